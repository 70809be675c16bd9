"""Organisations and described groups: who acts without a personal name.

`the State Department` and `the US State Department` are one body when the articles know only one
country's. Plural descriptions of one side (`American officials`, `US officials`) are one group over
all articles; a single unnamed person (`a senior official`) is one actor within one article only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clauses import is_joined, is_owner, is_part_of_name, is_subject, noun_phrase, preposition_of
from rashomon.language import Name, Parse, ParsedSentence, Token
from rashomon.lexicon import is_speech, is_telling, words_of
from rashomon.people.countries import CountryMatch, country_of
from rashomon.people.lexicon import (
    BODIES,
    COLLECTIVES,
    COUNTERPART,
    DOCUMENTS,
    FIRM,
    FOLK,
    OCCUPATIONS,
    OFFICES,
    PLURAL_TAGS,
    can_speak,
)
from rashomon.text import dateline_end, fold

MAX_DESCRIPTION = 16  # tokens of a description that still names somebody
_NOUNS = frozenset({"NOUN", "PROPN"})
_WEAK = words_of("people", "weak")  # words that identify nobody
_INDEFINITE = words_of("people", "indefinite")
_ELSEWHERE = words_of("people", "elsewhere")  # `the president of that country` is not ours
_KEPT = words_of("people", "kept")
_PRIVATE = words_of("people", "private")  # bodies that speak for no country
_NONE = words_of("people", "nobody")
_BARE = words_of("people", "bare")
PHRASING = words_of("people", "phrase")
_MARKS = frozenset({",", "—", "–"})
_SOME = frozenset({"some", "another", "half"})  # articles that tell one set or person from the rest, or how many
_LOOSE = frozenset({"ADP", "PUNCT", "PART", "ADV", "ADJ", "DET"})  # at the end of a description, none of it
_ALSO = frozenset({"even", "only", "just", "also", "not"})  # before a description, and none of it
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|ing|er|ers|ation|ations)$)")


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
    owned: bool  # by who a pronoun means
    bare: bool  # without words of owner, place or kind that tell these from others: `the two leaders`


def find_descriptions(
    sentence: ParsedSentence,
    countries: Sequence[CountryMatch],
    taken: frozenset[int],
    inside: frozenset[int] = frozenset(),
) -> list[Description]:
    """The descriptions of a sentence whose head is none of the `taken` tokens, in order; `inside`: what a name has
    behind its first word."""
    found: list[Description] = []
    named = {i for n in sentence.names if n.label == "NORP" for i in range(n.first, n.last)}
    for token in sentence.parse.tokens:
        if token.pos not in _NOUNS or token.index in taken:
            continue
        people = _is_human(token) or (token.index in named and token.tag in PLURAL_TAGS)  # `Democrats`
        if not people and not _speaks(sentence.parse, token):
            continue
        if (
            is_part_of_name(token)
            or _is_title(sentence.parse, token)
            or _nobody(sentence.parse, token.index)
            or _in_a_phrase(sentence.parse, token)
        ):
            continue
        description = _describe(sentence.parse, token, countries, inside)
        if description:
            found.append(description)
    return found


def country_of_body(parse: Parse, name: Name, countries: Sequence[CountryMatch]) -> str | None:
    """The country in an organisation's name, or right before it and part of its phrase; a firm has none.

    Not so in `Israel told Hamas`, nor in `the Swedish firm Selco`.
    """
    words = {fold(t.text).strip(".").removesuffix("s") for t in parse.tokens[name.first : name.last]}
    if _is_private(words) or words & FIRM:
        return None
    for match in countries:
        if match.relation != "capital" and (name.first <= match.first < name.last or _belongs(parse, name, match)):
            return match.country
    return None


def _is_private(words: set[str]) -> bool:
    return bool(words & _PRIVATE or words & BODIES)


def _belongs(parse: Parse, name: Name, match: CountryMatch) -> bool:
    """`Norwegian *Labour Party*`, `Norway's *Labour Party*`, not `Norway's *Labour Party* voters`."""
    between = parse.tokens[match.last : name.first]
    near = match.last <= name.first and all(t.tag == "POS" for t in between)
    return near and name.first <= parse.tokens[match.last - 1].head < name.last


def _nobody(parse: Parse, head: int) -> bool:
    """`neither side`, `no official`, `any government`: nobody in particular."""
    return any(parse.tokens[c].text.casefold() in _NONE for c in parse.children[head])


def _is_title(parse: Parse, token: Token) -> bool:
    """`Congressman`, `TV star`: a single one's office or trade without an article, that does nothing here."""
    lemma = token.lemma.casefold()
    single = token.tag == "NN" and lemma not in _BARE and lemma in OFFICES | OCCUPATIONS | FOLK
    told = (parse.tokens[c] for c in parse.children[token.index] if c < token.index)
    return single and not is_subject(token) and not any(t.pos in {"DET", "NUM", "PRON"} or is_owner(t) for t in told)


