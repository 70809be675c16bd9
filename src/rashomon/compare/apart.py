"""Places of independent tellings: where two sentences that may tell one fact name a place each, the same or another.

Figures and days are compared by `facts`. Far less is claimed than of copies: two reporters leave out and add as they
like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.compare.addressees import compare_addressees
from rashomon.compare.counterparts import Counterparts
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.identities import compare_identities
from rashomon.compare.matching import match
from rashomon.compare.names import compare_places
from rashomon.compare.offices import compare_offices
from rashomon.compare.side import Side
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Difference

BESIDE = 3  # sentences before and after one in which what it leaves out may stand


@dataclass(frozen=True, slots=True)
class _Slot:
    """A comparison with what it asks of independent tellings: the share of the shorter sentence's content words (0 to
    1) that must answer to each other, and how many words must be the same. Chosen on `basil`,
    where below them differences that are none outnumber the others."""

    compare: Callable[[Pairing], Iterator[Finding]]
    share: float
    words: int


SLOTS = (
    _Slot(compare_places, 0.6, 8),
    _Slot(compare_identities, 0.5, 5),
    _Slot(compare_offices, 0.4, 5),
    _Slot(compare_addressees, 0.4, 4),
)
LEAST = min(slot.words for slot in SLOTS)


def compare_apart(tellings: Mapping[str, Telling], counterparts: Counterparts) -> Iterator[Difference]:
    """The places that tellings of different origins give, at odds or alike."""
    for (one, other), pairs in counterparts.items():
        a, b = tellings[one], tellings[other]
        for m, n in pairs:
            yield from _compare(a, m, b, n)


def _compare(a: Telling, m: int, b: Telling, n: int) -> Iterator[Difference]:
    matching = match(a.side(m), b.side(n), least=LEAST)
    share, same = matching.share(), len(matching.forward)
    slots = [s for s in SLOTS if share >= s.share and same >= s.words]
    if not slots:
        return
    pairing = Pairing(matching, _near(a, m), _near(b, n))
    for slot in slots:
        for found in slot.compare(pairing):
            why = (f"a: {found.a}", f"b: {found.b}")
            anchors = matching.a.anchor, matching.b.anchor
            yield Difference(found.kind, "differ", found.about, *anchors, why, found.confidence)


def _near(telling: Telling, number: int) -> list[Side]:
    numbers = range(max(0, number - BESIDE), min(len(telling.parsed.sentences), number + BESIDE + 1))
    return [telling.side(n) for n in numbers]
