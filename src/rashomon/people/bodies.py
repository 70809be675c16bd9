"""Organisations and described groups: who acts without a personal name.

`the State Department` and `the US State Department` are one body when the articles know only one
country's. Plural descriptions of one side (`American officials`, `US officials`) are one group over
all articles; a single unnamed person (`a senior official`) is one actor within one article only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language import Parse, ParsedSentence, Token
from rashomon.people.countries import CountryMatch
from rashomon.people.lexicon import COLLECTIVES, COUNTERPART, DOCUMENTS, OCCUPATIONS, OFFICES, PLURAL_TAGS
from rashomon.text import fold

MAX_DESCRIPTION = 16  # tokens of a description that still names somebody
_WEAK = frozenset(
    {"the", "a", "an", "these", "those", "some", "several", "many", "other", "two", "three", "four", "five", "most",
     "few", "both", "all", "its", "their", "his", "her", "one", "dozens", "hundreds", "more", "various", "another"}
)  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "another", "some", "one", "former", "no"})
_ELSEWHERE = frozenset({"that", "another", "each", "every"})  # `the president of that country` is not ours
_DROPPED = frozenset({"relative clause", "noun clause", "adverbial clause", "conjunct", "conjunction", "apposition"})


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
    for token in sentence.parse.tokens:
        if token.index in taken or token.pos not in {"NOUN", "PROPN"} or not _is_human(token):
            continue
        if token.role in {"compound", "adjective", "noun modifier"} or _nobody(sentence.parse, token.index):
            continue
        description = _describe(sentence.parse, token, countries)
        if description:
            found.append(description)
    return found


def _nobody(parse: Parse, head: int) -> bool:
    """`neither side`, `no official`, `any government`: nobody in particular."""
    return any(
        parse.tokens[c].text.casefold() in {"no", "neither", "any", "each", "every"} for c in parse.children[head]
    )


def _is_human(token: Token) -> bool:
    """By lemma, or by the word itself where only the plural means people (`forces`, `troops`)."""
    lemma, word = token.lemma.casefold(), token.text.casefold()
    known = lemma in OFFICES or lemma in OCCUPATIONS or lemma in DOCUMENTS or lemma == COUNTERPART
    return known or bool({lemma, word} & COLLECTIVES)


def _describe(parse: Parse, head: Token, countries: Sequence[CountryMatch]) -> Description | None:
    keep = {head.index}
    times = {i for n in parse.names if n.label in {"DATE", "TIME"} for i in range(n.first, n.last)}
    todo = [c for c in parse.children[head.index] if parse.tokens[c].role not in _DROPPED]
    while todo:
        at = todo.pop()
        token = parse.tokens[at]
        if (
            token.role in _DROPPED
            or token.pos == "VERB"
            or (token.role == "preposition" and times.intersection(parse.children[at]))  # `officials on Tuesday`
            or (token.role == "preposition" and token.text.casefold() not in {"of", "for", "at", "from", "on", "in"})
        ):
            continue
        keep.add(at)
        todo += parse.children[at]
    first = last = head.index
    while first - 1 in keep and parse.tokens[first - 1].text not in {",", "—", "–"}:
        first -= 1
    while last + 1 in keep and parse.tokens[last + 1].text not in {",", "—", "–"}:
        last += 1
    last = min(last + 1, head.index + MAX_DESCRIPTION)
    while last - 1 > head.index and parse.tokens[last - 1].pos in {"ADP", "PUNCT", "PART"}:
        last -= 1
    inside = [c for c in countries if first <= c.first and c.last <= last]
    country = _side(parse, head.index, inside)
    words = tuple(_identity(parse, first, last, inside))
    indefinite = parse.tokens[first].text.casefold() in _INDEFINITE or any(
        t.text.casefold() in _ELSEWHERE for t in parse.tokens[first + 1 : last]
    )
    return Description(first, last, head.index, words, head.tag in PLURAL_TAGS, country, indefinite)


def _side(parse: Parse, head: int, inside: Sequence[CountryMatch]) -> str | None:
    """The country a description speaks for: one named before its head, or after `of` or `for`."""
    for match in inside:
        if match.relation != "capital" and match.first < head:
            return match.country
    for match in inside:
        before = parse.tokens[match.first - 1].text.casefold() if match.first else ""
        if (match.relation != "capital" and before in {"of", "for"}) or (match.relation == "adjective"):
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
