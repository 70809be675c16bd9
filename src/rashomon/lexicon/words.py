"""Words in classes: tables of `word`, `class`, `use`, an example, and what is to be read in it.

`use` is what a class tells of its words: the gender of a title, the number of a month. Sets and mappings are views of
the table as it is held, so that a test that takes a row out of it sees the step without the row.
"""

from __future__ import annotations

from collections.abc import KeysView, Mapping
from functools import cache
from typing import NamedTuple

from rashomon.lexicon.rows import rows_of


class Word(NamedTuple):
    """A row of a table of words."""

    word: str
    kind: str
    use: str
    example: str
    expected: str


@cache
def read_words(table: str) -> tuple[Word, ...]:
    """The rows of the table of this name, in its order."""
    return tuple(Word(*row) for row in rows_of(table))


@cache
def classes_of(table: str) -> dict[str, dict[str, str]]:
    """The classes of a table by name, each with its words and their use."""
    found: dict[str, dict[str, str]] = {}
    for row in read_words(table):
        found.setdefault(row.kind, {})[row.word] = row.use
    return found


def uses_of(table: str, kind: str) -> Mapping[str, str]:
    """The words of a class with their use; `KeyError` if the table has no such class."""
    return classes_of(table)[kind]


def words_of(table: str, kind: str) -> KeysView[str]:
    """The words of a class; `KeyError` if the table has no such class."""
    return classes_of(table)[kind].keys()
