from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text import find_words, fold, fold_mark, lowered


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“We’ll stay…”", '"We\'ll stay..."'),
        ("Straße  nach\u00a0Málaga", "strasse nach malaga"),
        ("ＦＵＬＬ ﬁsh", "full fish"),
        ("the 2019–20 season", "The 2019-20 Season"),
    ],
)
def test_the_same_words_fold_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_other_words_do_not() -> None:
    assert fold("withhold") != fold("hold")
    assert fold("12,000") != fold("21,000")


@given(st.text(max_size=60))
def test_folding_leaves_single_spaces_and_no_ends(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())


def test_marks_made_plain_keep_letters_as_they_are() -> None:
    assert fold_mark("„Málaga“ — ‘now’") == "\"Málaga\" - 'now'"


@given(st.text(max_size=60))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    spans = find_words(text)
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(any(c.isalnum() or c == "_" for c in text[s.start : s.end]) for s in spans)


def test_an_apostrophe_inside_a_word_belongs_to_it() -> None:
    text = "The dog’s owner didn't sing 'la'."
    assert [text[s.start : s.end] for s in find_words(text)] == ["The", "dog’s", "owner", "didn't", "sing", "la"]


@given(st.text(alphabet="miſIİıK\u212askA \u0307n’"))
def test_what_a_pattern_finds_whatever_its_case_stands_in_the_lowered_text(text: str) -> None:
    for word in ("mi", "sk", "s", "in", "k"):
        assert word in lowered(text) or not re.search(word, text, re.IGNORECASE)
