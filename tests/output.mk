# tests of output: the writers; schema_check is for scripts that hold real output against docs/schemas
EXTRA_DIST += %D%/unit/memory_sink.h

check_PROGRAMS += %D%/schema_check
%C%_schema_check_SOURCES = %D%/schema_check.c %D%/unit/schema.c %D%/unit/schema.h
%C%_schema_check_LDADD = $(JANSSON_LIBS)

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_json %D%/unit/test_conllu %D%/unit/test_summary %D%/unit/test_report
TESTS += %D%/unit/test_json %D%/unit/test_conllu %D%/unit/test_summary %D%/unit/test_report
endif
output_test_libs = output/liboutput.a graph/libgraph.a src/libtext.a src/libbase.a $(JANSSON_LIBS) $(UTF8PROC_LIBS) \
  $(CUNIT_LIBS) -lm
%C%_unit_test_json_SOURCES = %D%/unit/test_json.c %D%/unit/schema.c %D%/unit/schema.h
%C%_unit_test_json_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_json_LDADD = $(output_test_libs)
%C%_unit_test_conllu_SOURCES = %D%/unit/test_conllu.c
%C%_unit_test_conllu_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_conllu_LDADD = $(output_test_libs)
%C%_unit_test_summary_SOURCES = %D%/unit/test_summary.c
%C%_unit_test_summary_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_summary_LDADD = $(output_test_libs)
%C%_unit_test_report_SOURCES = %D%/unit/test_report.c
%C%_unit_test_report_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_report_LDADD = $(output_test_libs)
