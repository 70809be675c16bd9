"""What independent tellings say of one fact: sentences brought together by meaning, then compared value by value.

Two sentences that are each other's best and likely tell one fact agree; where they give values of one thing that cannot
both be, they are at odds, and do not agree. Needs an encoder: without one nothing is brought together here, and
`compare_apart` compares what shares words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, inf
from typing import TypeVar

from rashomon.compare.ages import compare_ages
from rashomon.compare.counterparts import Counterparts, find_counterparts
from rashomon.compare.disputed import are_claims, are_of_one_thing, is_excused, is_put_off, weigh_figures, weigh_moments
from rashomon.compare.moments import Moment, are_rivals, find_moments, is_one_moment
from rashomon.compare.namesakes import compare_given_names
from rashomon.compare.onefact import FEW, Ground, is_one_day, log_odds
from rashomon.compare.quantities import Quantities, Quantity, find_all_quantities, is_same_quantity
from rashomon.compare.telling import Telling
from rashomon.values import is_same_figure
from rashomon.vocabulary import Anchor, Difference, DifferenceKind, Verdict

Place = tuple[str, int]
Origins = Mapping[str, str]
Weighed = Mapping[tuple[str, str], Mapping[tuple[int, int], Mapping[str, float]]]  # features of pairs of sentences
_V = TypeVar("_V", Quantity, Moment)

AGREES = -0.4  # log-odds from which two sentences tell one fact
QUOTED = 0.5  # of a sentence's characters from which it is rather a quotation
MOST = 4  # sentences of other origins that one is told to agree with, the likeliest
FLOOR, SPAN, TOP = (
    0.6,
    0.35,
    3.0,
)  # confidence of a disagreement at the least log-odds, what more it gains, over how many
UNLIKE = -4.0  # log-odds under which two sentences tell one fact no less
BOTH = 2  # values at odds
REASONS = 3  # features told of a disagreement
WORDS = {  # features in words
    "over": "more alike than others",
    "margin": "more alike than the next",
    "clause": "the same words around them",
    "same_counted": "the same counted",
    "measured": "a measure",
    "free": "told nowhere else",
    "alone": "the only ones of their kind",
    "near": "told side by side with one fact",
    "days": "the same day",
}
KINDS = {"share": "percent"}  # what a dimension is called
SHOWN = 3  # words told of what two sentences have in common


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic regression: its weights by the name of a feature, its bias, and the log-odds asked for."""

    weights: Mapping[str, float]
    bias: float
    least: float

    def score(self, features: Mapping[str, float]) -> float:
        return round(self.bias + sum(w * features[name] for name, w in self.weights.items()), 4)

    def reasons(self, features: Mapping[str, float]) -> str:
        """What speaks most for two values of one thing, in words."""
        parts = {name: w * features[name] for name, w in self.weights.items()}
        most = [name for name in sorted(parts, key=lambda name: (-parts[name], name)) if parts[name] > 0][:REASONS]
        return f"taken for one thing: {', '.join(WORDS.get(name, name.replace('_', ' ')) for name in most)}"


# Fitted by `training/fit_facts.py` on the 59 sources of `tellings` a, b, d, f, g, h, k and their copies against the
# independent reports, and on the twelve stories of `judgements` and `gold`, whose pairs count as false.
FIGURES = Scale(
    {"over": 1.61, "margin": 1.68, "days": 2.13, "figures": 0.5, "clause": 0.86, "same_counted": 1.56, "measured": 1.37,
     "free": 0.74, "ratio": -1.38, "alone": 0.32, "near": 0.11},
    -4.15, -0.5,
)  # fmt: skip
MOMENTS = Scale({"over": 2.08, "margin": 2.34, "figures": 1.7, "clause": 0.77}, -1.03, -0.6)


