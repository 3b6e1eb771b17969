# Training the models: not part of the build, and not installed.  `make train CORPORA=folder` writes data/models/english.model from
# the treebanks and word vectors in that folder (data/models/README.md); about a quarter of an hour, one core.
EXTRA_PROGRAMS += %D%/train_tagger %D%/train_parser %D%/cluster_words
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += %D%/jackknife.sh

train_common = %D%/conllu.c %D%/conllu.h %D%/tables.c %D%/tables.h %D%/weights.c %D%/weights.h %D%/write_model.c \
  %D%/write_model.h
train_libraries = src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
%C%_train_tagger_SOURCES = %D%/train_tagger.c $(train_common)
%C%_train_tagger_LDADD = $(train_libraries)
%C%_train_parser_SOURCES = %D%/train_parser.c $(train_common)
%C%_train_parser_LDADD = $(train_libraries)
%C%_cluster_words_SOURCES = %D%/cluster_words.c
%C%_cluster_words_LDADD = -lm

TRAIN_WORK = train/work
train: train/train_tagger$(EXEEXT) train/train_parser$(EXEEXT) train/cluster_words$(EXEEXT)
	@test -d "$(CORPORA)/parse" || { echo "usage: make train CORPORA=folder" >&2; exit 1; }
	@mkdir -p $(TRAIN_WORK)
	gzip -dc "$(CORPORA)/clusters/glove-100d-top100k.tsv.gz" | train/cluster_words > $(TRAIN_WORK)/clusters.tsv
	$(SHELL) $(srcdir)/train/jackknife.sh "$(CORPORA)" $(TRAIN_WORK)/folds
	train/train_tagger -c $(TRAIN_WORK)/clusters.tsv -t $(TRAIN_WORK)/folds -d $(srcdir)/data -o $(TRAIN_WORK)/tagger.model \
	  -j $(TRAIN_WORK)/train.tags "$(CORPORA)"
	train/train_parser -t $(TRAIN_WORK)/tagger.model -j $(TRAIN_WORK)/train.tags -d $(srcdir)/data \
	  -o $(TRAIN_WORK)/english.model "$(CORPORA)"
	cp $(TRAIN_WORK)/english.model $(srcdir)/data/models/english.model
clean-train:
	rm -rf $(TRAIN_WORK)
.PHONY: train clean-train
