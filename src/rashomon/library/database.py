"""The one module that knows SQLite: opening, bringing an older file forward, transactions, backup, check.

One file, no server. Readers never wait for a writer (write-ahead log); writers wait for one another `BUSY` seconds and
begin as writers (`BEGIN IMMEDIATE`), so that none fails half way for having read first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.errors import LibraryError

APPLICATION = 0x52534D4E  # "RSMN", by which `file` and this module know the format
BUSY = 60.0  # seconds a writer waits for another
PART = 500  # values in one statement; SQLite takes 32,766
_SCHEMA = files("rashomon.library") / "schema"
VERSION = sum(1 for step in _SCHEMA.iterdir() if step.name.endswith(".sql"))  # of the schema today

Row = tuple[Any, ...]


class Database:
    """An open library file. Not for use by two threads at once; open it twice instead."""

    def __init__(self, path: str | Path) -> None:
        """Opens or makes the file at `path`. Raises `LibraryError` where it is no library or a later version's."""
        self.path = Path(path)
        self._connection = _connect(self.path)
        try:
            self._bring_forward()
            self._run("PRAGMA journal_mode = WAL")
            self._run("PRAGMA synchronous = NORMAL")
            self._run("PRAGMA foreign_keys = ON")
            self._run("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        return self._run(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, if there is one."""
        row: Row | None = self._run(sql, values).fetchone()
        return row

    def rows_in(self, sql: str, keys: Iterable[Any], values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query that ends in `IN ({})`, for any number of keys; `values` stand before them."""
        left = list(keys)
        for at in range(0, len(left), PART):
            some = left[at : at + PART]
            yield from self.rows(sql.format(", ".join("?" * len(some))), [*values, *some])

    def put(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Carry out a statement within `writing`; the id of the row it added."""
        return int(self._run(sql, values).lastrowid or 0)

    def put_all(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for many rows, within `writing`."""
        with _told(self.path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all that is put in it stands, or none of it. One within another is part of that."""
        if self._connection.in_transaction:
            yield
            return
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        with _told(self.path):
            self._connection.commit()

    def back_up(self, target: Path) -> None:
        """A copy of the whole file at `target`, as it stands now, whoever is writing."""
        copy = sqlite3.connect(target)
        try:
            with _told(target):
                self._connection.backup(copy)
        finally:
            copy.close()

    def check(self) -> list[str]:
        """What is wrong with the file; nothing, as a rule."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = self.rows("PRAGMA foreign_key_check")
        return found + [f"{table}: a row without its {parent}" for table, _, parent, _ in orphans]

    def vacuum(self) -> None:
        """Give back the space of what was deleted."""
        self._run("INSERT INTO article_words (article_words) VALUES ('optimize')")
        self._run("VACUUM")
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")

    def _run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        with _told(self.path):
            return self._connection.execute(sql, values)

    def _bring_forward(self) -> None:
        """The schema of today, step by step in one transaction; of an older library a copy is kept beside it."""
        stands = self._version()
        if stands == VERSION:
            return
        if stands:
            self.back_up(self.path.with_name(f"{self.path.name}.version-{stands}"))
        self._run("BEGIN IMMEDIATE")
        try:
            for number in range(self._version() + 1, VERSION + 1):
                for statement in _statements((_SCHEMA / f"{number}.sql").read_text("utf-8")):
                    self._run(statement)
                self._run(f"PRAGMA user_version = {number}")
            self._run(f"PRAGMA application_id = {APPLICATION}")
        except BaseException:
            self._connection.rollback()
            raise
        with _told(self.path):
            self._connection.commit()

    def _version(self) -> int:
        """The version of the file's schema; 0 of a new one."""
        [(application,)], [(version,)] = self.rows("PRAGMA application_id"), self.rows("PRAGMA user_version")
        empty = not self.rows("SELECT 1 FROM sqlite_master LIMIT 1")
        if application != APPLICATION and not empty:
            raise LibraryError(f"{self.path} is a database, but no library of rashomon")
        if version > VERSION:
            told = f"version {version}; this one knows {VERSION}"
            raise LibraryError(f"{self.path} was written by a later version of rashomon ({told})")
        return int(version)


def _connect(path: Path) -> sqlite3.Connection:
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(path, timeout=BUSY, isolation_level=None)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers whole."""
    kept = ""
    for line in script.splitlines(keepends=True):
        kept += line
        if sqlite3.complete_statement(kept):
            yield kept
            kept = ""


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite raises, as a `LibraryError` in plain words."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        if "locked" in said:
            said = f"another program has been writing to it for more than {BUSY:.0f} seconds"
        elif "not a database" in said:
            said = "it is no library of rashomon"
        raise LibraryError(f"{path}: {said}") from error
