"""Times told without a figure: `an hour-long call`, `in the past year`, `annual revenue`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.values import Figure
from rashomon.values.units import find_unit

_UNIT = "(second|minute|hour|day|week|fortnight|month|year|decade|century)"
_PLAIN = re.compile(
    rf"\b(half\s|half-)?(?:an?|the|past|last|each|every|per|previous|next|whole|full)\s{_UNIT}\b|\b{_UNIT}[-\s]long\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\b(hour|dai|week|month|quarter|year)ly\b|\b(annual)(?:ly|ised|ized)?\b", re.IGNORECASE)
_STEMS = {"dai": "day", "annual": "year"}


def find_plain_times(text: str) -> tuple[Figure, ...]:
    """The times as figures of one unit, or half a unit, in order of place."""
    return tuple(sorted([*_ones(text), *_often(text)], key=lambda f: f.start))


def _ones(text: str) -> Iterator[Figure]:
    for match in _PLAIN.finditer(text):
        found = _figure((match[2] or match[3]).lower(), 0.5 if match[1] else 1.0, match)
        if found:
            yield found


def _often(text: str) -> Iterator[Figure]:
    for match in _OFTEN.finditer(text):
        stem = (match[1] or match[2]).lower()
        found = _figure(_STEMS.get(stem, stem), 1.0, match)
        if found:
            yield found


def _figure(unit: str, times: float, match: re.Match[str]) -> Figure | None:
    dimension, name, factor, _ = find_unit(unit, 0, 0)
    if not dimension:
        return None
    value = times * factor
    return Figure(value, value, dimension, name, "", factor / 4, True, False, match.start(), match.end())
