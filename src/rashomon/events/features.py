"""What makes two tellings one event: the features that are weighed, and the vetoes.

The weights are fitted by `training/fit_events.py`, which says on what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from rashomon.events.contradictions import People, other_days, other_fates, other_places, other_things
from rashomon.events.tellings import Ground, Telling
from rashomon.merging import Feature, Weigher
from rashomon.values import Figure

# Without an encoder letters are compared, with weights of their own.
WEIGHTS = {"family": 1.99, "bare": -1.01, "alike": 3.47, "words": 0.32, "figures": 1.32, "patient": 1.34,
           "actors": 1.08, "place": 0.87, "day": 0.94, "status": -0.63, "start": 4.19, "lead": 1.24}  # fmt: skip
BIAS = -5.29
LETTERS = {"family": 2.29, "bare": -1.18, "alike": 2.22, "words": 0.47, "figures": 1.45, "patient": 1.34,
           "actors": 1.18, "place": 1.14, "day": 0.9, "status": -0.62, "start": 4.88, "lead": 1.34}  # fmt: skip
LETTERS_BIAS = -4.44
MOST_WORDS = 4.0
MUCH_SHARED = 1.0  # of words of two clauses, each by how rare it is: one that only these two have, or two or three
MOST_ACTORS = 2.0
MOST_FIGURES = 2.0
EXACT = 0.001  # between two figures that are one


class EventFeatures:
    """The features of two tellings of one story, each a method named for what it finds."""

    def __init__(self, ground: Ground, people: People) -> None:
        self._ground, self._people = ground, people

    def weigher(self, weights: Mapping[str, float], bias: float) -> Weigher[Telling]:
        """The features that have a weight here, with these weights, and the vetoes."""
        weighed = [
            Feature(name, getattr(self, name), weight, getattr(self, f"tell_{name}", None))
            for name, weight in weights.items()
        ]
        vetoes = {
            "other days": other_days,
            "other places": other_places,
            "other fates": other_fates,
            "other things": other_things,
            "other people": self._people.other_people,
        }
        return Weigher([*weighed, *(Feature(name, find, veto=True) for name, find in vetoes.items())], bias)

    def share(self, a: Telling, b: Telling) -> bool:
        """Have they a named thing in common: an actor, what it was done to, the day, or what their clauses say?"""
        if self.actors(a, b) or self.patient(a, b) or self.day(a, b):
            return True
        return fsum(map(self._ground.told_by, a.clause & b.clause)) >= MUCH_SHARED

    def family(self, a: Telling, b: Telling) -> float:
        return float(a.group == b.group)

    def tell_family(self, a: Telling, b: Telling) -> str:
        return a.first.family if a.first.family == b.first.family else f"{a.first.family} = {b.first.family}"

    def bare(self, a: Telling, b: Telling) -> float:
        """Two words, in clauses without a word or an actor in common."""
        if a.group == b.group or not a.clause.isdisjoint(b.clause):
            return 0.0
        return float(a.actors.isdisjoint(b.actors))

    def alike(self, a: Telling, b: Telling) -> float:
        """How alike their sentences are; nothing within an article."""
        return 0.0 if a.article == b.article else self._ground.likeness.alike(a.row, b.row)

    def words(self, a: Telling, b: Telling) -> float:
        if a.article == b.article:
            return 0.0
        return min(MOST_WORDS, fsum(map(self._ground.told_by, a.stems & b.stems)))

    def figures(self, a: Telling, b: Telling) -> float:
        if a.article == b.article or not (a.figures and b.figures):
            return 0.0
        whole, clause = self._shared(a.figures, b.figures), self._shared(a.counted, b.counted)
        return min(MOST_FIGURES, (whole + clause) / 2)

    def _shared(self, a: Sequence[Figure], b: Sequence[Figure]) -> float:
        if not (a and b):
            return 0.0
        shared = {(round(x.value, 3), x.dimension): x for x in a if any(_is_one(x, y) for y in b)}
        return sum(self._ground.figure_rarity(x) for x in shared.values())

    def patient(self, a: Telling, b: Telling) -> float:
        return float(bool(a.first.patient) and a.first.patient == b.first.patient)

    def actors(self, a: Telling, b: Telling) -> float:
        """How many take part in both, told by one word."""
        return min(MOST_ACTORS, float(len(a.actors & b.actors))) if a.group == b.group else 0.0

    def tell_actors(self, a: Telling, b: Telling) -> str:
        return ", ".join(sorted(self._people.name(n) for n in a.actors & b.actors))

    def place(self, a: Telling, b: Telling) -> float:
        """Both are placed, and nothing forbids that it is at one place."""
        return float(bool(a.first.scene.place and b.first.scene.place))

    def tell_place(self, a: Telling, b: Telling) -> str:
        return f"{a.first.scene.place} = {b.first.scene.place}"

    def day(self, a: Telling, b: Telling) -> float:
        m, n = a.edtf, b.edtf
        return float(len(m) >= 10 and m[:10] == n[:10])

    def tell_day(self, a: Telling, b: Telling) -> str:
        return f"{a.first.edtf} = {b.first.edtf}"

    def status(self, a: Telling, b: Telling) -> float:
        return float(a.first.status != b.first.status)

    def start(self, a: Telling, b: Telling) -> float:
        """How near both stand to where their articles begin."""
        return a.start * b.start

    def lead(self, a: Telling, b: Telling) -> float:
        return float(a.lead and b.lead)


def _is_one(x: Figure, y: Figure) -> bool:
    """The same figure of the same kind; what is only near may count something else."""
    return x.dimension == y.dimension and abs(x.value - y.value) < EXACT
