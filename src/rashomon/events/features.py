"""What makes two tellings one event: the features that are weighed, and the vetoes.

The weights are fitted by `training/fit_events.py`, which says on what.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.events.contradictions import (
    People,
    group_of,
    is_vaguely_held,
    other_days,
    other_fates,
    other_people,
    other_places,
    other_things,
    other_words,
)
from rashomon.events.tellings import Ground, Telling
from rashomon.merging import Feature, Weigher
from rashomon.values import Figure
from rashomon.vocabulary import Status

WEIGHTS = {
    "over": 1.34,
    "margin": 1.43,
    "alike": 1.19,
    "family": 1.92,
    "codes": -0.16,
    "clause": 0.47,
    "words": 0.49,
    "figures": 2.54,
    "patient": 0.53,
    "actors": 0.36,
    "place": 1.12,
    "day": 1.19,
    "wider": 0.21,
    "undated": -0.07,
    "status": -0.4,
    "ahead": 0.53,
    "lead": 2.13,
    "inside": 0.02,
}
BIAS = -4.54
LETTERS = {
    "over": 0.51,
    "margin": 0.1,
    "alike": -0.34,
    "family": 2.07,
    "codes": -0.17,
    "clause": 0.57,
    "words": 0.95,
    "figures": 2.85,
    "patient": 0.69,
    "actors": 0.6,
    "place": 1.27,
    "day": 1.16,
    "wider": 0.36,
    "undated": -0.04,
    "status": -0.42,
    "ahead": 0.59,
    "lead": 2.3,
    "inside": -0.1,
}  # without an encoder
LETTERS_BIAS = -4.64
_OPEN: frozenset[Status] = frozenset({"planned", "possible"})
MOST_FIGURES = 2.0
EXACT = 0.001  # between two figures that are one


class EventFeatures:
    """The features of two tellings of one story, each a method named for what it finds."""

    def __init__(self, ground: Ground, people: People) -> None:
        self._ground, self._people = ground, people

    def weigher(self, weights: dict[str, float], bias: float) -> Weigher[Telling]:
        """All features, with these weights, and the vetoes."""
        names = (
            "over margin alike family codes clause words figures patient actors place day wider undated status "
            "ahead lead inside".split()
        )
        weighed = [
            Feature(name, getattr(self, name), weights.get(name, 0.0), getattr(self, f"tell_{name}", None))
            for name in names
        ]
        vetoes = {
            "other words": other_words,
            "other days": other_days,
            "other places": other_places,
            "other fates": other_fates,
            "other things": other_things,
            "other people": self.other_people,
        }
        return Weigher([*weighed, *(Feature(name, find, veto=True) for name, find in vetoes.items())], bias)

    def other_people(self, a: Telling, b: Telling) -> bool:
        return other_people(a, b, self._people)

    # --- their sentences ---

    def over(self, a: Telling, b: Telling) -> float:
        return self._ground.likeness.over(a.row, b.row)

    def margin(self, a: Telling, b: Telling) -> float:
        return self._ground.likeness.margin(a.row, b.row)

    def alike(self, a: Telling, b: Telling) -> float:
        return 0.0 if self.inside(a, b) else self._ground.likeness.alike(a.row, b.row)

    def words(self, a: Telling, b: Telling) -> float:
        return sum(self._ground.rarity(s) ** 2 for s in sorted(a.stems & b.stems)) if not self.inside(a, b) else 0.0

    def figures(self, a: Telling, b: Telling) -> float:
        if self.inside(a, b):
            return 0.0
        whole, clause = self._shared(a.figures, b.figures), self._shared(a.counted, b.counted)
        return min(MOST_FIGURES, (whole + clause) / 2)

    def _shared(self, a: Sequence[Figure], b: Sequence[Figure]) -> float:
        shared = {(round(x.value, 3), x.dimension): x for x in a if any(_is_one(x, y) for y in b)}
        return sum(self._ground.figure_rarity(x) for x in shared.values())

    # --- what is told ---

    def family(self, a: Telling, b: Telling) -> float:
        return float(group_of(a.first) == group_of(b.first))

    def tell_family(self, a: Telling, b: Telling) -> str:
        return a.first.family if a.first.family == b.first.family else f"{a.first.family} = {b.first.family}"

    def codes(self, a: Telling, b: Telling) -> float:
        return float(bool(a.first.type and b.first.type) and a.first.type != b.first.type)

    def clause(self, a: Telling, b: Telling) -> float:
        return sum(self._ground.rarity(s) ** 2 for s in sorted(a.clause & b.clause))

    def patient(self, a: Telling, b: Telling) -> float:
        m, n = a.first, b.first
        held = m.family == n.family == "occasion" and is_vaguely_held(m, n)
        return float(bool(m.patient) and (m.patient == n.patient or held))

    def status(self, a: Telling, b: Telling) -> float:
        return float(a.first.status != b.first.status)

    def ahead(self, a: Telling, b: Telling) -> float:
        return float(a.first.status in _OPEN and b.first.status in _OPEN)

    # --- who, where, when ---

    def actors(self, a: Telling, b: Telling) -> float:
        return sum(0.5 + self._ground.name_rarity(n) for n in sorted(a.first.actors & b.first.actors))

    def tell_actors(self, a: Telling, b: Telling) -> str:
        return ", ".join(sorted(self._people.name(n) for n in a.first.actors & b.first.actors))

    def place(self, a: Telling, b: Telling) -> float:
        return float(bool(a.first.scene.place and b.first.scene.place))

    def tell_place(self, a: Telling, b: Telling) -> str:
        return f"{a.first.scene.place} = {b.first.scene.place}"

    def day(self, a: Telling, b: Telling) -> float:
        m, n = a.first.edtf, b.first.edtf
        return float(len(m) >= 10 and m[:10] == n[:10])

    def tell_day(self, a: Telling, b: Telling) -> str:
        return f"{a.first.edtf} = {b.first.edtf}"

    def wider(self, a: Telling, b: Telling) -> float:
        return float(bool(a.first.edtf and b.first.edtf) and not self.day(a, b))

    tell_wider = tell_day

    def undated(self, a: Telling, b: Telling) -> float:
        return float(not a.first.edtf and not b.first.edtf)

    # --- where they stand ---

    def lead(self, a: Telling, b: Telling) -> float:
        return float(a.lead and b.lead)

    def inside(self, a: Telling, b: Telling) -> float:
        return float(a.first.article == b.first.article)


def _is_one(x: Figure, y: Figure) -> bool:
    """The same figure of the same kind; what is only near may count something else."""
    return x.dimension == y.dimension and abs(x.value - y.value) < EXACT
