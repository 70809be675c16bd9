"""What a story follows, the addresses that stood there, and when a page is looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import LibraryError
from rashomon.library.database import Database


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, sitemap or page that a story follows; `told`: what went wrong the last time, else empty."""

    id: int
    address: str
    etag: str
    modified: str
    failures: int
    told: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a feed had."""

    id: int
    address: str
    title: str
    teaser: str
    state: str
    why: str
    failures: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A page of the story that is due to be looked at again."""

    source: int
    place: str
    etag: str
    modified: str
    failures: int
    first_seen: str


def add_feed(database: Database, story: int, address: str, now: str) -> bool:
    """Follow an address; was it not followed before? Within `writing`."""
    if database.one("SELECT 1 FROM feed WHERE story = ? AND address = ?", [story, address]):
        return False
    database.put("INSERT INTO feed (story, address, since) VALUES (?, ?, ?)", [story, address, now])
    return True


def list_feeds(database: Database, story: int, due: str = "") -> list[Feed]:
    """The feeds of a story; with `due`, those to be asked at that time."""
    sql = """SELECT id, address, etag, modified, failures, told FROM feed
        WHERE story = ? AND (? = '' OR due <= ?) ORDER BY id"""
    return [Feed(*row) for row in database.rows(sql, [story, due, due])]


def note_feed(database: Database, feed: Feed, now: str, due: str) -> None:
    """Keep how asking a feed went. Within `writing`."""
    sql = "UPDATE feed SET etag = ?, modified = ?, failures = ?, told = ?, asked = ?, due = ? WHERE id = ?"
    database.put(sql, [feed.etag, feed.modified, feed.failures, feed.told, now, due, feed.id])


def add_entries(database: Database, story: int, rows: Iterable[tuple[str, str, str]], now: str) -> int:
    """Keep addresses (with title and teaser) that a story has not seen; how many are new. Within `writing`.

    What the story has as a source already is no entry.
    """
    new = 0
    for address, title, teaser in rows:
        known = database.one(
            """SELECT 1 FROM entry WHERE story = ? AND address = ? UNION ALL
            SELECT 1 FROM source JOIN member ON member.source = source.id WHERE story = ? AND place = ?""",
            [story, address, story, address],
        )
        if known is None:
            sql = """INSERT INTO entry (story, address, title, teaser, since, state, why)
                VALUES (?, ?, ?, ?, ?, 'waiting', '')"""
            database.put(sql, [story, address, title, teaser, now])
            new += 1
    return new


def list_entries(database: Database, story: int, *states: str, due: str = "9") -> list[Entry]:
    """The entries of a story in some states, due by a time, in the order they came."""
    sql = f"""SELECT id, address, title, teaser, state, why, failures FROM entry WHERE story = ? AND due <= ?
        AND state IN ({", ".join("?" * len(states))}) ORDER BY id"""
    return [Entry(*row) for row in database.rows(sql, [story, due, *states])]


def find_entry(database: Database, story: int, address: str) -> Entry:
    """The entry with an address. Raises `LibraryError` where there is none."""
    sql = "SELECT id, address, title, teaser, state, why, failures FROM entry WHERE story = ? AND address = ?"
    row = database.one(sql, [story, address])
    if row is None:
        raise LibraryError(f"no feed of the story had {address}")
    return Entry(*row)


def note_entry(database: Database, entry: Entry, due: str = "") -> None:
    """Keep what became of an entry. Within `writing`."""
    sql = "UPDATE entry SET state = ?, why = ?, failures = ?, due = ?, title = ?, teaser = ? WHERE id = ?"
    values = [entry.state, entry.why, entry.failures, due, entry.title, entry.teaser, entry.id]
    database.put(sql, values)


def list_visits(database: Database, story: int, due: str) -> list[Visit]:
    """The pages of a story to be looked at again by a time."""
    sql = """SELECT visit.source, place, etag, modified, failures,
            (SELECT min(fetched) FROM version WHERE version.source = visit.source)
        FROM visit JOIN source ON source.id = visit.source JOIN member ON member.source = source.id
        WHERE story = ? AND state = 'taken' AND due <> '' AND due <= ? ORDER BY visit.source"""
    return [Visit(*row) for row in database.rows(sql, [story, due])]


def note_visit(
    database: Database, source: int, etag: str, modified: str, due: str, failures: int = 0, told: str = ""
) -> None:
    """Keep when a page is looked at again; an empty `due`: never. Within `writing`."""
    sql = """INSERT INTO visit (source, etag, modified, due, failures, told) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET etag = excluded.etag, modified = excluded.modified, due = excluded.due,
        failures = excluded.failures, told = excluded.told"""
    database.put(sql, [source, etag, modified, due, failures, told])
