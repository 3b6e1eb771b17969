# sources of the layer src/time
src_libtime_a_SOURCES = %D%/timex.c %D%/timex.h %D%/time_int.h %D%/number_word.h %D%/dateline.c %D%/holiday.c %D%/item.c %D%/match.c %D%/resolve.c %D%/survey.c %D%/tense.c %D%/words.c \
  %D%/family_clock.c %D%/family_date.c %D%/family_duration.c %D%/family_modified.c \
  %D%/family_numeric.c %D%/family_period.c %D%/family_range.c %D%/family_year.c \
  %D%/family_relative.c %D%/family_set.c
