"""Titles and appositions: the words next to a name that say who somebody is, and for whom.

A title stands before the name (`Norwegian Foreign Minister Anna Holm`), in apposition after it (`Ms. Holm, the
foreign minister,`), or before it with a comma (`Norway's leader, Lars Eide,`). It is taken from the text as it
stands. The side is the country named in it, unless the office is *to* that country.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.clauses import appositions_of, is_joined, noun_phrase, said_of
from rashomon.language import Parse, Token
from rashomon.lexicon import words_of
from rashomon.people.countries import CountryMatch
from rashomon.people.lexicon import (
    COLLECTIVES,
    OFFICES,
    PAST_MARKS,
    PLURAL_TAGS,
    courtesy_gender,
    is_role_noun,
    is_short_title,
)
from rashomon.text import fold

MAX_TITLE = 20  # tokens before a name; a bound on the scan, above the longest titles read
MAX_APPOSITION = 22  # tokens of an apposition that is still a title and not a story; by judgement
_LINKING = frozenset({"IN", "CC", "TO"})  # tags of what joins the nouns of a title
_INSIDE_PREPOSITIONS = words_of("people", "in a title")


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role's words (`first` to `last`, half-open), its noun, whether it is held now, whose office it is."""

    first: int
    last: int
    head: int
    held: Literal["now", "past"]
    country: str | None


