/* html_meta.c - what a page says about its article
 *
 * Each source offers what it has with a rank, and for each field the best rank stands; so the order in which a page
 * names things does not matter. */
#include <jansson.h>
#include <string.h>

#include "base/utf8.h"
#include "text/html_int.h"

enum rank {
	RANK_JSON, RANK_JSON_OTHER,     /* of an article, of the page it is on */
	RANK_META = 10,                 /* and the nine after */
	RANK_PUBLISHED = 30, RANK_TIME_IN_ARTICLE, RANK_H1, RANK_TIME, RANK_TEXT_DATE, RANK_TITLE, RANK_ADDRESS,
	RANK_MODIFIED
};

static const struct { const char *key; enum record_field field; int rank; } metas[] = {
	{ "article:author", RECORD_AUTHOR, RANK_META + 2 }, { "article:modified", RECORD_DATE, RANK_MODIFIED },
	{ "article:modified_time", RECORD_DATE, RANK_MODIFIED }, { "article:published", RECORD_DATE, RANK_META },
	{ "article:published_time", RECORD_DATE, RANK_META }, { "article.published", RECORD_DATE, RANK_META + 1 },
	{ "article_date_original", RECORD_DATE, RANK_META + 1 }, { "application-name", RECORD_SOURCE, RANK_META + 2 },
	{ "author", RECORD_AUTHOR, RANK_META }, { "bt:author", RECORD_AUTHOR, RANK_META + 1 },
	{ "bt:pubdate", RECORD_DATE, RANK_META + 1 }, { "byl", RECORD_AUTHOR, RANK_META + 1 },
	{ "citation_author", RECORD_AUTHOR, RANK_META + 1 }, { "citation_date", RECORD_DATE, RANK_META + 3 },
	{ "citation_publication_date", RECORD_DATE, RANK_META + 2 }, { "citation_title", RECORD_TITLE, RANK_META + 2 },
	{ "created", RECORD_DATE, RANK_META + 4 }, { "creation_date", RECORD_DATE, RANK_META + 4 },
	{ "cxenseparse:recs:publishtime", RECORD_DATE, RANK_META + 1 }, { "date", RECORD_DATE, RANK_META + 2 },
	{ "datecreated", RECORD_DATE, RANK_META + 5 }, { "datemodified", RECORD_DATE, RANK_MODIFIED },
	{ "datepublished", RECORD_DATE, RANK_META }, { "dc.created", RECORD_DATE, RANK_META + 4 },
	{ "dc.creator", RECORD_AUTHOR, RANK_META + 2 }, { "dc.date", RECORD_DATE, RANK_META + 2 },
	{ "dc.date.created", RECORD_DATE, RANK_META + 3 }, { "dc.date.issued", RECORD_DATE, RANK_META + 1 },
	{ "dc.date.modified", RECORD_DATE, RANK_MODIFIED }, { "dc.publisher", RECORD_SOURCE, RANK_META + 3 },
	{ "dc.title", RECORD_TITLE, RANK_META + 3 }, { "dcterms.created", RECORD_DATE, RANK_META + 3 },
	{ "dcterms.date", RECORD_DATE, RANK_META + 2 }, { "dcterms.issued", RECORD_DATE, RANK_META + 1 },
	{ "dcterms.modified", RECORD_DATE, RANK_MODIFIED }, { "displaydate", RECORD_DATE, RANK_META + 3 },
	{ "hdl", RECORD_TITLE, RANK_META + 2 }, { "headline", RECORD_TITLE, RANK_META + 1 },
	{ "last-modified", RECORD_DATE, RANK_MODIFIED }, { "lastmod", RECORD_DATE, RANK_MODIFIED },
	{ "og:article:author", RECORD_AUTHOR, RANK_META + 2 }, { "og:article:published_time", RECORD_DATE, RANK_META },
	{ "og:published_time", RECORD_DATE, RANK_META }, { "og:pubdate", RECORD_DATE, RANK_META },
	{ "og:site_name", RECORD_SOURCE, RANK_JSON - 1 }, { "og:title", RECORD_TITLE, RANK_META },
	{ "og:updated_time", RECORD_DATE, RANK_MODIFIED }, { "og:url", RECORD_URL, RANK_JSON - 1 },
	{ "originalpublicationdate", RECORD_DATE, RANK_META + 1 }, { "parsely-author", RECORD_AUTHOR, RANK_META + 1 },
	{ "parsely-pub-date", RECORD_DATE, RANK_META + 1 }, { "parsely-title", RECORD_TITLE, RANK_META + 2 },
	{ "pdate", RECORD_DATE, RANK_META + 1 }, { "ptime", RECORD_DATE, RANK_META + 2 },
	{ "pub_date", RECORD_DATE, RANK_META + 1 }, { "pubdate", RECORD_DATE, RANK_META + 1 },
	{ "publication_date", RECORD_DATE, RANK_META + 1 }, { "publicationdate", RECORD_DATE, RANK_META + 1 },
	{ "publish-date", RECORD_DATE, RANK_META + 1 }, { "publish_date", RECORD_DATE, RANK_META + 1 },
	{ "publishdate", RECORD_DATE, RANK_META + 1 }, { "published", RECORD_DATE, RANK_META + 1 },
	{ "published-date", RECORD_DATE, RANK_META + 1 }, { "published_date", RECORD_DATE, RANK_META + 1 },
	{ "published_time", RECORD_DATE, RANK_META + 1 }, { "rnews:datepublished", RECORD_DATE, RANK_META },
	{ "sailthru.author", RECORD_AUTHOR, RANK_META + 1 }, { "sailthru.date", RECORD_DATE, RANK_META + 1 },
	{ "sailthru.title", RECORD_TITLE, RANK_META + 2 }, { "timestamp", RECORD_DATE, RANK_META + 5 },
	{ "twitter:title", RECORD_TITLE, RANK_META + 1 }
};

