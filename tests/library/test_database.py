"""The library's file: made, brought forward with a copy kept, refused where it is none, safe when killed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from importlib.resources import files
from pathlib import Path

import pytest

from rashomon.errors import LibraryError
from rashomon.library import Library
from rashomon.library.database import APPLICATION, VERSION, Database
from tests.library.material import NOW


def _old(path: Path) -> None:
    """A library as version 1 made it, with a story."""
    connection = sqlite3.connect(path)
    connection.executescript((files("rashomon.library") / "schema" / "1.sql").read_text("utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO story (name, made) VALUES ('pier', ?)", [NOW])
    connection.commit()
    connection.close()


def test_an_older_file_is_brought_forward_and_a_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    _old(path)
    with Library(path) as library:
        assert [s.name for s in library.stories()] == ["pier"]
        assert library.news("pier").changes == ()
        assert library.database.rows("PRAGMA user_version") == [(VERSION,)]
    kept = sqlite3.connect(tmp_path / "library.sqlite.version-1")
    assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    assert kept.execute("SELECT name FROM story").fetchone() == ("pier",)
    kept.close()


def test_a_step_forward_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    _old(path)
    run = Database._run

    def failing(self: Database, sql: str, *more: object) -> object:
        if "CREATE INDEX change_story" in sql:
            raise LibraryError("no more room")
        return run(self, sql, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "_run", failing)
    with pytest.raises(LibraryError, match="no more room"):
        Library(path)
    monkeypatch.undo()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'change'").fetchall()
    connection.close()


def test_what_is_no_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    text, other, later = (tmp_path / name for name in ("text", "other", "later"))
    text.write_text("no database at all, but long enough to be taken for one", encoding="utf-8")
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE mine (x)")
    connection.close()
    _old(later)
    connection = sqlite3.connect(later)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    for path, told in ((text, "no library"), (other, "no library"), (later, "later version")):
        before = path.read_bytes()
        with pytest.raises(LibraryError, match=told):
            Library(path)
        assert path.read_bytes() == before


def test_a_transaction_stands_whole_or_not_at_all(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.sqlite")
    sql = "INSERT INTO story (name, made) VALUES (?, ?)"

    def twice() -> None:
        with database.writing():
            database.put(sql, ["a", NOW])
            database.put(sql, ["a", NOW])

    with pytest.raises(LibraryError):
        twice()
    assert database.rows("SELECT * FROM story") == []
    database.close()


def test_two_writers_wait_for_one_another(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Database(path).close()

    def write(first: int) -> None:
        database = Database(path)
        for number in range(first, first + 40):
            with database.writing():
                [(count,)] = database.rows("SELECT count(*) FROM story")
                database.put("INSERT INTO story (name, made) VALUES (?, ?)", [f"{number} {count}", NOW])
        database.close()

    threads = [threading.Thread(target=write, args=[first]) for first in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database = Database(path)
    counts = sorted(int(name.split()[1]) for (name,) in database.rows("SELECT name FROM story"))
    assert counts == list(range(80))
    database.close()


KILLED = """
import os, signal, sys
from rashomon.library.database import Database
database = Database(sys.argv[1])
for number in range(1000):
    with database.writing():
        database.put("INSERT INTO story (name, made) VALUES (?, 'a')", [f"{number} a"])
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        database.put("INSERT INTO story (name, made) VALUES (?, 'b')", [f"{number} b"])
"""


@pytest.mark.parametrize("at", [0, 7, 31])
def test_killed_within_a_transaction(tmp_path: Path, at: int) -> None:
    path = tmp_path / "library.sqlite"
    subprocess.run([sys.executable, "-c", KILLED, path, str(at)], check=False)
    database = Database(path)
    assert database.check() == []
    assert database.rows("SELECT count(*) FROM story") == [(2 * at,)]
    database.close()
