"""What a reader of facts is given, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from rashomon.dates import FoundDate
from rashomon.events import EventMention, find_mentions, merge_mentions
from rashomon.events.merge import Cluster
from rashomon.events.tellings import Encode
from rashomon.language import ParsedArticle
from rashomon.people import Cast
from rashomon.vocabulary import Channel, Event, Outcome, Position, Question, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Rows of the record by their tables, each in the order of its reader."""

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    channels: tuple[Channel, ...] = ()
    questions: tuple[Question, ...] = ()

    def __add__(self, more: Facts) -> Facts:
        """These rows and those of `more` that are not among them."""
        joined = {}
        for table, mine in self.tables().items():
            theirs, known = getattr(more, table), set(mine) if mine and getattr(more, table) else set()
            joined[table] = (*mine, *(row for row in theirs if row not in known))
        return Facts(**joined)

    def tables(self) -> dict[str, Any]:
        """The rows by the names of their tables."""
        return {table.name: getattr(self, table.name) for table in fields(self)}


@dataclass(frozen=True)
class Sources:
    """The parsed articles with who and when. `dates`: those of each sentence, by its id; `origin_of`: the
    origin of each article, by id; `encode`: the sentence encoder, if there is one.

    Mentions of events, and which of them are one event, are worked out when first asked for: several readers want them.
    """

    parsed: Sequence[ParsedArticle]
    cast: Cast
    dates: Mapping[str, Sequence[FoundDate]]
    origin_of: Mapping[str, str] = field(default_factory=dict)
    encode: Encode | None = None

    @cached_property
    def mentions(self) -> Sequence[EventMention]:
        return find_mentions(self.parsed, self.cast, dates=self.dates)

    @cached_property
    def clusters(self) -> Sequence[Cluster]:
        return merge_mentions(
            self.mentions, self.parsed, self.cast, dates=self.dates, origin_of=self.origin_of, encode=self.encode
        )
