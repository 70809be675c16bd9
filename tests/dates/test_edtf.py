from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dates import edtf_interval, same_or_contains


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-06-18", "2023-06-18", "2023-06-18"),
        ("2023-06-18T16:30", "2023-06-18", "2023-06-18"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2023-06-12/2023-06-18", "2023-06-12", "2023-06-18"),
        ("2023-06-05~/2023-06-11~", "2023-06-05", "2023-06-11"),
        ("2011/2014", "2011-01-01", "2014-12-31"),
    ],
)
def test_a_value_covers_its_days(edtf: str, first: str, last: str) -> None:
    assert edtf_interval(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("edtf", ["", "/", "Sunday", "2023-13", "2023-02-30", "2014/2011", "2023-06-18/x", "0000"])
def test_what_is_no_date_covers_none(edtf: str) -> None:
    assert edtf_interval(edtf) is None


def test_an_open_interval_reaches_to_the_end_of_time() -> None:
    assert edtf_interval("2023/..") == (date(2023, 1, 1), date.max)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2023-05", "2023-05-14", True),
        ("2023-05-14", "2023-05", True),
        ("2023-05", "2023-06", False),
        ("2023-05-14T16:30", "2023-05-14", True),
        ("2023-05-14T16:30", "2023-05-14T17:00", False),
        ("2023-03~", "2023-04-02", True),
        ("2018~", "2016", False),
        ("2023-06-12/2023-06-18", "2023-06-16", True),
        ("2023-06-12/2023-06-18", "2023-06-20", False),
        ("", "2023", False),
        ("", "", False),
    ],
)
def test_values_of_unlike_precision_agree_if_one_lies_in_the_other(a: str, b: str, agree: bool) -> None:
    assert same_or_contains(a, b) is agree


@given(st.text(alphabet="0123456789-/TX~?:.", max_size=30))
def test_any_text_gets_an_ordered_answer(text: str) -> None:
    days = edtf_interval(text)
    assert days is None or days[0] <= days[1]
    assert same_or_contains(text, text) is (days is not None)
