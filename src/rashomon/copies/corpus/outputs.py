"""Rows → a table on disk: Parquet, JSON lines or CSV by its suffix; it appears under its name when it is whole."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from rashomon.copies.corpus.needs import need
from rashomon.errors import InputError

GROUP = 8_192  # rows of a row group of Parquet; with passages some 10 MB
SUFFIXES = (".parquet", ".jsonl", ".csv")
PASSAGES = "passages"

Row = Mapping[str, Any]


class _Writer(Protocol):
    def write(self, rows: list[Row]) -> None: ...
    def close(self) -> None: ...


def check_table(path: Path) -> None:
    """`InputError` if a table cannot be written there: by its suffix, its folder, or a package that is missing."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(f"{path}: a table is written as .parquet, .jsonl or .csv")
    if path.suffix.lower() == ".parquet":
        need("pyarrow.parquet", "Parquet files")
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise InputError(f"{path}: there is no folder for it" if not path.is_dir() else f"{path}: is a folder")


def write_table(path: Path, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Writes rows to `path`. `columns`: name → `text`, `number`, `texts` or `passages`. CSV has no passages."""
    part = path.with_name(path.name + ".part")
    writer = _WRITERS[path.suffix.lower()](part, columns)
    waiting: list[Row] = []
    try:
        for row in rows:
            waiting.append(row)
            if len(waiting) == GROUP:
                writer.write(waiting)
                waiting = []
        if waiting:
            writer.write(waiting)
    finally:
        writer.close()
    os.replace(part, path)


class _Parquet:
    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self.arrow = need("pyarrow", "Parquet files")
        types = _arrow_types(self.arrow)
        self.schema = self.arrow.schema([(name, types[kind]) for name, kind in columns.items()])
        self.writer = need("pyarrow.parquet", "Parquet files").ParquetWriter(path, self.schema, compression="zstd")

    def write(self, rows: list[Row]) -> None:
        self.writer.write_table(self.arrow.Table.from_pylist(rows, schema=self.schema), row_group_size=GROUP)

    def close(self) -> None:
        self.writer.close()


def _arrow_types(arrow: Any) -> dict[str, Any]:
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    passage = arrow.struct([("a", span), ("b", span), ("kind", arrow.string())])
    return {
        "text": arrow.string(),
        "number": arrow.float64(),
        "texts": arrow.list_(arrow.string()),
        PASSAGES: arrow.list_(passage),
    }


class _Lines:
    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self.columns = columns
        self.file = open(path, "w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed in close()

    def write(self, rows: list[Row]) -> None:
        for row in rows:
            self.file.write(json.dumps({name: row[name] for name in self.columns}, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self.file.close()


class _Csv:
    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self.columns = [name for name, kind in columns.items() if kind != PASSAGES]
        self.file: io.TextIOWrapper = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115 - as above
        self.csv = csv.writer(self.file)
        self.csv.writerow(self.columns)

    def write(self, rows: list[Row]) -> None:
        for row in rows:
            self.csv.writerow([_cell(row[name]) for name in self.columns])

    def close(self) -> None:
        self.file.close()


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list | tuple) else value


_WRITERS: dict[str, Callable[[Path, Mapping[str, str]], _Writer]] = {
    ".parquet": _Parquet,
    ".jsonl": _Lines,
    ".csv": _Csv,
}
