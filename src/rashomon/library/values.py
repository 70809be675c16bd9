"""What a library tells of itself: plain values, times as ISO 8601 in UTC."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.changes import Change
from rashomon.edits import Edit
from rashomon.vocabulary import Problem


@dataclass(frozen=True, slots=True)
class StoryInfo:
    """A story: how many sources and articles it has, and when it was told last (empty: never)."""

    name: str
    made: str
    sources: int
    articles: int
    readings: int
    told: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding sources did, by their places: `new`, `changed` since they were looked at, and `same`."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found by its words; `excerpt` has the words between `[` and `]`."""

    article: str
    story: str
    title: str
    outlet: str
    published: str
    place: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One version of a source: when it was fetched, the digest of its bytes, its articles, and how they were edited
    since the version before."""

    place: str
    number: int
    fetched: str
    sha256: str
    articles: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted, and which stories rested on it."""

    places: tuple[str, ...]
    versions: int
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What changed in a story; `cursor` gives what comes after it the next time."""

    cursor: str
    changes: tuple[Change, ...]
