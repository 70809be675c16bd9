from __future__ import annotations

import pytest

from rashomon.compare import find_differences
from rashomon.vocabulary import Difference, Link, LinkKind, Passage, PassageKind, Span
from tests.language.material import make_article


def _compare(
    a: str, b: str, *, kind: LinkKind = "rewrite", passage: PassageKind = "paraphrased"
) -> tuple[Difference, ...]:
    """The differences of two linked articles of one origin whose only body line answers to the other's."""
    one, two = make_article("a", a, title="One"), make_article("b", b, title="Two")
    spans = [Span(x.blocks[1].start, x.blocks[1].end) for x in (one, two)]
    link = Link("a", "b", kind, "unknown", 1.0, 1.0, 1.0, (), (Passage(spans[0], spans[1], passage),))
    return find_differences([one, two], [link], [], {"a": "o", "b": "o"})


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (
            "Some 12,000 farms need water.",
            "About 21,000 farms are short.",
            ("a: 12,000 farms", "b: 21,000 farms"),
        ),
        ("It killed 3 sailors.", "Eight sailors died.", ("a: 3 sailors", "b: 8 sailors")),
        ("It fell by 40 percent.", "It dropped 60% in May.", ("a: 40 percent", "b: 60 percent")),
        ("It fell by 40 per cent.", "It dropped 4 percent.", ("a: 40 percent", "b: 4 percent")),
        (
            "It cost 2.5 million crowns.",
            "They paid 25 million crowns",
            ("a: 2,500,000 crowns", "b: 25,000,000 crowns"),
        ),
        ("Five ships wait in 2 harbours.", "Five ships wait in 7 harbours.", ("a: 2 harbours", "b: 7 harbours")),
    ],
)
def test_a_changed_figure_is_found(a: str, b: str, why: tuple[str, str]) -> None:
    (found,) = _compare(a, b)
    assert (found.kind, found.verdict) == ("number", "altered")
    assert (found.a.exact, found.b.exact) == (a, b)
    assert tuple(" ".join(w.split()[:3]) for w in found.why) == why


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Some 12,000 farms need water.", "Some 12,000 farms need water."),
        ("Some 12,034 farms need water.", "About 12,000 farms are dry."),
        ("Three ships left.", "It was 3 ships that left."),
        ("Twenty ships left.", "It was 20 ships."),
        ("It cost 2.5 million crowns.", "They paid 2,500,000 crowns."),
        ("It cost 12,000 crowns.", "They paid 12 thousand crowns."),
        ("Two hundred ships left.", "In all, 200 ships left."),
        ("It fell by 40 percent.", "It dropped 40% in May."),
        ("It fell by 40 per cent.", "It dropped forty percent."),
        ("Nobody counted the ships.", "At least 9 ships left."),
        ("It began with 9 ships.", "It began at 8 o'clock."),
    ],
)
def test_rounding_and_other_ways_to_write_a_figure_are_no_change(a: str, b: str) -> None:
    assert _compare(a, b) == ()


def test_where_several_figures_have_no_partner_nothing_is_claimed() -> None:
    assert _compare("Of 30 ships 12 ships left.", "Of 50 ships 20 ships left.") == ()


def test_only_copies_are_compared() -> None:
    a, b = "It killed 3 sailors.", "It killed 8 sailors."
    assert len(_compare(a, b, kind="reprint")) == 1
    assert _compare(a, b, kind="passages") == ()
    assert _compare(a, b, passage="verbatim") == ()


def test_the_anchor_is_the_sentence_not_the_line() -> None:
    (found,) = _compare("It was late. It killed 3 sailors. They wept.", "It killed 8 sailors. It was late.")
    assert (found.a.exact, found.b.exact) == ("It killed 3 sailors.", "It killed 8 sailors.")


@pytest.mark.parametrize(
    "words", ["9" * 5_000, "1,234,567," * 500, "three million " * 400, "million " * 900, "İ 3 ships"]
)
def test_no_figure_is_too_odd_to_be_compared(words: str) -> None:
    assert [d for d in _compare(words, "It killed 8 sailors.") if "inf" in str(d.why)] == []
