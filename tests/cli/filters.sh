#!/bin/sh
# filters.sh - --top, --min-weight, --only, --about, --depth: what is left is valid, the same each time, and what was asked for
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
schemas=$source/docs/schemas
cd "$tmp" || exit 99
stories="$source/samples/syria-talks.txt $source/samples/malta-summit.txt $source/samples/briefs.ndjson"

# dangling FILE: ids of entities that are pointed at and are not there
dangling()
{
	sed -n 's/^   "id": "\(n[0-9]*\)",$/\1/p' "$1" | sort >ids
	grep -o '"\(entity\|source\|target\)": "n[0-9]*"' "$1" | sed 's/.*"\(n[0-9]*\)"/\1/' | sort -u | comm -23 - ids
}

# filtered NAME OPTIONS...: both JSON formats, twice
filtered()
{
	name=$1
	shift
	for command in graph timeline; do
		# shellcheck disable=SC2086
		"$dateline" $command -f json "$@" $stories >"$command.json" 2>err
		is "$name, $command: status and talk" '0 ' "$? $(cat err)"
		check "$name, $command: of the schema" "$build/tests/schema_check" "$schemas/$command.schema.json" "$command.json"
		is "$name, $command: nothing dangles" '' "$(dangling "$command.json")"
		# shellcheck disable=SC2086
		"$dateline" $command -f json "$@" $(echo $stories | tr ' ' '\n' | sort -r) >turned.json 2>err
		same "$name, $command: in another order of documents" "$command.json" turned.json
	done
	for format in dot svg; do
		# shellcheck disable=SC2086
		"$dateline" graph -f $format "$@" $stories >drawing 2>err
		is "$name, $format" '0 ' "$? $(cat err)"
	done
	# shellcheck disable=SC2086
	"$dateline" "$@" $stories >summary 2>err
	is "$name, summary" '0 ' "$? $(cat err)"
}

# types FILE: the types of its entities
types()
{
	sed -n '/^   "id": "n/{n;s/.*"type": "\(.*\)",/\1/p;}' "$1" | sort -u | tr '\n' ' '
}

filtered 'the top five' --top 5
is 'five entities' 5 "$(grep -c '^   "id": "n' graph.json)"
filtered 'the top of all' --top 100000
# shellcheck disable=SC2086
"$dateline" graph -f json $stories >all.json
is 'all entities' "$(grep -c '^   "id": "n' all.json)" "$(grep -c '^   "id": "n' graph.json)"
is 'documents stay listed' "$(sed -n '/"documents"/,/^ \]/p' all.json)" "$(sed -n '/"documents"/,/^ \]/p' graph.json)"
filtered 'those named twice' --min-weight 2
is 'none is lighter' 0 "$(sed '/^ "edges"/,$d' graph.json | grep -c '^   "weight": 1,')"
filtered 'two types' --only person,country
is 'of these types' 'country person ' "$(types graph.json)"
filtered 'people' --only person
is 'of this type' 'person ' "$(types timeline.json)"
check 'the summary has no other heading' sh -c '! grep -q "^Countries" summary'
filtered 'around a name' --about Putin
check 'with the name' grep -q '"name": "Vladimir Putin"' graph.json
near=$(grep -c '^   "id": "n' graph.json)
filtered 'around an alias, farther' --about vladimir\ putin --depth 3
check 'it is more' test "$near" -lt "$(grep -c '^   "id": "n' graph.json)"
filtered 'around two' --about Putin --about 'United States'
filtered 'all together' --about Putin --depth 2 --only person,country --min-weight 1 --top 4
is 'four at most' 4 "$(grep -c '^   "id": "n' graph.json)"

# nothing is left: valid, said, and no failure
for command in graph timeline; do
	# shellcheck disable=SC2086
	"$dateline" $command -f json --min-weight 100000 $stories >empty.json 2>err
	is "nothing is left, $command" '0 dateline: nothing is left: no entity is what --about, --only, --min-weight and --top ask for' \
		"$? $(cat err)"
	check "nothing is left, $command: of the schema" "$build/tests/schema_check" "$schemas/$command.schema.json" empty.json
	is "nothing is left, $command: no entity, no event" 0 "$(grep -c '"id": "[ner][0-9]' empty.json)"
done
# shellcheck disable=SC2086
"$dateline" graph -f svg -q --min-weight 100000 $stories >empty.svg 2>err
is 'nothing is left, svg, quiet' '0 ' "$? $(cat err)"
check 'nothing is left, svg: whole' grep -q '^</svg>' empty.svg
# shellcheck disable=SC2086
"$dateline" --about Nobody --about 'No
body' $stories >out 2>err
is 'a name that is none' "0 dateline: nothing is named 'Nobody'
dateline: nothing is named 'No\\nbody'
dateline: nothing is left: no entity is what --about, --only, --min-weight and --top ask for" "$? $(cat err)"
check 'the summary says so' grep -q 'No events chosen' out

# usage WANTED OPTIONS...
usage()
{
	wanted=$1
	shift
	"$dateline" "$@" "$source/samples/syria-talks.txt" >out 2>err
	is "$*: status" 2 $?
	is "$*" "dateline: $wanted" "$(head -n 1 err)"
	is "$*: nothing is written" '' "$(cat out)"
}
for option in top min-weight depth; do
	for value in 0 -1 x '' 1.5 100001 99999999999999999999; do
		usage "--$option '$value' is not a number from 1 to 100000" graph --about x --$option "$value"
	done
done
known='the types are person, country, place, organization, group, event, other'
for list in human '' , person, ,person person,,place Person 'person, place' personpersonpersonpersonpersonpersonperson; do
	usage "--only '$list': $known" timeline --only "$list"
done
usage "the name after --about is empty" graph --about ' '
usage "--about '\\xff' is not UTF-8" graph --about "$(printf '\377')"
usage "--depth counts from a name: give --about" graph --depth 2
usage "option '--top' is not for 'annotate'" annotate --top 3
finish
