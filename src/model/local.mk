src_libmodel_a_SOURCES = \
  %D%/engine.c %D%/engine.h %D%/engine_int.h %D%/engine_open.h %D%/engine_read.c %D%/features.c %D%/features.h \
  %D%/kernel.c %D%/kernel.h %D%/kernel_body.h %D%/lemma.c %D%/lemma.h %D%/lexicon.c %D%/lexicon.h \
  %D%/modelfile.c %D%/modelfile.h %D%/spanning_tree.c %D%/spanning_tree.h
