# tests of graph: merging
EXTRA_DIST += %D%/unit/story.h

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_kg
TESTS += %D%/unit/test_kg
endif
%C%_unit_test_kg_SOURCES = %D%/unit/test_kg.c
%C%_unit_test_kg_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_kg_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(UTF8PROC_LIBS) $(CUNIT_LIBS)
