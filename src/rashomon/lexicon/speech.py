"""Words by which somebody is said to have said something: `said that`, `accused of`, `his claim`, `chanted “…”`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from rashomon.lexicon.rows import rows_of

# What a word does. Verbs: takes a clause that was said (`clause`); an object, where words of it are in marks (`marks`)
# or in any case (`object`), or one that is a topic of talk (`raise`); an infinitive, of its own doer (`infinitive`) or
# of whom it is said to (`whom infinitive`); tells how words in marks were uttered (`utter`); sends words (`send`);
# comes to words of somebody else (`get`); is done as well by things, that say nothing (`thing`) or show what is
# told of them (`show`).
# Nouns: what was said (`noun`), what may be raised (`topic`), what is given or denied and no claim (`grant`), what
# somebody wrote or sent and speaks by (`paper`).
# Adjectives: who is so has said the clause (`adjective`).
Use = Literal[
    "clause",
    "marks",
    "object",
    "infinitive",
    "whom infinitive",
    "raise",
    "utter",
    "send",
    "get",
    "thing",
    "show",
    "noun",
    "topic",
    "grant",
    "paper",
    "adjective",
]

_NONE: frozenset[Use] = frozenset()


class SpeechWord(NamedTuple):
    """A row: a lemma, its class (`V`, `N`, `A`), what it does, and its test: `speaker > content` of the example."""

    word: str
    pos: str
    use: Use
    example: str
    expected: str


@cache
def read_speech_words() -> tuple[SpeechWord, ...]:
    """The rows of the table, in its order."""
    return tuple(SpeechWord(*row) for row in rows_of("speech"))  # type: ignore[arg-type]


def uses_of(rows: Iterable[SpeechWord]) -> Mapping[str, frozenset[Use]]:
    """What each word of the rows does."""
    uses: dict[str, frozenset[Use]] = {}
    for row in rows:
        uses[row.word] = uses.get(row.word, frozenset()) | {row.use}
    return uses


@cache
def _uses() -> Mapping[str, frozenset[Use]]:
    return uses_of(read_speech_words())


def is_speech(lemma: str, *uses: Use) -> bool:
    """Does the word do one of these?"""
    return not _uses().get(lemma.casefold(), _NONE).isdisjoint(uses)


def has_speech(lemma: str) -> bool:
    """Does the word do any of these?"""
    return lemma.casefold() in _uses()


def is_telling(lemma: str) -> bool:
    """A verb that says something by what it takes."""
    return is_speech(lemma, "clause", "marks", "object", "raise", "whom infinitive")


def speech_words(*uses: Use) -> frozenset[str]:
    """The words that do one of these."""
    return frozenset(row.word for row in read_speech_words() if row.use in uses)
