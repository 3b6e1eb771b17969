# tests of src/model: model files, tags, trees and names
if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_parse %D%/unit/test_engine %D%/unit/test_lemma %D%/unit/test_sentences
TESTS += %D%/unit/test_parse %D%/unit/test_engine %D%/unit/test_lemma %D%/unit/test_sentences
endif
model_test_libraries = src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) \
  $(CUNIT_LIBS) -lm
%C%_unit_test_parse_SOURCES = %D%/unit/test_parse.c
%C%_unit_test_parse_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_parse_LDADD = $(model_test_libraries)
%C%_unit_test_lemma_SOURCES = %D%/unit/test_lemma.c
%C%_unit_test_lemma_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_lemma_LDADD = $(model_test_libraries) -lpthread
%C%_unit_test_engine_SOURCES = %D%/unit/test_engine.c
%C%_unit_test_engine_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_engine_LDADD = $(model_test_libraries) -lpthread
%C%_unit_test_sentences_SOURCES = %D%/unit/test_sentences.c
%C%_unit_test_sentences_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_sentences_LDADD = $(model_test_libraries)
