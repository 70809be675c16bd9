"""Words that stand against each other on one scale: `rise` and its like, `fall` and its like."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon.lexicon.rows import rows_of


class Scale(NamedTuple):
    """A row: the words of either end (verbs with their particle: `turn_down`), and its test: of two example sentences
    the two words that are opposites."""

    one: frozenset[str]
    other: frozenset[str]
    example: str
    expected: str


@cache
def read_opposites() -> tuple[Scale, ...]:
    """The rows of the table, in its order."""
    return tuple(
        Scale(frozenset(one.split()), frozenset(other.split()), *rest) for one, other, *rest in rows_of("opposites")
    )
