"""Whether one sentence denies another: denials, opposite words, and what is only wanted."""

from __future__ import annotations

import pytest

from rashomon.checking.claims import read_claim
from rashomon.checking.confirm import AGREES
from rashomon.checking.opposites import find_opposites
from rashomon.checking.polarities import find_turns
from rashomon.language import load_encoder


def agrees(one: str, other: str) -> bool:
    encoder = load_encoder()
    mine, theirs = read_claim(one), read_claim(other)
    assert encoder is not None
    assert mine is not None
    assert theirs is not None
    return find_turns(mine.sentence.parse, theirs.sentence.parse, encoder).agrees >= AGREES


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("The Tolna bakers were pleased with the levy.", "The bakers of Tolna were angry about the levy."),
        ("The council accepted the plan for the weir.", "The council rejected the plan for the weir."),
        ("Divers found traces of oil in the lake.", "Divers found no traces of oil in the lake."),
        ("The ferry is slower than before.", "The ferry is faster than it was before."),
    ],
)
def test_a_place_that_says_the_opposite_does_not_agree(claim: str, place: str) -> None:
    assert not agrees(claim, place)


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("The bakers of Tolna were glad about the levy.", "The Tolna bakers were pleased with the levy."),
        ("The council did not accept the plan for the weir.", "The council rejected the plan for the weir."),
        ("There was no oil in the lake, divers found.", "Divers found no traces of oil in the lake."),
    ],
)
def test_a_place_in_other_words_agrees(claim: str, place: str) -> None:
    assert agrees(claim, place)


def test_opposites_are_told_by_groups_of_words() -> None:
    assert find_opposites({"bakers", "pleased"}, {"bakers", "troubled"}) == (("pleased", "troubled"),)
    assert not find_opposites({"pleased"}, {"pleased", "troubled"})
    assert not find_opposites({"pleased"}, {"delighted"})
