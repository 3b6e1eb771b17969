#!/usr/bin/env python3
"""Confidence against what is right: of the events at 0.9, are nine in ten right?

usage: confidence.py [--by-set] GOLD.ndjson SYSTEM.ndjson [GOLD SYSTEM]...

GOLD has coded events (plover-gold, plv-train), SYSTEM is an annotation of the same texts; standard library only.  Of plv-train every
fifth document is left out, as it is set apart for testing.  Judged are all events of PLOVER's types in documents whose gold has a type.
An event is right when its type is one of the gold's types for some gold event and one of its participants overlaps that gold
event's source or target: their spans where the gold has them, else one word of three letters or more in common.  A gold event without
source and target asks for the type only.  The gold mostly holds the one event that a sentence is told for.  So the table is of what can
be that: events whose trigger is the sentence's own verb (root), what somebody says (ccomp, parataxis), or governed (xcomp).  For the others,
asides that are left out of the gold though they may be true, only the share is printed that the gold has: a lower bound.
Prints a line for each tenth of confidence; the last line is KEY=VALUE: the mean distance between confidence and share (ECE), the share
right of events at 0.85 or more (SURE) and their number, all without asides.
"""
import json
import re
import sys

PLOVER = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
             "ASSAULT".split())
SMALL = {"the", "and", "for", "his", "its", "their", "with", "from"}
HIGH = 0.85
STANDS = {"root", "ccomp", "parataxis", "xcomp"}


def load(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def types(e):
    t = e.get("type") if e.get("type") is not None else e.get("any_of") or []
    return [t] if isinstance(t, str) else t


def words(text):
    return {w for w in re.findall(r"[a-z0-9]{3,}", (text if isinstance(text, str) else "").lower())} - SMALL


def is_right(e, golds, names):
    for g in golds:
        if e["type"] not in types(g):
            continue
        spans = [g[k] for k in ("source_span", "target_span") if g.get(k)]
        called = words(g.get("source")) | words(g.get("target"))
        if not spans and not called:
            return True
        for p in e["participants"]:
            if any(p["begin"] < end and begin < p["end"] for begin, end in spans):
                return True
            if called & (words(p["text"]) | words(names.get(p["entity"]))):
                return True
    return False


def is_aside(e, tokens):
    """True if the trigger is a noun, or stands in a clause that is beside or within another."""
    inside = [t for t in tokens if t["begin"] < e["trigger"]["end"] and t["end"] > e["trigger"]["begin"]]
    inside = [t for t in inside if t["lemma"] == e["trigger"]["lemma"]] or inside
    return inside[-1]["upos"] == "NOUN" or inside[-1]["deprel"].split(":")[0] not in STANDS


def judged(gold, system):
    """[(confidence, right, aside)]"""
    out, got = [], {d["id"]: d for d in load(system)}
    for n, g in enumerate(load(gold)):
        if g.get("suite") == "plv-train" and n % 5 == 4:
            continue
        d = got.get(g["id"])
        if d is None or not any(types(e) for e in g["events"]):
            continue
        names = {e["id"]: e["name"] for e in d["entities"]}
        out += [(e["confidence"], is_right(e, g["events"], names), is_aside(e, d["tokens"])) for e in d["events"] if e["type"] in PLOVER]
    return out


def table(title, rows):
    """Print the table; return (ECE, share of the surest, their number)."""
    print(f"{title}\n  {'confidence':<12}{'events':>8}{'mean':>8}{'right %':>9}")
    error, asides, rows = 0.0, [r for r in rows if r[2]], [r for r in rows if not r[2]]
    for step in range(10):
        inside = [r for r in rows if min(int(r[0] * 10 + 1e-9), 9) == step]
        if not inside:
            continue
        mean = sum(c for c, _, _ in inside) / len(inside)
        share = sum(ok for _, ok, _ in inside) / len(inside)
        error += abs(mean - share) * len(inside)
        print(f"  {step / 10:.1f}-{step / 10 + 0.09:.2f}    {len(inside):>8}{mean:>8.2f}{100 * share:>9.1f}")
    if asides:
        print(f"  {'asides':<12}{len(asides):>8}{sum(r[0] for r in asides) / len(asides):>8.2f}"
              f"{100 * sum(r[1] for r in asides) / len(asides):>9.1f}  in the gold, at least")
    sure = [ok for c, ok, _ in rows if c >= HIGH]
    return 100 * error / max(len(rows), 1), 100 * sum(sure) / max(len(sure), 1), len(sure)


def main(argv):
    by_set = "--by-set" in argv
    paths = [a for a in argv if a != "--by-set"]
    if not paths or len(paths) % 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    rows = []
    for gold, system in zip(paths[::2], paths[1::2]):
        more = judged(gold, system)
        if by_set:
            table(gold.rsplit("/", 1)[-1], more)
        rows += more
    ece, sure, nr = table("all", rows)
    print(f"ECE={ece:.2f} SURE={sure:.2f} SURE_NR={nr}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
