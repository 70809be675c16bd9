"""Fits the weights of `rashomon.people.reference_weights`: `RASHOMON_SHARED=... python -m training.fit_references`.

Fitted on GUM (the half of its news, and the interviews and speeches, that `evals/people.py` calls `chosen_on`) and on
`judged_references.tsv`, references of other news that a reader judged and, of people without a name, some of the
training topics of ECB+ (`chain…`). Printed are the weights, and what would be read
with each document of GUM, or each story of the judged ones, left out in turn: right of those given, at rising
likelihoods. A reference counts as right if who is meant is, by most of their names, the annotated entity.

In `judged_references.tsv` a row is a reference: group, story, weight (for how many of its like it stands), the numbers
of the right choices and of those with a name, and for each choice its features, as a number whose bits are the names of
the first line.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.gum import Document, GoldMention
from evals.people import read_part
from rashomon.language import ParsedArticle, parse_text
from rashomon.people import Mention, find_cast
from rashomon.people.called import Called
from rashomon.people.phrases import UNRESOLVED, Story
from rashomon.people.ranking import Anaphor, Choice, features
from rashomon.people.reference_weights import LEAST
from rashomon.people.references import Decision, decide_clear, find_references

PENALTY = 1.0  # on the squares of the weights
STEPS = 30  # of Newton's method
LARGEST = 30.0  # of a score while fitting
LIKELIHOODS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
BODIES = ("body", "country")
GROUPS = (*BODIES, "someone")
NEVER = 2.0  # a likelihood that nothing reaches, so that every description is left open
JUDGED = Path(__file__).with_name("judged_references.tsv")


@dataclass(frozen=True, slots=True)
class Instance:
    """A reference that was or may be read: for each choice its features, which are right, for how many it stands."""

    group: str
    source: str  # the document or story
    choices: tuple[frozenset[str], ...]
    right: frozenset[int]
    named: frozenset[int]  # the choices that change something if meant: actors with a name, or other people
    weight: float = 1.0


class Gold:
    """A document's annotated entities, and those that the actors found stand for."""

    def __init__(self, document: Document, parsed: ParsedArticle, mentions: Mapping[str, Sequence[Mention]]) -> None:
        self._document, self._rows = document, parsed.sentences
        self._by_start: dict[int, list[GoldMention]] = defaultdict(list)
        for m in document.mentions:
            self._by_start[m.head.start].append(m)
        votes: dict[str, Counter[tuple[bool, int]]] = defaultdict(Counter)
        for at in range(len(self._rows)):
            for m in mentions.get(self._rows[at].sentence.id, ()):
                entity = self.entity(at, m.head)
                if entity is not None:
                    votes[m.actor][m.kind == "name", entity] += 1
        self._entities = {a: max(c, key=lambda k: (k[0], c[k], -k[1]))[1] for a, c in votes.items()}

    def entity(self, at: int, head: int) -> int | None:
        row = self._rows[at]
        start, end = (row.sentence.start + n for n in row.parse.tokens[head][1:3])
        holding = self._by_start.get(start) or [
            m for m in self._document.mentions if m.head.start < end and start < m.head.end
        ]
        found = min(holding, key=lambda m: m.span.end - m.span.start, default=None)
        return found.entity if found else None

    def meant(self, actor: str) -> int | None:
        """The entity that an actor stands for."""
        return self._entities.get(actor)


def read_gum(document: Document) -> list[Instance]:
    """The references of a document, each read as annotated where it can be."""
    parsed = parse_text(document.text)
    given = dict(LEAST)
    LEAST.update(dict.fromkeys(GROUPS, NEVER))
    cast = find_cast([parsed])
    LEAST.update(given)
    story = Story({a.id: a for a in cast.actors}, cast.genders)
    called = Called([parsed], cast.mentions, story)
    called.add_read(
        {s.sentence.id: s for s in parsed.sentences},
        find_references(parsed, cast.mentions, story, called, decide_clear),
    )
    gold = Gold(document, parsed, cast.mentions)
    found: list[Instance] = []

    def decide(a: Anaphor, choices: Sequence[Choice]) -> Decision:
        entity = gold.entity(a.phrase.at, a.phrase.head)
        right = [i for i, c in enumerate(choices) if entity is not None and gold.meant(c.phrase.key) == entity]
        told = (c.phrase.key != a.phrase.key and (c.kind != "group" or a.group not in BODIES) for c in choices)
        named = frozenset(i for i, one in enumerate(told) if one)
        rows = tuple(frozenset(features(a, c)) for c in choices)
        if entity is not None or a.group in BODIES:
            found.append(Instance(a.group, document.name, rows, frozenset(right), named))
        return Decision(next((choices[i].phrase.key for i in right), UNRESOLVED))

    find_references(parsed, cast.mentions, story, called, decide)
    return found


