"""Fits the weights of what makes two tellings one event: `python -m training.fit_events [--letters]`.

Read are the invented stories of `tellings` a, b, d, f, g, h, k, each source with its independent reports, and five real
stories of `judgements`. Two mentions are one event where `training/central` (for the real ones
`evals/central_judged.tsv`) labels both with one event of the story. Two mentions of sentences that share a label
otherwise count for nothing; all others are two events. Of a real story only pairs count of which one is labelled, since
its labels are those of its central events alone; of the two stories of `gold` only pairs of two mentions that the key
has. Beside these stand pairs of 69 other real stories as numbers, in `judged_merges.tsv`, drawn from what may be one
or was merged, and read by people. Printed are the weights, and what would be told of each set with the weights of the
others, at falling thresholds. `--letters`: without the encoder.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from evals.central import (
    CHOSEN,
    SETS,
    Place,
    find_invented,
    find_judged,
    find_labels,
    read_parts,
    read_real,
)
from evals.material import shared
from rashomon.events import find_mentions
from rashomon.events.contradictions import People
from rashomon.events.features import BIAS, WEIGHTS, EventFeatures
from rashomon.events.merge import Near
from rashomon.events.tellings import Telling, find_tellings
from rashomon.language import ParsedArticle
from training.labelled import read_material

OF_REAL, INSIDE = 0.3, 0.3  # weight of a pair: of a real story; within one article
KEYED = ("beijing", "crimea")
READ = Path(__file__).with_name("judged_merges.tsv")
PENALTY = 50.0  # on the squares of the weights, each feature scaled to a deviation of one
STEPS = 30  # of Newton's method
THRESHOLDS = (2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two tellings of a story. `true`: labelled as one event, or None if that is not known; `keys`: the labelled event
    and articles that merging them would merge; `words`: the events that their own words are labelled with, of each."""

    set: str
    amounts: Mapping[str, float]
    true: bool | None
    weight: float
    keys: frozenset[tuple[str, str, str, str]]
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Story:
    """The pairs of a story; `keys`: every labelled event with each two articles that tell it."""

    pairs: Sequence[Pair]
    keys: frozenset[tuple[str, str, str, str]]


def read_invented(path: Path, letters: bool) -> Story:
    parts = read_parts(path)
    labels = find_labels(path, parts)
    return _story(path.stem, path.stem[0], list(parts.values()), lambda _: labels, letters)


def read_judged(name: str, letters: bool) -> Story:
    rows = read_real(name)
    story = _story(name, name, rows, lambda texts: find_judged(name, rows, texts), letters)
    return Story([p for p in story.pairs if p.words[0] or p.words[1]], story.keys)


