"""Organisations and described groups: who acts without a personal name.

`the State Department` and `the US State Department` are one body when the articles know only one
country's. Plural descriptions of one side (`American officials`, `US officials`) are one group over
all articles; a single unnamed person (`a senior official`) is one actor within one article only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clauses import is_joined, is_part_of_name, noun_phrase
from rashomon.language import Parse, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.countries import CountryMatch
from rashomon.people.lexicon import COLLECTIVES, COUNTERPART, DOCUMENTS, FOLK, OCCUPATIONS, OFFICES, PLURAL_TAGS
from rashomon.text import fold

MAX_DESCRIPTION = 16  # tokens of a description that still names somebody
_WEAK = words_of("people", "weak")  # words that identify nobody
_INDEFINITE = words_of("people", "indefinite")
_ELSEWHERE = words_of("people", "elsewhere")  # `the president of that country` is not ours
_KEPT = words_of("people", "kept")
_NONE = words_of("people", "nobody")
_MARKS = frozenset({",", "—", "–"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that means somebody: tokens `first` to `last`, head, the words that identify it, its country."""

    first: int
    last: int
    head: int
    words: tuple[str, ...]
    plural: bool
    country: str | None
    indefinite: bool


def find_descriptions(
    sentence: ParsedSentence, countries: Sequence[CountryMatch], taken: frozenset[int]
) -> list[Description]:
    """The descriptions of a sentence whose head is none of the `taken` tokens, in order."""
    found: list[Description] = []
    named = {i for n in sentence.names if n.label == "NORP" for i in range(n.first, n.last)}
    for token in sentence.parse.tokens:
        people = _is_human(token) or (token.index in named and token.tag in PLURAL_TAGS)  # `Democrats`
        if token.index in taken or token.pos not in {"NOUN", "PROPN"} or not people:
            continue
        if is_part_of_name(token) or _nobody(sentence.parse, token.index):
            continue
        description = _describe(sentence.parse, token, countries)
        if description:
            found.append(description)
    return found


def _nobody(parse: Parse, head: int) -> bool:
    """`neither side`, `no official`, `any government`: nobody in particular."""
    return any(parse.tokens[c].text.casefold() in _NONE for c in parse.children[head])


def _is_human(token: Token) -> bool:
    """By lemma, or by the word itself where only the plural means people (`forces`, `troops`)."""
    lemma, word = token.lemma.casefold(), token.text.casefold()
    known = lemma in OFFICES or lemma in OCCUPATIONS or lemma in FOLK or lemma in DOCUMENTS or lemma == COUNTERPART
    return known or bool({lemma, word} & COLLECTIVES)


def _describe(parse: Parse, head: Token, countries: Sequence[CountryMatch]) -> Description | None:
    times = {i for n in parse.names if n.label in {"DATE", "TIME"} for i in range(n.first, n.last)}
    first, last = noun_phrase(parse, head.index, lambda t: _leaves(parse, t, head.index, times))
    last = min(last, head.index + MAX_DESCRIPTION)
    while last - 1 > head.index and parse.tokens[last - 1].pos in {"ADP", "PUNCT", "PART"}:
        last -= 1
    inside = [c for c in countries if first <= c.first and c.last <= last]
    country = _side(parse, head.index, inside)
    words = tuple(_identity(parse, first, last, inside))
    indefinite = parse.tokens[first].text.casefold() in _INDEFINITE or any(
        t.text.casefold() in _ELSEWHERE for t in parse.tokens[first + 1 : last]
    )
    return Description(first, last, head.index, words, head.tag in PLURAL_TAGS, country, indefinite)


def _leaves(parse: Parse, token: Token, head: int, times: set[int]) -> bool:
    """What tells no more who is meant: `officials *on Tuesday*`, `troops *near the border*`, `aides *and others*`."""
    if token.pos in {"ADP", "SCONJ"} and token.index > head:
        return token.text.casefold() not in _KEPT or not times.isdisjoint(parse.children[token.index])
    joins = token.pos == "CCONJ" and token.head != head  # `both the president`
    return joins or token.pos == "VERB" or is_joined(token) or token.text in _MARKS


def _side(parse: Parse, head: int, inside: Sequence[CountryMatch]) -> str | None:
    """The country a description speaks for: one named before its head, or after `of` or `for`."""
    for match in inside:
        if match.relation != "capital" and match.first < head:
            return match.country
    for match in inside:
        before = parse.tokens[match.first - 1].text.casefold() if match.first else ""
        if (match.relation != "capital" and before in {"of", "for"}) or (match.relation == "demonym"):
            return match.country
    return inside[0].country if len(inside) == 1 and inside[0].first < head else None


def _identity(parse: Parse, first: int, last: int, inside: Sequence[CountryMatch]) -> list[str]:
    """The folded words of a description, determiners and numbers left out, countries by their one name."""
    names = {i: m for m in inside for i in range(m.first, m.last)}
    words: list[str] = []
    for token in parse.tokens[first:last]:
        match = names.get(token.index)
        if match:
            if token.index == match.first:
                words.append(fold(match.country))
        elif token.pos not in {"DET", "PUNCT", "PART", "SYM"}:
            word = fold(token.text)
            if word not in _WEAK:
                words.append(word)
    return words
