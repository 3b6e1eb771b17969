/* summary.c - a graph to read in a terminal
 *
 * Each paragraph is gathered in a textbuf and then wrapped. Foreign text goes in through add_text(), which lets no
 * control character through; so the bytes below STYLE_NR can mark styles and cost no width. The text is never cut
 * inside a word, save a word longer than a line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/textbuf.h"
#include "base/utf8.h"
#include "output/write.h"

enum {
	WIDTH_DEFAULT = 80,
	WIDTH_MIN = 20,
	PARAGRAPH_BYTES_MAX = 1 << 20,
	QUOTE_SHORT = 160,          /* columns of a quote in a list of names */
	QUOTE_LONG = 480,           /* and of one under its event */
	DOCUMENTS_MAX = 20,         /* entries of each list; the others are counted */
	NAMES_MAX = 40
};

/* Marks of style in a paragraph; STYLE_HOLD is a blank that is not broken at. */
enum style { STYLE_PLAIN = 1, STYLE_HEAD, STYLE_BOLD, STYLE_FAINT, STYLE_WARN, STYLE_HOLD, STYLE_NR };

static const char *const style_code[STYLE_NR] = {
	NULL, "\033[0m", "\033[1;36m", "\033[1m", "\033[2m", "\033[33m", NULL
};

struct page {
	const struct kg *kg;
	struct sink_buffer out;
	bool colour;
	unsigned width;
	struct textbuf text;        /* the paragraph being gathered */
	bool nomem;
};

/* ---- gathering ---- */

static void add(struct page *p, const char *s)
{
	if (textbuf_puts(&p->text, s) == ERR_NOMEM)
		p->nomem = true;
}

static void add_style(struct page *p, enum style s)
{
	if (textbuf_putc(&p->text, (char)s) == ERR_NOMEM)
		p->nomem = true;
}

static unsigned char_width(uint32_t c)
{
	int width = c < 0x20 ? 0 : c < 0x7f ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);

	return width > 0 ? (unsigned)width : 0;
}

/* Foreign text: runs of white space become a blank, unsafe characters U+FFFD; cut at a blank after `columns`. */
static void add_text_n(struct page *p, const char *s, size_t len, unsigned columns)
{
	size_t fits = p->text.len, i, n;
	unsigned used = 0;
	bool blank = false, some = false;

	for (i = 0; i < len; i += n) {
		uint32_t c = utf8_at(s + i, len - i, &n);
		char bytes[4];

		if (utf8_is_space(c)) {
			blank = some;
			continue;
		}
		if (blank) {
			if (used <= columns)
				fits = p->text.len;
			add(p, " ");
			used++;
			blank = false;
		}
		if (utf8_moves_cursor(c))
			c = 0xfffd;
		used += char_width(c);
		if (used > columns)
			break;
		if (textbuf_add(&p->text, bytes, utf8_put(c, bytes)) == ERR_NOMEM)
			p->nomem = true;
		some = true;
	}
	if (i < len && used > columns && !p->text.failed) {
		if (p->text.len > fits && fits && p->text.s[fits] == ' ') {
			p->text.len = fits;
			p->text.s[fits] = '\0';
			add(p, " …");
		} else {
			add(p, "…");
		}
	}
}

static void add_text(struct page *p, const char *s)
{
	if (s)
		add_text_n(p, s, strlen(s), UINT32_MAX);
}

static void add_number(struct page *p, size_t n, const char *one, const char *many)
{
	char digits[32];

	snprintf(digits, sizeof digits, "%zu%c", n, STYLE_HOLD);
	add(p, digits);
	add(p, n == 1 ? one : many);
}

/* ---- wrapping ---- */

static void put_blanks(struct page *p, unsigned n)
{
	while (n--)
		sink_buffer_put(&p->out, " ", 1);
}

/* The bytes of a piece, with its marks as colours or as nothing. */
static void put_piece(struct page *p, const char *s, size_t len)
{
	size_t from = 0, i;

	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= STYLE_NR)
			continue;
		sink_buffer_put(&p->out, s + from, i - from);
		if (c == STYLE_HOLD)
			sink_buffer_put(&p->out, " ", 1);
		else if (p->colour && style_code[c])
			sink_buffer_puts(&p->out, style_code[c]);
		from = i + 1;
	}
	sink_buffer_put(&p->out, s + from, len - from);
}

