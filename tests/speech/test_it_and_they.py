"""Whom `it` and `they` mean where they say something, and what is nobody's words."""

from __future__ import annotations

import pytest

from rashomon.language import parse_text
from rashomon.people import find_cast
from rashomon.speech import find_statements
from rashomon.speech.speakers import find_speakers


def speakers_of(text: str) -> list[tuple[str | None, str]]:
    """Who says it by the actor's name, and the content, of each statement."""
    parsed = parse_text(text)
    cast = find_cast([parsed])
    return [
        (cast.actor(who).name if who else None, text[f.content[0].start : f.content[-1].end])
        for f, who, _ in find_speakers(parsed, cast)
        if not f.attitude
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Orion Bank did more than raise its price on Monday. It also pledged to pay a “generous” fee.", "Orion Bank"),
        (
            "Norway's statement was short. It said Anna Holm had refused “every offer”.",
            "Norway",
        ),
        ("A fire brigade spokesman said the barge sank.\n\n“Nine boats are out there now,” they added.",
         "A fire brigade spokesman"),
        ("The crew was freed, a military source said. They were flown to Oslo, he revealed.", "a military source"),
    ],
)  # fmt: skip
def test_who_is_meant_by_a_pronoun_that_speaks(text: str, who: str) -> None:
    assert speakers_of(text)[-1][0] == who


def test_it_is_not_several_who_spoke() -> None:
    text = "Her foes dismissed the vote as a farce. Nobody came. “I wish to stand again and to win,” it said."
    assert speakers_of(text)[-1][0] is None


@pytest.mark.parametrize("text", ["Videos suggest that the barge sank.", "The deal calls for a longer bridge."])
def test_what_a_thing_shows_is_nobodys_words(text: str) -> None:
    assert [f.attitude for f in find_statements(text)] == [True]


def test_a_body_in_apposition_speaks() -> None:
    text = "The Norwegian oil giant, Orion, also owns a fifth of the mill and said on Monday it would stay."
    assert speakers_of(text) == [("Orion", "it would stay")]


def test_a_speech_goes_on_behind_a_caption() -> None:
    text = (
        "Anna Holm said: “I was in bed when I heard a crash.\n\nThe lock at Pellam\n\n“Later I saw a man carried out.”"
    )
    assert speakers_of(text) == [("Anna Holm", text[text.index("I was") : -1])]


def test_who_asks_not_to_be_named_says_nothing_by_that() -> None:
    text = "One guard, who asked to be identified only by his first name, left."
    assert speakers_of(text) == []
