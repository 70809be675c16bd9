"""One person under two given names in independent tellings: of one surname, in one office, neither name known there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from rashomon.compare.cues.words import words_of_class
from rashomon.compare.telling import Telling
from rashomon.merging.words import stem
from rashomon.people import same_given_name
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Difference

SPELLING = 75.0  # rapidfuzz ratio, 0 to 100, from which two given names may be one: `Alexei`, `Aleksei` 77
AROUND = 60  # characters before and after a name in which the office of a person stands
FULL = 2  # words of a name: given name and surname
CERTAIN = 0.7  # confidence: two of one family may hold like offices
_WORD = re.compile(r"[^\W\d_]{5,40}(?![\w’'])")  # not `the mayor's son`
_SHORT = ("ie", "y")  # endings of short forms: `Duggie`
_NO_OFFICE = words_of_class("no-office")


@dataclass(frozen=True, slots=True)
class _Person:
    """A person of an article by a given name; `around`: beginnings of the words beside the name, where it stands."""

    given: str
    around: frozenset[str]
    sentence: int


def compare_given_names(tellings: Mapping[str, Telling], origin_of: Mapping[str, str]) -> Iterator[Difference]:
    """A difference for each two articles of different origins that give one person two given names.

    Where an article has two given names of a surname, they are those of two people.
    """
    persons: dict[str, dict[str, _Person]] = defaultdict(dict)  # of a surname, by article
    for name, telling in sorted(tellings.items()):
        for surname, found in _find_persons(telling).items():
            persons[surname][name] = found
    for surname, told in sorted(persons.items()):
        for one, other in combinations(sorted(told), 2):
            a, b = tellings[one], tellings[other]
            x, y = told[one], told[other]
            apart = origin_of[one] != origin_of[other] and x.around & y.around and not _is_one(x.given, y.given)
            if apart and x.given not in b.known.words and y.given not in a.known.words:
                why = (f"a: {x.given.title()} {surname.title()}", f"b: {y.given.title()} {surname.title()}")
                about = f"given name of {surname.title()}"
                yield Difference("name", "differ", about, _at(a, x), _at(b, y), why, CERTAIN)


def _find_persons(telling: Telling) -> dict[str, _Person]:
    """The persons named with a given name, by surname, where the article has one of that surname."""
    found: dict[str, _Person] = {}
    several = set()
    for number, sentence in enumerate(telling.parsed.sentences):
        text = sentence.parse.text
        for name in telling.values(number).names:
            if name.label != "person" or len(name.words) != FULL:
                continue
            given, surname = name.words
            beside = f"{text[max(0, name.start - AROUND) : name.start]} {text[name.end : name.end + AROUND]}"
            words = {fold(m[0]) for m in _WORD.finditer(beside)} - _NO_OFFICE
            person = _Person(given, frozenset(stem(w) for w in words), number)
            if surname not in found:
                found[surname] = person
            elif found[surname].given != given:
                several.add(surname)
    return {surname: p for surname, p in found.items() if surname not in several}


def _is_one(a: str, b: str) -> bool:
    """Two spellings, an initial, a short form (`Jim`, `James`)."""
    if same_given_name(a, b):
        return True
    if a[0] == b[0] and (min(len(a), len(b)) <= 2 or a.endswith(_SHORT) or b.endswith(_SHORT) or a[:3] == b[:3]):
        return True
    return fuzz.ratio(a, b) >= SPELLING


def _at(telling: Telling, person: _Person) -> Anchor:
    return telling.sentence_at(person.sentence)
