"""What the steps read in a text, as short sentences that a row of a table can name."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rashomon.dates import date_of, find_article_dates
from rashomon.dates.lexemes import known_words
from rashomon.language import ParsedArticle, parse_articles
from rashomon.lexicon import classes_of
from rashomon.people import find_cast
from rashomon.people.countries import _beginnings, gazetteer
from rashomon.text import sentences
from rashomon.values import numerals
from rashomon.vocabulary import Article, Block, Date, digest, make_id

PUBLISHED = Date("2024-03-13", "explicit", "2024-03-13")  # a Wednesday


def parse_examples(examples: Sequence[str]) -> dict[str, ParsedArticle]:
    """Each example as an article of its own."""
    distinct = sorted(set(examples))
    articles = [
        Article(make_id("a", text), "", text, (Block(0, len(text), "body"),), digest(text), language="en")
        for text in distinct
    ]
    return dict(zip(distinct, (parse_articles([a])[0] for a in articles), strict=True))


def people_read(parsed: ParsedArticle) -> set[str]:
    """`NAME: kind`, `NAME: side SIDE`, `NAME: named N times`, `NAME is ROLE`, `NAME was ROLE`, `NAME is m`,
    `WORDS = NAME`."""
    cast, found = find_cast([parsed]), set()
    names = {a.id: a.name for a in cast.actors}
    mentions = [(s, m) for s in parsed.sentences for m in cast.mentions.get(s.sentence.id, ())]
    for actor in cast.actors:
        found.add(f"{actor.name}: {actor.kind}")
        found |= {f"{actor.name}: side {names[actor.side]}"} if actor.side else set()
        found |= {f"{actor.name} {'was' if role.held == 'past' else 'is'} {role.role}" for role in actor.roles}
        found |= {f"{actor.name} is {cast.genders[actor.id]}"} if actor.id in cast.genders else set()
        found.add(f"{actor.name}: named {sum(m.actor == actor.id for _, m in mentions)} times")
    return found | {f"{s.parse.words(m.first, m.last)} = {names[m.actor]}" for s, m in mentions}


def dates_read(parsed: ParsedArticle) -> set[str]:
    """`WORDS = VALUE`, or the kind where there is none; `WORD on WORDS`: the date that a verb or noun has."""
    dates, found = find_article_dates(parsed, PUBLISHED), set()
    for s in parsed.sentences:
        rows = dates[s.sentence.id]
        found |= {f"{d.value.text} = {d.edtf or d.kind}" for d in rows}
        for token in s.parse.tokens:
            if token.pos in {"VERB", "AUX", "NOUN"} and (date := date_of(s, token.index, rows)):
                found.add(f"{token.text} on {date.value.text}")
    return found


def numbers_read(parsed: ParsedArticle) -> set[str]:
    """`WORDS = NUMBER`, by the module read anew, which keeps the words as it found them."""
    text = parsed.article.text
    return {f"{text[n.start : n.end]} = {n.value:g}" for n in runpy.run_path(numerals.__file__)["find_numbers"](text)}


def sentences_read(parsed: ParsedArticle) -> set[str]:
    """The sentences of the text, cut by the module read anew."""
    text = parsed.article.text
    return {text[s.start : s.end] for s in runpy.run_path(sentences.__file__)["find_sentences"](text)}


def is_read(expected: str, found: set[str]) -> bool:
    """Is it read, or with `not` before it, not?"""
    bare = expected.removeprefix("not ")
    return (bare in found) == (bare == expected)


@contextmanager
def without(table: str, kind: str, word: str) -> Iterator[None]:
    """The tables without one row."""
    rows = classes_of(table)[kind]
    kept = dict(rows)
    del rows[word]
    _forget()
    try:
        yield
    finally:
        rows.clear()
        rows.update(kept)
        _forget()


def _forget() -> None:
    for known in (gazetteer, _beginnings, known_words):
        known.cache_clear()