def read_gold(name: str, letters: bool) -> Story:
    """A story with a key of all its events: only pairs of two tellings that the key has are known."""
    key = json.loads((shared() / "gold" / f"{name}.json").read_text("utf-8"))
    rows = [json.loads(x) for x in (shared() / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines() if x.strip()]

    def labels(texts: Mapping[str, str]) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for n, event in enumerate(key["events"]):
            for at in event["sources"]:
                source = key["articles"][at["article"]]
                span = _find(texts.get(source, ""), at["exact"])
                if span:
                    found[str(n)].append(Place(source, span, span))
        return found

    story = _story(name, name, rows, labels, letters)
    return Story([p for p in story.pairs if p.words[0] and p.words[1]], frozenset())


def read_judged_pairs(letters: bool) -> Iterator[Story]:
    """Pairs that a person read, by story."""
    found: dict[str, list[Pair]] = defaultdict(list)
    with READ.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            story, kind, verdict = (row.pop(name) for name in ("story", "rows", "verdict"))
            if kind == ("letters" if letters else "vectors"):
                amounts = {name: float(value) for name, value in row.items()}
                found[story].append(Pair("read", amounts, verdict == "same", 1.0, frozenset(), ("", "")))
    return (Story(pairs, frozenset()) for pairs in found.values())


def _find(text: str, exact: str) -> tuple[int, int] | None:
    found = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", exact))), text, re.IGNORECASE)
    return found.span() if found else None


def _story(
    name: str,
    group: str,
    rows: Sequence[Any],
    labels_of: Callable[[Mapping[str, str]], Mapping[str, Sequence[Place]]],
    letters: bool,
) -> Story:
    material, ids = read_material(rows)
    source = {i: s for s, i in ids.items()}
    labels = labels_of({source[a.article.id]: a.article.text for a in material.parsed})
    mentions = find_mentions(material.parsed, material.cast, dates=material.dates)
    encode = None if letters else material.encode
    ground = find_tellings(mentions, material.parsed, dates=material.dates, encode=encode)
    people = People({a.id: a for a in material.cast.actors})
    weigher, near = EventFeatures(ground, people).weigher(WEIGHTS, BIAS), Near(ground, people)
    marks = {id(t): _Marks(t, source, material.parsed, labels) for t in ground.tellings}
    keys = {
        (name, event, a, b)
        for event, places in labels.items()
        for a, b in combinations(sorted({p.article for p in places}), 2)
    }
    pairs = []
    number = {id(t): n for n, t in enumerate(ground.tellings)}
    close = {tuple(sorted((number[id(t)], number[id(o)]))) for t in ground.tellings for o in near.to(t) if o is not t}
    for a, b in (tuple(ground.tellings[n] for n in pair) for pair in sorted(close)):
        inside = a.article == b.article
        if weigher.forbids(a, b):
            continue
        amounts = weigher.amounts(a, b)
        one, other = marks[id(a)], marks[id(b)]
        true, weight = _judge(one, other)
        weight *= (INSIDE if inside else 1.0) * (OF_REAL if len(group) > 1 else 1.0)
        ends = sorted((one.article, other.article))
        shared = {e for e in one.sentences & other.sentences if e in labels and not inside}
        told = frozenset((name, e, ends[0], ends[1]) for e in shared)
        words = " ".join(sorted(one.words)), " ".join(sorted(other.words))
        pairs.append(Pair(group, amounts, true, weight, told, words))
    return Story(pairs, frozenset(keys))


class _Marks:
    """The labels that a telling bears: of its trigger, of its sentence."""

    def __init__(
        self, telling: Telling, source: Mapping[str, str], parsed: Sequence[ParsedArticle],
        labels: Mapping[str, Sequence[Place]],
    ) -> None:  # fmt: skip
        self.article = source[telling.first.article]
        self.words, self.sentences = set[str](), set[str]()
        for m in telling.mentions:
            name = source[m.article]
            sentence = next(s for a in parsed for s in a.sentences if s.sentence.id == m.sentence)
            token = sentence.parse.tokens[m.trigger]
            at = sentence.sentence.start + token.start, sentence.sentence.start + token.end
            whole = sentence.sentence.start, sentence.sentence.end
            for event, places in labels.items():
                self.words |= {event for p in places if p.article == name and _meet(at, p.word)}
                self.sentences |= {event for p in places if p.article == name and _meet(whole, p.word)}


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _judge(one: _Marks, other: _Marks) -> tuple[bool | None, float]:
    if one.words & other.words:
        return True, 1.0
    return (None, 0.0) if one.sentences & other.sentences else (False, 1.0)


def fit(pairs: Sequence[Pair], names: Sequence[str]) -> tuple[dict[str, float], float]:
    """A logistic regression with a penalty on the squares of its weights, by Newton's method: weights and bias."""
    rows = [p for p in pairs if p.true is not None]
    x = np.array([[p.amounts[n] for n in names] for p in rows])
    truth, weight = np.array([p.true for p in rows], float), np.array([p.weight for p in rows])
    mean = np.average(x, axis=0, weights=weight)
    deviation = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weight)) + 1e-6
    scaled = np.hstack([(x - mean) / deviation, np.ones((len(x), 1))])
    ridge = np.diag([PENALTY] * len(names) + [0.0])
    found = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weight * (truth - likely)) - ridge @ found
        curve = (scaled * (weight * likely * (1 - likely))[:, None]).T @ scaled + ridge
        found = found + np.linalg.solve(curve, slope)
    weights = found[:-1] / deviation
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}, round(
        float(found[-1] - weights @ mean), 2
    )


def score(pair: Pair, weights: Mapping[str, float], bias: float) -> float:
    return bias + sum(w * pair.amounts[n] for n, w in weights.items())


def judge(stories: Mapping[str, Sequence[Story]], names: Sequence[str]) -> list[tuple[float, Pair]]:
    """Every pair of each set with its log-odds by the weights of the other sets."""
    told = []
    for left_out in stories:
        weights, bias = fit([p for g, rows in stories.items() if g != left_out for s in rows for p in s.pairs], names)
        told += [(score(p, weights, bias), p) for s in stories[left_out] for p in s.pairs]
    return told


def show(told: Sequence[tuple[float, Pair]], keys: Collection[tuple[str, str, str, str]]) -> None:
    print("least   of", len(keys), "labelled pairs of tellings;  pairs told: one event, unknown, two")
    for least in THRESHOLDS:
        rows = [p for s, p in told if s >= least]
        merged = {k for p in rows for k in p.keys}
        counts = [sum(p.true is value for p in rows) for value in (True, None, False)]
        print(f"{least:5.1f} {len(merged):5} {len(merged) / max(1, len(keys)):.2f}   {counts}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", action="store_true", help="without the encoder")
    letters = parser.parse_args().letters
    stories: dict[str, list[Story]] = defaultdict(list)
    for path in find_invented():
        stories[path.stem[0]].append(read_invented(path, letters))
    for name in CHOSEN:
        stories[name].append(read_judged(name, letters))
    for name in KEYED:
        stories[name].append(read_gold(name, letters))
    stories["read"] = list(read_judged_pairs(letters))
    names = list(next(iter(stories.values()))[0].pairs[0].amounts)
    print(*fit([p for rows in stories.values() for s in rows for p in s.pairs], names), sep="\n")
    told = judge(stories, names)
    for group in (SETS, CHOSEN, KEYED, ("read",)):
        keys = [k for g in group for s in stories[g] for k in s.keys]
        show([(s, p) for s, p in told if p.set in group], keys)


if __name__ == "__main__":
    main()
