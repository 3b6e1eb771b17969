#!/bin/sh
# headers.sh - each header compiles alone, the public one as C++ too; layers include only what stands below them
. "${DATELINE_SOURCE:?}/tests/lib.sh"
cd "$source" || exit 99
cc=${DATELINE_CC:-cc}
command -v "${cc%% *}" >/dev/null || { echo "no compiler"; exit 77; }
flags=$(pkg-config --cflags libcgraph libgvc jansson libutf8proc libxml-2.0 cunit 2>/dev/null || :)

for header in $(find src graph output tests -name '*.h' | sort); do
	# shellcheck disable=SC2086
	check "$header compiles alone" $cc -std=c11 -fsyntax-only -Wall -Werror -Wno-unused-function -D_XOPEN_SOURCE=700 \
		-Isrc -I. -Itests $flags -x c "$header"
done
if c++ --version >/dev/null 2>&1; then
	printf '#include "dateline.h"\nint main() { dateline_error e = DATELINE_ERROR_INIT; return e.code; }\n' >"$tmp/x.cc"
	check 'dateline.h is C++ too' c++ -fsyntax-only -Wall -Wextra -Werror -Isrc "$tmp/x.cc"
else
	skip 'no C++ compiler'
fi
check 'dateline.h needs nothing of ours' sh -c '! grep "#include \"" src/dateline.h'

# may_not LAYER FORBIDDEN...: arrows go up the list of docs only
may_not()
{
	layer=$1
	shift
	for other; do
		is "$layer does not include $other" '' "$(grep -rln "#include \"$other" "$layer" 2>/dev/null)"
	done
}
may_not src/base text/ model/ time/ coref/ extract/ cli/ graph/ output/ dateline
may_not src/text model/ time/ coref/ extract/ cli/ graph/ output/ dateline
may_not src/model coref/ extract/ cli/ graph/ output/ dateline
may_not src/time coref/ extract/ cli/ graph/ output/ dateline
may_not src/coref time/ extract/ cli/ graph/ output/ dateline
may_not src/extract cli/ graph/ output/ dateline
may_not graph model/ coref/ cli/ output/ dateline
may_not output model/ coref/ cli/ dateline
# nothing below the command prints to the user, exits, or looks at a clock
is 'the library does not print' '' "$(grep -rlnE '\b(printf|perror|puts|putchar) *\(' --include='*.c' src graph output | grep -v '^src/cli/' |
	xargs -r grep -lE '(^|[^a-z_])(printf|perror|puts|putchar) *\(' 2>/dev/null)"
is 'the library does not print to stderr' '' "$(grep -rln --include='*.c' 'stderr' src graph output | grep -v '^src/cli/' | grep -v '^graph/layout.c')"
is 'the library does not exit' '' "$(grep -rlnE --include='*.c' '\b(exit|abort|_exit) *\(' src graph output | grep -v '^src/cli/')"
is 'only progress looks at a clock' 'src/cli/progress.c' "$(grep -rlE --include='*.c' '\b(time|clock|clock_gettime|gettimeofday|localtime|gmtime|mktime) *\((NULL|CLOCK|&|0)' src graph output | sort)"
finish
