"""Values of two independent tellings that may be at odds: days and figures of sentences that may tell one fact."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import log
from typing import Generic, TypeVar

from rashomon.compare.disputed import are_of_one_thing, is_borne_out, is_excused, weigh_figures
from rashomon.compare.moments import Moment, are_rivals, find_moments, is_one_moment
from rashomon.compare.onefact import Ground
from rashomon.compare.quantities import Quantities, Quantity, is_same_quantity
from rashomon.compare.setting import At, Settings
from rashomon.compare.telling import Telling

Place = tuple[str, int]  # article id, number of the sentence
Weighed = Mapping[tuple[str, str], Mapping[tuple[int, int], Mapping[str, float]]]  # features of pairs of sentences
Features = Mapping[str, float]
Beside = Mapping[Place, set[Place]]
Span = tuple[int, int]
V = TypeVar("V", Quantity, Moment)

MOST = {"meant": 1.0, "lead": 1.0}  # what the vectors of two clauses may tell at most
DAY = 10  # characters of a date that is known to the day
OF_THEM = 8  # characters between a part and its whole: `six of the eight gates`
REASONS = 3  # features told of a disagreement
WORDS = {  # features in words
    "over": "more alike than others",
    "margin": "more alike than the next",
    "clause": "the same words around them",
    "same_counted": "the same counted",
    "measured": "a measure",
    "free": "told nowhere else",
    "meant": "clauses of one meaning",
    "days": "the same day",
    "deed": "they hang on one word",
    "lead": "the words around answer to no other",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic regression: its weights by the name of a feature, its bias, and the log-odds asked for.

    From `least` on two sentences agree no longer, from `doubtful` on a row is told with `--all`, from `sure` on always.
    """

    weights: Mapping[str, float]
    bias: float
    least: float
    doubtful: float = 0.0
    sure: float = 0.0

    def score(self, features: Mapping[str, float]) -> float:
        return round(self.bias + sum(w * features[name] for name, w in self.weights.items()), 4)

    def reasons(self, features: Mapping[str, float]) -> str:
        """What speaks most for two values of one thing, in words."""
        parts = {name: w * features[name] for name, w in self.weights.items()}
        most = [name for name in sorted(parts, key=lambda name: (-parts[name], name)) if parts[name] > 0][:REASONS]
        return f"taken for one thing: {', '.join(WORDS.get(name, name.replace('_', ' ')) for name in most)}"


