"""Exports on disk: every file whole, or none."""

from __future__ import annotations

import os
from pathlib import Path

from rashomon.export.forms import FORMS, ExportOptions, export_record
from rashomon.vocabulary import Record


def write_export(
    record: Record, path: str | Path, *, to: str, options: ExportOptions | None = None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write `record` in the form `to`; gives the files written and notes on what the form has no place for.

    `path` is the file, or for `csv` and `parquet` the folder. Raises `ExportError`, writing nothing, where the
    form cannot hold the record; `OSError` where the place cannot be written to.
    """
    export = export_record(record, to, options=options)
    target = Path(path)
    single = FORMS[to].name
    places = {target if single else target / name: data for name, data in export.files.items()}
    _write_all(places)
    return tuple(places), export.notes


def _write_all(places: dict[Path, bytes]) -> None:
    """Written beside their places first and moved there together, when all of them stand."""
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in places}
    try:
        for path, data in places.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(data)
        for path, written in beside.items():
            written.replace(path)
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)  # still there only when something failed
