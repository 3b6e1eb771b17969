# tests of src/base
if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_base %D%/unit/test_utf8 %D%/unit/test_calendar
TESTS += %D%/unit/test_base %D%/unit/test_utf8 %D%/unit/test_calendar
endif
%C%_unit_test_base_SOURCES = %D%/unit/test_base.c
%C%_unit_test_base_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_base_LDADD = src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
%C%_unit_test_utf8_SOURCES = %D%/unit/test_utf8.c
%C%_unit_test_utf8_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_utf8_LDADD = src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
%C%_unit_test_calendar_SOURCES = %D%/unit/test_calendar.c
%C%_unit_test_calendar_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_calendar_LDADD = src/libbase.a $(CUNIT_LIBS)
