from __future__ import annotations

import random

import pytest

from rashomon.compare import find_differences
from rashomon.vocabulary import NO_DATE, Anchor, Difference, Statement, StatementKind

SAID = "Nobody will store our water behind a wall"


def _statement(article: str, content: str, other: str, kind: StatementKind = "direct") -> Statement:
    anchor = Anchor(article, 9, 9 + len(content), content)
    return Statement(
        f"s{article}", kind, "ida", "Ida Brandt", "said", content, "", NO_DATE, (anchor,), same_as=(f"s{other}",)
    )


def _compare(a: str, b: str, *, one_origin: bool = True, kind: StatementKind = "direct") -> tuple[Difference, ...]:
    rows = [_statement("a", a, "b", kind), _statement("b", b, "a", kind)]
    return find_differences([], [], rows, {"a": "o1", "b": "o1" if one_origin else "o2"})


def test_a_copy_that_changes_a_quotation_alters_it() -> None:
    (found,) = _compare(SAID, SAID.replace("store", "steal"))
    assert (found.kind, found.verdict, found.about) == ("quote_wording", "altered", "what Ida Brandt said")
    assert found.why == ("only in a: store", "only in b: steal")
    assert (found.a.article, found.b.article) == ("a", "b")
    assert 0.8 < found.confidence < 1


def test_two_reporters_who_heard_different_words_differ() -> None:
    (found,) = _compare(SAID, SAID.replace("store", "steal"), one_origin=False)
    assert found.verdict == "differ"


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        SAID.upper() + ".",
        "nobody will store our water",
        SAID + ", and nobody ever has",
        "Nobody will store … water behind a wall",
        "Nobody — will store our water — behind a wall!",
    ],
)
@pytest.mark.parametrize("one_origin", [True, False])
def test_a_fragment_or_other_marks_are_no_difference(other: str, one_origin: bool) -> None:
    assert _compare(SAID, other, one_origin=one_origin) == ()
    assert _compare(other, SAID, one_origin=one_origin) == ()


def test_few_words_prove_nothing() -> None:
    assert _compare("We stay put", "We stay here") == ()


def test_only_what_stands_inside_the_marks_is_compared() -> None:
    said = "“nobody will store our water”"
    assert _compare(f"that {said} this year", f"how {said}, now or ever", kind="mixed") == ()
    changed = said.replace("store", "steal")
    assert len(_compare(f"that {said} this year", f"how {changed}, now or ever", kind="mixed")) == 1


def test_a_pair_is_reported_once_and_in_the_same_order_always() -> None:
    rows = [
        _statement(x, SAID.replace("store", word), y)
        for x, word, y in (("b", "steal", "a"), ("a", "store", "b"), ("d", "hold", "c"), ("c", "keep", "d"))
    ]
    origins = dict.fromkeys("abcd", "o")
    found = find_differences([], [], rows, origins)
    assert [(d.a.article, d.b.article) for d in found] == [("a", "b"), ("c", "d")]
    random.Random(2).shuffle(rows)
    assert find_differences([], [], rows, origins) == found


def test_an_utterance_nobody_else_tells_is_compared_with_nothing() -> None:
    assert find_differences([], [], [_statement("a", SAID, "gone")], {"a": "o"}) == ()
