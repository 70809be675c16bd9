"""A whole library as plain files in a ZIP, and back: the same library gives the same bytes.

`library.json` names the format; `sources/N.json` describes a source, `sources/N/V` are the bytes of its version V;
`stories/N.json` describes a story, `stories/N/R.json` is the record of its reading R, `stories/N/changes.jsonl` what
changed from reading to reading. What can be worked out again,
articles, parses and vectors, is not in it.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from rashomon.changes import Change
from rashomon.errors import LibraryError
from rashomon.library.database import Database
from rashomon.library.sources import Found, put_version
from rashomon.vocabulary import Record, canonical_json, digest

READING = ("number", "made", "input_sha256", "settings", "code", "keys")  # columns of a reading
FORMAT = {"format": "rashomon library", "version": 1}
MOST_BYTES = 1_000_000_000  # of one file in the ZIP, unpacked
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows: what was written when does not matter


def export_to(database: Database, target: Path) -> int:
    """Write the library to `target`; how many files are in it."""
    beside = target.with_name(f".{target.name}.part")
    number = 0
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in _files(database):
                packed.writestr(_info(name), data)
                number += 1
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return number


def import_from(database: Database, source: Path) -> int:
    """Fill an empty library from `source`; how many files were in it. All of it, or nothing. Raises `LibraryError`."""
    if database.one("SELECT 1 FROM story UNION ALL SELECT 1 FROM source"):
        raise LibraryError(f"{database.path} is not empty; a library is imported into a new file")
    try:
        with zipfile.ZipFile(source) as packed, database.writing():
            if _json(packed, "library.json") != FORMAT:
                raise LibraryError(f"{source} is no library of this version of rashomon")
            ids = [_put_source(database, packed, name) for name in _numbered(packed, "sources")]
            for name in _numbered(packed, "stories"):
                _put_story(database, packed, name, ids)
            return len(packed.namelist())
    except (zipfile.BadZipFile, LookupError, ValueError, TypeError, OSError, zlib.error, NotImplementedError) as error:
        raise LibraryError(f"{source} cannot be read as a library ({type(error).__name__}: {error})") from error


def _files(database: Database) -> Iterator[tuple[str, bytes]]:
    yield "library.json", canonical_json(FORMAT).encode()
    number_of: dict[int, int] = {}
    for at, (source, place, name, seen) in enumerate(
        database.rows("SELECT id, place, name, seen FROM source ORDER BY place"), 1
    ):
        number_of[source] = at
        yield from _source_files(database, source, f"sources/{at:06d}", {"place": place, "name": name, "seen": seen})
    stories = database.rows("SELECT id, name, made, looked FROM story ORDER BY name")
    for at, (story, name, made, looked) in enumerate(stories, 1):
        members = [
            {"source": number_of[source], "state": state, "why": why, "since": since}
            for source, state, why, since in database.rows(
                "SELECT source, state, why, since FROM member WHERE story = ?", [story]
            )
        ]
        about = {"name": name, "made": made, "looked": looked, "members": sorted(members, key=lambda m: m["source"])}
        yield from _story_files(database, story, f"stories/{at:06d}", about)


def _source_files(database: Database, source: int, path: str, about: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    rows = database.rows(
        "SELECT number, fetched, sha256, headers, id FROM version WHERE source = ? ORDER BY number", [source]
    )
    versions = [{"number": n, "fetched": f, "sha256": s, "headers": json.loads(h)} for n, f, s, h, _ in rows]
    yield f"{path}.json", canonical_json({**about, "versions": versions}).encode()
    for number, *_, version in rows:
        [(data,)] = database.rows("SELECT data FROM version WHERE id = ?", [version])
        yield f"{path}/{number}", zlib.decompress(data)


def _story_files(database: Database, story: int, path: str, about: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    sql = f"SELECT {', '.join(READING)}, id FROM reading WHERE story = ? ORDER BY number"
    rows = database.rows(sql, [story])
    readings = [dict(zip(READING, row[:-1], strict=True)) for row in rows]
    yield f"{path}.json", canonical_json({**about, "readings": readings}).encode()
    for number, *_, reading in rows:
        [(record,)] = database.rows("SELECT record FROM reading WHERE id = ?", [reading])
        yield f"{path}/{number}.json", zlib.decompress(record)
    changes = database.rows("SELECT number, made, change FROM change WHERE story = ? ORDER BY number", [story])
    lines = (json.dumps([number, made, json.loads(change)], ensure_ascii=False) for number, made, change in changes)
    yield f"{path}/changes.jsonl", "".join(f"{line}\n" for line in lines).encode()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _numbered(packed: zipfile.ZipFile, folder: str) -> list[str]:
    return sorted(n for n in packed.namelist() if n.startswith(f"{folder}/") and n.count("/") == 1)


def _bytes(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > MOST_BYTES:
        raise LibraryError(f"{name} has more than {MOST_BYTES:,} bytes")
    return packed.read(name)


def _json(packed: zipfile.ZipFile, name: str) -> Any:
    return json.loads(_bytes(packed, name))


def _put_source(database: Database, packed: zipfile.ZipFile, name: str) -> int:
    about = _json(packed, name)
    sql = "INSERT INTO source (place, name, seen) VALUES (?, ?, ?)"
    source = database.put(sql, [about["place"], about["name"], about["seen"]])
    for version in about["versions"]:
        data = _bytes(packed, f"{name.removesuffix('.json')}/{version['number']}")
        if digest(data) != version["sha256"]:
            raise LibraryError(f"{name}: the bytes of version {version['number']} are not those that were exported")
        found = Found(about["place"], about["name"], data, version["headers"])
        put_version(database, source, int(version["number"]), found, version["fetched"])
    return source


def _put_story(database: Database, packed: zipfile.ZipFile, name: str, sources: list[int]) -> None:
    about = _json(packed, name)
    sql = "INSERT INTO story (name, made, looked) VALUES (?, ?, ?)"
    story = database.put(sql, [about["name"], about["made"], about["looked"]])
    for member in about["members"]:
        values = [story, sources[member["source"] - 1], member["state"], member["why"], member["since"]]
        database.put("INSERT INTO member (story, source, state, why, since) VALUES (?, ?, ?, ?, ?)", values)
    for reading in about["readings"]:
        data = _bytes(packed, f"{name.removesuffix('.json')}/{reading['number']}.json")
        msgspec.json.decode(data, type=Record)  # what is no record is not taken
        sql = f"INSERT INTO reading ({', '.join(READING)}, story, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        database.put(sql, [*(reading[name] for name in READING), story, zlib.compress(data)])
    for line in _bytes(packed, f"{name.removesuffix('.json')}/changes.jsonl").decode().splitlines():
        number, made, change = json.loads(line)
        told = msgspec.json.encode(msgspec.convert(change, Change)).decode()
        values = [number, story, made, told]
        database.put("INSERT INTO change (number, story, made, change) VALUES (?, ?, ?, ?)", values)
