"""A list of features decides whether two things told are one: each a function with a weight, or a veto.

The weights are those of a logistic regression, fitted on labelled pairs: their sum with the bias is the log-odds that
the two are one. Nothing here knows what is compared: tellings of an event, utterances, persons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

DECIMALS = 4  # of log-odds: sums in another order differ after them
SHOWN = 0.05  # log-odds from which a feature is told among the reasons


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """What two things have in common, or what sets them apart.

    `find` gives its amount, 0 where it says nothing; `tell` the values compared, in words. A `veto` that finds anything
    forbids that the two are one, whatever else they share; its weight counts for nothing.
    """

    name: str
    find: Callable[[T, T], float]
    weight: float = 0.0
    tell: Callable[[T, T], str] | None = None
    veto: bool = False


class Weigher(Generic[T]):
    """Features with a bias: the log-odds that two things are one, and why. Their order does not matter.

    What is worked out of two things is kept by their identity: they must live as long as this does.
    """

    def __init__(self, features: Sequence[Feature[T]], bias: float) -> None:
        self.features = tuple(f for f in features if not f.veto)
        self.vetoes = tuple(f for f in features if f.veto)
        self.bias = bias
        self._counting = [(f.weight, f.find) for f in self.features if f.weight]
        self._forbidding = [(f.name, f.find) for f in self.vetoes]
        self._weighed: dict[tuple[int, int], float] = {}
        self._forbidden: dict[tuple[int, int], str] = {}

    def amounts(self, a: T, b: T) -> dict[str, float]:
        """The amount of each feature that has a weight, by name."""
        return {f.name: f.find(a, b) for f in self.features}

    def weigh(self, a: T, b: T) -> float:
        """Log-odds that the two are one, as far as nothing forbids it; worked out once."""
        key = (id(a), id(b))
        known = self._weighed.get(key)
        if known is None:
            known = 0.0
            for weight, find in self._counting:
                known += weight * find(a, b)
            known = round(self.bias + known, DECIMALS)
            self._weighed[key] = self._weighed[key[::-1]] = known
        return known

    def forbids(self, a: T, b: T) -> str:
        """The name of the first veto that acts; empty if none does."""
        key = (id(a), id(b))
        known = self._forbidden.get(key)
        if known is None:
            known = ""
            for name, find in self._forbidding:
                if find(a, b):
                    known = name
                    break
            self._forbidden[key] = self._forbidden[key[::-1]] = known
        return known

    def why(self, a: T, b: T) -> str:
        """The features that counted, most first, each with the values compared and its log-odds."""
        return "; ".join(self._reasons(a, b))

    def _reasons(self, a: T, b: T) -> Iterator[str]:
        parts = [(f.weight * f.find(a, b), f) for f in self.features if f.weight]
        for part, feature in sorted(parts, key=lambda p: (-p[0], p[1].name)):
            if abs(part) >= SHOWN:
                values = feature.tell(a, b) if feature.tell else ""
                yield f"{feature.name}{f' {values}' if values else ''} ({part:+.1f})"
