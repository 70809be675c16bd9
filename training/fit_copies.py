"""Fits what tells a rewrite from independent coverage: `python -m training.fit_copies [--shared FOLDER]`.

Positive pairs: a source and its copy, two copies of one source. Negative: either with an independent report, articles
of two outlets on one event (BASIL), two readouts of one meeting (the demo). Prints the figures with each set left out
in turn, then the weights for `src/rashomon/copies/meaning.py`. Never touched: the sets c, e and m, the rewrites s08 to
s14, and every second event of BASIL.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.copies.meaning import WEIGHTS, compare_meaning
from rashomon.copies.texts import Text
from rashomon.language import load_encoder
from rashomon.reading import read_articles

ROOT = Path(__file__).resolve().parent.parent
SETS = "abdfghk"
LAST_REWRITE = "s08"  # rewrites before this name serve to choose
RIDGE = 0.0003  # of the weights of standardised features
STEPS = 60  # of Newton's method; it stands still after ten
Row = tuple[str, str, bool, list[float]]  # set, pair, rewrite, features
Matrix = npt.NDArray[np.float64]


def read_rows(folder: Path) -> list[Row]:
    """The features of each pair that is looked at closely."""
    return [row for group in (_tellings(folder), _rewrites(folder), _basil(folder), _readouts()) for row in group]


def _texts(rows: Sequence[Mapping[str, Any]] | Path) -> dict[str, Text]:
    encoder = load_encoder()
    assert encoder is not None
    return {Path(a.source).stem: Text(a, encode=encoder.encode) for a in read_articles(rows).articles}


def _row(group: str, texts: Mapping[str, Text], pair: tuple[str, str], rewrite: bool) -> Iterator[Row]:
    one, other = pair
    found = compare_meaning(texts[one], texts[other])
    if found and found.evidence:
        yield group, f"{one} {other}", rewrite, [getattr(found.evidence, name) for name in WEIGHTS]


def _tellings(folder: Path) -> Iterator[Row]:
    for group in SETS:
        for place in (folder / "tellings", ROOT / "training" / "tellings"):
            for path in sorted((place / group).glob("*.json")):
                source = json.loads(path.read_text("utf-8"))
                reports = {f"{source['id']}-i{n}": part for n, part in enumerate(source["independent"], 1)}
                parts = {source["id"]: source} | {c["id"]: c for c in source["copies"]} | reports
                texts = _texts([_article(name, part) for name, part in parts.items()])
                for pair in combinations(texts, 2):
                    yield from _row(group, texts, pair, not reports.keys() & set(pair))


def _article(name: str, part: Mapping[str, Any]) -> dict[str, str]:
    text = "\n\n".join(" ".join(s["text"] if isinstance(s, dict) else s for s in p) for p in part["paragraphs"])
    return {"source": name, "text": text, "title": part.get("title", "")}


def _rewrites(folder: Path) -> Iterator[Row]:
    texts = _texts(folder / "rewrites" / "texts")
    for pair in json.loads((folder / "rewrites" / "pairs.json").read_text("utf-8")):
        if pair["a"] < LAST_REWRITE and not pair.get("part"):
            yield from _row("r", texts, (pair["a"], pair["b"]), pair["label"] in ("rewrite", "reprint"))


def _basil(folder: Path) -> Iterator[Row]:
    events: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "data" / "basil" / "articles").glob("*/*.json")):
        events[f"{path.parent.name} {path.stem.rsplit('_', 1)[0]}"].append(path)
    for event, paths in sorted(events.items()):
        if zlib.crc32(event.encode()) % 2:
            texts = _texts([_basil_article(path) for path in paths])
            for pair in combinations(texts, 2):
                yield from _row("basil", texts, pair, rewrite=False)


def _basil_article(path: Path) -> dict[str, str]:
    row = json.loads(path.read_text("utf-8"))
    return {
        "source": row["uuid"],
        "title": row["title"],
        "text": "\n".join(" ".join(p) for p in row["body-paragraphs"]),
    }


def _readouts() -> Iterator[Row]:
    """Readouts of one meeting."""
    demo = _texts(ROOT / "src" / "rashomon" / "demo" / "articles")
    for pair in combinations([name for name in demo if "readout" in name], 2):
        yield from _row("readouts", demo, pair, rewrite=False)


def fit(features: Matrix, labels: Matrix) -> tuple[Matrix, float]:
    """A logistic regression with a small ridge, both classes counting alike: weights of the features as they are."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    share = np.where(labels > 0, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    ridge = np.diag([*np.full(features.shape[1], RIDGE * len(rows)), 0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (share * (odds - labels)) + ridge @ weights
        weights -= np.linalg.solve((rows * (share * odds * (1 - odds))[:, None]).T @ rows + ridge, slope)
    return weights[:-1] / spread, float(weights[-1] - (weights[:-1] * mean / spread).sum())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    rows = read_rows(parser.parse_args().shared)
    groups = np.array([row[0] for row in rows])
    labels = np.array([float(row[2]) for row in rows])
    features = np.array([row[3] for row in rows])
    print(f"{len(rows)} pairs, {int(labels.sum())} of them rewrites")
    odds = np.zeros(len(rows))
    for group in sorted(set(groups)):
        left = groups == group
        weights, bias = fit(features[~left], labels[~left])
        odds[left] = features[left] @ weights + bias
        ranked = sorted(zip(odds[left].round(1), labels[left], [rows[n][1] for n in np.flatnonzero(left)], strict=True))
        copies = [f"{o} {name}" for o, label, name in ranked if label][:4]
        print(f"{group} left out: lowest rewrites {copies}; highest others "
              f"{[f'{o} {name}' for o, label, name in ranked if not label][-4:]}")  # fmt: skip
    weights, bias = fit(features, labels)
    print({name: round(w, 1) for name, w in zip(WEIGHTS, weights.tolist(), strict=True)}, round(bias, 1))


if __name__ == "__main__":
    main()
