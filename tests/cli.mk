# Tests of the whole: the library's face, the command, what is installed.
EXTRA_DIST += %D%/lib.sh %D%/lsan.supp %D%/golden %D%/bad/run.sh %D%/slow/run.sh %D%/slow/merge.sh %D%/fuzz/README %D%/fuzz/corpus \
  %D%/fuzz/replay.sh %D%/fuzz/fuzz_document.c

dist_check_SCRIPTS = \
  %D%/cli/data_files.sh %D%/cli/entities.sh %D%/cli/gallery.sh %D%/cli/headers.sh %D%/cli/install.sh \
  %D%/cli/filters.sh %D%/cli/merge.sh %D%/cli/manual.sh %D%/cli/options.sh %D%/cli/parties.sh %D%/cli/same_bytes.sh
TESTS += $(dist_check_SCRIPTS) %D%/golden/run.sh %D%/bad/run.sh %D%/slow/run.sh %D%/slow/merge.sh %D%/fuzz/replay.sh

if HAVE_CUNIT
check_PROGRAMS += %D%/unit/test_library %D%/unit/test_known %D%/unit/test_alloc
TESTS += %D%/unit/test_library %D%/unit/test_known %D%/unit/test_alloc
endif
%C%_unit_test_known_SOURCES = %D%/unit/test_known.c
%C%_unit_test_known_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_known_LDADD = libdateline.a $(DATELINE_LIBS) $(CUNIT_LIBS)
%C%_unit_test_library_SOURCES = %D%/unit/test_library.c
%C%_unit_test_library_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
%C%_unit_test_library_LDADD = libdateline.a $(DATELINE_LIBS) $(CUNIT_LIBS)
%C%_unit_test_alloc_SOURCES = %D%/unit/test_alloc.c
%C%_unit_test_alloc_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS) $(WRAP_CPPFLAGS)
%C%_unit_test_alloc_LDFLAGS = $(AM_LDFLAGS) $(WRAP_LDFLAGS)
%C%_unit_test_alloc_LDADD = libdateline.a $(DATELINE_LIBS) $(CUNIT_LIBS)

check_PROGRAMS += %D%/slow/merge_many
%C%_slow_merge_many_SOURCES = %D%/slow/merge_many.c
%C%_slow_merge_many_LDADD = graph/libgraph.a src/libtext.a src/libbase.a $(UTF8PROC_LIBS)

check_PROGRAMS += %D%/fuzz/replay_document
%C%_fuzz_replay_document_SOURCES = %D%/fuzz/replay_main.c %D%/fuzz/fuzz_document.c %D%/fuzz/invariants.c %D%/fuzz/invariants.h
%C%_fuzz_replay_document_LDADD = libdateline.a $(DATELINE_LIBS)

if FUZZERS
EXTRA_PROGRAMS += %D%/fuzz/fuzz_document
endif
%C%_fuzz_fuzz_document_SOURCES = %D%/fuzz/fuzz_document.c %D%/fuzz/invariants.c %D%/fuzz/invariants.h
%C%_fuzz_fuzz_document_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_fuzz_fuzz_document_LDADD = libdateline.a $(DATELINE_LIBS)
