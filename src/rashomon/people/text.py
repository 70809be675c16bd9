"""People of a plain text, for use without a story."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language import parse_text
from rashomon.people.cast import MentionKind
from rashomon.people.find import find_cast
from rashomon.vocabulary import Actor, Span


@dataclass(frozen=True, slots=True, order=True)
class FoundMention:
    """Where an actor is meant: a span of the text in code points, and by what: `name`, `description`, `pronoun`."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """An actor (a person, organisation, country or group), and its mentions in text order."""

    actor: Actor
    mentions: tuple[FoundMention, ...]


def find_people(text: str) -> tuple[FoundPeople, ...]:
    """Who is meant in an English text, in the order of their first mention.

    `actor` has the name, its other forms, kind, roles and side; the anchors of roles count code points of `text` as
    given, as the mentions do. A pronoun or description that may mean several is nobody's. Raises `ModelError` where
    no language model is installed.
    """
    parsed = parse_text(text)
    cast = find_cast([parsed])
    mentions: dict[str, list[FoundMention]] = {}
    for sentence in parsed.sentences:
        base, tokens = sentence.sentence.start, sentence.parse.tokens
        for m in cast.mentions.get(sentence.sentence.id, ()):
            span = Span(base + tokens[m.first].start, base + tokens[m.last - 1].end)
            mentions.setdefault(m.actor, []).append(FoundMention(span, m.kind))
    found = [FoundPeople(a, tuple(sorted(mentions[a.id]))) for a in cast.actors if a.id in mentions]
    return tuple(sorted(found, key=lambda one: one.mentions[0]))
