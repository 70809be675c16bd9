"""Lists of features, and groups that are never chained."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.merging import Feature, Likeness, Weigher, find_letters, merge


class Number:
    """A thing told: a number, with a colour that may contradict another."""

    def __init__(self, value: int, colour: str = "") -> None:
        self.value, self.colour = value, colour


NEAR: Feature[Number] = Feature(
    "near", lambda a, b: max(0.0, 3.0 - abs(a.value - b.value)), 1.0, lambda a, b: f"{a.value}={b.value}"
)
OTHER: Feature[Number] = Feature(
    "other colour", lambda a, b: bool(a.colour and b.colour and a.colour != b.colour), veto=True
)


def groups(*things: Number, least: float = 0.0) -> list[list[int]]:
    weigher = Weigher([NEAR, OTHER], -1.5)
    found = merge(things, lambda _: things, weigher, least=lambda *_: least)
    return [[n.value for n in c.members] for c in found]


def test_what_is_like_only_one_member_of_a_group_does_not_join_it() -> None:
    assert groups(*(Number(n) for n in (0, 1, 2, 3, 4))) == [[0, 1, 2], [3, 4]]


def test_one_contradiction_with_any_member_keeps_a_thing_out() -> None:
    assert groups(Number(0, "red"), Number(0), Number(0, "blue")) == [[0, 0], [0]]


def test_a_thing_joins_the_group_it_fits_best() -> None:
    assert groups(Number(0), Number(4), Number(3)) == [[0], [4, 3]]


def test_the_likeliest_are_joined_first_whatever_stands_first() -> None:
    assert groups(Number(0, "red"), Number(1), Number(1, "blue")) == [[0], [1, 1]]


def test_groups_join_if_all_of_both_are_likely_enough() -> None:
    assert groups(Number(0), Number(0), Number(1), Number(1)) == [[0, 0, 1, 1]]
    assert groups(Number(0), Number(0), Number(2), Number(2)) == [[0, 0], [2, 2]]


def test_the_reasons_are_the_features_that_counted_with_the_values() -> None:
    weigher = Weigher([NEAR, OTHER], -1.5)
    assert weigher.why(Number(4), Number(5)) == "near 4=5 (+2.0)"
    assert weigher.why(Number(0), Number(9)) == ""


def test_what_forbids_is_told_by_name() -> None:
    assert Weigher([NEAR, OTHER], 0.0).forbids(Number(1, "red"), Number(1, "blue")) == "other colour"


def test_a_row_is_near_those_it_is_most_like_in_other_articles_alone() -> None:
    rows = find_letters(
        ["The ferry sank off the cape.", "Bread is dear.", "Off the cape a ferry sank.", "The choir sang at noon."]
    )
    likeness = Likeness(rows, [0, 0, 1, 1])
    assert likeness.near(0)[0] == 2
    assert 1 not in likeness.near(0)
    assert likeness.alike(0, 2) > likeness.alike(0, 3)
    assert likeness.alike(2, 0) == likeness.alike(0, 2)


@pytest.mark.parametrize("texts", [[], [""], ["", "\ud800"[:0] + "…", "!"]])
def test_no_text_is_too_odd_to_have_a_row(texts: list[str]) -> None:
    assert find_letters(texts).shape[0] == len(texts)
    Likeness(find_letters(texts), list(range(len(texts))))


def test_the_order_of_the_articles_changes_no_likeness() -> None:
    rows = find_letters(["A mill burned.", "Rain fell on the fair.", "The mill burned down."])
    one = Likeness(rows, [0, 1, 2])
    other = Likeness(np.ascontiguousarray(rows[::-1]), [0, 1, 2])
    assert one.alike(0, 2) == pytest.approx(other.alike(2, 0), abs=1e-3)
    assert one.near(0)[0] == 2
    assert other.near(2)[0] == 0
