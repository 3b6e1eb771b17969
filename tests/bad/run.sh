#!/bin/sh
# run.sh - bad input, bad places to write to: a message, the documented status, nothing half written, the rest still done
. "${DATELINE_SOURCE:?}/tests/lib.sh"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA
mkdir "$tmp/w"
cd "$tmp/w" || exit 99
good='Russia and Turkey signed an agreement in Moscow on Monday, Sept. 5, 2016.'
printf '%s\n' "$good" >good.txt

# run ARG...: into $tmp/out, $tmp/err; sets status
run()
{
	timeout 120 "$dateline" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
}

# says NAME STATUS PATTERN: about the last run; the message is the program's own and names the file
says()
{
	is "$1: status" "$2" "$status"
	if grep -q -- "$3" "$tmp/err"; then
		pass
	else
		fail "$1: the message has '$3'"
		head -n 3 "$tmp/err"
	fi
	is "$1: only messages of ours" '' "$(grep -v '^dateline: ' "$tmp/err")"
	clean "$1"
}

# clean NAME: no temporary file is left
clean()
{
	is "$1: nothing is left behind" '' "$(find "$tmp/w" -name '.dateline-*')"
}

# one_document NAME: the last run of annotate wrote one whole line of JSON
one_document()
{
	is "$1: status" 0 "$status"
	is "$1: one line" 1 "$(wc -l <"$tmp/out" | tr -d ' ')"
}

# ---- texts that end where a rule looks for the next word, and trees that repairs do not fit ----
for text in 'Obama resigned because of age' 'The king died at the age' 'Rebels attacked the base no' 'World, President' 'He was freed at least' \
	'Police killed up to' 'Rebels handed over' 'Lavrov came ahead of'; do
	printf '%s' "$text" >end.txt
	run annotate end.txt
	one_document "ends in: $text"
done
# odd_tree NAME: annotate reads the CoNLL-U of standard input (blanks for tabs)
odd_tree()
{
	tr ' ' '\t' >odd.conllu
	run annotate odd.conllu
	one_document "$1"
}
odd_tree 'a noun of one stop' <<'END'
1 . . NOUN NNS _ 0 root _ _

END
odd_tree 'a name that hangs below its conjunct' <<'END'
1 Lukas Lukas PROPN NNP _ 5 nsubj _ _
2 Braun Braun PROPN NNP _ 1 flat _ _
3 and and CCONJ CC _ 4 cc _ _
4 Ana Ana PROPN NNP _ 1 conj _ _
5 Ruiz Ruiz PROPN NNP _ 0 root _ _

END
odd_tree 'a title below a preposition' <<'END'
1 Prime Prime ADJ NNP _ 2 amod _ _
2 Minister Minister PROPN NNP _ 3 nmod:desc _ _
3 Junichiro Junichiro PROPN NNP _ 6 nsubj _ _
4 with with ADP IN _ 8 aux:pass _ _
5 Koizumi Koizumi PROPN NNP _ 3 flat _ _
6 of of ADP IN _ 0 root _ _
7 Japan Japan PROPN NNP _ 3 nmod _ _
8 and and CCONJ CC _ 6 aux _ _
9 President President PROPN NNP _ 6 nmod:desc _ _

END
odd_tree 'two attacks at the end of the text' <<'END'
1 Mali Mali PROPN NNP _ 2 nsubj _ _
2 shot attack VERB VBD _ 0 root _ _
3 x attack VERB VBD _ 2 conj _ _

END

# ---- empty and odd texts ----
: >empty.txt
run annotate empty.txt
says 'empty file' 3 "empty.txt"
is 'empty file: no output' '' "$(cat "$tmp/out")"
printf ' \n\t\n  \r\n\302\240\n' >spaces.txt
run annotate spaces.txt
says 'only spaces' 3 'spaces.txt'
run timeline empty.txt good.txt
says 'empty file beside a good one' 1 'empty.txt'
check 'empty file beside a good one: it is counted' grep -q '^dateline: 1 of 2 documents failed$' "$tmp/err"
check 'empty file beside a good one: the good one is written' grep -q '"id": *"good"' "$tmp/out"

printf 'Obama met\000Putin in Moscow.\n' >nul.txt
run annotate nul.txt
says 'NUL byte' 3 'nul.txt.*\<9\>'
run annotate --repair nul.txt
one_document 'NUL byte, repaired'
printf 'Obama met Putin \377\376 in Moscow.\n' >utf8.txt
run annotate utf8.txt
says 'invalid UTF-8' 3 'utf8.txt.*\<16\>'
run annotate --repair utf8.txt
one_document 'invalid UTF-8, repaired'
check 'invalid UTF-8, repaired: by U+FFFD' grep -q 'Putin �.* in Moscow' "$tmp/out"
printf 'A surrogate \355\240\200 and an overlong \300\257 form.\n' >odd.txt
run annotate odd.txt
says 'surrogates are not UTF-8' 3 'odd.txt.*\<12\>'
printf '\357\273\277%s\n' "$good" >bom.txt
run annotate bom.txt
one_document 'byte order mark'
check 'byte order mark: it is no part of the text' grep -q '"text":"Russia' "$tmp/out"
printf '%s\r\n\r\n%s\r\n' "$good" 'Erdogan visited Russia on Tuesday.' >crlf.txt
run annotate crlf.txt
one_document 'CRLF'
printf '%s\n\n%s\n' "$good" 'Erdogan visited Russia on Tuesday.' >lf.txt
is 'CRLF: as many tokens as with LF' "$("$dateline" annotate -f conllu lf.txt 2>/dev/null | grep -c '^[0-9]')" \
	"$("$dateline" annotate -f conllu crlf.txt 2>/dev/null | grep -c '^[0-9]')"
