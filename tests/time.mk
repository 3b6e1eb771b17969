# tests of src/time: one-line cases
time_cases = %D%/corpus/times.test %D%/corpus/times-wanted.test
TESTS += $(time_cases)
XFAIL_TESTS += %D%/corpus/times-wanted.test
EXTRA_DIST += $(time_cases)
check_PROGRAMS += %D%/corpus/run_times
%C%_corpus_run_times_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/corpus
%C%_corpus_run_times_LDADD = src/libtime.a src/libmodel.a src/libtext.a src/libbase.a $(JANSSON_LIBS) $(XML_LIBS) \
  $(UTF8PROC_LIBS) -lm
