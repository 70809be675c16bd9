from __future__ import annotations

import pytest

from rashomon.compare.rewording import turns_sense
from tests.compare.telling import compare

SAID = "Nobody will ever store our water behind a wall"
TOLD = "“{},” said Ida Brandt, the mayor of Selk, on Monday."


def _kinds(a: str, b: str, *, copies: bool = True) -> list[tuple[str, str]]:
    found = compare(TOLD.format(a), TOLD.format(b), copies=copies)
    return [(d.kind, d.verdict) for d in found if d.verdict != "agree"]


def test_a_copy_that_changes_a_quotation_alters_it() -> None:
    (found,) = compare(TOLD.format(SAID), TOLD.format(SAID.replace("behind a wall", "in a big basin")))
    assert (found.kind, found.verdict) == ("quote_wording", "altered")
    assert {found.a.exact.strip(","), found.b.exact.strip(",")} == {
        SAID,
        SAID.replace("behind a wall", "in a big basin"),
    }


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SAID, SAID.replace("store", "sell")),
        (SAID, SAID.replace("will", "might")),
        ("They will store our water at the old wall", "They will not store our water at the old wall"),
        ("We will store our water before the war", "We will store our water after the war"),
        ("Some 300 families have left the valley", "Some 900 families have left the valley"),
    ],
)
def test_a_change_of_sense_is_told_as_one(a: str, b: str) -> None:
    assert [kind for kind, _ in _kinds(a, b)] == ["quote_meaning"]


def test_two_reporters_who_heard_different_words_differ() -> None:
    (found,) = compare(
        TOLD.format(SAID), f"Late that day Ida Brandt said: “{SAID.replace('store', 'keep')}.”", copies=False
    )
    assert found.verdict == "differ"
    assert found.why[-2:] == (
        "a: 1 independent telling, first published 2031-03-04",
        "b: 1 independent telling, first published 2031-03-04",
    )


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        SAID.upper(),
        "Nobody will ever store our water",
        SAID + ", and nobody ever has",
        "Nobody will ever store … water behind a wall",
        "Nobody will ever store [the town's] water behind a wall",
    ],
)
@pytest.mark.parametrize("copies", [True, False])
def test_a_fragment_or_other_marks_are_no_difference(other: str, copies: bool) -> None:
    assert _kinds(SAID, other, copies=copies) == []


def test_contractions_and_abbreviations_are_no_difference() -> None:
    a = "We don't think that Senator Holm will sign it before the winter"
    b = "We do not think that Sen. Holm will sign it before the winter"
    assert _kinds(a, b) == []


def test_a_report_put_in_marks_is_told() -> None:
    (found,) = compare(
        "The engineer said that the best option was the closing of the old dam near Selk.",
        "“The best option is the closing of the old dam near Selk,” the engineer said.",
    )
    assert found.kind == "quote_fabricated"


def test_a_quotation_told_as_a_report_is_no_change() -> None:
    assert (
        compare(
            "“We closed the old dam near Selk because we had no choice,” the engineer said.",
            "The engineer said that they closed the old dam near Selk because they had no choice.",
        )
        == ()
    )


def test_two_speakers_are_not_one_utterance() -> None:
    other = "Late on Monday Tomas Holm, the captain, said: “Nobody will ever sell our water behind a wall.”"
    assert {d.verdict for d in compare(TOLD.format(SAID), other, copies=False)} <= {"agree"}


@pytest.mark.parametrize(
    ("one", "other"), [("rose", "fell"), ("accepted", "rejected"), ("imports", "exports"), ("begin", "ended")]
)
def test_opposites_turn_the_sense_in_any_form(one: str, other: str) -> None:
    assert turns_sense([((one,), (other,))], 8) == (f"opposites: {one}, {other}",)


def test_words_of_one_end_of_a_scale_are_no_opposites() -> None:
    assert "opposites" not in " ".join(turns_sense([(("rose",), ("grew",)), (("the",), ("a",))], 8))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "I think the council will judge our water by the river",
            "I think that council will judge our water by a river",
        ),
        ("We threaten to further harm the old valley of Selk", "We threaten to harm the old valley of Selk further"),
        ("Nobody has read the judgment on our old water", "Nobody has read the judgement on our old water"),
    ],
)
def test_grammar_order_and_spelling_are_no_other_words(one: str, other: str) -> None:
    assert _kinds(one, other, copies=False) == []


def test_a_few_words_in_common_make_two_remarks() -> None:
    one = "The council took the view, and I agree, that she had gone away and so she could not speak for her valley"
    other = "The council should say either be here in Selk or speak for the valley"
    assert _kinds(one, other, copies=False) == []
