"""Paths → bytes with names: folders walked, and nothing opened that is not a plain file of sane size."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.vocabulary import Problem

STDIN = "-"
NOT_READ = "it was left out"
STORY = "story.json"
STORY_MARK = re.compile(rb'\s*\{\s*"account"')  # a record's first key, in the order it is written in
SAVED_WITH = ("_files", ".files", "_Files", "-Dateien", "_fichiers", "_archivos")
# Files that stand beside articles in folders and are none; given by name they are read all the same.
OTHER_SUFFIXES = frozenset({
    ".css", ".js", ".mjs", ".py", ".ini", ".toml", ".yaml", ".yml", ".lock", ".svg", ".map",
    ".sqlite", ".db",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file, and the name its articles go by.

    A file within a file has a `path`, by which its form is told where the content leaves it open, and may have
    fields `given` by what it stood in, for those it does not have itself. `place` is the absolute path of a file.
    """

    name: str
    data: bytes
    path: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    @property
    def plain_name(self) -> str:
        """The name of the file in lower case, without the ending of its packing."""
        return (self.path or self.name).lower().removesuffix(".gz")


@dataclass(frozen=True, slots=True)
class Missing:
    """A path at which there is nothing."""

    problem: Problem


def find_sources(path: str | Path, file_bytes: int) -> Iterator[Source | Problem | Missing]:
    """The files at `path` (a file, a folder, or "-" for standard input) in a fixed order, or what was wrong."""
    if str(path) == STDIN:
        yield _from_stdin(file_bytes)
        return
    place = os.fspath(path)
    try:
        mode = os.stat(place).st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        yield Missing(Problem(_shown(place), "there is no such file or folder", NOT_READ))
        return
    except OSError as error:
        yield _unreadable(_shown(place), error)
        return
    if stat.S_ISDIR(mode):
        yield from _from_folder(place, file_bytes)
    else:
        yield _from_file(place, _shown(os.path.basename(os.path.abspath(place))), file_bytes)


def _from_stdin(file_bytes: int) -> Source | Problem:
    try:
        data = sys.stdin.buffer.read(file_bytes + 1)
    except (OSError, ValueError, AttributeError):
        return Problem(STDIN, "standard input cannot be read", NOT_READ)
    if len(data) > file_bytes:
        return Problem(STDIN, f"standard input is over {file_bytes:,} bytes", NOT_READ)
    return Source(STDIN, data)


def _from_folder(folder: str, file_bytes: int) -> Iterator[Source | Problem]:
    """The files of `folder` and of the folders in it, depth first by name; no folder is entered twice."""
    waiting = [(folder, "")]
    entered: set[tuple[int, int]] = set()
    while waiting:
        place, prefix = waiting.pop()
        try:
            info = os.stat(place)
            names = sorted(n for n in os.listdir(place) if not n.startswith("."))
        except OSError as error:
            yield _unreadable(_shown(prefix.rstrip("/")) or _shown(place), error)
            continue
        if (info.st_dev, info.st_ino) in entered:
            yield Problem(
                _shown(prefix.rstrip("/")), "a link to a folder that was read already", "it was not entered again"
            )
            continue
        entered.add((info.st_dev, info.st_ino))
        if _is_output(place, names):
            what = "a story that rashomon has told, no article"
            yield Problem(_shown(prefix.rstrip("/")) or _shown(place), what, "the folder was passed over")
            continue
        folders = [name for name in names if os.path.isdir(os.path.join(place, name))]
        for name in names:
            if name not in folders:
                yield _from_named(os.path.join(place, name), prefix + name, file_bytes)
        inner = [name for name in folders if not _belongs_to_page(name, names)]
        waiting.extend((os.path.join(place, name), f"{prefix}{name}/") for name in reversed(inner))


def _from_named(path: str, name: str, file_bytes: int) -> Source | Problem:
    """A file of a folder, unless its name says that it is none of articles."""
    if os.path.splitext(name)[1].lower() in OTHER_SUFFIXES:
        return Problem(_shown(name), "not a format articles come in", NOT_READ)
    return _from_file(path, _shown(name), file_bytes)


def _is_output(folder: str, names: list[str]) -> bool:
    """Is `folder` one that `rashomon read` wrote, by the beginning of its story?"""
    if STORY not in names or not _is_plain(os.path.join(folder, STORY)):
        return False
    try:
        with open(os.path.join(folder, STORY), "rb") as file:
            return STORY_MARK.match(file.read(200)) is not None
    except OSError:
        return False


def _belongs_to_page(folder: str, names: list[str]) -> bool:
    """Is `folder` what a browser saves beside a page: its pictures, scripts and frames?"""
    for ending in SAVED_WITH:
        page = folder.removesuffix(ending)
        if page != folder and any(f"{page}{suffix}" in names for suffix in (".html", ".htm", ".xhtml")):
            return True
    return False


def _from_file(path: str, name: str, file_bytes: int) -> Source | Problem:
    """The bytes of the file at `path`, if it is a plain file within the bound and may be read."""
    try:
        # Without waiting: a pipe that took the file's place between stat and open must not hold us up.
        handle = (
            os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            if _is_plain(path)
            else -1
        )
        if handle < 0:
            return Problem(name, "not a plain file (a device, pipe or socket)", NOT_READ)
        with os.fdopen(handle, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > file_bytes:
                return Problem(name, f"the file has {size:,} bytes, more than {file_bytes:,}", NOT_READ)
            data = file.read(file_bytes + 1)
    except OSError as error:
        return _unreadable(name, error)
    if len(data) > file_bytes:
        return Problem(name, f"the file has more than {file_bytes:,} bytes", NOT_READ)
    return Source(name, data, place=_shown(os.path.abspath(path)))


def _is_plain(path: str) -> bool:
    return stat.S_ISREG(os.stat(path).st_mode)


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(name, f"cannot be read ({(error.strerror or type(error).__name__).lower()})", NOT_READ)


def _shown(path: str) -> str:
    """`path` with slashes and as text anyone can print: bytes that are not UTF-8 are written out."""
    text = path.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
