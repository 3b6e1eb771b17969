# The tables (reviewed text, each with source and licence at its head) and the trained models, as they are installed.
# tests/cli/data_files.sh tells when a file is missing here.
data_tables = \
  %D%/control.tsv %D%/countries.tsv %D%/events.tsv %D%/given_names.tsv %D%/groups.tsv %D%/leaders.tsv %D%/lexicon.tsv \
  %D%/name_heads.tsv %D%/name_particles.tsv %D%/nominals.tsv %D%/office_modifiers.tsv %D%/offices.tsv %D%/organizations.tsv %D%/places.tsv \
  %D%/parties.tsv %D%/reporting.tsv
data_models = %D%/models/english.coref %D%/models/english.model %D%/models/english.sentences %D%/models/english.vectors

dist_pkgdata_DATA = $(data_tables)
modeldir = $(pkgdatadir)/models
dist_model_DATA = $(data_models)
EXTRA_DIST += %D%/README.md %D%/models/README.md %D%/derive

# The program finds the tables beside itself, in the build folder as well: a link if that is not the source folder.
data-link:
	@test -e data || $(LN_S) $(abs_top_srcdir)/data data
data-unlink:
	@if test -h data; then rm -f data; fi
.PHONY: data-link data-unlink
