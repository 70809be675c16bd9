"""Countries, their adjectives and capitals, from the `countryinfo` library; none of it typed in by hand.

What the library lacks is short: everyday names (`America`, `Britain`) and dotted abbreviations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from rashomon.clauses import infinitives_of, is_passive, is_subject, is_verb
from rashomon.language import Parse, Token
from rashomon.lexicon import is_telling, uses_of, words_of
from rashomon.text import fold

Relation = Literal["name", "demonym", "capital"]
_EVERYDAY, _DEMONYMS = uses_of("countries", "name"), uses_of("countries", "demonym")
_CAPITALS = uses_of("countries", "capital")
SEATS = uses_of("countries", "seat")  # houses that speak for whoever governs in them
_WORDS = words_of("countries", "no country")  # words of English that the library gives as a name or capital
_ELSEWHERE = words_of("countries", "elsewhere")  # before a country's name, what makes it another place's
_STATES = frozenset({"be", "have"})  # what places are and have
_WIDER = frozenset({"LOC", "EVENT"})  # labels of names that may hold a country's and are none: `the South China Sea`
SHORT = 3  # letters of names of provinces that are other words as well: `Ain`, `Var`
MAX_WORDS = 5  # words of the longest name looked up


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """Tokens `first` to `last` (half-open) name a country, its people or its capital."""

    first: int
    last: int
    country: str
    relation: Relation


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, tuple[str, Relation]]:
    """Folded form → (country, relation). A name beats an adjective beats a capital."""
    from countryinfo import all_countries  # lazy: reads 250 small files

    forms: dict[str, tuple[str, Relation]] = {}
    # One adjective serves several (`Chinese`: China, Macau): the most populous comes last and so wins.
    rows = sorted(((c.name(), c) for c in all_countries()), key=lambda row: (row[1].population() or 0, row[0]))
    for name, country in rows:
        _add(forms, (*_texts(country.capital()), *_called(name, _CAPITALS)), name, "capital")
    for name, country in rows:
        demonyms = _texts(country.demonym())
        plurals = [d + "s" for d in demonyms if d]
        _add(forms, (*demonyms, *plurals, *_called(name, _DEMONYMS)), name, "demonym")
    for name, country in rows:
        long_forms = [s for s in _texts(country.alt_spellings()) if len(s) > 3 and not s.isupper()]
        _add(forms, (name, *long_forms, *_called(name, _EVERYDAY)), name, "name")
    return forms


def _called(country: str, forms: Mapping[str, str]) -> list[str]:
    return [form for form, name in forms.items() if name == country]


def _texts(value: object) -> list[str]:
    """The library gives a text, a list of texts, or nothing."""
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str)]


def _add(forms: dict[str, tuple[str, Relation]], spellings: Sequence[str], name: str, relation: Relation) -> None:
    for spelling in spellings:
        if spelling and fold(spelling) not in _WORDS:
            forms[fold(spelling)] = (name, relation)


def country_of(words: str) -> tuple[str, Relation] | None:
    """The country that `words` name as a whole, and how; None if they name none."""
    return gazetteer().get(fold(words).removeprefix("the "))


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    """Folded names of provinces → country, where one country alone has one of the name and none is called so."""
    from countryinfo import all_countries

    rows = [(fold(p), c.name()) for c in all_countries() for p in _texts(c.provinces())]
    owners = {name: {c for n, c in group} for name, group in groupby(sorted(rows), key=lambda row: row[0])}
    return {n: min(cs) for n, cs in owners.items() if len(cs) == 1 and len(n) > SHORT and n not in gazetteer()}


def find_places(parse: Parse) -> list[str]:
    """The countries whose capitals, provinces and government's houses a sentence names, in its dateline too."""
    tokens = parse.tokens
    names = {(n.first, n.last): n.label for n in parse.names}
    spans = [(t.index, t.index + size) for t in tokens if t.text[:1].isupper() for size in (2, 3)]
    found = {m.last: m.country for m in find_countries(parse) if m.relation == "capital"}
    for first, last in sorted({*names, *(span for span in spans if span[1] <= len(tokens))}):
        place = fold(parse.words(first, last)).removeprefix("the ")
        surely = " " in place or names.get((first, last)) == "GPE"
        if country := SEATS.get(place) or (_provinces().get(place) if surely else None):
            found[last] = country
    return list(found.values())


def seat_country(words: str) -> str | None:
    """The country whose government sits in the house of this name; None if it is no such house."""
    return SEATS.get(fold(words).removeprefix("the "))


def is_capital_acting(parse: Parse, token: Token) -> bool:
    """`Paris said`, `Paris is ready to pay`, `Paris was told`: the government; not `Paris is cold`, `was shelled`."""
    verb = parse.tokens[token.head]
    if not is_subject(token) or not is_verb(verb):
        return False
    if verb.lemma in _STATES:
        return any(True for c in parse.children[verb.index] for _ in infinitives_of(parse, c))
    return is_telling(verb.lemma) or not is_passive(parse, verb.index)


def find_countries(parse: Parse) -> tuple[CountryMatch, ...]:
    """The countries, peoples and capitals named in a sentence, longest match first, not overlapping."""
    forms, tokens = gazetteer(), parse.tokens
    found: list[CountryMatch] = []
    at = 0
    while at < len(tokens):
        match = _match(parse, at, forms) if tokens[at].text[:1].isupper() else None
        if match:
            found.append(match)
            at = match.last
        else:
            at += 1
    return tuple(found)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """All that a form of the gazetteer begins with."""
    return frozenset(form[:end] for form in gazetteer() for end in range(1, len(form) + 1))


def _match(parse: Parse, at: int, forms: dict[str, tuple[str, Relation]]) -> CountryMatch | None:
    if fold(parse.tokens[at].text) not in _beginnings():
        return _hyphenated(parse, at, forms)
    for last in range(min(len(parse.tokens), at + MAX_WORDS), at, -1):
        words = parse.words(at, last)
        hit = forms.get(fold(words))
        if hit and (_turned(parse, at) or _inside_another(parse, at, last)):
            return None
        if hit and not (len(words) <= 3 and not words.isupper() and "." not in words):
            return CountryMatch(at, last, *hit)
    return _hyphenated(parse, at, forms)


def _inside_another(parse: Parse, first: int, last: int) -> bool:
    """Is the country's name a part of another place's: `New Mexico`, `Northern Ireland`, `the South China Sea`?"""
    before = parse.tokens[first - 1].text if first else ""
    if before[:1].isupper() and before.casefold() in _ELSEWHERE:
        return True
    wider = [n for n in parse.names if n.label in _WIDER and n.first <= first and last <= n.last]
    beside = [t.text for n in wider for t in (*parse.tokens[n.first : first], *parse.tokens[last : n.last])]
    return any(word[0].isupper() and word != "The" for word in beside)


def _turned(parse: Parse, at: int) -> bool:
    """`pro-Russian` and `anti-American` say nothing about whose somebody is."""
    before = [t.text.casefold() for t in parse.tokens[max(0, at - 2) : at]]
    return before[-1:] == ["-"] and before[0] in {"pro", "anti", "non"}


def _hyphenated(parse: Parse, at: int, forms: dict[str, tuple[str, Relation]]) -> CountryMatch | None:
    """`US-led`: the part before the hyphen, where the tokenizer left the word whole."""
    before, hyphen, _ = parse.tokens[at].text.partition("-")
    hit = forms.get(fold(before)) if hyphen else None
    return CountryMatch(at, at + 1, hit[0], "demonym") if hit else None
