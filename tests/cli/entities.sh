#!/bin/sh
# entities.sh - the names of a table of one's own are found in the text, by every command
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
cd "$tmp" || exit 99

cat >story.txt <<'EOF'
Date: 2016-09-05

Gondorian troops attacked Mordor on Monday. The white hand killed two soldiers in Minas Tirith.
EOF
{
	printf 'id\ttype\tname\taliases\tcountry\n'
	printf 'gon\tcountry\tGondor\tMinas Tirith|adj:Gondorian\tXA\n'
	printf 'mor\tcountry\tMordor\t\tXB\n'
	printf 'wh\tgroup\tthe White Hand\twhite hand\tXB\n'
} >known.tsv

"$dateline" annotate --entities known.tsv story.txt >out.json 2>err
is 'annotate: status and talk' '0 ' "$? $(cat err)"
check 'annotate: of the schema' "$build/tests/schema_check" "$source/docs/schemas/annotation.schema.json" out.json
check 'annotate: a country by its adjective' grep -q '"link":"user:gon"' out.json
check 'annotate: its code' grep -q '"code":"XA"' out.json
check 'annotate: two words without capitals' grep -q '"link":"user:wh"' out.json
check 'annotate: a country of the table is marked' grep -q '"country_basis":"known.tsv: wh"' out.json
"$dateline" annotate story.txt >plain.json 2>err
is 'without the table none of it' 0 "$(grep -c 'user:' plain.json)"
"$dateline" timeline --entities known.tsv story.txt >out.json 2>err
is 'timeline: status and talk' '0 ' "$? $(cat err)"
check 'timeline: of the schema' "$build/tests/schema_check" "$source/docs/schemas/timeline.schema.json" out.json
check 'timeline: a country of the table acts' grep -q '"link": *"user:mor"' out.json
"$dateline" graph -f json --entities known.tsv story.txt >out.json 2>err
is 'graph: each row once' '1 1 1' "$(for id in gon mor wh; do grep -c "\"link\": \"user:$id\"" out.json; done | tr '\n' ' ' | sed 's/ $//')"
"$dateline" --entities known.tsv story.txt >out 2>err
check 'summary' grep -q 'White Hand' out

# bad NAME WANTED TABLE: refused before anything is written
bad()
{
	printf "$3" >bad.tsv
	echo before >kept.json
	"$dateline" annotate -o kept.json --entities bad.tsv story.txt >out 2>err
	is "$1: status" 3 $?
	is "$1" "dateline: $2" "$(cat err)"
	is "$1: the old output stays" before "$(cat kept.json)"
}
bad 'a made-up country without a free code' \
	"'bad.tsv' line 2: no country has the code, and it is none for a country of your own (AA, QM-QZ, XA-XZ, ZZ): 'GO'" \
	'id\ttype\tname\taliases\tcountry\na\tcountry\tGondor\t\tGO\n'
bad 'an adjective of a person' "'bad.tsv' line 2: only a country has an adjective: 'Bobbish'" \
	'id\ttype\tname\taliases\tcountry\na\tperson\tBob\tadj:Bobbish\t\n'
bad 'a name twice' "'bad.tsv' line 3: another row of that type and country has the name 'Ann'" \
	'id\ttype\tname\taliases\tcountry\na\tperson\tAnn\t\t\nb\tperson\tBeth\tAnn\t\n'
"$dateline" annotate --entities nowhere.tsv story.txt >out 2>err
is 'no such table: status' 3 $?
check 'no such table' grep -q "nowhere.tsv" err
"$dateline" annotate --entities known.tsv -o known.tsv -f json story.txt >out 2>err
is 'the table is no output' "2 dateline: 'known.tsv' is both input and output" "$? $(cat err)"

# many names in little time
awk 'BEGIN { print "id\ttype\tname\taliases\tcountry"
	for (i = 0; i < 100000; i++) printf "p%d\tperson\tNam%d Fam%d\tFam%d|Nam%d X%d Fam%d\t\n", i, i, i, i, i, i, i }' >large.tsv
start=$(date +%s)
"$dateline" annotate --entities large.tsv story.txt >out.json 2>err
is 'a hundred thousand rows: status and talk' '0 ' "$? $(cat err)"
check 'a hundred thousand rows: within 20 s' test $(($(date +%s) - start)) -le 20
finish
