"""What independent tellings say of one fact: sentences brought together by meaning, then compared value by value.

Two sentences that are each other's best and likely tell one fact agree; where they give values of one thing that cannot
both be, they are at odds, and do not agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.ages import compare_ages
from rashomon.compare.agreements import Agreements
from rashomon.compare.counterparts import Counterparts
from rashomon.compare.moments import Moment
from rashomon.compare.namesakes import compare_given_names
from rashomon.compare.onefact import Ground
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
from rashomon.events.merge import Cluster
from rashomon.vocabulary import Anchor, Difference, DifferenceKind, Verdict

Origins = Mapping[str, str]

DOUBTFUL = 0.5  # confidence of a disagreement that is more often none
FLOOR, SPAN, TOP = (
    0.6,
    0.35,
    3.0,
)  # confidence of a disagreement that is told, what more it gains, over how many log-odds
KINDS = {"share": "percent"}  # what a dimension is called


def compare_facts(
    tellings: Mapping[str, Telling], origin_of: Origins, counterparts: Counterparts, clusters: Sequence[Cluster] = ()
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
    agreements = Agreements(tellings, weighed, ground, origin_of, clusters).find()
    return disputes, [d for d in agreements if (d.a, d.b) not in odd]


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


def _text(tellings: Mapping[str, Telling], at: Place) -> str:
    return tellings[at[0]].parsed.sentences[at[1]].parse.text


def _anchor(tellings: Mapping[str, Telling], at: Place) -> Anchor:
    sentence = tellings[at[0]].parsed.sentences[at[1]].sentence
    return tellings[at[0]].article.anchor(sentence.start, sentence.end)
