"""Who says something is somebody, though the tagger passed the name over or took it for a place or work."""

from __future__ import annotations

import pytest

from rashomon.language import parse_text
from rashomon.people import find_cast


def cast_of(text: str) -> dict[str, str]:
    return {a.name: a.kind for a in find_cast([parse_text(text)]).actors}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The KTLB said the barge sank as it left the lock.", "KTLB", "organisation"),
        ("St Luke's Hospital said it was treating nine people.", "St Luke's Hospital", "organisation"),
        ("Mayor of London Anja Kovar said: “The bridge is shut.”", "Anja Kovar", "person"),
        ("Mila Dovrak said her husband was on the barge and cut his hand.", "Mila Dovrak", "person"),
        ("Juri Salko, her opposite number, said that had never been so.", "Juri Salko", "person"),
    ],
)
def test_who_says_something_is_somebody(text: str, name: str, kind: str) -> None:
    assert cast_of(text).get(name) == kind


def test_an_office_printed_large_is_no_name() -> None:
    assert "Prime Minister" not in cast_of("The Prime Minister said the bridge was shut.")


def test_a_place_that_says_nothing_is_no_body() -> None:
    assert "Veltrack" not in cast_of("The barge sank near Veltrack on Monday.")
