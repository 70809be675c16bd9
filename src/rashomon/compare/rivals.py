"""Values of two independent tellings that may be at odds: days and figures of sentences that may tell one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log
from typing import Generic, TypeVar

from rashomon.compare.disputed import are_claims, are_of_one_thing, is_excused, is_put_off, weigh_figures, weigh_moments
from rashomon.compare.moments import Moment, are_rivals, find_moments, is_one_moment
from rashomon.compare.onefact import Ground
from rashomon.compare.quantities import Quantities, Quantity, is_same_quantity
from rashomon.compare.setting import Settings
from rashomon.compare.telling import Telling

Place = tuple[str, int]  # article id, number of the sentence
Weighed = Mapping[tuple[str, str], Mapping[tuple[int, int], Mapping[str, float]]]  # features of pairs of sentences
Span = tuple[int, int]
V = TypeVar("V", Quantity, Moment)

BOTH = 2  # values at odds
REASONS = 3  # features told of a disagreement
WORDS = {  # features in words
    "over": "more alike than others",
    "margin": "more alike than the next",
    "clause": "the same words around them",
    "same_counted": "the same counted",
    "measured": "a measure",
    "free": "told nowhere else",
    "meant": "clauses of one meaning",
    "names": "the same name",
    "days": "the same day",
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
# independent reports, on the twelve stories of `judgements` and `gold`, whose pairs count as false, and on 259 pairs of
# values of 183 real stories that a reader judged (`training/judged_values.tsv`).
FIGURES = Scale(
    {"over": 2.33, "margin": 0.68, "days": 1.26, "clause": 0.42, "same_counted": 1.42, "measured": 0.55, "free": 0.55,
     "ratio": -1.44, "meant": 0.61, "names": 0.44, "owned": -0.96, "crowd": -0.62},
    -3.4, -1.6, -0.8, -0.5,
)  # fmt: skip
MOMENTS = Scale({"over": 2.0, "margin": 1.97, "figures": 1.87, "clause": 0.89}, -1.64, -1.6, -1.0, -0.6)


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

    def weigh(x: Quantity, y: Quantity, one: Place, other: Place) -> dict[str, float] | None:
        a, b = (tellings[one[0]], one[1]), (tellings[other[0]], other[1])
        if not _may_rival(x, y) or is_excused(x, y, a, b):
            return None
        return weigh_figures(x, y, a, b, ground)

    return _Search(tellings, scale, held, _is_same_figure, _is_same_of, weigh, both_free=False).find(weighed)


def find_moment_rivals(
    tellings: Mapping[str, Telling], weighed: Weighed, ground: Ground, scale: Scale
) -> Iterator[Rivals]:
    """The days and times of day that may be at odds."""
    held = {n: [find_moments(t, i) for i in range(len(t.parsed.sentences))] for n, t in sorted(tellings.items())}

    def weigh(x: Moment, y: Moment, one: Place, other: Place) -> dict[str, float] | None:
        a, b = (tellings[one[0]], one[1]), (tellings[other[0]], other[1])
        if not are_rivals(x, y) or is_put_off(a) or is_put_off(b):
            return None
        return weigh_moments(x, y, a, b, ground)

    return _Search(tellings, scale, held, is_one_moment, _is_same_sort, weigh, both_free=True).find(weighed)


def _is_same_figure(x: Quantity, y: Quantity) -> bool:
    return x.kind == y.kind and is_same_quantity(x, y)


def _is_same_of(x: Quantity, y: Quantity) -> bool:
    return _is_same_figure(x, y) and (bool(x.kind) or are_of_one_thing(x, y))


def _is_same_sort(x: Moment, y: Moment) -> bool:
    return x.kind == y.kind and is_one_moment(x, y)


def _may_rival(x: Quantity, y: Quantity) -> bool:
    if x.kind != y.kind or is_same_quantity(x, y) or x.kind == "age":
        return False  # whose age it is is known by the name: `compare_ages`
    return x.kind != "order" or are_of_one_thing(x, y)


@dataclass(frozen=True, eq=False)
class _Search(Generic[V]):
    """Looks for values at odds: neither is told in the other's sentence, nor both by one article.

    `is_same`: are two values one; `is_same_of`: one, and of one thing; `weigh`: their features, None for no rivals;
    `both_free`: may neither be told anywhere in the other's article?
    """

    tellings: Mapping[str, Telling]
    scale: Scale
    held: Mapping[str, Sequence[Sequence[V]]]
    is_same: Callable[[V, V], bool]
    is_same_of: Callable[[V, V], bool]
    weigh: Callable[[V, V, Place, Place], dict[str, float] | None]
    both_free: bool

    @cached_property
    def _settings(self) -> Settings:
        return Settings(self.tellings)

    def find(self, weighed: Weighed) -> Iterator[Rivals]:
        for (one, other), pairs in weighed.items():
            for (p, q), base in pairs.items():
                for x in self.held[one][p]:
                    for y in self.held[other][q]:
                        found = self._judge(base, (one, p), x, (other, q), y)
                        if found:
                            yield found

    def _judge(self, base: Mapping[str, float], one: Place, x: V, other: Place, y: V) -> Rivals | None:
        rows = self.held[one[0]][one[1]], self.held[other[0]][other[1]]
        if any(self.is_same(x, o) for o in rows[1]) or any(self.is_same(o, y) for o in rows[0]):
            return None
        own = self.weigh(x, y, one, other)
        if own is None:
            return None
        free = (not self._is_told(x, other[0])) + (not self._is_told(y, one[0]))
        if self.both_free and free < BOTH:
            return None
        crowd = log(_count(x, rows[0]) * _count(y, rows[1]))
        features = self._with_settings({**base, **own, "free": float(free), "crowd": crowd}, one, x, other, y)
        score = self.scale.score(features) if features else self.scale.least - 1
        if score < self.scale.least:
            return None
        claims = are_claims((self.tellings[one[0]], one[1]), (self.tellings[other[0]], other[1]))
        if not claims and self._tellers(x) & self._tellers(y):
            return None
        return Rivals(score, one, x, other, y, features)

    def _with_settings(self, features: dict[str, float], one: Place, x: V, other: Place, y: V) -> dict[str, float]:
        """The features with those of the clauses; nothing where no clause could lift them to what is asked for."""
        if isinstance(x, Moment):
            return features
        at = (*one, span_of(x)), (*other, span_of(y))
        features |= {**self._settings.weigh(*at, alone=not features["crowd"]), "meant": 1.0}
        if self.scale.score(features) < self.scale.least:
            return {}
        return features | {"meant": self._settings.likeness(*at)}

    @cache  # noqa: B019 - as long as the search
    def _tellers(self, value: V) -> frozenset[str]:
        return frozenset(n for n, rows in self.held.items() if any(self.is_same_of(value, o) for r in rows for o in r))

    @cache  # noqa: B019
    def _is_told(self, value: V, by: str) -> bool:
        return any(
            self.is_same(value, o) and (not self.both_free or self.is_same_of(value, o))
            for row in self.held[by]
            for o in row
        )


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