def title_before(parse: Parse, first: int, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """The title that ends where the name at token `first` begins."""
    tokens = parse.tokens
    start = at = first
    while at > 0 and first - at < MAX_TITLE and _in_title(tokens[at - 1], at == first):
        if at < first and tokens[at].tag == "NNP" and tokens[at - 1].tag in {"NN", "NNS"} and _is_role(tokens[at]):
            break  # `the treaty President Holm wanted`
        at -= 1
        if tokens[at].pos in {"NOUN", "PROPN", "ADJ"}:
            start = at
    nouns = [i for i in range(start, first) if _is_role(tokens[i])]
    if not nouns or not _touches(tokens, nouns[-1], first):
        return None
    start = _clean_start(tokens, start, nouns[-1])
    return _role(parse, start, first, [n for n in nouns if n >= start], countries)


def title_and_comma(parse: Parse, first: int, last: int, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """`the interim president of Norway, Lars Eide,`: a definite title and a comma before the name `first:last`.

    What follows the name must close the apposition: after `in a letter to his mother, Eide wrote` she is not Eide.
    Read off the words, since parsers often hang such a name on the title's last noun.
    """
    tokens, comma = parse.tokens, first - 1
    if comma < 2 or tokens[comma].text != "," or not _closed(parse, last):
        return None
    title = title_before(parse, comma, countries)
    if title is None:
        return None
    start = title.first - 1 if title.first and tokens[title.first - 1].tag in {"DT", "PRP$"} else title.first
    definite = start < title.first or any(t.tag == "POS" for t in tokens[title.first : title.last])
    return title if definite else None


def _closed(parse: Parse, at: int) -> bool:
    """Does the text break off before token `at`: a mark, a possessive, `and`, the sentence's end?"""
    return at >= len(parse.tokens) or parse.tokens[at].pos in {"PUNCT", "PART", "CCONJ", "ADP", "SYM"}


def _in_title(token: Token, adjacent: bool) -> bool:
    if token.pos in {"NOUN", "PROPN", "ADJ"}:
        return token.tag != "JJR" and courtesy_gender(token.lemma.strip(".").casefold()) is None
    if adjacent:
        return False
    return token.text.casefold() in _INSIDE_PREPOSITIONS


def _is_role(token: Token) -> bool:
    word = token.text.casefold().strip(".")
    return is_role_noun(token.lemma.casefold()) or is_role_noun(word) or is_short_title(word) or word.endswith("woman")


def _touches(tokens: tuple[Token, ...], noun: int, first: int) -> bool:
    """Nothing between the role noun and the name but an `of …` or `for …` that belongs to the title."""
    between = tokens[noun + 1 : first]
    return not between or between[0].tag in _LINKING


def _clean_start(tokens: tuple[Token, ...], start: int, noun: int) -> int:
    """The title's first token: after any preposition or `and` that stands before its last role noun.

    `adviser for Vice President Lars Eide` makes Eide a vice president, not an adviser.
    """
    for at in range(noun, start, -1):
        if tokens[at - 1].tag in _LINKING and tokens[at - 1].text != "&":  # `Trade & Industry Minister`
            start = at
            break
    while start < noun and tokens[start].tag in {"PRP$", "DT", "POS", "JJS"}:
        start += 1
    return start


def apposition(parse: Parse, head: int, countries: tuple[CountryMatch, ...]) -> list[FoundRole]:
    """The roles that the sentence gives the name whose head token is `head`: in apposition, or as `who was …`."""
    nouns = [*((noun, False) for noun in appositions_of(parse, head)), *said_of(parse, head)]
    return [_phrase(parse, n, countries, past=past) for n, past in nouns if _is_single(parse.tokens[n])]


def _is_single(token: Token) -> bool:
    """A role of one: `three governors, Anna Holm, Lars Eide` makes no name the role's."""
    return _is_role(token) and token.tag not in PLURAL_TAGS


def _phrase(parse: Parse, noun: int, countries: tuple[CountryMatch, ...], *, past: bool) -> FoundRole:
    """The noun phrase of the role noun, without relative clauses and further appositions."""
    tokens = parse.tokens
    first, last = noun_phrase(parse, noun, lambda t: _leaves(t, noun))
    while first < noun and (tokens[first].tag in {"DT", "PRP$"} or not tokens[first].text[0].isalnum()):
        first += 1
    last = min(last, first + MAX_APPOSITION)
    while last > noun + 1 and tokens[last - 1].pos in {"PUNCT", "ADP", "CCONJ"}:
        last -= 1
    return _role(parse, first, last, [noun], countries, past=past)


def _leaves(token: Token, noun: int) -> bool:
    """Another office (`… and U.S. Ambassador`) is no part of a role, nor are the marks that end its phrase."""
    return (is_joined(token) and _is_role(token)) or (token.head == noun and token.text in {",", ";", "—", "–"})


def _role(
    parse: Parse,
    first: int,
    last: int,
    nouns: list[int],
    countries: tuple[CountryMatch, ...],
    *,
    past: bool = False,
) -> FoundRole:
    tokens = parse.tokens
    before = tokens[max(0, first - 1)].text.casefold() if first else ""
    marks = {tokens[i].text.casefold() for i in range(first, nouns[0])} | {before}
    office = any(_is_office(tokens[n]) for n in nouns)
    held: Literal["now", "past"] = "past" if past or marks & PAST_MARKS else "now"
    return FoundRole(first, last, nouns[-1], held, _country(parse, first, last, nouns, countries) if office else None)


def _is_office(token: Token) -> bool:
    return token.lemma.casefold() in OFFICES or is_short_title(token.text.casefold().strip("."))


def _country(parse: Parse, first: int, last: int, nouns: list[int], countries: tuple[CountryMatch, ...]) -> str | None:
    """The country of an office: named before the role noun, or after `of`; never after `to`, `for`, `on`, `in`."""
    inside = [c for c in countries if c.first >= first and c.last <= last]
    for match in inside:
        if match.first <= nouns[0] and match.relation != "capital":
            return match.country
    for match in inside:
        before = parse.tokens[match.first - 1].text.casefold()
        if before == "the" and match.first >= 2:
            before = parse.tokens[match.first - 2].text.casefold()
        after = parse.tokens[match.last : match.last + 3]
        if before == "of" and match.relation == "name":
            return match.country
        if before not in {"to", "on"} and any(t.lemma.casefold() in COLLECTIVES for t in after):
            return match.country  # `spokesman for the French foreign ministry`
    return None


def country_after(parse: Parse, last: int, countries: tuple[CountryMatch, ...]) -> str | None:
    """`President Anna Holm of Norway`: the country after `of` that follows the name ending at token `last`."""
    words = [t.text.casefold() for t in parse.tokens[last : last + 2]]
    if words[:1] != ["of"]:
        return None
    first = last + (2 if words[1:] == ["the"] else 1)
    return next((c.country for c in countries if c.first == first and c.relation == "name"), None)


def honorific(parse: Parse, first: int) -> tuple[int, str] | None:
    """The honorific just before token `first`: its index and the gender it tells (`m`, `f`, or empty)."""
    if first == 0:
        return None
    word = fold(parse.tokens[first - 1].text).strip(".")
    gender = courtesy_gender(word)
    return (first - 1, gender) if gender is not None else None
