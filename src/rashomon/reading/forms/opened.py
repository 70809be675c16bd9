"""What passes between a form of file and the reader of files: the file opened, and what is found in it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.limits import Draft
from rashomon.reading.rows import Row
from rashomon.vocabulary import Problem

SAMPLE = 65_536  # bytes a form is recognised by: headers of mail and of feeds end within the first few thousand
EXTRA = "forms"  # of pyproject.toml: the libraries that these files are read with

Found = Draft | Row | Source | Problem  # an article, a row that holds one, a file within the file, what went wrong


class RefusedError(Exception):
    """Nothing of this file is read; the message says why, for a reader of standard error."""


@dataclass(frozen=True)
class Opened:
    """A file to be recognised: `name` in lower case without the ending of its packing, and its bytes, unpacked."""

    name: str
    data: bytes

    @cached_property
    def start(self) -> str:
        """The beginning of the file as text, without what is empty before it."""
        return find_text(self.data[:SAMPLE]).text.lstrip("\ufeff \t\r\n")

    def named(self, *suffixes: str) -> bool:
        """Does the file's name end so?"""
        return self.name.endswith(suffixes)


def need(module: str, package: str) -> Any:
    """The library `module`, or `RefusedError` that names what to install."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise RefusedError(f"reading it needs {package}: pip install 'rashomon[{EXTRA}]'") from error
