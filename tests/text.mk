# tests of src/text: readers, sentences and words
segment_cases = %D%/corpus/segment.test %D%/corpus/segment-wanted.test
TESTS += $(segment_cases)
XFAIL_TESTS += %D%/corpus/segment-wanted.test
EXTRA_DIST += $(segment_cases)
check_PROGRAMS += %D%/corpus/run_segment
%C%_corpus_run_segment_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/corpus
%C%_corpus_run_segment_LDADD = $(text_test_libs)

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_input %D%/unit/test_segment
TESTS += %D%/unit/test_input %D%/unit/test_segment
endif
text_test_libs = src/libtext.a src/libbase.a $(JANSSON_LIBS) $(XML_LIBS) $(UTF8PROC_LIBS) -lm
%C%_unit_test_input_SOURCES = %D%/unit/test_input.c
%C%_unit_test_input_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_input_LDADD = $(text_test_libs) $(CUNIT_LIBS)
%C%_unit_test_segment_SOURCES = %D%/unit/test_segment.c
%C%_unit_test_segment_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_segment_LDADD = $(text_test_libs) $(CUNIT_LIBS)

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_input_html
TESTS += %D%/unit/test_input_html
endif
%C%_unit_test_input_html_SOURCES = %D%/unit/test_input_html.c
%C%_unit_test_input_html_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_input_html_LDADD = $(text_test_libs) $(CUNIT_LIBS) -lpthread
