src_libextract_a_SOURCES = %D%/clause.c %D%/confidence.c %D%/context.c %D%/context.h %D%/corefer.c %D%/dating.c %D%/doubles.c \
  %D%/entities.c %D%/event_write.c %D%/events.c %D%/extract.c %D%/extract.h %D%/extract_int.h %D%/gather.c %D%/gather.h %D%/gazetteer.c %D%/gazetteer.h %D%/headline.c \
  %D%/homonym.c %D%/known_names.c %D%/link.c %D%/match.c %D%/match.h %D%/modality.c %D%/names.c %D%/normalise.c %D%/noun_events.c %D%/party.c \
  %D%/patterns.c %D%/patterns.h %D%/people.c %D%/pronoun.c %D%/quantity.c %D%/refer.c %D%/repair.c %D%/repair.h %D%/repair_argument.c %D%/repair_phrase.c \
  %D%/repair_verb.c %D%/roles.c %D%/strikes.c %D%/ties.c %D%/tree.c
