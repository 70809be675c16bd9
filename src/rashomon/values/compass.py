"""Directions and halves: `north-west`, `the eastern half`, `upper`; words that turn a place into another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.lexicon import rule_words
from rashomon.text import lowered

_WORDS = rule_words("bearing")  # one of them stands in each
_POINTS = re.compile(
    r"\b(north|south|east|west)(?:[\s-]?(east|west))?(?:ern|erly|wards?|bound)?\b|\b(upper|lower|inner|outer)\b(?=\s[A-Z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """A direction at `start:end`: `north`, `northwest`, `upper`."""

    point: str
    start: int
    end: int


def find_bearings(text: str) -> tuple[Bearing, ...]:
    """The directions of a text, in order."""
    found = []
    small = lowered(text)
    for match in _POINTS.finditer(text) if any(word in small for word in _WORDS) else ():
        point = "".join(lowered(g) for g in match.groups() if g)
        found.append(Bearing(point, match.start(), match.end()))
    return tuple(found)
