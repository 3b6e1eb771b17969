# tests of src/model: model files, tags and trees
if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_parse
TESTS += %D%/unit/test_parse
endif
%C%_unit_test_parse_SOURCES = %D%/unit/test_parse.c
%C%_unit_test_parse_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_parse_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) \
  $(CUNIT_LIBS) -lm
