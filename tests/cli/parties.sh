#!/bin/sh
# parties.sh - --parties known: only events between parties that have a country or stand in a table, also the user's
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
cd "$tmp" || exit 99
cat >story.txt <<'X'
Date: 2016-06-15

France condemned Mali on Monday. Harfleet accused Borwick of fraud on Tuesday. Russian troops attacked Ukraine on Sunday.
X
printf 'id\ttype\tname\taliases\tcountry\no-1\torganization\tHarfleet\t\t\no-2\torganization\tBorwick\t\t\n' >table.tsv

# events OPTIONS...: the types that are told, in the text's order
events()
{
	"$dateline" annotate -q "$@" story.txt | grep -o '"type":"[A-Z]*","code"' | tr -dc 'A-Z\n' | tr '\n' ' '
}

all=$(events)
is 'any is the default' "$all" "$(events --parties any)"
is 'whoever the text names' 1 "$(echo "$all" | grep -c 'ACCUSE .*ACCUSE')"
known=$(events --parties known)
is 'nobody without a country' 1 "$(echo "$known" | grep -o ACCUSE | grep -c .)"
is 'of a country: still there' 1 "$(echo "$known" | grep -c ASSAULT)"
is 'the user knows them' "$all" "$(events --parties known --entities table.tsv)"
is 'timeline as well' 1 "$("$dateline" timeline -q --parties known story.txt | grep -c '"type": "ACCUSE"')"
"$dateline" annotate --parties some story.txt >out 2>err
is 'anything else is refused' "2 dateline: --parties 'some' is not any or known" "$? $(head -n 1 err)"
finish
