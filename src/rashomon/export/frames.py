"""Tables for programs that compute: Arrow, pandas, polars, and Parquet files."""

from __future__ import annotations

import io
from typing import Any

from rashomon.errors import ExportError
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.needs import need
from rashomon.export.places import PAGE, find_places
from rashomon.export.rows import FLAT_TABLES, Flat, find_flat
from rashomon.export.sheets import find_flats
from rashomon.vocabulary import Record

NOTEBOOK = "notebook"  # the extra of pyproject.toml that brings pandas and polars


def to_arrow(record: Record, table: str, *, page: str = PAGE) -> Any:
    """A table of `record` as a `pyarrow.Table`: lists as lists, null where the record says null.

    `table` is one of the record's or `sources` (every anchor of every row, with its sentence and link); `page`
    is where the story's page lies, for links to articles without an address. `ExportError` for another name.
    """
    if table not in FLAT_TABLES:
        raise ExportError(f"no table {table!r}; there are: {', '.join(FLAT_TABLES)}")
    return _arrow(find_flat(record, table, places=find_places(record, page=page)))


def to_pandas(record: Record, table: str, *, page: str = PAGE) -> Any:
    """The same as a `pandas.DataFrame`. Lists are NumPy arrays of strings."""
    need("pandas", "a table for pandas", extra=NOTEBOOK)
    return to_arrow(record, table, page=page).to_pandas()


def to_polars(record: Record, table: str, *, page: str = PAGE) -> Any:
    """The same as a `polars.DataFrame`."""
    polars = need("polars", "a table for polars", extra=NOTEBOOK)
    return polars.from_arrow(to_arrow(record, table, page=page))


def parquet_files(record: Record, options: ExportOptions) -> Export:
    """A Parquet file (zstd) for each table."""
    parquet = need("pyarrow.parquet", "an export to parquet")
    files = {}
    for flat in find_flats(record, options):
        out = io.BytesIO()
        parquet.write_table(_arrow(flat), out, compression="zstd")
        files[f"{flat.name}.parquet"] = out.getvalue()
    return Export(files)


def _arrow(flat: Flat) -> Any:
    pa = need("pyarrow", "a table for Arrow")
    types = {"text": pa.string(), "number": pa.int64(), "share": pa.float64(), "texts": pa.list_(pa.string())}
    schema = pa.schema([(column.name, types[column.kind]) for column in flat.columns])
    columns = zip(*flat.rows, strict=True) if flat.rows else [()] * len(flat.columns)
    arrays = [pa.array(list(values), field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