/* Write the paragraph: its first line after `first` blanks, the others after `rest`; then it is empty. */
static void put_paragraph(struct page *p, unsigned first, unsigned rest)
{
	const char *s = p->text.s;
	size_t len = p->text.len, i = 0;
	unsigned column = first, start = first;

	if (!p->nomem && len)
		put_blanks(p, first);
	while (!p->nomem && i < len) {
		size_t from = i, n;
		unsigned word = 0;

		if (s[i] == ' ') {
			i++;
			continue;
		}
		for (; i < len && s[i] != ' '; i += n) {
			unsigned w;
			uint32_t c = utf8_at(s + i, len - i, &n);

			w = c == STYLE_HOLD ? 1 : char_width(c);
			if (word + w > p->width - rest && word)
				break;
			word += w;
		}
		if (column > start && column + 1 + word > p->width) {
			sink_buffer_put(&p->out, "\n", 1);
			put_blanks(p, rest);
			column = start = rest;
		} else if (column > start && from && s[from - 1] == ' ') {
			sink_buffer_put(&p->out, " ", 1);
			column++;
		}
		put_piece(p, s + from, i - from);
		column += word;
	}
	sink_buffer_put(&p->out, "\n", 1);
	textbuf_clear(&p->text);
}

static void put_empty_line(struct page *p)
{
	sink_buffer_put(&p->out, "\n", 1);
}

static void put_heading(struct page *p, const char *s)
{
	put_empty_line(p);
	add_style(p, STYLE_HEAD);
	add(p, s);
	add_style(p, STYLE_PLAIN);
	put_paragraph(p, 0, 0);
}

static void put_quote(struct page *p, const char *s, size_t len, unsigned indent, unsigned columns)
{
	add_style(p, STYLE_FAINT);
	add(p, "\"");
	add_text_n(p, s, len, columns);
	add(p, "\"");
	add_style(p, STYLE_PLAIN);
	put_paragraph(p, indent, indent + 1);
}

/* ---- dates ---- */

static const char *const month_name[12] = {
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
	"December"
};
static const char *const season_name[][2] = {
	{ "SP", "spring" }, { "SU", "summer" }, { "FA", "autumn" }, { "AU", "autumn" }, { "WI", "winter" }
};
static const char *const quarter_name[4] = { "first", "second", "third", "fourth" };

static void write_year(char *to, size_t room, int year)
{
	if (year < 1)
		snprintf(to, room, "%d BC", 1 - year);
	else
		snprintf(to, room, "%d", year);
}

enum { DATE_BYTES = 96 };

static void write_day(char to[DATE_BYTES], int32_t day)
{
	char year_text[24];
	int year, month, day_of_month;

	calendar_date(day, &year, &month, &day_of_month);
	write_year(year_text, sizeof year_text, year);
	snprintf(to, DATE_BYTES, "%d %s %s", day_of_month, month_name[month - 1], year_text);
}

