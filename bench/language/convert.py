"""Other programs' label schemes into ours: UD v2 relations and heads, UPOS, our name types.  bench/README.md tells the rules.

Works on annotation records whose tokens carry the program's own labels; changes them in place."""

# ---- names ----

SPACY_NAMES = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization", "NORP": "group",
               "EVENT": "event", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other", "LANGUAGE": "other"}
CORENLP_NAMES = {"PERSON": "person", "COUNTRY": "country", "CITY": "place", "STATE_OR_PROVINCE": "place", "LOCATION": "place",
                 "ORGANIZATION": "organization", "NATIONALITY": "group", "RELIGION": "group", "IDEOLOGY": "group", "MISC": "other"}


def names(doc, types):
    """Our types; a leading article and a final 's, which no gold set here counts to the name, are cut off."""
    raw, out = doc["text"].encode("utf-8"), []
    for m in doc["mentions"]:
        if m["label"] not in types:
            continue
        b, e = m["begin"], m["end"]
        s = raw[b:e].decode("utf-8", "replace")
        for article in ("the ", "a ", "an "):
            if s.lower().startswith(article):
                b += len(article)
                break
        for tail in ("'s", "\u2019s"):
            if s.endswith(tail):
                e -= len(tail.encode("utf-8"))
                break
        while b < e and raw[b:b + 1].isspace():
            b += 1
        while b < e and raw[e - 1:e].isspace():
            e -= 1
        if b < e:
            out.append({"begin": b, "end": e, "kind": "name", "type": types[m["label"]], "label": m["label"]})
    doc["mentions"] = out


# ---- helpers on a document's tokens; heads are token indices, -1 a root ----

def children(toks, i, first, last):
    return [j for j in range(first, last) if toks[j]["head"] == i]


def move(toks, kids, to):
    for k in kids:
        if k != to:
            toks[k]["head"] = to


def person_names(doc, first, last, persons):
    """UD's shape of a personal name: the first word is the head, the others `flat`; a title before it is its `nmod`."""
    toks = doc["tokens"]
    for b, e in persons:
        inside = [i for i in range(first, last) if toks[i]["begin"] >= b and toks[i]["end"] <= e and toks[i]["xpos"] in ("NNP", "NNPS", "NN")]
        if not inside:
            continue
        top = inside[-1]
        group = [i for i in inside if i == top or (toks[i]["head"] == top and toks[i]["deprel"] == "compound")]
        head = group[0]
        if head != top:
            toks[head]["head"], toks[head]["deprel"] = toks[top]["head"], toks[top]["deprel"]
            move(toks, [j for j in children(toks, top, first, last) if j not in group], head)
            for i in group[1:]:
                toks[i]["head"], toks[i]["deprel"] = head, "flat"
        for j in children(toks, head, first, last):
            if j < head and toks[j]["deprel"] == "compound" and toks[j]["xpos"] == "NNP":
                toks[j]["deprel"] = "nmod"


def hang(toks, first, last):
    """Whatever the moves did, keep a tree: one root, no circle."""
    roots = [i for i in range(first, last) if toks[i]["head"] < 0]
    root = roots[0] if roots else first
    toks[root]["head"], toks[root]["deprel"] = -1, "root"
    for i in roots[1:]:
        toks[i]["head"] = root
    for i in range(first, last):
        seen, j = set(), i
        while j >= 0 and j not in seen:
            seen.add(j)
            j = toks[j]["head"]
        if j >= 0:
            toks[i]["head"] = root if i != root else -1


# ---- spaCy: ClearNLP labels ----

PAIRS = {"(": ")", "[": "]", "{": "}", "\u201c": "\u201d", "``": "\'\'"}


def punctuation(doc, first, last):
    """UD's rule: brackets and quotes under the head of what they enclose; other marks inside a sentence under the
    subordinate one of the two phrases that they part."""
    toks = doc["tokens"]
    raw = doc["text"].encode("utf-8")
    form = [raw[toks[i]["begin"]:toks[i]["end"]].decode("utf-8", "replace") for i in range(first, last)]
    marks = [i for i in range(first, last) if toks[i]["deprel"] == "punct"]
    words = [i for i in range(first, last) if toks[i]["deprel"] != "punct"]
    if not words:
        return
    pair, waiting = {}, []
    for i in marks:
        f = form[i - first]
        if f in PAIRS:
            waiting.append((PAIRS[f], i))
        elif f == '"' and not any(w[0] == '"' for w in waiting):
            waiting.append(('"', i))
        else:
            for k in range(len(waiting) - 1, -1, -1):
                if waiting[k][0] == f:
                    pair[i], pair[waiting[k][1]] = waiting[k][1], i
                    del waiting[k:]
                    break
    for i in marks:
        if i in pair:
            a, b = sorted((i, pair[i]))
            inside = [j for j in words if a < j < b and not a < toks[j]["head"] < b]
            if inside:
                toks[i]["head"] = inside[0]
            continue
        left = next((j for j in reversed(words) if j < i), None)
        right = next((j for j in words if j > i), None)
        if left is None or right is None:
            continue
        for _ in range(1000):
            if not first <= toks[left]["head"] < i or toks[toks[left]["head"]]["deprel"] == "punct":
                break
            left = toks[left]["head"]
        for _ in range(1000):
            if toks[right]["head"] <= i or toks[toks[right]["head"]]["deprel"] == "punct":
                break
            right = toks[right]["head"]
        if 0 <= toks[right]["head"] < i:
            toks[i]["head"] = right
        elif toks[left]["head"] > i:
            toks[i]["head"] = left


