# Tests, a fragment a layer.  A unit test links its layer and those below it, no more, so an upward call does not link.
# Every test prints as its last line `N passed, N failed`; .ci/run adds these lines up.
AM_TESTS_ENVIRONMENT = DATELINE_DATA='$(abs_top_srcdir)/data'; DATELINE_SOURCE='$(abs_top_srcdir)'; \
  DATELINE_BUILD='$(abs_top_builddir)'; DATELINE_CC='$(CC) $(SAN_FLAGS)'; \
  LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0'; \
  export DATELINE_DATA DATELINE_SOURCE DATELINE_BUILD DATELINE_CC LSAN_OPTIONS;
TEST_EXTENSIONS = .test .sh
SH_LOG_COMPILER = $(SHELL)
TEST_LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/corpus/run.sh
EXTRA_DIST += %D%/unit/model_file.h %D%/unit/model_test.h %D%/unit/unit.h %D%/corpus/corpus.h %D%/corpus/run.sh

include tests/base.mk
include tests/data.mk
include tests/text.mk
include tests/model.mk
include tests/time.mk
include tests/extract.mk
include tests/graph.mk
include tests/draw.mk
include tests/output.mk
include tests/cli.mk
include tests/eval.mk
