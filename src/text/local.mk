# sources of the layer src/text
src_libtext_a_SOURCES += \
  %D%/input.c %D%/input.h %D%/input_int.h %D%/input_date.c %D%/input_txt.c %D%/input_ndjson.c %D%/input_html.c \
  %D%/html_int.h %D%/html_meta.c %D%/html_page.c %D%/html_text.c %D%/html_words.c \
  %D%/input_conllu.c %D%/known.c %D%/known.h %D%/segment.c %D%/segment.h %D%/segment_int.h %D%/segment_lines.c %D%/segment_tokens.c \
  %D%/segment_sentences.c %D%/segment_words.c %D%/spelling.c %D%/spelling.h