def _in_a_phrase(parse: Parse, token: Token) -> bool:
    """`on board`, `in court`, `by force`: a bare noun behind a preposition is no group, unless it needs no article."""
    word = token.text.casefold()
    bare = token.tag == "NN" and word.islower() and not parse.children[token.index] and word not in _BARE
    return bare and preposition_of(parse, token) in PHRASING


def _is_human(token: Token) -> bool:
    """By lemma, or by the word itself where only the plural means people (`forces`, `troops`)."""
    lemma, word = token.lemma.casefold(), token.text.casefold()
    lemma = lemma.removesuffix("s") if token.pos == "PROPN" else lemma  # `the Chief Ministers`
    known = lemma in OFFICES or lemma in OCCUPATIONS or lemma in FOLK or lemma in DOCUMENTS or lemma == COUNTERPART
    return known or bool({lemma, word} & COLLECTIVES)


def _speaks(parse: Parse, token: Token) -> bool:
    """`forecasters said`, `the hospital confirmed`: who is told of only because they speak."""
    if token.pos != "NOUN":
        return False
    verb = parse.tokens[token.head]
    says = is_subject(token) and is_telling(verb.lemma) and not is_speech(verb.lemma, "thing")
    asked = preposition_of(parse, token) == "to" and parse.tokens[verb.head].text.casefold() == "according"
    if not (says or asked):
        return False
    lemma = token.lemma.casefold()
    return (
        token.pos == "NOUN" and can_speak(lemma) and not is_speech(lemma, "paper") and lemma != "other"
    )  # `others`: nobody told of


def _describe(
    parse: Parse, head: Token, countries: Sequence[CountryMatch], names: frozenset[int]
) -> Description | None:
    times = {i for n in parse.names if n.label in {"DATE", "TIME"} for i in range(n.first, n.last)}
    first, last = noun_phrase(
        parse, head.index, lambda t: t.index not in names and _leaves(parse, t, head.index, times)
    )
    first, last = _with_prefix(parse, first), min(last, head.index + MAX_DESCRIPTION)
    while first < head.index and (parse.tokens[first].pos == "PUNCT" or fold(parse.tokens[first].text) in _ALSO):
        first += 1
    filed = dateline_end(parse.text)
    while first < head.index and (
        parse.tokens[first].start < filed or any(t.text == ")" for t in parse.tokens[first : head.index])
    ):
        first += 1  # `(AP) Officials`, `OSLO - Officials`
    if parse.tokens[first].tag in {"WP$", "WDT"}:
        return None  # `whose son`: of somebody told of before
    last = next((t.index for t in parse.tokens[head.index : last] if t.text == "("), last)
    while last - 1 > head.index and parse.tokens[last - 1].pos in _LOOSE:
        last -= 1
    inside = [c for c in countries if first <= c.first and c.last <= last]
    country = _side(parse, head.index, inside)
    words = tuple(_identity(parse, first, last, inside))
    indefinite = parse.tokens[first].text.casefold() in _INDEFINITE or any(
        t.text.casefold() in _ELSEWHERE for t in parse.tokens[first + 1 : last]
    )
    side = None if _is_private({head.lemma.casefold(), head.text.casefold()}) else country
    owned = any(t.tag == "PRP$" for t in parse.tokens[first : head.index])
    bare = not inside and not any(_tells(parse, i, head, first) for i in range(first, last) if i != head.index)
    return Description(first, last, head.index, words, head.tag in PLURAL_TAGS, side, indefinite, owned, bare)


def _with_prefix(parse: Parse, first: int) -> int:
    """Where a phrase begins that the parse cuts at a hyphen: `the co-*pilot*`."""
    before = parse.tokens[max(0, first - 2) : first]
    if len(before) < 2 or before[1].text != "-" or before[0].end != before[1].start:
        return first
    first = before[0].index
    return first - 1 if first and parse.tokens[first - 1].pos == "DET" else first


