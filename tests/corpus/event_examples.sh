#!/bin/sh
# The cases between ``` lines of docs/events.md, run by run_extract.
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
awk '/^```/ { inside = !inside; print ""; next } inside' "${DATELINE_SOURCE:?run by make check}/docs/events.md" >"$work/events.test"
[ -s "$work/events.test" ] || exit 99
exec "${DATELINE_BUILD:?}/tests/corpus/run_extract" "$work/events.test"
