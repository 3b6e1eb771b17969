#!/bin/sh
# Tables for the tagger that have not seen a fifth of the documents, five times, so that the parser can be trained on tags as
# wrong as they will be.
#
# usage: train/jackknife.sh CORPORA OUT      writes OUT/0 ... OUT/4, each with a lexicon.tsv and a tag_trigrams.tsv
#
# The n-th document of a file (those left out not counted) is unseen in OUT/(n modulo 5); train_parser counts alike.
set -e
corpora=${1:?usage: jackknife.sh CORPORA OUT}
out=${2:?usage: jackknife.sh CORPORA OUT}
derive=$(cd "$(dirname "$0")/../data/derive" && pwd)
for fold in 0 1 2 3 4; do
	mkdir -p "$out/$fold/derive" "$out/$fold/corpora/parse"
	cp "$derive/tags.sh" "$out/$fold/derive/"
	for bank in ewt gum; do
		gzip -dc "$corpora/parse/$bank-train.conllu.gz" | awk -v fold="$fold" '
			BEGIN { n = -1 }
			/^# newdoc id/ { skip = $0 ~ /GUM_(fiction|whow|essay|letter|podcast)/; if (!skip) n++ }
			!skip && n % 5 != fold' | gzip -1 > "$out/$fold/corpora/parse/$bank-train.conllu.gz"
	done
	"$out/$fold/derive/tags.sh" "$out/$fold/corpora"
	rm -r "$out/$fold/corpora" "$out/$fold/derive"
done
