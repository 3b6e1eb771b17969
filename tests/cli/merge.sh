#!/bin/sh
# merge.sh - one node for one thing: --merge-report, --entities, --same, --different, and what is wrong with them
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
cd "$tmp" || exit 99
tab=$(printf '\t')

cat >a.txt <<'EOF'
Date: 2016-09-05

British senator Tom Fennimore met Ann Weatherby in Rome on Monday. The Ruritanian Workers' Union (RWU) attacked a base.
EOF
cat >b.txt <<'EOF'
Date: 2016-09-06

U.S. senator Tom Fennimore spoke with Ann Weatherby on Tuesday. The RWU attacked a village.
EOF
cat >c.txt <<'EOF'
Date: 2016-09-07

The RWU attacked Ann Weatherby on Wednesday.
EOF


"$dateline" graph -f json -o out.json --merge-report report.tsv a.txt b.txt c.txt >out 2>err
is 'a report beside the graph: status and talk' '0 ' "$? $(cat out err)"
check 'it has a header' grep -q "^result${tab}node${tab}type${tab}name${tab}rule${tab}document${tab}as${tab}" report.tsv
check 'it explains its columns' grep -q '^# result' report.tsv
is 'every line has as many cells' 11 "$(grep -v '^#' report.tsv | awk -F '\t' '{ print NF }' | sort -u)"
is 'who became one' "a b c" "$(awk -F '\t' '$1 == "merged" && $4 == "Ann Weatherby" { print $6 }' report.tsv | tr '\n' ' ' | sed 's/ $//')"
is 'by the name' name "$(awk -F '\t' '$1 == "merged" && $4 == "Ann Weatherby" { print $5 }' report.tsv | sort -u)"
is 'whom the country keeps apart' 'a b' "$(awk -F '\t' '$1 == "apart" && $4 == "Tom Fennimore" && $5 == "country" { print $6 }' report.tsv |
	sort | tr '\n' ' ' | sed 's/ $//')"
cp report.tsv first.tsv
cp out.json first.json
"$dateline" graph -f json -o out.json --merge-report report.tsv c.txt b.txt a.txt 2>err
same 'the order of documents: report' first.tsv report.tsv
same 'the order of documents: graph' first.json out.json
"$dateline" timeline -o out.json --merge-report - a.txt b.txt c.txt >report.tsv 2>err
same 'on standard output, beside a timeline' first.tsv report.tsv
"$dateline" --merge-report report.tsv a.txt b.txt c.txt >out 2>err
same 'beside a summary' first.tsv report.tsv
check 'which is written too' test -s out

# the user's table
printf '# mine\nid\ttype\tname\taliases\tcountry\nann\tperson\tAnnabel Weatherby\tAnn Weatherby|Weatherby\tFR\n' >known.tsv
printf 'rwu\torganization\tThe Union\tRWU|Ruritanian Workers'\''  Union\t\n' >>known.tsv
"$dateline" graph -f json --entities known.tsv a.txt b.txt c.txt >out.json 2>err
is 'with a table: status and talk' '0 ' "$? $(cat err)"
is 'its name' 1 "$(grep -c '"name": "Annabel Weatherby"' out.json)"
is 'not the old one' 0 "$(grep -c '"name": "Ann Weatherby"' out.json)"
is 'its id is the link' 1 "$(grep -c '"link": "user:ann"' out.json)"
is 'its country is background knowledge' 1 "$(grep -c '"country_basis": "known.tsv: ann"' out.json)"
is 'by any alias' 1 "$(grep -c '"link": "user:rwu"' out.json)"
check 'the result is of the schema' "$build/tests/schema_check" "$source/docs/schemas/graph.schema.json" out.json
printf 'id\ttype\tname\taliases\tcountry\ntom\tperson\tTom Fennimore\t\tFR\n' >other.tsv
"$dateline" graph -f json --entities other.tsv b.txt >out.json 2>err
is 'what the text says of the country is kept, and told' \
	"dateline: 'Tom Fennimore' (tom) is of FR in the table, of US in the text; the text is kept" "$(cat err)"
"$dateline" graph -q -f json --entities other.tsv b.txt >out.json 2>err
is 'not when quiet' '' "$(cat err)"

