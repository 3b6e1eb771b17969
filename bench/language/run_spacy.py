"""spaCy's side: reads NDJSON (id, text), writes what spaCy says with its own labels, and times itself.

Batches of 16 documents: with the default of 1000 it took a fifth longer and three times the memory on these texts.

usage: run_spacy.py MODEL QUALITY.ndjson SPEED.ndjson OUT.ndjson TIMES.json PASSES
Offsets are characters here; convert.py makes bytes of them and maps the labels."""
import json
import sys
import time

BATCH = 16


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def main():
    model, quality, speed, out, times, passes = sys.argv[1:]
    start = time.process_time(), time.monotonic()
    import spacy
    nlp = spacy.load(model)
    loaded = time.process_time() - start[0], time.monotonic() - start[1]
    docs = read(quality)
    with open(out, "w", encoding="utf-8") as f:
        for d, doc in zip(docs, nlp.pipe([d["text"] for d in docs], batch_size=BATCH)):
            f.write(json.dumps({
                "id": d["id"], "text": d["text"],
                "sentences": [[s.start, s.end] for s in doc.sents],
                "tokens": [[t.idx, t.idx + len(t.text), t.lemma_, t.pos_, t.tag_, t.head.i, t.dep_, int(t.is_space)] for t in doc],
                "mentions": [[e.start_char, e.end_char, e.label_] for e in doc.ents]}, ensure_ascii=False) + "\n")
    texts = [d["text"] for d in read(speed)]
    rows = []
    for _ in range(int(passes)):
        start = time.process_time(), time.monotonic()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
        rows.append([time.process_time() - start[0], time.monotonic() - start[1]])
    with open(times, "w", encoding="utf-8") as f:
        json.dump({"load": loaded, "passes": rows, "tokens": tokens, "version": spacy.__version__,
                   "model": f"{nlp.meta['name']} {nlp.meta['version']}", "pipeline": nlp.pipe_names}, f)


main()
