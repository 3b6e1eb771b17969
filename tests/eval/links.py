#!/usr/bin/env python3
"""Coreference by kind of link: how often each is right.

usage: links.py GOLD.ndjson SYSTEM.ndjson

GOLD has `clusters` (OntoGUM), SYSTEM is an annotation of the same texts; standard library only.  Counted are the mentions whose words the
gold has as a mention, or (wrong) has not: each against the nearest mention before it of the same entity, and for pronouns and
noun phrases whose entity has a name against its names.  A name may be shorter than the gold's mention of it ("Obama" of "Obama, 55,").
Prints a line for each kind and confidence; the last line is KEY=VALUE.
"""
import json
import sys
from collections import defaultdict


def load(path):
    with open(path, encoding="utf-8") as f:
        return {d["id"]: d for d in map(json.loads, f)}


def main(argv):
    if len(argv) != 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    gold, system = load(argv[0]), load(argv[1])
    count = defaultdict(lambda: [0, 0])
    for key, g in gold.items():
        text = g["text"].encode()
        owner = {(m["begin"], m["end"]): i for i, c in enumerate(g["clusters"]) for m in c}
        starts = defaultdict(list)
        for (b, e), i in owner.items():
            starts[b].append((e, i))

        def cluster_of(m):
            """The gold cluster of a mention; of a name also the shortest longer one that begins with it or ends in it."""
            span = (m["begin"], m["end"])
            if span in owner or m["kind"] != "name":
                return owner.get(span)
            longer = [(e - b, i) for (b, e), i in owner.items() if b <= span[0] and span[1] <= e and
                      (b == span[0] or e == span[1] or text[b:span[0]].decode().lower() in ("the ", "the\n"))]
            return min(longer)[1] if longer else None

        entity = defaultdict(list)
        for m in system[key]["mentions"]:
            if m.get("entity"):
                entity[m["entity"]].append(m)
        for mentions in entity.values():
            names = [m for m in mentions if m["kind"] == "name"]
            for n, m in enumerate(mentions):
                if m["kind"] == "adjective" or not n and m["kind"] != "pronoun":
                    continue
                if any(o is not m and o["begin"] <= m["begin"] and m["end"] <= o["end"] for o in mentions):
                    continue                                # inside another mention of the same thing
                mine = cluster_of(m)
                others = [o for o in names if o is not m] if names and m["kind"] != "name" else mentions[:n][-1:]
                if not others:
                    continue
                right = mine is not None and any(cluster_of(o) == mine for o in others)
                if mine is None and m["kind"] == "name":
                    continue                                # a name that the gold does not link at all
                sure = m.get("confidence")
                word = text[m["begin"]:m["end"]].decode().lower()
                kind = "I, we, you" if word in "i me my mine myself we us our ours ourselves you your yours yourself".split() else m["kind"]
                row = count[kind, bool(names), "rule" if sure is None else f"{sure:.2f}"]
                row[0] += right
                row[1] += 1
    total = [0, 0]
    for (kind, named, sure), (right, n) in sorted(count.items()):
        print(f"{kind:<12} {'to a name' if named else 'to a phrase':<12} {sure:<5} {right:5} of {n:5}  {100 * right / n:6.2f}")
        total[0] += right
        total[1] += n
    print(f"LINKS={100 * total[0] / max(total[1], 1):.2f} COUNT={total[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
