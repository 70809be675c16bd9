"""What the steps read in a text, as short sentences that a row of a table can name."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper

from rashomon.clauses import (
    NO_TOKEN,
    complement_of,
    doer_of,
    find_standing,
    holder_of,
    is_answer,
    sense_of,
    taken_by,
    undergoer_of,
)
from rashomon.clauses.find import is_predicate
from rashomon.dates import date_of, find_article_dates
from rashomon.dates.lexemes import known_words
from rashomon.events import find_mentions
from rashomon.events.channels import find_channels
from rashomon.events.merge import merge_mentions
from rashomon.events.outcomes import find_outcomes
from rashomon.events.positions import find_positions
from rashomon.events.questions import find_questions
from rashomon.language import ParsedArticle, parse_articles
from rashomon.lexicon import classes_of
from rashomon.people import find_cast
from rashomon.people.countries import _beginnings, gazetteer
from rashomon.reading.cues import is_share_bar
from rashomon.reading.furniture import _is_bar
from rashomon.reading.languages import find_language
from rashomon.reading.notes import is_credited
from rashomon.text import sentences
from rashomon.values import numerals, units
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


def grammar_read(parsed: ParsedArticle) -> set[str]:
    """`WORD = REALITY +` or `-`; `WORD: DOER UNDERGOER`; `WORD > COMPLEMENT`; `WORD takes WORDS`; `WORD of WHOSE`;
    `WORD is LEMMA WITH PARTICLE`, `WORD is a predicate`, `WORD is an answer`."""
    found = set()
    for parse in (s.parse for s in parsed.sentences):
        words = {NO_TOKEN: "-"} | {t.index: t.text for t in parse.tokens}
        for token in parse.tokens:
            at, standing = token.index, find_standing(parse, token.index)
            found |= {
                f"{token.text} = {standing.reality} {'+' if standing.affirmed else '-'}",
                f"{token.text}: {words[doer_of(parse, at)]} {words[undergoer_of(parse, at)]}",
                f"{token.text} > {' '.join(words[i] for i in complement_of(parse, at).tokens)}",
                f"{token.text} takes {' '.join(words[i] for i in taken_by(parse, at))}",
                f"{token.text} of {words[holder_of(parse, at)]}",
                f"{token.text} is {sense_of(parse, at)}",
            }
            found |= {f"{token.text} is a predicate"} if is_predicate(parse, at) else set()
            found |= {f"{token.text} is an answer"} if is_answer(parse, at) else set()
    return found


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


def units_read(parsed: ParsedArticle) -> set[str]:
    """`WORDS = NUMBER DIMENSION`, by the module read anew."""
    text, found = parsed.article.text, set()
    find_unit = runpy.run_path(units.__file__)["find_unit"]
    for n in numerals.find_numbers(text):
        dimension, _, one, end = find_unit(text, n.start, n.end)
        found.add(f"{text[n.start : end]} = {n.value * one:g} {dimension}")
    return found


def pages_read(parsed: ParsedArticle) -> set[str]:
    """`a menu`, `a share bar`, `a credit`, `in English`, asked of the line without what is kept of other lines."""
    text = parsed.article.text
    found = {
        "a menu": _is_bar.__wrapped__(text, edge=False),  # type: ignore[attr-defined]
        "a share bar": is_share_bar(text),
        "a credit": is_credited(text),
        "in English": find_language.__wrapped__(text) == "en",  # type: ignore[attr-defined]
    }
    return {name for name, is_so in found.items() if is_so}


def sentences_read(parsed: ParsedArticle) -> set[str]:
    """The sentences of the text, cut by the module read anew."""
    text = parsed.article.text
    return {text[s.start : s.end] for s in runpy.run_path(sentences.__file__)["find_sentences"](text)}


def facts_read(parsed: ParsedArticle) -> set[str]:
    """`PART NAME`, the same after the event's family and before its status, `at PLACE`; `STANCE ISSUE`, the same after
    the side; `agreed WHAT`; `asks WHAT`; `STATE channel`."""
    cast = find_cast([parsed])
    dates, found = find_article_dates(parsed, PUBLISHED), set()
    mentions = find_mentions([parsed], cast, dates=dates)
    for m in mentions:
        parts = {f"{p.part} {cast.actor(p.actor).name}" for p in m.scene.parts}
        found |= (
            parts | {f"{m.family} {p}" for p in parts} | {f"{p} {m.status}" for p in parts} | {f"at {m.scene.place}"}
        )
    clusters = merge_mentions(mentions, [parsed], cast, dates=dates)
    positions = [(p, f"{p.stance} {p.issue}") for p in find_positions([parsed], cast)]
    found |= {words for p, said in positions for words in (said, f"{cast.actor(p.side or '').name} {said}")}
    found |= {f"agreed {o.what}" for o in find_outcomes([parsed], cast, dates=dates, clusters=clusters)}
    found |= {f"asks {q.text}" for q in find_questions([parsed], cast, mentions=mentions)}
    return found | {f"{c.state} channel" for c in find_channels([parsed], cast, mentions=mentions)}


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
    _forget_tables()
    try:
        yield
    finally:
        rows.clear()
        rows.update(kept)
        _forget_tables()


def _forget_tables() -> None:
    forget()
    for made in (gazetteer, _beginnings, known_words):
        made.cache_clear()


def forget() -> None:
    """Have every step read anew what it keeps of sentences and words; models and other single things stay."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == "rashomon"]
    kept = (value for module in modules for value in vars(module).values() if isinstance(value, _lru_cache_wrapper))
    for known in (k for k in kept if (k.cache_parameters()["maxsize"] or 0) > 2):
        known.cache_clear()