# Fitted by `training/fit_facts.py` on the 59 sources of `tellings` a, b, d, f, g, h, k and their copies against the
# independent reports, on 180 pairs of values of real stories that a reader judged, and on 949 pairs of these stories
# that nobody read, as false (`training/judged_values.tsv`).
FIGURES = Scale(
    {"over": 2.48, "days": 1.98, "clause": 0.73, "same_counted": 1.15, "measured": 0.77, "free": 0.58, "ratio": -1.46,
     "meant": 1.67, "owned": -0.63, "crowd": -0.96},
    -3.54, -1.2, -0.7, -0.1,
)  # fmt: skip
MOMENTS = Scale({"over": 2.11, "margin": 2.48, "figures": 0.89, "deed": 1.28, "lead": 2.32}, -1.47, -1.2, -0.8, -0.4)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two values at odds, with their sentences; `score`: log-odds that they are, by `features`."""

    score: float
    one: Place
    x: Quantity | Moment
    other: Place
    y: Quantity | Moment
    features: Mapping[str, float]


def find_figure_rivals(
    tellings: Mapping[str, Telling], held: Quantities, weighed: Weighed, ground: Ground, scale: Scale
) -> Iterator[Rivals]:
    """The figures that may be at odds; `held`: the quantities of every sentence."""
    return _Figures(tellings, ground, scale, held).find(weighed)


def find_moment_rivals(
    tellings: Mapping[str, Telling], weighed: Weighed, ground: Ground, scale: Scale
) -> Iterator[Rivals]:
    """The days and times of day that may be at odds."""
    held = {n: [find_moments(t, i) for i in range(len(t.parsed.sentences))] for n, t in sorted(tellings.items())}
    return _Moments(tellings, ground, scale, held).find(weighed)


@dataclass(frozen=True, eq=False)
class _Search(ABC, Generic[V]):
    """Looks for values at odds: neither is told in the other's sentence, nor both by one article beside them."""

    tellings: Mapping[str, Telling]
    ground: Ground
    scale: Scale
    held: Mapping[str, Sequence[Sequence[V]]]

    @abstractmethod
    def is_same(self, x: V, y: V) -> bool:
        """Are two values one, as far as the words tell?"""

    @abstractmethod
    def is_same_of(self, x: V, y: V) -> bool:
        """Are two values one, and of one thing?"""

    @abstractmethod
    def weigh(self, x: V, y: V, one: Place, other: Place) -> dict[str, float] | None:
        """The features of two values; None where they are no rivals."""

    @abstractmethod
    def weigh_clauses(self, one: At, other: At) -> dict[str, float] | None:
        """The features that need the vectors of their clauses; None where these speak against it."""

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.tellings, self.ground)

    def find(self, weighed: Weighed) -> Iterator[Rivals]:
        beside = _find_beside(weighed)
        for (one, other), pairs in weighed.items():
            for (p, q), base in pairs.items():
                if self.held[one][p] and self.held[other][q]:
                    yield from self._in_sentences(base, (one, p), (other, q), beside)

    def _in_sentences(self, base: Features, one: Place, other: Place, beside: Beside) -> Iterator[Rivals]:
        """The rivals among the values of each of two sentences that the other has not."""
        rows = self.held[one[0]][one[1]], self.held[other[0]][other[1]]
        mine, theirs = ([v for v in a if not any(self.is_same(v, o) for o in b)] for a, b in (rows, rows[::-1]))
        for x, y in product(mine, theirs):
            own = self.weigh(x, y, one, other)
            if own is None:
                continue
            at = (*one, span_of(x)), (*other, span_of(y))
            crowd = log(_count(x, mine) * _count(y, theirs))
            features = {**base, **own, **self.settings.weigh(*at, alone=not crowd), "crowd": crowd}
            may_be = self.scale.score(features | MOST) >= self.scale.least
            if not may_be or self._has_both(one, x, other, y, beside):
                continue
            told = self.weigh_clauses(*at)
            if told is not None and (score := self.scale.score(features | told)) >= self.scale.least:
                yield Rivals(score, one, x, other, y, features | told)

    def _has_both(self, one: Place, x: V, other: Place, y: V, beside: Beside) -> bool:
        """Does one article tell both values, in sentences that answer to the two? They are of two things then, but not
        if two speakers claim the one and the other."""
        if self.are_claims(one, other):
            return False
        near = {one, other, *beside[one], *beside[other]}
        having = [{n for n, i in near if any(self.is_same_of(v, o) for o in self.held[n][i])} for v in (x, y)]
        return not having[0].isdisjoint(having[1])

    def are_claims(self, one: Place, other: Place) -> bool:
        """Do two named speakers claim the one and the other?"""
        rows = [(self.tellings[name], self.tellings[name].held.get(number, ())) for name, number in (one, other)]
        speakers = [
            {s.speaker for s in said if s.speaker and t.cast.actor(s.speaker).kind != "group"} for t, said in rows
        ]
        return bool(speakers[0] and speakers[1]) and speakers[0].isdisjoint(speakers[1])

    @cache  # noqa: B019 - as long as the search
    def is_told(self, value: V, by: str) -> bool:
        """Does an article tell the value anywhere?"""
        return any(o.kind == value.kind and self.is_same(value, o) for row in self.held[by] for o in row)


