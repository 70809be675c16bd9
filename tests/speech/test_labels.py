"""Who speaks before a colon, and under a quotation that stands alone."""

from __future__ import annotations

import pytest

from tests.speech.telling import said

QUOTED = "“The town must look for other buyers by the summer.”"
WORDS = QUOTED.strip("“”")


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Anna Kovacs:", "Anna Kovacs"),
        ("Added Anna Kovacs:", "Anna Kovacs"),
        ("The board blamed Pine, and Kovacs answered:", "Kovacs"),
        ("As Anna Kovacs observed, the pier was lost:", "Anna Kovacs"),
        ("Kovacs has since apologized for what happened:", "Kovacs"),
        ("When Pine suggested a sale, Kovacs fired back:", "Kovacs"),
    ],
)
def test_before_a_colon(lead, speaker):
    assert (speaker, WORDS) in said(f"{lead} {QUOTED}")


def test_a_headline_gives_its_labels_words_without_marks_of_ours():
    assert said("Anna Kovacs: Board sold the pier ‘for nothing.’") == [
        ("Anna Kovacs", "Board sold the pier ‘for nothing.’")
    ]


def test_a_label_that_names_nobody_is_no_speaker():
    assert said("Harbour news: The pier was sold ‘for nothing.’") == []


def test_a_name_under_somebodys_quotation_signs_nothing():
    assert said("“The pier is ours,” Lars Eide said in Oslo.\nAnna Kovacs") == [("Lars Eide", "The pier is ours,")]


def test_paragraphs_that_each_reopen_a_quotation_are_one_statement():
    text = (
        "Kovacs wrote to the board: “We have lost the pier.\n"
        "“We have lost the old market as well.\n"
        "“We will not lose the harbour.”"
    )
    assert said(text) == [
        ("Kovacs", "We have lost the pier. + We have lost the old market as well. + We will not lose the harbour.")
    ]


@pytest.mark.parametrize("office", [", mayor of Velm", ", 43"])
def test_a_label_may_tell_the_office(office):
    ((speaker, words),) = said(f"Anna Kovacs{office}: {QUOTED}")
    assert (speaker[:11], words) == ("Anna Kovacs", WORDS)


def test_a_paragraph_that_a_verb_of_saying_sets_off_needs_no_marks():
    text = "Asked about it, Anna Kovacs replied:\nNo, it is not safe, and I have said so.\nThe pier was built in 1911."
    assert said(text) == [("Anna Kovacs", "No, it is not safe, and I have said so.")]


@pytest.mark.parametrize("lead", ["Anna Kovacs keeps two boats:", "Anna Kovacs replied:"])
def test_a_list_after_a_colon_is_nobodys_words(lead):
    assert said(f"{lead}\nThe small one is red and the large one is blue.") == []
