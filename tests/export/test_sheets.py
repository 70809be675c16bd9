"""CSV, read back by pandas; XLSX, by openpyxl. Every row has its source; no cell is a formula."""

from __future__ import annotations

import csv
import io
from urllib.parse import unquote

import openpyxl
import pandas as pd
import pytest

from rashomon.export import FLAT_TABLES, ExportOptions, export_record, find_flat
from rashomon.export.cells import find_safe_cell
from rashomon.vocabulary import Record
from tests.export.material import FORMULAS, HOSTILE_LINE

DANGEROUS = tuple("=+-@\t\r\n")


def _csv(record: Record, table: str) -> pd.DataFrame:
    data = export_record(record, "csv", options=ExportOptions(tables=(table,))).files[f"{table}.csv"]
    return pd.read_csv(io.BytesIO(data), keep_default_na=False)


def _book(record: Record) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(export_record(record, "xlsx").files["story.xlsx"]))


class TestCsv:
    @pytest.mark.parametrize("table", FLAT_TABLES)
    def test_every_row_comes_back(self, demo: Record, table: str) -> None:
        frame, flat = _csv(demo, table), find_flat(demo, table)
        assert list(frame.columns) == [c.name for c in flat.columns]
        assert len(frame) == len(flat.rows) > 0

    def test_every_row_has_a_sentence_and_a_link(self, demo: Record) -> None:
        texts = {a.id: a.text for a in demo.articles}
        for table in FLAT_TABLES[:-1]:
            frame = _csv(demo, table)
            assert (frame.source_sentence != "").all()
            assert frame.source_link.str.contains("#:~:text=|^story.html#a=", regex=True).all()
            for row in frame.itertuples():
                words = texts[row.source_article][row.source_start : row.source_end]
                assert row.source_exact.removeprefix("'") == words
                assert words in row.source_sentence.removeprefix("'")

    def test_sources_has_every_anchor(self, demo: Record) -> None:
        sources = _csv(demo, "sources")
        events = sources[(sources.table == "events") & (sources.part == "telling")]
        assert len(events) == sum(len(e.anchors) for e in demo.events)
        statements = sources[(sources.table == "statements") & (sources.part == "content")]
        assert list(statements.exact) == [a.exact for s in demo.statements for a in s.anchors]
        counts = _csv(demo, "events").set_index("row").source_count
        assert (sources[sources.table == "events"].groupby("row").size() == counts).all()

    def test_the_account_counts_the_origins_of_the_record(self, demo: Record) -> None:
        frame = _csv(demo, "account")
        assert list(frame.origins) == [line.origins for section in demo.account for line in section.lines]

    def test_no_cell_can_be_a_formula(self, hostile: Record) -> None:
        for name, data in export_record(hostile, "csv").files.items():
            rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
            assert not [cell for row in rows for cell in row if cell.startswith(DANGEROUS)], name

    def test_excel_is_told_that_it_is_utf_8(self, demo: Record) -> None:
        plain, marked = (export_record(demo, form).files for form in ("csv", "csv-excel"))
        assert marked == {name: b"\xef\xbb\xbf" + data for name, data in plain.items()}

    def test_taking_off_the_apostrophe_gives_the_text_back(self, hostile: Record) -> None:
        rows = _csv(hostile, "events")
        what = rows[rows.id == "e-hostile"].what.item()
        kept = HOSTILE_LINE.translate({0: "\ufffd", 7: "\ufffd", 0x1B: "\ufffd", 0xFFFE: "\ufffd"})
        assert what == f"'{kept}"

    @pytest.mark.parametrize(
        "text", ["=1", "+1", "-1", "@A", "\t=1", "\r", "\n=1", " =1", "\ufeff=1", "＝1", "'", "\u202e-1"]
    )
    def test_what_looks_like_a_formula_is_text(self, text: str) -> None:
        assert find_safe_cell(text) == f"'{text}"

    @pytest.mark.parametrize("text", ["", "1 = 1", "a-b", "“=1”", "– x", " x"])
    def test_other_text_is_left_alone(self, text: str) -> None:
        assert find_safe_cell(text) == text

    def test_ids_stand_beside_names(self, demo: Record) -> None:
        names = {a.id: a.name for a in demo.actors}
        frame = _csv(demo, "statements")
        assert [names.get(i, "") for i in frame.speaker] == list(frame.speaker_name)


class TestXlsx:
    def test_every_row_comes_back(self, demo: Record) -> None:
        book = _book(demo)
        assert book.sheetnames == list(FLAT_TABLES)
        for table in FLAT_TABLES:
            flat, rows = find_flat(demo, table), list(book[table].values)
            assert list(rows[0]) == [c.name for c in flat.columns]
            assert len(rows) == len(flat.rows) + 1
        said = [row[rows_at(book, "statements", "content")] for row in list(book["statements"].values)[1:]]
        assert [text.removeprefix("'") for text in said] == [s.content for s in demo.statements]

    def test_no_cell_is_a_formula_or_becomes_one(self, hostile: Record) -> None:
        cells = [cell for sheet in _book(hostile) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not [c.value for c in cells if isinstance(c.value, str) and c.value.startswith(DANGEROUS)]
        assert f"'{FORMULAS[1]}" in {cell.value for cell in cells}

    def test_links_can_be_clicked(self, invented: Record) -> None:
        sheet = _book(invented)["events"]
        at = rows_at(_book(invented), "events", "source_link")
        linked = [row[at] for row in sheet.iter_rows(min_row=2) if row[at].hyperlink]
        assert linked
        for cell in linked:
            found = f"{cell.hyperlink.target}#{cell.hyperlink.location}" if cell.hyperlink.location else ""
            assert unquote(found or cell.hyperlink.target) == unquote(cell.value)

    def test_numbers_are_numbers(self, demo: Record) -> None:
        frame = pd.read_excel(io.BytesIO(export_record(demo, "xlsx").files["story.xlsx"]), sheet_name="links")
        assert list(frame.score) == pytest.approx([link.score for link in demo.links])


def rows_at(book: openpyxl.Workbook, sheet: str, column: str) -> int:
    return [cell.value for cell in book[sheet][1]].index(column)
