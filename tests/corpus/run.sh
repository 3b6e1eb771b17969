#!/bin/sh
# run.sh FILE.test - run a file of one-line cases with the program that reads its kind, which the file's name tells
case $(basename "$1" .test) in
examples) runner=run_examples ;;
entities* | events* | relations*) runner=run_extract ;;
segment*) runner=run_segment ;;
times*) runner=run_times ;;
*)
	echo "$1: no runner for files of this name" >&2
	exit 99
	;;
esac
exec "${DATELINE_BUILD:?run by make check}/tests/corpus/$runner" "$1"