def _tells(parse: Parse, at: int, head: Token, first: int) -> bool:
    """Does a word say which of a story's people are meant: whose, where, of what kind; `the *striking* miners`?"""
    token = parse.tokens[at]
    quality = token.pos in {"ADJ", "VERB"} and fold(parse.tokens[first].text) == "the"
    return token.pos in _NOUNS or token.text[:1].isupper() > (at == first) or (quality and head.lemma not in OFFICES)


def _leaves(parse: Parse, token: Token, head: int, times: set[int]) -> bool:
    """What tells no more who is meant: `officials *on Tuesday*`, `troops *near the border*`, `aides *and others*`."""
    if token.pos in {"ADP", "SCONJ"} and token.index > head:
        objects = [parse.tokens[c] for c in parse.children[token.index]]
        kept = token.text.casefold() in _KEPT or _sent_to(parse.tokens[head], token, objects)
        own = token.text.casefold() == "in" and any(_is_own(parse, t) for t in objects)
        return not kept or own or any(t.index in times for t in objects)
    within = token.index < head and parse.tokens[token.head].pos == "ADJ"  # `past *and present* officers`
    joins = (token.pos == "CCONJ" and token.head != head) or is_joined(token)  # `both the president`
    verb = token.pos == "VERB" and token.index > head  # not `the *Oslo-based* retailer`
    return (joins and not within) or verb or token.text in _MARKS


def _sent_to(head: Token, token: Token, objects: Sequence[Token]) -> bool:
    """`the ambassador *to* Norway`, `Norway's mission *to* the UN`."""
    office = head.lemma.casefold() in OFFICES or head.lemma.casefold() in COLLECTIVES
    return (
        office and token.head == head.index and token.text.casefold() == "to" and any(t.pos == "PROPN" for t in objects)
    )


def _is_own(parse: Parse, token: Token) -> bool:
    """`the commission *in its report*`, `*in page 40*`: where it says so, not which it is."""
    before = (parse.tokens[c] for c in parse.children[token.index])
    return token.lemma.casefold() in DOCUMENTS | {"page"} or any(t.tag == "PRP$" for t in before)


def _side(parse: Parse, head: int, inside: Sequence[CountryMatch]) -> str | None:
    """The country a description speaks for: one named before its head, or after `of` or `for`."""
    for match in inside:
        if match.relation != "capital" and match.first < head:
            return match.country
    for match in inside:
        before = parse.tokens[match.first - 1]
        spoken_for = before.text.casefold() == "of" or (before.text.casefold() == "for" and before.head == head)
        if (match.relation != "capital" and spoken_for) or (match.relation == "demonym"):
            return match.country
    return inside[0].country if len(inside) == 1 and inside[0].first < head else None


def _identity(parse: Parse, first: int, last: int, inside: Sequence[CountryMatch]) -> list[str]:
    """The folded words of a description in one spelling, without articles and owners, countries by their one name."""
    names = {i: m for m in inside for i in range(m.first, m.last)}
    words: list[str] = []
    for token in parse.tokens[first:last]:
        match = names.get(token.index)
        if match:
            if token.index == match.first:
                words.append(fold(match.country))
        elif token.pos not in {"PUNCT", "PART", "SYM"}:
            word = fold(token.text)
            if word not in _WEAK and (token.pos != "DET" or word in _SOME):
                words.append(_BRITISH.sub("iz", word))
    return words


def bare_body(bare: str, country: str | None) -> str:
    """The body's name without the country before it: `us state department` → `state department`."""
    words = bare.split()
    for size in (3, 2, 1):
        hit = country_of(" ".join(words[:size]).removesuffix("'s").removesuffix("’s"))
        if country and hit and hit[0] == country and len(words) > size:
            return " ".join(w for w in words[size:] if w not in {"'s", "’s"})
    return bare


def fullness(form: str, kind: str) -> tuple[bool, int]:
    """Of a body's forms its name comes first (`Transport Police`, `transport police`), and the longest."""
    words = form.removeprefix("the ").removeprefix("The ").split() or [form]
    firm = sum(fold(w).strip(".") in FIRM for w in words)  # `Selco`, mostly, of `Selco Ltd`
    return (words[-1][0].isupper(), len(words) - firm) if kind == "organisation" else (False, 0)
