#!/bin/sh
# data_files.sh - what stands in data/, samples/ and scripts/ is distributed and installed
. "${DATELINE_SOURCE:?}/tests/lib.sh"

for table in "$source"/data/*.tsv; do
	check "data/local.mk has $(basename "$table")" grep -q "/$(basename "$table")\>" "$source/data/local.mk"
done
for model in "$source"/data/models/*; do
	test -f "$model" || continue
	check "data/local.mk has models/$(basename "$model")" grep -q "models/$(basename "$model")\>" "$source/data/local.mk"
done
for story in "$source"/samples/*.txt "$source"/samples/*.html "$source"/samples/*.ndjson; do
	test -f "$story" || continue
	check "samples/local.mk has $(basename "$story")" grep -q "/$(basename "$story")\>" "$source/samples/local.mk"
done
for script in "$source"/scripts/*; do
	check "Makefile.am has $(basename "$script")" grep -q "scripts/$(basename "$script")\>" "$source/Makefile.am"
done

# without any hint, the program of the build folder finds the tables
story=$source/samples/syria-talks.txt
(unset DATELINE_DATA; cd / && "$dateline" timeline "$story") >"$tmp/found" 2>"$tmp/err"
is 'the tables are found beside the program' '0 ' "$? $(cat "$tmp/err")"
"$dateline" --data "$source/data" timeline "$story" >"$tmp/given"
same 'and are those of the source' "$tmp/given" "$tmp/found"
DATELINE_DATA=$tmp/none "$dateline" timeline "$story" >"$tmp/out" 2>"$tmp/err"
is 'missing tables: status 3' 3 $?
check 'missing tables: a message that names the folder' grep -q "cannot open '$tmp/none" "$tmp/err"
DATELINE_DATA=$tmp/none "$dateline" timeline --data "$source/data" "$story" >"$tmp/out" 2>"$tmp/err"
is '--data goes before DATELINE_DATA' 0 $?
finish
