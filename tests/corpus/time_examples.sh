#!/bin/sh
# The examples in the comments of src/time/family_*.c, run as cases of run_times on Monday, 2016-09-05:
#     e.g. TEXT => WHAT IS FOUND
# and every pattern there has one.
src=${DATELINE_SOURCE:?run by make check}/src/time
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
sed -n 's/^ \* e\.g\. \(.*\) => \(.*\)$/\1 => \2/p' "$src"/family_*.c | sed 's, \*/$,,; s/^\(.*\) => \(.*\)$/2016-09-05	\1	\2/' >"$work/times.test"
# a pattern is a function that looks at a place; its comment ends right above it
bare=$(awk '/^(static )?void [a-z_]+\(const struct finder \*f, uint32_t at, struct matches \*m\)/ && last !~ /e\.g\. .* => / { print FILENAME ": " $0 } { last = $0 }' \
	"$src"/family_*.c)
if [ -n "$bare" ]; then
	echo "patterns without an example:"
	echo "$bare"
fi
"${DATELINE_BUILD:?}/tests/corpus/run_times" "$work/times.test" || bare=x
[ -z "$bare" ]
