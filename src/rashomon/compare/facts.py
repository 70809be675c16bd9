"""What independent tellings say of one fact: sentences brought together by meaning, then compared value by value.

Two sentences that are each other's best and likely tell one fact agree; where they give values of one thing that cannot
both be, they are at odds, and do not agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, inf

from rashomon.compare.ages import compare_ages
from rashomon.compare.agreeing import do_agree, have_one_speaker, is_exact_day, is_near_figure
from rashomon.compare.counterparts import Counterparts
from rashomon.compare.moments import Moment
from rashomon.compare.namesakes import compare_given_names
from rashomon.compare.onefact import Ground, is_few, log_odds
from rashomon.compare.quantities import Quantity, find_all_quantities
from rashomon.compare.rivals import (
    FIGURES,
    MOMENTS,
    Place,
    Rivals,
    Scale,
    Weighed,
    choose_rivals,
    find_figure_rivals,
    find_moment_rivals,
    span_of,
)
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Anchor, Difference, DifferenceKind, Verdict

Origins = Mapping[str, str]

AGREES = -0.4  # log-odds from which two sentences tell one fact
QUOTED = 0.5  # of a sentence's characters from which it is rather a quotation
MOST = 4  # sentences of other origins that one is told to agree with, the likeliest
DOUBTFUL = 0.5  # confidence of a disagreement that is more often none
FLOOR, SPAN, TOP = (
    0.6,
    0.35,
    3.0,
)  # confidence of a disagreement that is told, what more it gains, over how many log-odds
KINDS = {"share": "percent"}  # what a dimension is called
SHOWN = 3  # words told of what two sentences have in common


def compare_facts(
    tellings: Mapping[str, Telling], origin_of: Origins, counterparts: Counterparts
) -> tuple[list[Difference], list[Difference]]:
    """The disagreements and the agreements of independent tellings on single facts."""
    if not counterparts:
        return [], []
    ground = Ground(tellings)
    weighed = weigh_pairs(counterparts, ground)
    held = {n: find_all_quantities(t) for n, t in sorted(tellings.items())}
    disputes = [*compare_ages(tellings, held, origin_of), *compare_given_names(tellings, origin_of)]
    figures = find_figure_rivals(tellings, held, weighed, ground, FIGURES)
    moments = find_moment_rivals(tellings, weighed, ground, MOMENTS)
    odd = {(d.a, d.b) for d in disputes}
    for scale, found in ((FIGURES, figures), (MOMENTS, moments)):
        rivals = choose_rivals(found)
        odd |= {(_anchor(tellings, r.one), _anchor(tellings, r.other)) for r in rivals}
        disputes += [_row(tellings, r, scale) for r in rivals if r.score >= scale.doubtful]
    return disputes, [d for d in _agreements(tellings, weighed, ground, origin_of) if (d.a, d.b) not in odd]


def weigh_pairs(counterparts: Counterparts, ground: Ground) -> Weighed:
    """The features of each two sentences that may tell one fact."""
    return {
        (one, other): {at: ground.weigh((one, at[0]), (other, at[1]), v) for at, v in pairs.items()}
        for (one, other), pairs in counterparts.items()
    }


# --- at odds ---------------------------------------------------------------------------------------------------------


def _row(tellings: Mapping[str, Telling], found: Rivals, scale: Scale) -> Difference:
    shown = [_text(tellings, at)[slice(*span_of(v))] for at, v in ((found.one, found.x), (found.other, found.y))]
    over = found.score - scale.sure
    sure = round(FLOOR + SPAN * min(1.0, over / TOP), 2) if over >= 0 else DOUBTFUL
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


# --- alike -----------------------------------------------------------------------------------------------------------


def _agreements(
    tellings: Mapping[str, Telling], weighed: Weighed, ground: Ground, origin_of: Origins
) -> Iterator[Difference]:
    """A row for each two sentences, each the other's best, that likely tell one fact."""
    rows = sorted(_mutual(weighed), key=lambda r: (-r[0], r[1], r[2]))
    quoted = cache(lambda at: _is_quoted(tellings, at))
    rows = [r for r in rows if not (quoted(r[1]) and quoted(r[2]))]
    rows = [r for r in rows if do_agree(tellings[r[1][0]], r[1][1], tellings[r[2][0]], r[2][1])]
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
        one_speaker = have_one_speaker(tellings[one[0]], one[1], tellings[other[0]], other[1])
        standing = "both from one speaker" if one_speaker else f"{origins} independent tellings"
        why = (*(values or ("both tell it",)), standing)
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
            if x.dimension != "order" and not is_few(x) and is_near_figure(x, y):
                return "number", (f"a: {texts[0][x.start : x.end]}", f"b: {texts[1][y.start : y.end]}")
    for d in a.days:
        for e in b.days:
            if is_exact_day(d, e):
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