def compare_facts(tellings: Mapping[str, Telling], origin_of: Origins) -> tuple[list[Difference], list[Difference]]:
    """The disagreements and the agreements of independent tellings on single facts."""
    counterparts = find_counterparts(tellings, origin_of)
    if not counterparts:
        return [], []
    ground = Ground(tellings)
    weighed = weigh_pairs(counterparts, ground)
    held = {n: find_all_quantities(t) for n, t in sorted(tellings.items())}
    disputes = [*compare_ages(tellings, held, origin_of), *compare_given_names(tellings, origin_of)]
    figures = find_figure_rivals(tellings, held, weighed, ground, FIGURES)
    moments = find_moment_rivals(tellings, weighed, ground, MOMENTS)
    for scale, found in ((FIGURES, figures), (MOMENTS, moments)):
        disputes += [_row(tellings, r, scale) for r in choose_rivals(found)]
    odd = {(d.a, d.b) for d in disputes}
    return disputes, [d for d in _agreements(tellings, weighed, ground, origin_of) if (d.a, d.b) not in odd]


def weigh_pairs(counterparts: Counterparts, ground: Ground) -> Weighed:
    """The features of each two sentences that may tell one fact."""
    return {
        (one, other): {at: ground.weigh((one, at[0]), (other, at[1]), v) for at, v in pairs.items()}
        for (one, other), pairs in counterparts.items()
    }


# --- at odds ---------------------------------------------------------------------------------------------------------


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

    def is_same(x: Quantity, y: Quantity) -> bool:
        return x.kind == y.kind and is_same_quantity(x, y)

    def is_same_of(x: Quantity, y: Quantity) -> bool:
        return is_same(x, y) and (bool(x.kind) or are_of_one_thing(x, y))

    def weigh(x: Quantity, y: Quantity, one: Place, other: Place) -> dict[str, float] | None:
        a, b = (tellings[one[0]], one[1]), (tellings[other[0]], other[1])
        if not _may_rival(x, y) or is_excused(x, y, a, b):
            return None
        return weigh_figures(x, y, a, b, ground)

    return _rivals(weighed, held, scale, is_same, is_same_of, weigh, tellings)


def _may_rival(x: Quantity, y: Quantity) -> bool:
    if x.kind != y.kind or is_same_quantity(x, y) or x.kind == "age":
        return False  # whose age it is is known by the name: `compare_ages`
    return x.kind != "order" or are_of_one_thing(x, y)


def find_moment_rivals(
    tellings: Mapping[str, Telling], weighed: Weighed, ground: Ground, scale: Scale
) -> Iterator[Rivals]:
    """The days and times of day that may be at odds."""
    held = {n: [find_moments(t, i) for i in range(len(t.parsed.sentences))] for n, t in sorted(tellings.items())}

    def is_same_sort(x: Moment, y: Moment) -> bool:
        return x.kind == y.kind and is_one_moment(x, y)

    def weigh(x: Moment, y: Moment, one: Place, other: Place) -> dict[str, float] | None:
        a, b = (tellings[one[0]], one[1]), (tellings[other[0]], other[1])
        if not are_rivals(x, y) or is_put_off(a) or is_put_off(b):
            return None
        return weigh_moments(x, y, a, b, ground)

    return _rivals(weighed, held, scale, is_one_moment, is_same_sort, weigh, tellings, both_free=True)


