"""How well and how fast copies are found: `make bench-copies`, or `python -m bench.copies [N …] [--seed S]`.

Builds corpora of N documents with known copies, runs this project and the MinHash tools people use on each, every
one in a process of its own on one core, and prints recall per kind of copy, precision, documents per CPU-second and
peak memory (texts included). What a tool loads or compiles is not counted: each first runs on some small texts.
Precision counts a pair as right when both documents come of one source.
Exit code 1 if this project misses one of its targets, its speed compared with gaoya's included.

The tools get 128 permutations, lower-case word 5-grams and a threshold of .5, which is how they are commonly set up.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from evals.material import ROOT, MissingError, shared

OUT = ROOT / "out" / "bench"
SIZES = (20_000, 100_000)  # documents; 500,000 takes some minutes and 8 GB
SEED = 7  # constants were chosen on 20,000 documents of this seed
PERMUTATIONS, THRESHOLD, BANDS, ROWS = 128, 0.5, 25, 5  # bands and rows as datasketch finds them for .5 of 128
WORD = re.compile(r"\w+")
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "RAYON")}

TARGETS = {"precision": 0.98, "quote10": 0.90, "quote30": 0.97} | dict.fromkeys(
    ("exact", "light", "heavy", "shuffle", "wire", "expand", "update"), 0.99
)
TIMES_GAOYA = 4.0  # documents per CPU-second, at least
MAX_GROWTH = 4 / 3  # CPU time a document, the largest corpus against the smallest

# Texts of which every two are copies: enough of them for a tool to load, and compile, all that it needs.
WARM_UP = [" ".join(f"{place}of{number // 2}" for place in range(20)) for number in range(4_000)]

Found = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """One tool over one corpus; `figures` are recall per kind of copy and precision."""

    tool: str
    documents: int
    seconds: float
    megabytes: float
    figures: dict[str, float]

    @property
    def speed(self) -> float:
        """Documents per CPU-second."""
        return self.documents / self.seconds


def find_rashomon(texts: list[str]) -> Found:
    from rashomon.copies.corpus.index import find_text_pairs

    pairs = find_text_pairs(texts)
    return list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))


def find_gaoya(texts: list[str]) -> Found:
    index = import_module("gaoya.minhash").MinHashStringIndex(
        hash_size=32, jaccard_threshold=THRESHOLD, num_bands=BANDS, band_size=ROWS, num_hashes=BANDS * ROWS,
        analyzer="word", lowercase=True, ngram_range=(5, 5),
    )  # fmt: skip
    return _query_while_adding(texts, index.query, index.insert_document)


def find_rensa(texts: list[str]) -> Found:
    rensa = import_module("rensa")

    def sketch(text: str) -> Any:
        made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        made.update(_shingle(text))
        return made

    index = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    sketches = (sketch(text) for text in texts)
    return _query_while_adding(sketches, index.query, index.insert)


def find_datasketch(texts: list[str]) -> Found:
    datasketch = import_module("datasketch")

    def sketch(text: str) -> Any:
        made = datasketch.MinHash(num_perm=PERMUTATIONS)
        made.update_batch([gram.encode() for gram in _shingle(text)] or [b""])
        return made

    index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sketches = (sketch(text) for text in texts)
    return _query_while_adding(sketches, index.query, index.insert)


def _query_while_adding(items: Any, query: Callable[[Any], Any], insert: Callable[[int, Any], Any]) -> Found:
    found: Found = []
    for number, item in enumerate(items):
        found += [(int(other), number) for other in query(item)]
        insert(number, item)
    return found


def _shingle(text: str, size: int = 5) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(words[place : place + size]) for place in range(len(words) - size + 1)]


TOOLS: dict[str, Callable[[list[str]], Found]] = {
    "datasketch": find_datasketch,
    "rensa": find_rensa,
    "gaoya": find_gaoya,
    "rashomon": find_rashomon,
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.copies", description="Compare finders of copies.")
    parser.add_argument("sizes", nargs="*", type=int, default=[], metavar="N", help="documents of a corpus")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", choices=sorted(TOOLS), action="append", help="only these tools")
    parser.add_argument("--run", nargs=2, metavar=("TOOL", "CORPUS"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.run:
        print(json.dumps(run_here(options.run[0], Path(options.run[1]))))
        return 0
    try:
        runs = run_all(options.sizes or list(SIZES), options.seed, options.only or list(TOOLS))
    except MissingError as reason:
        print(f"cannot build a corpus: {reason}", file=sys.stderr)
        return 1
    missed = find_missed(runs)
    print("\n".join(missed) or "all targets met")
    return int(bool(missed))


def run_all(sizes: Sequence[int], seed: int, tools: Sequence[str]) -> list[Run]:
    runs = []
    for size in sizes:
        corpus = build_corpus(size, seed)
        print(f"\n{size:,} documents, seed {seed}\n{_title()}")
        for tool in tools:
            if tool != "rashomon" and not _version(tool):
                print(f"{tool:18}  absent")
                continue
            run = run_apart(tool, corpus)
            print(_row(run), flush=True)
            runs.append(run)
    print()
    return runs


def build_corpus(size: int, seed: int) -> Path:
    """The corpus as a file, built if it is not there yet."""
    path = OUT / f"corpus-{size}-{seed}.jsonl"
    if not path.with_suffix(".truth.json").exists():
        OUT.mkdir(parents=True, exist_ok=True)
        script = shared() / "bench" / "make_corpus.py"
        subprocess.run([sys.executable, str(script), str(size), str(path), str(seed)], check=True)
    return path


def run_apart(tool: str, corpus: Path) -> Run:
    """One tool in a process of its own, on one thread."""
    command = [sys.executable, "-m", "bench.copies", "--run", tool, str(corpus)]
    environment = os.environ | ONE_THREAD
    output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment).stdout
    return Run(**json.loads(output.splitlines()[-1]))


def run_here(tool: str, corpus: Path) -> dict[str, Any]:
    """Texts in memory to pairs, measured; then judged."""
    ids, texts = _read(corpus)
    TOOLS[tool](WARM_UP)
    before = _cpu_seconds()
    found = TOOLS[tool](texts)
    seconds = _cpu_seconds() - before
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    truth = json.loads(corpus.with_suffix(".truth.json").read_text("utf-8"))
    figures = score(ids, truth, found)
    return {"tool": tool, "documents": len(ids), "seconds": seconds, "megabytes": megabytes, "figures": figures}


def _read(corpus: Path) -> tuple[list[str], list[str]]:
    ids, texts = [], []
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            ids.append(row["id"])
            texts.append(row["text"])
    return ids, texts


def _cpu_seconds() -> float:
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def score(ids: Sequence[str], truth: Sequence[Sequence[str]], found: Found) -> dict[str, float]:
    """Recall of each kind of copy, and the share of found pairs inside one family (what true pairs connect)."""
    number = {name: place for place, name in enumerate(ids)}
    pairs = {(min(a, b), max(a, b)) for a, b in found if a != b}
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    family = list(range(len(ids)))
    for one, other, kind in truth:
        a, b = sorted((number[one], number[other]))
        totals[kind] += 1
        hits[kind] += (a, b) in pairs
        family[_root(family, a)] = _root(family, b)
    right = sum(_root(family, a) == _root(family, b) for a, b in pairs)
    recall = {kind: hits[kind] / totals[kind] for kind in sorted(totals)}
    return recall | {"precision": right / max(len(pairs), 1)}


def _root(family: list[int], member: int) -> int:
    while family[member] != member:
        family[member] = family[family[member]]
        member = family[member]
    return member


def find_missed(runs: Sequence[Run]) -> list[str]:
    """What this project was to reach and did not."""
    ours = [run for run in runs if run.tool == "rashomon"]
    missed = [
        f"missed at {run.documents:,}: {name} {run.figures[name]:.3f}, target {target}"
        for run in ours
        for name, target in TARGETS.items()
        if run.figures[name] < target
    ]
    return missed + list(_find_slow(ours, {run.documents: run for run in runs if run.tool == "gaoya"}))


def _find_slow(ours: Sequence[Run], gaoya: dict[int, Run]) -> Iterator[str]:
    for run in ours:
        if run.documents in gaoya and (times := run.speed / gaoya[run.documents].speed) < TIMES_GAOYA:
            yield f"missed at {run.documents:,}: {times:.1f} times gaoya's speed, target {TIMES_GAOYA:g}"
    if len(ours) > 1 and (growth := ours[0].speed / ours[-1].speed) > MAX_GROWTH:
        yield f"missed: a document costs {growth:.2f} times as much in the last corpus as in the first"


def _title() -> str:
    return f"{'tool':18} {'docs/CPU-s':>10} {'MB':>6} {'precision':>9} " + " ".join(f"{kind:>7}" for kind in _kinds())


def _row(run: Run) -> str:
    name = f"{run.tool} {_version(run.tool)}"
    figures = " ".join(f"{run.figures.get(kind, 0):7.3f}" for kind in _kinds())
    return f"{name:18} {run.speed:10,.0f} {run.megabytes:6,.0f} {run.figures['precision']:9.4f} {figures}"


def _kinds() -> list[str]:
    return [name for name in TARGETS if name != "precision"]


def _version(tool: str) -> str:
    try:
        return importlib.metadata.version(tool)
    except importlib.metadata.PackageNotFoundError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
