"""Parquet: each row is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.limits import Limits
from rashomon.reading.rows import Row

BATCH = 500  # rows read at a time


def looks(file: Opened) -> bool:
    """Does it begin as Parquet?"""
    return file.data.startswith(b"PAR1")


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Its rows, in order."""
    parquet = need("pyarrow.parquet", "pyarrow")
    place = 0
    try:
        file = parquet.ParquetFile(io.BytesIO(source.data))
        meta = file.metadata
        size = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
        if size > limits.unpacked_bytes:
            raise RefusedError(f"it unpacks to more than {limits.unpacked_bytes:,} bytes")
        left = limits.most_unpacked(len(source.data))
        for batch in file.iter_batches(batch_size=BATCH):
            for at in range(batch.num_rows):  # one at a time: a dictionary may hold one long text for all of them
                place += 1
                (row,) = batch.slice(at, 1).to_pylist()
                left -= sum(len(value) for value in row.values() if isinstance(value, str | bytes))
                if left < 0:
                    raise RefusedError(f"its rows from {place} on unpack to far more than the file holds")
                yield Row(place, row)
    except RefusedError:
        raise
    except Exception as error:  # what pyarrow raises on broken files is of many kinds
        raise RefusedError(f"no Parquet that can be read ({type(error).__name__})") from error
