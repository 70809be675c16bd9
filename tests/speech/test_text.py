"""Statements of a plain text: spans of source, cue and content."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.speech import find_statements
from rashomon.speech.attitudes import read_listed
from tests.speech.telling import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The permit, his brother said, had been hard to get.",
            ("his brother", "said", "The permit + had been hard to get", False),
        ),
        (
            "The harbour is closed and nobody will be charged, she said.",
            ("she", "said", "The harbour is closed and nobody will be charged", False),
        ),
        (
            "Matthew Pine, chief of the harbour board, said the pier would stay.",
            ("Matthew Pine, chief of the harbour board", "said", "the pier would stay", False),
        ),
        (
            "The board released a statement saying the pier would stay.",
            ("The board", "saying", "the pier would stay", False),
        ),
        ("The mayor was adamant that the pier would stay.", ("The mayor", "was adamant", "the pier would stay", False)),
        (
            "Kovacs said in a joint statement that the pier would stay.",
            ("Kovacs", "said in a joint statement", "the pier would stay", False),
        ),
        ("He repeated that the pier would stay.", ("He", "repeated", "the pier would stay", False)),
        ("He raised the question of the pier.", ("He", "raised", "the question of the pier", False)),
        ("Anna Kovacs asked them to leave the hall.", ("Anna Kovacs", "asked", "them to leave the hall", False)),
        ("Anna Kovacs: “It was a long night for us.”", ("Anna Kovacs", ":", "It was a long night for us.", False)),
        ("“You sold the pier,” Kovacs charged.", ("Kovacs", "charged", "You sold the pier,", False)),
        ("''Several of us waited,'' recalled Mr. Pine.", ("Mr. Pine", "recalled", "Several of us waited,", False)),
        ("She wants the crew to stay ashore.", ("She", "wants", "the crew to stay ashore", True)),
        ("They are deeply skeptical of the plan.", ("They", "are deeply skeptical of", "the plan", True)),
        ("He declined to comment on the verdict.", ("He", "declined to comment on", "the verdict", True)),
        ("She began by opposing the new pier.", ("She", "opposing", "the new pier", True)),
        ("The minister referred to the old treaty.", ("The minister", "referred to", "the old treaty", True)),
    ],
)  # fmt: skip
def test_one_statement(text, expected):
    assert told(text) == [expected]


def test_every_word_of_the_table_of_cues_can_be_one():
    for (word, pos), frames in read_listed().items():
        assert word == word.casefold()
        assert pos in {"VERB", "ADJ", "NOUN"}
        assert {"clause", "infinitive", "object", "preposition"} >= frames


def test_who_stands_beside_the_words_it_stands_for():
    assert ("The mayor + who", "wants", "to keep the pier", True) in told(
        "The mayor, who wants to keep the pier, left."
    )


def test_attitudes_inside_somebodys_words_are_theirs():
    assert [attitude for *_, attitude in told("“I want the crew to stay ashore,” Anna Kovacs said.")] == [False]


@given(st.text(st.sampled_from("aA b.,“”\"'’:\nsaid wants to "), max_size=120))
@settings(max_examples=40, deadline=None)
def test_spans_lie_in_the_text(text):
    for found in find_statements(text):
        assert found.content
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(text)
