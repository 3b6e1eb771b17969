#!/bin/sh
# gallery.sh - samples/gallery is what `make samples` makes: DOT and JSON byte for byte, SVG whole
. "${DATELINE_SOURCE:?}/tests/lib.sh"
gallery=$source/samples/gallery
DATELINE_DATA=${DATELINE_DATA:-$source/data}
export DATELINE_DATA

GALLERY=$tmp/gallery "$source/scripts/outputs" "$dateline" "$source" samples >"$tmp/made" 2>"$tmp/err"
is 'make samples works' '0 ' "$? $(cat "$tmp/err")"
version=$("$dateline" --version)
for new in "$tmp"/gallery/*; do
	name=$(basename "$new")
	case $name in
	*.svg)
		check "$name is in the gallery" test -s "$gallery/$name"
		check "$name is whole" sh -c 'head -c 5 "$1" | grep -q "<?xml" && tail -n 1 "$1" | grep -q "^</svg>$"' sh "$new"
		if command -v xmllint >/dev/null; then
			check "$name is well-formed" xmllint --noout "$new"
		fi
		;;
	*)
		same "$name is as in the gallery" "$gallery/$name" "$new"
		;;
	esac
done
for old in "$gallery"/*; do
	case $(basename "$old") in README*) continue ;; esac
	check "gallery/$(basename "$old") is still made" test -f "$tmp/gallery/$(basename "$old")"
done
is 'the files are named' "$(ls "$tmp/gallery" | wc -l | tr -d ' ')" "$(wc -l <"$tmp/made" | tr -d ' ')"

# the other targets, with a story of one's own
cp "$source/samples/syria-talks.txt" "$tmp/my story's name.txt"
cd "$tmp" || exit 99
ARTICLE="my story's name.txt" DATE=2016-09-05 OUT="my results" "$source/scripts/outputs" "$dateline" "$source" graph >"$tmp/made" 2>&1
is 'make graph with ARTICLE, DATE and OUT' 0 $?
ARTICLE="my story's name.txt" OUT="my results" "$source/scripts/outputs" "$dateline" "$source" timeline >>"$tmp/made" 2>&1
is 'make timeline with ARTICLE and OUT' 0 $?
for ending in dot svg graph.json timeline.json; do
	check "it wrote .$ending" test -s "$tmp/my results/my story's name.$ending"
done
finish
