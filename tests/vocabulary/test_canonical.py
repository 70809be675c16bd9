from __future__ import annotations

import hashlib
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.vocabulary import NO_DATE, Anchor, Date, Problem, canonical_json, digest, make_id, plain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


def _shuffled(value: Any, dice: random.Random) -> Any:
    """The same value with the keys of its mappings put in in another order."""
    if isinstance(value, list):
        return [_shuffled(item, dice) for item in value]
    if not isinstance(value, dict):
        return value
    items = list(value.items())
    dice.shuffle(items)
    return {key: _shuffled(item, dice) for key, item in items}


@given(VALUES, st.randoms(use_true_random=False))
def test_the_same_value_gives_the_same_bytes(value: Any, dice: random.Random) -> None:
    assert canonical_json(_shuffled(value, dice)) == canonical_json(value)


@given(VALUES)
def test_nothing_is_lost(value: Any) -> None:
    assert json.loads(canonical_json(value)) == value


def test_sorted_readable_and_with_a_final_line_break() -> None:
    assert canonical_json({"b": [1, "“é🚢”"], "a": None}) == '{\n "a": null,\n "b": [\n  1,\n  "“é🚢”"\n ]\n}\n'


def test_types_become_plain_values() -> None:
    row = {"anchors": (Anchor("a", 0, 3, "the"),), "date": Date("2031-03", "explicit", "March")}
    assert json.loads(canonical_json(row)) == {
        "anchors": [{"article": "a", "start": 0, "end": 3, "exact": "the"}],
        "date": {"edtf": "2031-03", "basis": "explicit", "text": "March"},
    }


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"score": float("nan")})


def test_an_id_depends_on_its_parts_alone() -> None:
    assert make_id("s", "wire-3", 4, 19) == "s6bd78e9d57fb"  # written down in stories that are out there
    assert make_id("s", "wire-3", 4, 19) == make_id("s", "wire-3", "4", "19")


@given(st.lists(st.text("ab1", max_size=3), max_size=4), st.lists(st.text("ab1", max_size=3), max_size=4))
def test_other_parts_give_another_id(a: list[str], b: list[str]) -> None:
    if a and b:  # no parts and one empty part are the same text
        assert (make_id("s", *a) == make_id("s", *b)) == (a == b)


def test_digest_is_the_sha256_of_utf8_and_takes_any_string() -> None:
    assert digest("é") == hashlib.sha256("é".encode()).hexdigest() == digest("é".encode())
    assert digest("\ud800") != digest("")


def test_a_problem_reads_as_one_line() -> None:
    assert (
        str(Problem("a.jsonl", "the row has no text", "not read", 7))
        == "a.jsonl, line 7: the row has no text; not read"
    )
    assert str(Problem("a.txt", "the file is empty", "not read")) == "a.txt: the file is empty; not read"


def test_no_date_says_nothing() -> None:
    assert plain(NO_DATE) == {"edtf": "", "basis": "none", "text": ""}
