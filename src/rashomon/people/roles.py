"""Titles and appositions: the words next to a name that say who somebody is, and for whom.

A title stands before the name (`Norwegian Foreign Minister Anna Holm`), in apposition after it (`Ms. Holm, the
foreign minister,`), before it with a comma (`Norway's leader, Lars Eide,`), or is said of it (`Ms. Holm, who heads the
bank`). It is taken from the text as it stands. The side is the country named in it, unless the office is *to* that
country. Where the build of the sentence makes a noun a title or an apposition of a person's name, it need not be one
that the tables know (`meteorologist Anna Holm`); what calls things (`hurricane Ida`) never is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.clauses import (
    appositions_of,
    clauses_on,
    doer_of,
    equated_with,
    is_infinitive,
    is_joined,
    is_part_of_name,
    noun_phrase,
    objects_of_prepositions,
    said_of,
    undergoer_of,
)
from rashomon.language import Parse, Token
from rashomon.lexicon import uses_of, words_of
from rashomon.people.countries import CountryMatch
from rashomon.people.lexicon import (
    COLLECTIVES,
    GENDERED,
    OFFICES,
    PAST_MARKS,
    PLURAL_TAGS,
    calls_person,
    calls_thing,
    courtesy_gender,
    is_role_noun,
    is_short_title,
)
from rashomon.text import dateline_end, fold

MAX_TITLE = 20  # tokens before a name; a bound on the scan, above the longest titles read
MAX_APPOSITION = 22  # tokens of an apposition that is still a title and not a story; by judgement
SHORT = 2  # digits of a number within a title
_LINKING = frozenset({"IN", "CC", "TO"})  # tags of what joins the nouns of a title
_INSIDE_PREPOSITIONS = words_of("people", "in a title")
_LEAVING = uses_of("people", "leaving")  # verbs, with who leaves: their `doer` or `undergoer`
_HOLDING = uses_of("people", "holding")  # verbs by which somebody is something: `serve as`
_NOT = frozenset({"not", "n't", "never"})
_OPENING = frozenset({"DT", "PRP$", "CC", "PDT"})  # tags of what opens a role and is none of it
_OVER = re.compile(r"\b(?:from|between) \d{4} (?:to|until|and) \d{4}\b|\b\d{4}[-–]\d{2,4}\b|\buntil\b|\bat the time\b")
_WHEN = frozenset({"DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of verbs of clauses


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role's words (`first` to `last`, half-open), its noun, whether it is held now, whose office it is.

    `never`: the words mean the person, and tell no role.
    """

    first: int
    last: int
    head: int
    held: Literal["now", "past", "never"]
    country: str | None


