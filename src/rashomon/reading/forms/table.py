"""CSV and TSV: the first row names the columns, each other row is an article."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rashomon.reading.decode import find_text
from rashomon.reading.fields import TEXT
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Limits
from rashomon.reading.rows import Row
from rashomon.vocabulary import Problem

SEPARATORS = (",", "\t", ";", "|")
MOST_COLUMNS = 500
NAMED = 3  # columns that a file must name before its content alone makes it a table


def looks(file: Opened) -> bool:
    """Does its first line name columns, one of them for the text?"""
    line = file.start.split("\n", 1)[0]
    names = [name.strip().strip('"').lower() for name in line.split(_separator(line))]
    return len(names) >= NAMED and len(line) < 2_000 and any(name in {t.lower() for t in TEXT} for name in names)


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Its rows, in order; one that has other columns than the head is told."""
    decoded = find_text(source.data)
    if decoded.mended:
        yield Problem(source.name, decoded.mended, "check the text for wrong letters", left_out=False)
    head = decoded.text.lstrip("\ufeff").split("\n", 1)[0]
    csv.field_size_limit(limits.article_chars)
    reader = csv.reader(io.StringIO(decoded.text.lstrip("\ufeff"), newline=""), delimiter=_separator(head))
    names: list[str] = []
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, None, f"cannot be read ({str(error)[:80]})")
            continue
        if not names:
            names = _names(row)
        elif any(cell.strip() for cell in row):
            yield _row(names, row, number)


def _names(row: list[str]) -> list[str]:
    if len(row) > MOST_COLUMNS:
        raise RefusedError(f"a table of more than {MOST_COLUMNS} columns")
    return [name.strip() or f"column {place}" for place, name in enumerate(row, 1)]


def _row(names: list[str], row: list[str], number: int) -> Row:
    more = len(row) - len(names)
    mended = "the row has more cells than the table has columns; they were left out" if more > 0 else ""
    return Row(number, dict(zip(names, row, strict=False)), mended=mended)


def _separator(line: str) -> str:
    """The separator that stands most often in the head; the first of them where none does."""
    return max(SEPARATORS, key=lambda sign: (line.count(sign), -SEPARATORS.index(sign)))
