"""Words divided at the ends of lines: put together where they are words, left where the hyphen is their own."""

from __future__ import annotations

import time

import pytest

from rashomon.reading import read_articles
from rashomon.reading.divided import find_paragraphs, find_whole_words
from rashomon.reading.forms.pdf import _Line
from rashomon.reading.forms.pdf import _paragraphs as find_print

COLUMN = """The harbour board of Velmouth said on
Tuesday that the new mole would be fin-
ished by autumn, and that a group of engi-
neers would look at its long-
term prospects before the winter storms
reach the coast and close the outer road
to all ships of more than nine metres."""


def test_a_column_of_print_is_read_as_it_is_spoken() -> None:
    text = read_articles({"text": f"Mole by autumn\n\n{COLUMN}"}).articles[0].text
    assert "would be finished by autumn, and that a group of engineers would look at its long-term prospects" in text


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ("the mayor of Krav-\nolin and the council; in Kravolin it rained", "Kravolin and the council"),
        ("the mayor of Krav-\nolin and the council", "Krav-olin and the council"),
        ("a re-\nelection was planned; his re-election is sure", "a re-election was planned"),
        ("the ex-presi-\ndent said", "the ex-president said"),
        ("the state-of-the-\nart lock", "the state-of-the-art lock"),
        ("Vene-\nzuela said", "Venezuela said"),
        ("THE MINIS-\nTER SAID", "THE MINISTER SAID"),
        ("between Ost-\nBerg and the sea", "Ost-Berg"),
        ("the engi\u2010\nneers said", "the engineers said"),
        ("two- or three-\nyear terms", "three-year terms"),
    ],
)
def test_a_word_is_put_together_where_it_is_one(given: str, whole: str) -> None:
    assert whole in find_whole_words(given, given.replace("\u2010\n", "\u2010 ").replace("-\n", "-"))


def test_a_soft_hyphen_at_the_end_of_a_line_parts_no_word() -> None:
    column = COLUMN.replace("engi-", "engi\u00ad")
    text = read_articles({"text": f"Mole by autumn\n\n{column}"}).articles[0].text
    assert "a group of engineers would" in text


def test_lines_that_stay_lines_keep_their_hyphens() -> None:
    verse = "The engi-\nneers sang"
    assert find_paragraphs(verse) == verse


@pytest.mark.parametrize("text", ["a" * 1_000_000 + "-\nbb", "ab-\n" * 200_000, "ab-" * 300_000 + "\ncd"])
def test_hostile_lines_cost_little(text: str) -> None:
    started = time.monotonic()
    find_whole_words(text, text.replace("\n", "") + " ")
    assert time.monotonic() - started < 10  # of minutes that a pattern without bounds takes


def test_lines_of_print_in_a_pdf_keep_the_hyphens_of_compounds() -> None:
    lines = [
        _Line("The council heard of long-", 50, 250, 700, 10),
        _Line("term cracks that the engi-", 50, 250, 688, 10),
        _Line("neers found with U.S.-", 50, 250, 676, 10),
        _Line("made lamps at Grobbel\ufffe", 50, 250, 664, 10),
        _Line("stede - and nowhere -", 50, 250, 652, 10),
        _Line("but there in the wall.", 50, 250, 640, 10),
    ]
    assert find_print(lines) == [
        "The council heard of long-term cracks that the engineers found with U.S.-made lamps at Grobbelstede - and "
        "nowhere - but there in the wall."
    ]
