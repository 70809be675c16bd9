"""Two statements in other words are one utterance; two remarks on one subject stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.speech.alike import find_alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the bridge would be closed until spring", "that bridge is to stay closed until the spring", True),
        ("three ferries had been damaged in the storm", "the storm damaged three of the ferries", True),
        ("the bridge would be closed until spring", "the bridge had cost too much", False),
        ("it was", "it was", False),
    ],
)
def test_pairs(one, other, same):
    assert list(find_alike([one, other])) == ([(0, 1)] if same else [])


def test_a_third_text_changes_nothing():
    two = ["three ferries had been damaged in the storm", "the storm damaged three of the ferries"]
    assert (0, 1) in list(find_alike([*two, "ferries and storms were damaged three times", "storm"]))


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts_give_ordered_pairs(texts):
    assert all(0 <= a < b < len(texts) for a, b in find_alike(texts))
