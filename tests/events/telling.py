"""Invented articles, parsed, with their cast."""

from __future__ import annotations

from functools import lru_cache

from rashomon.events import find_story_events
from rashomon.language import ParsedArticle, parse_articles
from rashomon.people import Cast, find_cast
from rashomon.vocabulary import NO_DATE, Article, Block, BlockRole, Date, Event, digest, make_id


def article(text: str, published: str = "", source: str = "a.txt", role: BlockRole = "body") -> Article:
    """An article of one block per line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), role))
        at += len(line) + 1
    date = Date(published, "explicit", published) if published else NO_DATE
    return Article(make_id("a", source, text), source, text, tuple(blocks), digest(text), published=date, language="en")


@lru_cache(maxsize=256)
def told(*texts: tuple[str, str]) -> tuple[tuple[ParsedArticle, ...], Cast]:
    """(text, day of publication) of each article → the parsed articles and their cast."""
    parsed = parse_articles([article(text, day, f"{i}.txt") for i, (text, day) in enumerate(texts)])
    return parsed, find_cast(parsed)


def events(*texts: tuple[str, str]) -> tuple[Event, ...]:
    """The events of these articles."""
    return find_story_events(*told(*texts))


def events_of(text: str, day: str = "2024-05-15", *, type_: str = "") -> list[Event]:
    """The events of one article, of one type if given."""
    return [e for e in events((text, day)) if not type_ or e.type == type_]


def names(cast: Cast, event: Event, part: str = "") -> set[str]:
    """The names of an event's actors."""
    return {cast.actor(p.actor).name for p in event.actors if not part or p.part == part}
