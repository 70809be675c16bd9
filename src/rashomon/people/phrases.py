"""Where a sentence names an organisation or a country, for those who read whom a later description means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.clauses import is_main, is_object, is_owner, is_subject
from rashomon.language import Parse, ParsedSentence, Token
from rashomon.lexicon import is_speech
from rashomon.people.cast import Mention
from rashomon.vocabulary import Actor

UNRESOLVED = ""  # the actor of a description that stays open
BODY, COUNTRY = 1, 2  # what a phrase can be called again by: `the company`, `the country`
PLACES = ("subject", "object", "owner", "other")  # in a clause, the weightiest first
_NAMED = {"organisation": BODY, "country": COUNTRY}


@dataclass(frozen=True, slots=True)
class Story:
    """The actors of a story, by id."""

    actors: Mapping[str, Actor]


class Phrase(NamedTuple):
    """A mention of `key`, an actor, headed by token `head` of the sentence numbered `at`; how it stands there."""

    at: int
    head: int
    key: str
    may: int  # `BODY` or `COUNTRY`
    form: str  # `name`, `description`, `pronoun`
    place: str  # one of `PLACES`
    main: bool  # does its verb head the sentence?
    speaks: bool  # is it the subject of a verb of saying?
    inside: bool  # inside quotation marks?
    verb: int  # its head


def phrases_of(
    at: int, row: ParsedSentence, mentions: Sequence[Mention], quoted: frozenset[int], story: Story
) -> list[Phrase]:
    """The organisations and countries of a sentence, in text order."""
    found = [
        make_phrase(at, row.parse, m.head, quoted, may, m.kind, m.actor)
        for m in mentions
        if (may := _NAMED.get(story.actors[m.actor].kind, 0)) and m.kind != "pronoun"
    ]
    return sorted(found, key=lambda p: p.head)


def make_phrase(at: int, parse: Parse, head: int, quoted: frozenset[int], may: int, form: str, actor: str) -> Phrase:
    token = parse.tokens[head]
    verb, place = parse.tokens[token.head], place_of(token)
    speaks = place == "subject" and is_speech(verb.lemma, "clause")
    return Phrase(at, head, actor, may, form, place, is_main(verb), speaks, head in quoted, verb.index)


def place_of(token: Token) -> str:
    """How a noun stands in its clause: one of `PLACES`."""
    if is_subject(token):
        return "subject"
    if is_object(token):
        return "object"
    return "owner" if is_owner(token) else "other"
