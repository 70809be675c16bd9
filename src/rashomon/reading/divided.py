"""Words divided at the ends of lines → whole words, where it is known that they are words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from rashomon.reading.wrapping import find_unwrapped

# What the sentence encoder knows: 30,000 common English words and pieces of them. Read as data, if it is there.
VOCABULARY = "language/minilm_l3/tokenizer.json"
LEAST_LETTERS = 5  # of a word put together; shorter ones in the vocabulary are often pieces or abbreviations
_PART = r"[^\W\d_]{2,40}"
_DIVIDED = re.compile(rf"(?<![^\W\d_])({_PART})([-\u2010])[ \t]{{0,8}}\n[ \t]{{0,80}}({_PART})")
_HYPHENED = re.compile(rf"(?<![^\W\d_])({_PART})([-\u2010]) ?(?=({_PART}))")
_WORD = re.compile(r"[^\W\d_]{2,80}")
_COMPOUND = re.compile(rf"(?<![^\W\d_])(?=({_PART}[-\u2010]{_PART}))")


def find_paragraphs(text: str) -> str:
    """`text` with the lines of each wrapped paragraph joined, and the words divided between them put together."""
    return find_whole_words(text, find_unwrapped(text))


def find_whole_words(given: str, joined: str) -> str:
    """`joined`, the lines of `given` put together, with the words that a line's end divided whole again."""
    whole = find_divided(given) if given != joined else frozenset()
    return _HYPHENED.sub(lambda m: m[1] if (m[1], m[3]) in whole else m[0], joined) if whole else joined


def find_divided(text: str) -> frozenset[tuple[str, str]]:
    """The two parts of each word that the end of a line divides in `text`.

    It is a word if it stands elsewhere in the text or is a common one, and does not stand with its hyphen within a
    line: *long-term* at the end of a line stays *long-term*. Linear time.
    """
    divided = {(m[1], m[3]) for m in _DIVIDED.finditer(text) if m[3].islower() or (m[1] + m[3]).isupper()}
    if not divided:
        return frozenset()
    known = _words(text)
    compounds = {m[1].casefold().replace("\u2010", "-") for m in _COMPOUND.finditer(text)}
    return frozenset(
        (first, second)
        for first, second in divided
        if f"{first}-{second}".casefold() not in compounds and _is_word((first + second).casefold(), known)
    )


def are_words(first: str, second: str) -> bool:
    """Are both common words by themselves, as those of a compound are?"""
    return {first.casefold(), second.casefold()} <= _vocabulary()


def _is_word(word: str, known: frozenset[str]) -> bool:
    return word in known or (len(word) >= LEAST_LETTERS and word in _vocabulary())


def _words(text: str) -> frozenset[str]:
    """The words of a text, without what stands beside a hyphen at the end of a line."""
    return frozenset(word.casefold() for word in _WORD.findall(_DIVIDED.sub(" ", text)))


@cache
def _vocabulary() -> frozenset[str]:
    """The words that the encoder knows, in lower case; none where it was taken out of the package."""
    try:
        found: Iterable[str] = json.loads((files("rashomon") / VOCABULARY).read_text("utf-8"))["model"]["vocab"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(word for word in found if word.isalpha())
