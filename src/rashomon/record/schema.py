"""The record's JSON Schema, generated from its types. `story.schema.json` beside this file is the published copy."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import msgspec

from rashomon.vocabulary import Record

SCHEMA_FILE = "story.schema.json"


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of story.json."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "rashomon story", **schema}


def schema_text() -> str:
    """The schema as the repository keeps it."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def published_schema() -> str:
    """The schema as this version ships it."""
    return resources.files(__package__).joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
