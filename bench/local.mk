# Side by side with other programs; see README.md here.  Never needed to build or run: the commands fetch those programs into the
# build folder, and want python3, a JDK and Maven.
EXTRA_DIST += %D%/README.md %D%/common.py %D%/fetch.sh %D%/setup.sh %D%/java/Lines.java %D%/java/RunCoreNlp.java %D%/java/RunHeidelTime.java \
  %D%/java/RunSuTime.java %D%/language/compare.py %D%/language/convert.py %D%/language/run.sh %D%/language/run_spacy.py \
  %D%/time/compare.py %D%/time/run.sh
EXTRA_PROGRAMS += %D%/time/layer
%C%_time_layer_SOURCES = %D%/time/layer.c
%C%_time_layer_LDADD = libdateline.a $(DATELINE_LIBS)

bench-language: dateline$(EXEEXT) data-link
	@CORPORA="$${CORPORA:-$(top_srcdir)/../shared/corpora}" $(SHELL) $(srcdir)/%D%/language/run.sh
bench-time: dateline$(EXEEXT) data-link %D%/time/layer$(EXEEXT)
	@CORPORA="$${CORPORA:-$(top_srcdir)/../shared/corpora}" $(SHELL) $(srcdir)/%D%/time/run.sh
clean-bench:
	rm -rf $(abs_builddir)/%D%/tools
.PHONY: bench-language bench-time clean-bench
