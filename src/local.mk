# The layers, each a convenience library that sees only those above it in this list.
noinst_LIBRARIES += %D%/libbase.a %D%/libtext.a %D%/libmodel.a %D%/libtime.a %D%/libcoref.a %D%/libextract.a

%C%_libbase_a_SOURCES = \
  %D%/base/arena.c %D%/base/arena.h %D%/base/calendar.c %D%/base/calendar.h %D%/base/err.c %D%/base/err.h \
  %D%/base/strmap.c %D%/base/strmap.h %D%/base/table.c %D%/base/table.h %D%/base/textbuf.c %D%/base/textbuf.h \
  %D%/base/utf8.c %D%/base/utf8.h

%C%_libtext_a_SOURCES = %D%/text/doc.c %D%/text/doc.h
include src/text/local.mk
include src/model/local.mk
include src/time/local.mk
include src/coref/local.mk
include src/extract/local.mk

# The library that is installed: every layer, the graph and the writers under one public header.
lib_LIBRARIES += libdateline.a
include_HEADERS += %D%/dateline.h
libdateline_a_SOURCES = %D%/dateline.c %D%/dateline.h %D%/dateline_int.h \
  $(src_libbase_a_SOURCES) $(src_libtext_a_SOURCES) $(src_libmodel_a_SOURCES) $(src_libtime_a_SOURCES) $(src_libcoref_a_SOURCES) \
  $(src_libextract_a_SOURCES) $(graph_libgraph_a_SOURCES) $(output_liboutput_a_SOURCES)

include src/cli/local.mk
