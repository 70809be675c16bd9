"""Readers of facts: which there are, leaving one out, and adding one."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from rashomon import Options, read
from rashomon.cli.main import main
from rashomon.errors import InputError
from rashomon.facts import READERS, Facts, Reader, Sources, choose_readers
from rashomon.vocabulary import Question

STORY = [
    {
        "source": "a",
        "published": "2024-03-05",
        "text": "The mayor of Telm, Ana Holm, opened the new bridge on Monday. "
        "“We will not close the old one,” Holm said.\n\n"
        "The council approved the budget on Tuesday. Who will pay for the repairs?",
    }
]


def test_a_reader_can_be_left_out() -> None:
    whole, without = read(STORY), read(STORY, options=Options(readers=("events", "outcomes")))
    assert whole.statements
    assert without.events == whole.events != ()
    assert (without.statements, without.positions, without.questions) == ((), (), ())


def test_the_order_of_names_changes_nothing() -> None:
    assert choose_readers(("positions", "speech")) == choose_readers(("speech", "positions"))
    assert choose_readers() == tuple(READERS.values())


def test_an_unknown_reader_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="no reader is called poems; there are: speech"):
        read(STORY, options=Options(readers=("poems",)))


def test_the_command_names_every_reader() -> None:
    text = CliRunner().invoke(main, ["read", "--help"]).output
    assert all(name in text for name in READERS)


def test_a_new_reader_is_one_function_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_bridges(sources: Sources, facts: Facts) -> Facts:
        """An invented reader: every sentence about a bridge is a question."""
        assert facts.statements  # the readers before it have read
        rows = [
            Question(s.parse.text, "open", (a.article.anchor(s.sentence.start, s.sentence.end),))
            for a in sources.parsed
            for s in a.sentences
            if "bridge" in s.parse.text
        ]
        return Facts(questions=tuple(rows))

    before = read(STORY)
    monkeypatch.setitem(READERS, "bridges", Reader("bridges", read_bridges))
    after = read(STORY)
    gained = [q for q in after.questions if q not in before.questions]
    assert [q.anchors[0].exact for q in gained] == ["The mayor of Telm, Ana Holm, opened the new bridge on Monday."]
    assert [q for q in before.questions if q in after.questions] == list(before.questions)


def test_a_row_found_by_two_readers_is_told_once() -> None:
    found = read(STORY).questions
    assert (Facts(questions=found) + Facts(questions=found)).questions == found
