"""Whom a pronoun means, and when it stays open."""

from __future__ import annotations

import re

import pytest

from rashomon.people import find_people


def meant(text: str, pronoun: str) -> str:
    """The name of the actor that the last `pronoun` of the text means; empty where it means nobody."""
    at = [m.start() for m in re.finditer(rf"\b{pronoun}\b", text)][-1]
    mentions = {m.span.start: p.actor.name for p in find_people(text) for m in p.mentions if m.kind == "pronoun"}
    return mentions.get(at, "")


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Anna Holm arrived on Monday. She said the talks went well.", "She", "Anna Holm"),
        ("Before he left for Oslo, Lars Eide signed the letter.", "he", "Lars Eide"),
        ("Lars Eide met Peter Krag in Oslo before he flew to Paris.", "he", "Lars Eide"),
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
        ("Lars Eide said Peter Krag had lost his temper.", "his"),
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
