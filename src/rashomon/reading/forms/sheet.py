"""Excel workbooks: in each sheet the first row names the columns, each other row is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.forms.zipped import check_size, names_in
from rashomon.reading.limits import Limits
from rashomon.reading.rows import Row

MOST_ROWS = 1_048_576  # of a sheet, by the format
MOST_COLUMNS = 500


def looks(file: Opened) -> bool:
    """Is it a package with a workbook in it?"""
    return "xl/workbook.xml" in names_in(file.data)


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The rows of all sheets, in order."""
    openpyxl = need("openpyxl", "openpyxl")
    check_size(source.data, limits)
    try:
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
        place = 0
        for sheet in book.worksheets:
            names: list[str] = []
            for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
                if not any(cell not in (None, "") for cell in cells):
                    continue
                if not names:
                    names = _names(cells)
                    continue
                place += 1
                yield Row(place, {name: cell for name, cell in zip(names, cells, strict=False) if cell is not None})
    except RefusedError:
        raise
    except Exception as error:  # a broken workbook fails in as many ways as it has parts
        raise RefusedError(f"no workbook that can be read ({type(error).__name__})") from error


def _names(cells: tuple[Any, ...]) -> list[str]:
    return [str(cell).strip() if cell not in (None, "") else f"column {place}" for place, cell in enumerate(cells, 1)]
