# The command: above everything, and alone in talking to the user.
bin_PROGRAMS += dateline
dateline_SOURCES = \
  %D%/main.c %D%/options.c %D%/options.h %D%/select.c %D%/select.h %D%/run.c %D%/run.h %D%/files.c %D%/files.h %D%/talk.c %D%/talk.h \
  %D%/progress.c %D%/annotate.c %D%/graph.c %D%/timeline.c %D%/summary.c
dateline_LDADD = libdateline.a $(DATELINE_LIBS)
