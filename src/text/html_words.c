/* html_words.c - the tags, and the words in class names and paragraphs that tell what is not the article
 *
 * A class name is cut into words at signs and at capitals ("story__relatedLinks": story, related, links); a word or two
 * neighbours together are looked up whole, so that "headline" has no "ad" in it and "shared" is not "share". All lists
 * are in the order of bsearch (a unit test checks it). */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/html_int.h"

struct entry {
	const char *word;
	uint32_t flags;
	enum html_tag tag;
};

#define BLOCK HTML_BLOCK
#define GONE HTML_GONE
#define BESIDE (HTML_BLOCK | HTML_BESIDE)
#define PARAGRAPH (HTML_BLOCK | HTML_PARAGRAPH)
#define HEADING (HTML_BLOCK | HTML_PARAGRAPH | HTML_IN_HEADING)
#define MARKED (HTML_BLOCK | HTML_WHOLE | HTML_MARKED | HTML_IN_MARKED)
#define WHOLE (HTML_BLOCK | HTML_WHOLE)

static const struct entry tags[] = {
	{ "a", HTML_IN_LINK, TAG_OTHER }, { "address", BLOCK, TAG_OTHER }, { "applet", GONE, TAG_OTHER },
	{ "article", MARKED, TAG_ARTICLE }, { "aside", BESIDE, TAG_OTHER }, { "audio", GONE, TAG_OTHER },
	{ "blockquote", PARAGRAPH, TAG_OTHER }, { "body", WHOLE, TAG_OTHER }, { "br", 0, TAG_BR },
	{ "button", GONE, TAG_OTHER }, { "canvas", GONE, TAG_OTHER }, { "caption", PARAGRAPH, TAG_OTHER },
	{ "center", BLOCK, TAG_OTHER }, { "datalist", GONE, TAG_OTHER }, { "dd", PARAGRAPH, TAG_OTHER },
	{ "del", GONE, TAG_OTHER }, { "details", BLOCK, TAG_OTHER }, { "dialog", BLOCK | GONE, TAG_OTHER },
	{ "dir", PARAGRAPH, TAG_OTHER }, { "div", BLOCK, TAG_OTHER }, { "dl", PARAGRAPH, TAG_OTHER },
	{ "dt", PARAGRAPH, TAG_OTHER }, { "embed", GONE, TAG_OTHER }, { "fieldset", BLOCK, TAG_OTHER },
	{ "figcaption", BLOCK | GONE, TAG_OTHER }, { "figure", BLOCK | HTML_FIGURE, TAG_OTHER },
	{ "footer", BESIDE, TAG_OTHER }, { "form", BESIDE, TAG_OTHER }, { "frameset", GONE, TAG_OTHER },
	{ "h1", HEADING, TAG_H1 }, { "h2", HEADING, TAG_H2 }, { "h3", HEADING, TAG_H3 }, { "h4", HEADING, TAG_H4 },
	{ "h5", HEADING, TAG_H5 }, { "h6", HEADING, TAG_H6 }, { "head", BLOCK, TAG_OTHER },
	{ "header", BLOCK | HTML_IN_HEADER, TAG_OTHER }, { "hgroup", BLOCK | HTML_IN_HEADER, TAG_OTHER },
	{ "hr", PARAGRAPH, TAG_OTHER }, { "html", WHOLE, TAG_OTHER }, { "iframe", GONE, TAG_OTHER },
	{ "input", GONE, TAG_OTHER }, { "label", GONE, TAG_OTHER }, { "legend", GONE, TAG_OTHER },
	{ "li", PARAGRAPH, TAG_OTHER }, { "link", 0, TAG_LINK }, { "main", MARKED, TAG_MAIN },
	{ "map", GONE, TAG_OTHER }, { "math", GONE, TAG_OTHER }, { "menu", PARAGRAPH, TAG_OTHER },
	{ "meta", 0, TAG_META }, { "nav", BLOCK | GONE, TAG_OTHER }, { "noembed", GONE, TAG_OTHER },
	{ "noframes", BLOCK, TAG_OTHER }, { "noscript", GONE, TAG_OTHER }, { "object", GONE, TAG_OTHER },
	{ "ol", PARAGRAPH, TAG_OTHER }, { "optgroup", GONE, TAG_OTHER }, { "option", GONE, TAG_OTHER },
	{ "p", PARAGRAPH, TAG_OTHER }, { "picture", GONE, TAG_OTHER }, { "pre", PARAGRAPH | HTML_IN_PRE, TAG_PRE },
	{ "q", 0, TAG_Q }, { "rp", GONE, TAG_OTHER }, { "rt", GONE, TAG_OTHER }, { "script", GONE, TAG_SCRIPT },
	{ "section", BLOCK, TAG_OTHER }, { "select", GONE, TAG_OTHER }, { "style", GONE, TAG_OTHER },
	{ "summary", PARAGRAPH, TAG_OTHER }, { "svg", GONE, TAG_OTHER }, { "table", BLOCK, TAG_TABLE },
	{ "tbody", BLOCK, TAG_OTHER }, { "td", BLOCK, TAG_OTHER }, { "template", GONE, TAG_OTHER },
	{ "textarea", GONE, TAG_OTHER }, { "tfoot", BLOCK, TAG_OTHER }, { "th", BLOCK, TAG_OTHER },
	{ "thead", BLOCK, TAG_OTHER }, { "time", 0, TAG_TIME }, { "title", GONE, TAG_TITLE },
	{ "tr", BLOCK, TAG_OTHER }, { "ul", PARAGRAPH, TAG_OTHER }, { "video", GONE, TAG_OTHER },
	{ "xmp", PARAGRAPH | HTML_IN_PRE, TAG_PRE }
};

