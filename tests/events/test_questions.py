"""What the coverage leaves open, what is no question, and what answers one."""

from __future__ import annotations

import pytest

from rashomon.events import find_questions
from rashomon.language import load_encoder
from tests.events.telling import told

DAY = "2024-05-15"


def test_who_was_to_decide_answers_by_deciding() -> None:
    parsed, cast = told(
        ("The tribunal will decide whether to lift the ban on the swimmers.", "2024-05-13"),
        ("The swimmers met in Porto. The tribunal upheld the ban on both swimmers.", DAY),
    )
    encoder = load_encoder()
    assert encoder is not None
    (question,) = find_questions(parsed, cast, encode=encoder.encode)
    assert (question.status, question.answer_text) == ("answered", "The tribunal upheld the ban on both swimmers.")


def _questions(text: str) -> list[str]:
    parsed, cast = told((text, DAY))
    return [q.text for q in find_questions(parsed, cast)]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Will Ana Duarte resign?", "Will Ana Duarte resign?"),
        ("Police declined to say whether the fire was set.", "whether the fire was set"),
        ("It is not clear how the ferry sank.", "how the ferry sank"),
        ("Nor is it known whether Kenya will free the crew.", "whether Kenya will free the crew"),
        ("The council has yet to decide whether to close the market.", "whether to close the market"),
        ("The clubs are discussing whether to stay away.", "whether to stay away"),
        ("It remains to be seen whether the truce will hold.", "whether the truce will hold"),
        ("It is unclear whether they were paid.", "whether they were paid"),
        ("Joseph Mwangi would not say whether he had paid.", "Joseph Mwangi would not say whether he had paid"),
        (
            "A name must still be chosen, and it was unclear how soon that will happen.",
            "A name must still be chosen, and it was unclear how soon that will happen",
        ),
        (
            "Astronomers, including experts at Porto, have questioned whether the blast and crater, reported earlier "
            "this week outside the Kenyan capital, were actually the product of a meteorite.",
            "whether the blast and crater, reported earlier this week outside the Kenyan capital, were actually the "
            "product of a meteorite",
        ),
        (
            "It is not clear whether the barge sank or drifted out to sea. Kenya searched the bay. It is unclear "
            "whether the barge sank in the channel.",
            "whether the barge sank in the channel",
        ),
    ],
)
def test_what_a_word_leaves_open_is_a_question(text: str, question: str) -> None:
    assert _questions(text) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "Who would not be tired? The crew had worked for two days.",
        "“Nobody asked us. Will the mill close?” Ana Duarte said. “We heard it on the radio.”",
        "The reporter asked whether the mayor had paid.",
        "“I don’t know whether he paid,” Ana Duarte said.",
        "The council decided whether to close the market.",
        "Ana Duarte ran to the harbour to see if she could help.",
        "It is absurd to consider closing the port.",
        "Will it rain? Probably not.",
        "Kenya knows whether the crew is alive.",
        "To a question whether the mayor had paid, Ana Duarte said: “Certainly.”",
        "When asked how much was left of the pier, Ana Duarte said nothing.",
        "Ana Duarte skirted a question about why the mayor had left.",
        "“So the question was how to pay for the pier,” Ana Duarte said.",
    ],
)
def test_rhetoric_and_private_doubts_are_no_question(text: str) -> None:
    assert _questions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is not clear who fired in the old port of Faro — where, the mayor says, few people live.",
        "The engineers came to strengthen the bridge. They didn't know when a flood would strike.",
    ],
)
def test_a_place_described_and_a_tale_leave_nothing_open(text: str) -> None:
    parsed, cast = told((text, DAY))
    assert [q for q in find_questions(parsed, cast) if q.text.startswith(("where", "when"))] == []
