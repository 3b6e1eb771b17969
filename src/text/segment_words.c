/* segment_words.c - the word lists of the segmenter, in the order of bsearch (a unit test checks it)
 *
 * Which prefixes keep their hyphen and which words are cut was counted in the training parts of UD English EWT and GUM. */
#include "text/segment_int.h"

#include <string.h>

struct abbreviation {
	const char *word;       /* lower case, no full stop */
	enum abbreviation_kind kind;
	bool capital;           /* one only with a capital: "Gen.", not "gen." */
};

#define TITLE ABBREVIATION_TITLE
#define NUMBER ABBREVIATION_NUMBER
#define DATE ABBREVIATION_DATE
#define STATE ABBREVIATION_STATE
#define PLAIN ABBREVIATION_PLAIN
#define END ABBREVIATION_END

static const struct abbreviation abbreviations[] = {
	{ "adm", TITLE, true }, { "adml", TITLE, true }, { "al", END, false }, { "ala", STATE, true },
	{ "ald", TITLE, true }, { "alta", STATE, true }, { "amb", TITLE, true }, { "approx", PLAIN, false },
	{ "apr", DATE, true }, { "apt", NUMBER, false }, { "ariz", STATE, true }, { "ark", STATE, true },
	{ "art", NUMBER, false }, { "arts", NUMBER, true }, { "ass't", TITLE, false }, { "assn", PLAIN, true },
	{ "assoc", PLAIN, true }, { "asst", TITLE, false }, { "attn", PLAIN, true }, { "atty", TITLE, true },
	{ "aug", DATE, true }, { "av", PLAIN, true }, { "ave", PLAIN, true }, { "b", NUMBER, false },
	{ "bhd", PLAIN, true }, { "bldg", PLAIN, true }, { "blvd", PLAIN, true }, { "brig", TITLE, true },
	{ "bros", PLAIN, true }, { "c", NUMBER, false }, { "ca", NUMBER, false }, { "cal", STATE, true },
	{ "calif", STATE, true }, { "capt", TITLE, true }, { "cdr", TITLE, true }, { "cf", PLAIN, false },
	{ "ch", NUMBER, false }, { "cie", PLAIN, true }, { "cllr", TITLE, true }, { "cmdr", TITLE, true },
	{ "co", PLAIN, true }, { "col", TITLE, true }, { "colo", STATE, true }, { "cols", TITLE, true },
	{ "comdr", TITLE, true }, { "conn", STATE, true }, { "cont", PLAIN, false }, { "corp", PLAIN, true },
	{ "cos", PLAIN, true }, { "cpl", TITLE, true }, { "cst", TITLE, true }, { "d", NUMBER, false },
	{ "dec", DATE, true }, { "del", STATE, true }, { "dept", PLAIN, false }, { "det", TITLE, true },
	{ "dist", PLAIN, true }, { "dr", TITLE, true }, { "dra", TITLE, true }, { "drs", TITLE, true },
	{ "ed", NUMBER, false }, { "eds", PLAIN, true }, { "eg", PLAIN, false }, { "ens", TITLE, true },
	{ "eq", NUMBER, false }, { "esp", PLAIN, false }, { "esq", PLAIN, true }, { "est", NUMBER, false },
	{ "etc", END, false }, { "ext", NUMBER, false }, { "feb", DATE, true }, { "fig", NUMBER, false },
	{ "figs", NUMBER, false }, { "fla", STATE, true }, { "fr", TITLE, true }, { "fri", DATE, true },
	{ "ft", PLAIN, true }, { "ga", STATE, true }, { "gen", TITLE, true }, { "gens", TITLE, true },
	{ "gov", TITLE, true }, { "govs", TITLE, true }, { "govt", PLAIN, false }, { "hon", TITLE, true },
	{ "hr", NUMBER, false }, { "hwy", PLAIN, true }, { "ie", PLAIN, false }, { "ill", STATE, true },
	{ "inc", PLAIN, true }, { "incl", PLAIN, false }, { "ind", STATE, true }, { "insp", TITLE, true },
	{ "intl", PLAIN, true }, { "jan", DATE, true }, { "jct", PLAIN, true }, { "jr", PLAIN, true },
	{ "jul", DATE, true }, { "jun", DATE, true }, { "kan", STATE, true }, { "ky", STATE, true },
	{ "la", STATE, true }, { "lb", PLAIN, false }, { "lbs", PLAIN, false }, { "lt", TITLE, true },
	{ "ltd", PLAIN, true }, { "ltda", PLAIN, true }, { "lts", TITLE, true }, { "m", NUMBER, false },
	{ "maj", TITLE, true }, { "mar", DATE, true }, { "mass", STATE, true }, { "md", STATE, true },
	{ "messrs", TITLE, true }, { "mfg", PLAIN, true }, { "mgr", TITLE, true }, { "mich", STATE, true },
	{ "minn", STATE, true }, { "misc", PLAIN, false }, { "miss", STATE, true }, { "mlle", TITLE, true },
	{ "mlles", TITLE, true }, { "mme", TITLE, true }, { "mmes", TITLE, true }, { "mo", STATE, true },
	{ "mon", DATE, true }, { "mont", STATE, true }, { "mr", TITLE, false }, { "mrs", TITLE, false },
	{ "ms", TITLE, true }, { "msgr", TITLE, true }, { "mt", TITLE, true }, { "mx", TITLE, true },
	{ "natl", PLAIN, true }, { "neb", STATE, true }, { "nev", STATE, true }, { "no", NUMBER, false },
	{ "nos", NUMBER, false }, { "nov", DATE, true }, { "nr", NUMBER, false }, { "oct", DATE, true },
	{ "okla", STATE, true }, { "ont", STATE, true }, { "op", NUMBER, true }, { "ore", STATE, true },
	{ "oz", PLAIN, false }, { "p", NUMBER, false }, { "pa", STATE, true }, { "para", NUMBER, false },
	{ "pct", PLAIN, false }, { "penn", STATE, true }, { "pfc", TITLE, true }, { "phd", PLAIN, true },
	{ "pkwy", PLAIN, true }, { "pp", NUMBER, false }, { "pres", TITLE, true }, { "prof", TITLE, true },
	{ "profs", TITLE, true }, { "pt", NUMBER, false }, { "pte", PLAIN, true }, { "pty", PLAIN, true },
	{ "pvt", TITLE, true }, { "que", STATE, true }, { "radm", TITLE, true }, { "rd", PLAIN, true },
	{ "rep", TITLE, true }, { "reps", TITLE, true }, { "resp", PLAIN, false }, { "ret", PLAIN, true },
	{ "rev", TITLE, true }, { "rs", NUMBER, true }, { "rt", TITLE, true }, { "sask", STATE, true },
	{ "sat", DATE, true }, { "sec", NUMBER, false }, { "secs", NUMBER, false }, { "sect", NUMBER, false },
	{ "sen", TITLE, true }, { "sens", TITLE, true }, { "sep", DATE, true }, { "sept", DATE, true },
	{ "sgt", TITLE, true }, { "sgts", TITLE, true }, { "spc", TITLE, true }, { "sq", PLAIN, false },
	{ "sr", PLAIN, true }, { "sra", TITLE, true }, { "st", TITLE, true }, { "ste", TITLE, true },
	{ "sun", DATE, true }, { "supt", TITLE, true }, { "tel", NUMBER, false }, { "tenn", STATE, true },
	{ "tex", STATE, true }, { "thu", DATE, true }, { "thur", DATE, true }, { "thurs", DATE, true },
	{ "treas", TITLE, true }, { "tue", DATE, true }, { "tues", DATE, true }, { "univ", PLAIN, true },
	{ "va", STATE, true }, { "vadm", TITLE, true }, { "viz", PLAIN, false }, { "vol", NUMBER, false },
	{ "vols", NUMBER, false }, { "vs", PLAIN, false }, { "vt", STATE, true }, { "wash", STATE, true },
	{ "wed", DATE, true }, { "weds", DATE, true }, { "wis", STATE, true }, { "wyo", STATE, true },
	{ "yr", NUMBER, false }, { "yrs", NUMBER, false }
};

