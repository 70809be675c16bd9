"""Whom a pronoun or a description of a body means, and when it stays open."""

from __future__ import annotations

import re

import pytest

from rashomon.language import parse_text
from rashomon.people import Mention, find_cast, find_people
from rashomon.vocabulary import Span


def meant(text: str, words: str) -> str:
    """The name of the actor that the last `words` of the text mean; empty where a pronoun means nobody."""
    at = [m.start() for m in re.finditer(rf"\b{words}\b", text)][-1]
    mentions = {m.span: p.actor.name for p in find_people(text) for m in p.mentions if m.kind != "name"}
    return mentions.get(Span(at, at + len(words)), "")


def mention(text: str, word: str) -> Mention:
    """The mention that the last `word` of a text's last sentence heads."""
    parsed = parse_text(text)
    last = parsed.sentences[-1]
    head = max(t.index for t in last.parse.tokens if t.text == word)
    found = find_cast([parsed]).headed(last.sentence.id, head)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Anna Holm arrived on Monday. She said the talks went well.", "She", "Anna Holm"),
        ("Before he left for Oslo, Lars Eide signed the letter.", "he", "Lars Eide"),
        ("Anna Holm said on Monday that her house had burned down.", "her", "Anna Holm"),
        ("Lars Eide met Anna Holm in Oslo. He then flew to Paris, where he spoke to his party.", "his", "Lars Eide"),
        ("A spokesman declined to comment. He said the talks went on.", "He", "A spokesman"),
        ("Norwegian troops have closed the road. On Sunday they opened it again.", "they", "Norwegian troops"),
        ("Norway said it would close the strait.", "it", "Norway"),
    ],
)
def test_a_pronoun_means_the_one_who_fits(text, pronoun, name):
    assert meant(text, pronoun) == name


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Lars Eide told Peter Krag he had won.", "he"),
        ("Lars Eide met Peter Krag and a witness at the court. His lawyer was there.", "His"),
        ("The Orion Bank sold its last ships. They were old.", "They"),
        ("Lars Eide spoke with Peter Krag, and they agreed to wait.", "they"),
        ("Norway said it was clear that the strait would close.", "it"),
        ("Lars Eide said it would rain.", "it"),
    ],
)
def test_a_pronoun_with_another_candidate_beside_it_stays_open(text, pronoun):
    assert meant(text, pronoun) == ""


def test_an_object_is_not_the_subject_of_its_own_verb():
    text = "Peter Krag spoke first. Lars Eide thanked him."
    assert meant(text, "him") == "Peter Krag"


def test_a_woman_is_not_he():
    text = "Ms. Holm met the ambassador, Lars Eide, on Monday. He declined to comment."
    assert meant(text, "He") == "Lars Eide"
    assert meant("Congresswoman Anna Holm met Lars Eide on Monday. He declined to comment.", "He") == "Lars Eide"


def test_what_pronouns_tell_of_a_person_holds_for_later_ones():
    text = (
        "Toril Vangen arrived on Monday. She said she was pleased with her visit.\n"
        "Toril Vangen thanked Lars Eide for the dinner. He then left."
    )
    assert meant(text, "He") == "Lars Eide"


def test_a_quotation_of_several_sentences_is_stepped_over():
    text = "Lars Eide spoke last. “We are ready. We have the ships. Peter Krag has the crews.” He then left."
    assert meant(text, "He") == "Lars Eide"


def test_who_said_the_words_before_goes_on_speaking():
    text = (
        "Peter Krag is the mayor of Halden. Peter Krag has led it for years. Lars Eide said the mayor was tired. "
        "“Krag needs a long rest, and so does the town,” he said."
    )
    assert meant(text, "he") == "Lars Eide"


def test_who_says_the_words_is_not_he_within_them():
    text = "Lars Eide spoke of Peter Krag at length. Eide said: “He is a great mayor.”"
    assert meant(text, "He") != "Lars Eide"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Orion Bank sold its last ships on Monday. The bank said it had no choice.", "The bank", "Orion Bank"),
        ("The Halden Council met late. Protesters stood outside the council.", "the council", "Halden Council"),
        ("Norway closed the strait on Monday. Ships have left the country since.", "the country", "Norway"),
    ],
)
def test_a_body_is_called_again_by_its_noun(text, words, name):
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Orion Bank sued the Halden Bank on Monday. Nobody at the bank would comment.", "the bank"),
        ("The Orion Bank sold its ships on Monday. The ministry said it was a loss.", "The ministry"),
        ("The Orion Bank sold its ships on Monday. The bank that bought them is in Oslo.", "The bank"),
        ("Norway and Sweden closed the strait. A storm then hit the country.", "the country"),
    ],
)
def test_another_body_is_not_called_so(text, words):
    assert meant(text, words) not in {"Orion Bank", "Halden Bank", "Norway", "Sweden"}


def test_a_mention_tells_how_likely_it_is_and_who_else_may_be_meant():
    text = (
        "The Halden Bank sued the Orion Bank. The Orion Bank said it had no money. "
        "The Orion Bank then closed, and the bank sold its house."
    )
    assert meant(text, "the bank") == "Orion Bank"
    assert re.fullmatch(r"likelihood 0\.\d\d; else Halden Bank 0\.\d\d", mention(text, "bank").why)


def test_a_short_title_and_another_word_for_an_office_are_read():
    assert meant("Sen. Anna Holm spoke last. The lawmaker then left.", "The lawmaker") == "Anna Holm"
    assert meant("Gov. Anna Holm met Rep. Lars Eide. The governor then left.", "The governor") == "Anna Holm"
    assert meant("Ms. Holm met Mr. Eide. Rep. Eide spoke. The congresswoman left.", "The congresswoman") != "Lars Eide"
