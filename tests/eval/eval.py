#!/usr/bin/env python3
"""Every figure of quality and speed that Dateline follows, in one table, held against floors.tsv.

usage: eval.py [--only WORD[,WORD]...] [--no-speed] [--work FOLDER]

Environment
  CORPORA    folder of the corpora (parse/ ner/ time/ coref/ events/); relative to here, or else to the source folder
  EVAL       folder of the scorers (score_parse.py ...), likewise; default: CORPORA/../eval
  DATELINE   the program; default: ./dateline
Exit status: 0 no figure is below its floor; 1 some are; 2 a scorer or the program failed; 77 no corpora or no scorers here.

Measuring only: Python 3, standard library.  Nothing here is needed to build or run Dateline."""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor


HERE = os.path.dirname(os.path.abspath(__file__))
PARSE = "TOKENS SENTENCES UPOS XPOS LEMMA UAS LAS".split()
NAMES = "NER P R UNTYPED MACRO".split()
TIMES = "STRICT RELAXED TYPE VALUE".split()
COREF = "COREF MUC B3 CEAFE MENTIONS PRONOUNS THIRD".split()
EVENTS = "EVENTS MACRO TRIPLE DYAD PAIR FALSE_ALARM ECE SURE".split()
PPO = ["--types", "person,place,organization"]

# suites whose texts are about actors of their own, and whose gold has events between those actors only: the dictionary that belongs
# to them, as a table for --entities, and --parties known
ACTORS = "events/petrarch-dictionaries/PETR.Validate.actors.txt"
WITH_ACTORS = ("petrarch-unit", "universal-petrarch-unit", "universal-petrarch-gsr")

OPTIONS = {"ctparse": ["--date-order", "dmy"]}              # options of the program, where a set has a rule of its own: day first

# block, columns, [(name, scorer, gold, arguments of the scorer)]
BLOCKS = [
    ("reading, from raw text (dev)", PARSE, [
        ("ewt-dev", "parse", "parse/ewt-dev.conllu", []),
        ("gum-dev", "parse", "parse/gum-dev.conllu", [])]),
    ("names (dev)", NAMES, [
        ("worldwide-dev", "ner", "ner/worldwide-dev.ndjson", PPO),
        ("crossner-politics-dev", "ner", "ner/crossner-politics-dev.ndjson", ["--merge", "country=place"]),
        ("uner-ewt-dev", "ner", "ner/uner-ewt-dev.ndjson", PPO),
        ("gum-names-dev", "ner", "ner/gum-dev.ndjson", PPO)]),
    ("times", TIMES, [
        ("tbaq", "time", "time/tbaq.ndjson", []),
        ("wikiwars", "time", "time/wikiwars.ndjson", [])]),
    ("time suites (NEWS, WIDE: shares of the cases that news could hold, see time_suites.py)", TIMES + ["NEWS", "WIDE"], [
        (n, "time", f"time/{n}.ndjson", []) for n in ("recognizers", "chrono", "duckling", "dateparser", "ctparse")]),
    ("coreference (dev)", COREF, [
        ("ontogum-dev", "coref", "coref/ontogum-dev.ndjson", []),
        ("ecbplus-1-35", "pronouns", "events/ecbplus-1-35.ndjson", [])]),
    ("events (ECE, SURE: is confidence right, see confidence.py)", EVENTS, [
        (n, "events", f"events/{n}.ndjson", []) for n in ("plover-gold", "plv-train") + WITH_ACTORS]),
    ("events, between the actors that belong to the suite (petrarch_entities.py, --parties known)", EVENTS, [
        (n + "+actors", "events", f"events/{n}.ndjson", []) for n in WITH_ACTORS]),
]
TEST_BLOCKS = [
    ("reading, from raw text", PARSE, [
        ("ewt-test", "parse", "parse/ewt-test.conllu", []),
        ("gum-test", "parse", "parse/gum-test.conllu", [])]),
    ("names", NAMES, [
        ("gum-names-test", "ner", "ner/gum-test.ndjson", PPO)]),
    ("coreference", COREF, [
        ("ontogum-test", "coref", "coref/ontogum-test.ndjson", [])]),
]
SPEED_SET = ["parse/gum-dev.conllu", "ner/worldwide-dev.ndjson"]