static const char *const prefixes[] = {
	"anti", "arch", "co", "counter", "cross", "e", "ex", "inter", "mid", "mini", "multi", "neo", "non", "over",
	"post", "pre", "pro", "proto", "re", "semi", "socio", "sub", "super", "ultra"
};

static const char *const units[] = {
	"AM", "GB", "GHz", "GW", "GWh", "Hz", "K", "KB", "KM", "MB", "MHz", "MW", "MWh", "PM", "TB", "a.m", "am",
	"bbl", "billion", "bln", "bn", "bp", "bpd", "bps", "cc", "cm", "days", "eur", "ft", "gb", "gbp", "ha",
	"hours", "hp", "hr", "hrs", "in", "k", "kHz", "kW", "kWh", "kb", "kg", "km", "kph", "kt", "lb", "lbs", "m",
	"mb", "mg", "mi", "million", "min", "mins", "ml", "mln", "mm", "mmbtu", "mn", "mph", "oz", "p", "p.m", "pc",
	"pct", "persons", "pm", "sec", "secs", "sq", "tn", "trillion", "trn", "usd", "yd", "yds", "years", "yo",
	"yr", "yrs"
};

static const char *const domain_ends[] = {
	"asp", "aspx", "au", "avi", "biz", "br", "ca", "cn", "co", "com", "csv", "de", "doc", "docx", "edu", "eu",
	"exe", "fr", "gif", "gov", "gz", "htm", "html", "ie", "il", "in", "info", "int", "io", "ir", "jp", "jpeg",
	"jpg", "js", "json", "jsp", "ke", "me", "mil", "mov", "mp3", "mp4", "net", "ng", "nz", "org", "pdf", "php",
	"pk", "png", "ppt", "pptx", "ru", "tv", "txt", "ua", "uk", "url", "us", "wav", "xls", "xlsx", "xml", "za",
	"zip"
};

