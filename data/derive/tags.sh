#!/bin/sh
# Count the tags of words and their lemmas: data/lexicon.tsv.
#
# usage: data/derive/tags.sh CORPORA
#   CORPORA/parse/ewt-train.conllu.gz   UD English EWT 2.16, CC BY-SA 4.0
#   CORPORA/parse/gum-train.conllu.gz   UD English GUM 2.16, CC BY 4.0; its non-commercial genres are left out
#
# A tag is Penn tag/UPOS, as VBZ/AUX.  A word is kept as written if it occurs as a name or twice with that tag; the lemma
# stands only where the rules of src/model/lemma.c would give another.
set -e
corpora=${1:?usage: tags.sh CORPORA}
here=$(cd "$(dirname "$0")/.." && pwd)
LC_ALL=C
export LC_ALL
words=$(mktemp)
trap 'rm -f "$words"' EXIT

gzip -dc "$corpora/parse/ewt-train.conllu.gz" "$corpora/parse/gum-train.conllu.gz" | awk -F '\t' '
	/^# newdoc id/ { skip = $0 ~ /GUM_(fiction|whow|essay|letter|podcast)/ }
	skip || /^#/ { next }
	NF == 0 { print ""; next }
	# lemmas mistyped in the treebanks
	$3 == "flead" { $3 = "flee" }
	$3 == "fre" { $3 = "free" }
	$2 == "arranged" { $3 = "arrange" }
	$1 ~ /^[0-9]+$/ { print $2 "\t" $5 "/" $4 "\t" $3 }' > "$words"

{
	cat <<-HEAD
	# Words with their parts of speech: how often each tag was seen, and the lemma.
	# form	the word as written
	# tag	Penn tag/UPOS
	# count	times seen in the training sentences
	# lemma	UD lemma
	# source: made by data/derive/tags.sh from UD English EWT 2.16 train and UD English GUM 2.16 train (without fiction, whow, essay, letter, podcast)
	# licence: CC BY-SA 4.0 (EWT: CC BY-SA 4.0; GUM: CC BY 4.0)
	HEAD
	printf 'form\ttag\tcount\tlemma\n'
	awk -F '\t' 'NF == 3 && $1 !~ /[0-9]/ && length($1) < 30 && $2 !~ /^(ADD|GW|NFP|_|AFX|XX|LS)/ {
			n[$1 FS $2]++; lemma[$1 FS $2 FS $3]++
			if (lemma[$1 FS $2 FS $3] > best[$1 FS $2]) { best[$1 FS $2] = lemma[$1 FS $2 FS $3]; which[$1 FS $2] = $3 } }
		END { for (k in n) print k FS n[k] FS which[k] }' "$words" | sort
} > "$here/lexicon.tsv"
