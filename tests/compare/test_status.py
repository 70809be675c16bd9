from __future__ import annotations

import pytest

from tests.compare.telling import compare, values


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The ministers of Orlen and Tarvia held the talks on the river Sarne in Selk.",
            "The ministers of Orlen and Tarvia cancelled the talks on the river Sarne in Selk.",
        ),
        (
            "The council of Selk postponed the vote on the new harbour.",
            "The council of Selk called off the vote on the new harbour.",
        ),
    ],
)
def test_a_copy_that_lets_an_event_end_otherwise_is_found(a: str, b: str) -> None:
    assert "status" in {d.kind for d in compare(a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The council of Selk postponed the vote on the new harbour.",
            "The vote on the new harbour was put off by the council of Selk.",
        ),
        (
            "The council of Selk cancelled the vote on the new harbour.",
            "The council of Selk has scrapped the vote on the new harbour.",
        ),
        (
            "The council of Selk announced the vote on the new harbour.",
            "The council of Selk set the vote on the new harbour.",
        ),
    ],
)
def test_other_words_for_one_end_are_no_difference(a: str, b: str) -> None:
    assert "status" not in {d.kind for d in compare(a, b)}


TALKS = "Foreign Minister Lena Morav of Orlen {} President Ivo Tarn of Tarvia in Selk on March 4."


def test_what_one_plans_and_another_tells_as_done_is_no_disagreement() -> None:
    told = compare(TALKS.format("met"), TALKS.format("will meet"), copies=False, published=("2031-03-06", "2031-03-07"))
    assert "status" not in {d.kind for d in told}


def test_put_off_and_called_off_differ_and_are_told_once() -> None:
    visit = "Foreign Minister Lena Morav of Orlen {} her visit to Tarvia in February."
    texts = [visit.format(verb) for verb in ("cancelled", "scrapped", "postponed")]
    rows = [d for d in compare(*texts, copies=False) if d.kind == "status"]
    assert values(tuple(rows)) == [("status", frozenset({"cancelled", "postponed"}))]
    assert any("2 independent tellings" in line for line in rows[0].why)
