src_libcoref_a_SOURCES = %D%/coref.h %D%/coref_int.h %D%/facets.c %D%/features.c %D%/interview.c %D%/mentions.c %D%/pronouns.c %D%/rank.c
src_libcoref_a_CFLAGS = $(AM_CFLAGS) -O3