static const char *ordinal_suffix(int n)
{
	if (n % 100 / 10 == 1)
		return "th";
	return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

/* One unit of the calendar that starts on `day`, in words of its precision. */
static void write_unit(char to[DATE_BYTES], int32_t day, enum precision precision, const char *value)
{
	char year_text[24], text[DATE_BYTES / 2];
	int year, month, day_of_month;
	const char *name = NULL;
	size_t i;

	calendar_date(day, &year, &month, &day_of_month);
	write_year(year_text, sizeof year_text, year);
	switch (precision) {
	case PRECISION_WEEK:
		write_day(to, day);
		snprintf(text, sizeof text, "%s", to);
		snprintf(to, DATE_BYTES, "week of %s", text);
		return;
	case PRECISION_MONTH:
		snprintf(to, DATE_BYTES, "%s %s", month_name[month - 1], year_text);
		return;
	case PRECISION_SEASON:
		for (i = 0; value && i < sizeof season_name / sizeof *season_name; i++)
			if (strlen(value) >= 2 && strcmp(value + strlen(value) - 2, season_name[i][0]) == 0)
				name = season_name[i][1];
		if (name && strlen(value) >= 7 && value[0] != '-' && calendar_valid((int)strtol(value, NULL, 10), 1, 1))
			write_year(year_text, sizeof year_text, (int)strtol(value, NULL, 10));
		if (name)
			snprintf(to, DATE_BYTES, "%s %s", name, year_text);
		else
			snprintf(to, DATE_BYTES, "season from %s %s", month_name[month - 1], year_text);
		return;
	case PRECISION_QUARTER:
		snprintf(to, DATE_BYTES, "%s quarter of %s", quarter_name[(month - 1) / 3], year_text);
		return;
	case PRECISION_YEAR:
		snprintf(to, DATE_BYTES, "%s", year_text);
		return;
	case PRECISION_DECADE:
		snprintf(to, DATE_BYTES, year < 1 ? "decade of %s" : "%ss", year_text);
		return;
	case PRECISION_CENTURY:
		year = year < 1 ? year : (year - 1) / 100 + 1 + (year % 100 == 0);      /* from 1901 or from 1900 */
		if (year < 1)
			snprintf(to, DATE_BYTES, "century of %s", year_text);
		else
			snprintf(to, DATE_BYTES, "%d%s century", year, ordinal_suffix(year));
		return;
	default:
		write_day(to, day);
	}
}

/* The last day of the unit that starts on `day`. */
static int32_t unit_end(int32_t day, enum precision precision)
{
	static const int months[PRECISION_NR] = {
		[PRECISION_MONTH] = 1, [PRECISION_SEASON] = 3, [PRECISION_QUARTER] = 3, [PRECISION_YEAR] = 12,
		[PRECISION_DECADE] = 120, [PRECISION_CENTURY] = 1200
	};
	int32_t next;

	if (precision == PRECISION_WEEK)
		return day + 6;
	if (!months[precision])
		return day;
	next = calendar_add_months(day, months[precision]);
	return next == CALENDAR_NONE ? day : next - 1;
}

static int32_t unit_start(int32_t day, enum precision precision)
{
	int year, month, day_of_month;

	calendar_date(day, &year, &month, &day_of_month);
	switch (precision) {
	case PRECISION_WEEK: return day - calendar_weekday(day) + 1;
	case PRECISION_MONTH: return calendar_day(year, month, 1);
	case PRECISION_QUARTER: return calendar_day(year, (month - 1) / 3 * 3 + 1, 1);
	case PRECISION_YEAR: return calendar_day(year, 1, 1);
	default: return day;
	}
}

/* "5 September 2016", "March 2011", "since March 2011": never finer than the date's own precision. */
static void write_date(char to[DATE_BYTES + 16], const struct event_date *d)
{
	static const char *const before[TIME_RELATION_NR] = {
		[TIME_BEFORE] = "before ", [TIME_AFTER] = "after ", [TIME_SINCE] = "since ", [TIME_UNTIL] = "until ",
		[TIME_ABOUT] = "about "
	};
	const char *relation = before[d->relation] ? before[d->relation] : "";
	char text[DATE_BYTES], second[DATE_BYTES], both[DATE_BYTES];
	int32_t start = d->date.start, end = d->date.end, value = CALENDAR_NONE;
	enum precision precision = d->date.precision;

	/* an open span need not hold the day that the text names ("before Monday"); a value that is a day does */
	if (d->value && strlen(d->value) >= 10 && (start == CALENDAR_NONE || end == CALENDAR_NONE))
		value = calendar_read(d->value, 10);
	if (value != CALENDAR_NONE) {
		write_day(text, value);
	} else if (start == CALENDAR_NONE) {
		write_unit(text, unit_start(end, precision), precision, d->value);
		if (!relation[0])
			relation = "until ";
	} else if (end == CALENDAR_NONE) {
		write_unit(text, start, precision, d->value);
		if (!relation[0])
			relation = "since ";
	} else if (start == end && precision < PRECISION_WEEK) {
		write_day(text, start);
	} else if (precision == PRECISION_SEASON ||
		   (precision >= PRECISION_WEEK && end == unit_end(start, precision))) {
		write_unit(text, start, precision, d->value);
	} else {
		/* several units, or a part of one: the two ends, as two units when they begin and end so */
		if (precision < PRECISION_WEEK || start != unit_start(start, precision) ||
		    unit_end(unit_start(end, precision), precision) != end || precision > PRECISION_YEAR) {
			write_day(text, start);
			write_day(second, end);
		} else {
			write_unit(text, start, precision, NULL);
			write_unit(second, unit_start(end, precision), precision, NULL);
		}
		if (strlen(text) + strlen(second) + 5 < sizeof both) {
			memcpy(both, text, strlen(text) + 1);
			strcat(strcat(both, " – "), second);
			memcpy(text, both, strlen(both) + 1);
		}
	}
	snprintf(to, DATE_BYTES + 16, "%s%s", relation, text);
}

/* ---- sections ---- */

static const char *country_name(const struct kg *kg, const char *code)
{
	size_t i;

	for (i = 0; i < kg->node_nr; i++)
		if (kg->node[i].type == ENTITY_COUNTRY && strcmp(kg->node[i].code, code) == 0)
			return kg->node[i].name;
	return NULL;
}

/* What a person has the role in, if it is no country: "Sinn Fein" of "Sinn Fein president Gerry Adams".  NULL: not told. */
static const char *role_in(const struct kg *kg, size_t node)
{
	const char *role = kg->node[node].role;
	size_t i;

	for (i = 0; role && i < kg->edge_nr; i++) {
		const struct kg_edge *e = &kg->edge[i];
		const struct kg_node *of = &kg->node[e->target];
		size_t n = e->label ? strlen(e->label) : 0;

		if (e->source == node && n && strlen(role) >= n && strcmp(role + strlen(role) - n, e->label) == 0 &&
		    (of->type == ENTITY_ORGANIZATION || of->type == ENTITY_GROUP))
			return of->name;
	}
	return NULL;
}

/* For each node the sentence to show for it: of its first event, else of its first relation. The caller frees it. */
static const struct kg_evidence **choose_quotes(struct page *p)
{
	const struct kg *kg = p->kg;
	const struct kg_evidence **quote = calloc(kg->node_nr + 1, sizeof *quote);
	size_t i, j;

	if (!quote) {
		p->nomem = true;
		return NULL;
	}
	for (i = 0; i < kg->event_nr; i++)
		for (j = 0; j < kg->event[i].participant_nr; j++) {
			uint32_t node = kg->event[i].participant[j].node;

			if (!quote[node] && kg->event[i].evidence.nr)
				quote[node] = &kg->event[i].evidence.item[0];
		}
	for (i = 0; i < kg->edge_nr; i++)
		for (j = 0; j < 2; j++) {
			uint32_t node = j ? kg->edge[i].target : kg->edge[i].source;

			if (!quote[node] && kg->edge[i].evidence.nr)
				quote[node] = &kg->edge[i].evidence.item[0];
		}
	return quote;
}

static void put_documents(struct page *p)
{
	const struct kg *kg = p->kg;
	char day[DATE_BYTES];
	size_t i;

	for (i = 0; i < kg->document_nr && i < DOCUMENTS_MAX; i++) {
		const struct kg_document *d = &kg->document[i];

		add_style(p, STYLE_BOLD);
		add_text(p, d->title && d->title[0] ? d->title : d->id);
		add_style(p, STYLE_PLAIN);
		if (d->source && d->source[0]) {
			add(p, ", ");
			add_text(p, d->source);
		}
		if (d->date != CALENDAR_NONE) {
			write_day(day, d->date);
			add(p, ", ");
			add(p, day);
		} else {
			add(p, ", date unknown");
		}
		put_paragraph(p, 0, 2);
	}
	if (kg->document_nr > DOCUMENTS_MAX) {
		add(p, "… and ");
		add_number(p, kg->document_nr - DOCUMENTS_MAX, "more document", "more documents");
		put_paragraph(p, 0, 2);
	}
	if (!kg->document_nr) {
		add(p, "No documents.");
		put_paragraph(p, 0, 0);
	}
}

/* The nodes of one type, heaviest first as the kg has them. */
static void put_nodes(struct page *p, enum entity_type type, const char *heading, const char *none,
                      const struct kg_evidence *const *quote)
{
	size_t shown = 0, left = 0, i;

	for (i = 0; p->kg->filtered && i < p->kg->node_nr && p->kg->node[i].type != type; i++)
		;
	if (p->kg->filtered && i == p->kg->node_nr)
		return;                 /* not wanted is not "not found" */
	put_heading(p, heading);
	for (i = 0; i < p->kg->node_nr; i++) {
		const struct kg_node *n = &p->kg->node[i];
		const char *of;

		/* "the rebels" are told where they take part */
		if (n->type != type || n->generic)
			continue;
		if (shown == NAMES_MAX) {
			left++;
			continue;
		}
		shown++;
		add_style(p, STYLE_BOLD);
		add_text(p, n->name);
		add_style(p, STYLE_PLAIN);
		/* a country that only a table knows is not in the text, and not named here */
		of = type == ENTITY_COUNTRY ? NULL : role_in(p->kg, i);
		if (!of && type != ENTITY_COUNTRY && n->country[0])
			of = country_name(p->kg, n->country);
		if (n->role || of)
			add(p, " —");
		if (n->role) {
			add(p, " ");
			add_text(p, n->role);
		}
		if (of) {
			add(p, n->role ? ", " : " ");
			add_text(p, of);
		}
		add(p, "; ");
		add_number(p, n->weight, "mention", "mentions");
		put_paragraph(p, 2, 4);
		if (type == ENTITY_PERSON && quote[i])
			put_quote(p, quote[i]->text, strlen(quote[i]->text), 4, QUOTE_SHORT);
	}
	if (left) {
		add(p, "… and ");
		add_number(p, left, "more", "more");
		put_paragraph(p, 2, 4);
	}
	if (!shown) {
		add(p, none);
		put_paragraph(p, 2, 2);
	}
}

static void add_parties(struct page *p, const struct kg_event *e)
{
	static const char *const before[ROLE_NR] = {
		[ROLE_ACTOR] = "", [ROLE_TARGET] = "to ", [ROLE_WITH] = "with ", [ROLE_ABOUT] = "about ",
		[ROLE_PLACE] = "at "
	};
	bool any = false;
	int role;
	size_t i;

	for (role = 0; role < ROLE_NR; role++) {
		bool first = true;

		for (i = 0; i < e->participant_nr; i++) {
			if (e->participant[i].role != (enum role)role)
				continue;
			add(p, !any ? " ·\006" : first ? " " : ", ");
			if (first)
				add(p, before[role]);
			add_text(p, p->kg->node[e->participant[i].node].name);
			any = true;
			first = false;
		}
	}
	if (e->has_place) {
		add(p, any ? " at " : " ·\006at ");
		add_text(p, p->kg->node[e->place.node].name);
	}
	if (e->has_attribution) {
		add(p, " ·\006according to ");
		if (e->attribution_node != NO_INDEX)
			add_text(p, p->kg->node[e->attribution_node].name);
		else
			add_text(p, e->attribution_text);
	}
}

static void put_event(struct page *p, const struct kg_event *e)
{
	add_style(p, STYLE_BOLD);
	add_text(p, e->headline && e->headline[0] ? e->headline : e->trigger_text);
	add_style(p, STYLE_PLAIN);
	put_paragraph(p, 2, 4);
	if (e->status != STATUS_HAPPENED || e->polarity == POLARITY_NEGATIVE) {
		add_style(p, STYLE_WARN);
		if (e->status != STATUS_HAPPENED)
			add(p, status_name[e->status]);
		if (e->polarity == POLARITY_NEGATIVE)
			add(p, e->status != STATUS_HAPPENED ? ", negative" : "did not take place");
		add_style(p, STYLE_PLAIN);
		add(p, " ·\006");
	}
	add_text(p, e->type);
	add_parties(p, e);
	put_paragraph(p, 4, 6);
	if (e->evidence.nr)
		put_quote(p, e->evidence.item[0].text, strlen(e->evidence.item[0].text), 4, QUOTE_LONG);
	if (e->evidence.nr > 1) {
		add(p, "and ");
		add_number(p, e->evidence.nr - 1, "more sentence", "more sentences");
		put_paragraph(p, 4, 6);
	}
}

static void put_events(struct page *p)
{
	const struct kg *kg = p->kg;
	char date[DATE_BYTES + 16], last[DATE_BYTES + 16] = "";
	size_t i;

	put_heading(p, "Events by date");
	if (!kg->event_nr || !kg->dated_nr) {
		add(p, kg->event_nr ? "No dated events." : kg->filtered ? "No events chosen." : "No events found.");
		put_paragraph(p, 2, 2);
	}
	for (i = 0; i < kg->dated_nr; i++) {
		write_date(date, &kg->event[i].date);
		if (strcmp(date, last) != 0) {
			put_empty_line(p);
			add_style(p, STYLE_HEAD);
			add(p, date);
			add_style(p, STYLE_PLAIN);
			put_paragraph(p, 0, 0);
			memcpy(last, date, sizeof last);
		}
		put_event(p, &kg->event[i]);
	}
	if (kg->dated_nr < kg->event_nr)
		put_heading(p, "Undated");
	for (i = kg->dated_nr; i < kg->event_nr; i++)
		put_event(p, &kg->event[i]);
}

int write_summary(const struct kg *kg, const struct summary_options *options, struct sink *s, struct err *e)
{
	struct page p = { .kg = kg, .colour = options && options->colour, .width = options ? options->width : 0,
		.text = TEXTBUF_INIT(PARAGRAPH_BYTES_MAX) };
	const struct kg_evidence **quote;

	if (!p.width)
		p.width = WIDTH_DEFAULT;
	if (p.width < WIDTH_MIN)
		p.width = WIDTH_MIN;
	sink_buffer_init(&p.out, s);
	quote = choose_quotes(&p);
	if (quote) {
		put_documents(&p);
		put_nodes(&p, ENTITY_PERSON, "People", "No people found.", quote);
		put_nodes(&p, ENTITY_COUNTRY, "Countries", "No countries found.", quote);
		put_nodes(&p, ENTITY_ORGANIZATION, "Organisations", "No organisations found.", quote);
		put_events(&p);
	}
	free(quote);
	textbuf_release(&p.text);
	sink_buffer_flush(&p.out);
	if (p.nomem)
		return err_set(e, ERR_NOMEM, "out of memory writing the summary");
	return s->failed ? ERR_IO : 0;
}