class Failed(Exception):
    pass


def run(argv, **more):
    p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
    if p.returncode:
        raise Failed(f"{' '.join(argv)}: exit status {p.returncode}: {p.stderr.strip()[-400:]}")
    return p.stdout


def key_values(text):
    last = text.strip().splitlines()[-1]
    return {k: float(v) for k, v in re.findall(r"(\w+)=(-?[\d.]+)", last)}


class Measure:
    def __init__(self, a):
        self.corpora, self.scorers, self.dateline, self.work = a.corpora, a.eval, a.dateline, a.work
        self.lock, self.have_actors = threading.Lock(), False

    def input_of(self, gold, name):
        out = os.path.join(self.work, name + ".in.ndjson")
        with open(out, "w", encoding="utf-8") as f:
            f.write(run([sys.executable, os.path.join(self.scorers, "as_input.py"), gold]))
        return out

    def actors(self):
        """Options for the table of the actors of WITH_ACTORS, which is made once in the work folder."""
        table = os.path.join(self.work, "petrarch-actors.tsv")
        dictionary = os.path.join(self.corpora, ACTORS)
        suites = [os.path.join(self.corpora, "events", n + ".ndjson") for n in WITH_ACTORS]
        with self.lock:
            if os.path.exists(dictionary) and not self.have_actors:
                text = run([sys.executable, os.path.join(HERE, "petrarch_entities.py"), dictionary, *filter(os.path.exists, suites)],
                           env=dict(os.environ, EVAL=self.scorers))
                with open(table, "w", encoding="utf-8") as f:
                    f.write(text)
                self.have_actors = True
        return ["--entities", table, "--parties", "known"] if self.have_actors else None

    def quality(self, row):
        name, scorer, gold, more = row
        gold = os.path.join(self.corpora, gold)
        if not os.path.exists(gold):
            return name, None
        options = self.actors() if name.endswith("+actors") else OPTIONS.get(name, [])
        if options is None:
            return name, None
        given = self.input_of(gold, name)
        out = os.path.join(self.work, name + ".out.ndjson")
        run([self.dateline, "annotate", "-q", *options, "-o", out, given])
        if scorer == "pronouns":
            return name, key_values(run([sys.executable, os.path.join(HERE, "pronouns.py"), gold, out]))
        text = run([sys.executable, os.path.join(self.scorers, f"score_{scorer}.py"), *more, gold, out])
        with open(os.path.join(self.work, name + ".score"), "w", encoding="utf-8") as f:
            f.write(text)
        got = key_values(text)
        if gold.endswith(tuple(f"/{n}.ndjson" for n in ("recognizers", "chrono", "duckling", "dateparser", "ctparse"))):
            said = key_values(run([sys.executable, os.path.join(HERE, "time_suites.py"), name],
                                  env=dict(os.environ, CORPORA=self.corpora, DATELINE=self.dateline)))
            got.update(NEWS=said[name.upper()], WIDE=said[name.upper() + "_WIDE"])
        if name in ("plover-gold", "plv-train"):
            got.update(key_values(run([sys.executable, os.path.join(HERE, "confidence.py"), gold, out])))
        if scorer == "coref":
            said = key_values(run([sys.executable, os.path.join(HERE, "pronouns.py"), gold, out]))
            got.update(PRONOUNS=said["PRONOUNS"], THIRD=said["THIRD"])
        return name, got

    def timed(self, given, out, core):
        """(wall seconds, CPU seconds, peak memory in MB) of one run on one core."""
        start = time.monotonic()
        pid = os.fork()
        if pid == 0:
            try:
                if core is not None:
                    os.sched_setaffinity(0, {core})
                os.execv(self.dateline, [self.dateline, "annotate", "-q", "-o", out, given])
            finally:
                os._exit(127)
        _, status, use = os.wait4(pid, 0)
        wall = time.monotonic() - start
        if status:
            raise Failed(f"{self.dateline} annotate {given}: status {status}")
        return wall, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024

    def speed(self):
        """Tokens a second (CPU time, start-up apart), megabytes a second, start-up, memory, model size."""
        golds = [os.path.join(self.corpora, g) for g in SPEED_SET]
        if not all(map(os.path.exists, golds)):
            return None
        core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
        given, out, one = (os.path.join(self.work, n) for n in ("speed.in.ndjson", "speed.out.ndjson", "one.ndjson"))
        with open(given, "w", encoding="utf-8") as f:
            f.write(run([sys.executable, os.path.join(self.scorers, "as_input.py"), *golds]))
        with open(one, "w", encoding="utf-8") as f:
            f.write('{"id":"one","date":"2016-09-05","text":"Talks ended."}\n')
        starts = [self.timed(one, out, core) for _ in range(9)]
        runs = [self.timed(given, out, core) for _ in range(3)]
        with open(out, encoding="utf-8") as f:
            tokens = sum(len(json.loads(line)["tokens"]) for line in f)
        with open(given, encoding="utf-8") as f:
            size = sum(len(json.loads(line)["text"].encode()) for line in f)
        middle = lambda rows, i: statistics.median(r[i] for r in rows)
        cpu = max(middle(runs, 1) - middle(starts, 1), 1e-9)
        got = {"TOKENS_S": tokens / cpu, "MB_S": size / cpu / 1e6, "START_MS": 1000 * middle(starts, 1),
               "MEMORY_MB": middle(starts, 2), "PEAK_MB": middle(runs, 2)}
        layer = os.path.join(os.path.dirname(self.dateline), "bench", "time", "layer")
        if os.path.exists(layer):
            tbaq = self.input_of(os.path.join(self.corpora, "time", "tbaq.ndjson"), "speed-times")
            one = json.loads(run([layer, os.path.join(os.path.dirname(self.dateline), "data"), "5", tbaq]))
            got["TIME_MB_S"] = one["bytes"] / statistics.median(one["passes"]) / 1e6
        models = os.path.join(os.path.dirname(self.dateline), "data", "models")
        if os.path.isdir(models):
            got["MODEL_MB"] = sum(os.path.getsize(os.path.join(models, f)) for f in os.listdir(models) if f.startswith("english.")) / 1e6
        return got


