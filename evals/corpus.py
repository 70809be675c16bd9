"""How well copies are found in a corpus: recall per kind of copy, and precision, on 5,000 made documents.

`python -m evals.corpus`, or as `corpus` in `make eval`. Thresholds were chosen on 20,000 documents of another seed;
`make bench-copies` measures larger corpora, and speed.
"""

from __future__ import annotations

import json

from bench.copies import build_corpus, find_rashomon, score

DOCUMENTS = 5_000
SEED = 23


def measure() -> dict[str, float]:
    """The figures by name; `MissingError` without the material."""
    corpus = build_corpus(DOCUMENTS, SEED)
    rows = [json.loads(line) for line in corpus.read_text("utf-8").split("\n") if line]
    truth = json.loads(corpus.with_suffix(".truth.json").read_text("utf-8"))
    return score([row["id"] for row in rows], truth, find_rashomon([row["text"] for row in rows]))


if __name__ == "__main__":
    for name, value in sorted(measure().items()):
        print(f"{name:10} {value:.3f}")
