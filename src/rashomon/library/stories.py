"""Stories in a library: their members and their readings."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from rashomon.errors import LibraryError
from rashomon.library.database import Database
from rashomon.library.values import StoryInfo
from rashomon.vocabulary import Record, canonical_json

NAME_CHARS = 100
_record = msgspec.json.Decoder(Record)


@dataclass(frozen=True, slots=True)
class Stored:
    """One reading of a story, without its record: its number among the story's, when, of what and by what."""

    id: int
    number: int
    made: str
    input_sha256: str
    settings: str
    code: str


def add_story(database: Database, name: str, now: str) -> int:
    """Make a story; its id. Raises `LibraryError` where there is one of that name, or it is none."""
    if not name.strip() or len(name) > NAME_CHARS or not name.isprintable():
        raise LibraryError(f"a story's name has 1 to {NAME_CHARS} printable characters")
    with database.writing():
        if database.one("SELECT 1 FROM story WHERE name = ?", [name]):
            raise LibraryError(f"there is a story {name!r} already")
        return database.put("INSERT INTO story (name, made) VALUES (?, ?)", [name, now])


def story_id(database: Database, name: str) -> int:
    """The id of a story. Raises `LibraryError` where there is none of that name."""
    row = database.one("SELECT id FROM story WHERE name = ?", [name])
    if row is None:
        known = [r[0] for r in database.rows("SELECT name FROM story ORDER BY name LIMIT 20")]
        raise LibraryError(f"there is no story {name!r}; there are: {', '.join(known) or 'none'}")
    return int(row[0])


def list_stories(database: Database) -> tuple[StoryInfo, ...]:
    """The stories, by name."""
    sql = """SELECT name, made,
        (SELECT count(*) FROM member WHERE story = story.id AND state = 'taken'),
        (SELECT count(*) FROM member JOIN version ON version.source = member.source JOIN article ON version = version.id
            WHERE story = story.id AND state = 'taken' AND number =
            (SELECT max(number) FROM version AS other WHERE other.source = version.source)),
        (SELECT count(*) FROM reading WHERE story = story.id),
        coalesce((SELECT max(made) FROM reading WHERE story = story.id), '') FROM story ORDER BY name"""
    return tuple(StoryInfo(*row) for row in database.rows(sql))


def take_member(database: Database, story: int, source: int, why: str, now: str) -> bool:
    """Put a source into a story; was it not there before? Within `writing`."""
    row = database.one("SELECT state FROM member WHERE story = ? AND source = ?", [story, source])
    if row == ("taken",):
        return False
    database.put("DELETE FROM member WHERE story = ? AND source = ?", [story, source])
    sql = "INSERT INTO member (story, source, state, why, since) VALUES (?, ?, 'taken', ?, ?)"
    database.put(sql, [story, source, why, now])
    return True


def last_reading(database: Database, story: int) -> Stored | None:
    """The last reading of a story, if there is one."""
    sql = """SELECT id, number, made, input_sha256, settings, code FROM reading
        WHERE story = ? ORDER BY number DESC LIMIT 1"""
    row = database.one(sql, [story])
    return Stored(*row) if row else None


def read_record(database: Database, reading: int) -> Record:
    """The record of a reading, by its id."""
    [(packed,)] = database.rows("SELECT record FROM reading WHERE id = ?", [reading])
    return _record.decode(zlib.decompress(packed))


def keep_reading(database: Database, story: int, record: Record, code: str, now: str) -> int:
    """Keep the record of a story; the number of the reading. Within `writing`."""
    last = last_reading(database, story)
    number = last.number + 1 if last else 1
    sql = """INSERT INTO reading (story, number, made, input_sha256, settings, code, record)
        VALUES (?, ?, ?, ?, ?, ?, ?)"""
    settings = json.dumps(record.run.settings, sort_keys=True)
    packed = zlib.compress(canonical_json(record).encode())
    database.put(sql, [story, number, now, record.run.input_sha256, settings, code, packed])
    return number


def stories_with(database: Database, sources: Sequence[int]) -> tuple[str, ...]:
    """The names of the stories that have one of these sources."""
    sql = "SELECT DISTINCT name FROM member JOIN story ON story.id = member.story WHERE source IN ({})"
    return tuple(sorted({str(row[0]) for row in database.rows_in(sql, sources)}))