def read_judged() -> list[Instance]:
    if not JUDGED.exists():
        return []
    names, *rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()]
    return [_instance(names, row) for row in rows]


def _instance(names: Sequence[str], row: Sequence[str]) -> Instance:
    group, story, weight, right, named, *choices = row
    found = tuple(frozenset(n for bit, n in enumerate(names) if int(c, 16) >> bit & 1) for c in choices)
    return Instance(group, story, found, _numbers(right), _numbers(named), float(weight))


def _numbers(cell: str) -> frozenset[int]:
    return frozenset(int(n) for n in cell.split(",") if n)


def fit(instances: Iterable[Instance]) -> dict[str, float]:
    """A conditional logistic regression: of each reference's choices, and nobody, the right ones; Newton's method."""
    rows = [i for i in instances if i.choices]
    names = sorted({name for i in rows for choice in i.choices for name in choice})
    place = {name: n for n, name in enumerate(names)}
    x = np.zeros((sum(len(i.choices) for i in rows), len(names)))
    of = np.repeat(np.arange(len(rows)), [len(i.choices) for i in rows])
    for n, choice in enumerate(c for i in rows for c in i.choices):
        x[n, [place[name] for name in choice]] = 1
    right = np.array([n in i.right for i in rows for n in range(len(i.choices))], float)
    told = np.array([bool(i.right) for i in rows])
    weight = np.array([i.weight for i in rows])
    found = np.zeros(len(names))
    for _ in range(STEPS):
        found = _step(x, of, right, told, weight, found)
    return {n: float(w) for n, w in zip(names, found.round(2), strict=True)}


def _step(x, of, right, told, weight, found):  # type: ignore[no-untyped-def]
    """One step of Newton's method, halved while it does not help."""

    def judge(w):  # type: ignore[no-untyped-def]
        powers = np.exp(np.clip(x @ w, -LARGEST, LARGEST))
        total = 1 + np.bincount(of, powers, len(told))
        good = np.where(told, np.bincount(of, powers * right, len(told)), 1.0)
        value = (weight * (np.log(good) - np.log(total))).sum() - PENALTY / 2 * w @ w
        return powers / total[of], np.where(told[of], powers * right / good[of], 0.0), value

    likely, wanted, value = judge(found)
    slope = x.T @ (weight[of] * (wanted - likely)) - PENALTY * found
    means = np.zeros((len(told), x.shape[1]))
    np.add.at(means, of, x * likely[:, None])
    curve = (x * (weight[of] * likely)[:, None]).T @ x - (means * weight[:, None]).T @ means
    step = np.linalg.solve(curve + PENALTY * np.eye(len(found)), slope)
    size = 1.0
    while size > 1e-4 and judge(found + size * step)[2] < value - 1e-9:
        size /= 2
    return found + size * step


Told = tuple[float, bool, bool, float]  # the likelihood of the likeliest, is it right, has it a name, weight


def judge(instances: Sequence[Instance], more: Sequence[Instance] = ()) -> list[Told]:
    """What would be read of each source with weights fitted on the others and on `more`."""
    told: list[Told] = []
    for source in sorted({i.source for i in instances}):
        weights = fit([*(i for i in instances if i.source != source), *more])
        told += [_likeliest(i, weights) for i in instances if i.source == source and i.choices]
    return told


def _likeliest(i: Instance, weights: dict[str, float]) -> Told:
    powers = [math.exp(sum(weights.get(n, 0.0) for n in choice)) for choice in i.choices]
    best = max(range(len(powers)), key=powers.__getitem__)
    return powers[best] / (1 + sum(powers)), best in i.right, best in i.named, i.weight


def report(title: str, instances: Sequence[Instance], told: Sequence[Told]) -> None:
    able = sum(i.weight for i in instances if i.right & i.named)
    print(f"{title}: {sum(i.weight for i in instances):.0f}, of somebody named {able:.0f}")
    for least in LIKELIHOODS:
        given = [t for t in told if t[0] >= least and t[2]]
        total, right = sum(t[3] for t in given), sum(t[3] for t in given if t[1])
        share, found = right / max(total, 1), right / max(able, 1)
        print(f"  {least:.2f}  right {right:.0f} of {total:.0f} ({share:.3f}), found {found:.3f}")


def main() -> None:
    gum = [i for document in read_part("chosen_on") for i in read_gum(document)]
    judged = read_judged()
    for group in GROUPS:
        ours, theirs = ([i for i in rows if i.group == group] for rows in (gum, judged))
        weights = fit([*ours, *theirs])
        print(f"{group}: " + ", ".join(f"{n!r}: {w}" for n, w in sorted(weights.items(), key=lambda r: -r[1])))
        report("GUM", ours, judge(ours, theirs))
        report("judged", theirs, judge(theirs, ours))


if __name__ == "__main__":
    main()
