"""Countries as actors: those the library knows, and those that only the text knows.

A place the library does not know counts as a country when the articles use an adjective of it and
know an office that only states have (`Ruritania` … `the Ruritanian foreign minister`). A capital
is its country only where it acts or speaks (`Paris said`), never as a place (`in Paris`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people.countries import CountryMatch, country_of, find_countries
from rashomon.text import dateline_end, fold

_ADJECTIVE = re.compile(r"^([a-z]{3,})(?:ese|ian|ish|an|i|n)s?$")
_STATE_OFFICES = words_of("people", "state office")
# A country the tagger does not know is tagged as almost anything.
_PLACE_LABELS = frozenset({"GPE", "LOC", "ORG", "NORP", "PERSON"})
_PEOPLE = re.compile(r"(?:an|ese|ish)s?$")  # `Republicans` are no country
REACH = 3  # tokens between a country's name or adjective and the office
MIN_STEM = 4  # letters a country and its adjective must share


def unknown_countries(parsed: Sequence[ParsedArticle]) -> dict[str, CountryMatch]:
    """Folded form → match (country, relation) for countries that the library does not know."""
    seen = _Seen()
    for article in parsed:
        for sentence in article.sentences:
            seen.add(sentence)
    found: dict[str, CountryMatch] = {}
    adjectives = {w: m[1] for w in seen.words if (m := _ADJECTIVE.match(w))}
    for place, count in sorted(seen.places.items()):
        if count < 2 or country_of(place) or len(place) < MIN_STEM or place in seen.personal or _PEOPLE.search(place):
            continue
        own = sorted(w for w, stem in adjectives.items() if w != place and _same_stem(place, w, stem))
        if (own or seen.tagged[place] >= 2) and seen.states.intersection([place, *own]):
            found[place] = CountryMatch(0, 0, seen.shown[place], "name")
            found.update((w, CountryMatch(0, 0, seen.shown[place], "demonym")) for w in own if not country_of(w))
    return found


class _Seen:
    """Counts over a story: names that may be places, capitalised words, words next to a state's office."""

    def __init__(self) -> None:
        self.places: Counter[str] = Counter()
        self.tagged: Counter[str] = Counter()  # of these, how often the tagger says place
        self.words: Counter[str] = Counter()
        self.states: set[str] = set()
        self.personal: set[str] = set()  # words of persons' full names
        self.shown: dict[str, str] = {}

    def add(self, sentence: ParsedSentence) -> None:
        for token in sentence.parse.tokens:
            if token.pos in {"ADJ", "PROPN", "NOUN"} and token.text[:1].isupper():
                self.words[fold(token.text)] += 1
                if _holds_state_office(sentence, token.index):
                    self.states.add(fold(token.text))
        for name in sentence.names:
            form = sentence.parse.words(name.first, name.last)
            if name.last - name.first == 1 and name.label in _PLACE_LABELS:
                self.places[fold(form)] += 1
                self.tagged[fold(form)] += name.label == "GPE"
                self.shown.setdefault(fold(form), form)
            elif name.label == "PERSON":
                self.personal.update(fold(form).split())


def _holds_state_office(sentence: ParsedSentence, at: int) -> bool:
    """Is the word at `at` next to a foreign minister or ministry, a president, an ambassador, an embassy?"""
    tokens = sentence.parse.tokens
    near = [t.lemma.casefold() for t in tokens[at + 1 : at + 1 + REACH]]
    if at and tokens[at - 1].text.casefold() == "of":
        near = [t.lemma.casefold() for t in tokens[max(0, at - 1 - REACH) : at - 1]]
    foreign = any(a == "foreign" and b in {"minister", "ministry"} for a, b in pairwise(near))
    return foreign or any(word in _STATE_OFFICES for word in near)


def _same_stem(place: str, adjective: str, stem: str) -> bool:
    """`valdoria`/`valdorian`, `morland`/`morlandish`: the adjective is the place and an ending."""
    if len(stem) < MIN_STEM:
        return False
    return adjective.startswith(place) or (place.startswith(stem) and len(place) - len(stem) <= 2)


def sentence_countries(sentence: ParsedSentence, unknown: dict[str, CountryMatch]) -> tuple[CountryMatch, ...]:
    """The countries, peoples and capitals that a sentence names, behind its dateline."""
    tokens, filed = sentence.parse.tokens, dateline_end(sentence.parse.text)
    known = tuple(m for m in find_countries(sentence.parse) if tokens[m.first].start >= filed)
    if not unknown:
        return known
    taken = {i for m in known for i in range(m.first, m.last)}
    extra = [
        CountryMatch(t.index, t.index + 1, hit.country, hit.relation)
        for t in tokens
        if t.index not in taken and t.start >= filed and t.text[:1].isupper() and (hit := unknown.get(fold(t.text)))
    ]
    return tuple(sorted([*known, *extra], key=lambda m: m.first))
