#!/bin/sh
# run.sh - inputs that tempt a program into quadratic time, deep recursion or endless memory: seconds, not minutes
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
seconds=${DATELINE_SLOW_SECONDS:-120}
cd "$tmp" || exit 99

# sanitizers take five times as long: a fifth of everything
scale=1
case ${DATELINE_CC:-} in
*-fsanitize*) scale=5 ;;
esac

# repeat COUNT TEXT
repeat()
{
	awk -v n=$(($1 / scale)) -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s; print "" }'
}

# in_time NAME FILE [STATUS]: the way to the documents and the way to the picture, in time
in_time()
{
	for command in annotate 'graph -f dot'; do
		before=$(date +%s)
		# shellcheck disable=SC2086
		timeout "$seconds" "$dateline" $command "$2" >out 2>err
		status=$?
		after=$(date +%s)
		if test $status = "${3:-0}"; then
			pass
			printf 'ok: %s, %s: status %d, %d s\n' "$1" "$command" "$status" $((after - before))
		else
			fail "$1: $command has status $status after $((after - before)) s"
			tail -n 3 err
		fi
	done
}

head -c $((10000000 / scale)) /dev/zero | tr '\0' a >letter.txt
in_time '10 MB of one letter' letter.txt
repeat 100000 'Obama met ' >stop.txt
in_time '1 MB without a full stop' stop.txt
repeat 100000 '"' >quotes.txt
in_time '100,000 quotes' quotes.txt
repeat 50000 '“' >curly.txt
in_time '50,000 opening quotes' curly.txt
repeat 100000 '(' >brackets.txt
in_time '100,000 brackets' brackets.txt
repeat 100000 '. ' >stops.txt
in_time '100,000 full stops' stops.txt
repeat 100000 'Mr. ' >titles.txt
in_time '100,000 titles' titles.txt
repeat 50000 'Barack Obama and ' >names.txt
in_time '50,000 names in one sentence' names.txt
awk -v n=$((20000 / scale)) 'BEGIN { for (i = 0; i < n; i++) printf "President Xavier%d met Minister Yolanda%d in Moscow. ", i, i }' >people.txt
in_time '40,000 people' people.txt
repeat 25000 'He told Merkel that they had seen her dog. ' >pronouns.txt
in_time '1 MB of pronouns' pronouns.txt
awk -v n=$((100 / scale)) 'BEGIN { OFS = "\t"
	for (k = 0; k < n; k++) {
		print 1, "Mali", "Mali", "PROPN", "NNP", "_", 2, "nsubj", "_", "_"
		print 2, "shot", "shoot", "VERB", "VBD", "_", 0, "root", "_", "_"
		for (i = 3; i < 1000; i++)
			if (i % 2) print i, "shot", "shoot", "VERB", "VBD", "_", 2, "conj", "_", "_"
			else print i, "men", "man", "NOUN", "NNS", "_", 2, "obj", "_", "_"
		print "" } }' >star.conllu
in_time 'stars of verbs and objects' star.conllu
repeat 30000 'on Monday, Sept. 5, 2016 ' >dates.txt
in_time '30,000 dates' dates.txt
awk 'BEGIN { for (i = 0; i < 30000; i++) print "\n" }' >lines.txt
in_time '60,000 empty lines' lines.txt 3
awk -v n=$((20000 / scale)) 'BEGIN { for (i = 0; i < n; i++) print "{\"id\":\"" i "\",\"text\":\"Obama met Putin in Moscow on Monday.\"}" }' >records.ndjson
in_time '20,000 records' records.ndjson
# memory stays flat over documents: 20,000 of them under a limit of the address space (sanitizers need more than any)
if (ulimit -v 1000000 && "$dateline" --version) >/dev/null 2>&1; then
	is '20,000 records in little memory' $((20000 / scale)) "$( (ulimit -v 1000000; "$dateline" annotate -q records.ndjson) | wc -l | tr -d ' ')"
else
	skip 'no limit of the address space here'
fi
repeat 300000 '-' >dashes.txt
in_time '300,000 dashes' dashes.txt
repeat 200000 'é' >accents.txt
in_time '200,000 accents' accents.txt
finish
