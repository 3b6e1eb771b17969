#!/bin/sh
# same_bytes.sh - the output does not depend on locale, time zone, folder, environment or run
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
stories="$source/samples/syria-talks.txt $source/samples/malta-summit.txt $source/samples/briefs.ndjson"

# all_outputs FOLDER: everything that is promised to be the same
all_outputs()
{
	mkdir "$1"
	# shellcheck disable=SC2086
	"$dateline" annotate $stories >"$1/annotation.ndjson" &&
		"$dateline" annotate -f conllu $stories >"$1/annotation.conllu" &&
		"$dateline" timeline $stories >"$1/timeline.json" &&
		"$dateline" graph -f json $stories >"$1/graph.json" &&
		"$dateline" graph $stories >"$1/graph.dot" &&
		"$dateline" graph -f svg $stories >"$1/graph.svg" &&
		"$dateline" --color always $stories >"$1/summary.txt" &&
		"$dateline" --date 2017-02-28 $stories >"$1/summary-dated.txt"
}

# compare NAME FOLDER
compare()
{
	for file in "$tmp/first"/*; do
		same "$1: $(basename "$file")" "$file" "$2/$(basename "$file")"
	done
	rm -rf "$2"
}

all_outputs "$tmp/first" 2>"$tmp/err"
is 'the outputs are written' '0 ' "$? $(cat "$tmp/err")"
all_outputs "$tmp/again" 2>/dev/null
compare 'second run' "$tmp/again"
(cd / && all_outputs "$tmp/elsewhere") 2>/dev/null
compare 'from another folder' "$tmp/elsewhere"
for zone in Asia/Tokyo America/New_York Pacific/Kiritimati; do
	(TZ=$zone; export TZ; all_outputs "$tmp/zone") 2>/dev/null
	compare "time zone $zone" "$tmp/zone"
done
(COLUMNS=20 TERM=dumb LINES=5 SOURCE_DATE_EPOCH=1 NLSPATH=/ LANGUAGE=de; export COLUMNS TERM LINES SOURCE_DATE_EPOCH NLSPATH LANGUAGE
	all_outputs "$tmp/environment") 2>/dev/null
compare 'another environment' "$tmp/environment"

# The locales of the system, or ones made for this test.
for locale in tr_TR de_DE; do
	if locale -a 2>/dev/null | grep -qi "^$locale.utf-*8$"; then
		LOCPATH_=
	elif command -v localedef >/dev/null && mkdir -p "$tmp/locales" &&
		localedef -i "$locale" -f UTF-8 "$tmp/locales/$locale.UTF-8" >/dev/null 2>&1; then
		LOCPATH_=$tmp/locales
	else
		skip "no locale $locale.UTF-8 here"
		continue
	fi
	(
		test -z "$LOCPATH_" || { LOCPATH=$LOCPATH_; export LOCPATH; }
		LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8
		export LC_ALL LANG
		all_outputs "$tmp/locale"
	) 2>/dev/null
	compare "locale $locale.UTF-8" "$tmp/locale"
done
if command -v faketime >/dev/null; then
	(faketime '2031-12-31 23:59:50' sh -c : 2>/dev/null) && {
		real=$dateline
		printf '#!/bin/sh\nexec faketime "2031-12-31 23:59:50" "%s" "$@"\n' "$real" >"$tmp/later"
		chmod +x "$tmp/later"
		dateline=$tmp/later
		all_outputs "$tmp/date" 2>/dev/null
		dateline=$real
		compare 'another day' "$tmp/date"
	}
else
	skip 'no faketime: another day'
fi

# the order of the inputs does not matter to what is merged
# shellcheck disable=SC2086
set -- $stories
"$dateline" timeline "$3" "$1" "$2" >"$tmp/turned.json" 2>/dev/null
same 'the order of documents: timeline' "$tmp/first/timeline.json" "$tmp/turned.json"
"$dateline" graph -f json "$2" "$3" "$1" >"$tmp/turned.json" 2>/dev/null
same 'the order of documents: graph' "$tmp/first/graph.json" "$tmp/turned.json"
finish
