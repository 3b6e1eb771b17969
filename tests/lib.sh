# lib.sh - for the shell tests: where things are, counting, a folder of one's own.  To be sourced.
#
#     . "${DATELINE_SOURCE:?}/tests/lib.sh"
#     check 'what should be true' test -f file
#     finish
LC_ALL=C
export LC_ALL
unset DATELINE_QUIET NO_COLOR POSIXLY_CORRECT 2>/dev/null || :
source=${DATELINE_SOURCE:?run by make check}
build=${DATELINE_BUILD:?run by make check}
dateline=$build/dateline
passed=0
failed=0
tmp=$(mktemp -d "${TMPDIR:-/tmp}/dateline-test-XXXXXX") || exit 99
trap 'chmod -R u+rwx "$tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
# sanitizer builds are slower, and count what Graphviz and Pango never give back
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=1:allocator_may_return_null=1
LSAN_OPTIONS=${LSAN_OPTIONS:+$LSAN_OPTIONS:}suppressions=$source/tests/lsan.supp:print_suppressions=0
export ASAN_OPTIONS LSAN_OPTIONS

pass()
{
	passed=$((passed + 1))
}

fail()
{
	failed=$((failed + 1))
	printf 'FAIL: %s\n' "$*"
}

# check NAME COMMAND...: passes when the command succeeds
check()
{
	check_name=$1
	shift
	if "$@"; then pass; else fail "$check_name"; fi
}

# is NAME WANTED GOT
is()
{
	if test "x$2" = "x$3"; then
		pass
	else
		fail "$1"
		printf '  wanted: %s\n  got:    %s\n' "$2" "$3"
	fi
}

# same NAME WANTED-FILE GOT-FILE
same()
{
	if cmp -s -- "$2" "$3"; then
		pass
	else
		fail "$1"
		diff -u -- "$2" "$3" | head -n 40
	fi
}

skip()
{
	printf 'skip: %s\n' "$*"
}

finish()
{
	printf '\n%d passed, %d failed\n' "$passed" "$failed"
	test "$failed" = 0 || exit 1
	test "$passed" != 0 || exit 77
	exit 0
}
