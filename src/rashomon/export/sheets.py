"""CSV and XLSX: flat tables in which no cell can be taken for a formula."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import datetime
from typing import Any

from rashomon.errors import ExportError
from rashomon.export.cells import find_safe_cell
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.needs import need
from rashomon.export.places import find_places
from rashomon.export.rows import FLAT_TABLES, Cell, Column, Flat, find_flat
from rashomon.show.clean import find_link
from rashomon.vocabulary import Record

JOINT = " | "  # between the texts of a list in one cell; for lists that have to be taken apart again there is Parquet
# Limits of Excel ("Excel specifications and limits", support.microsoft.com), which other programs keep to.
MAX_ROWS = 1_048_576  # of a sheet, the heading among them
MAX_CELL = 32_767  # characters of a cell, as UTF-16 counts them
MAX_LINKS = 65_530  # links of a sheet; the rest stand as plain text
MAX_LINK = 2_079  # characters of a link
EPOCH = datetime(1980, 1, 1)  # the time in files that must have one: the earliest a zip archive can say
WIDTH, WIDE = 14, 60  # characters a column shows: short values, and sentences
WIDE_COLUMNS = frozenset(
    "what content text source_sentence source_exact b_sentence b_exact sentence exact title about".split()
)


def find_flats(record: Record, options: ExportOptions) -> list[Flat]:
    """The flat tables that `options` ask for, in the order of the record."""
    places = find_places(record, page=options.page)
    return [find_flat(record, t, places=places) for t in FLAT_TABLES if not options.tables or t in options.tables]


def csv_files(record: Record, options: ExportOptions) -> Export:
    """A CSV file (RFC 4180, UTF-8) for each table: every cell quoted, none taken for a formula."""
    return Export({f"{flat.name}.csv": csv_text(flat).encode("utf-8") for flat in find_flats(record, options)})


def excel_csv_files(record: Record, options: ExportOptions) -> Export:
    """As `csv_files`, each with a byte order mark: without it Excel garbles curly quotes on a double click."""
    return Export({name: codecs.BOM_UTF8 + data for name, data in csv_files(record, options).files.items()})


def csv_text(flat: Flat, *, dialect: str = "excel") -> str:
    """A flat table as delimited text with a heading, in a dialect of Python's `csv`."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, dialect=dialect, quoting=csv.QUOTE_ALL)
    rows.writerow([column.name for column in flat.columns])
    rows.writerows([_text(cell) for cell in row] for row in flat.rows)
    return out.getvalue()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return repr(cell)
    return find_safe_cell(JOINT.join(cell) if isinstance(cell, tuple) else cell)


def xlsx(record: Record, options: ExportOptions) -> Export:
    """A workbook with a sheet for each table. `ExportError` for a table or a cell larger than Excel's limits."""
    library = need("xlsxwriter", "an export to xlsx")
    flats = find_flats(record, options)
    for flat in flats:
        _check_size(flat)
    out = io.BytesIO()
    book = library.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "rashomon", "created": EPOCH})
    heading = book.add_format({"bold": True, "bottom": 1})
    for flat in flats:
        _sheet(book.add_worksheet(flat.name), flat, heading)
    book.close()
    return Export({"story.xlsx": out.getvalue()})


def _check_size(flat: Flat) -> None:
    """Raises `ExportError` where Excel could not hold the table, before anything is made of it."""
    instead = "leave the table out with --table, or export to csv or parquet"
    if len(flat.rows) >= MAX_ROWS:
        raise ExportError(f"{flat.name} has {len(flat.rows):,} rows, more than an XLSX sheet holds; {instead}")
    for n, row in enumerate(flat.rows, 1):
        for column, cell in zip(flat.columns, row, strict=True):
            size = 0 if cell is None or isinstance(cell, (int, float)) else _utf16(_text(cell))
            if size > MAX_CELL:
                place = f"{flat.name}, row {n}, {column.name}"
                raise ExportError(f"{place}: {size:,} characters, and an XLSX cell holds {MAX_CELL:,}; {instead}")


def _utf16(text: str) -> int:
    """Characters as Excel counts them: those beyond U+FFFF count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _sheet(sheet: Any, flat: Flat, heading: Any) -> None:
    links = 0
    for n, column in enumerate(flat.columns):
        sheet.write_string(0, n, column.name, heading)
        sheet.set_column(n, n, WIDE if column.name in WIDE_COLUMNS else WIDTH)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(flat.rows), len(flat.columns) - 1)
    for n, row in enumerate(flat.rows, 1):
        for m, (column, cell) in enumerate(zip(flat.columns, row, strict=True)):
            if isinstance(cell, (int, float)):
                sheet.write_number(n, m, cell)
            elif cell and _is_link(column, cell) and links < MAX_LINKS:
                links += 1
                sheet.write_url(n, m, cell, string=_text(cell))
            elif cell:
                sheet.write_string(n, m, _text(cell))


def _is_link(column: Column, cell: Cell) -> bool:
    """Whether a cell can be clicked: an address on the web that Excel takes."""
    return column.name.endswith("link") and isinstance(cell, str) and len(cell) <= MAX_LINK and bool(find_link(cell))
