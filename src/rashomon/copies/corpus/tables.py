"""Parquet tables → rows, a few at a time, only the columns that can hold an article's fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.copies.corpus.needs import need
from rashomon.copies.corpus.streams import FREE_BYTES, RATIO, BrokenFileError
from rashomon.reading.fields import BYLINE, OUTLET, PUBLISHED, TEXT, URL

COLUMNS = frozenset(("id", "source", *TEXT, *URL, *OUTLET, *BYLINE, *PUBLISHED))
BATCH = 64  # rows decoded at a time: 64 of the longest articles allowed are 128 million characters


def find_table_rows(path: str) -> Iterator[tuple[int, dict[str, Any], float]]:
    """Each row's number from 1, its fields, and the share of the table read so far.

    Raises `BrokenFileError` for what is no sound Parquet, or unpacks to more than `RATIO` times its size.
    """
    arrow, parquet = need("pyarrow", "Parquet files"), need("pyarrow.parquet", "Parquet files")
    try:
        schema = parquet.read_schema(path)
        columns = [field.name for field in schema if field.name in COLUMNS]
        texts = [field.name for field in schema if field.name in columns and arrow.types.is_string(field.type)]
        with parquet.ParquetFile(path, read_dictionary=texts, pre_buffer=False) as table:
            _refuse_bomb(table.metadata)
            yield from _rows(arrow, table, columns)
    except (arrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise BrokenFileError(f"not a sound Parquet file ({str(error).splitlines()[0][:80]})") from error


def _rows(arrow: Any, table: Any, columns: list[str]) -> Iterator[tuple[int, dict[str, Any], float]]:
    total = max(table.metadata.num_rows, 1)
    number = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=columns, use_threads=False):
        fields = [(name, _plain_times(arrow, batch.column(name))) for name in columns]
        for row in range(batch.num_rows):
            number += 1
            yield number, {name: column[row].as_py() for name, column in fields}, number / total


def _plain_times(arrow: Any, column: Any) -> Any:
    """Time stamps to the microsecond, which Python can hold; other columns as they are."""
    if arrow.types.is_timestamp(column.type):
        return column.cast(arrow.timestamp("us", column.type.tz), safe=False)
    return column


def _refuse_bomb(metadata: Any) -> None:
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for place in range(metadata.num_columns):
            column = group.column(place)
            if column.total_uncompressed_size > max(FREE_BYTES, RATIO * column.total_compressed_size):
                raise BrokenFileError(f"the table unpacks to more than {RATIO} times its size")