class _Figures(_Search[Quantity]):
    def is_same(self, x: Quantity, y: Quantity) -> bool:
        return x.kind == y.kind and (is_same_quantity(x, y) or is_borne_out(x, y))

    def is_same_of(self, x: Quantity, y: Quantity) -> bool:
        return self.is_same(x, y) and (bool(x.kind) or are_of_one_thing(x, y))

    def weigh(self, x: Quantity, y: Quantity, one: Place, other: Place) -> dict[str, float] | None:
        if x.kind != y.kind or x.kind == "age":
            return None  # whose age it is is known by the name: `compare_ages`
        if x.moving and y.moving and not self.are_claims(one, other):
            return None  # two prices of one share, at two hours
        if self._is_one_of_several(x, one) != self._is_one_of_several(y, other):
            return None  # a part and the whole
        if is_excused(x, y, *(self.tellings[n].article.published.edtf[:DAY] for n in (one[0], other[0]))):
            return None
        free = (not self.is_told(x, other[0])) + (not self.is_told(y, one[0]))
        return weigh_figures(x, y) | {"free": float(free)}

    def _is_one_of_several(self, value: Quantity, at: Place) -> bool:
        """Does the sentence count more of the kind: `30 beds in the west wing and 12 beds in the east wing`?"""
        others = (v for v in self.held[at[0]][at[1]] if v is not value and are_of_one_thing(v, value))
        return any(not 0 <= v.figure.start - value.figure.end <= OF_THEM for v in others)

    def weigh_clauses(self, one: At, other: At) -> dict[str, float] | None:
        """None for figures that are told of two times."""
        if self.settings.are_of_two_times(one, other):
            return None
        return {"meant": self.settings.meant(one, other)}


class _Moments(_Search[Moment]):
    def is_same(self, x: Moment, y: Moment) -> bool:
        return is_one_moment(x, y)

    def is_same_of(self, x: Moment, y: Moment) -> bool:
        return x.kind == y.kind and is_one_moment(x, y)

    def weigh(self, x: Moment, y: Moment, one: Place, other: Place) -> dict[str, float] | None:
        if not are_rivals(x, y) or self.is_told(x, other[0]) or self.is_told(y, one[0]):
            return None
        return {}

    def weigh_clauses(self, one: At, other: At) -> dict[str, float] | None:
        """None for days whose words answer better to those of another day, and that hang on no word of both."""
        rivals = *self._others(other), *self._others(one)
        likest = [self.settings.around(one, o) if o[0] == other[0] else self.settings.around(o, other) for o in rivals]
        lead = round(self.settings.around(one, other) - max([*likest, 0.0]), 4)
        return None if lead < 0 and not self.settings.deed(one, other) else {"lead": lead}

    def _others(self, but: At) -> list[At]:
        """The other values of the kind of this one in its article."""
        name, number, span = but
        rows = [(n, o) for n, row in enumerate(self.held[name]) for o in row]
        kinds = {o.kind for n, o in rows if (n, span_of(o)) == (number, span)}
        return [(name, n, span_of(o)) for n, o in rows if o.kind in kinds and (n, span_of(o)) != (number, span)]


def _find_beside(weighed: Weighed) -> Beside:
    """For each sentence those of other articles that may tell its fact."""
    found: dict[Place, set[Place]] = defaultdict(set)
    for (one, other), pairs in weighed.items():
        for p, q in pairs:
            found[one, p].add((other, q))
            found[other, q].add((one, p))
    return found


def _count(value: Quantity | Moment, row: Sequence[Quantity | Moment]) -> int:
    return sum(o.kind == value.kind for o in row)


def choose_rivals(found: Iterable[Rivals]) -> list[Rivals]:
    """Of the disputes between two articles each value's likeliest."""
    rows = sorted(found, key=lambda d: (-d.score, d.one, d.other, span_of(d.x), span_of(d.y)))
    used: set[tuple[Place, Span, str]] = set()
    kept = []
    for row in rows:
        keys = {(row.one, span_of(row.x), row.other[0]), (row.other, span_of(row.y), row.one[0])}
        if not keys & used:
            used |= keys
            kept.append(row)
    return kept


def span_of(value: Quantity | Moment) -> Span:
    """Start and end of a value in its sentence."""
    return (value.figure.start, value.figure.end) if isinstance(value, Quantity) else (value.start, value.end)
