#!/usr/bin/env python3
"""The actors of PETRARCH's validation dictionary as a table for --entities.

usage: petrarch_entities.py ACTORS SUITE.ndjson... >TABLE     (EVAL: folder of the scorers, for iso3166.py)

The suites are about made-up countries that only their own dictionary explains, so they are run as an analyst would run them: with the
list of actors that belongs to them.  A row of the table is a code of the dictionary: a country, where the code is three letters, with the
ISO code that score_events.py takes it for, else with one that ISO leaves to its users (the scorer counts those as "somebody");
other codes are organizations, of the country that the first three letters are.  Whether a name is a person's the dictionary does not say: it
is one that the texts put behind a title; Bilbo is a country here, as [HOB].  The dictionary is in capitals: a name is spelt as the texts
of the suites spell it (their texts alone are read, not their answers).  A word that the dictionary has beside a country's name, is like it
and ends as adjectives do is its adjective; a name that may go on (it has no `_` at its end) has adjectives in -i, -an and -ian as well.

Measuring only: Python 3, standard library."""
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.environ.get("EVAL", "."))

from iso3166 import country  # noqa: E402

FREE = [c for c in ["AA", "ZZ"] + ["Q" + chr(x) for x in range(ord("M"), ord("Z") + 1)] +
        ["X" + chr(x) for x in range(ord("A"), ord("Z") + 1)] if c != "XK"]
ADJECTIVE = re.compile(r"(i|ian|an|ish|ese|ch)$")
TITLED = r"\b(?:[Pp]resident|[Mm]inister|[Ll]eader|[Mm]ayor|[Kk]ing|[Qq]ueen) "
TITLE = re.compile(r"^(President|King|Queen) (?=\w+ \w)")


def read_actors(path):
    """[(names, code)] of each entry with a code of letters; the first code where there are several, by date."""
    out, names, code = [], [], None

    def done():
        if names and code and re.match(r"[A-Za-z]{3}", code):
            out.append((list(names), code.upper()))

    with open(path, encoding="utf-8", errors="replace") as f:
        text = re.sub(r"<!.*?-->", "", f.read(), flags=re.S)
    for line in text.split("\n"):
        line = line.split("#")[0].rstrip()
        found = re.search(r"\[([^\]]*)\]", line)
        name = line.split("[")[0].strip()
        if name and not name.startswith("+"):
            done()
            names, code = [], None
        if name:
            names.append(name.lstrip("+"))
        if found and code is None:
            code = found.group(1).split("<")[0].split(">")[0].split("/")[0].split()[0:1]
            code = code[0] if code else None
    done()
    return out


def spelt(name, texts):
    """The name as the texts have it, else with capitals where a title has them."""
    plain = name.replace("_", " ").strip()
    found = re.findall(r"(?<![\w])" + re.escape(plain) + r"(?![\w])", texts, re.I)
    found = [x for x in found if x != x.lower()]
    if found:
        return max(sorted(set(found)), key=found.count)
    if "." in plain:
        return plain
    return " ".join(w.lower() if w in ("OF", "THE", "FOR") and i else w.capitalize() for i, w in enumerate(plain.split()))


def table(actors, texts):
    """[(id, type, name, aliases, country)]"""
    free, code_of, rows = list(FREE), {}, {}
    for names, code in actors:
        short = code[:3]
        iso = country(short)
        if not iso and short not in code_of and len(code) == 3 and free:
            code_of[short] = free.pop(0)
        is_country = len(code) == 3 and (iso or short in code_of)
        said = [re.sub(r"^[Tt]he ", "", TITLE.sub("", spelt(n, texts))) for n in names]
        people = [bool(TITLE.match(spelt(n, texts)) or re.search(TITLED + re.escape(x) + r"\b", texts)) for n, x in zip(names, said)]
        for x in [x for x, person in zip(said, people) if person]:
            rows.setdefault(("person", code + "-" + x), ["person", x, [], short])
        names, said = [n for n, p in zip(names, people) if not p], [x for x, p in zip(said, people) if not p]
        kind = "country" if is_country else "organization"
        row = rows.setdefault((kind, code), [kind, None, [], short])
        for i, (n, s) in enumerate(zip(names, said)):
            like = i and s[:3].lower() == said[0][:3].lower() or s in ("French", "Danish")
            if kind == "country" and like and ADJECTIVE.search(s) and " " not in s:
                row[2].append("adj:" + s)
                continue
            if row[1] is None:
                row[1] = s
            elif s not in row[2] and s != row[1]:
                row[2].append(s)
            if kind == "country" and not iso and not n.endswith("_") and re.match(r"[A-Z][a-z-]+$", s):
                row[2] += ["adj:" + s + end for end in ("i", "an", "ian")]
    taken, out = set(), []
    for (kind, code), (_, name, aliases, short) in rows.items():
        place = country(short) or code_of.get(short, "")
        aliases = [x for x in dict.fromkeys(aliases) if x.startswith("adj:") or (kind, place, x) not in taken]
        if name is None or (kind, place, name) in taken:
            continue
        taken |= {(kind, place, x) for x in [name] + aliases}
        out.append((f"{kind[0]}-{code}", kind, name, "|".join(aliases), place))
    return out


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    texts = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as f:
            texts += [json.loads(line)["text"] for line in f if line.strip()]
    print("\t".join(["id", "type", "name", "aliases", "country"]))
    for row in table(read_actors(sys.argv[1]), "\n".join(texts)):
        print("\t".join(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