#undef BESIDE
#define BESIDE HTML_BESIDE
#define COMMENTS HTML_COMMENTS
#define BYLINE HTML_BYLINE
#define DATE (HTML_BYLINE | HTML_DATE)

static const struct entry class_words[] = {
	{ "ad", BESIDE, 0 }, { "addthis", BESIDE, 0 }, { "ads", BESIDE, 0 }, { "adsbygoogle", BESIDE, 0 },
	{ "adsense", BESIDE, 0 }, { "advert", BESIDE, 0 }, { "advertisement", BESIDE, 0 },
	{ "advertising", BESIDE, 0 }, { "adverts", BESIDE, 0 }, { "also-like", BESIDE, 0 },
	{ "also-read", BESIDE, 0 }, { "author", BYLINE, 0 }, { "authors", BYLINE, 0 }, { "banner", BESIDE, 0 },
	{ "breadcrumb", BESIDE, 0 }, { "breadcrumbs", BESIDE, 0 }, { "byline", BYLINE, 0 },
	{ "bylines", BYLINE, 0 }, { "caption", BESIDE, 0 }, { "captions", BESIDE, 0 }, { "comment", BESIDE, 0 },
	{ "commentlist", COMMENTS, 0 }, { "comments", COMMENTS, 0 }, { "consent", BESIDE, 0 },
	{ "cookie", BESIDE, 0 }, { "cookies", BESIDE, 0 }, { "copyright", BESIDE, 0 }, { "credit", BESIDE, 0 },
	{ "credits", BESIDE, 0 }, { "date", DATE, 0 }, { "datetime", DATE, 0 }, { "disqus", COMMENTS, 0 },
	{ "footer", BESIDE, 0 }, { "gdpr", BESIDE, 0 }, { "hidden", GONE, 0 }, { "links-block", BESIDE, 0 },
	{ "masthead", BESIDE, 0 }, { "menu", BESIDE, 0 }, { "meta", BYLINE, 0 }, { "modal", BESIDE, 0 },
	{ "more-from", BESIDE, 0 }, { "more-news", BESIDE, 0 }, { "more-on", BESIDE, 0 },
	{ "more-stories", BESIDE, 0 }, { "most-popular", BESIDE, 0 }, { "most-read", BESIDE, 0 },
	{ "most-viewed", BESIDE, 0 }, { "nav", BESIDE, 0 }, { "navbar", BESIDE, 0 }, { "navigation", BESIDE, 0 },
	{ "newsletter", BESIDE, 0 }, { "newsletters", BESIDE, 0 }, { "outbrain", BESIDE, 0 },
	{ "popular", BESIDE, 0 }, { "popup", BESIDE, 0 }, { "posted-on", DATE, 0 }, { "print-only", GONE, 0 },
	{ "promo", BESIDE, 0 }, { "promos", BESIDE, 0 }, { "promotion", BESIDE, 0 }, { "pubdate", DATE, 0 },
	{ "published", DATE, 0 }, { "pull-quote", BESIDE, 0 }, { "pullquote", BESIDE, 0 },
	{ "read-more", BESIDE, 0 }, { "read-next", BESIDE, 0 }, { "read-time", BYLINE, 0 },
	{ "reader-text", GONE, 0 }, { "readmore", BESIDE, 0 }, { "recirc", BESIDE, 0 },
	{ "recirculation", BESIDE, 0 }, { "recommendations", BESIDE, 0 }, { "recommended", BESIDE, 0 },
	{ "related", BESIDE, 0 }, { "see-also", BESIDE, 0 }, { "share", BESIDE, 0 }, { "sharebar", BESIDE, 0 },
	{ "sharedaddy", BESIDE, 0 }, { "sharethis", BESIDE, 0 }, { "sharing", BESIDE, 0 }, { "sidebar", BESIDE, 0 },
	{ "sign-up", BESIDE, 0 }, { "signup", BESIDE, 0 }, { "social", BESIDE, 0 }, { "sponsor", BESIDE, 0 },
	{ "sponsored", BESIDE, 0 }, { "sr-only", GONE, 0 }, { "subscribe", BESIDE, 0 }, { "taboola", BESIDE, 0 },
	{ "tag-list", BESIDE, 0 }, { "taglist", BESIDE, 0 }, { "tags", BESIDE, 0 }, { "timestamp", DATE, 0 },
	{ "toolbar", BESIDE, 0 }, { "topic-list", BESIDE, 0 }, { "trending", BESIDE, 0 }, { "up-next", BESIDE, 0 },
	{ "wp-caption", BESIDE, 0 }
};

