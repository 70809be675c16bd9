"""Fits the two regressions of `rashomon.account`: `python -m training.fit_lines`.

Read are sentences as numbers, from lines of accounts of 57 real stories: `judged_tellers.tsv`, pairs of a line and the
sentence of another article that comes nearest to it (does it say the same?), and `judged_hanging.tsv`, lines alone
(do they hang on what their article told before?). Printed are the weights, and how well each story's rows are told by
the weights of the others.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.account import hanging, tellers
from training.fit_facts import fit

PENALTY = 3.0  # on the squares of the weights, each feature scaled to a deviation of one
TABLES = {"judged_tellers.tsv": (tellers.WEIGHTS, tellers.LEAST), "judged_hanging.tsv": (hanging.WEIGHTS, hanging.MOST)}


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that was read."""

    story: str
    features: dict[str, float]
    true: bool
    weight: float = 1.0


def read(name: str) -> list[Judged]:
    """The rows of a table: story, verdict, then the features."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as rows:
        found = list(csv.DictReader(rows, delimiter="\t"))
    return [
        Judged(r.pop("story"), {k: float(v) for k, v in r.items()}, v == "yes")
        for r in found
        if (v := r.pop("verdict"))
    ]


def judge(rows: Sequence[Judged], names: Sequence[str], least: float) -> tuple[int, int, int]:
    """Of rows told with the weights of the other stories: the true ones, the false ones, and how many are true."""
    told = []
    for story in sorted({r.story for r in rows}):
        scale = fit([r for r in rows if r.story != story], names, PENALTY)
        told += [r.true for r in rows if r.story == story and scale.score(r.features) >= least]
    return sum(told), len(told) - sum(told), sum(r.true for r in rows)


def main() -> None:
    for name, (weights, least) in TABLES.items():
        rows, names = read(name), list(weights)
        print(name, len(rows), fit(rows, names, PENALTY))
        print("  found {}, false {}, of {}".format(*judge(rows, names, least)))


if __name__ == "__main__":
    main()
