# Manual, JSON Schemas and the pages on how each part works.
dist_man_MANS = %D%/dateline.1
EXTRA_DIST += %D%/schemas %D%/example.c %D%/entities.md %D%/times.md %D%/diagrams.md %D%/events.md %D%/formats.md %D%/merging.md
