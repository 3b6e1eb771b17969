#include "graph/kg_names.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"

/* ---- keys ---- */

void kg_key_clear(struct kg_key *k)
{
	k->len = 0;
}

void kg_key_byte(struct arena *a, struct kg_key *k, char c)
{
	ARENA_PUSH(a, k->s, k->len, k->alloc) = c;
}

static void end(struct arena *a, struct kg_key *k)
{
	kg_key_byte(a, k, '\0');
	k->len--;
}

void kg_key_text(struct arena *a, struct kg_key *k, const char *s)
{
	for (; *s; s++)
		kg_key_byte(a, k, *s);
	kg_key_byte(a, k, '\0');
	end(a, k);
}

void kg_key_name(struct arena *a, struct kg_key *k, const char *name, bool article)
{
	size_t length = strlen(name), start = k->len, i, n, j, m;
	bool blank = false;
	char piece[UTF8_FOLD_BYTES];

	for (i = 0; i < length; i += n) {
		m = utf8_fold(utf8_at(name + i, length - i, &n), piece);
		for (j = 0; j < m; j++) {
			if (piece[j] == '.' || piece[j] == '\'')
				continue;
			if (piece[j] == ' ') {
				blank = k->len > start;
				continue;
			}
			if (blank)
				kg_key_byte(a, k, ' ');
			blank = false;
			kg_key_byte(a, k, piece[j]);
		}
	}
	if (article && k->len > start + 4 && strncmp(k->s + start, "the ", 4) == 0) {
		memmove(k->s + start, k->s + start + 4, k->len - start - 4);
		k->len -= 4;
	}
	if (k->len == start)
		for (; *name; name++)
			kg_key_byte(a, k, *name);
	end(a, k);
}

void kg_key_typed(struct arena *a, struct kg_key *k, enum entity_type type, const char *name)
{
	kg_key_clear(k);
	kg_key_byte(a, k, (char)('a' + (int)type));
	kg_key_name(a, k, name, type != ENTITY_PERSON);
}

/* ---- names ---- */

bool kg_several_words(const char *name)
{
	return strchr(name, ' ') != NULL;
}

const char *kg_family(const char *folded, size_t *length)
{
	size_t stop = strlen(folded), start;

	for (;;) {
		for (start = stop; start > 0 && folded[start - 1] != ' '; start--)
			;
		if (start == 0 || !table_lists("jr|sr|ii|iii|iv", folded + start, stop - start))
			break;
		stop = start - 1;
		while (stop > 0 && folded[stop - 1] == ',')
			stop--;
	}
	if (stop - start > 4 && (strncmp(folded + start, "al-", 3) == 0 || strncmp(folded + start, "el-", 3) == 0))
		start += 3;
	*length = stop - start;
	return folded + start;
}

bool kg_family_first(const char *country)
{
	return country[0] && table_lists("CN|TW|HK|MO|KP|KR|VN|KH|HU", country, strlen(country));
}

bool kg_is_acronym(const char *name)
{
	size_t letters = 0, capitals = 0;

	for (; *name; name++) {
		if (*name == '.')
			continue;
		if (*name >= 'A' && *name <= 'Z')
			capitals++;
		else if (*name < '0' || *name > '9')
			return false;
		letters++;
	}
	return capitals >= 2 && letters <= 8;
}

/* ---- roles ---- */

static const char *const field_words[KG_FIELD_NR] = {
	[KG_FIELD_STATE] =
		"president|minister|premier|chancellor|king|queen|emperor|emir|sultan|senator|congressman|congresswoman|"
		"lawmaker|legislator|mp|governor|mayor|ambassador|envoy|diplomat|secretary|general|colonel|admiral|lieutenant|"
		"sergeant|judge|justice|prosecutor|sheriff|spokesman|spokeswoman|councillor|councilman|politician|gen|col|sen|"
		"gov|rep|lt|sgt",
	[KG_FIELD_SPORT] =
		"footballer|striker|goalkeeper|midfielder|quarterback|pitcher|sprinter|swimmer|golfer|boxer|cyclist|athlete|"
		"cricketer|batsman|bowler|jockey|wrestler|skater|gymnast|coach|goalie|player|skier|marathoner|racer",
	[KG_FIELD_ARTS] =
		"singer|actor|actress|musician|rapper|guitarist|painter|sculptor|novelist|poet|composer|pianist|violinist|"
		"comedian|filmmaker|drummer|playwright|artist|dancer|ballerina|songwriter",
	[KG_FIELD_RELIGION] =
		"pope|archbishop|bishop|cardinal|priest|imam|rabbi|ayatollah|cleric|pastor|monk|nun|patriarch|reverend|rev|friar",
	[KG_FIELD_SCIENCE] =
		"physicist|chemist|biologist|astronomer|mathematician|geologist|seismologist|epidemiologist|virologist|"
		"astronaut|surgeon",
};

static const char *const rank_words[KG_RANK_NR] = {
	[KG_RANK_NATION] = "president|prime minister|premier|chancellor|king|queen|emperor",
	[KG_RANK_LOCAL] = "mayor|governor|gov|sheriff|councillor|councilman",
	[KG_RANK_PARLIAMENT] = "senator|sen|congressman|congresswoman|lawmaker|legislator|mp|assemblyman|assemblywoman",
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Step through the words of a role, in lower case and cut at `room`; false at the end. */
static bool next_word(const char **at, char *word, size_t room)
{
	const char *s = *at;
	size_t n = 0;

	while (*s && !is_letter(lower(*s)))
		s++;
	for (; *s && is_letter(lower(*s)); s++)
		if (n + 1 < room)
			word[n++] = lower(*s);
	word[n] = '\0';
	*at = s;
	return n > 0;
}

enum { WORD_BYTES = 32 };

enum kg_field kg_field_of(const char *role)
{
	enum kg_field found = KG_FIELD_NONE;
	char word[WORD_BYTES];
	int f;

	while (role && next_word(&role, word, sizeof word))
		for (f = 1; f < KG_FIELD_NR; f++) {
			if (!table_lists(field_words[f], word, strlen(word)))
				continue;
			if (found && found != (enum kg_field)f)
				return KG_FIELD_NONE;
			found = (enum kg_field)f;
		}
	return found;
}

enum kg_rank kg_rank_of(const char *role)
{
	enum kg_rank found = KG_RANK_NONE;
	char word[WORD_BYTES], two[2 * WORD_BYTES + 1];
	size_t before = 0;
	int r;

	two[0] = '\0';
	while (role && next_word(&role, word, sizeof word)) {
		size_t length = strlen(word);

		if (table_lists("former|ex|vice|deputy|elect|then|late|candidate|acting|assistant|designate", word, length))
			return KG_RANK_NONE;
		memcpy(two + before, word, length + 1);
		for (r = 1; r < KG_RANK_NR; r++)
			if (!found && (table_lists(rank_words[r], word, length) || table_lists(rank_words[r], two, before + length)))
				found = (enum kg_rank)r;
		memcpy(two, word, length);
		two[length] = ' ';
		before = length + 1;
	}
	return found;
}

const char *kg_role_itself(const char *role)
{
	static const char *const before[] = { "former ", "ex-", "then-", "then " };
	size_t i, n;

	for (i = 0; i < sizeof before / sizeof *before; i++) {
		n = strlen(before[i]);
		if (strncmp(role, before[i], n) == 0 && role[n])
			return role + n;
	}
	return role;
}
