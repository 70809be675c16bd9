from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import rashomon.record
from rashomon.record import record_schema, schema_text
from rashomon.record.schema import SCHEMA_FILE, published_schema
from rashomon.vocabulary import TABLES, Record, canonical_json
from tests.record.material import demo_record, small_record

RENEW = "renew it: rashomon schema > src/rashomon/record/story.schema.json"


def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(published_schema()))


def test_the_published_schema_is_up_to_date() -> None:
    assert published_schema() == schema_text(), RENEW
    assert (Path(rashomon.record.__file__).parent / SCHEMA_FILE).is_file()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())


def test_the_schema_says_what_each_field_means() -> None:
    defined = record_schema()["$defs"]
    silent = [(name, f) for name, d in defined.items() for f, p in d["properties"].items() if not p.get("description")]
    assert silent == []
    assert defined["Event"]["properties"]["type"]["description"] == "PLOVER code, or null: not coded."


@pytest.mark.parametrize("make", [small_record, demo_record])
def test_a_record_validates(make: Callable[[], Record]) -> None:
    record = make()
    assert [e.message for e in _validator().iter_errors(json.loads(canonical_json(record)))] == []


def _broken(path: str, value: Any) -> Any:
    """The small record as JSON with the value at `path` (keys and positions) replaced, or left out if `...`."""
    whole = at = json.loads(canonical_json(small_record()))
    *keys, last = (int(k) if k.isdigit() else k for k in path.split("."))
    for key in keys:
        at = at[key]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("run", ...),
        ("links", None),
        ("statements.0.kind", "shouted"),
        ("statements.0.speaker", 7),
        ("statements.0.anchors.0.start", "12"),
        ("statements.0.anchors.0.exact", ...),
        ("events.0.status", "maybe"),
        ("articles.0.published.basis", "guessed"),
        ("account.0.lines.0.origins", 1.5),
    ],
)
def test_a_broken_record_does_not_validate(path: str, value: Any) -> None:
    assert list(_validator().iter_errors(_broken(path, value)))


def test_the_schema_names_every_table() -> None:
    record = record_schema()["$defs"]["Record"]
    assert sorted(record["required"]) == sorted([*TABLES, "run"])
