#!/bin/sh
# run.sh - fetch spaCy and CoreNLP, run them and Dateline on the same texts, score all alike, update ../README.md
#
# Environment: see ../setup.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../setup.sh"

sh "$here/../fetch.sh" "$TOOLS" spacy corenlp
javac -nowarn -d "$TOOLS/classes" -cp "$TOOLS/corenlp/jars/*" "$here/../java/Lines.java" "$here/../java/RunCoreNlp.java"
exec python3 "$here/compare.py"
