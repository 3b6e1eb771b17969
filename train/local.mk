# Training the models: not part of the build, and not installed.  `make train CORPORA=folder` writes data/models/english.model and
# english.vectors from the treebanks, name corpora and word vectors in that folder (data/models/README.md, train/README.md).
EXTRA_PROGRAMS += %D%/train_engine %D%/eval_names
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += %D%/README.md

train_libraries = src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm -lpthread
%C%_train_engine_SOURCES = %D%/train_engine.c %D%/conllu.c %D%/conllu.h %D%/examples.c %D%/examples.h %D%/network.c \
  %D%/network.h %D%/network_write.c %D%/nn.c %D%/nn.h %D%/random.c %D%/random.h %D%/write_model.c %D%/write_model.h
# the trainer's own arithmetic needs a processor of 2013 or later; its sums have a fixed order
%C%_train_engine_CFLAGS = $(AM_CFLAGS) -O3 -march=x86-64-v3 -fno-math-errno -fno-trapping-math
%C%_train_engine_LDADD = $(train_libraries)
%C%_eval_names_SOURCES = %D%/eval_names.c
%C%_eval_names_LDADD = $(train_libraries)

TRAIN_WORK = train/work
TRAIN_EPOCHS = 30
train: train/train_engine$(EXEEXT)
	@test -d "$(CORPORA)/parse" || { echo "usage: make train CORPORA=folder" >&2; exit 1; }
	@mkdir -p $(TRAIN_WORK)
	train/train_engine -e $(TRAIN_EPOCHS) -c $(TRAIN_WORK)/weights -o $(TRAIN_WORK) "$(CORPORA)"
	cp $(TRAIN_WORK)/english.model $(TRAIN_WORK)/english.vectors $(srcdir)/data/models/
clean-train:
	rm -rf $(TRAIN_WORK)
.PHONY: train clean-train