def title_before(parse: Parse, first: int, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """The title that ends where the name at token `first` begins."""
    tokens, filed = parse.tokens, dateline_end(parse.text)
    dotted = first > 1 and tokens[first - 1].text == "." and is_short_title(tokens[first - 2].text.casefold())
    start = at = first - dotted  # `Atty . Holm`, as tokens
    while at > 0 and first - at < MAX_TITLE and tokens[at - 1].start >= filed:
        if not _in_title(tokens[at - 1], at == first - dotted):
            break
        if at < first and tokens[at].tag == "NNP" and calls_holder(tokens[at]) and _is_apart(tokens, at - 1):
            break  # `the treaty President Holm wanted`, not `union President Holm`
        at -= 1
        if tokens[at].pos in {"NOUN", "PROPN", "ADJ"}:
            start = at
    built = first > start and (_is_built(parse, first - 1) or _is_partisan(parse, first - 1, countries))
    nouns = [i for i in range(start, first) if _is_title_noun(tokens[i]) or (i == first - 1 and built)]
    if not nouns or not _touches(tokens, nouns[-1], first) or _counts(tokens, nouns[-1]):
        return None
    if not (_is_office(tokens[nouns[-1]]) or _may_be_title(tokens[nouns[-1]])):
        return None
    start = _clean_start(tokens, start, nouns[-1])
    return _role(parse, start, first, [n for n in nouns if n >= start], countries)


def title_joined(parse: Parse, title: FoundRole, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """`singer and former mayor Holm` is both, `the singer and former mayor Holm` may be two."""
    tokens, joint = parse.tokens, title.first - 1
    if joint < 1 or tokens[joint].text != "and" or tokens[joint - 1].tag != "NN" or tokens[title.head].tag == "NNS":
        return None
    other = title_before(parse, joint, countries)
    first = other.first if other else 0
    while first and tokens[first - 1].tag in {"VBN", "JJ", "RB"}:
        first -= 1
    return None if first and tokens[first - 1].tag in {"DT", "PRP$", "POS", "CD"} else other


def _counts(tokens: tuple[Token, ...], noun: int) -> bool:
    """`the 81-*member* Hall`"""
    return noun > 1 and tokens[noun - 1].text == "-" and tokens[noun - 2].tag == "CD"


def _may_be_title(noun: Token) -> bool:
    """Of one, any noun; of several what is no kin: not `their sons Lars and Peter`."""
    return noun.tag != "NNS" or (is_role_noun(noun.lemma.casefold()) and noun.lemma.casefold() not in GENDERED)


def title_and_comma(parse: Parse, first: int, last: int, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """`the interim president of Norway, Lars Eide,`: a definite title and a comma before the name `first:last`.

    What follows the name must close the apposition: after `in a letter to his mother, Eide wrote` she is not Eide.
    Read off the words, since parsers often hang such a name on the title's last noun.
    """
    tokens, comma = parse.tokens, first - 1
    if comma < 2 or tokens[comma].text != "," or not closed(parse, last):
        return None
    if comma > 4 and tokens[comma - 1].text == ")" and tokens[comma - 3].text == "(":
        comma -= 3  # `an adviser to the Harbour Commission (HC), Lars Eide,`
    title = title_before(parse, comma, countries)
    if title is None or (is_joined(tokens[title.head]) and and_name(tokens, last)):
        return None  # `a man and his daughter, Holm and Eide`
    if any(n.label in _WHEN and title.head < n.first < comma for n in parse.names):
        return None  # `met the minister on Tuesday, Holm said`
    start = title.first - 1 if title.first and tokens[title.first - 1].tag in {"DT", "PRP$"} else title.first
    definite = start < title.first or any(t.tag == "POS" for t in tokens[title.first : title.last])
    return title if definite else None


def and_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Does another name follow, joined by `and`?"""
    return [t.tag for t in tokens[at : at + 2]] == ["CC", "NNP"]


def closed(parse: Parse, at: int) -> bool:
    """Does the text break off before token `at`: a mark, `and`, the sentence's end?"""
    return at >= len(parse.tokens) or parse.tokens[at].pos in {"PUNCT", "CCONJ", "ADP", "SYM"}


def _in_title(token: Token, adjacent: bool) -> bool:
    if token.pos in {"NOUN", "PROPN", "ADJ"}:
        word = token.lemma.strip(".").casefold()
        lord = word == "lord" and (token.text.islower() or not adjacent)  # `law lord Lord Holm`
        return token.tag != "JJR" and (lord or courtesy_gender(word) is None)
    if adjacent:
        return False
    short = token.pos == "NUM" and len(token.text) <= SHORT  # `the 6 April group`, no year
    return short or token.text.casefold() in _INSIDE_PREPOSITIONS


def calls_holder(token: Token) -> bool:
    """Is the noun an office, an occupation, or a short form of one, as titles have them?"""
    word = token.text.casefold().strip(".")
    if token.tag == "NNPS" and is_role_noun(word.removesuffix("s")):  # `Senators`, whose lemma may be itself
        return True
    return is_role_noun(token.lemma.casefold()) or is_role_noun(word) or is_short_title(word) or word.endswith("woman")


def _is_title_noun(token: Token) -> bool:
    """Not so in `the official Selco page`, `a major Selco shareholder`."""
    return calls_holder(token) and (token.tag != "JJ" or token.text[0].isupper())


def _is_built(parse: Parse, at: int) -> bool:
    """`meteorologist Anna Holm`: the common noun at `at` hangs on the name after it, and calls no thing nor a time.

    One that opens the sentence may be tagged a name; it must end as words for people do.
    """
    token = parse.tokens[at]
    if not is_part_of_name(token) or token.head <= at:
        return False
    if at == 0 and token.tag in {"NN", "NNP"} and calls_person(token.text.casefold()):
        return True
    if token.tag != "NN" or not token.text[0].islower():
        return False
    when = any(n.label in _WHEN and n.first <= at < n.last for n in parse.names)
    return not when and not calls_thing(token.lemma.casefold())


def _is_partisan(parse: Parse, at: int, countries: tuple[CountryMatch, ...]) -> bool:
    """`Democrat Anna Holm`; what one of a country's people is called is no title."""
    token = parse.tokens[at]
    return is_part_of_name(token) and _is_member(parse, token) and not any(c.first <= at < c.last for c in countries)


def _is_apart(tokens: tuple[Token, ...], noun: int) -> bool:
    """Is the common noun no part of the title behind it?"""
    token = tokens[noun]
    return token.tag in {"NN", "NNS"} and not (is_part_of_name(token) and token.head > noun)


def _touches(tokens: tuple[Token, ...], noun: int, first: int) -> bool:
    """Nothing between the role noun and the name but an `of …` or `for …` that belongs to the title."""
    between = [t for t in tokens[noun + 1 : first] if t.text != "."]  # `Sens . Holm`, as tokens
    return not between or (between[0].tag in {"IN", "TO"} and any(t.pos in {"NOUN", "PROPN"} for t in between))


def _clean_start(tokens: tuple[Token, ...], start: int, noun: int) -> int:
    """The title's first token: after any preposition or `and` that stands before its last role noun.

    `adviser for Vice President Lars Eide` makes Eide a vice president, not an adviser.
    """
    for at in range(noun, start, -1):
        named = tokens[at - 2].pos == "PROPN" and not calls_holder(tokens[at - 2])  # `Holm and rival Eide`
        if tokens[at - 1].tag == "CC" and not named and not calls_holder(tokens[noun]):
            continue  # `former governor and commentator Holm` is both
        if tokens[at - 1].tag in _LINKING and tokens[at - 1].text != "&":  # `Trade & Industry Minister`
            start = at
            break
    while start < noun and tokens[start].tag in {"PRP$", "DT", "POS", "JJS"}:
        start += 1
    return start


def apposition(parse: Parse, head: int, countries: tuple[CountryMatch, ...]) -> list[FoundRole]:
    """The roles that the sentence gives the name whose head token is `head`: in apposition, or as `who was …`."""
    beside = [n for n in appositions_of(parse, head) if _is_beside(parse, n, head)]
    nouns = [*((noun, False) for noun in beside), *(row for host in (head, *beside) for row in said_of(parse, host))]
    nouns += _held_as(parse, head)
    told = [(n, past) for n, past in dict(nouns).items() if _is_single(parse, n)]
    return [_phrase(parse, n, countries, past=past) for n, past in _with_joined(parse, [*told, *_equated(parse, head)])]


def said_by(parse: Parse, head: int) -> list[FoundRole]:
    """The roles that verbs give what stands at `head`, a pronoun or description: `she was a *lawyer*`."""
    told = _with_joined(parse, _equated(parse, head) + _held_as(parse, head))
    return [_phrase(parse, n, (), past=past) for n, past in told]


def _equated(parse: Parse, head: int) -> list[tuple[int, bool]]:
    """What a main clause says the name's bearer is or was; of a noun that the tables do not know, with `the`."""
    told = [(parse.tokens[n], past) for n, past in equated_with(parse, head) if _is_single(parse, n)]
    return [(t.index, past) for t, past in told if calls_holder(t) or "the" in _words_on(parse, t.index)]


def _words_on(parse: Parse, at: int) -> set[str]:
    return {parse.tokens[c].text.casefold() for c in parse.children[at]}


def _with_joined(parse: Parse, told: Sequence[tuple[int, bool]]) -> list[tuple[int, bool]]:
    """The nouns with those joined to them: `Republican of Ohio and majority *leader*`; not `and her *husband*`."""
    joined = [
        (c, past)
        for noun, past in told
        for c in parse.children[noun]
        if is_joined(parse.tokens[c]) and _is_single(parse, c) and not _is_owned(parse, c)
    ]
    return [*told, *(row for row in joined if row[0] not in dict(told))]


def _is_owned(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[c].tag == "PRP$" for c in parse.children[noun])


def _is_beside(parse: Parse, noun: int, head: int) -> bool:
    """Does no verb stand between: `Holm left when it rained, the *mayor*, Lars Eide, said`?"""
    first, _ = noun_phrase(parse, noun, lambda t: _leaves(t, noun))
    return not any(t.tag in _FINITE and t.head != noun for t in parse.tokens[head + 1 : first])


def _held_as(parse: Parse, head: int) -> list[tuple[int, bool]]:
    """(noun, is it past?) of what a clause says the name's bearer acts as, or has ceased to be.

    `served as *consul*`, `before retiring as *consul*`, `fired Holm as *consul*`.
    """
    found = []
    for verb in parse.tokens:
        lemma = verb.lemma.casefold()
        use = _LEAVING.get(lemma) or _HOLDING.get(lemma)
        if use is None or verb.pos != "VERB":
            continue
        below = [parse.tokens[c] for c in parse.children[verb.index]]
        if any(t.tag in {"MD", "TO"} or t.text in _NOT for t in below):
            continue
        if (doer_of if use == "doer" else undergoer_of)(parse, verb.index) == head:
            past = lemma in _LEAVING or verb.tag == "VBD"
            found += [(noun.index, past) for word, noun in objects_of_prepositions(parse, verb.index) if word == "as"]
    return found


def _is_single(parse: Parse, noun: int) -> bool:
    """A role of one: `three governors, Anna Holm, Lars Eide` makes no name the role's.

    `one of the governors` is such a role, and so is a member of a party or people (`the top Democrat on the board`).
    """
    token = parse.tokens[noun]
    if any(parse.tokens[c].tag == "WP$" for c in parse.children[noun]):
        return False  # `Holm, whose *son* is a lawyer`
    if token.text.casefold() == "one":
        return any(word == "of" and _is_person(several) for word, several in objects_of_prepositions(parse, noun))
    return (_is_person(token) or _is_member(parse, token)) and token.tag not in PLURAL_TAGS


def _is_member(parse: Parse, token: Token) -> bool:
    """`Democrat`, `Texan`: one of a party or people, no letter for it (`D-N.J.`)."""
    named = any(n.label == "NORP" and n.first <= token.index < n.last for n in parse.names)
    return named and token.pos in {"NOUN", "PROPN"} and token.text[1:].isalpha() and token.text[1:].islower()


def _is_person(token: Token) -> bool:
    """Does the noun, beside a name, call a person: a role, or what ends as words for people do?"""
    return calls_holder(token) or (token.pos == "NOUN" and calls_person(token.lemma.casefold()))


def _phrase(parse: Parse, noun: int, countries: tuple[CountryMatch, ...], *, past: bool) -> FoundRole:
    """The noun phrase of the role noun, without relative clauses and further appositions."""
    tokens = parse.tokens
    first, last = noun_phrase(parse, noun, lambda t: _leaves(t, noun))
    while first < noun and _opens(tokens, first):
        past = past or tokens[first].text.casefold() in PAST_MARKS
        first += 1
    last = min(last, first + MAX_APPOSITION)
    while last > noun + 1 and tokens[last - 1].pos in {"PUNCT", "ADP", "CCONJ", "ADV"}:
        last -= 1
    role = _role(parse, first, last, [noun], countries, past=past)
    none = any(is_infinitive(parse, verb.index) for verb in clauses_on(parse, noun))
    return replace(role, held="never") if none else role  # `the first journalist to be arrested`


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Is the token before the role's own words: an article, `also a`, `then the`, a mark?"""
    article = tokens[at].tag == "RB" and tokens[at + 1].tag in _OPENING
    return article or tokens[at].tag in _OPENING or not tokens[at].text[0].isalnum()


def _leaves(token: Token, noun: int) -> bool:
    """Another office (`… and U.S. Ambassador`) is no part of a role, nor are the marks that end its phrase."""
    return (is_joined(token) and _is_person(token)) or (token.head == noun and token.text in {",", ";", "—", "–"})


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
    over = _OVER.search(parse.text, tokens[first].start, tokens[last - 1].end)
    held: Literal["now", "past"] = "past" if past or over or marks & PAST_MARKS else "now"
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