/* ---- values ---- */

static bool starts_with(const char *s, const char *start)
{
	return html_same_ascii(s, start, strlen(start));
}

/* Where the value of the field starts: without "By", "Published on". */
static const char *skip_lead(enum record_field f, const char *s)
{
	static const char *const leads[] = { "published", "posted", "date", "on", "at" };
	size_t i;

	if (f == RECORD_AUTHOR && starts_with(s, "by "))
		return s + 3;
	for (i = 0; f == RECORD_DATE && i < sizeof leads / sizeof *leads; i++) {
		size_t n = strlen(leads[i]);

		if (starts_with(s, leads[i]) && strchr(": ", s[n]))
			for (s += n; *s == ':' || *s == ' '; s++)
				;
	}
	return s;
}

/* Bring forms of a date that input_date() does not know to one that it does: 2016/09/05, 20160905101500. */
static void normalise_date(char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (digits == 14 && !s[14])
		s[8] = '\0';
	if (digits == 4 && s[4] == '/' && s[5] && s[6] && s[7] == '/')
		s[4] = s[7] = '-';
}

/* Take a value for a field unless there is a better one.  0 or ERR_NOMEM. */
static int offer(struct html_page *p, enum record_field f, int rank, const char *s, size_t len)
{
	struct textbuf value = TEXTBUF_INIT(DOC_BYTES_MAX);
	const char *start;
	int rc;

	if (rank >= p->rank[f])
		return 0;
	rc = html_add_clean(&value, s, len, f != RECORD_URL);
	start = skip_lead(f, value.s);
	if (f == RECORD_DATE && value.len)
		normalise_date(value.s + (start - value.s));
	if (rc == 0 && *start && !(f == RECORD_DATE && input_date(start) == CALENDAR_NONE) &&
	    !(f == RECORD_AUTHOR && (strstr(start, "://") || *start == '@')) &&
	    !(f == RECORD_URL && !starts_with(start, "http://") && !starts_with(start, "https://"))) {
		textbuf_clear(&p->field[f]);
		rc = textbuf_puts(&p->field[f], start);
		p->rank[f] = rank;
	}
	textbuf_release(&value);
	p->failed |= rc < 0;
	return rc;
}

