# tests of graph: merging
EXTRA_DIST += %D%/unit/story.h

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_kg %D%/unit/test_merge %D%/unit/test_filter
TESTS += %D%/unit/test_kg %D%/unit/test_merge %D%/unit/test_filter
endif
%C%_unit_test_kg_SOURCES = %D%/unit/test_kg.c
%C%_unit_test_kg_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_kg_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
%C%_unit_test_merge_SOURCES = %D%/unit/test_merge.c
%C%_unit_test_merge_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_merge_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
%C%_unit_test_filter_SOURCES = %D%/unit/test_filter.c
%C%_unit_test_filter_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_filter_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
