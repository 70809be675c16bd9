"""Fits the regressions of `rashomon.compare`: `python -m training.fit_facts FOLDER ... [-- FILE ...]`.

A FOLDER is a set of `tellings`; a FILE, articles of one story, adds pairs of values that all count as false, with a
tenth of the weight. Judged pairs of real stories (`judged_values.tsv`, `judged_agreements.tsv`) are always added.
Printed are the weights, and for each set what would be told with the weights of the others, at falling thresholds:
conflicts of number and date, traps taken, rows under no label; and agreements; then the same of each half of the
judged pairs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from rashomon.compare.agreements import AGREEMENT
from rashomon.compare.onefact import WEIGHTS
from rashomon.compare.rivals import FIGURES, MOMENTS, Scale, choose_rivals
from training.labelled import PLAIN, UNREAD, Key, Pair, read_judged, read_source, read_story

PENALTY = 10.0  # on the squares of the weights, each feature scaled to a deviation of one
STEPS = 30  # of Newton's method
THRESHOLDS = np.arange(0.6, -2.05, -0.2).round(1)
GROUPS = {"fact": WEIGHTS, "figure": FIGURES.weights, "moment": MOMENTS.weights, "agreement": AGREEMENT.weights}


def fit(pairs: Sequence[Pair], names: Sequence[str], penalty: float = PENALTY) -> Scale:
    """A logistic regression with a penalty on the squares of its weights, by Newton's method."""
    x = np.array([[p.features[n] for n in names] for p in pairs])
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-6
    rows = np.hstack([(x - mean) / deviation, np.ones((len(x), 1))])
    truth, weight = np.array([p.true for p in pairs], float), np.array([p.weight for p in pairs])
    ridge = np.diag([penalty] * len(names) + [0.0])
    found = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (truth - likely)) - ridge @ found
        curve = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + ridge
        found = found + np.linalg.solve(curve, slope)
    weights = found[:-1] / deviation
    bias = float(found[-1] - weights @ mean)
    return Scale({n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}, round(bias, 2), -99.0)


Told = list[tuple[float, Pair]]  # rows with their log-odds


def judge(pairs: Sequence[Pair], names: Sequence[str]) -> Told:
    """The rows that would be told of the reports of each set, with weights of the other sets."""
    told: Told = []
    for left_out in sorted({p.set for p in pairs if p.held}):
        scale = fit([p for p in pairs if p.set != left_out], names)
        for story in sorted({p.story for p in pairs if p.set == left_out}):
            told += _told([p for p in pairs if p.story == story and p.held], scale)
    return told


def _told(pairs: Sequence[Pair], scale: Scale) -> Told:
    scores = [scale.score(p.features) for p in pairs]
    rows = list(zip(scores, pairs, strict=True))
    rivals = [replace(p.rivals, score=s) for s, p in rows if p.rivals]
    if rivals:
        kept = {id(r) for r in choose_rivals(rivals)}
        return [row for row, r in zip(rows, rivals, strict=True) if id(r) in kept]
    best: dict[tuple[str, str, int], float] = {}
    for score, p in rows:
        for end in p.ends:
            best[end] = max(score, best.get(end, score))
    return [(s, p) for s, p in rows if all(s == best[end] for end in p.ends)]


def show(told: Told, every: dict[Key, str], kinds: Sequence[str]) -> None:
    """What is found at falling thresholds, of what there is."""
    print(
        "least   found of",
        sum(k in kinds for k in every.values()),
        " traps of",
        sum(k == "trap" for k in every.values()),
    )
    for least in THRESHOLDS:
        rows = [p for s, p in told if s >= least]
        touched = {key: kind for p in rows for key, kind in p.touched.items()}
        found, traps = sum(k in kinds for k in touched.values()), sum(k == "trap" for k in touched.values())
        print(
            f"{least:5.1f} {found:7} {traps:15}   of {len(rows)} rows {sum(not p.touched for p in rows)} without label"
        )


def show_judged(pairs: Sequence[Pair], names: Sequence[str]) -> None:
    """Of the judged pairs, each half with weights that have not seen it: true ones among those told."""
    halves = sorted({p.set for p in pairs if p.set.startswith("judged")} - {UNREAD})
    rows = [
        (fit([p for p in pairs if p.set != half], names).score(p.features), p.true)
        for half in halves
        for p in pairs
        if p.set == half
    ]
    for least in THRESHOLDS if rows else ():
        told = [true for score, true in rows if score >= least]
        print(f"{least:5.1f} judged: {sum(told)} true of {len(told)} told, of {sum(t for _, t in rows)} true in all")


def main() -> None:
    folders, _, files = " ".join(sys.argv[1:]).partition(" -- ")
    pairs = [p for f in folders.split() for path in sorted(Path(f).glob("*.json")) for p in read_source(path)]
    every = {key: kind for p in pairs for key, kind in p.keys.items()}
    pairs += [p for f in files.split() for p in read_story(Path(f))]
    pairs += read_judged()
    for group, names in GROUPS.items():
        mine = [p for p in pairs if p.group == group]
        print(f"\n{group}: {len(mine)} pairs, {sum(p.true for p in mine)} of them true")
        print(fit(mine, list(names)))
        show(judge(mine, list(names)), every, ("agreement",) if group in ("fact", "agreement") else PLAIN)
        show_judged(mine, list(names))


if __name__ == "__main__":
    main()