/* A word before that turns the next one round: "has-sidebar". */
static const char *const negations[] = { "exclude", "has", "hide", "no", "non", "not", "with", "without" };

static const struct entry roles[] = {
	{ "banner", HTML_IN_HEADER, 0 }, { "complementary", BESIDE, 0 }, { "contentinfo", BESIDE, 0 },
	{ "dialog", GONE, 0 }, { "form", BESIDE, 0 }, { "main", HTML_MARKED | HTML_IN_MARKED | HTML_WHOLE, 0 },
	{ "menu", GONE, 0 }, { "menubar", GONE, 0 }, { "navigation", GONE, 0 }, { "search", GONE, 0 },
	{ "toolbar", GONE, 0 }
};

/* Whole paragraphs, letters and digits only */
static const char *const labels[] = {
	"ad", "ad feedback", "advertisement", "advertisement continue reading the main story",
	"article continues below", "article continues below this ad", "click here", "close", "comments",
	"continue reading", "continue reading the main story", "copy link", "email", "facebook", "follow us",
	"getty images", "image caption", "image source", "listen", "loading", "media caption", "more",
	"more on this story", "most popular", "most read", "next", "previous", "print", "read more", "recommended",
	"related", "related articles", "related content", "related coverage", "related news", "related stories",
	"related topics", "save", "scroll down", "see also", "share", "share article", "share this",
	"share this article", "share this page", "share this story", "skip advertisement", "sponsored",
	"story continues below", "story continues below advertisement", "subscribe", "tags", "top stories",
	"topics", "trending", "tweet", "twitter", "view comments", "watch", "whatsapp", "you may also like",
	"you might also like"
};

#define NR(list) (sizeof (list) / sizeof *(list))

static int by_word(const void *key, const void *element)
{
	return strcmp(key, ((const struct entry *)element)->word);
}

