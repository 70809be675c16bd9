"""Words that decide how real what they govern is: `refuse to`, `plan to`, `accuse of`, `call off`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from rashomon.lexicon.rows import rows_of

# How real a deed is told to be: as so; decided; asked for; open; somebody's charge; put off; called off. What an
# affirmed governor makes of one: `real` is as real as itself; or it is so in any case, told as said, not done, denied.
Reality = Literal["real", "planned", "wanted", "possible", "alleged", "postponed", "cancelled"]
Effect = Literal[Reality, "known", "claimed", "not", "denied"]


class Governor(NamedTuple):
    """A row: lemma with its particle, class (`V`, `N`, `A`), the complement it governs, the effect, and its test."""

    lemma: str
    pos: str
    frame: str
    effect: Effect
    example: str
    expected: str


@cache
def read_governors() -> tuple[Governor, ...]:
    """The rows of the table, in its order."""
    return tuple(Governor(*row) for row in rows_of("governors"))  # type: ignore[arg-type]


@cache
def _effects() -> Mapping[tuple[str, str, str], Effect]:
    return {(row.lemma, row.pos, row.frame): row.effect for row in read_governors()}


def effect_of(lemma: str, pos: str, frame: str) -> Effect | None:
    """The effect of a governor on what it governs in this frame; None where the table has no row."""
    return _effects().get((lemma, pos, frame))


def is_governor(lemma: str) -> bool:
    """Has the table a row of this word, of whatever class?"""
    return lemma in _governors()


def begins_governor(lemma: str) -> bool:
    """Has the table a row of several words that begins with this one: `call` of `call off`?"""
    return lemma in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(row.lemma.partition(" ")[0] for row in read_governors() if " " in row.lemma)


@cache
def _governors() -> frozenset[str]:
    return frozenset(row.lemma for row in read_governors())


def effects_of(lemma: str, pos: str = "V") -> frozenset[Effect]:
    """All that a governor can make of what it governs, whatever the frame; empty for a word that governs nothing."""
    return _all_effects().get((lemma, pos), frozenset())


@cache
def _all_effects() -> Mapping[tuple[str, str], frozenset[Effect]]:
    found: dict[tuple[str, str], frozenset[Effect]] = {}
    for row in read_governors():
        found[row.lemma, row.pos] = found.get((row.lemma, row.pos), frozenset()) | {row.effect}
    return found
