#!/bin/sh
# options.sh - --help, the man page, the completion and the README say the same
. "${DATELINE_SOURCE:?}/tests/lib.sh"
manual=$source/docs/dateline.1
completion=$source/src/cli/bash-completion/dateline

"$dateline" --help >"$tmp/help"
sed -n '/^Options:/,/^$/p' "$tmp/help" | grep -o -- ' --*[a-zA-Z][-a-z]*' | tr -d ' ' | grep -v '^-$' | sort -u >"$tmp/of-help"
sed -n '/^\.SH OPTIONS/,/^\.SH INPUT/p' "$manual" | grep -A 1 '^\.TP' | grep '^\.BR* ' | sed 's/\\-/-/g' |
	grep -o -- '--*[a-zA-Z][-a-z]*' | sort -u >"$tmp/of-manual"
sed -n "/options='/,/'$/p" "$completion" | grep -o -- '--*[a-zA-Z][-a-z]*' | sort -u >"$tmp/of-completion"
check 'the help has options' test -s "$tmp/of-help"
same 'the manual has the options of --help' "$tmp/of-help" "$tmp/of-manual"
same 'the completion has the options of --help' "$tmp/of-help" "$tmp/of-completion"

sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' "$tmp/help" | sort >"$tmp/commands"
sed -n '/^\.SH COMMANDS/,/^\.SH OPTIONS/s/^\.B \([a-z]*\)$/\1/p' "$manual" | sort >"$tmp/commands-manual"
grep -o "'summary [a-z ]*'" "$completion" | tr -d "'" | tr ' ' '\n' | sort >"$tmp/commands-completion"
same 'the manual has the commands of --help' "$tmp/commands" "$tmp/commands-manual"
same 'the completion has the commands of --help' "$tmp/commands" "$tmp/commands-completion"

# every option that the help shows is known (a value that makes no sense is another complaint than an unknown option)
while IFS= read -r option; do
	"$dateline" "$option" </dev/null >"$tmp/out" 2>&1
	if grep -q 'unknown option' "$tmp/out"; then fail "$option is known"; else pass; fi
done <"$tmp/of-help"

# each format that help names is written, and the completion offers it
for pair in annotate:json annotate:conllu graph:dot graph:svg graph:png graph:pdf graph:json timeline:json; do
	command=${pair%:*}
	format=${pair#*:}
	"$dateline" "$command" -f "$format" "$tmp/none" >"$tmp/out" 2>&1
	is "$command writes $format" "dateline: cannot open '$tmp/none'" "$(sed 's/: No such.*//; s/: no such.*//' "$tmp/out" | head -n 1)"
	check "the completion of $command has $format" grep -q "$command) .*\<$format\>" "$completion"
done

if command -v bash >/dev/null; then
	is 'the completion completes' '--date' "$(bash -c '
		. "$1"
		COMP_WORDS=(dateline graph --da) COMP_CWORD=2
		_dateline 2>/dev/null
		echo "${COMPREPLY[0]}"' bash "$completion")"
	is 'the completion knows types' 'person,place' "$(bash -c '
		. "$1"
		COMP_WORDS=(dateline graph --only person,pl) COMP_CWORD=3
		_dateline 2>/dev/null
		echo "${COMPREPLY[*]}"' bash "$completion")"
	is 'the completion knows formats' 'svg' "$(bash -c '
		. "$1"
		COMP_WORDS=(dateline graph -f s) COMP_CWORD=3
		_dateline 2>/dev/null
		echo "${COMPREPLY[*]}"' bash "$completion")"
fi
if command -v man >/dev/null && man --help 2>&1 | grep -q warnings; then
	man --warnings -l "$manual" >/dev/null 2>"$tmp/warnings"
	is 'the manual has no formatting mistake' '' "$(grep -v "can't set the locale" "$tmp/warnings")"
fi

# event types: all in the tables stand in the manual
sed -n '/^id\t/,$p' "$source/data/events.tsv" | tail -n +2 | cut -f 6 | grep -v '^NONE$' | sort -u >"$tmp/types"
while IFS= read -r type; do
	check "the manual lists the event type $type" grep -qw "$type" "$manual"
done <"$tmp/types"
finish
