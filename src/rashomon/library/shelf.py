"""The library as a shelf: parses and vectors by the words, written in few transactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from rashomon.library.database import Database

KEY = 16  # bytes of a digest: no two of a thousand million sentences share it
WAITING = 2_000  # rows kept in memory before they are written


class LibraryShelf:
    """Keeps bytes in a library, by kind and text; what waits is written by `flush`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kinds: dict[str, int] = {}
        self._waiting: dict[tuple[str, bytes], bytes] = {}

    def take(self, kind: str, texts: Sequence[str]) -> dict[str, bytes]:
        """What is kept of `texts`."""
        text_of = {_key(text): text for text in texts}
        found = {text: self._waiting[kind, key] for key, text in text_of.items() if (kind, key) in self._waiting}
        sql = "SELECT text, value FROM kept WHERE kind = ? AND text IN ({})"
        rows = self._database.rows_in(sql, text_of, [self._number(kind)])
        return found | {text_of[key]: value for key, value in rows}

    def keep(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Keep `rows`, by their texts."""
        self._waiting.update(((kind, _key(text)), value) for text, value in rows.items())
        if len(self._waiting) > WAITING:
            self.flush()

    def drop(self, text: str) -> None:
        """Delete what is kept of a text; another article that has it is worked out again. Within `writing`."""
        self._database.put("DELETE FROM kept WHERE text = ?", [_key(text)])

    def flush(self) -> None:
        """Write what waits. What another program has kept meanwhile is the same, and stays."""
        with self._database.writing():
            for kind in sorted({kind for kind, _ in self._waiting}):
                self._database.put("INSERT OR IGNORE INTO kind (name) VALUES (?)", [kind])
            rows = [(self._number(kind), key, value) for (kind, key), value in self._waiting.items()]
            self._database.put_all("INSERT OR IGNORE INTO kept (kind, text, value) VALUES (?, ?, ?)", rows)
        self._waiting = {}

    def _number(self, kind: str) -> int:
        if kind not in self._kinds:
            row = self._database.one("SELECT id FROM kind WHERE name = ?", [kind])
            if row is None:
                return -1
            self._kinds[kind] = int(row[0])
        return self._kinds[kind]


def _key(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY]
