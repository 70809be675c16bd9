"""A library: stories, their sources with every version, and what was read in them, in one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rashomon.language import is_of_today
from rashomon.library.database import Database
from rashomon.library.news import LAST, changes_since_last, find_news, keep_changes
from rashomon.library.search import find_sources_called, search_articles
from rashomon.library.shelf import LibraryShelf
from rashomon.library.sources import Found, find_texts, find_versions, keep_source, newest_versions, part_of
from rashomon.library.stories import (
    add_story,
    keep_reading,
    last_reading,
    list_stories,
    read_record,
    stories_with,
    story_id,
    take_member,
)
from rashomon.library.values import Added, Forgotten, Hit, News, StoryInfo, VersionInfo
from rashomon.program import code_digest
from rashomon.reading import Limits, Missing, Reading, Source, Web, find_sources, is_address, join_parts
from rashomon.story import Options, Progress, settings_of, tell
from rashomon.vocabulary import Problem, Record

FILE = "library.sqlite"
ADDED = "added by hand"


def default_place() -> Path:
    """Where a library lies if nobody says otherwise: in the user's data folder."""
    return Path(platformdirs.user_data_dir("rashomon")) / FILE


@dataclass(frozen=True, slots=True)
class Told:
    """A story's record, the number of its reading, and whether it is a new one."""

    record: Record
    number: int
    is_new: bool


class Library:
    """An open library. `now` values are times as ISO 8601 in UTC; nothing here looks at a clock."""

    def __init__(self, path: str | Path | None = None) -> None:
        """Opens the library at `path`, or makes one. Raises `LibraryError`."""
        self.database = Database(path or default_place())
        self.shelf = LibraryShelf(self.database)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def stories(self) -> tuple[StoryInfo, ...]:
        """The stories, by name."""
        return list_stories(self.database)

    def new(self, name: str, *, now: str) -> None:
        """Make a story. Raises `LibraryError` where there is one of that name."""
        add_story(self.database, name, now)

    def add(
        self,
        story: str,
        inputs: Iterable[str | Path],
        *,
        now: str,
        web: Web | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Keep what stands at paths and addresses, and put it into a story; each source whole or not at all."""
        number = story_id(self.database, story)
        kept: dict[str, list[str]] = {"new": [], "changed": [], "same": []}
        problems: list[Problem] = []
        for found in _found(inputs, web or Web()):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            if progress:
                progress(found.name)
            with self.database.writing():
                source, what, _ = keep_source(self.database, found, now)
                is_new = take_member(self.database, number, source, ADDED, now)
            kept["new" if is_new else what].append(found.place)
        return Added(tuple(kept["new"]), tuple(kept["changed"]), tuple(kept["same"]), tuple(problems))

    def has_sources(self, story: str) -> bool:
        """Is there anything to read in a story?"""
        return bool(newest_versions(self.database, story_id(self.database, story)))

    def read(self, story: str) -> Reading:
        """What is in a story's sources, each in its newest version."""
        versions = newest_versions(self.database, story_id(self.database, story))
        return join_parts(part_of(self.database, version) for version in versions)

    def heads(self, story: int) -> list[tuple[str, str]]:
        """Headline and text of the story's articles, by the story's number."""
        parts = (part_of(self.database, version) for version in newest_versions(self.database, story))
        return [(article.title, article.text) for part in parts for article, _ in part.articles]

    def tell(self, story: str, *, now: str, options: Options | None = None, progress: Progress | None = None) -> Told:
        """The story's record, kept as one more reading; the last one where nothing has changed since.

        The same bytes as `rashomon.read` gives of the same sources. Raises `InputError` where there is nothing to read.
        """
        number, options, code = story_id(self.database, story), options or Options(), code_digest()
        reading, last = self.read(story), last_reading(self.database, number)
        settings = json.dumps(settings_of(options), sort_keys=True)
        if last and (last.input_sha256, last.settings, last.code) == (reading.input_sha256, settings, code):
            return Told(read_record(self.database, last.id), last.number, is_new=False)
        record = tell(reading, options=options, shelf=self.shelf, progress=progress)
        with self.database.writing():
            self.shelf.flush()
            changes, keys = changes_since_last(self.database, number, record)
            told = keep_reading(self.database, number, record, code, now)
            keep_changes(self.database, number, told, changes, keys, now)
        return Told(record, told, is_new=True)

    def news(self, story: str, since: str = LAST, *, mark: bool = False) -> News:
        """What changed in a story since a cursor, a time, or since it was last marked as looked at; each row once."""
        with self.database.writing():
            return find_news(self.database, story_id(self.database, story), since, mark=mark)

    def search(self, words: str, *, story: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """Articles that have all the words, the best first."""
        return search_articles(self.database, words, story=story, limit=limit)

    def versions(self, name: str) -> tuple[VersionInfo, ...]:
        """The versions of what a user calls `name`: a place, the end of a path, or an article's id."""
        return tuple(find_versions(self.database, find_sources_called(self.database, name)))

    def forget(self, name: str) -> Forgotten:
        """Delete a source with all its versions, or, where one is called so, a story with its readings.

        What rested on it is told: readings that have it in them are deleted too, and their stories are told anew the
        next time.
        """
        with self.database.writing():
            if self.database.one("SELECT 1 FROM story WHERE name = ?", [name]):
                return self._forget_story(name)
            sources = find_sources_called(self.database, name)
            versions = tuple(find_versions(self.database, sources))
            stories = stories_with(self.database, sources)
            for one in stories:
                self.database.put("DELETE FROM reading WHERE story = ?", [story_id(self.database, one)])
            self._delete(sources)
        return Forgotten(tuple(sorted({v.place for v in versions})), len(versions), stories)

    def check(self) -> list[str]:
        """What is wrong with the file; nothing, as a rule."""
        return self.database.check()

    def vacuum(self) -> None:
        """Give back the space of what was deleted, and of parses and vectors that today's code does not use."""
        with self.database.writing():
            for number, kind in self.database.rows("SELECT id, name FROM kind"):
                if not is_of_today(kind):
                    self.database.put("DELETE FROM kind WHERE id = ?", [number])
        self.database.vacuum()

    def _forget_story(self, name: str) -> Forgotten:
        """Its sources go too, but for those that another story has."""
        sql = """SELECT id, place FROM source WHERE id IN (SELECT source FROM member WHERE story = ?)
            AND id NOT IN (SELECT source FROM member WHERE story <> ?)"""
        number = story_id(self.database, name)
        sources = self.database.rows(sql, [number, number])
        versions = sum(1 for _ in find_versions(self.database, [row[0] for row in sources]))
        self.database.put("DELETE FROM story WHERE id = ?", [number])
        self._delete([row[0] for row in sources])
        return Forgotten(tuple(sorted(row[1] for row in sources)), versions, (name,))

    def _delete(self, sources: Sequence[int]) -> None:
        """Sources with their versions, articles, and what is kept of their sentences."""
        for text in find_texts(self.database, sources):
            self.shelf.drop(text)
        for source in sources:
            self.database.put("DELETE FROM source WHERE id = ?", [source])


def _found(inputs: Iterable[str | Path], web: Web) -> Iterator[Found | Problem]:
    """What stands at paths and addresses, one after another."""
    for one in inputs:
        if isinstance(one, str) and is_address(one):
            page = web.fetch(one)
            yield page if isinstance(page, Problem) else Found(page.url, page.url, page.data, page.headers)
            continue
        for source in find_sources(one, Limits().file_bytes):
            if isinstance(source, Source):
                yield Found(source.place or source.name, source.name, source.data)
            else:
                yield source.problem if isinstance(source, Missing) else source
