from __future__ import annotations

import pytest

from rashomon.text import dateline_end


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("TASHMIR, 30 August (OST) - The army left.", "The army left."),
        ("PELLAM - A woman was fined.", "A woman was fined."),
        ("MARCH 13 - The oil company will cut jobs.", "The oil company will cut jobs."),
        ("North Pellam, Jan 4: The wards were full.", "The wards were full."),
        ("Norway - which sells gas - said no.", "Norway - which sells gas - said no."),
        ("Chapter 4: The wards.", "Chapter 4: The wards."),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(text: str, rest: str):
    assert text[dateline_end(text) :] == rest