# bad NAME WANTED TABLE: a table that is refused
bad()
{
	printf "$3" >bad.tsv
	echo before >kept.json
	"$dateline" timeline -o kept.json --entities bad.tsv a.txt >out 2>err
	is "$1: status" 3 $?
	is "$1" "dateline: $2" "$(cat err)"
	is "$1: the old output stays" before "$(cat kept.json)"
}
bad 'a table without a column' "'bad.tsv' line 1: no column 'country'" 'id\ttype\tname\taliases\n'
bad 'a row with too few cells' "'bad.tsv' line 2: 2 cells where the header has 5" 'id\ttype\tname\taliases\tcountry\na\tb\n'
bad 'a type that is none' \
	"'bad.tsv' line 3: the type is none of person, country, place, organization, group, event, other: 'human'" \
	'# c\nid\ttype\tname\taliases\tcountry\na\thuman\tA\t\t\n'
bad 'a country that is none' "'bad.tsv' line 2: no country has the code 'QX'" \
	'id\ttype\tname\taliases\tcountry\na\tperson\tA\t\tQX\n'
bad 'an id twice' "'bad.tsv' line 3: another row has the id 'a'" \
	'id\ttype\tname\taliases\tcountry\na\tperson\tA\t\t\na\tperson\tB\t\t\n'
"$dateline" timeline --entities nowhere.tsv a.txt >out 2>err
is 'no such table: status' 3 $?
check 'no such table' grep -q "nowhere.tsv" err

# the user's word
"$dateline" graph -f json --same 'tom fennimore=Tom Fennimore' a.txt b.txt >out.json 2>err
is '--same: namesakes' '1 ' "$(grep -c '"name": "Tom Fennimore"' out.json) $(cat err)"
"$dateline" graph -f json --different 'Ann Weatherby=Ann Weatherby' a.txt b.txt >out.json 2>err
is '--different: namesakes' '2 ' "$(grep -c '"name": "Ann Weatherby"' out.json) $(cat err)"
"$dateline" graph -f json --same 'Tom Fennimore=Ann Weatherby' --same 'Nobody=Ann Weatherby' a.txt b.txt >out.json 2>err
is '--same: a name that is none is told' "0 dateline: nothing is named 'Nobody'" "$? $(cat err)"
check '--same: of a schema' "$build/tests/schema_check" "$source/docs/schemas/graph.schema.json" out.json

# usage OPTIONS WANTED
usage()
{
	wanted=$1
	shift
	"$dateline" "$@" a.txt >out 2>err
	is "$*: status" 2 $?
	is "$*" "$wanted" "$(head -n 1 err)"
	is "$*: nothing is written" '' "$(cat out)"
}
for word in same different; do
	for pair in '' A '=' 'A=' '=B' ' =B' 'A= ' 'A=B=C'; do
		usage "dateline: --$word '$pair' is not of the form A=B" graph --$word "$pair"
	done
done
usage "dateline: --same '\\xff=B' is not UTF-8" graph --same "$(printf '\377=B')"
usage "dateline: 'B=A' is given as --same and as --different" graph --same A=B --different B=A
usage "dateline: --merge-report and the output are both '-'" graph --merge-report -
usage "dateline: --merge-report and the output are both 'x.json'" graph --merge-report x.json -o x.json
usage "dateline: the merge report's name is empty" graph --merge-report ''
usage "dateline: the table's name is empty" graph --entities ''
usage "dateline: 'a.txt' is both input and output" graph --merge-report a.txt
usage "dateline: 'known.tsv' is both input and output" timeline --entities known.tsv -o known.tsv -f json
usage "dateline: option '--same' is not for 'annotate'" annotate --same A=B
: >x.json
usage "dateline: './x.json' and 'x.json' are one file" graph --merge-report ./x.json -o x.json

# a report that cannot be written
mkdir folder
"$dateline" timeline --merge-report folder a.txt >out 2>err
is 'a report that is a folder' "3 dateline: cannot write 'folder': Is a directory" "$? $(cat err)"
is 'nothing else is written' '' "$(cat out)"
if test -c /dev/full; then
	"$dateline" timeline -o new.json --merge-report /dev/full a.txt >out 2>err
	is 'a full device' 3 $?
fi
is 'nothing is left behind' '' "$(find . -name '.dateline-*')"
finish
