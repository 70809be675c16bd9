"""Word files (DOCX): paragraphs and the cells of tables, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from rashomon.reading.collected import find_collected
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.forms.zipped import check_size, names_in
from rashomon.reading.limits import Limits

MAIN = "word/document.xml"


def looks(file: Opened) -> bool:
    """Is it a package with a Word document in it?"""
    return MAIN in names_in(file.data)


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article, or the articles of an archive's export."""
    yield from find_collected("\n\n".join(text for text, _ in find_blocks(source.data, limits)), source.name)


def find_blocks(data: bytes, limits: Limits) -> list[tuple[str, bool]]:
    """The paragraphs and the cells of tables in their order, and which are headings.

    Raises `RefusedError` for what is no Word file that can be read, or one over the limits.
    """
    docx = need("docx", "python-docx")
    check_size(data, limits)
    try:
        return list(_blocks(docx.Document(io.BytesIO(data))))
    except Exception as error:  # a broken file fails in as many ways as it has parts
        raise RefusedError(f"no Word file that can be read ({type(error).__name__})") from error


def _blocks(document: Any) -> Iterator[tuple[str, bool]]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ((cell.text, False) for row in block.rows for cell in row.cells)
        else:
            yield block.text, str(getattr(block.style, "name", "")).startswith(("Heading", "Title"))
