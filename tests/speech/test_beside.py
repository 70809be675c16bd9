"""Who speaks right beside a quotation."""

from __future__ import annotations

import pytest

from tests.speech.telling import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The pier is ours,” read the email.", ("the email", "The pier is ours,")),
        ("“Who sold the pier?” Kovacs pressed.", ("Kovacs", "Who sold the pier?")),
        ("“Who sold the pier?” reacted Kovacs.", ("Kovacs", "Who sold the pier?")),
        ("“You know, it happens, right?” Kovacs went on.", ("Kovacs", "You know, it happens, right?")),
        ("“We hope the pier is safe.” Pine said.", ("Pine", "We hope the pier is safe.")),
        ("“Shame!” the crowd cried out.", ("the crowd", "Shame!")),
        ("The crowd chanted “Keep the pier!”", ("The crowd", "Keep the pier!")),
        ("Kovacs shot back, “You sold the pier yourself.”", ("Kovacs", "You sold the pier yourself.")),
        ("As Pine put it, “The pier has had its day.”", ("Pine", "The pier has had its day.")),
        ("Said Pine, “The pier is very old by now.”", ("Said Pine", "The pier is very old by now.")),
        (
            "“He only told me, ‘I hope the pier falls,’” Pine recalled.",
            ("Pine", "He only told me, ‘I hope the pier falls,’"),
        ),
        (
            "Pine saw the sale otherwise: “It was a bargain for us,” he said.",
            ("he", "It was a bargain for us,"),
        ),
    ],
)
def test_who_stands_beside_the_words_says_them(text, expected):
    assert expected in said(text)


def test_another_statement_after_a_question_is_no_cue_of_it():
    assert ("Kovacs", "Will it hold?") not in said("“Will it hold?” Kovacs complained of floods along the river.")


def test_a_title_is_not_said_by_what_it_does():
    assert said("“The Pier,” the show opened in March.") == []


def test_a_question_with_its_speaker_before_it_is_not_given_to_the_next_one():
    text = "Kovacs responds to Pine with, “Why now? Was it on your way?” Pine then writes back, “You look tired.”"
    assert ("Pine", "Why now? Was it on your way?") not in said(text)


def test_the_nearer_of_two_verbs_of_saying_has_the_words():
    statements = said("“We have begun to talk,” Pine said, adding of Kovacs, “He wants the pier to stay open.”")
    assert ("Pine", "He wants the pier to stay open.") in statements
