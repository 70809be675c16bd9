"""Sources and their versions: what stood at a place, each time it had changed, and the articles in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from rashomon.edits import Edit, find_edits
from rashomon.language import find_article_sentences
from rashomon.library.database import Database
from rashomon.library.values import VersionInfo
from rashomon.program import code_digest
from rashomon.reading import Part, Source, is_address, read_part, source_of
from rashomon.vocabulary import Article, Problem, digest

ROOMS = ("reading", "text", "lexicon", "vocabulary")  # whose code decides what is read in a file
_articles = msgspec.json.Decoder(Article)
_problems = msgspec.json.Decoder(tuple[Problem, ...])


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a place now: its bytes as they came, with the headers of an answer."""

    place: str
    name: str
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def keep_source(database: Database, found: Found, now: str) -> tuple[int, str, tuple[Edit, ...]]:
    """The source's id, what is kept of it (`new`, `changed`, or `same`), and how it was edited. Within `writing`.

    `same`: the articles are as they were. Bytes that change at every fetch (the hour in a footer, advertisements) and
    typography make no version.
    """
    row = database.one("SELECT id FROM source WHERE place = ?", [found.place])
    if row is None:
        source = database.put("INSERT INTO source (place, name, seen) VALUES (?, ?, ?)", [found.place, found.name, now])
        put_version(database, source, 1, found, now)
        return source, "new", ()
    source = int(row[0])
    database.put("UPDATE source SET seen = ? WHERE id = ?", [now, source])
    [(version, number, sha256)] = database.rows(
        "SELECT id, number, sha256 FROM version WHERE source = ? ORDER BY number DESC LIMIT 1", [source]
    )
    if sha256 == digest(found.data):
        return source, "same", ()
    before, part = part_of(database, version), part_of_found(found)
    edits = _edits(before, part)
    if not edits and len(before.articles) == len(part.articles):
        return source, "same", ()
    put_version(database, source, number + 1, found, now, part)
    return source, "changed", edits


def part_of(database: Database, version: int) -> Part:
    """What is in a version, read again where today's code may read it otherwise."""
    row = database.one("SELECT code, problems, digests FROM part WHERE version = ?", [version])
    if row and row[0] == code_digest(*ROOMS):
        return Part(_stored_articles(database, version), _problems.decode(row[1]), tuple(json.loads(row[2])))
    [(place, name, data, headers)] = database.rows(
        "SELECT place, name, data, headers FROM version JOIN source ON source.id = version.source WHERE version.id = ?",
        [version],
    )
    part = part_of_found(Found(place, name, zlib.decompress(data), json.loads(headers)))
    with database.writing():
        _keep_part(database, version, part)
    return part


def newest_versions(database: Database, story: int) -> list[int]:
    """The ids of the newest versions of the sources that a story has taken."""
    sql = """SELECT max(version.id) FROM member JOIN version ON version.source = member.source
        WHERE member.story = ? AND state = 'taken' GROUP BY version.source ORDER BY version.source"""
    return [int(row[0]) for row in database.rows(sql, [story])]


def find_versions(database: Database, sources: Sequence[int]) -> Iterator[VersionInfo]:
    """All versions of some sources, oldest first."""
    sql = """SELECT place, number, fetched, sha256, version.id FROM version JOIN source ON source.id = version.source
        WHERE source.id IN ({}) ORDER BY place, number"""
    before, last = Part(), ""
    for place, number, fetched, sha256, version in database.rows_in(sql, sources):
        part = part_of(database, version)
        edits = _edits(before, part) if place == last else ()
        yield VersionInfo(place, number, fetched, sha256, tuple(a.id for a, _ in part.articles), edits)
        before, last = part, place


def find_texts(database: Database, sources: Sequence[int]) -> Iterator[str]:
    """The sentences of all that was read in some sources."""
    versions = database.rows_in("SELECT id FROM version WHERE source IN ({})", sources)
    for (version,) in versions:
        for article, _ in _stored_articles(database, version):
            yield from (article.text[s.start : s.end] for s in find_article_sentences(article))


def part_of_found(found: Found) -> Part:
    """What is in what stands at a place."""
    if is_address(found.place):
        return read_part(source_of(found.place, found.data, found.headers))
    return read_part(Source(found.name, found.data))


def _edits(before: Part, after: Part) -> tuple[Edit, ...]:
    """The edits of all articles, in their order; where their number is another, they are not compared."""
    if len(before.articles) != len(after.articles):
        return ()
    pairs = zip(before.articles, after.articles, strict=True)
    return tuple(edit for (old, _), (new, _) in pairs for edit in find_edits(old, new))


def put_version(database: Database, source: int, number: int, found: Found, now: str, part: Part | None = None) -> None:
    """Keep a version of a source, and what was read in it (read now, where it is not given). Within `writing`."""
    sql = "INSERT INTO version (source, number, fetched, sha256, data, headers) VALUES (?, ?, ?, ?, ?, ?)"
    headers = json.dumps(dict(found.headers), sort_keys=True)
    packed = zlib.compress(found.data)
    version = database.put(sql, [source, number, now, digest(found.data), packed, headers])
    _keep_part(database, version, part or part_of_found(found))


def _keep_part(database: Database, version: int, part: Part) -> None:
    database.put("DELETE FROM part WHERE version = ?", [version])
    problems = msgspec.json.encode(part.problems).decode()
    values = [version, code_digest(*ROOMS), problems, json.dumps(part.digests)]
    database.put("INSERT INTO part (version, code, problems, digests) VALUES (?, ?, ?, ?)", values)
    database.put_all(
        """INSERT INTO article (version, id, place, title, outlet, published, url, text, rest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            [version, a.id, place, a.title, a.outlet, a.published.edtf, a.url, a.text, _rest(a)]
            for a, place in part.articles
        ),
    )


def _rest(article: Article) -> str:
    """The article without its text, which stands in a column of its own."""
    return msgspec.json.encode(replace(article, text="")).decode()


def _stored_articles(database: Database, version: int) -> tuple[tuple[Article, int], ...]:
    rows = database.rows("SELECT rest, text, place FROM article WHERE version = ? ORDER BY row", [version])
    return tuple((replace(_articles.decode(rest), text=text), int(place)) for rest, text, place in rows)
