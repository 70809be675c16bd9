"""Arrow, pandas and polars on demand; Parquet, read back by polars."""

from __future__ import annotations

import io

import polars as pl
import pytest

import rashomon
from rashomon.errors import ExportError
from rashomon.export import FLAT_TABLES, export_record
from rashomon.vocabulary import Record


@pytest.mark.parametrize("table", FLAT_TABLES)
def test_parquet_is_read_by_another_engine(demo: Record, table: str) -> None:
    data = export_record(demo, "parquet").files[f"{table}.parquet"]
    frame = pl.read_parquet(io.BytesIO(data))
    assert frame.equals(rashomon.to_polars(demo, table))
    assert frame.height > 0


def test_arrow_keeps_types_lists_and_nulls(demo: Record) -> None:
    statements = rashomon.to_arrow(demo, "statements")
    assert statements.num_rows == len(demo.statements)
    assert statements.column("speaker").to_pylist() == [s.speaker for s in demo.statements]
    assert statements.column("same_as").to_pylist() == [list(s.same_as) for s in demo.statements]
    assert str(rashomon.to_arrow(demo, "events").schema.field("by").type) == "list<item: string>"


def test_pandas_and_polars_have_the_same_rows(demo: Record) -> None:
    events = rashomon.to_pandas(demo, "events")
    assert list(events.id) == rashomon.to_polars(demo, "events")["id"].to_list() == [e.id for e in demo.events]
    assert int(events.type.isna().sum()) == sum(e.type is None for e in demo.events)


def test_text_is_kept_to_the_character(hostile: Record) -> None:
    contents = rashomon.to_arrow(hostile, "statements").column("content").to_pylist()
    assert contents == [s.content for s in hostile.statements]


def test_an_empty_table_keeps_its_columns(invented: Record) -> None:
    from dataclasses import replace

    table = rashomon.to_arrow(replace(invented, outcomes=()), "outcomes")
    assert table.num_rows == 0
    assert "party_names" in table.column_names


def test_an_unknown_table_is_refused(invented: Record) -> None:
    with pytest.raises(ExportError, match="no table 'nonsense'; there are: articles"):
        rashomon.to_arrow(invented, "nonsense")
