"""Unnamed people and bodies: which descriptions are one, whom they call again, who of them is an actor."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.people import find_cast
from rashomon.vocabulary import Actor
from tests.stories import parse


def groups(*texts: str) -> list[str]:
    """The names of those no other actor of a cast is called by, as the mentions have them."""
    cast = find_cast(parse(*texts))
    met = {m.actor for rows in cast.mentions.values() for m in rows}
    return [a.name for a in cast.actors if a.kind != "person" and a.id in met]


def meant(text: str, words: str) -> Actor:
    """Whom the last description of these words means."""
    (article,) = parse(text)
    cast = find_cast([article])
    found = [
        m.actor
        for s in article.sentences
        for m in cast.mentions.get(s.sentence.id, ())
        if s.parse.words(m.first, m.last).casefold() == words
    ]
    return cast.actor(found[-1])


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("An Orlen spokeswoman defended the plan. The spokeswoman said it was safe.", "the spokeswoman", "An Orlen sp"),
        ("Judge Ida Renn opened the hearing on Monday. The judge said it would be short.", "the judge", "Ida Renn"),
        ("Researchers from Pellam counted the seals. The researchers said they were few.", "the researchers", "Resear"),
    ],
)
def test_a_description_calls_again_who_was_told_of_before(text, words, name):
    assert meant(text, words).name.startswith(name)


def test_the_minister_after_the_prime_minister_is_another():
    text = "Prime Minister Anna Holm met Lars Eide on Monday. The minister was tired."
    assert meant(text, "the minister").kind == "group"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hospital officials in Pellam slept.", "Pellam hospital officials woke."),
        ("The local seal organisation closed the port.", "The local seal organization closed the port."),
        ("The outgoing harbour chief spoke.", "The outgoing harbour chief left."),
        ("The gunman fled.", "The gunman was young."),
        ("The striking miners said no.", "The striking miners said yes."),
        ("Danish leaders said no.", "The Danish leaders said yes."),
        ("The 22 Pellam guards said no.", "22 Pellam city guards said yes."),
        ("The 23 city guards said no.", "The 23 night guards said yes."),
        ("The 219 girls said no.", "The missing girls said that the girls were well."),
        ("The Oslo relatives said no.", "Ida's Oslo relatives said yes."),
        ("A former harbour clerk woke the town on Monday.", "A former harbour clerk woke the town on Monday."),
    ],
)
def test_the_same_words_are_one_group_over_articles(one, other):
    assert len(groups(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Villagers left.", "Other villagers stayed."),
        ("Two officers slept.", "Several officers woke."),
        ("A witness heard shots.", "A witness saw a car."),
        ("The minister slept.", "The minister woke."),
        ("Leaders said no.", "Leaders said yes."),
        ("The two leaders spoke.", "The two leaders spoke by telephone."),
        ("Senior officials said no.", "Senior officials said yes."),
        ("The military said no.", "The military said yes."),
        ("The government said no.", "The government said yes."),
        ("Four city guards said no.", "Four night guards said yes."),
        ("Two Pellam guards said no.", "Two guards said yes."),
        ("Ida's Oslo relatives said no.", "Lars's Oslo relatives said yes."),
    ],
)
def test_counts_other_and_offices_keep_groups_apart(one, other):
    assert len(groups(one, other)) == 2


def test_of_two_kinds_told_of_neither_is_all_of_them():
    assert len(groups("The dismissed miners said no.", "The miners said no.", "The retired miners said yes.")) == 3


def test_the_government_is_that_of_its_own_article():
    met = groups("The Holm government slept. The government woke.", "The government said no.")
    assert met == ["The government", "The Holm government"]


def test_what_is_whose_is_one_where_it_is_known_who_he_is():
    text = "Lars Eide lost the vote. Eide’s campaign said it was close. He thanked his campaign on Monday."
    assert groups(text) == ["Eide’s campaign"]


def test_her_aides_are_not_all_aides():
    assert len(groups("Aides mended the text. Ida Renn thanked her aides.")) == 2


def test_a_government_is_its_regime_and_speaks_for_the_country_of_its_head():
    cast = find_cast(parse("President Lars Eide of Norway smiled. The Eide government woke. The Eide regime slept."))
    (body,) = [a for a in cast.actors if a.kind == "organisation"]
    assert body.side is not None
    assert cast.actor(body.side).name == "Norway"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Even some villagers said no.", "some villagers"),
        ("Not just some villagers said no.", "some villagers"),
        ("The co-pilot of the plane wanted to leave.", "The co-pilot of the plane"),
        ("The Pellam-based retailer said no.", "The Pellam-based retailer"),
        ("Ten past and present officers said no.", "Ten past and present officers"),
        ("The Orlenian leader alone said no.", "The Orlenian leader"),
        ("OSLO - A climber said no.", "A climber"),
        ("MARCH 13 - The pensioner said no.", "The pensioner"),
        ("New Delhi, Jan 4: The doctors said no.", "The doctors"),
    ],
)
def test_a_description_has_its_words_and_no_others(text, name):
    assert groups(text) == [name]


def test_an_office_without_an_article_is_nobody():
    assert groups("They thanked congressman and poet alike.") == []


def test_people_to_whom_something_is_done_are_of_the_record():
    record = rashomon.read([{"text": "Guards shot three people in Pellam on Monday.", "title": "Pellam"}])
    assert {a.name for a in record.actors if a.kind == "group"} == {"Guards", "three people in Pellam"}
    assert any("three people" in e.what for e in record.events)


def test_who_speaks_elsewhere_stays_an_actor_where_something_is_done_to_them():
    text = "Guards shot three villagers in Pellam on Monday. The three villagers said they would sue."
    record = rashomon.read([{"text": text, "title": "Pellam"}])
    assert {a.name.casefold() for a in record.actors if a.kind == "group"} >= {"guards", "three villagers"}


def test_whom_a_deed_is_done_to_is_an_actor_if_the_words_say_who_they_are():
    text = "Police arrested ministry officials on Tuesday. Police arrested the officials on Monday."
    record = rashomon.read([{"text": text, "published": "2024-03-15", "source": "a.txt"}])
    assert {a.name for a in record.actors} == {"Police", "ministry officials"}


def test_half_a_dozen_is_a_half_dozen():
    texts = ["About a half-dozen gunmen entered the mill.", "About half a dozen gunmen entered the mill on Monday."]
    assert len([name for name in groups(*texts) if "gunmen" in name]) == 1
