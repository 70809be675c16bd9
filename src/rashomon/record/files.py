"""story.json: written only when it keeps its contract, read only when it does."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from rashomon.errors import AnchorError, RecordError
from rashomon.record.check import check_record
from rashomon.vocabulary import Record, canonical_json


def write_story(record: Record, path: str | Path) -> None:
    """Write `record` as canonical JSON. Raises `RecordError`, writing nothing, when a rule is broken.

    The file appears whole or not at all: it is written beside its place and moved there.
    """
    check_record(record)
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(canonical_json(record), encoding="utf-8", newline="\n")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)  # still there only when something failed


def read_story(path: str | Path) -> Record:
    """The record in a story.json. Raises `RecordError` for a file that is none, or breaks a rule."""
    try:
        record = msgspec.json.decode(Path(path).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError, AnchorError, UnicodeError, RecursionError) as error:
        raise RecordError(f"{path} is no story of rashomon: {error}") from error
    check_record(record)
    return record