def _rivals(
    weighed: Weighed,
    held: Mapping[str, Sequence[Sequence[_V]]],
    scale: Scale,
    is_same: Callable[[_V, _V], bool],
    is_same_of: Callable[[_V, _V], bool],
    weigh: Callable[[_V, _V, Place, Place], dict[str, float] | None],
    tellings: Mapping[str, Telling],
    *,
    both_free: bool = False,
) -> Iterator[Rivals]:
    """The pairs of values that may be at odds: neither is told in the other's sentence, nor both by one article."""

    @cache
    def tellers(name: str, number: int, place: int) -> frozenset[str]:
        value = held[name][number][place]
        return frozenset(n for n, rows in held.items() if any(is_same_of(value, o) for row in rows for o in row))

    @cache
    def is_told(name: str, number: int, place: int, by: str) -> bool:
        value = held[name][number][place]
        return any(is_same(value, o) and (not both_free or is_same_of(value, o)) for row in held[by] for o in row)

    for (one, other), pairs in weighed.items():
        odds: dict[tuple[int, int], float] = {}
        for (p, q), base in pairs.items():
            for i, x in enumerate(held[one][p]):
                for j, y in enumerate(held[other][q]):
                    if any(is_same(x, o) for o in held[other][q]) or any(is_same(o, y) for o in held[one][p]):
                        continue
                    own = weigh(x, y, (one, p), (other, q))
                    if own is None:
                        continue
                    free = (not is_told(one, p, i, other)) + (not is_told(other, q, j, one))
                    alone = _count(x, held[one][p]) == _count(y, held[other][q]) == 1
                    features = {
                        **base,
                        **own,
                        "free": float(free),
                        "alone": float(alone),
                        "near": _near(pairs, p, q, odds),
                    }
                    score = scale.score(features)
                    if score < scale.least or (both_free and free < BOTH):
                        continue
                    claims = are_claims((tellings[one], p), (tellings[other], q))
                    if claims or not tellers(one, p, i) & tellers(other, q, j):
                        yield Rivals(score, (one, p), x, (other, q), y, features)


def _count(value: Quantity | Moment, row: Sequence[Quantity | Moment]) -> int:
    return sum(o.kind == value.kind for o in row)


def _near(
    pairs: Mapping[tuple[int, int], Mapping[str, float]], p: int, q: int, odds: dict[tuple[int, int], float]
) -> float:
    """How likely the sentences beside two sentences tell one fact, those that do most: log-odds, `UNLIKE` at least.
    `odds`: those already worked out."""
    best = UNLIKE
    for at in ((p - 1, q - 1), (p - 1, q), (p - 1, q + 1), (p, q - 1), (p, q + 1), (p + 1, q - 1), (p + 1, q), (p + 1, q + 1)):  # fmt: skip # noqa: E501
        if at in pairs:
            if at not in odds:
                odds[at] = log_odds(pairs[at])
            best = max(best, odds[at])
    return best


def choose_rivals(found: Iterable[Rivals]) -> list[Rivals]:
    """Of the disputes between two articles each value's likeliest."""
    rows = sorted(found, key=lambda d: (-d.score, d.one, d.other, _span(d.x), _span(d.y)))
    used: set[tuple[Place, tuple[int, int], str]] = set()
    kept = []
    for row in rows:
        keys = {(row.one, _span(row.x), row.other[0]), (row.other, _span(row.y), row.one[0])}
        if not keys & used:
            used |= keys
            kept.append(row)
    return kept


def _row(tellings: Mapping[str, Telling], found: Rivals, scale: Scale) -> Difference:
    shown = [_text(tellings, at)[slice(*_span(v))] for at, v in ((found.one, found.x), (found.other, found.y))]
    sure = round(FLOOR + SPAN * min(1.0, (found.score - scale.least) / TOP), 2)
    anchors = [_anchor(tellings, at) for at in (found.one, found.other)]
    why = (f"a: {shown[0]}", f"b: {shown[1]}", scale.reasons(found.features))
    return Difference(*_named(found.x), anchors[0], anchors[1], why, sure)


def _named(value: Quantity | Moment) -> tuple[DifferenceKind, Verdict, str]:
    """The kind of a disagreement, its verdict, and what it is about."""
    if isinstance(value, Moment):
        return "date", "differ", "time of day" if value.clock else "when"
    kind: DifferenceKind = "duration" if value.kind == "time" else "number"
    about = value.counted or value.kind.partition(" ")[2] or KINDS.get(value.kind, value.kind) or "a figure"
    return kind, "differ", about


def _span(value: Quantity | Moment) -> tuple[int, int]:
    return (value.figure.start, value.figure.end) if isinstance(value, Quantity) else (value.start, value.end)


# --- alike -----------------------------------------------------------------------------------------------------------


