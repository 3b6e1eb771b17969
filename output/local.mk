noinst_LIBRARIES += %D%/liboutput.a
%C%_liboutput_a_SOURCES = %D%/write.h %D%/sink.c %D%/sink.h %D%/json.c %D%/json.h %D%/annotation_json.c %D%/annotation_conllu.c \
  %D%/timeline_json.c %D%/graph_json.c %D%/dot.c %D%/picture.c %D%/summary.c %D%/merge_report.c
