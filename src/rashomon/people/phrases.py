"""Where a sentence tells of somebody, for those who read whom a later description means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.clauses import is_main, is_object, is_owner, is_subject
from rashomon.language import Parse, ParsedSentence, Token
from rashomon.lexicon import is_speech
from rashomon.people.cast import Mention
from rashomon.people.lexicon import PLURAL_TAGS, calls_body
from rashomon.vocabulary import Actor

UNRESOLVED = ""  # the actor of a description that stays open
# What a phrase can be called again by: `the company`, `the country`, `the officer`.
BODY, COUNTRY, SOMEONE = 1, 2, 4
PLACES = ("subject", "object", "owner", "other")  # in a clause, the weightiest first
_NAMED = {"organisation": BODY, "country": COUNTRY, "person": SOMEONE}


@dataclass(frozen=True, slots=True)
class Story:
    """The actors of a story, by id, and the genders of those of whom it is known (`m`, `f`)."""

    actors: Mapping[str, Actor]
    genders: Mapping[str, str] = field(default_factory=dict)


class Phrase(NamedTuple):
    """A mention of `key`, an actor, headed by token `head` of the sentence numbered `at`; how it stands there."""

    at: int
    head: int
    key: str
    may: int  # `BODY`, `COUNTRY` or `SOMEONE`
    form: str  # `name`, `description`, `pronoun`
    place: str  # one of `PLACES`
    main: bool  # does its verb head the sentence?
    speaks: bool  # is it the subject of a verb of saying?
    inside: bool  # inside quotation marks?
    verb: int  # its head


def phrases_of(
    at: int, row: ParsedSentence, mentions: Sequence[Mention], quoted: frozenset[int], story: Story
) -> list[Phrase]:
    """Those told of in a sentence, in text order; a body or country not where it is a pronoun."""
    found = [
        make_phrase(at, row.parse, m.head, quoted, may, m.kind, m.actor)
        for m in mentions
        if (may := _may(story.actors[m.actor], row.parse.tokens[m.head])) and (m.kind != "pronoun" or may == SOMEONE)
    ]
    return sorted(found, key=lambda p: p.head)


def _may(actor: Actor, head: Token) -> int:
    """A group is one unnamed person, if it is not several or a body."""
    if actor.kind != "group" or head.pos == "PRON":
        return _NAMED.get(actor.kind, 0)
    return 0 if head.tag in PLURAL_TAGS or calls_body(head.lemma.casefold()) else SOMEONE


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
