# Training the models: not part of the build, and not installed.  `make train CORPORA=folder` writes data/models/english.model and
# english.vectors from the treebanks, name corpora and word vectors in that folder (data/models/README.md, train/README.md).
EXTRA_PROGRAMS += %D%/train_engine %D%/train_sentences %D%/train_coref %D%/eval_names
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += %D%/README.md

train_libraries = src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm -lpthread
%C%_train_engine_SOURCES = %D%/train_engine.c %D%/conllu.c %D%/conllu.h %D%/examples.c %D%/examples.h %D%/network.c \
  %D%/network.h %D%/network_write.c %D%/nn.c %D%/nn.h %D%/random.c %D%/random.h %D%/write_model.c %D%/write_model.h
# the trainer's own arithmetic needs a processor of 2013 or later; its sums have a fixed order
%C%_train_engine_CFLAGS = $(AM_CFLAGS) -O3 -march=x86-64-v3 -fno-math-errno -fno-trapping-math
%C%_train_engine_LDADD = $(train_libraries)
%C%_train_sentences_SOURCES = %D%/train_sentences.c %D%/conllu.c %D%/conllu.h %D%/random.c %D%/random.h %D%/write_model.c \
  %D%/write_model.h
%C%_train_sentences_LDADD = $(train_libraries)
%C%_train_coref_SOURCES = %D%/train_coref.c %D%/random.c %D%/random.h %D%/write_model.c %D%/write_model.h
%C%_train_coref_CFLAGS = $(AM_CFLAGS) -O3 -march=x86-64-v3 -fno-math-errno -fno-trapping-math
%C%_train_coref_LDADD = src/libextract.a src/libcoref.a src/libtime.a $(train_libraries)
%C%_eval_names_SOURCES = %D%/eval_names.c
%C%_eval_names_LDADD = $(train_libraries)

TRAIN_WORK = train/work
train: train/train_engine$(EXEEXT) train/train_sentences$(EXEEXT) train/train_coref$(EXEEXT)
	@test -d "$(CORPORA)/parse" || { echo "usage: make train CORPORA=folder" >&2; exit 1; }
	@mkdir -p $(TRAIN_WORK)
	train/train_engine -x 10 -c $(TRAIN_WORK)/weights.1 "$(CORPORA)"
	train/train_engine -l $(TRAIN_WORK)/weights.1 -e 12 -F 0 -s 2 -w 1 -g 0.06 -c $(TRAIN_WORK)/weights.2 -o $(TRAIN_WORK) "$(CORPORA)"
	train/train_sentences -o $(TRAIN_WORK) $(srcdir)/data "$(CORPORA)"
	train/train_coref -o $(TRAIN_WORK) $(srcdir)/data "$(CORPORA)"
	cp $(TRAIN_WORK)/english.coref $(TRAIN_WORK)/english.sentences $(TRAIN_WORK)/english.model $(TRAIN_WORK)/english.vectors $(srcdir)/data/models/
clean-train:
	rm -rf $(TRAIN_WORK)
.PHONY: train clean-train