printf '%s' "$good" >no-newline.txt
run annotate no-newline.txt
one_document 'no newline at the end'
printf '\033[31mred\033[0m alert \007 in Moscow.\n' >escape.txt
run escape.txt
is 'control characters in the text: status' 0 "$status"
is 'control characters in the text: none in the summary' '' "$(tr -d '\n\t' <"$tmp/out" | grep '[[:cntrl:]]')"
run graph -f svg escape.txt
is 'control characters in the text: status of svg' 0 "$status"
is 'control characters in the text: none in the svg' '' "$(tr -d '\n\t' <"$tmp/out" | grep '[[:cntrl:]]')"

# ---- records ----
printf '{"id":"a","text":"%s"}\n{"id":"b","text":"Obama met Pu\n{"id":"c","text":"%s"}\n' "$good" "$good" >cut.ndjson
run annotate cut.ndjson
says 'truncated line of NDJSON' 1 "cut.ndjson.*2"
is 'truncated line of NDJSON: the others are written' 2 "$(wc -l <"$tmp/out" | tr -d ' ')"
printf '%s\n' '{"id":"a","text":7}' '[1,2]' '"text"' 'null' '{"id":"a"}' '{"text":""}' '{"text":null}' \
	'{"text":"x","date":5}' '{"text":"x","date":"2016-02-30"}' '{' '{"text":"\ud800"}' "{\"text\":\"$good\"}" >types.ndjson
run annotate types.ndjson
is 'wrong types: status' 1 "$status"
check 'wrong types: lines are named' grep -q 'types.ndjson.*1' "$tmp/err"
check 'wrong types: the good one is written' grep -q 'Russia' "$tmp/out"
is 'wrong types: only messages of ours' '' "$(grep -v '^dateline: ' "$tmp/err")"
: >empty.ndjson
run annotate empty.ndjson
says 'empty NDJSON' 3 'empty.ndjson'
awk 'BEGIN { printf "{\"text\":"; for (i = 0; i < 100000; i++) printf "["; print "" }' >deep.ndjson
run annotate deep.ndjson
says 'deep JSON' 3 'deep.ndjson'
printf '<html><body><p>Obama met <b>Putin' >cut.html
run annotate cut.html
is 'unfinished HTML: no crash' ok "$(test "$status" -le 3 && echo ok)"
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<div>"; print "Obama met Putin." }' >deep.html
run annotate deep.html
is 'deep HTML: no crash' ok "$(test "$status" -le 3 && echo ok)"
printf '1\tObama\tObama\n' >short.conllu
run annotate short.conllu
says 'CoNLL-U with too few columns' 3 'short.conllu.*1'
printf '1\ta\ta\tX\tX\t_\t9\tdep\t_\t_\n2\tb\tb\tX\tX\t_\t99\tdep\t_\t_\n\n' >heads.conllu
run annotate heads.conllu
is 'CoNLL-U with heads outside: no crash' ok "$(test "$status" -le 3 && echo ok)"

# ---- files ----
run annotate missing.txt
says 'missing file' 3 "'missing.txt'"
run annotate missing.txt good.txt
says 'missing file beside a good one' 1 "'missing.txt'"
mkdir nothing
run annotate nothing
says 'folder with nothing in it' 3 "'nothing'"
mkdir others
: >others/x.png
run graph others
says 'folder with no article' 3 "'others'"
mkdir mixed
cp good.txt mixed/b.txt
cp utf8.txt mixed/a.txt
cp good.txt mixed/c.unknown
run annotate mixed
says 'folder with a bad file' 1 'mixed/a.txt'
is 'folder with a bad file: the other is written' 1 "$(wc -l <"$tmp/out" | tr -d ' ')"
if test "$(id -u)" != 0; then
	cp good.txt secret.txt
	chmod 0 secret.txt
	run annotate secret.txt
	says 'unreadable file' 3 "'secret.txt'"
	mkdir locked
	chmod 555 locked
	run graph -o locked/x.dot good.txt
	says 'unwritable folder' 3 "cannot write 'locked/x.dot'"
