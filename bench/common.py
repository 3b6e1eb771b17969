"""What the two comparisons share: inputs, running on one core, CPU time and memory, tables into README.md."""
import json
import os
import re
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
JAVA = ["java", "-XX:+UseSerialGC", "-Xmx6g"]


def need(name, default=None):
    v = os.environ.get(name) or default
    if not v:
        sys.exit(f"{name} is not set")
    return v


def run(argv, env=None):
    p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    if p.returncode:
        sys.exit(f"{' '.join(argv)}: exit status {p.returncode}: {p.stderr.strip()[-600:]}")
    return p.stdout


def on_one_core(argv, env=None, log=os.devnull):
    """Run pinned to one core: (wall seconds, CPU seconds, peak memory in MB)."""
    core = max(os.sched_getaffinity(0))
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        try:
            os.sched_setaffinity(0, {core})
            fd = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.dup2(fd, 1)
            os.dup2(fd, 2)
            os.execvpe(argv[0], argv, env or os.environ)
        finally:
            os._exit(127)
    _, status, use = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(argv)}: status {status}; see {log}")
    return time.monotonic() - start, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


def time_dateline(dateline, given, out, passes):
    """Like the other programs' times: {"load", "passes", "memory"}; loading is a run on two words, taken off each pass."""
    one = out[:-len(".ndjson")] + "-one.ndjson"
    with open(one, "w", encoding="utf-8") as f:
        f.write('{"id":"one","date":"2016-09-05","text":"Talks ended."}\n')
    argv = [dateline, "annotate", "-q", "-o"]
    starts = [on_one_core(argv + [one[:-len(".ndjson")] + "-out.ndjson", one]) for _ in range(9)]
    load = [statistics.median(s[i] for s in starts) for i in (1, 0)]
    rows, memory = [], 0
    for _ in range(passes):
        wall, cpu, memory = on_one_core(argv + [out, given])
        rows.append([cpu - load[0], wall - load[1]])
    return {"load": load, "passes": rows, "memory": memory}


def read_ndjson(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def write_ndjson(path, docs):
    with open(path, "w", encoding="utf-8") as f:
        for d in docs:
            f.write(json.dumps(d, ensure_ascii=False) + "\n")


def write_lines(path, docs):
    """The plain form that java/Lines.java reads."""
    esc = lambda s: s.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    with open(path, "w", encoding="utf-8") as f:
        for d in docs:
            f.write(f"{d['id']}\t{(d.get('date') or '')[:10]}\t{esc(d['text'])}\n")


def to_bytes(text, utf16=False):
    """A function from character (or UTF-16 unit) offsets to UTF-8 byte offsets."""
    at = [0]
    for c in text:
        n = at[-1]
        if utf16 and ord(c) > 0xFFFF:
            at.append(n)
        at.append(n + len(c.encode("utf-8")))
    return lambda i: at[min(i, len(at) - 1)]


def read_java(path, docs):
    """{id: {"sentences", "tokens", "mentions", "times"}} in bytes, native labels."""
    texts = {d["id"]: d["text"] for d in docs}
    out, cur, byte = {}, None, None
    with open(path, encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            if c[0] == "D":
                cur = out[c[1]] = {"id": c[1], "text": texts[c[1]], "sentences": [], "tokens": [], "mentions": [], "times": []}
                byte = to_bytes(texts[c[1]], True)
            elif c[0] == "S":
                cur["sentences"].append([int(c[1]), int(c[2])])
            elif c[0] == "T":
                cur["tokens"].append({"begin": byte(int(c[1])), "end": byte(int(c[2])), "lemma": c[3], "upos": None, "xpos": c[4],
                                      "head": int(c[5]), "deprel": c[6]})
            elif c[0] == "M":
                cur["mentions"].append({"begin": byte(int(c[1])), "end": byte(int(c[2])), "label": c[3]})
            elif c[0] == "X":
                cur["times"].append({"begin": byte(int(c[1])), "end": byte(int(c[2])), "type": c[3], "value": c[4] or None,
                                     "mod": c[5] or None})
    return out


def last_line(text):
    return {k: float(v) for k, v in re.findall(r"(\w+)=(-?[\d.]+)", text.strip().splitlines()[-1])}


def table(columns, rows):
    """A Markdown table, aligned; columns of words to the left."""
    cells = [columns] + [[c if isinstance(c, str) else "-" if c is None else f"{c:,.0f}" if abs(c) >= 1000 else f"{c:.1f}" for c in r]
                         for r in rows]
    wide = [max(len(r[i]) for r in cells) for i in range(len(columns))]
    word = [all(r[i][:1].isalpha() for r in cells[1:]) for i in range(len(columns))]
    line = lambda r: "| " + " | ".join(c.ljust(w) if word[i] else c.rjust(w) for i, (c, w) in enumerate(zip(r, wide))) + " |"
    rule = "|" + "|".join("-" * (w + 1) + ("-" if word[i] else ":") for i, w in enumerate(wide)) + "|"
    return "\n".join([line(cells[0]), rule] + [line(r) for r in cells[1:]])


def into_readme(part, text):
    """Print the tables and put them between README.md's `<!-- part -->` and `<!-- /part -->`."""
    print(text)
    path = os.path.join(HERE, "README.md")
    with open(path, encoding="utf-8") as f:
        page = f.read()
    new = re.sub(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", lambda m: m[1] + text + "\n" + m[2], page, flags=re.S)
    if new != page and os.access(path, os.W_OK):
        with open(path, "w", encoding="utf-8") as f:
            f.write(new)


def middle(passes, i):
    return statistics.median(p[i] for p in passes)
