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

_INITIAL = re.compile(r"[a-z](?:\.[a-z]){0,3}\.?$")  # `j`, `h.w`
AL = frozenset({"al", "el"})  # the article of Arabic surnames; at the head of a name a given name as well
_ARTICLE = re.compile(r"\b(?:al|el)[-’'](?=[a-z]{3})")  # `al-Hassan` and `Hassan` are one surname
_SUFFIXES = words_of("people", "name suffix")
Key = tuple[str, ...]
# Spellings of one name from another script differ by a letter or two (Yevgeny/Evgeny 92, Kostenko/Kostenka 88);
# different short surnames reach 75 (Holm/Holt, Wong/Wang), longer ones less (Petrov/Petrenko 71).
LONG_SURNAME = 8  # letters; among shorter ones a letter makes another name (Holm, Holt)
SPELLING = 84.0  # rapidfuzz ratio, 0 to 100, for each part of the name
MIN_SOUND = 5  # letters of names that may be one when their vowels differ (Holm, Halm are two); by judgement
_VOWELS = frozenset("aeiouyw")
_NO_VOWELS = str.maketrans("", "", "aeiouyw'")
_HARD = re.compile(r"c(?=[aoulr])")  # `Costas`, `Kostas`
_SOUNDS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ts", "c"), ("q", "k"), ("x", "ks"), ("ck", "k"))


def name_key(words: Sequence[str]) -> Key:
    """A name's folded words without initials, suffixes and `al-`: what two mentions of one full name share.

    The initial stays where nothing else stands before the surname (`J. Orlan`).
    """
    folded = [fold(w).strip(".") for w in " ".join(words).replace(" - ", "-").split()]
    folded = [_ARTICLE.sub("", w) for at, w in enumerate(folded) if not at or w not in AL]
    named = [w for w in folded if w and w not in _SUFFIXES]
    kept = [w for w in named if not _INITIAL.match(w)]
    return tuple((named if len(kept) == 1 and kept[0] == named[-1] else kept) or folded)


def initials_of(words: Sequence[str]) -> str:
    """The letters of a name's initials behind its first word: `hw` of `George H. W. Bush`."""
    folded = [fold(w).strip(".") for w in words[1:]]
    return "".join(w.replace(".", "") for w in folded if _INITIAL.match(w))


def parts(name: Key) -> Key:
    """A name's words with those in hyphens apart: `Kim Jong-un` and `Kim Jong Un` have the same."""
    return tuple(p for word in name for p in word.replace("'", "").split("-") if p)


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


def misspelt(a: Key, b: Key) -> bool:
    """One given name, and long surnames that differ by a letter: one person, spelled twice."""
    long_enough = min(len(a[-1]), len(b[-1])) >= LONG_SURNAME
    return long_enough and a[:-1] == b[:-1] and fuzz.ratio(a[-1], b[-1]) >= SPELLING


def compatible(a: Key, b: Key) -> bool:
    """May two full names (keys of two words or more) be one person's: same surname, given names that agree?

    A second surname may be left out (`Luis Ortega Molina`, `Luis Ortega`), and the surname may stand first.
    """
    if parts(a) == parts(b):
        return True
    short, long = sorted((a, b), key=len)
    if a[-1] != b[-1]:
        return misspelt(a, b) or long[: len(short)] == short or (len(a) == 2 and a == b[::-1])
    given = same_given_name(a[0], b[0]) or _shortened(a[0], b[0])
    return set(short) <= set(long) or (given and a[1:] == b[1:])


def _shortened(a: str, b: str) -> bool:
    """`j`, `jan`: is one given name the initial of the other?"""
    return a[0] == b[0] and (len(a) == 1 or len(b) == 1)


def holds(a: Key, b: Key) -> bool:
    """Is one name the other with a name more, and no initial in doubt: `Amina Musa`, `Amina Musa Bello`?"""
    short, long = sorted((parts(a), parts(b)), key=len)
    whole = len(short) > 1 and not any(_INITIAL.match(w) for w in short + long)
    return whole and (long[: len(short)] == short or (long[-1] == short[-1] and set(short) <= set(long)))


def spelled_alike(a: Key, b: Key) -> bool:
    """Do two full names read like two spellings of one (Yevgeny Kostenko, Evgeny Kostenka)?"""
    return len(a) == len(b) and all(fuzz.ratio(x, y) >= SPELLING for x, y in zip(a, b, strict=True))


def transliterated(a: Key, b: Key) -> bool:
    """Are two full names one from another script: each part the same but for vowels and doubled letters, one the same?

    `Mohamed Morsi`, `Mohamed Mursi`; not `Mario Rossi`, `Maria Rossi`: an ending may tell a woman from a man.
    """
    a, b = parts(a), parts(b)
    same = len(a) == len(b) > 1 and any(x == y for x, y in zip(a, b, strict=True))
    return same and all(x == y or one_sound(x, y) for x, y in zip(a, b, strict=True))


def one_sound(a: str, b: str) -> bool:
    """Are two words alike but for vowels, doubled letters and consonants that scripts exchange?"""
    ending = a[-1] == b[-1] or (a[-1] not in _VOWELS and b[-1] not in _VOWELS) or {a[-1], b[-1]} <= set("iy")
    long_enough = min(len(a), len(b)) >= MIN_SOUND or _once(a) == _once(b)
    return long_enough and ending and _skeleton(a) == _skeleton(b)


def _once(word: str) -> str:
    """The word with doubled letters once: `Sissi`, `Sisi`."""
    return "".join(c for at, c in enumerate(word) if not at or word[at - 1] != c)


@lru_cache(maxsize=4096)
def _skeleton(word: str) -> str:
    """What is left of a word when scripts are changed: its consonants, each once, those that are one sound alike."""
    word = _HARD.sub("k", word)
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    return _once(word.translate(_NO_VOWELS))


def first_surname(name: Key) -> str:
    """The first of two surnames, in a name of three words whose second is no given name; else empty."""
    middle = name[1] if len(name) == 3 else ""
    return "" if is_given_name(middle) else middle
