"""Lists of references (RIS, BibTeX): they name articles and hold none, and that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Limits

_RIS = re.compile(r"TY  - [A-Z]{3,6}\s*\r?\n")
_BIBTEX = re.compile(r"(?:%[^\n]{0,500}\n\s{0,99}){0,20}@[A-Za-z]{3,20}\s{0,9}[{(]\s{0,9}[^\s,{}]{1,200}\s{0,9},")


def looks(file: Opened) -> bool:
    """Does it begin with a reference?"""
    return bool(_RIS.match(file.start) or _BIBTEX.match(file.start[:20_000]))


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Nothing: always refused."""
    del source, limits
    raise RefusedError("a list of references: it names articles and holds no text of them; export the full texts")
    yield  # a generator, as every reader