void html_meta_tag(struct html_page *p, const char *key, const char *content)
{
	size_t i;

	for (i = 0; key && i < sizeof metas / sizeof *metas; i++)
		if (html_same_ascii(key, metas[i].key, strlen(metas[i].key) + 1))
			offer(p, metas[i].field, metas[i].rank, content, strlen(content));
}

void html_link_tag(struct html_page *p, const char *rel, const char *href)
{
	if (html_has_word(rel, "canonical"))
		offer(p, RECORD_URL, RANK_JSON - 2, href, strlen(href));
}

/* ---- JSON-LD ---- */

enum {
	JSON_DEPTH_MAX = 8,
	JSON_LIST_MAX = 1000    /* objects that a reference is looked for in: keeps it linear */
};

/* Is one of the types of the object the article itself (1), or the page it is on (2)? */
static int kind_of(const json_t *object)
{
	/* also NewsArticle and whatever else ends so */
	static const char *const articles[] = { "Article", "Report", "BlogPosting", "NewsStory" };
	const json_t *type = json_object_get(object, "@type");
	size_t i, k, nr = json_is_array(type) ? json_array_size(type) : 1;

	for (i = 0; i < nr; i++) {
		const char *name = json_string_value(json_is_array(type) ? json_array_get(type, i) : type);
		size_t len = name ? strlen(name) : 0;

		for (k = 0; k < sizeof articles / sizeof *articles; k++) {
			size_t n = strlen(articles[k]);

			if (len >= n && strcmp(name + len - n, articles[k]) == 0)
				return 1;
		}
		if (len >= 4 && strcmp(name + len - 4, "Page") == 0)
			return 2;
	}
	return 0;
}

/* What a reference {"@id": ...} stands for: the object of that id in the lists of `top`, else itself. */
static const json_t *resolve(const json_t *top, const json_t *v)
{
	const char *id = json_object_size(v) == 1 ? json_string_value(json_object_get(v, "@id")) : NULL;
	const json_t *list = json_is_array(top) ? top : json_object_get(top, "@graph");
	size_t i;

	for (i = 0; id && i < json_array_size(list) && i < JSON_LIST_MAX; i++) {
		const json_t *other = json_array_get(list, i);
		const char *other_id = json_string_value(json_object_get(other, "@id"));

		if (other_id && strcmp(id, other_id) == 0 && json_object_size(other) > 1)
			return other;
	}
	return v;
}

/* Append the names of a person or organization, or of several, with commas between. */
static void add_names(const json_t *top, const json_t *v, struct textbuf *to, int depth)
{
	size_t i;

	if (depth > 2)
		return;
	for (i = 0; i < json_array_size(v) && i < 16; i++)
		add_names(top, json_array_get(v, i), to, depth + 1);
	v = resolve(top, v);
	if (json_is_object(v)) {
		add_names(top, json_object_get(v, "name"), to, depth + 1);
	} else if (json_is_string(v) && json_string_length(v) && !strstr(json_string_value(v), "://")) {
		if (to->len)
			textbuf_puts(to, ", ");
		textbuf_puts(to, json_string_value(v));
	}
}

/* Offer a member: a string, or the first string of a list. */
static void offer_member(struct html_page *p, enum record_field f, int rank, const json_t *object, const char *name)
{
	const json_t *v = json_object_get(object, name);

	if (json_is_array(v))
		v = json_array_get(v, 0);
	if (json_is_object(v))
		v = json_object_get(v, "@id");
	if (json_is_string(v))
		offer(p, f, rank, json_string_value(v), strlen(json_string_value(v)));
}

static void offer_names(struct html_page *p, enum record_field f, int rank, const json_t *top, const json_t *object,
                        const char *name)
{
	struct textbuf names = TEXTBUF_INIT(DOC_BYTES_MAX);

	if (rank >= p->rank[f])
		return;
	add_names(top, json_object_get(object, name), &names, 0);
	if (names.len)
		offer(p, f, rank, names.s, names.len);
	p->failed |= names.failed;
	textbuf_release(&names);
}

