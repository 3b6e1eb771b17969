#!/bin/sh
# run.sh [CASE...] - the golden tests: each folder beside this script is one run of dateline.
#
#     args       the arguments, as shell words
#     in/        files of the working folder                              (optional)
#     stdin      standard input                                           (optional; else empty)
#     env        lines VAR=value                                          (optional)
#     out, err   what is printed (absent: nothing)
#     status     the exit status (absent: 0)
#     want/      the files that are written; no other may be left
#
# The version number is written @VERSION@.  GOLDEN_UPDATE=1 rewrites what is expected: read the diff like code.
. "${DATELINE_SOURCE:?}/tests/lib.sh"
golden=$source/tests/golden
version=$("$dateline" --version | sed 's/^dateline //')

hide_version()
{
	sed "s/dateline $version/dateline @VERSION@/g" "$1"
}

# expect CASE FILE GOT: compare, or write when asked
expect()
{
	if test -n "${GOLDEN_UPDATE:-}"; then
		if test -s "$3"; then
			mkdir -p "$(dirname "$golden/$1/$2")"
			cp "$3" "$golden/$1/$2"
		else
			rm -f "$golden/$1/$2"
		fi
		pass
	else
		wanted=$golden/$1/$2
		test -f "$wanted" || wanted=/dev/null
		same "golden/$1: $2" "$wanted" "$3"
	fi
}

# every file of the working folder with its checksum
contents()
{
	(cd "$tmp/cwd" && find . -type f -exec cksum {} +) | LC_ALL=C sort
}

run_case()
{
	case=$golden/$1
	rm -rf "$tmp/cwd" "$tmp/got"
	mkdir "$tmp/cwd" "$tmp/got"
	if test -d "$case/in"; then
		cp -R "$case/in/." "$tmp/cwd"
		chmod -R u+w "$tmp/cwd"
	fi
	contents >"$tmp/before"
	input=/dev/null
	test ! -f "$case/stdin" || input=$case/stdin
	(
		cd "$tmp/cwd" || exit 99
		if test -f "$case/env"; then
			while IFS= read -r line; do export "${line?}"; done <"$case/env"
		fi
		eval "set -- $(cat "$case/args")"
		exec "$dateline" "$@"
	) <"$input" >"$tmp/got/raw" 2>"$tmp/got/rawerr"
	status=$?
	hide_version "$tmp/got/raw" >"$tmp/got/out"
	hide_version "$tmp/got/rawerr" >"$tmp/got/err"
	: >"$tmp/got/status"
	test "$status" = 0 || echo "$status" >"$tmp/got/status"
	expect "$1" out "$tmp/got/out"
	expect "$1" err "$tmp/got/err"
	expect "$1" status "$tmp/got/status"
	test -z "${GOLDEN_UPDATE:-}" || rm -rf "$case/want"
	contents >"$tmp/after"
	comm -13 "$tmp/before" "$tmp/after" | cut -d ' ' -f 3- | sed 's|^\./||' >"$tmp/new"
	while IFS= read -r file; do
		hide_version "$tmp/cwd/$file" >"$tmp/got/file"
		if test -z "${GOLDEN_UPDATE:-}" && test ! -f "$case/want/$file"; then
			fail "golden/$1: '$file' was left behind or changed"
			continue
		fi
		expect "$1" "want/$file" "$tmp/got/file"
	done <"$tmp/new"
	for file in "$case"/want/*; do
		test -f "$file" || continue
		test -f "$tmp/cwd/$(basename "$file")" || fail "golden/$1: '$(basename "$file")' was not written"
	done
}

if test $# -gt 0; then
	for name; do run_case "$(basename "$name")"; done
else
	for args in "$golden"/*/args; do run_case "$(basename "$(dirname "$args")")"; done
fi
finish
