from __future__ import annotations

import pytest

import rashomon
from rashomon.checking import Checked
from rashomon.vocabulary import Record

ONE = (
    "Ida Brandt, the mayor of Selk, and Tomas Holm, a captain, spoke on Tuesday about the ferry to Harrowmouth.\n"
    "“We have carried this line as long as we could, and we don't owe anybody 4,500 crowns,” said Ida Brandt.\n"
    "Tomas Holm said: “The ferry was never late in twenty years.”\n"
    "The council will close the line with its 300 passengers a day in October.\n"
)
TWO = "“The ferry was never late in twenty years,” Tomas Holm told a radio station of the valley on Wednesday."


@pytest.fixture(scope="module")
def record() -> Record:
    return rashomon.read([{"text": ONE, "source": "one"}, {"text": TWO, "source": "two"}])


def _check(record: Record, text: str) -> Checked:
    (found,) = rashomon.check(record, text)
    return found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("We have carried this line as long as we could", "exact"),
        ("“We have carried this line as long as we could”", "exact"),
        ("We have carried … as long as we could", "exact"),
        ("as long as we could", "exact"),
        ("we HAVE carried this line as long as we could", "punctuation"),
        ("we don’t owe anybody 4,500 crowns", "punctuation"),
        ("we do not owe anybody 4,500 crowns", "punctuation"),
        ("We have pulled this line as long as we could", "altered"),
        ("We have not carried this line as long as we could", "altered"),
        ("we don't owe anybody 5,500 crowns", "altered"),
        ("The line with its 300 passengers will be closed by the council in October", "paraphrase"),
        ("The line with its 900 passengers will be closed by the council in October", "altered"),
        ("A harbour in the north was sold to a foreign company", "not_found"),
        ("…", "not_found"),
        ("", "not_found"),
    ],
)
def test_words_are_found_as_they_stand(record: Record, text: str, verdict: str) -> None:
    assert _check(record, text).verdict == verdict


def test_what_was_altered_is_told(record: Record) -> None:
    found = _check(record, "We have pulled this line as long as we could")
    assert found.changes == (("pulled", "carried"),)
    assert found.where[0].speaker == "Ida Brandt"
    assert found.where[0].quoted
    assert found.where[0].anchor.exact == "We have carried this line as long as we could"


def test_who_said_it_and_how_many_tellings(record: Record) -> None:
    found = _check(record, "The ferry was never late in twenty years")
    assert {w.speaker for w in found.where} == {"Tomas Holm"}
    assert (len(found.where), found.origins) == (2, 2)


@pytest.mark.parametrize(
    ("text", "verdict", "speaker"),
    [
        ("“We have carried this line as long as we could,” said Ida Brandt.", "exact", "right"),
        ("“We have carried this line as long as we could,” said Mayor Brandt.", "exact", "right"),
        ("“We have carried this line as long as we could,” said Tomas Holm.", "altered", "other"),
        ("Tomas Holm said: «We have carried this line as long as we could»", "altered", "other"),
        ("“We have pulled this line as long as we could,” said Ida Brandt.", "altered", "right"),
        ("“The council will close the line with its 300 passengers,” said Ida Brandt.", "related", "unknown"),
    ],
)
def test_the_speaker_is_checked(record: Record, text: str, verdict: str, speaker: str) -> None:
    found = _check(record, text)
    assert (found.verdict, found.speaker) == (verdict, speaker)


def test_a_draft_is_checked_sentence_by_sentence_and_what_was_not_is_told(record: Record) -> None:
    draft = (
        "# The end of a ferry\n\n"
        "“We have carried this line as long as we could,” said Ida Brandt. The line carries 300 passengers a day.\n"
        "Penguins were seen on the moon. The line carries 700 passengers a day in October, the council will close it.\n"
        "Who will row now?\n"
    )
    found = rashomon.check_draft(record, draft)
    assert [c.verdict for c in found] == ["exact", "paraphrase", "not_found", "altered", "unchecked", "unchecked"]
    assert [(c.text, c.why) for c in found[4:]] == [
        ("# The end of a ferry", ("a heading, or no whole sentence",)),
        ("Who will row now?", ("a question",)),
    ]


def test_anchors_hold(record: Record) -> None:
    texts = {a.id: a.text for a in record.articles}
    for text in ("the ferry", "We have carried this boat as long as we could", "late in twenty", "Holm sank a ship"):
        for found in rashomon.check(record, text):
            assert all(w.anchor.on(texts[w.anchor.article]) for w in found.where)
