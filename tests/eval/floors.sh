#!/bin/sh
# floors.sh - quality has not fallen: every figure of eval.py is at or above its floor in floors.tsv
#
# Needs the corpora: CORPORA=folder in the environment (EVAL=folder of the scorers, default CORPORA/../eval) and python3; else
# the test is skipped.  Speed is left out: a test machine may be busy.
test -n "${CORPORA-}" || { echo 'CORPORA is not set'; exit 77; }
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
DATELINE=${DATELINE:-${DATELINE_BUILD:?run by make check}/dateline}
PYTHONDONTWRITEBYTECODE=1
export DATELINE PYTHONDONTWRITEBYTECODE
exec python3 "${DATELINE_SOURCE:?run by make check}/tests/eval/eval.py" --no-speed
