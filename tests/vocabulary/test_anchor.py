from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import AnchorError, RashomonError
from rashomon.vocabulary import Anchor, Article, Block, digest

# Any code points, those outside the basic plane among them: offsets count code points, not UTF-16 units or bytes.
WORDS = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("🚢𝕺é“”\u202e\u0301")), min_size=1, max_size=60
)


def _article(text: str) -> Article:
    return Article("a", "a.txt", text, (Block(0, len(text), "body"),), digest(text))


@given(WORDS, st.data())
def test_an_anchor_holds_exactly_the_words_at_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = _article(text).anchor(start, end)
    assert anchor.exact == text[start:end]
    assert anchor.on(text) is anchor


@given(WORDS, st.integers(-70, 140), st.integers(-70, 140))
def test_no_anchor_reaches_outside_its_text(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        assert len(_article(text).anchor(start, end).exact) == end - start
    else:
        with pytest.raises(AnchorError):
            _article(text).anchor(start, end)


@given(WORDS, st.integers(0, 20), st.integers(-3, 3).filter(bool))
def test_words_of_another_length_than_the_span_are_refused(words: str, start: int, off: int) -> None:
    with pytest.raises(AnchorError):
        Anchor("a", start, start + len(words) + off, words)


@given(WORDS, WORDS)
def test_words_that_stand_elsewhere_are_refused(before: str, words: str) -> None:
    text = before + words
    shifted = Anchor("a", 0, len(words), words)
    if text.startswith(words):
        assert shifted.on(text) == shifted
    else:
        with pytest.raises(AnchorError):
            shifted.on(text)


def test_offsets_count_code_points() -> None:
    text = "🚢🚢 the ferry 𝕺rsa left"
    assert _article(text).anchor(13, 17).exact == "𝕺rsa"
    with pytest.raises(AnchorError):
        Anchor("a", 13, 18, "𝕺rsa")  # as JavaScript would count


def test_the_refusal_says_what_and_where() -> None:
    with pytest.raises(RashomonError, match=r"7:12 of wire-3 cannot hold 'dredging'"):
        Anchor("wire-3", 7, 12, "dredging")
    with pytest.raises(AnchorError, match="wire-3 has not 'mole' at 0:4"):
        Anchor("wire-3", 0, 4, "mole").on("dredging")


def test_anchors_sort_by_article_and_place() -> None:
    rows = [Anchor("b", 0, 1, "x"), Anchor("a", 5, 6, "x"), Anchor("a", 2, 9, "xxxxxxx"), Anchor("a", 2, 3, "x")]
    assert [(a.article, a.start, a.end) for a in sorted(rows)] == [("a", 2, 3), ("a", 2, 9), ("a", 5, 6), ("b", 0, 1)]
