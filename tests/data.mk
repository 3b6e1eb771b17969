# tests of data: every table, every row
if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_tables
TESTS += %D%/unit/test_tables
%C%_unit_test_tables_SOURCES = %D%/unit/test_tables.c
%C%_unit_test_tables_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_tables_LDADD = src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
endif
