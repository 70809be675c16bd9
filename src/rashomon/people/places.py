"""Countries as actors: those the library knows, and those that only the text knows.

A place the library does not know counts as a country when the articles use an adjective of it and
know an office that only states have (`Ruritania` … `the Ruritanian foreign minister`). A capital
speaks for its government only as the subject of a verb (`Paris said`), never as a place (`in Paris`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.people.countries import CountryMatch, country_of, find_countries
from rashomon.text import fold

_ADJECTIVE = re.compile(r"^([a-z]{3,})(?:ese|ian|ish|an|i|n)s?$")
_STATE_OFFICES = frozenset({"president", "ambassador", "embassy", "king", "queen", "monarch", "consul"})
# A country the tagger does not know is tagged as almost anything.
_PLACE_LABELS = frozenset({"GPE", "LOC", "ORG", "NORP", "PERSON"})
REACH = 3  # tokens between a country's name or adjective and the office
MIN_STEM = 4  # letters a country and its adjective must share


def unknown_countries(parsed: Sequence[ParsedArticle]) -> dict[str, CountryMatch]:
    """Folded form → match (country, relation) for countries that the library does not know."""
    places: Counter[str] = Counter()
    states: set[str] = set()
    personal: set[str] = set()  # words of persons' full names
    shown: dict[str, str] = {}
    words: Counter[str] = Counter()
    for article in parsed:
        for sentence in article.sentences:
            for token in sentence.parse.tokens:
                if token.pos in {"ADJ", "PROPN", "NOUN"} and token.text[:1].isupper():
                    words[fold(token.text)] += 1
                    if _holds_state_office(sentence, token.index):
                        states.add(fold(token.text))
            for name in sentence.names:
                form = sentence.parse.words(name.first, name.last)
                if name.last - name.first == 1 and name.label in _PLACE_LABELS:
                    places[fold(form)] += 1
                    shown.setdefault(fold(form), form)
                elif name.label == "PERSON":
                    personal.update(fold(form).split())
    found: dict[str, CountryMatch] = {}
    adjectives = {w: m[1] for w in words if (m := _ADJECTIVE.match(w))}
    for place, count in sorted(places.items()):
        if count < 2 or country_of(place) or len(place) < MIN_STEM or place in personal:
            continue
        own = sorted(w for w, stem in adjectives.items() if w != place and _same_stem(place, w, stem))
        if own and states.intersection([place, *own]):
            found[place] = CountryMatch(0, 0, shown[place], "name")
            found.update((w, CountryMatch(0, 0, shown[place], "adjective")) for w in own if not country_of(w))
    return found


def _holds_state_office(sentence: ParsedSentence, at: int) -> bool:
    """Is the word at `at` followed by a foreign minister or ministry, a president, an ambassador, an embassy?"""
    ahead = [t.lemma.casefold() for t in sentence.parse.tokens[at + 1 : at + 1 + REACH]]
    foreign = any(a == "foreign" and b in {"minister", "ministry"} for a, b in pairwise(ahead))
    return foreign or any(word in _STATE_OFFICES for word in ahead)


def _same_stem(place: str, adjective: str, stem: str) -> bool:
    """`valdoria`/`valdorian`, `morland`/`morlandish`: the adjective is the place and an ending."""
    if len(stem) < MIN_STEM:
        return False
    return adjective.startswith(place) or (place.startswith(stem) and len(place) - len(stem) <= 2)


def sentence_countries(sentence: ParsedSentence, unknown: dict[str, CountryMatch]) -> tuple[CountryMatch, ...]:
    """The countries, peoples and capitals that a sentence names."""
    known = find_countries(sentence.parse)
    if not unknown:
        return known
    taken = {i for m in known for i in range(m.first, m.last)}
    extra = [
        CountryMatch(t.index, t.index + 1, hit.country, hit.relation)
        for t in sentence.parse.tokens
        if t.index not in taken and t.text[:1].isupper() and (hit := unknown.get(fold(t.text)))
    ]
    return tuple(sorted([*known, *extra], key=lambda m: m.first))
