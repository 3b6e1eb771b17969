#!/bin/sh
# merge.sh - merging grows no faster than sorting: documents made up, then twice as many.  With figures: merge.sh DOCUMENTS
. "${DATELINE_SOURCE:?}/tests/lib.sh"
seconds=${DATELINE_SLOW_SECONDS:-120}
documents=${1:-10000}
scale=1
case ${DATELINE_CC:-} in
*-fsanitize*) scale=5 ;;
esac
n=$((documents / scale))

for kind in mixed one-name one-word homonyms acronyms; do
	once=$(timeout "$seconds" "$build/tests/slow/merge_many" $kind $n) && twice=$(timeout "$seconds" "$build/tests/slow/merge_many" $kind $((2 * n)))
	is "$kind: in time" 0 $?
	printf '%s\n%s\n' "$once" "$twice"
	# with room for a busy machine: four times the work would be quadratic, and so would a second for what takes hundredths
	check "$kind: twice as much takes about twice as long" test "$(echo "$once $twice" |
		awk '{ print ($13 + $12 < 3.5 * ($6 + $5) + 0.5) }')" = 1
	check "$kind: and twice the memory" test "$(echo "$once $twice" | awk '{ print ($14 < 2.5 * $7 + 4) }')" = 1
done

# the whole way, with the names in sentences
awk -v n=$((2000 / scale)) 'BEGIN {
	for (i = 0; i < n; i++) {
		a = (i * 7919) % (n * 2); b = (i * 104729) % (n * 2); c = i % 97
		printf "{\"id\":\"d%d\",\"date\":\"2016-09-%02d\",\"text\":\"Adam Family%d met Eve Family%d in Moscow on Monday. Senator Noah Family%d spoke.\"}\n", i, i % 28 + 1, a, b, c
	}
}' >"$tmp/names.ndjson"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
timeout "$seconds" "$dateline" graph -f json --top 100 --merge-report "$tmp/report.tsv" -o "$tmp/out.json" "$tmp/names.ndjson" 2>"$tmp/err"
is 'documents to graph, with a report' '0 ' "$? $(cat "$tmp/err")"
is 'a hundred entities' 100 "$(grep -c '^   "id": "n' "$tmp/out.json")"
check 'a report' grep -q '^merged' "$tmp/report.tsv"
finish
