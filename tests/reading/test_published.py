from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.published import find_date_line, find_published


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-05-04T16:30:00+02:00", "2021-05-04T16:30"),
        ("2021-05-04 16:30", "2021-05-04T16:30"),
        ("2021-05-04T00:00:00Z", "2021-05-04"),
        ("2021-05-04T16:30:00.123456Z", "2021-05-04T16:30"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("Tue, 04 May 2021 16:30:00 GMT", "2021-05-04T16:30"),
        ("4 May 2021", "2021-05-04"),
        ("May 4, 2021", "2021-05-04"),
        ("Tuesday, May 4th, 2021 at 4:30 p.m. EDT", "2021-05-04T16:30"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("03/03/2021", "2021-03-03"),
        ("20210504T163000Z", "2021-05-04T16:30"),
        ("20210504", "2021-05-04"),
        (20210504, "2021-05-04"),
        (1620145800, "2021-05-04T16:30"),
        (1620145800000, "2021-05-04T16:30"),
        ("1620145800", "2021-05-04T16:30"),
        ({"$date": "2021-05-04T16:30:00.000-0400"}, "2021-05-04T16:30"),
        (date(2021, 5, 4), "2021-05-04"),
        (datetime(2021, 5, 4, 16, 30), "2021-05-04T16:30"),
    ],
)
def test_dates_are_read_as_written(given: Any, edtf: str) -> None:
    found, wrong = find_published(given)
    assert (found.edtf, found.basis, wrong) == (edtf, "explicit", "")


@pytest.mark.parametrize(
    "given",
    ["03/04/2021", "yesterday", "May 2021 or so", "31 February 2021", "4.5.21", 7, -1, 1e300, ["2021"], "9" * 500],
)
def test_what_is_no_sure_date_is_left_empty_and_said(given: Any) -> None:
    found, wrong = find_published(given)
    assert found.edtf == ""
    assert wrong


@pytest.mark.parametrize("given", [None, "", True, "   "])
def test_no_date_is_no_problem(given: Any) -> None:
    assert find_published(given)[1] == ""


@pytest.mark.parametrize(
    "line", ["June 18, 2023", "2008-12-12", "Published: Monday, March 9, 2015 at 7:15 a.m.", "18 June 2023"]
)
def test_date_lines(line: str) -> None:
    assert find_date_line(line).edtf


@pytest.mark.parametrize("line", ["On June 18, 2023 the talks began", "2023", "1500000000", "In 2008-12-12 terms"])
def test_lines_that_hold_more_than_a_date(line: str) -> None:
    assert not find_date_line(line).edtf


@given(st.one_of(st.text(), st.floats(), st.integers(), st.lists(st.text()), st.dictionaries(st.text(), st.text())))
def test_any_value_gives_a_date_or_none(value: Any) -> None:
    found, wrong = find_published(value)
    assert not (found.edtf and wrong)
