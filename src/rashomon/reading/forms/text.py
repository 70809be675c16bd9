"""Plain text: one article, or the many of an export or of a paste with separators."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.collected import find_collected
from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened
from rashomon.reading.limits import Limits
from rashomon.vocabulary import Problem


def looks(file: Opened) -> bool:
    """Anything may be text: this form is what is left, never recognised."""
    del file
    return False


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article, or the articles that stand in it one after another."""
    del limits
    decoded = find_text(source.data)
    if decoded.mended:
        yield Problem(source.name, decoded.mended, "check the text for wrong letters", left_out=False)
    yield from find_collected(decoded.text.replace("\r\n", "\n"), source.name)
