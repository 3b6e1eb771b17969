#!/usr/bin/env python3
"""Pronouns: the share that goes to the right thing.

usage: pronouns.py GOLD.ndjson SYSTEM.ndjson [--genres news,interview] [--errors N]

GOLD has `clusters` (OntoGUM) or `mentions` with a `chain` (ECB+, which marks the main words of a phrase: any overlap is a match there);
SYSTEM is an annotation of the same texts; standard library only.  A pronoun of the gold is right when the
system gives it an entity that has another mention of the same gold cluster, one that is no pronoun if the cluster has such; a
pronoun that the system leaves open is wrong.  A gold cluster of pronouns alone asks for one of them.  Prints a table by pronoun; the last line is
KEY=VALUE: PRONOUNS for all, THIRD for those of the third person.
"""
import json
import sys
from collections import Counter

FIRST = "i me my mine myself we us our ours ourselves you your yours yourself yourselves".split()
THIRD = "he him his himself she her hers herself it its itself they them their theirs themselves".split()


def clusters_of(record):
    if "clusters" in record:
        return record["clusters"]
    chains = {}
    for m in record["mentions"]:
        if m.get("chain") and m["kind"] in ("human", "place", "thing"):
            chains.setdefault(m["chain"], []).append(m)
    return list(chains.values())


def is_one(system, gold, loose):
    """The mention of the system is the gold's; a name of the system may be the shorter: "Obama" of "Obama's"."""
    (a, b), (c, d) = system, gold
    return system == gold or (c <= a and b <= d and a - c + d - b <= 2) or (loose and (a <= c and d <= b or c <= a and b <= d))


def load(path):
    with open(path, encoding="utf-8") as f:
        return {d["id"]: d for d in map(json.loads, f)}


def main(argv):
    genres, errors, files = {"news", "interview"}, 0, []
    it = iter(argv)
    for a in it:
        if a == "--genres":
            genres = set(next(it).split(","))
        elif a == "--errors":
            errors = int(next(it))
        else:
            files.append(a)
    if len(files) != 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    gold, system = load(files[0]), load(files[1])
    have, right = Counter(), Counter()
    for key, g in gold.items():
        loose = "clusters" not in g
        if not loose and g.get("genre") not in genres:
            continue
        text = g["text"].encode()
        entity = {(m["begin"], m["end"]): m.get("entity") for m in system[key]["mentions"]}
        spans = {}
        for (b, e), n in entity.items():
            spans.setdefault(n, []).append((b, e))
        for cluster in clusters_of(g):
            words = {(m["begin"], m["end"]): text[m["begin"]:m["end"]].decode().lower() for m in cluster}
            named = [s for s, w in words.items() if w not in FIRST + THIRD]
            if loose and not named:
                continue                                    # what it means stands where nothing is marked
            for span, word in words.items():
                if word not in FIRST + THIRD:
                    continue
                have[word] += 1
                wanted = [s for s in (named or words) if s != span]
                ok = entity.get(span) is not None and any(
                    is_one(s, w, loose) for s in spans[entity[span]] if s != span for w in wanted)
                right[word] += ok
                if not ok and errors > 0:
                    errors -= 1
                    got = [text[b:e].decode() for b, e in spans.get(entity.get(span), [])][:4]
                    print(f"  {key} …{text[max(0, span[0] - 60):span[0]].decode(errors='replace')}[{word}]"
                          f"{text[span[1]:span[1] + 30].decode(errors='replace')} wanted {[text[b:e].decode() for b, e in wanted][:3]} got {got}")
    for word in FIRST + THIRD:
        if have[word]:
            print(f"{word:<12} {right[word]:4} of {have[word]:4}  {100 * right[word] / have[word]:6.2f}")
    total = sum(have.values())
    third = sum(have[w] for w in THIRD)
    print(f"PRONOUNS={100 * sum(right.values()) / max(total, 1):.2f} THIRD={100 * sum(right[w] for w in THIRD) / max(third, 1):.2f} COUNT={total}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
