# tests of extraction and coreference: one-line cases, and the example of every pattern
extract_cases = %D%/corpus/entities-wanted.test %D%/corpus/entities.test %D%/corpus/events-quantities.test %D%/corpus/events-wanted.test %D%/corpus/events.test %D%/corpus/examples.test
TESTS += $(extract_cases) %D%/corpus/event_examples.sh
XFAIL_TESTS += %D%/corpus/entities-wanted.test %D%/corpus/events-wanted.test
EXTRA_DIST += $(extract_cases) %D%/corpus/event_examples.sh
check_PROGRAMS += %D%/corpus/run_extract %D%/corpus/run_examples
%C%_corpus_run_extract_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/corpus
%C%_corpus_run_extract_LDADD = src/libextract.a src/libcoref.a src/libtime.a src/libmodel.a src/libtext.a src/libbase.a $(DATELINE_LIBS)
%C%_corpus_run_examples_LDADD = $(%C%_corpus_run_extract_LDADD)
if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_coref
TESTS += %D%/unit/test_coref
endif
%C%_unit_test_coref_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_coref_LDADD = $(%C%_corpus_run_extract_LDADD) $(CUNIT_LIBS)
