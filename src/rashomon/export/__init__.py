"""Exports: a record in the forms other programs read, complete or refused, each row with its source."""

from rashomon.export.forms import FORMS, Export, ExportOptions, Form, export_record
from rashomon.export.frames import to_arrow, to_pandas, to_polars
from rashomon.export.rows import FLAT_TABLES, Flat, find_flat
from rashomon.export.write import write_export

__all__ = [
    "FLAT_TABLES",
    "FORMS",
    "Export",
    "ExportOptions",
    "Flat",
    "Form",
    "export_record",
    "find_flat",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_export",
]
