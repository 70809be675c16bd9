"""Figures at odds: of two sentences that answer to each other, each has one of a kind that the other lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.compare.figures import ROUNDING, Figure, find_figures, is_same, shown
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching, above, same_root
from rashomon.compare.side import Side

CERTAIN, LIKELY = 0.9, 0.7  # confidence: the same thing counted at the same place; the only two without a partner


def compare_numbers(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each figure that stands where the other sentence has another."""
    a, b = find_figures(pairing.a), find_figures(pairing.b)
    if not a or not b:
        return
    known_a = [f for side in pairing.near_a for f in find_figures(side)]
    known_b = [f for side in pairing.near_b for f in find_figures(side)]
    only_a = [f for f in _unmatched(a, known_b) if not _is_sum(f, b)]
    only_b = [f for f in _unmatched(b, known_a) if not _is_sum(f, a)]
    for kind in sorted({f.kind for f in only_a}):
        yield from _of_kind(
            pairing.matching, [f for f in only_a if f.kind == kind], [f for f in only_b if f.kind == kind]
        )


def _unmatched(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    return [
        f for f in figures if not any(is_same(f, o) and (f.kind == o.kind or not (f.kind and o.kind)) for o in others)
    ]


def _is_sum(figure: Figure, others: Sequence[Figure]) -> bool:
    """`seven people`, where the other says `two officials and five others`."""
    values = [o.value for o in others if o.kind == figure.kind]
    return any(abs(x + y - figure.value) < ROUNDING * figure.value for x, y in combinations(values, 2))


def _of_kind(matching: Matching, only_a: list[Figure], only_b: list[Figure]) -> Iterator[Finding]:
    taken: set[int] = set()
    for one in only_a:
        fits = [other for other in only_b if other.start not in taken and _fits(matching, one, other)]
        alone = len(only_a) == len(only_b) == 1
        if len(fits) == 1 and (alone or _at_one_place(matching, one, fits[0])):
            taken.add(fits[0].start)
            sure = CERTAIN if _at_one_place(matching, one, fits[0]) else LIKELY
            yield Finding(
                "number",
                one.unit or fits[0].unit or "a figure",
                shown(one, matching.a.parse.text),
                shown(fits[0], matching.b.parse.text),
                sure,
            )


def _fits(matching: Matching, a: Figure, b: Figure) -> bool:
    """Do the two count the same thing? Of time and money the unit may differ, but not the currency."""
    if a.kind == "time":
        return _at_one_place(matching, a, b)
    if a.kind == "money":
        return a.unit == b.unit
    if a.kind == "percent":
        return True
    return bool(a.unit and b.unit) and (same_root(a.unit, b.unit) or _at_one_place(matching, a, b))


def _at_one_place(matching: Matching, a: Figure, b: Figure) -> bool:
    """Do the two figures hang on words that answer to each other?"""
    on_a, on_b = _holders(matching.a, a), _holders(matching.b, b)
    return any(matching.to_b(x) in on_b for x in on_a)


def _holders(side: Side, figure: Figure) -> list[int]:
    """The content words that a figure hangs on, itself and its unit left out: the noun counted, and its verb."""
    found, at = [], figure.token
    for _ in range(4):
        at = above(side, at)
        if at < 0:
            break
        if side.tokens[at].start >= figure.end or side.tokens[at].end <= figure.start:
            if side.tokens[at].pos in {"NOUN", "PROPN", "VERB", "ADJ"} and not side.is_light(at):
                found.append(at)
    return found