def _agreements(
    tellings: Mapping[str, Telling], weighed: Weighed, ground: Ground, origin_of: Origins
) -> Iterator[Difference]:
    """A row for each two sentences, each the other's best, that likely tell one fact."""
    rows = sorted(_mutual(weighed), key=lambda r: (-r[0], r[1], r[2]))
    quoted = cache(lambda at: _is_quoted(tellings, at))
    rows = [r for r in rows if not (quoted(r[1]) and quoted(r[2]))]
    told: Counter[Place] = Counter()
    beside: dict[Place, set[str]] = defaultdict(set)
    for _, one, other in rows:
        beside[one].add(origin_of[other[0]])
        beside[other].add(origin_of[one[0]])
    for score, one, other in rows:
        if told[one] >= MOST or told[other] >= MOST:
            continue
        told.update((one, other))
        # The two, and those that tell it with both sentences: what is like one of them need not be like the other.
        origins = len(beside[one] & beside[other] | {origin_of[one[0]], origin_of[other[0]]})
        kind, values = _shared_value(tellings, one, other)
        why = (*(values or ("both tell it",)), f"{origins} independent tellings")
        anchors = [_anchor(tellings, at) for at in (one, other)]
        yield Difference(
            kind, "agree", _about(ground, one, other), anchors[0], anchors[1], why, round(1 / (1 + exp(-score)), 2)
        )


def _is_quoted(tellings: Mapping[str, Telling], at: Place) -> bool:
    """Is a sentence mostly somebody's words? Two papers that quote it are no two witnesses of what it says."""
    telling = tellings[at[0]]
    span = telling.parsed.sentences[at[1]].sentence
    held = sum(max(0, min(q.span.end, span.end) - max(q.span.start, span.start)) for q in telling.quoted)
    return held >= QUOTED * (span.end - span.start)


def _mutual(weighed: Weighed) -> Iterator[tuple[float, Place, Place]]:
    for (one, other), pairs in weighed.items():
        scores = {at: log_odds(features) for at, features in pairs.items()}
        best_a: dict[int, float] = {}
        best_b: dict[int, float] = {}
        for (p, q), score in scores.items():
            if score > best_a.get(p, -inf):
                best_a[p] = score
            if score > best_b.get(q, -inf):
                best_b[q] = score
        for (p, q), score in scores.items():
            if score >= AGREES and score == best_a[p] == best_b[q]:
                yield score, (one, p), (other, q)


def _shared_value(tellings: Mapping[str, Telling], one: Place, other: Place) -> tuple[DifferenceKind, tuple[str, ...]]:
    """The kind of an agreement, and the value that both have as each tells it."""
    a, b = (tellings[n].values(i) for n, i in (one, other))
    texts = _text(tellings, one), _text(tellings, other)
    for x in a.figures:
        for y in b.figures:
            telling = x.dimension not in ("", "order") or x.value > FEW
            if telling and is_same_figure(x, y):
                return "number", (f"a: {texts[0][x.start : x.end]}", f"b: {texts[1][y.start : y.end]}")
    for d in a.days:
        for e in b.days:
            if is_one_day(d, e):
                return "date", (f"a: {texts[0][d.start : d.end]}", f"b: {texts[1][e.start : e.end]}")
    return "claim", ()


def _about(ground: Ground, one: Place, other: Place) -> str:
    """The rarest words that both sentences have, as they stand in the first."""
    shared = ground.words(*one) & ground.words(*other)
    kept = set(sorted(shared, key=lambda w: (-ground.rarity(w), w))[:SHOWN])
    return " ".join(dict.fromkeys(w for w in ground.spelled(*one, kept))) or "one fact"


def _text(tellings: Mapping[str, Telling], at: Place) -> str:
    return tellings[at[0]].parsed.sentences[at[1]].parse.text


def _anchor(tellings: Mapping[str, Telling], at: Place) -> Anchor:
    sentence = tellings[at[0]].parsed.sentences[at[1]].sentence
    return tellings[at[0]].article.anchor(sentence.start, sentence.end)
