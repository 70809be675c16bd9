"""Words that tell what happens: the family and PLOVER code of deeds, sayings, and verbs by which nothing is done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from rashomon.lexicon.rows import rows_of

# `deed`: something is done; `talk`: somebody has said something; `still`: it is, is had or is thought; `thin`: it
# makes an event only where an article begins; `pale`: nowhere; `set`: a name of many words, for frames and rules.
Sort = Literal["deed", "talk", "still", "thin", "pale", "set"]


class HappeningRow(NamedTuple):
    """A row: family (`-`: no event), PLOVER code, sort, kind of word, words, what must stand beside them, its test.

    Kinds are `v`, `n`, and `b`: a noun that names a thing unless a verb makes an event of it (`reached a deal`). A
    blank in a word is written `_`; a word that ends in `*` is meant with any particle.
    """

    family: str
    code: str
    sort: Sort
    kind: str
    words: str
    frame: str
    example: str
    expected: str


@cache
def read_happenings() -> tuple[HappeningRow, ...]:
    """The rows of the table, in its order."""
    return tuple(HappeningRow(*row) for row in rows_of("events"))  # type: ignore[arg-type]


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """The sets of words by name, without the `=` before it."""
    return {row.family[1:]: _words(row) for row in read_happenings() if row.sort == "set"}


def words_of_sort(sort: Sort) -> frozenset[str]:
    """All words of the rows of a sort."""
    return frozenset(word for row in read_happenings() if row.sort == sort for word in _words(row))


def _words(row: HappeningRow) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in row.words.split())
