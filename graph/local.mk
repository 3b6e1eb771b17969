# sources of the layer graph: merging documents, what is drawn, layout
noinst_LIBRARIES += %D%/libgraph.a
%C%_libgraph_a_SOURCES = %D%/kg.c %D%/kg.h %D%/kg_int.h %D%/kg_names.c %D%/kg_names.h \
  %D%/kg_same.c %D%/kg_same_int.h %D%/kg_namesakes.c %D%/kg_family.c %D%/kg_acronyms.c %D%/kg_told.c \
  %D%/kg_user.c %D%/kg_nodes.c %D%/kg_facts.c %D%/kg_score.c %D%/kg_filter.c %D%/kg_filter.h \
  %D%/draw.c %D%/draw.h %D%/draw_ids.c \
  %D%/draw_ids.h %D%/draw_text.c %D%/draw_text.h %D%/layout.c %D%/layout.h
