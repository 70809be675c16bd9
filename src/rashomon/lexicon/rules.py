"""Sets of words that one rule asks for, many in a row: what opens a sentence, what goes with any name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon.lexicon.rows import rows_of


class RuleWords(NamedTuple):
    """A row: the name of the set, its words, and its test: an example that is read otherwise without them."""

    name: str
    words: frozenset[str]
    example: str
    expected: str


@cache
def read_rule_words() -> dict[str, RuleWords]:
    """The rows by name, in the order of the table."""
    return {name: RuleWords(name, frozenset(words.split()), *test) for name, words, *test in rows_of("rules")}


def rule_words(name: str) -> frozenset[str]:
    """The words of a set; `KeyError` if the table has none of this name."""
    return read_rule_words()[name].words
