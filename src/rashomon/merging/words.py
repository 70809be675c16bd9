"""Words by their beginnings, so that one is found in another form."""

from __future__ import annotations

from functools import lru_cache

STEM = 6  # letters of a word by which it is found in another form
MIN_WORD = 3  # letters
REMEMBERED = 1 << 14  # words whose stem is kept
_ENDINGS = ("ing", "ed", "es", "s", "ly")


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """The beginning of a word without the ending of an inflection."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_WORD + 1:
            return word.removesuffix(ending)[:STEM]
    return word[:STEM]