def read_floors(path):
    """[(what, figure, floor, aim, kind)]; a limit written `<5` is met by 5 and less, any other by itself and more."""
    out = []
    with open(path, encoding="utf-8") as f:
        for no, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            c = line.split("\t")
            if len(c) != 5 or c[4] not in ("floor", "wanted"):
                raise Failed(f"{path}:{no}: not: what, figure, floor, aim, floor|wanted")
            out.append(c)
    return out


def meets(value, limit):
    if limit == "-":
        return True
    return value <= float(limit[1:]) if limit.startswith("<") else value >= float(limit)


def number(v):
    return "-" if v is None else f"{v:.0f}" if abs(v) >= 1000 else f"{v:.2f}"


def print_block(title, columns, rows):
    print(f"\n{title:<26.26}" if len(title) <= 26 else f"\n{title}\n{'':<26}", end="")
    print("".join(f"{c:>12}" for c in columns))
    for name, got in rows:
        if got is None:
            print(f"  {name:<24}  not in these corpora")
        else:
            print(f"  {name:<24}" + "".join(f"{number(got.get(c)):>12}" for c in columns))


def check_floors(floors, found, partly):
    below = passed = 0
    lines = []
    for what, figure, floor, aim, kind in floors:
        value = (found.get(what) or {}).get(figure)
        if value is None:
            if not partly:
                lines.append((2, f"  not measured    {what} {figure}"))
            continue
        ok = meets(value, floor)
        if kind == "floor":
            passed += ok
            below += not ok
        if not ok or kind == "wanted":
            mark = "BELOW ITS FLOOR" if kind == "floor" else "wanted: met" if ok else "wanted: NOT YET"
            more = "" if aim == "-" else f", aim {aim}" + (" (met)" if ok and meets(value, aim) else "")
            lines.append((0 if kind == "floor" else 1, f"  {mark:<15}  {what} {figure} {number(value)}, floor {floor}{more}"))
    print("\nfloors (tests/eval/floors.tsv)")
    for _, line in sorted(lines, key=lambda x: x[0]):
        print(line)
    print(f"\n{passed} passed, {below} failed")
    return below


