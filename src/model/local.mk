src_libmodel_a_SOURCES = \
  %D%/engine.c %D%/engine.h %D%/engine_int.h %D%/engine_open.h %D%/engine_read.c %D%/feats.c %D%/feats.h \
  %D%/features.c %D%/features.h %D%/irregular.c %D%/irregular.h \
  %D%/kernel.c %D%/kernel.h %D%/kernel_body.h %D%/lemma.c %D%/lemma.h %D%/lexicon.c %D%/lexicon.h \
  %D%/mend_tree.c %D%/mend_tree.h %D%/modelfile.c %D%/modelfile.h %D%/names_agree.c %D%/names_agree.h \
  %D%/sentence_gaps.c %D%/sentences.c %D%/sentences.h %D%/sentences_int.h \
  %D%/spanning_tree.c %D%/spanning_tree.h
