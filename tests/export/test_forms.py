"""What holds for every form: complete or refused, the same bytes each time, no form afraid of any text."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from rashomon.errors import ExportError, RecordError
from rashomon.export import FORMS, ExportOptions, export_record, write_export
from rashomon.export.sheets import MAX_CELL
from rashomon.vocabulary import Record
from tests.export.material import box_font

LIBRARIES = {"docx": "docx", "ics": "icalendar", "parquet": "pyarrow.parquet", "pdf": "fpdf", "xlsx": "xlsxwriter"}
EVERY = sorted(FORMS)


@pytest.mark.parametrize("form", EVERY)
def test_the_same_record_gives_the_same_bytes_at_any_time(invented: Record, form: str, monkeypatch) -> None:
    first = export_record(invented, form)
    later = time.time() + 100_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert export_record(invented, form) == first


@pytest.mark.parametrize("form", EVERY)
def test_hostile_text_breaks_no_form(hostile: Record, form: str, tmp_path: Path) -> None:
    options = ExportOptions(fonts=(box_font(tmp_path, "漢字"),))
    assert all(export_record(hostile, form, options=options).files.values())


@pytest.mark.parametrize("form", [f for f in EVERY if f not in {"xlsx", "pdf"}])
def test_a_title_of_a_megabyte_breaks_no_form(giant: Record, form: str) -> None:
    assert all(export_record(giant, form).files.values())


def test_a_cell_too_long_is_refused_and_nothing_is_written(giant: Record, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=rf"articles, row 3, title: 1,000,000 characters.*{MAX_CELL:,}.*--table"):
        write_export(giant, tmp_path / "story.xlsx", to="xlsx")
    assert list(tmp_path.iterdir()) == []
    write_export(giant, tmp_path / "story.xlsx", to="xlsx", options=ExportOptions(tables=("events", "sources")))
    assert (tmp_path / "story.xlsx").exists()


def test_a_table_too_long_is_refused(invented: Record, monkeypatch) -> None:
    monkeypatch.setattr("rashomon.export.sheets.MAX_ROWS", len(invented.statements))
    with pytest.raises(ExportError, match="rows, more than an XLSX sheet holds"):
        export_record(invented, "xlsx")


@pytest.mark.parametrize("form", LIBRARIES)
def test_a_missing_library_is_told_with_the_extra_that_brings_it(invented: Record, form: str, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, LIBRARIES[form], None)
    with pytest.raises(ExportError, match=r"needs \w+, which is not here: pip install 'rashomon\[export\]'$"):
        export_record(invented, form)


def test_a_missing_pandas_is_told(invented: Record, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExportError, match=r"pip install 'rashomon\[notebook\]'$"):
        rashomon.to_pandas(invented, "events")


def test_unknown_forms_and_tables_are_refused(invented: Record) -> None:
    with pytest.raises(ExportError, match="no form 'doc'; there are: annotations, csv"):
        export_record(invented, "doc")
    with pytest.raises(ExportError, match="no table 'people'"):
        export_record(invented, "csv", options=ExportOptions(tables=("people",)))
    with pytest.raises(ExportError, match="tables are chosen for csv, csv-excel, parquet, xlsx"):
        export_record(invented, "pdf", options=ExportOptions(tables=("events",)))


def test_a_record_that_breaks_its_contract_is_not_exported(invented: Record) -> None:
    broken = replace(invented, articles=tuple(replace(a, text=a.text.upper()) for a in invented.articles))
    with pytest.raises(RecordError):
        export_record(broken, "csv")


def test_files_appear_together_or_not_at_all(invented: Record, tmp_path: Path) -> None:
    (tmp_path / "sources.csv").mkdir()  # the last file cannot be put in its place
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(OSError, match=r"sources\.csv"):
        write_export(invented, tmp_path, to="csv", options=ExportOptions(tables=("sources",)))
    assert sorted(p.name for p in tmp_path.iterdir()) == before
