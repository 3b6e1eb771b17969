# setup.sh - where the corpora, the program and the other programs are; read by language/run.sh and time/run.sh, with $here their folder
#
# Environment: DATELINE the program (default ./dateline), CORPORA and EVAL (default ../shared/corpora, ../shared/eval beside the
# source), TOOLS where the other programs go (default ./bench/tools of the build folder), PASSES timed passes (3).

# from here, or else from the source folder
absolute()
{
	(cd "$1" 2>/dev/null || cd "$here/../../$1" && pwd)
}
CORPORA=$(absolute "${CORPORA:-$here/../../../shared/corpora}")
EVAL=$(absolute "${EVAL:-$CORPORA/../eval}")
DATELINE=${DATELINE:-./dateline}
DATELINE=$(absolute "$(dirname "$DATELINE")")/$(basename "$DATELINE")
TOOLS=${TOOLS:-bench/tools}
mkdir -p "$TOOLS/work" "$TOOLS/classes"
TOOLS=$(absolute "$TOOLS")
WORK=$TOOLS/work
PYTHONDONTWRITEBYTECODE=1
export CORPORA EVAL DATELINE TOOLS WORK PYTHONDONTWRITEBYTECODE
