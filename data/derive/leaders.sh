#!/bin/sh
# leaders.sh FACTS - print data/leaders.tsv; FACTS is the folder of the facts corpora (see data/README.md)
set -eu
facts=${1:?usage: leaders.sh FACTS}
here=$(dirname "$0")
LC_ALL=C
export LC_ALL
cat <<'H'
# leaders.tsv - who led which state, or held another high office, from when to when; one row a term
# country     ISO code as in countries.tsv; empty: the United Nations
# surname     the short form that news uses
# name        full name as news writes it
# office      a title of offices.tsv; "leader" where power did not go with one title
# start, end  ISO dates, closed interval, as precise as the sources agree (day, month or year)
# end_is      left: left office then; seen: still in office on that day, the last that a source speaks of
# sources     what agrees: hand (known to the writer), archigos, reign, combined, cabinets, factbook; see data/README.md
# aliases     other forms of name and surname
# source: data/derive/leader_terms.tsv (hand), confirmed by data/derive/leaders.awk; made by data/derive/leaders.sh
# licence: this project's licence; single facts, factbook CC0 / US public domain
country	surname	name	office	start	end	end_is	sources	aliases
H
awk -f "$here/leaders.awk" src= "$here/leader_terms.tsv" src=archigos "$facts/archigos.tsv" src=reign "$facts/reign_leaders.tsv" \
  src=combined "$facts/leaders_combined.tsv" src=cabinets "$facts/cabinets.tsv" src=factbook "$facts/factbook_leaders.tsv" |
  sort -t '	' -k 1,1 -k 2,2 -k 5,5 -k 3,4
