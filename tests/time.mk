# tests of src/time
time_test_libs = src/libtime.a src/libmodel.a src/libtext.a src/libbase.a $(JANSSON_LIBS) $(XML_LIBS) $(UTF8PROC_LIBS) -lm
time_cases = %D%/corpus/times.test %D%/corpus/times-traps.test %D%/corpus/times-wanted.test
TESTS += $(time_cases)
XFAIL_TESTS += %D%/corpus/times-wanted.test
EXTRA_DIST += $(time_cases)
EXTRA_DIST += %D%/corpus/time_examples.sh
TESTS += %D%/corpus/time_examples.sh
check_PROGRAMS += %D%/corpus/run_times
%C%_corpus_run_times_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/corpus
%C%_corpus_run_times_LDADD = $(time_test_libs)

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_time
TESTS += %D%/unit/test_time
endif
%C%_unit_test_time_SOURCES = %D%/unit/test_time.c
%C%_unit_test_time_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_time_LDADD = $(time_test_libs) $(CUNIT_LIBS)
