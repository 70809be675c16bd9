"""Personal names as values: what is the same name, what may be, what cannot be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from rashomon.lexicon import words_of
from rashomon.text import fold

if TYPE_CHECKING:
    from nicknames import NickNamer

_INITIAL = re.compile(r"[a-z]\.?$")
_SUFFIXES = words_of("people", "name suffix")
# Spellings of one name from another script differ by a letter or two (Yevgeny/Evgeny 92, Kostenko/Kostenka 88);
# different short surnames reach 75 (Holm/Holt, Wong/Wang), longer ones less (Petrov/Petrenko 71).
LONG_SURNAME = 8  # letters; among shorter ones a letter makes another name (Holm, Holt)
SPELLING = 84.0  # rapidfuzz ratio, 0 to 100, for each part of the name


def name_key(words: Sequence[str]) -> tuple[str, ...]:
    """A name's folded words without initials and suffixes: what two mentions of one full name share."""
    folded = [fold(w).strip(".") for w in " ".join(words).replace(" - ", "-").split()]
    kept = [w for w in folded if w and not _INITIAL.match(w) and w not in _SUFFIXES]
    return tuple(kept or folded)


@lru_cache(maxsize=1)
def _namer() -> NickNamer:
    from nicknames import NickNamer  # lazy: reads a table of some thousand pairs

    return NickNamer()


@lru_cache(maxsize=4096)
def same_given_name(a: str, b: str) -> bool:
    """Is one given name the other, or a usual short form of it (Bill, William)?"""
    return a == b or b in _namer().nicknames_of(a) or a in _namer().nicknames_of(b)


def is_given_name(word: str) -> bool:
    """Does the table of nicknames know this given name (folded)?"""
    return bool(_namer().nicknames_of(word) or _namer().canonicals_of(word))


def misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One given name, and long surnames that differ by a letter: one person, spelled twice."""
    long_enough = min(len(a[-1]), len(b[-1])) >= LONG_SURNAME
    return long_enough and a[:-1] == b[:-1] and fuzz.ratio(a[-1], b[-1]) >= SPELLING


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """May two full names (keys of two words or more) be one person's: same surname, given names that agree?

    A second surname may be left out (`Luis Ortega Molina`, `Luis Ortega`), and the surname may stand first.
    """
    short, long = sorted((a, b), key=len)
    if a[-1] != b[-1]:
        return misspelt(a, b) or long[: len(short)] == short or (len(a) == 2 and a == b[::-1])
    return set(short) <= set(long) or (len(a) == len(b) and same_given_name(a[0], b[0]))


def spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Do two full names read like two spellings of one (Yevgeny Kostenko, Evgeny Kostenka)?"""
    return len(a) == len(b) and all(fuzz.ratio(x, y) >= SPELLING for x, y in zip(a, b, strict=True))


def first_surname(name: tuple[str, ...]) -> str:
    """The first of two surnames, in a name of three words whose second is no given name; else empty."""
    middle = name[1] if len(name) == 3 else ""
    return "" if is_given_name(middle) else middle
