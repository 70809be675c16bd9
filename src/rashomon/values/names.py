"""The names of a sentence, and whether another text has a name in some form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from rashomon.language import Name as Named
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import rule_words, words_of
from rashomon.people.countries import country_of
from rashomon.text import fold

_CLASSES = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
            "EVENT": "thing", "PRODUCT": "thing", "LAW": "thing", "WORK_OF_ART": "thing"}  # fmt: skip
SPELLING = (
    88.0  # rapidfuzz ratio, 0 to 100, of two spellings of one name: `Jonsson`, `Johnson` 86; `Petrov`, `Pavlov` 67
)
REMEMBERED = 1 << 12  # sentences whose names are kept
ROOT = 4  # first letters that a name and the adjective of it share: `Sulaim`, `Sulaimi`
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_ARTICLE = re.compile(r"(?:al|el|ad|an|as|ash|at)-([A-Z]\w{2,})", re.IGNORECASE)  # `al-Sayed` is `Sayed` too
_ENDINGS = rule_words("ending of peoples")
# Words that begin with a capital and name nothing, or go with any name.
_PLAIN = rule_words("beside any name") | words_of("calendar", "month") | words_of("calendar", "weekday")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `start:end` of a sentence: class, folded words without titles, the country it is or stands for, its
    initials, and the preposition before it (`""` for none)."""

    label: str
    words: tuple[str, ...]
    country: str
    initials: str
    before: str
    start: int
    end: int
    text: str


def find_names(sentence: ParsedSentence) -> tuple[Name, ...]:
    """The names of a sentence, as the parser and the article's vote have them."""
    return _find_names(sentence.parse, sentence.names)


@lru_cache(maxsize=REMEMBERED)
def _find_names(parse: Parse, named: Sequence[Named]) -> tuple[Name, ...]:
    found = []
    for name in named:
        label = _CLASSES.get(name.label, "")
        tokens = parse.tokens[name.first : name.last]
        if not label or not tokens:
            continue
        text = parse.text[tokens[0].start : tokens[-1].end].removesuffix("’s").removesuffix("'s")
        words = name_words(text)
        if words and any(c.isupper() for c in text):
            country = country_of(text.removeprefix("the "))
            start = tokens[0].start
            first = name.first - 1 - (parse.tokens[name.first - 1].pos == "DET" if name.first else 0)
            ahead = parse.tokens[first] if first >= 0 else None
            before = ahead.text.lower() if ahead and ahead.pos == "ADP" else ""
            initials = "".join(m[0][0] for m in _WORD.finditer(text) if m[0][0].isupper()).lower()
            found.append(
                Name(label, words, country[0] if country else "", initials, before, start, start + len(text), text)
            )
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, without titles, articles and dots; all of them where nothing else is left."""
    words = tuple(fold(m[0]).replace(".", "").removesuffix("’s").removesuffix("'s") for m in _WORD.finditer(text))
    kept = tuple(w for w in words if w not in _PLAIN and len(w) > 1)
    return kept


@dataclass(frozen=True, slots=True)
class Known:
    """What an article has: its folded words that begin with a capital somewhere, all its words, the initials of its
    names, its countries, and the given names of each surname."""

    capitals: frozenset[str]
    words: frozenset[str]
    initials: frozenset[str]
    countries: frozenset[str]
    persons: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, str]]


MOST_INITIALS = 7
_RUN = re.compile(r"(?:\b[A-Z][\w’'-]*\b\s?(?:(?:of|for|the|and|de|al|bin|van|von)\s)*){2,8}")


def find_known(texts: Iterable[str], names: Iterable[Name]) -> Known:
    """What the sentences of an article name. `names`: those of all its sentences."""
    read, rows = [_read(text) for text in texts], tuple(names)
    capitals, words, initials, countries, _, runs = (
        frozenset().union(*parts) for parts in zip(_read(""), *read, strict=True)
    )
    persons = frozenset(n.words for n in rows if n.label == "person" and len(n.words) > 1)
    return Known(capitals, words, initials, countries | {n.country for n in rows if n.country}, persons, runs)


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    """A word as names are compared: folded, without dots and the ending of an owner."""
    return fold(word).replace(".", "").removesuffix("’s").removesuffix("'s")


@lru_cache(maxsize=1 << 13)
def _read(text: str) -> tuple[frozenset[Any], ...]:
    """What a text has, as the fields of `Known`, no persons."""
    found = [m[0] for m in _WORD.finditer(text)]
    folded = [_plain(w) for w in found]
    ends = [fold(m[1]) for w in found if "-" in w and (m := _ARTICLE.match(w))]
    capitals = frozenset([*ends, *(f for w, f in zip(found, folded, strict=True) if w[0].isupper())])
    initials: set[str] = set()
    for run in _RUN.finditer(text):
        letters = "".join(w[0] for w in run[0].split() if w[0].isupper()).lower()
        sizes = range(2, min(len(letters), MOST_INITIALS) + 1)
        initials.update(letters[i : i + size] for size in sizes for i in range(len(letters) - size + 1))
    countries = frozenset(country[0] for word in capitals if (country := country_of(word)))
    words, runs = frozenset([*folded, *ends]), frozenset(pairwise(folded))
    return capitals, words, frozenset(initials), countries, frozenset(), runs


def has_name(known: Known, name: Name) -> bool:
    """Has the article this name in some form: whole, in part, as an adjective, by its initials, in another spelling?

    A person's name is another one where the article has the surname with other given names only.
    """
    if name.country and name.country in known.countries:
        return True
    if name.label == "person" and len(name.words) > 1 and _has_other_given(known, name.words):
        return False
    return all(_has_word(known, w) for w in name.words) or _is_short_form(known, name)


def _has_other_given(known: Known, words: tuple[str, ...]) -> bool:
    same = [p for p in known.persons if p[-1] == words[-1]]
    if not same or (words[-2], words[-1]) in known.runs:
        return False
    given = words[0]
    return not any(_one_given(given, p[0]) for p in same)


def _one_given(a: str, b: str) -> bool:
    """`J.` and `John`, or two spellings of one."""
    return a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) or fuzz.ratio(a, b) >= SPELLING or a[:3] == b[:3]


@lru_cache(maxsize=1 << 14)
def _has_word(known: Known, word: str) -> bool:
    if word in known.words or word in known.initials:
        return True
    parts = [p for p in word.split("-") if len(p) > 1]
    if len(parts) > 1 and all(p in known.words or p in _PLAIN for p in parts):
        return True
    return any(
        _one_root(word, other) or (len(word) > 4 and fuzz.ratio(word, other) >= SPELLING) for other in known.capitals
    )


def _one_root(a: str, b: str) -> bool:
    """`Sulaim`, `Sulaimi`; `Norhaven`, `Norhaveners`."""
    short, long = sorted((a, b), key=len)
    if len(short) < ROOT:
        return long.removesuffix("s") == short
    stem = short[:-1] if short[-1] in "aeoy" and len(short) > ROOT else short
    return long.startswith(stem) and (long[len(stem) :] in _ENDINGS or long[len(stem) :] == short[len(stem) :])


def _is_short_form(known: Known, name: Name) -> bool:
    """Initials of the article's names, or a name of which the article has the initials."""
    if len(name.initials) > 1 and name.initials in known.words:
        return True
    return len(name.words) == 1 and name.words[0] in known.initials
