"""The record's JSON Schema, generated from its types. `story.schema.json` beside this file is the published copy."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from importlib import resources
from typing import Any

import msgspec

from rashomon import vocabulary
from rashomon.record.fields import find_field_docs
from rashomon.vocabulary import Record

SCHEMA_FILE = "story.schema.json"


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of story.json, with what each field means."""
    schema = msgspec.json.schema(Record)
    for name, defined in schema["$defs"].items():
        row = getattr(vocabulary, name, None)
        for field, words in (find_field_docs(row) if is_dataclass(row) and isinstance(row, type) else {}).items():
            defined["properties"][field]["description"] = words
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "rashomon story", **schema}


def schema_text() -> str:
    """The schema as the repository keeps it."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def published_schema() -> str:
    """The schema as this version ships it."""
    return resources.files(__package__).joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
