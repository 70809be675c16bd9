"""Fits whether a page belongs to a story: `python -m training.fit_belonging SHARED`; prints weights and figures.

Chosen on the stories of Wikinews sources (`data/wikinews_stories`), reported on those of BASIL (`data/basil`): each
article of a story of three or more against the others of its story, and against thirty stories it is none of.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from rashomon.following.belonging import Head, Profile, head_of
from rashomon.language import load_encoder

LEAST, OTHERS, SEED = 3, 30, 7
RIDGE = 1.0


def wikinews(shared: Path) -> dict[str, list[Head]]:
    """Stories of two files of Wikinews sources; one text once."""
    stories: dict[str, list[Head]] = defaultdict(list)
    seen = set()
    for path in sorted((shared / "data" / "wikinews_stories").glob("*.json")):
        for number, story in enumerate(json.loads(path.read_text("utf-8"))):
            for article in story["articles"]:
                if article["text"].strip() and article["text"] not in seen:
                    seen.add(article["text"])
                    stories[f"{path.stem} {number}"].append(head_of(article["title"], article["text"]))
    return {name: heads for name, heads in stories.items() if len(heads) >= LEAST}


def basil(shared: Path) -> dict[str, list[Head]]:
    """Stories of three outlets each."""
    stories: dict[str, list[Head]] = defaultdict(list)
    for path in sorted((shared / "data" / "basil" / "articles").rglob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        text = "\n".join(" ".join(p) for p in article["body-paragraphs"])
        stories[path.stem.rsplit("_", 1)[0]].append(head_of(article["title"], text))
    return dict(stories)


def pairs(stories: dict[str, list[Head]]) -> tuple[np.ndarray, np.ndarray]:
    """Features of pages and stories, shape (pairs, 3), and whether they belong."""
    encoder, rng = load_encoder(), random.Random(SEED)
    assert encoder
    names, rows, told = sorted(stories), [], []
    whole = {name: Profile(stories[name], (), encoder.encode) for name in names}
    for name in names:
        for number, head in enumerate(stories[name]):
            rest = [h for n, h in enumerate(stories[name]) if n != number]
            rows.append(Profile(rest, (), encoder.encode).features(head))
            told.append(1.0)
            for other in rng.sample([n for n in names if n != name], min(OTHERS, len(names) - 1)):
                rows.append(whole[other].features(head))
                told.append(0.0)
    return np.array(rows), np.array(told)


def fit(rows: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the constant first, by Newton's method."""
    x = np.hstack([np.ones((len(rows), 1)), rows])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        ridge = RIDGE * np.diag([0.0, *[1.0] * rows.shape[1]])
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, x.T @ (told - p) - ridge @ weights)
        weights += step
    return weights


def report(name: str, rows: np.ndarray, told: np.ndarray, weights: np.ndarray) -> None:
    """What is taken and left at several thresholds."""
    p = 1 / (1 + np.exp(-weights[0] - rows @ weights[1:]))
    print(name, f"{int(told.sum())} that belong, {int((1 - told).sum())} that do not")
    for bar in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7):
        own, others = (p[told == 1] >= bar).mean(), (p[told == 0] >= bar).mean()
        print(f"  {bar:.2f}: of those that belong {own:.3f}, of others {others:.4f}")


def main() -> None:
    """Fit on the one, report on both."""
    shared = Path(sys.argv[1])
    rows, told = pairs(wikinews(shared))
    weights = fit(rows, told)
    print("WEIGHTS =", tuple(round(float(w), 2) for w in weights))
    report("wikinews (fitted)", rows, told, weights)
    report("basil", *pairs(basil(shared)), weights)


if __name__ == "__main__":
    main()
