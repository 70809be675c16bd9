"""The forms a record can be exported to: one registry, each writer loaded when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ExportError
from rashomon.export.places import PAGE
from rashomon.export.rows import FLAT_TABLES
from rashomon.record import check_record
from rashomon.vocabulary import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """`tables`: which ones, for forms made of tables; none for all. `page`: where the story's page lies, for links.

    `fonts`: files (TrueType, OpenType) that a PDF takes letters from which its own font lacks, the first that has one.
    `brief`: of a document the account alone, on two pages.
    """

    tables: tuple[str, ...] = ()
    page: str = PAGE
    fonts: tuple[Path, ...] = ()
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """What an export writes: files by name (one, or one a table), and what of the record the form has no place for."""

    files: dict[str, bytes]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export. `name`: what its file is called; empty for a folder with one file a table."""

    what: str
    name: str
    writer: str  # module:function, taking (record, options)
    tables: bool = False  # whether one may choose tables
    document: bool = False  # whether it may be the account alone

    def load(self) -> Callable[[Record, ExportOptions], Export]:
        """The writer."""
        module, _, function = self.writer.partition(":")
        found: Callable[[Record, ExportOptions], Export] = getattr(importlib.import_module(module), function)
        return found


FORMS: dict[str, Form] = {
    "annotations": Form(
        "every anchor as a W3C Web Annotation",
        "story.annotations.jsonld",
        "rashomon.export.annotations:page",
    ),
    "csv": Form("a CSV file for each table", "", "rashomon.export.sheets:csv_files", tables=True),
    "csv-excel": Form(
        "as csv, with the mark by which Excel knows UTF-8 on a double click",
        "",
        "rashomon.export.sheets:excel_csv_files",
        tables=True,
    ),
    "docx": Form(
        "the account and what it rests on, for a word processor",
        "story.docx",
        "rashomon.export.docx:docx",
        document=True,
    ),
    "gexf": Form("the articles and their copies as a graph", "story.gexf", "rashomon.export.graph:gexf"),
    "ics": Form("planned events for a calendar", "story.ics", "rashomon.export.ics:ics"),
    "jsonld": Form("schema.org: articles, claims, quotations", "story.jsonld", "rashomon.export.linked:jsonld"),
    "md": Form(
        "the account and what it rests on, as Markdown", "story.md", "rashomon.export.markdown:markdown", document=True
    ),
    "parquet": Form("a Parquet file for each table", "", "rashomon.export.frames:parquet_files", tables=True),
    "pdf": Form("the account and what it rests on, to print", "story.pdf", "rashomon.export.pdf:pdf", document=True),
    "plover": Form("coded events as rows of event data", "story.plover.tsv", "rashomon.export.plover:plover"),
    "timelinejs": Form("dated events for TimelineJS", "story.timeline.json", "rashomon.export.timelinejs:timelinejs"),
    "xlsx": Form("a workbook, one sheet a table", "story.xlsx", "rashomon.export.sheets:xlsx", tables=True),
}


def export_record(record: Record, to: str, *, options: ExportOptions | None = None) -> Export:
    """`record` in the form `to`, one of `FORMS`: complete, or `ExportError` and nothing.

    Same record and options, same bytes. Raises `ExportError` too for an unknown form or table, and naming
    the extra to install where a library is missing; `RecordError` for a record that breaks its contract.
    """
    options = options or ExportOptions()
    if to not in FORMS:
        raise ExportError(f"no form {to!r}; there are: {', '.join(FORMS)}")
    unknown = [table for table in options.tables if table not in FLAT_TABLES]
    if unknown:
        raise ExportError(f"no table {unknown[0]!r}; there are: {', '.join(FLAT_TABLES)}")
    if options.tables and not FORMS[to].tables:
        raise ExportError(f"{to} is made of the whole record; tables are chosen for {', '.join(_of_tables())}")
    if options.brief and not FORMS[to].document:
        raise ExportError(
            f"{to} is no document; a brief is one of {', '.join(n for n, f in FORMS.items() if f.document)}"
        )
    check_record(record)
    return FORMS[to].load()(record, options)


def _of_tables() -> list[str]:
    return [name for name, form in FORMS.items() if form.tables]