RENAME = {"ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj", "csubjpass": "csubj", "auxpass": "aux", "neg": "advmod",
          "relcl": "acl", "poss": "nmod", "prt": "compound", "quantmod": "advmod", "preconj": "cc", "predet": "det",
          "intj": "discourse", "meta": "dep", "oprd": "xcomp", "attr": "xcomp", "acomp": "xcomp", "pobj": "obl", "pcomp": "advcl",
          "prep": "advmod", "agent": "advmod", "nn": "compound"}
NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}


def clear_sentence(toks, first, last):
    order = range(first, last)
    # coordination: `and` and commas belong to the conjunct that follows; all conjuncts to the first
    for i in order:
        if toks[i]["deprel"] in ("cc", "punct"):
            h = toks[i]["head"]
            after = [j for j in children(toks, h, i + 1, last) if toks[j]["deprel"] == "conj"] if h >= 0 else []
            if after and h < i and (toks[i]["deprel"] == "cc" or toks[i]["xpos"] == ","):
                toks[i]["head"] = after[0]
    for i in order:
        steps = 0
        while toks[i]["deprel"] == "conj" and toks[i]["head"] >= 0 and toks[toks[i]["head"]]["deprel"] == "conj" and steps < 1000:
            toks[i]["head"] = toks[toks[i]["head"]]["head"]
            steps += 1
    # "let him go", "want him to go", "find it odd": the subject inside is the object outside
    for i in order:
        kids = children(toks, i, first, last)
        who = [j for j in kids if toks[j]["deprel"] == "nsubj" and j < i]
        if toks[i]["deprel"] == "ccomp" and toks[i]["head"] >= 0 and toks[i]["head"] < i and who and toks[i]["xpos"] in ("VB", "JJ") and \
           not any(toks[j]["deprel"] == "mark" or (toks[j]["deprel"] in ("aux", "auxpass") and toks[j]["xpos"] != "TO") for j in kids):
            toks[who[0]]["head"], toks[who[0]]["deprel"], toks[i]["deprel"] = toks[i]["head"], "dobj", "xcomp"
    # prepositions: the noun takes the place of the preposition, which becomes its `case`; innermost first
    def depth(i):
        n = 0
        while toks[i]["head"] >= 0 and n < 1000:
            i = toks[i]["head"]
            n += 1
        return n
    for p in sorted((i for i in order if toks[i]["deprel"] in ("prep", "agent", "dative")), key=lambda i: -depth(i)):
        kids = children(toks, p, first, last)
        noun = [j for j in kids if toks[j]["deprel"] == "pobj"] or [j for j in kids if toks[j]["deprel"] in ("obl", "nmod")]
        clause = [j for j in kids if toks[j]["deprel"] == "pcomp"]
        if toks[p]["deprel"] == "dative" and not noun:
            toks[p]["deprel"] = "iobj"
            continue
        if not noun and not clause:
            continue
        top = (noun or clause)[0]
        h = toks[p]["head"]
        nominal = h >= 0 and toks[h]["upos"] in NOUNS
        toks[top]["head"] = h
        if h < 0:
            toks[top]["deprel"] = "root"
        elif noun:
            toks[top]["deprel"] = "nmod" if nominal else "obl"
        else:
            toks[top]["deprel"] = "acl" if nominal else "advcl"
        toks[p]["deprel"] = "case" if noun else "mark"
        move(toks, [j for j in kids if j != top] + [p], top)
    # copula: the predicate is the head, `be` its `cop`
    for v in order:
        if toks[v]["lemma"] != "be" or toks[v]["deprel"] in ("aux", "auxpass", "cop"):
            continue
        kids = children(toks, v, first, last)
        if any(toks[j]["deprel"] == "expl" for j in kids):
            for j in kids:                                  # "there is a man": the man is the subject
                if toks[j]["deprel"] == "attr":
                    toks[j]["deprel"] = "nsubj"
            continue
        top = [j for j in kids if toks[j]["deprel"] in ("attr", "acomp")] or \
              [j for j in kids if j > v and toks[j]["deprel"] == "obl" and not any(toks[k]["deprel"] in ("ccomp", "xcomp") for k in kids)][:1]
        if top:
            top = top[0]
            toks[top]["head"], toks[top]["deprel"] = toks[v]["head"], toks[v]["deprel"]
            move(toks, [j for j in kids if j != top] + [v], top)
            toks[v]["deprel"] = "cop"
    for i in order:
        d = toks[i]["deprel"]
        if d == "aux" and toks[i]["xpos"] == "TO":
            d = "mark"
        elif d == "npadvmod":
            d = "nmod" if toks[i]["head"] >= 0 and toks[toks[i]["head"]]["upos"] in NOUNS else "obl"
        elif d == "nmod" and toks[i]["upos"] in ("PROPN", "NOUN") and toks[i]["head"] == i + 1:
            d = "compound"
        toks[i]["deprel"] = RENAME.get(d, d)


