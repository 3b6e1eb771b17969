src_libmodel_a_SOURCES = \
  %D%/clusters.c %D%/clusters.h %D%/lemma.c %D%/lemma.h %D%/lexicon.c %D%/lexicon.h %D%/linear.c %D%/linear.h \
  %D%/modelfile.c %D%/modelfile.h %D%/parse.c %D%/parse.h %D%/parse_int.h %D%/parse_state.c \
  %D%/retag.c %D%/retag.h %D%/tag.c %D%/tag.h %D%/tag_int.h