def folder(path):
    """A folder that is named from here or from the source folder."""
    other = os.path.join(HERE, os.pardir, os.pardir, path)
    return other if path and not os.path.isdir(path) and os.path.isdir(other) else path


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--only", default="", help="only the sets whose names hold one of these words")
    p.add_argument("--no-speed", action="store_true")
    p.add_argument("--work", help="keep inputs, outputs and the scorers' own tables here")
    a = p.parse_args()
    a.corpora = folder(os.environ.get("CORPORA") or "")
    a.eval = folder(os.environ.get("EVAL") or "") or os.path.join(a.corpora, os.pardir, "eval")
    a.dateline = os.path.abspath(os.environ.get("DATELINE") or "./dateline")
    if not os.path.isdir(os.path.join(a.corpora, "parse")):
        print(f"no corpora in '{a.corpora}' (CORPORA=folder): skipped")
        return 77
    if not os.path.isfile(os.path.join(a.eval, "score_parse.py")):
        print(f"no scorers in '{a.eval}' (EVAL=folder): skipped")
        return 77
    keep = a.work is not None
    a.work = a.work or tempfile.mkdtemp(prefix="dateline-eval-")
    os.makedirs(a.work, exist_ok=True)
    words = [w for w in a.only.split(",") if w]
    want = lambda n: not words or any(w in n for w in words)
    try:
        m = Measure(a)
        rows = [r for _, _, rs in BLOCKS + TEST_BLOCKS for r in rs if want(r[0])]
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            found = dict(pool.map(m.quality, rows))
        for part, blocks in (("", BLOCKS), ("\nTEST SPLITS: only reported; nothing is tuned or trained on them", TEST_BLOCKS)):
            shown = [(t, c, [(r[0], found[r[0]]) for r in rs if r[0] in found]) for t, c, rs in blocks]
            if part and any(rs for _, _, rs in shown):
                print(part)
            for t, c, rs in shown:
                if rs:
                    print_block(t, c, rs)
        if not a.no_speed and want("speed"):
            found["speed"] = m.speed()
            print_block("speed, annotate, one core", ["TOKENS_S", "MB_S", "TIME_MB_S", "START_MS", "MEMORY_MB", "PEAK_MB", "MODEL_MB"],
                        [("speed", found["speed"])])
            print("  TOKENS_S, MB_S, START_MS are CPU time, start-up apart, medians; START_MS and MEMORY_MB: a document of two words;"
                  "\n  TIME_MB_S: the time layer alone, on text that is cut and tagged (TBAQ); PEAK_MB: over the whole set (" + ", ".join(SPEED_SET) + ")")
        return 1 if check_floors(read_floors(os.path.join(HERE, "floors.tsv")), found, bool(words) or a.no_speed) else 0
    except Failed as e:
        print(f"eval.py: {e}", file=sys.stderr)
        return 2
    finally:
        if not keep:
            shutil.rmtree(a.work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
