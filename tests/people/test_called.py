"""Bodies called again by what the whole story calls them."""

from __future__ import annotations

import pytest

from rashomon.people import Cast, find_cast
from tests.stories import parse


def who(cast: Cast, texts: list[str], words: str) -> list[str]:
    """The names of the actors that the mentions of these words mean."""
    parsed = parse(*texts)
    rows = {s.sentence.id: s.parse for a in parsed for s in a.sentences}
    return [
        cast.actor(m.actor).name
        for sentence, mentions in cast.mentions.items()
        for m in mentions
        if rows[sentence].words(m.first, m.last) == words
    ]


def meant(words: str, *texts: str) -> list[str]:
    return who(find_cast(parse(*texts)), list(texts), words)


TOLD = "Selco, a shipping group, closed its office in Oslo on Monday. Selco gave no reason."
AGAIN = "Selco sold its last ships on Monday to Orion Bank. Lars Eide said the group had not paid for months."


def test_what_one_article_tells_of_a_body_holds_in_another():
    assert meant("the group", TOLD, AGAIN) == ["Selco"]
    assert meant("the group", AGAIN) != ["Selco"]


@pytest.mark.parametrize(
    "text",
    [
        "Orion Bank lost money on Monday. Orion Bank closed ten offices. The board was told late.",
        "The Orion Bank sued the Halden Bank on Monday. Nobody at the bank would comment.",
    ],
)
def test_a_part_of_a_body_or_one_of_two_alike_is_nobody(text: str):
    assert not {"Orion Bank", "Halden Bank"} & {*meant("The board", text), *meant("the bank", text)}


def test_a_body_is_called_again_by_a_noun_for_such_bodies():
    text = "Orion Air cut ten routes on Monday. Orion Air, an airline, lost money. The airline has two planes left."
    assert meant("The airline", text) == ["Orion Air"]
