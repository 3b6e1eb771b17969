#!/bin/sh
# replay.sh - the fuzz target on its kept inputs
exec "${DATELINE_BUILD:?}/tests/fuzz/replay_document" "${DATELINE_SOURCE:?}/tests/fuzz/corpus/document"
