"""Whose words they are: signatures, labels, papers, quotations that go on; and what nobody says."""

from __future__ import annotations

import pytest

from tests.speech.test_find import said, speaker


def told(*texts: str) -> list[tuple[str, str]]:
    """Speaker's name (or what is printed for one nobody knows) and content of each statement."""
    cast, statements = said(*texts)
    return [(speaker(cast, s) or s.speaker_text, s.content) for s in statements]


@pytest.mark.parametrize(
    "text",
    [
        "“Nora is a true expert on locks.” — Gareth Stroud, water commissioner",
        "The board met.\n“Nora is a true expert on locks.”\n— Gareth Stroud, water commissioner\nIt meets again.",
        "The board met.\n“Nora is a true expert on locks.”\nGareth Stroud\nThe board meets again in May.",
        "Gareth Stroud spoke late. “Nora is a true expert on locks” said Gareth Stroud.",
        "Gareth Stroud did not come. “Nora is a true expert on locks,” Gareth Stroud notes.",
        "On Monday her former teacher at the mill, Gareth Stroud, said: “Nora is a true expert on locks.”",
    ],
)
def test_who_says_so_stands_somewhere(text):
    assert ("Gareth Stroud", "Nora is a true expert on locks") in [(w, c.rstrip(".,")) for w, c in told(text)]


def test_a_quotation_under_six_words_goes_on_in_the_next_sentence():
    ((who, content),) = told("“They will not stop us from opening the lock,” said Anna Holm. “We open.”")
    assert (who, content) == ("Anna Holm", "They will not stop us from opening the lock, We open.")


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_quotation_goes_on_after_what_was_retold(gap):
    rows = told(f"Anna Holm said that the dam would be mended.{gap}“We have waited for this for many years.”")
    assert ("Anna Holm", "We have waited for this for many years.") in rows


def test_what_leads_to_a_cue_is_no_content():
    rows = told("Anna Holm left. Moments later, she said, a bit late: “I am sad. It was a fine dam.”")
    assert ("Anna Holm", "I am sad. It was a fine dam.") in rows


@pytest.mark.parametrize(
    "text",
    [
        "Ida Renn, the harbour master, did not say “the lock is safe” at the hearing.",
        "Mayor Olin Drax never said “we knew of the cracks”.",
        "No one said, “If you tell of this, the ship will sink.”",
        "The city, known as the “capital of the old revolution”, fell.",
        "The guards denied entry to three clerks on Monday.",
        "The consulate denied visas to the whole choir last week.",
        "The guards denied the clerks a seat in the hall.",
        "The rebels held two sailors hostage in the hold of the ship.",
        "Doctors raised the alarm over the water of the river.",
        "The law covers signs that expressly call for the defeat of a mayor.",
        "Anyone who says the dam is safe has not seen it.",
        "The pump failed, meaning that the water rose.",
        "The decision raised the question of a second vote.",
        "Relatives blamed Anna Holm, the clerk who had built it.",
    ],
)
def test_nobody_is_said_to_have_said(text):
    assert told(text) == []


def test_a_programme_is_no_quotation():
    rows = told("Anna Holm said on “Morning in Korrin” that the pier would close.")
    assert rows == [("Anna Holm", "the pier would close")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A memo circulated by a Norwegian diplomat said that the dam leaked.", "a Norwegian diplomat"),
        ("A post from Anna Holm said that the dam leaked.", "Anna Holm"),
        (
            "The lock was closed, Anna Holm said in a statement. The statement said that the dam leaked.",
            "Anna Holm",
        ),
        ("The police came at noon. A police report said that the dam leaked.", "The police"),
        ("The dam leaked, according to Anna Holm’s testimony.", "Anna Holm"),
    ],
)
def test_who_speaks_through_a_paper(text, who):
    assert (who.casefold(), "the dam leaked") in [(w.casefold(), c[:1].lower() + c[1:]) for w, c in told(text)]


def test_an_unnamed_source_is_printed_with_what_is_told_of_it():
    _, (row,) = said("A diplomat who was not authorised to speak to reporters said that the talks had failed.")
    assert row.speaker_text == "A diplomat who was not authorised to speak to reporters"
    _, (row,) = said("Outside economists and trade experts said that prices would rise.")
    assert row.speaker_text == "Outside economists and trade experts"


def test_the_age_stands_for_who_spoke_before():
    rows = told("“It was six in the morning,” said Anna Holm. “I could not move,” the 43-year-old said.")
    assert [who for who, _ in rows] == ["Anna Holm", "Anna Holm"]


def test_of_a_thing_and_a_person_the_person_speaks():
    rows = told("The row grew last month when Anna Holm wrote of the dam, saying that it leaked badly.")
    assert ("Anna Holm", "it leaked badly") in rows


def test_a_denied_claim_is_not_his_who_denies_it():
    rows = told("Norway disputed Danish claims that the dam had leaked for a year.")
    assert ("Norway", "the dam had leaked for a year") not in rows


@pytest.mark.parametrize("content", ["the visitors as traders", "the visitors as very rude"])
def test_what_something_is_said_to_be(content):
    assert told(f"Anna Holm described {content}.") == [("Anna Holm", content)]


def test_a_content_ends_before_what_is_joined_to_its_cue():
    rows = told("Norway has threatened to close the straits over the tolls but has not repeated the threats lately.")
    assert ("Norway", "to close the straits over the tolls") in rows


def test_what_is_said_in_a_paper_that_was_posted():
    rows = told("Anna Holm said in a letter posted on the club’s page that the family was fond of music.")
    assert rows == [("Anna Holm", "the family was fond of music")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bill is tied to a canal the clerks say is a firm deal-breaker.", "a canal is a firm deal-breaker"),
        ("The tolls, which the clerks say are too high, remain.", "The tolls are too high"),
        ("The clerks said Holm had taken bribes, which Holm has repeatedly denied.", "Holm had taken bribes"),
        ("The clerks said the firm denied a charge.", "the firm denied a charge"),
        ("The Times reports Anna Holm on Friday first drew her plan of a dam.", "first drew her plan of a dam"),
    ],
)  # fmt: skip
def test_a_content_is_whole_and_without_the_tellers_words(text, content):
    assert content in [c for _, c in told(text)]


@pytest.mark.parametrize(
    "who", ["Anna Holm and Lars Kovacs", "Norway and Denmark", "Mayor Anna Holm and the Miners Union"]
)
def test_of_speakers_together_all_are_printed(who):
    _, (row,) = said(f"{who} said that the ferry was late.")
    assert row.speaker_text == who


FIRST = "“We came to talk of the mill,” Anna Holm said."
SECOND = "“The mill was never sold to anybody.”"


@pytest.mark.parametrize("between", ["She smiled.", "Holm smiled.", "The rain fell."])
def test_who_spoke_goes_on_where_nobody_else_came_between(between):
    assert {who for who, _ in told(f"{FIRST} {between} {SECOND}")} == {"Anna Holm"}