elif command -v setpriv >/dev/null && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$dateline" -a -r "$DATELINE_DATA/countries.tsv" 2>/dev/null; then
	chmod 755 "$tmp" "$tmp/w"
	cp good.txt secret.txt
	chmod 0 secret.txt
	setpriv --reuid=65534 --regid=65534 --clear-groups "$dateline" annotate secret.txt >"$tmp/out" 2>"$tmp/err"
	status=$?
	says 'unreadable file' 3 "'secret.txt'"
	setpriv --reuid=65534 --regid=65534 --clear-groups "$dateline" graph -o x.dot good.txt >"$tmp/out" 2>"$tmp/err"
	status=$?
	says 'unwritable folder' 3 "cannot write 'x.dot'"
else
	skip 'root reads everything: unreadable file'
fi
name=$(printf 'new\nline\033[31m')
run annotate "$name"
says 'control characters in a name' 3 'new\\nline\\x1b\[31m'
is 'control characters in a name: one line' 1 "$(wc -l <"$tmp/err" | tr -d ' ')"
run annotate .
is 'this folder: some fail' 1 "$status"
run annotate /dev/null
says '/dev/null as input' 3 '/dev/null'

# ---- where it is written ----
if test -w /dev/full; then
	for command in 'annotate' 'timeline' 'graph -f json' 'graph -f dot' 'graph -f svg' 'graph -f pdf' 'summary' '--help' '--version'; do
		# shellcheck disable=SC2086
		"$dateline" $command good.txt >/dev/full 2>"$tmp/err"
		status=$?
		says "full disk, $command" 3 'cannot write standard output: No space left on device'
	done
	run graph -o /dev/full good.txt
	says 'full disk by -o' 3 "cannot write '/dev/full': No space left on device"
	is '/dev/full is still a device' ok "$(test -c /dev/full && echo ok)"
else
	skip 'no /dev/full'
fi
run graph -o /dev/null good.txt
is '/dev/null as output' 0 "$status"
check '/dev/null is still a device' test -c /dev/null
for command in annotate timeline summary graph; do
	{
		"$dateline" $command good.txt good.txt 2>"$tmp/err"
		echo $? >"$tmp/status"
	} | true
	# whether `true` was gone in time cannot be told: writing to a pipe that nobody reads fails or succeeds
	status=$(cat "$tmp/status")
	is "closed pipe, $command: status" ok "$(test "$status" = 0 -o "$status" = 3 && echo ok)"
done
# here nobody ever reads, for sure
mkfifo pipe
(exec 3<>pipe 4>pipe 3>&-; sleep 0.2; "$dateline" timeline good.txt >&4 2>"$tmp/err"; echo $? >"$tmp/status")
status=$(cat "$tmp/status")
says 'pipe without a reader' 3 'cannot write standard output: Broken pipe'
(exec "$dateline" timeline good.txt >&- 2>"$tmp/err")
status=$?
says 'standard output is closed' 3 'cannot write standard output'
run graph -o missing/x.dot good.txt
says 'output in a missing folder' 3 "cannot write 'missing/x.dot': No such file"
mkdir folder.dot
run graph -o folder.dot good.txt
says 'output is a folder' 3 "cannot write 'folder.dot': Is a directory"
cp good.txt kept.ndjson
run annotate -o kept.ndjson kept.ndjson
says 'output is the input' 2 'both input and output'
check 'output is the input: it is as it was' cmp -s good.txt kept.ndjson

echo before >there.json
run timeline -o there.json utf8.txt
says 'nothing to write' 3 'utf8.txt'
is 'nothing to write: what was there stays' before "$(cat there.json)"
run timeline -o new.json utf8.txt
check 'nothing to write: no new file' test ! -e new.json
ln -s there.json link.json
chmod 640 there.json
run timeline -o link.json good.txt
is 'through a link: status' 0 "$status"
check 'through a link: it is still a link' test -h link.json
check 'through a link: the file is new' grep -q dateline.timeline there.json
is 'through a link: permissions stay' '-rw-r-----' "$(ls -l there.json | cut -c 1-10)"
(umask 027; "$dateline" timeline -q -o masked.json good.txt)
is 'a new file has the permissions of the umask' '-rw-r-----' "$(ls -l masked.json | cut -c 1-10)"
# a large file that does not fit: the limit of the shell stands for a full disk
(ulimit -f 1; trap '' XFSZ; i=0; set --; while test $i -lt 40; do set -- "$@" good.txt; i=$((i + 1)); done
	exec "$dateline" annotate -o big.ndjson "$@" >"$tmp/out" 2>"$tmp/err")
status=$?
says 'a file that does not fit' 3 "cannot write 'big.ndjson'"
check 'a file that does not fit: is not there' test ! -e big.ndjson
# interrupted: no temporary file stays
mkfifo slow
"$dateline" annotate -o stopped.ndjson slow 2>/dev/null &
child=$!
exec 5>slow
sleep 0.5
kill -TERM $child 2>/dev/null
wait $child
is 'interrupted: by the signal' 143 $?
exec 5>&-
clean 'interrupted'
check 'interrupted: no output' test ! -e stopped.ndjson
finish
