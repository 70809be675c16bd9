"""Personal names in one sentence, with what stands next to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.clauses import is_subject, preposition_of
from rashomon.language import Name, Parse, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.countries import CountryMatch, country_of
from rashomon.people.lexicon import COLLECTIVES, GENDERED, courtesy_gender, is_role_noun, is_short_title
from rashomon.people.personal_names import is_given_name, name_key
from rashomon.people.persons import PersonMention, RoleMention
from rashomon.people.roles import FoundRole, apposition, country_after, honorific, title_and_comma, title_before
from rashomon.text import fold
from rashomon.vocabulary import Article

MAX_NAME = 6  # tokens; a bound: longer runs of capitals are headlines or lists
MAX_LETTERS = 60  # of one token; longer "names" are broken text
_MISTAKEN = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART"})
_WORD = re.compile(r"[^\W\d_][\w’'.\-]*$")
_PLACING = words_of("people", "place")
_SAYING = words_of("people", "saying")


def find_person_mentions(
    article: Article, sentence: ParsedSentence, countries: tuple[CountryMatch, ...]
) -> list[PersonMention]:
    """The persons that a sentence names, with their titles. A reporting credit names no person of the story."""
    if sentence.sentence.role == "note":
        return []
    found = []
    for name in sentence.names:
        span = _bounds(sentence, name) if name.label in {"PERSON", *_MISTAKEN} else None
        if span:
            mention = _mention(article, sentence, *span, countries)
            if name.label == "PERSON" or _surely_person(sentence, mention):
                found.append(mention)
    return found


def _surely_person(sentence: ParsedSentence, mention: PersonMention) -> bool:
    """Something tagged as a body or place that is two or three words with a title is a person."""
    tokens = sentence.parse.tokens
    words = [t.text.casefold() for t in tokens[mention.first : mention.last]]
    if mention.first and tokens[mention.first - 1].pos == "DET":
        return False
    return len(words) in {2, 3} and bool(mention.roles) and not any(w in COLLECTIVES or is_role_noun(w) for w in words)


def _bounds(sentence: ParsedSentence, name: Name) -> tuple[int, int] | None:
    """The tokens of the name alone, titles and stray words cut off; None if no name is left."""
    tokens, (first, last, _) = sentence.parse.tokens, name
    while first < last and _is_stray(sentence, first, last):
        first += 1
    while last > first and not _WORD.match(tokens[last - 1].text):
        last -= 1
    while last + 1 < len(tokens) and last > first and _hyphened(tokens, last):
        last += 2
    words = [t.text for t in tokens[first:last]]
    if not words or len(words) > MAX_NAME or not all(_WORD.match(w) or w in {"-", "."} for w in words):
        return None
    if not all(len(w) <= MAX_LETTERS for w in words) or not (words[-1][0].isupper() or words[-2:-1] == ["-"]):
        return None
    plural = tokens[last - 1].tag == "NNPS" and not is_given_name(fold(words[0]))
    if plural or _is_acronym(words) or any(country_of(w) for w in words[:1] + words[-1:]):
        return None
    return first, last


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Does the name go on with a hyphen at token `at`, as in `Min-soo`?"""
    before, hyphen, after = tokens[at - 1 : at + 2]
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == after.start and after.text.isalpha()


def _is_stray(sentence: ParsedSentence, at: int, last: int) -> bool:
    token = sentence.parse.tokens[at]
    word = fold(token.text).strip(".")
    if token.tag in {"MD", "DT", "IN", "POS", "WP", "WRB", "PRP$"} or token.text in {"-", "–", "—"}:
        return True
    return last - at > 1 and (courtesy_gender(word) is not None or is_short_title(word) or is_role_noun(word))


def _is_acronym(words: list[str]) -> bool:
    return len(words[0]) > 2 and words[0].isupper() and words[0].isalpha() and not all(w.isupper() for w in words)


def _mention(
    article: Article, sentence: ParsedSentence, first: int, last: int, countries: tuple[CountryMatch, ...]
) -> PersonMention:
    parse, sid = sentence.parse, sentence.sentence.id
    head = next((i for i in range(last - 1, first - 1, -1) if not first <= parse.tokens[i].head < last), last - 1)
    courtesy = honorific(parse, first)
    start = courtesy[0] if courtesy else first
    title = _title(parse, start, last, countries)
    roles = ([title] if title else []) + apposition(parse, head, countries)
    if not roles and (before := title_and_comma(parse, first, last, countries)):
        roles = [before]
    begin = title.first if title else start
    bare = last - first == 1 and not courtesy  # `Prince Edward`: the title is part of the form
    text = parse.words(title.first if title and bare else first, last)
    return PersonMention(
        article.id,
        sid,
        begin,
        first,
        last,
        head,
        name_key([t.text for t in parse.tokens[first:last]]),
        re.sub(r"[’']s$", "", text),
        (courtesy[1] if courtesy else "") or _gender(sentence, roles),
        tuple(_role(article, sentence, role) for role in roles),
        sentence.sentence.role,
        _placed(sentence, head),
        sentence.sentence.start + parse.tokens[first].start,
        bool(courtesy or roles) or _subject_of_saying(sentence, head),
    )


def _title(parse: Parse, start: int, last: int, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """The title that ends at token `start`, with the country behind the name: `President Anna Holm of Norway`."""
    title = title_before(parse, start, countries)
    country = country_after(parse, last, countries) if title and title.country is None else None
    return replace(title, country=country) if title and country else title


def _gender(sentence: ParsedSentence, roles: list[FoundRole]) -> str:
    """What the nouns of the roles tell (`congresswoman`, `the king`): `m`, `f`, or empty where they do not."""
    told = {GENDERED.get(sentence.parse.tokens[r.head].lemma.casefold(), "") for r in roles} - {""}
    return next(iter(told)) if len(told) == 1 else ""


def _placed(sentence: ParsedSentence, head: int) -> bool:
    return preposition_of(sentence.parse, sentence.parse.tokens[head]) in _PLACING


def _subject_of_saying(sentence: ParsedSentence, head: int) -> bool:
    token = sentence.parse.tokens[head]
    return is_subject(token) and sentence.parse.tokens[token.head].lemma in _SAYING


def _role(article: Article, sentence: ParsedSentence, role: FoundRole) -> RoleMention:
    tokens, base = sentence.parse.tokens, sentence.sentence.start
    anchor = article.anchor(base + tokens[role.first].start, base + tokens[role.last - 1].end)
    return RoleMention(role.held, role.country, anchor, role.first, role.last, role.head)