static void read_object(struct html_page *p, const json_t *top, const json_t *v, int depth)
{
	static const char *const within[] = { "@graph", "mainEntity", "mainEntityOfPage" };
	const char *body;
	int kind, rank;
	size_t i;

	if (depth > JSON_DEPTH_MAX)
		return;
	for (i = 0; i < json_array_size(v); i++)
		read_object(p, top, json_array_get(v, i), depth + 1);
	if (!json_is_object(v))
		return;
	kind = kind_of(v);
	rank = kind == 1 ? RANK_JSON : RANK_JSON_OTHER;
	if (kind) {
		offer_member(p, RECORD_DATE, rank, v, "datePublished");
		offer_member(p, RECORD_DATE, RANK_META + 5, v, "dateCreated");
		offer_member(p, RECORD_DATE, RANK_MODIFIED, v, "dateModified");
		offer_names(p, RECORD_AUTHOR, rank, top, v, "author");
		offer_names(p, RECORD_SOURCE, rank, top, v, "publisher");
		offer_member(p, RECORD_TITLE, kind == 1 ? RANK_JSON : RANK_TITLE - 1, v, "headline");
		offer_member(p, RECORD_URL, rank, v, "url");
		offer_member(p, RECORD_URL, rank, v, "mainEntityOfPage");
	}
	if (kind == 1) {
		offer_member(p, RECORD_TITLE, RANK_JSON_OTHER, v, "name");
		body = json_string_value(json_object_get(v, "articleBody"));
		if (body && !p->article.len)
			textbuf_puts(&p->article, body);
	}
	for (i = 0; i < sizeof within / sizeof *within; i++)
		read_object(p, top, json_object_get(v, within[i]), depth + 1);
}

/* JSON that is not quite JSON: the first string member of that name, escapes left as they are. */
static void offer_broken(struct html_page *p, enum record_field f, const char *s, const char *name)
{
	const char *at = strstr(s, name), *end;

	if (!at)
		return;
	at += strlen(name);
	at += strspn(at, " ");
	if (*at != ':')
		return;
	at++;
	at += strspn(at, " ");
	end = *at == '"' ? strchr(at + 1, '"') : NULL;
	if (end && !memchr(at, '\\', (size_t)(end - at)))
		offer(p, f, RANK_JSON_OTHER, at + 1, (size_t)(end - at - 1));
}

static int read_json(struct html_page *p, struct textbuf *json)
{
	const char *start = json->s;
	json_error_t je;
	json_t *top;
	size_t i;

	/* outside of strings white space is white space, inside of them line ends are a common mistake */
	for (i = 0; i < json->len; i++)
		if ((unsigned char)json->s[i] < ' ')
			json->s[i] = ' ';
	/* "<!--", "//<![CDATA[" before */
	start += strspn(start, " /*");
	if (strncmp(start, "<!", 2) == 0)
		start += strncmp(start, "<![CDATA[", 9) == 0 ? 9 : 2;
	start += strcspn(start, "{[");
	top = json_loadb(start, json->len - (size_t)(start - json->s), JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &je);
	if (top) {
		read_object(p, top, top, 0);
		json_decref(top);
		return 0;
	}
#if JANSSON_VERSION_HEX >= 0x020B00
	if (json_error_code(&je) == json_error_out_of_memory)
		return ERR_NOMEM;
#endif
	offer_broken(p, RECORD_DATE, start, "\"datePublished\"");
	offer_broken(p, RECORD_TITLE, start, "\"headline\"");
	return 0;
}

/* ---- the page's elements ---- */

enum { NODES_MAX = 40, HEADING_BYTES_MAX = 1000 };

/* The day in an address: /2016/09/05/ */
static void offer_date_of_url(struct html_page *p)
{
	const char *s = p->field[RECORD_URL].s;
	size_t k;

	for (; (s = strchr(s, '/')) != NULL; s++) {
		char date[] = "0000-00-00";

		for (k = 0; k < 10; k++) {
			char c = s[k + 1];

			if (k == 4 || k == 7 ? c != '/' : c < '0' || c > '9')
				break;
			if (c != '/')
				date[k] = c;
		}
		if (k == 10 && !(s[11] >= '0' && s[11] <= '9') && (date[0] == '1' || date[0] == '2'))
			offer(p, RECORD_DATE, RANK_ADDRESS, date, 10);
	}
}