static const char *const openers[] = {
	"a", "about", "above", "according", "across", "additionally", "after", "again", "against", "all", "almost",
	"along", "already", "also", "although", "am", "among", "an", "and", "another", "any", "anyone", "are", "as",
	"at", "because", "before", "behind", "being", "below", "besides", "between", "both", "but", "by", "can",
	"could", "critics", "despite", "did", "do", "does", "during", "each", "earlier", "either", "elsewhere",
	"even", "eventually", "every", "everyone", "few", "finally", "first", "following", "for", "former", "from",
	"furthermore", "given", "had", "has", "have", "having", "he", "her", "here", "his", "how", "however", "i",
	"if", "in", "indeed", "inside", "instead", "is", "it", "its", "just", "last", "late", "lately", "later",
	"less", "let", "like", "many", "maybe", "meanwhile", "moreover", "most", "much", "my", "near", "nearly",
	"neither", "never", "nevertheless", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of",
	"officials", "often", "on", "once", "one", "only", "or", "other", "others", "our", "out", "over", "part",
	"people", "perhaps", "please", "police", "prior", "recently", "several", "she", "should", "similarly",
	"since", "so", "some", "someone", "sometimes", "soon", "still", "such", "than", "that", "the", "their",
	"then", "there", "therefore", "these", "they", "this", "those", "though", "three", "through", "throughout",
	"thus", "to", "today", "together", "tomorrow", "tonight", "too", "two", "under", "unlike", "until", "up",
	"upon", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whose", "why",
	"will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your"
};

static const char *const speech_verbs[] = {
	"added", "adds", "answered", "argued", "argues", "asked", "asks", "called", "commented", "concluded",
	"continued", "cried", "declared", "declares", "demanded", "demands", "exclaimed", "explained", "explains",
	"insisted", "insists", "joked", "noted", "notes", "posted", "quipped", "recalled", "recalls", "replied",
	"replies", "said", "say", "saying", "says", "shouted", "stated", "stressed", "tells", "told", "tweeted",
	"warned", "warns", "wondered", "wonders", "writes", "wrote"
};

