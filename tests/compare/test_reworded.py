"""Invented pairs of sentences in other words throughout: what they change is told, what they keep is not."""

from __future__ import annotations

import pytest

from rashomon.compare.cues import Pair, find_change, find_cues
from rashomon.language import Parse, parse_text
from rashomon.language.model import parse_texts

ALIKE = 0.75  # cosine of the vectors of two sentences of which one rewords the other


def change(source: str, copy: str) -> tuple[str, str, str] | None:
    """Kind of the change of a copy and the words of either side that show it."""
    a, b = (find_cues(_parse(t)) for t in (source, copy))
    found = find_change(Pair(a, b, [a], [b], ALIKE))
    return (found.kind, found.source, found.copy) if found else None


def _parse(text: str) -> Parse:
    return parse_texts([text])[text]


CHANGED = [
    (
        "negation",
        "The council of Selk rejected the plan for a new harbour on Tuesday.",
        "On Tuesday the plan for another port was approved by Selk's council.",
    ),
    (
        "modality",
        "The union asked the mill's owners to reopen the canteen before winter.",
        "The owners of the mill were ordered by the union to get the canteen going again before the winter.",
    ),
    (
        "modality",
        "The Tarvian navy may close the strait to tankers next week.",
        "Tankers will be shut out of the strait next week by the navy of Tarvia.",
    ),
    (
        "status",
        "The Selk film festival has been postponed because of the flood.",
        "Owing to high water, the festival of film in Selk has been cancelled.",
    ),
    (
        "role_swapped",
        "President Ivo Tarn accused General Lena Morav of treason.",
        "General Lena Morav has accused President Ivo Tarn of being a traitor.",
    ),
    (
        "attribution",
        "A former clerk claims that the mayor burned the land register of Orlen.",
        "The mayor set fire to Orlen's register of land.",
    ),
    (
        "qualifier_dropped",
        "Preliminary figures show that the harvest in Orlen fell by a third.",
        "The harvest of Orlen went down by a third, the figures show.",
    ),
]
FAITHFUL = [
    (
        "The council of Selk rejected the plan for a new harbour on Tuesday.",
        "On Tuesday Selk's council turned down the scheme for another port.",
    ),
    (
        "Nobody was hurt when the bridge at Orlen came down.",
        "Everyone escaped unharmed as Orlen's bridge collapsed.",
    ),
    (
        "The Tarvian navy may close the strait to tankers next week.",
        "Next week the strait could be shut to tankers by the navy of Tarvia.",
    ),
    (
        "The Selk film festival has been postponed because of the flood.",
        "Owing to high water, the festival of film in Selk has been put off.",
    ),
    (
        "The town of Orlen sold the ferry to a Tarvian firm.",
        "A firm from Tarvia bought the ferry from the town of Orlen.",
    ),
    (
        "President Ivo Tarn was accused of treason by General Lena Morav.",
        "General Lena Morav has accused President Ivo Tarn of being a traitor.",
    ),
    (
        "A former clerk claims that the mayor burned the land register of Orlen.",
        "According to somebody who used to work there, Orlen's register of land was set on fire by the mayor.",
    ),
    (
        "Preliminary figures show that the harvest in Orlen fell by a third.",
        "The first figures put the loss of harvest in Orlen at one third.",
    ),
]


@pytest.mark.parametrize(("kind", "source", "copy"), CHANGED)
def test_a_change_in_other_words_is_told_by_its_kind(kind: str, source: str, copy: str) -> None:
    found = change(source, copy)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(("source", "copy"), FAITHFUL)
def test_a_faithful_rewording_is_not_told(source: str, copy: str) -> None:
    assert change(source, copy) is None


def test_the_words_that_decided_are_shown() -> None:
    source, copy = CHANGED[3][1:]
    assert change(source, copy) == ("status", "postponed", "cancelled")


def test_a_claim_is_still_a_claim_where_the_next_sentence_says_whose_it_is() -> None:
    source, copy = (find_cues(_parse(t)) for t in CHANGED[5][1:])
    after = find_cues(_parse("The clerk told a court so on Monday."))
    assert find_change(Pair(source, copy, [source], [copy, after], ALIKE)) is None


@pytest.mark.parametrize("text", ["", "“", "No. 2!", "up to", "if " * 300, "said said said " * 50])
def test_no_text_ends_in_a_traceback(text: str) -> None:
    for sentence in parse_text(text).sentences:
        cues = find_cues(sentence.parse)
        assert find_change(Pair(cues, cues, [cues], [cues], 1.0)) is None
