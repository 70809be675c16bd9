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
    Run,
    Section,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Record:
    """One story's record: flat tables joined by ids. `rashomon.read` makes it, `story.json` holds it."""

    run: Run
    articles: tuple[ArticleRow, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    positions: tuple[Position, ...]
    outcomes: tuple[Outcome, ...]
    channels: tuple[Channel, ...]
    questions: tuple[Question, ...]
    differences: tuple[Difference, ...]
    account: tuple[Section, ...]

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
