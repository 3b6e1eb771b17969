# leaders.awk - confirm the hand-written terms of office and print the rows of data/leaders.tsv, unsorted
#
# Run by leaders.sh.  POSIX awk.  Arguments: leader_terms.tsv first, then, each after "src=NAME", the files
# archigos.tsv reign_leaders.tsv leaders_combined.tsv cabinets.tsv factbook_leaders.tsv of the corpora folder.
#
# Archigos, REIGN to 2015 and leaders_combined to 2015 are one witness, "archigos": four in five of REIGN's leaders of
# 1950-2013 are Archigos's to the letter and the day, its misspellings with them.  From 2016 on REIGN ("reign") and
# leaders_combined ("combined") are witnesses of their own, as are cabinets.tsv (Wikidata) and the factbook.
#
# A date is shipped as precisely as two witnesses have it in common; the hand-written table is one witness.  A term is
# left out, and named on standard error, when a witness has the person within a year of the start but none confirms it,
# unless the term is marked sure.  A start that no witness comes near is shipped by month, source "hand".  When the end is
# confirmed by nobody, the term ends with the last date a witness saw the person in office ("seen"); only an end from
# April 2021 to June 2025, where the files are thin, or of a term marked sure or all by hand is shipped by month.
BEGIN {
	FS = OFS = "\t"
	FACTBOOK_DAY = "2026-01-17"   # the last date in it: the text stands still from then on
	REIGN_DAY = "2021-03-31"; COMBINED_DAY = "2024-09-25"; CABINETS_DAY = "2022-08-31"
	n = split("US USA|CA CAN|CU CUB|HT HAI|DO DOM|JM JAM|TT TRI|BB BAR|MX MEX|BZ BLZ|GT GUA|HN HON|SV SAL|NI NIC|CR COS|PA PAN|" \
	  "CO COL|VE VEN|GY GUY|SR SUR|EC ECU|PE PER|BR BRA|BO BOL|PY PAR|CL CHL|AR ARG|UY URU|GB UKG|IE IRE|NL NTH|BE BEL|" \
	  "LU LUX|FR FRN|CH SWZ|ES SPN|PT POR|DE GMY|DE GFR|DD GDR|PL POL|AT AUS|HU HUN|CS CZE|CZ CZR|SK SLO|IT ITA|MT MLT|" \
	  "AL ALB|ME MNG|MK MAC|HR CRO|YU YUG|RS YUG|RS SER|BA BOS|XK KOS|SI SLV|GR GRC|CY CYP|BG BUL|MD MLD|RO RUM|RO ROM|" \
	  "SU RUS|RU RUS|EE EST|LV LAT|LT LIT|UA UKR|BY BLR|AM ARM|GE GRG|AZ AZE|FI FIN|SE SWD|NO NOR|DK DEN|IS ICE|" \
	  "CV CAP|GW GNB|GQ EQG|GM GAM|ML MLI|SN SEN|BJ BEN|MR MAA|NE NIR|CI CDI|GN GUI|BF BFO|LR LBR|SL SIE|GH GHA|TG TOG|" \
	  "CM CAO|NG NIG|GA GAB|CF CEN|TD CHA|CG CON|CD DRC|UG UGA|KE KEN|TZ TAZ|BI BUI|RW RWA|SO SOM|DJ DJI|ET ETH|ER ERI|" \
	  "AO ANG|MZ MZM|ZM ZAM|ZW ZIM|MW MAW|ZA SAF|NA NAM|LS LES|BW BOT|SZ SWA|MG MAG|KM COM|MU MAS|SC SEY|ST STP|MA MOR|" \
	  "DZ ALG|TN TUN|LY LIB|SD SUD|SS SSD|IR IRN|TR TUR|IQ IRQ|EG EGY|SY SYR|LB LEB|JO JOR|IL ISR|SA SAU|YE YEM|KW KUW|" \
	  "BH BAH|QA QAT|AE UAE|OM OMA|AF AFG|TM TKM|TJ TAJ|KG KYR|UZ UZB|KZ KZK|CN CHN|MN MON|TW TAW|KP PRK|KR ROK|JP JPN|" \
	  "IN IND|BT BHU|PK PAK|BD BNG|MM MYA|LK SRI|MV MAD|NP NEP|TH THI|KH CAM|LA LAO|VN DRV|MY MAL|SG SIN|BN BRU|PH PHI|" \
	  "ID INS|TL ETM|AU AUL|PG PNG|NZ NEW|FJ FJI|FJ FIJ", pair, "|")
	for (i = 1; i <= n; i++) { split(pair[i], p, " "); letters[p[2]] = letters[p[2]] " " p[1] }
	# accents to ASCII, longest list first seen in the names of the table
	n = split("á a à a â a ã a ä a å a ă a ą a ā a ç c ć c č c ď d đ d é e è e ê e ë e ě e ę e ē e ė e ğ g í i ì i î i ï i ī i ı i ķ k " \
	  "ł l ļ l ñ n ń n ň n ņ n ó o ò o ô o õ o ö o ø o ő o ō o ř r ś s š s ş s ș s ţ t ț t ť t ú u ù u û u ü u ů u ű u ū u ý y ź z ž z ż z " \
	  "Á a Ç c Č c É e Í i İ i Ł l Ñ n Ó o Ö o Ø o Ō o Ş s Ș s Š s Ś s Ú u Ü u Ž z Ż z ð d Đ d ß ss Å a Ä a", acc, " ")
	acc_nr = n
}
function fold(s,   k) {
	for (k = 1; k < acc_nr; k += 2) gsub(acc[k], acc[k + 1], s)
	s = tolower(s); gsub(/[^a-z]/, "", s); return s
}
# the longest common form of two dates (empty when not even the year agrees)
function common(a, b,   k) {
	k = length(a) < length(b) ? length(a) : length(b)
	a = substr(a, 1, k); b = substr(b, 1, k)
	while (a != b) { if (length(a) <= 4) return ""; a = substr(a, 1, length(a) - 3); b = substr(b, 1, length(b) - 3) }
	return a
}
function near(a, b) { return substr(a, 1, 4) - substr(b, 1, 4) <= 1 && substr(b, 1, 4) - substr(a, 1, 4) <= 1 }
function add(country, who, start, end, kind) {   # one term of a witness
	row_nr++; R_who[row_nr] = fold(who); R_start[row_nr] = start; R_end[row_nr] = end; R_src[row_nr] = kind
	at[country] = at[country] " " row_nr
}
function position_of(office, p) {                # is `p` of cabinets.tsv the office?
	if (office == "president") return p == "President"
	if (office == "prime minister") return p == "Prime Minister"
	if (office == "premier") return p == "Premier of the State Council"
	if (office == "vice president") return p == "Vice President"
	if (office == "secretary of state") return p == "Secretary of State"
	if (office == "defense secretary") return p == "Secretary of Defense"
	if (office == "secretary-general") return p == "Secretary-General of the United Nations"
	if (office == "foreign secretary") return p ~ /^Secretary of State for Foreign/
	if (office == "foreign minister") return p ~ /^(Federal )?Minister (of|for) (Foreign|External) Affairs/
	return 0
}
FNR == 1 { col_done = 0 }
/^#/ || FNR == 1 && src != "" || $1 == "country" && src == "" { next }
src == "" {
	t_nr++; T_c[t_nr] = $1; T_sn[t_nr] = $2; T_nm[t_nr] = $3; T_off[t_nr] = $4; T_st[t_nr] = $5; T_en[t_nr] = $6; T_al[t_nr] = $7; T_sure[t_nr] = $8
	next
}
src == "archigos" || src == "reign" || src == "combined" {
	if (src == "combined") { who = $5; st = $6; en = $7; how = $9 } else { who = $3; st = $4; en = $5; how = $7 }
	if (en != "" && en < "1945") next
	ks = src; ke = src
	if (src == "archigos" && how == "Still in Office") en = ""
	if (src == "combined" && en >= COMBINED_DAY) en = ""
	if (st < "2016") ks = "archigos"
	if (src == "reign" && en == "") seen = REIGN_DAY
	else if (src == "combined" && en == "") seen = COMBINED_DAY
	else seen = ""
	m = split(letters[$1], cs, " ")
	for (i = 1; i <= m; i++) {
		add(cs[i], who, st, "", ks)
		if (en != "") add(cs[i], who, "", en, en < "2016" ? "archigos" : src)
		if (seen != "") { S_nr++; S_who[S_nr] = fold(who); S_c[S_nr] = cs[i]; S_st[S_nr] = st; S_day[S_nr] = seen; S_src[S_nr] = src }
	}
	next
}
src == "cabinets" { C_nr++; C_c[C_nr] = $1 == "world" ? "" : $1; C_p[C_nr] = $2; C_who[C_nr] = fold($3); C_st[C_nr] = $5; C_en[C_nr] = $6; next }
src == "factbook" && $10 == "" {
	add($2, $7 " " $8, $9, "", "factbook")
	S_nr++; S_who[S_nr] = fold($7 " " $8); S_c[S_nr] = $2; S_st[S_nr] = $9; S_day[S_nr] = FACTBOOK_DAY; S_src[S_nr] = "factbook"
	F_c[S_nr] = $4
	next
}
function same(t, who,   a, k, n2, f) {           # is `who` (folded) the person of term t?
	if (index(who, f_nm[t]) || index(f_nm[t], who) && length(who) > 3) return 1
	if (!short[t] && length(f_sn[t]) > 3 && index(who, f_sn[t])) return 1
	n2 = split(T_al[t], a, "|")
	for (k = 1; k <= n2; k++) { f = fold(a[k]); if (f != "" && (f == who || length(f) > 4 && index(who, f))) return 1 }
	return f_sn[t] == who
}
# the best confirmed form of one date of term t; witnesses in W_date, W_src (1..w_nr), the hand-written date is number 1
function confirm(   i, j, c, best, bi, bj) {
	best = ""
	for (i = 1; i <= w_nr; i++) for (j = i + 1; j <= w_nr; j++) {
		if (W_src[i] == W_src[j]) continue
		c = common(W_date[i], W_date[j])
		# the hand-written date must not be contradicted by what is taken
		if (c != "" && common(c, W_date[1]) != "" && length(c) > length(best)) { best = c; bi = i; bj = j }
	}
	used = best == "" ? "" : W_src[bi] " " W_src[bj]
	if (best != "") for (i = 1; i <= w_nr; i++) if (substr(W_date[i], 1, length(best)) == best && index(" " used " ", " " W_src[i] " ") == 0) used = used " " W_src[i]
	return best
}
END {
	order = split("hand archigos reign combined cabinets factbook", O, " ")
	for (t = 1; t <= t_nr; t++) { f_nm[t] = fold(T_nm[t]); f_sn[t] = fold(T_sn[t]); short[t] = T_c[t] ~ /^(KR|KP|CN|TW|SG|VN)$/ }
	for (t = 1; t <= t_nr; t++) {
		c = T_c[t]; known = 0
		executive = T_off[t] !~ /foreign|secretary|vice/
		n = executive ? split(at[c], L, " ") : 0
		# start
		w_nr = 1; W_date[1] = T_st[t]; W_src[1] = "hand"
		e_nr = 1; E_date[1] = T_en[t]; E_src[1] = "hand"
		for (i = 1; i <= n; i++) if (same(t, R_who[L[i]])) {
			r = L[i]
			if (R_start[r] != "") { w_nr++; W_date[w_nr] = R_start[r]; W_src[w_nr] = R_src[r]; if (near(R_start[r], T_st[t])) known = 1 }
			if (R_end[r] != "") { e_nr++; E_date[e_nr] = R_end[r]; E_src[e_nr] = R_src[r] }
		}
		for (i = 1; i <= C_nr; i++) if (C_c[i] == c && position_of(T_off[t], C_p[i]) && same(t, C_who[i])) {
			if (C_st[i] != "") { w_nr++; W_date[w_nr] = C_st[i]; W_src[w_nr] = "cabinets"; if (near(C_st[i], T_st[t])) known = 1 }
			if (C_en[i] != "") { e_nr++; E_date[e_nr] = C_en[i]; E_src[e_nr] = "cabinets" }
			else { s = ++S_nr; S_who[s] = C_who[i]; S_c[s] = c; S_st[s] = C_st[i]; S_day[s] = CABINETS_DAY; S_src[s] = "cabinets" }
		}
		start = confirm(); us = used
		if (start == "") {
			if (known && T_sure[t] == "") { print "start not confirmed: " T_c[t] " " T_nm[t] " " T_off[t] " " T_st[t] > "/dev/stderr"; for (i = 2; i <= w_nr; i++) printf "\t%s %s", W_src[i], W_date[i] > "/dev/stderr"; print "" > "/dev/stderr"; continue }
			start = substr(T_st[t], 1, 7); us = "hand"
		}
		end = ""; ue = ""; is = "left"
		if (T_en[t] != "") {
			# the day the next holder came in is a witness too
			for (u = 1; u <= t_nr; u++) if (T_c[u] == c && T_off[u] == T_off[t] && T_st[u] == T_en[t]) {
				for (i = 1; i <= n; i++) if (R_start[L[i]] != "" && same(u, R_who[L[i]])) { e_nr++; E_date[e_nr] = R_start[L[i]]; E_src[e_nr] = R_src[L[i]] }
				for (i = 1; i <= C_nr; i++) if (C_c[i] == c && C_st[i] != "" && position_of(T_off[u], C_p[i]) && same(u, C_who[i])) { e_nr++; E_date[e_nr] = C_st[i]; E_src[e_nr] = "cabinets" }
			}
			w_nr = e_nr
			for (i = 1; i <= e_nr; i++) { W_date[i] = E_date[i]; W_src[i] = E_src[i] }
			end = confirm(); ue = used
			if (end == "" && (us == "hand" || T_sure[t] != "" || T_en[t] > "2021-03" && T_en[t] < "2025-07")) { end = substr(T_en[t], 1, 7); ue = "hand" }
		}
		if (end == "") {
			is = "seen"
			for (i = 1; i <= S_nr; i++) if (S_c[i] == c && same(t, S_who[i]) && common(S_st[i], start) != "" &&
			    (T_en[t] == "" || S_day[i] <= T_en[t]) && S_day[i] > end && S_day[i] > start && (executive || S_src[i] == "cabinets")) { end = S_day[i]; ue = S_src[i] }
			if (end == "" && T_en[t] == "" && us == "hand") { end = FACTBOOK_DAY; ue = "hand" }
		}
		if (end == "" || substr(end, 1, length(start)) < substr(start, 1, length(end))) {
			print "end not confirmed: " T_c[t] " " T_nm[t] " " T_off[t] " " T_st[t] " " T_en[t] > "/dev/stderr"
			for (i = 2; i <= e_nr; i++) printf "\t%s %s", E_src[i], E_date[i] > "/dev/stderr"
			print "" > "/dev/stderr"
			continue
		}
		list = ""
		for (i = 1; i <= order; i++) if (index(" " us " " ue " ", " " O[i] " ")) list = list (list == "" ? "" : "+") O[i]
		print T_c[t], T_sn[t], T_nm[t], T_off[t], start, end, is, list, T_al[t]
	}
}
