"""One person under two given names: a dispute, but for short forms of one name."""

from __future__ import annotations

import pytest

from tests.compare.telling import compare, values

ONE = "The harbour was closed at noon. A spokesman for the county prosecutor {} said that no date had been set."
OTHER = "Nobody was hurt in the yard. The county prosecutor {} has given no date, a spokesman for him said."


def _names(one: str, other: str) -> list[tuple[str, frozenset[str]]]:
    found = compare(ONE.format(one), OTHER.format(other), copies=False)
    return values(tuple(d for d in found if d.kind == "name"))


def test_another_given_name_in_one_office_is_a_dispute() -> None:
    assert _names("Walter Osterlund", "Henrik Osterlund") == [
        ("name", frozenset({"Walter Osterlund", "Henrik Osterlund"}))
    ]


@pytest.mark.parametrize(("full", "short"), [("James", "Jim"), ("Robert", "Bob"), ("William", "Bill")])
def test_a_short_form_is_the_same_name(full: str, short: str) -> None:
    assert _names(f"{full} Osterlund", f"{short} Osterlund") == []


def test_whose_kin_one_is_is_no_office() -> None:
    a = "The premier's daughter Anna Osterlund watched from the stand by the harbour."
    b = "The premier Henrik Osterlund opened the yard on the northern shore."
    assert [d for d in compare(a, b, copies=False) if d.kind == "name"] == []
