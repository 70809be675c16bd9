"""What a slot's comparison gives, and what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.compare.matching import Matching
from rashomon.compare.side import Side
from rashomon.compare.sources import Source
from rashomon.vocabulary import DifferenceKind


@dataclass(frozen=True, slots=True, eq=False)
class Pairing:
    """Two sentences that answer to each other, all sentences of each telling that are near the other's, and which of
    the two tellings is presumably the source of the other."""

    matching: Matching
    near_a: Sequence[Side]
    near_b: Sequence[Side]
    source: Source = ""

    @property
    def a(self) -> Side:
        return self.matching.a

    @property
    def b(self) -> Side:
        return self.matching.b


@dataclass(frozen=True, slots=True)
class Finding:
    """Two values of one slot. `confidence` runs from 0 to 1; under `SURE` it is doubtful."""

    kind: DifferenceKind
    about: str
    a: str
    b: str
    confidence: float


SURE = 0.6  # confidence from which a difference is told without being asked for
