"""Personal names in one sentence, with what stands next to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.clauses import is_joined, is_object, is_owner, is_part_of_name, is_subject, preposition_of
from rashomon.language import Name, Parse, ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.countries import CountryMatch, country_of, seat_country
from rashomon.people.credits import is_credit
from rashomon.people.lexicon import (
    COLLECTIVES,
    FIRM,
    GENDERED,
    OFFICES,
    PLURAL_TAGS,
    calls_thing,
    courtesy_gender,
    is_role_noun,
    is_short_title,
)
from rashomon.people.personal_names import initials_of, is_given_name, name_key
from rashomon.people.persons import HEADLINES, PersonMention, RoleMention
from rashomon.people.roles import (
    FoundRole,
    and_name,
    apposition,
    closed,
    country_after,
    honorific,
    title_and_comma,
    title_before,
    title_joined,
)
from rashomon.people.sorts import LABELS, Sorts
from rashomon.text import fold
from rashomon.vocabulary import Article

MAX_NAME = 6  # tokens; a bound: longer runs of capitals are headlines or lists
MAX_LETTERS = 60  # of one token; longer "names" are broken text
MAX_BETWEEN = 5  # tokens between two names of a list
MAX_NICKNAME = 4  # tokens; longer words in marks are speech
_JOINING = frozenset({",", "and", "&"})
_LISTING = _JOINING | {"of", "the"}
_BEFORE_LIST = frozenset({",", ":", "–", "—", "-", "("})  # between a title and the names that share it
_SAINT = frozenset({"st", "saint"})
_MARKS = frozenset('"“”')
MAX_PARTICLE = (
    3  # letters; longer common nouns within a name stand before it (`daughter Ida`), shorter are `bin`, `der`
)
_PARTICLES = frozenset({"al", "el"})
_OF_PERSONS = frozenset({"of", "by", "with", "against"})  # before whom a deed is done to, by, with
_COMMON = frozenset({"NN", "NNS", "JJ"})
_MISTAKEN = LABELS - {"PERSON"}
_WORD = re.compile(r"[^\W\d_][\w’'.\-]*$")
_PLACING = words_of("people", "place")
_SAYING = words_of("people", "saying")


def find_person_mentions(
    article: Article, sentence: ParsedSentence, countries: tuple[CountryMatch, ...], sorts: Sorts
) -> list[PersonMention]:
    """The persons that a sentence names, with their titles. A reporting credit names no person of the story."""
    if sentence.sentence.role == "note":
        return []
    found = [_mention(article, sentence, *span, countries) for span in (*_nicknamed(sentence), *_titled(sentence))]
    taken = {i for m in found for i in range(m.first, m.last)}
    for name in sentence.names:
        if not taken.isdisjoint(range(name.first, name.last)):
            continue
        label = sorts.of(sentence, name)
        span = _bounds(sentence, name) if label in LABELS else None
        if span:
            mention = _mention(article, sentence, *span, countries)
            if label == "PERSON" or (name.label == label and _surely_person(sentence, mention)):
                found.append(mention)
    return [m for run in _lists(sentence.parse, found) for m in _sharing(article, sentence, run, countries)]


def _lists(parse: Parse, found: Sequence[PersonMention]) -> list[list[PersonMention]]:
    """The mentions, those together that one list names: `Anna Holm, Lars Eide of Oslo and Paul Krag`."""
    runs: list[list[PersonMention]] = []
    for m in sorted(found, key=lambda m: m.first):
        between = parse.tokens[runs[-1][-1].last : m.start] if runs else ()
        words = {t.text for t in between if t.pos != "PROPN" or between[0].text != "of"}
        listed = m.start == m.first and 0 < len(between) <= MAX_BETWEEN and words <= _LISTING
        if listed and between[-1].text in _JOINING:
            runs[-1].append(m)
        else:
            runs.append([m])
    return runs


def _sharing(
    article: Article, sentence: ParsedSentence, run: list[PersonMention], countries: tuple[CountryMatch, ...]
) -> list[PersonMention]:
    """The names of a list, each with the title before them: `Justices Anna Holm and Lars Eide`."""
    title = _title_of_several(sentence.parse, run[0].first, run[-1].last, countries) if len(run) > 1 else None
    if title is None:
        return _of_second(article, sentence, run, countries)
    role = replace(make_role(article, sentence, title), shared=True)
    new = [() if any(r.head == role.head for r in m.roles) else (role,) for m in run]
    return [replace(m, roles=(*m.roles, *more), speaks=True) for m, more in zip(run, new, strict=True)]


def _of_second(
    article: Article, sentence: ParsedSentence, run: list[PersonMention], countries: tuple[CountryMatch, ...]
) -> list[PersonMention]:
    """Of two names that follow two nouns, the second with the second noun."""
    if len(run) != 2:
        return run
    one, two = run
    title = _title_of_second(sentence.parse, (one.first, one.last), two.first, countries)
    role = replace(make_role(article, sentence, title), shared=True) if title else None
    beside = tuple(r for r in one.roles if role is None or r.head != role.head)
    return [replace(one, roles=beside), replace(two, roles=(*two.roles, role))] if role else run


def _title_of_several(parse: Parse, first: int, last: int, countries: tuple[CountryMatch, ...]) -> FoundRole | None:
    """The title that the names listed at `first:last` share.

    `Justices Holm and Eide`; `senators – Holm and Eide`; with a comma only `two` or `the senators, Holm and Eide,`.
    """
    tokens = parse.tokens
    apart = first > 0 and tokens[first - 1].text in _BEFORE_LIST
    if apart and not closed(parse, last):
        return None
    title = title_before(parse, first - apart, countries)
    if title is None or not _is_plural(tokens[title.head]):
        return None
    definite = title.first > 0 and tokens[title.first - 1].tag in {"CD", "DT", "PRP$"}
    return title if definite or not apart or tokens[first - 1].text != "," else None


def _is_plural(noun: Token) -> bool:
    """By its tag, or as `Sens.`."""
    word = noun.text.casefold().strip(".")
    return noun.tag in PLURAL_TAGS or (word.endswith("s") and is_short_title(word))


def _title_of_second(
    parse: Parse, names: tuple[int, int], at: int, countries: tuple[CountryMatch, ...]
) -> FoundRole | None:
    """The title of whom token `at` names, after `names`: `a man and his *daughter*, Anand Holm and Ida Holm`."""
    title = title_before(parse, names[0] - 1, countries) if parse.tokens[max(0, names[0] - 1)].text == "," else None
    pair = title is not None and is_joined(parse.tokens[title.head]) and names[1] + 1 == at
    return title if pair and and_name(parse.tokens, names[1]) else None


def _nicknamed(sentence: ParsedSentence) -> list[tuple[int, int]]:
    """The names with a nickname in marks inside: `Tomas “The Eel” Brand`, whatever the tagger made of the pieces."""
    tokens, found = sentence.parse.tokens, []
    begun = {t.index + 1: t.index for t in tokens if t.tag == "NNP" and is_given_name(fold(t.text))}
    begun |= {n.last: n.first for n in sentence.names if n.label == "PERSON"}
    for opening in sorted(begun):
        if opening >= len(tokens) or tokens[opening].text not in _MARKS:
            continue
        inside = range(opening + 1, min(opening + 2 + MAX_NICKNAME, len(tokens) - 1))
        closing = next((i for i in inside if tokens[i].text in _MARKS), None)
        last = closing + 1 if closing else opening
        while closing and last < len(tokens) and tokens[last].text[0].isupper() and _WORD.match(tokens[last].text):
            last += 1
        if closing and last > closing + 1 and tokens[opening + 1].text[0].isupper():
            found.append((begun[opening], last))
    return found


def _titled(sentence: ParsedSentence) -> list[tuple[int, int]]:
    """Single names that the tagger passed over behind a title that one man or woman bears: `Princess Maren-Cecile`."""
    if sentence.sentence.role in HEADLINES:
        return []
    tokens, found = sentence.parse.tokens, []
    named = {i for n in sentence.names for i in range(n.first, n.last)}
    for title, name in pairwise(tokens):
        word, last = fold(title.text), name.index + 1
        if word not in OFFICES or word not in GENDERED or not (title.text[0].isupper() and name.text[0].isupper()):
            continue
        while last + 1 < len(tokens) and _hyphened(tokens, last):
            last += 2
        alone = all(t.pos != "PROPN" and t.text != "-" for t in (*tokens[last : last + 1], *tokens[: title.index][-1:]))
        words = {fold(t.text) for t in tokens[name.index : last]}
        odd = any(country_of(w) or is_role_noun(w) or calls_thing(w) for w in words)
        if alone and not odd and name.pos == "PROPN" and named.isdisjoint(range(title.index, last)):
            found.append((name.index, last))
    return found


def add_surnames(
    article: ParsedArticle, found: Sequence[PersonMention], countries: Mapping[str, tuple[CountryMatch, ...]]
) -> list[PersonMention]:
    """The surnames of an article's persons that the tagger took for something else: `March said`, `Mr. Brand left`.

    A word that also is a month, a place or a people counts only where it speaks or follows `Mr.` and the like; one that
    is a country's or its capital's never where something is done to it.
    """
    surnames = {m.key[-1] for m in found if len(m.key) > 1 and m.first < m.last}
    taken: dict[str, set[int]] = defaultdict(set)
    for m in found:
        taken[m.sentence].update(range(m.first, m.last))
    rows = []
    for sentence in article.sentences if surnames else ():
        if sentence.sentence.role in {"note", *HEADLINES}:
            continue
        for token in sentence.parse.tokens:
            known = token.text[0].isupper() and fold(token.text) in surnames
            if known and token.index not in taken[sentence.sentence.id] and _stands_alone(sentence, token):
                span = (token.index, token.index + 1)
                rows.append(_mention(article.article, sentence, *span, countries[sentence.sentence.id]))
    return rows


def _stands_alone(sentence: ParsedSentence, token: Token) -> bool:
    """Is the capitalised word a name by itself, and one that does what persons do?"""
    tokens, at = sentence.parse.tokens, token.index
    before, after = tokens[max(0, at - 1) : at], tokens[at + 1 : at + 2]
    words = {fold(t.text).strip(".") for t in before if t.pos == "PROPN"}  # `Mr. Holm`, `Justice Holm`
    if any(t.pos == "PROPN" for t in after) or any(courtesy_gender(w) is None and not is_role_noun(w) for w in words):
        return False
    if honorific(sentence.parse, at) or _subject_of_saying(sentence, at):
        return True
    labels = {n.label for n in sentence.names if n.first <= at < n.last}
    whom = is_object(token) or is_owner(token) or preposition_of(sentence.parse, token) in _OF_PERSONS
    return labels <= _MISTAKEN and (is_subject(token) or (whom and country_of(token.text) is None))


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
    while last > first and _is_loose(tokens, first, last):
        last -= 1
    while last + 1 < len(tokens) and last > first and (_hyphened(tokens, last) or _particled(tokens, last)):
        last += 2 if tokens[last].text == "-" else 3
    last += last > first and _goes_on(sentence, last)
    words = [t.text for t in tokens[first:last]]
    if not words or len(words) > MAX_NAME or not all(_WORD.match(w) or w in {"-", "."} for w in words):
        return None
    if not all(len(w) <= MAX_LETTERS for w in words) or not (words[-1][0].isupper() or words[-2:-1] == ["-"]):
        return None
    if last < len(tokens) and tokens[last].tag == "NNP" and calls_thing(fold(tokens[last].text)):
        return None  # `Ida Renn School`, `the Holm Foundation`
    if fold(words[0]).strip(".") in _SAINT and any(t.tag == "POS" for t in tokens[last : last + 1]):
        return None  # `St Olaf's House`
    if fold(words[-1]).strip(".") in FIRM or "and" in words or seat_country(" ".join(words)):
        return None  # `Selco Ltd`, `Holm and Eide`, `the Bundestag`
    plural = tokens[last - 1].tag == "NNPS" and not is_given_name(fold(words[0]))
    if plural or _is_acronym(words) or any(country_of(w) for w in words[:1] + words[-1:]):
        return None
    return first, last


def _goes_on(sentence: ParsedSentence, at: int) -> bool:
    """`Tessa March`, tagged as a name and a month: does the given name go on with the token at `at`?"""
    before, *after = sentence.parse.tokens[at - 1 : at + 1]
    months = all(n.label == "DATE" and n.first == at == n.last - 1 for n in sentence.names if n.first <= at < n.last)
    hangs = bool(after) and months and after[0].tag == "NNP" and before.head == at and not is_part_of_name(after[0])
    return hangs and is_given_name(fold(before.text))


def _is_loose(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Is the last token none of the name: a mark, `Anna Holm MP`, `Anna Holm - the`?"""
    token, before = tokens[last - 1], tokens[max(0, last - 2)]
    office = last - first > 2 and token.text.isupper() and is_role_noun(fold(token.text))
    apart = token.text.islower() and before.text == "-" and before.end != token.start
    return not _WORD.match(token.text) or office or apart


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Does the name go on with a hyphen at token `at`, as in `Min-soo`?"""
    before, hyphen, after = tokens[at - 1 : at + 2]
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == after.start and after.text.isalpha()


def _particled(tokens: Sequence[Token], at: int) -> bool:
    """Does the name go on with a particle and a hyphen at token `at`, as in `el-Sayed`?"""
    return tokens[at].text in _PARTICLES and at + 2 < len(tokens) and _hyphened(tokens, at + 1)


def _is_stray(sentence: ParsedSentence, at: int, last: int) -> bool:
    token = sentence.parse.tokens[at]
    word = fold(token.text).strip(".")
    if token.tag in {"MD", "DT", "IN", "POS", "WP", "WRB", "PRP$"} or token.text in {"-", "–", "—"}:
        return True
    if any(
        t.text.islower() and t.tag in _COMMON and len(t.text) > MAX_PARTICLE for t in sentence.parse.tokens[at:last]
    ):
        return True  # `South Korean singer Psy`: the name begins behind the common noun
    if last - at > 2 and at and sentence.parse.tokens[at - 1].text == "of" and country_of(token.text) is not None:
        return True  # `Mayor of Oslo Anna Holm`
    return last - at > 1 and (courtesy_gender(word) is not None or is_short_title(word) or is_role_noun(word))


def _is_acronym(words: list[str]) -> bool:
    return len(words[0]) > 2 and words[0].isupper() and words[0].isalpha() and not all(w.isupper() for w in words)


def _mention(
    article: Article, sentence: ParsedSentence, first: int, last: int, countries: tuple[CountryMatch, ...]
) -> PersonMention:
    parse = sentence.parse
    head = next((i for i in range(last - 1, first - 1, -1) if not first <= parse.tokens[i].head < last), last - 1)
    courtesy = honorific(parse, first)
    title = _title(parse, start := courtesy[0] if courtesy else first, last, countries)
    joined = title and sentence.sentence.role not in HEADLINES and title_joined(parse, title, countries)
    roles = [role for role in (title, joined, *apposition(parse, head, countries)) if role]
    if not roles and (before := title_and_comma(parse, first, last, countries)):
        roles = [before]
    words = _without_nickname([t.text for t in parse.tokens[first:last]])
    return PersonMention(
        article.id,
        sentence.sentence.id,
        title.first if title else start,
        first,
        last,
        head,
        name_key(words),
        _form(parse, first, last, None if courtesy else title),
        (courtesy[1] if courtesy else "") or _gender(sentence, roles),
        tuple(make_role(article, sentence, role) for role in roles),
        sentence.sentence.role,
        _placed(sentence, head),
        sentence.sentence.start + parse.tokens[first].start,
        bool(courtesy or roles) or _subject_of_saying(sentence, head),
        initials_of(words),
        is_credit(sentence, first),
    )


def _form(parse: Parse, first: int, last: int, title: FoundRole | None) -> str:
    """The name as it is written; of `Prince Edward` the title is a part."""
    one = title is not None and parse.tokens[title.head].tag not in PLURAL_TAGS  # not `Presidents Holm and Eide`
    single = last - first == 1 or (last - first == 3 and parse.tokens[first + 1].text == "-")  # `Maren-Cecile`
    part = one and single and parse.tokens[first - 1].text[0].isupper()
    return re.sub(r"[’']s$", "", parse.words(title.first if title and part else first, last))


def _without_nickname(words: list[str]) -> list[str]:
    marks = [i for i, word in enumerate(words) if word in _MARKS]
    return words[: marks[0]] + words[marks[1] + 1 :] if len(marks) == 2 else words


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


def make_role(article: Article, sentence: ParsedSentence, role: FoundRole) -> RoleMention:
    tokens, base = sentence.parse.tokens, sentence.sentence.start
    anchor = article.anchor(base + tokens[role.first].start, base + tokens[role.last - 1].end)
    return RoleMention(role.held, role.country, anchor, role.first, role.last, role.head)
