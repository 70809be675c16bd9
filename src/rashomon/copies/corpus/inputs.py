"""Paths → the files of a corpus, in an order of their own, each with what tells whether it changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.reading.files import NOT_READ, OTHER_SUFFIXES
from rashomon.vocabulary import Problem

PASSED_OVER = OTHER_SUFFIXES | {".csv", ".tsv"}  # tables of text are read by `rashomon read` alone


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A plain file: the `name` its articles go by, its absolute `path`, its size in bytes and time of change."""

    name: str
    path: str
    size: int
    changed: int


def find_inputs(paths: Iterable[str | Path]) -> tuple[list[InputFile], list[Problem]]:
    """The files at `paths` (files, and folders with all that is in them), sorted by name, and what was left out.

    A file reached twice is read once. Hidden files, and files of kinds that articles never come in, are passed over.
    """
    files: dict[str, InputFile] = {}
    problems: list[Problem] = []
    for path in paths:
        for found in _find_at(os.fspath(path)):
            if isinstance(found, Problem):
                problems.append(found)
            elif found.path in files and found.name != files[found.path].name:
                files[found.path] = min(found, files[found.path])
            else:
                files[found.path] = found
    return sorted(files.values()), sorted(problems, key=lambda p: (p.source, p.what))


def _find_at(path: str) -> Iterator[InputFile | Problem]:
    if os.path.isdir(path):
        yield from _find_in(path)
    else:
        yield _find_file(path, os.path.basename(os.path.abspath(path)))


def _find_in(folder: str) -> Iterator[InputFile | Problem]:
    """The files of a folder and of the folders in it; links to folders are not followed, so nothing is met twice."""
    failed: list[OSError] = []
    for place, inner, names in os.walk(folder, onerror=failed.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(place, name)
            shown = os.path.relpath(path, folder).replace(os.sep, "/")
            if os.path.splitext(name)[1].lower() in PASSED_OVER:
                yield Problem(printable(shown), "not a format articles come in", NOT_READ)
            else:
                yield _find_file(path, shown)
    for error in failed:
        yield _unreadable(printable(str(error.filename)), error)


def _find_file(path: str, name: str) -> InputFile | Problem:
    shown = printable(name)
    try:
        info = os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return Problem(printable(path), "there is no such file or folder", NOT_READ)
    except OSError as error:
        return _unreadable(shown, error)
    if not stat.S_ISREG(info.st_mode):
        return Problem(shown, "not a plain file (a device, pipe or socket)", NOT_READ)
    return InputFile(shown, os.path.realpath(path), info.st_size, info.st_mtime_ns)


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(name, f"cannot be read ({(error.strerror or type(error).__name__).lower()})", NOT_READ)


def printable(text: str) -> str:
    """`text` on one line that any terminal can show: bytes that are not UTF-8 and controls are written out."""
    sound = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in sound)
