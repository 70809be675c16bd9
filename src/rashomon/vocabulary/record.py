"""The record: every table of one story."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from rashomon.vocabulary.article import Sentence
from rashomon.vocabulary.notebook import find_notebook_html
from rashomon.vocabulary.rows import (
    Actor,
    ArticleRow,
    Channel,
    Difference,
    Event,
    Link,
    Origin,
    Outcome,
    Position,
    Question,
    Section,
    Statement,
)
from rashomon.vocabulary.run import Run


@dataclass(frozen=True, slots=True)
class Record:
    """One story's record: flat tables joined by ids. `rashomon.read` makes it, `story.json` holds it."""

    run: Run
    """What made this record."""
    articles: tuple[ArticleRow, ...]
    """The articles as they were read."""
    sentences: tuple[Sentence, ...]
    """Their sentences; none of articles that are not in English."""
    links: tuple[Link, ...]
    """Pairs of articles that share text."""
    origins: tuple[Origin, ...]
    """Articles that count as one telling; every article is in exactly one."""
    actors: tuple[Actor, ...]
    """Who acts or speaks."""
    statements: tuple[Statement, ...]
    """Who said what."""
    events: tuple[Event, ...]
    """What happened, is planned or was called off."""
    positions: tuple[Position, ...]
    """What each side wants."""
    outcomes: tuple[Outcome, ...]
    """What was agreed, promised or decided."""
    channels: tuple[Channel, ...]
    """Lines of contact."""
    questions: tuple[Question, ...]
    """What is asked or left open."""
    differences: tuple[Difference, ...]
    """Where two tellings of one thing differ, or agree."""
    account: tuple[Section, ...]
    """The brief, section by section."""

    def table(self, name: str) -> tuple[Any, ...]:
        """The rows of the table `name`; `KeyError` if there is no such table."""
        if name not in TABLES:
            raise KeyError(name)
        rows: tuple[Any, ...] = getattr(self, name)
        return rows

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return find_notebook_html(self)


TABLES: tuple[str, ...] = tuple(f.name for f in fields(Record) if f.name != "run")