/* Cut the site's name off a title: "Talks fail | Site", "Site - Talks fail". */
static void cut_site(struct textbuf *title, const struct textbuf *site)
{
	static const char *const between[] = { " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ",
		                               ": " };
	size_t i;

	for (i = 0; site->len && i < sizeof between / sizeof *between; i++) {
		size_t n = strlen(between[i]), both = n + site->len;
		bool colon = n == 2;

		if (title->len <= both)
			continue;
		if (!colon && memcmp(title->s + title->len - both, between[i], n) == 0 &&
		    html_same_ascii(title->s + title->len - site->len, site->s, site->len)) {
			title->len -= both;
			title->s[title->len] = '\0';
		} else if (html_same_ascii(title->s, site->s, site->len) &&
		           memcmp(title->s + site->len, between[i], n) == 0) {
			title->len -= both;
			memmove(title->s, title->s + both, title->len + 1);
		}
	}
}

/* Offer what stands in the element: its datetime, or its text.  An element that was never closed is no heading or
 * date. */
static int offer_element(struct html_page *p, enum record_field f, int rank, uint32_t i)
{
	struct textbuf text = TEXTBUF_INIT(DOC_BYTES_MAX);
	const struct html_node *n = &p->node[i];
	int rc = 0;

	if (rank >= p->rank[f] || n->end - i > NODES_MAX)
		return 0;
	if (f == RECORD_DATE && n->len)
		return offer(p, f, rank, p->pool.s + n->at, n->len);
	rc = html_add_text_of(p, i, &text);
	if (rc == 0 && text.len <= HEADING_BYTES_MAX && !(f == RECORD_TITLE && n->tag == TAG_H1 &&
	                 html_same_words(text.s, text.len, p->field[RECORD_SOURCE].s, p->field[RECORD_SOURCE].len)))
		rc = offer(p, f, rank, text.s, text.len);
	textbuf_release(&text);
	return rc;
}

int html_meta_finish(struct html_page *p)
{
	uint32_t i;
	int rc = 0;

	for (i = 1; rc == 0 && i < p->node_nr; i++) {
		const struct html_node *n = &p->node[i];
		struct textbuf json = TEXTBUF_INIT(DOC_BYTES_MAX);

		if (n->tag != TAG_TEXT || !(p->node[n->parent].own & HTML_JSON_LD))
			continue;
		rc = textbuf_add(&json, p->pool.s + n->at, n->len);
		if (rc == 0)
			rc = read_json(p, &json);
		textbuf_release(&json);
	}
	for (i = 1; rc == 0 && i < p->node_nr; i++) {
		const struct html_node *n = &p->node[i];
		bool beside = n->all & (HTML_GONE | HTML_BESIDE | HTML_COMMENTS);

		if (n->tag == TAG_TITLE && !(p->node[n->parent].all & HTML_GONE))        /* not of an <svg> */
			rc = offer_element(p, RECORD_TITLE, RANK_TITLE, i);
		else if (n->tag == TAG_H1 && !beside)
			rc = offer_element(p, RECORD_TITLE, n->all & HTML_IN_MARKED ? RANK_H1 - 1 : RANK_H1, i);
		else if (n->own & HTML_PUBLISHED)
			rc = offer_element(p, RECORD_DATE, RANK_PUBLISHED, i);
		else if (n->tag == TAG_TIME && !beside)
			rc = offer_element(p, RECORD_DATE,
			                   n->all & HTML_IN_MARKED ? RANK_TIME_IN_ARTICLE : RANK_TIME, i);
		else if ((n->own & HTML_DATE) && !beside)
			rc = offer_element(p, RECORD_DATE, n->len ? RANK_TIME : RANK_TEXT_DATE, i);
		else if ((n->own & HTML_AUTHOR) && !beside)
			rc = offer_element(p, RECORD_AUTHOR, RANK_PUBLISHED, i);
	}
	offer_date_of_url(p);
	cut_site(&p->field[RECORD_TITLE], &p->field[RECORD_SOURCE]);
	return rc < 0 || p->failed || p->article.failed ? ERR_NOMEM : 0;
}