static int by_string(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

#define FIND(key, list) bsearch((key), (list), NR(list), sizeof *(list), by_word)
#define IS_IN(key, list) (bsearch((key), (list), NR(list), sizeof *(list), by_string) != NULL)

uint32_t html_tag_flags(const char *name, enum html_tag *tag)
{
	const struct entry *found = FIND(name, tags);

	*tag = found ? found->tag : TAG_OTHER;
	if (!found && strchr(name, '-'))        /* <amp-ad> */
		return html_class_flags(name) & HTML_BESIDE;
	return found ? found->flags : 0;
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_word(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
}

uint32_t html_class_flags(const char *s)
{
	enum { WORD_BYTES = 24, CLASS_BYTES = 1024 };
	char pair[2 * WORD_BYTES] = "", word[WORD_BYTES];
	const char *end = s + strnlen(s, CLASS_BYTES);
	uint32_t flags = 0;

	while (s < end) {
		const struct entry *found;
		size_t n = 0, before = strlen(pair);
		bool negated;

		if (!is_word(*s)) {
			if (*s != '-' && *s != '_')
				pair[0] = '\0';         /* the next word is of another name */
			s++;
			continue;
		}
		/* a word: "related", "Links", "AD" of "ADBox" */
		do {
			if (n + 1 < sizeof word)
				word[n] = is_upper(*s) ? (char)(*s | 32) : *s;
			n++;
			s++;
		} while (s < end && is_word(*s) &&
		         !(is_upper(*s) && (!is_upper(s[-1]) || (s + 1 < end && is_word(s[1]) && !is_upper(s[1])))));
		if (n >= sizeof word) {
			pair[0] = '\0';
			continue;
		}
		word[n] = '\0';
		negated = IS_IN(pair, negations);
		found = negated ? NULL : FIND(word, class_words);
		/* "hidden-xs" is hidden on some screens only */
		if (found && !((found->flags & GONE) && s < end && (*s == '-' || *s == ':')))
			flags |= found->flags;
		if (before && !negated) {
			pair[before] = '-';
			memcpy(pair + before + 1, word, n + 1);
			found = FIND(pair, class_words);
			flags |= found ? found->flags : 0;
		}
		memcpy(pair, word, n + 1);
	}
	return flags;
}

uint32_t html_role_flags(const char *s)
{
	const struct entry *found = FIND(s, roles);

	return found ? found->flags : 0;
}

bool html_is_label(const char *s, size_t len)
{
	char words[64];
	size_t n = 0, i;

	for (i = 0; i < len; i++) {
		char c = is_upper(s[i]) ? (char)(s[i] | 32) : s[i];

		if (!is_word(c) && (unsigned char)c < 0x80)
			c = ' ';
		if (c == ' ' && (!n || words[n - 1] == ' '))
			continue;
		if (n + 1 >= sizeof words)
			return false;
		words[n++] = c;
	}
	n -= n && words[n - 1] == ' ';
	words[n] = '\0';
	return IS_IN(words, labels);
}

bool html_same_ascii(const char *a, const char *b, size_t n)
{
	for (; n; a++, b++, n--) {
		char x = is_upper(*a) ? (char)(*a | 32) : *a, y = is_upper(*b) ? (char)(*b | 32) : *b;

		if (x != y)
			return false;
		if (!x)
			break;
	}
	return true;
}

bool html_has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	while (*list) {
		size_t len = strcspn(list, " \t\r\n\f");

		if (len == n && html_same_ascii(list, word, n))
			return true;
		list += len + (list[len] != '\0');
	}
	return false;
}

/* The next letter or digit of the text, 0 at its end; capitals of ASCII made small. */
static uint32_t next_letter(const char **s, const char *end)
{
	while (*s < end) {
		size_t n;
		uint32_t c = utf8_at(*s, (size_t)(end - *s), &n);

		*s += n;
		if (c >= 'A' && c <= 'Z')
			return c | 32;
		if (utf8_is_letter(c) || utf8_is_digit(c))
			return c;
	}
	return 0;
}

bool html_same_words(const char *a, size_t a_len, const char *b, size_t b_len)
{
	const char *a_end = a + a_len, *b_end = b + b_len;
	uint32_t c;

	do {
		c = next_letter(&a, a_end);
		if (c != next_letter(&b, b_end))
			return false;
	} while (c);
	return true;
}

const char *html_words_out_of_order(void)
{
	size_t i;

	for (i = 1; i < NR(tags); i++)
		if (strcmp(tags[i - 1].word, tags[i].word) >= 0)
			return tags[i].word;
	for (i = 1; i < NR(class_words); i++)
		if (strcmp(class_words[i - 1].word, class_words[i].word) >= 0)
			return class_words[i].word;
	for (i = 1; i < NR(roles); i++)
		if (strcmp(roles[i - 1].word, roles[i].word) >= 0)
			return roles[i].word;
	for (i = 1; i < NR(negations); i++)
		if (strcmp(negations[i - 1], negations[i]) >= 0)
			return negations[i];
	for (i = 1; i < NR(labels); i++)
		if (strcmp(labels[i - 1], labels[i]) >= 0)
			return labels[i];
	return NULL;
}
