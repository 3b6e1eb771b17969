#!/bin/sh
# manual.sh - the examples of the man page, --help and the README do what they say
. "${DATELINE_SOURCE:?}/tests/lib.sh"

mkdir "$tmp/bin" "$tmp/cwd" "$tmp/cwd/articles"
ln -s "$dateline" "$tmp/bin/dateline"
DATELINE_DATA=${DATELINE_DATA:-$source/data}
PATH=$tmp/bin:$PATH
export PATH DATELINE_DATA
cp "$source/samples/syria-talks.txt" "$tmp/cwd/story.txt"
cp "$source/samples/haiti-earthquake.txt" "$source/samples/malta-summit.txt" "$tmp/cwd/articles"
cp "$source/samples/briefs.ndjson" "$tmp/cwd/wire.ndjson"
chmod -R u+w "$tmp/cwd"

sed -n '/^\.EX/,/^\.EE/p' "$source/docs/dateline.1" | grep -v '^\.E' | sed 's/\\-/-/g' >"$tmp/examples"
"$dateline" --help | sed -n '/^Examples:/,$s/^  //p' >>"$tmp/examples"
sed -n '/^```/,/^```/s/^    *//; /^dateline /p' "$source/README.md" >>"$tmp/examples"
check 'there are examples' test "$(wc -l <"$tmp/examples")" -ge 6
cd "$tmp/cwd" || exit 99
while IFS= read -r line; do
	case $line in
	*'| dot '*)
		command -v dot >/dev/null || { skip "no dot: $line"; continue; }
		;;
	esac
	if eval "$line" </dev/null >"$tmp/out" 2>"$tmp/err" && test ! -s "$tmp/err"; then
		pass
	else
		fail "example: $line"
		head -n 5 "$tmp/err"
	fi
done <"$tmp/examples"
for file in story.svg events.json annotated.ndjson; do
	check "the examples wrote $file" test -s "$file"
done
finish
