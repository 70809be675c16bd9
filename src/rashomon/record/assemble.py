"""Values of all steps → one record: tables in a fixed order, actors nothing refers to left out, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rashomon import __version__
from rashomon.people import names_people, says_which
from rashomon.vocabulary import (
    Actor,
    Article,
    ArticleRow,
    Channel,
    Counts,
    Difference,
    Event,
    Link,
    ModelUsed,
    Origin,
    Outcome,
    Position,
    Problem,
    Question,
    Record,
    Run,
    Section,
    Sentence,
    Statement,
    canonical_json,
    digest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the steps found, each table in its own order."""

    articles: Sequence[Article]
    sentences: Sequence[Sentence]
    links: Sequence[Link]
    origins: Sequence[Origin]
    actors: Sequence[Actor]
    statements: Sequence[Statement]
    events: Sequence[Event]
    positions: Sequence[Position]
    outcomes: Sequence[Outcome]
    channels: Sequence[Channel]
    questions: Sequence[Question]
    differences: Sequence[Difference]
    account: Sequence[Section]


def build_record(
    found: Found,
    *,
    settings: dict[str, Any],
    input_sha256: str,
    models: Sequence[ModelUsed],
    problems: Sequence[Problem],
    distinct_sentences: int,
) -> Record:
    """The record of a story. Not checked here: `write_story` and `check_record` do that."""
    found = replace(found, events=_without_bystanders(found))
    counts, told = _counts(found, problems, distinct_sentences), tuple(str(p) for p in problems)
    origin_of = {article: origin.id for origin in found.origins for article in origin.articles}
    return Record(
        Run(__version__, settings, digest(canonical_json(settings)), input_sha256, tuple(models), counts, told),
        tuple(_article_row(a, origin_of[a.id]) for a in found.articles),
        tuple(found.sentences),
        tuple(found.links),
        tuple(found.origins),
        _referenced(found),
        tuple(found.statements),
        tuple(found.events),
        tuple(found.positions),
        tuple(found.outcomes),
        tuple(found.channels),
        tuple(found.questions),
        tuple(found.differences),
        tuple(found.account),
    )


def _article_row(article: Article, origin: str) -> ArticleRow:
    return ArticleRow(
        id=article.id,
        source=article.source,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        byline=article.byline,
        published=article.published,
        language=article.language,
        text=article.text,
        sha256=article.sha256,
        origin=origin,
        furniture=article.furniture,
        extra=article.extra,
    )


def _referenced(found: Found) -> tuple[Actor, ...]:
    """Persons with a role or two names, or named in two sentences; actors that a row or a person's side names."""
    text_of = {a.id: a.text for a in found.articles}
    texts = [text_of[s.article][s.start : s.end] for s in found.sentences]
    persons = [a for a in found.actors if a.kind == "person"]
    told = {a.id for a in persons if a.roles or len(a.names) > 1 or sum(a.name in text for text in texts) > 1}
    used = told | set(_used(found))
    used |= {a.side for a in found.actors if a.id in used and a.side}
    return tuple(a if a.side in used else replace(a, side=None) for a in found.actors if a.id in used)


def _without_bystanders(found: Found) -> tuple[Event, ...]:
    """The events, of unnamed people only with those who speak or act somewhere, to whom something is told to be done
    (`two men`, not `people`), who are some side's, or are several of whom the words say who they are.
    """
    groups = {a.id for a in found.actors if a.kind == "group" and a.side is None and not says_which(a.name)}
    people = {a.id for a in found.actors if a.id in groups and names_people(a.name)}
    real = (e for e in found.events if e.status not in {"possible", "denied"})
    acting = {p.actor for e in real for p in e.actors if p.part != "to" or p.actor in people}
    idle = groups - acting - set(_used(replace(found, events=())))
    return tuple(
        replace(e, actors=tuple(p for p in e.actors if p.actor not in idle))
        if idle & {p.actor for p in e.actors}
        else e
        for e in found.events
    )


def _used(found: Found) -> Iterable[str]:
    yield from (s.speaker for s in found.statements if s.speaker)
    yield from (p.actor for e in found.events for p in e.actors)
    yield from (actor for e in found.events for actor in e.claimed_by)
    yield from (p.side for p in found.positions if p.side)
    yield from (actor for o in found.outcomes for actor in o.parties)
    yield from (actor for c in found.channels for actor in c.between)


def _counts(found: Found, problems: Sequence[Problem], distinct_sentences: int) -> Counts:
    return Counts(
        articles=len(found.articles),
        origins=len(found.origins),
        sentences=len(found.sentences),
        distinct_sentences=distinct_sentences,
        statements=len(found.statements),
        unattributed=sum(s.speaker is None for s in found.statements),
        events=len(found.events),
        undated=sum(not e.date.edtf for e in found.events),
        uncoded=sum(e.type is None for e in found.events),
        furniture=sum(len(a.furniture) for a in found.articles),
        problems=len(problems),
        left_out=sum(p.left_out for p in problems),
    )
