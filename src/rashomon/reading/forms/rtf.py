"""Rich Text: to plain text by striprtf, its code pages and Unicode escapes included."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.collected import find_collected
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.limits import Limits


def looks(file: Opened) -> bool:
    """Does it begin as Rich Text?"""
    return file.data.lstrip()[:5] == b"{\\rtf"


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article, or the articles of an archive's export."""
    if len(source.data) > limits.article_chars * 4:
        raise RefusedError(f"Rich Text of more than {limits.article_chars * 4:,} bytes")
    striprtf = need("striprtf.striprtf", "striprtf")
    try:
        text = striprtf.rtf_to_text(source.data.decode("latin-1"), errors="replace")
    except Exception as error:  # what the library raises on broken control words is of many kinds
        raise RefusedError(f"Rich Text that cannot be read ({type(error).__name__})") from error
    yield from find_collected(text.replace("\r\n", "\n").replace("\r", "\n"), source.name)
