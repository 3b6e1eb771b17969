# Stories, and what Dateline makes of them (samples/gallery: kept in the tree, compared by tests/cli/gallery.sh).
sample_stories = \
  %D%/briefs.ndjson %D%/charles-taylor-trial.txt %D%/colombia-peace.txt %D%/good-friday-agreement.txt \
  %D%/haiti-earthquake.txt %D%/malta-summit.txt %D%/nepal-earthquake.html %D%/south-africa-election.txt \
  %D%/syria-talks.txt %D%/ukraine-invasion.txt
EXTRA_DIST += $(sample_stories) %D%/README.md %D%/gallery

# For people who work from make; ARTICLE=, DATE= and OUT= choose the story, its date and the folder of the results:
#     make graph ARTICLE=story.txt DATE=2016-09-05 OUT=results
outputs = '$(srcdir)/scripts/outputs' ./dateline$(EXEEXT) '$(srcdir)'
graph timeline diagrams: dateline$(EXEEXT) data-link
	@$(outputs) $@

# All samples, into GALLERY=, else into `gallery` of the build folder; update-gallery puts them into the source tree.
samples: dateline$(EXEEXT) data-link
	@$(outputs) samples
update-gallery: dateline$(EXEEXT) data-link
	@GALLERY='$(srcdir)/samples/gallery' $(outputs) samples
clean-gallery:
	@rm -rf gallery
.PHONY: graph timeline diagrams samples update-gallery clean-gallery