def from_spacy(doc):
    """A record of run_spacy.py as an annotation: white-space tokens dropped, bytes for characters, UD for ClearNLP."""
    text = doc["text"]
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode("utf-8")))
    rows = doc["tokens"]
    number, toks = {}, []
    for i, r in enumerate(rows):
        if not r[7]:
            number[i] = len(toks)
            toks.append({"begin": at[r[0]], "end": at[r[1]], "lemma": r[2], "upos": r[3], "xpos": r[4], "head": r[5], "deprel": r[6], "was": i})
    for t in toks:
        h = t["head"]
        for _ in range(1000):
            if h in number or rows[h][5] == h:
                break
            h = rows[h][5]
        t["head"] = -1 if h == t["was"] or h not in number else number[h]
        del t["was"]
    out = {"id": doc["id"], "text": text, "tokens": toks, "sentences": [],
           "mentions": [{"begin": at[b], "end": at[e], "label": l} for b, e, l in doc["mentions"]]}
    for a, b in doc["sentences"]:
        inside = [number[i] for i in range(a, b) if i in number]
        if inside:
            out["sentences"].append({"begin": toks[inside[0]]["begin"], "end": toks[inside[-1]]["end"], "tokens": [inside[0], inside[-1] + 1]})
    return out


def spacy_raw_tree(doc):
    for s in doc["sentences"]:
        hang(doc["tokens"], *s["tokens"])


def spacy_tree(doc):
    persons = [(m["begin"], m["end"]) for m in doc["mentions"] if m.get("label") == "PERSON"]
    for s in doc["sentences"]:
        first, last = s["tokens"]
        clear_sentence(doc["tokens"], first, last)
        person_names(doc, first, last, [p for p in persons if s["begin"] <= p[0] and p[1] <= s["end"]])
        hang(doc["tokens"], first, last)
        punctuation(doc, first, last)
        hang(doc["tokens"], first, last)


# ---- CoreNLP: Penn tags, UD relations ----

UPOS = {"CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
        "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART",
        "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ",
        "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON",
        "WP$": "PRON", "WRB": "ADV", "$": "SYM", "#": "SYM", "AFX": "X", "ADD": "X", "GW": "X", "XX": "X", "HYPH": "PUNCT", "NFP": "PUNCT"}


def corenlp_upos(t):
    tag, rel, lemma = t["xpos"], t["deprel"].split(":")[0], (t["lemma"] or "").lower()
    if tag == "IN":
        return "SCONJ" if rel == "mark" else "ADP"
    if tag == "TO":
        return "ADP" if rel == "case" else "PART"
    if tag.startswith("VB") and rel in ("aux", "cop"):
        return "AUX"
    if tag == "DT":
        return "DET" if rel == "det" else "PRON"
    if tag == "WDT":
        return "DET" if rel == "det" else "PRON"
    if tag == "RB" and lemma in ("not", "n't"):
        return "PART"
    if tag == "WRB" and rel == "mark":
        return "SCONJ"
    return UPOS.get(tag, "PUNCT" if not tag[:1].isalpha() else "X")


BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def corenlp(doc):
    toks = doc["tokens"]
    doc["sentences"] = [{"begin": toks[a]["begin"], "end": toks[b - 1]["end"], "tokens": [a, b]} for a, b in doc["sentences"] if a < b]
    for t in toks:
        t["upos"] = corenlp_upos(t)
        t["lemma"] = BRACKETS.get(t["lemma"], t["lemma"])
        t["deprel"] = t["deprel"].split(":")[0]
    persons = [(m["begin"], m["end"]) for m in doc["mentions"] if m.get("label") == "PERSON"]
    for s in doc["sentences"]:
        person_names(doc, *s["tokens"], [p for p in persons if s["begin"] <= p[0] and p[1] <= s["end"]])
        hang(toks, *s["tokens"])
        punctuation(doc, *s["tokens"])
        hang(toks, *s["tokens"])