/* strcmp() of the `len` bytes at s with a word */
static int compare(const char *s, size_t len, const char *word)
{
	int c = strncmp(s, word, len);

	return c ? c : word[len] ? -1 : 0;
}

static bool contains(const char *const *word, size_t word_nr, const char *s, size_t len)
{
	size_t low = 0, high = word_nr;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = compare(s, len, word[middle]);

		if (c == 0)
			return true;
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

#define CONTAINS(list, s, len) contains(list, sizeof(list) / sizeof *(list), s, len)

enum abbreviation_kind word_abbreviation(const char *lower, size_t len, bool capital)
{
	size_t low = 0, high = sizeof abbreviations / sizeof *abbreviations;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = compare(lower, len, abbreviations[middle].word);

		if (c == 0)
			return abbreviations[middle].capital && !capital ? ABBREVIATION_NONE : abbreviations[middle].kind;
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return ABBREVIATION_NONE;
}

bool word_is_prefix(const char *lower, size_t len)
{
	return CONTAINS(prefixes, lower, len);
}

bool word_is_unit(const char *s, size_t len)
{
	return CONTAINS(units, s, len);
}

bool word_is_domain_end(const char *lower, size_t len)
{
	return CONTAINS(domain_ends, lower, len);
}

bool word_is_opener(const char *lower, size_t len)
{
	return CONTAINS(openers, lower, len);
}

bool word_is_speech(const char *lower, size_t len)
{
	return CONTAINS(speech_verbs, lower, len);
}

size_t word_cut(const char *lower, size_t len)
{
	static const struct { const char *word; size_t cut; } cuts[] = {
		{ "aint", 2 }, { "alot", 1 }, { "arent", 3 }, { "cannot", 3 }, { "cant", 2 }, { "couldnt", 5 },
		{ "didnt", 3 }, { "doesnt", 4 }, { "dont", 2 }, { "gimme", 3 }, { "gonna", 3 }, { "gotta", 3 },
		{ "hadnt", 3 }, { "hasnt", 3 }, { "havent", 4 }, { "im", 1 }, { "isnt", 2 }, { "ive", 1 },
		{ "lemme", 3 }, { "shouldnt", 6 }, { "thats", 4 }, { "theres", 5 }, { "theyre", 4 }, { "wanna", 3 },
		{ "wasnt", 3 }, { "werent", 4 }, { "whats", 4 }, { "wouldnt", 5 }, { "youre", 3 }, { "youve", 3 }
	};
	size_t i;

	for (i = 0; i < sizeof cuts / sizeof *cuts; i++)
		if (strlen(cuts[i].word) == len && memcmp(cuts[i].word, lower, len) == 0)
			return cuts[i].cut;
	return 0;
}

/* For the unit test: the first list that is out of order, or NULL. */
const char *words_out_of_order(void)
{
	static const struct { const char *name; const char *const *word; size_t word_nr; } lists[] = {
		{ "prefixes", prefixes, sizeof prefixes / sizeof *prefixes },
		{ "units", units, sizeof units / sizeof *units },
		{ "domain_ends", domain_ends, sizeof domain_ends / sizeof *domain_ends },
		{ "openers", openers, sizeof openers / sizeof *openers },
		{ "speech_verbs", speech_verbs, sizeof speech_verbs / sizeof *speech_verbs }
	};
	size_t l, i;

	for (i = 1; i < sizeof abbreviations / sizeof *abbreviations; i++)
		if (strcmp(abbreviations[i - 1].word, abbreviations[i].word) >= 0)
			return "abbreviations";
	for (l = 0; l < sizeof lists / sizeof *lists; l++)
		for (i = 1; i < lists[l].word_nr; i++)
			if (strcmp(lists[l].word[i - 1], lists[l].word[i]) >= 0)
				return lists[l].name;
	return NULL;
}
