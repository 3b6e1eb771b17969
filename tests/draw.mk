# tests of drawing: graph/draw.c, graph/draw_text.c, graph/layout.c
EXTRA_DIST += %D%/unit/draw_sample.h %D%/lsan.supp
if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_draw %D%/unit/test_layout
TESTS += %D%/unit/test_draw %D%/unit/test_layout
%C%_unit_test_draw_SOURCES = %D%/unit/test_draw.c
%C%_unit_test_draw_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_draw_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(CUNIT_LIBS) $(GVC_LIBS) $(CGRAPH_LIBS) \
  $(UTF8PROC_LIBS)
%C%_unit_test_layout_SOURCES = %D%/unit/test_layout.c
%C%_unit_test_layout_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_layout_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(CUNIT_LIBS) $(GVC_LIBS) $(CGRAPH_LIBS) \
  $(XML_LIBS) $(UTF8PROC_LIBS)
endif
