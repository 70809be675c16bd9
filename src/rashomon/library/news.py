"""What changed in a story, kept from reading to reading, and asked for from any point on."""

from __future__ import annotations

import json
import re

import msgspec

from rashomon.changes import Change, Keys, find_changes, fold_changes
from rashomon.errors import LibraryError
from rashomon.library.database import Database
from rashomon.library.stories import last_reading, read_record
from rashomon.library.values import News
from rashomon.vocabulary import Record

_change = msgspec.json.Decoder(Change)
_keys = msgspec.json.Decoder(dict[str, dict[int, str]])
LAST = "last"
_CURSOR = re.compile(r"n(\d{1,18})\Z")
_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?\Z")


def changes_since_last(database: Database, story: int, record: Record) -> tuple[tuple[Change, ...], Keys]:
    """What `record` brings after the story's last reading, and the keys of its rows."""
    last = last_reading(database, story)
    if last is None:
        return find_changes(None, record)
    [(keys,)] = database.rows("SELECT keys FROM reading WHERE id = ?", [last.id])
    return find_changes(read_record(database, last.id), record, _keys.decode(keys))


def keep_changes(
    database: Database, story: int, reading: int, changes: tuple[Change, ...], keys: Keys, now: str
) -> None:
    """Keep what a reading (its number among the story's) brought. Within `writing`."""
    rows = ([story, now, msgspec.json.encode(change).decode()] for change in changes)
    database.put_all("INSERT INTO change (story, made, change) VALUES (?, ?, ?)", rows)
    told = json.dumps(keys, sort_keys=True)
    database.put("UPDATE reading SET keys = ? WHERE story = ? AND number = ?", [told, story, reading])


def find_news(database: Database, story: int, since: str = LAST, *, mark: bool = False) -> News:
    """What changed since a cursor, a time, or (`last`) since it was marked as looked at; each row once.

    `mark`: from now on it is looked at. Raises `LibraryError` where `since` is none of these.
    """
    after = _number(database, story, since)
    rows = database.rows(
        "SELECT number, change FROM change WHERE story = ? AND number > ? ORDER BY number", [story, after]
    )
    end = rows[-1][0] if rows else after
    if mark:
        database.put("UPDATE story SET looked = max(looked, ?) WHERE id = ?", [end, story])
    return News(f"n{end}", fold_changes(_change.decode(change) for _, change in rows))


def _number(database: Database, story: int, since: str) -> int:
    if since == LAST:
        [(looked,)] = database.rows("SELECT looked FROM story WHERE id = ?", [story])
        return int(looked)
    if cursor := _CURSOR.match(since):
        return int(cursor[1])
    if _TIME.match(since):
        row = database.one(
            "SELECT coalesce(max(number), 0) FROM change WHERE story = ? AND made < ?", [story, since.removesuffix("Z")]
        )
        return int(row[0]) if row else 0
    raise LibraryError(f"{since!r} is no cursor, no time (2026-03-14 or 2026-03-14T09:30Z), and not {LAST!r}")
