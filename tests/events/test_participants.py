"""Who takes part in an event, and who or what only stands near its words."""

from __future__ import annotations

import pytest

from rashomon.events import find_events

PUBLISHED = "2024-03-15"


def taking_part(text, what):
    event = next(e for e in find_events(text, PUBLISHED) if what in e.what)
    return set(event.actors)


@pytest.mark.parametrize(
    ("text", "what", "actors"),
    [
        # what a side does with its own troops, the troops do not suffer
        ("Norway sent troops to Sweden on Tuesday.", "sent", {("by", "Norway")}),
        # a crowd of a country's people is not the country
        ("Some 400 Norwegians marched in Oslo on Tuesday.", "marched", {("by", "Some 400 Norwegians")}),
        # passives without a helping verb of their own
        ("Houses were lost and eleven people killed in Oslo on Tuesday.", "killed", {("to", "eleven people")}),
        # whom one favours, and against whom
        (
            "Anna Holm endorsed Lars Eide against Per Dahl on Tuesday.",
            "endorsed",
            {("by", "Anna Holm"), ("to", "Lars Eide")},
        ),
        # an office is nobody the deed is done to
        ("Anna Holm was elected to the council on Tuesday.", "elected", {("to", "Anna Holm")}),
        # who is held, of a clause taken for the subject
        (
            "Dozens of people marching in Oslo were detained by police on Tuesday.",
            "detained",
            {("by", "police"), ("to", "people")},
        ),
        # to whom and between whom a thing is that is made, whom one fires at, takes from or is exchanged for
        ("Sweden widened its sanctions against farmers.", "widened", {("by", "Sweden"), ("to", "farmers")}),
        (
            "Norway brokered a deal between the rebels and the miners on Tuesday.",
            "brokered",
            {("by", "Norway"), ("with", "the rebels"), ("with", "the miners")},
        ),
        (
            "The girls were exchanged for four rebels on Tuesday.",
            "exchanged",
            {("to", "The girls"), ("to", "four rebels")},
        ),
        ("Police fired tear gas at protesters on Tuesday.", "fired", {("by", "Police"), ("to", "protesters")}),
        ("Norway bought grain from farmers on Tuesday.", "bought", {("by", "Norway"), ("with", "farmers")}),
        ("Norway bought grain from the palace on Tuesday.", "bought", {("by", "Norway")}),
        # who did it, of the deed that it happened in
        ("Ten sailors died in a raid by rebels on Tuesday.", "died", {("by", "Ten sailors"), ("by", "rebels")}),
        ("Norwegian rebels seized 20 schoolgirls.", "seized", {("by", "Norwegian rebels"), ("to", "20 schoolgirls")}),
        # a day does nothing
        ("Friday's Norway attack angered many.", "attack", {("by", "Norway")}),
        # who does it, named behind what one is called
        ("Anna Holm was named a “hero” by Norway on Tuesday.", "named", {("by", "Norway"), ("to", "Anna Holm")}),
        # whom a deed reaches through a thing, or through another's deed
        ("Norway cut ties with Sweden on Tuesday.", "cut", {("by", "Norway"), ("to", "Sweden")}),
        ("Norway signed an agreement with Sweden.", "signed", {("by", "Norway"), ("with", "Sweden")}),
        ("Rebels raided the offices of Kestrel Bank.", "raided", {("by", "Rebels"), ("to", "Kestrel Bank")}),
        ("Sweden hit Norway's naval base on Tuesday.", "hit", {("by", "Sweden"), ("to", "Norway")}),
        (
            "Norway condemned the raid by Swedish rebels on Tuesday.",
            "condemned",
            {("by", "Norway"), ("to", "Swedish rebels")},
        ),
        ("Anna Holm welcomed the release of judges by Sweden on Tuesday.", "welcomed", {("by", "Anna Holm")}),
        # what a relative pronoun behind a preposition means
        ("The bank to which Anna Holm gave money closed.", "gave", {("by", "Anna Holm"), ("to", "The bank")}),
        # of what began, those whose it is
        ("Anna Holm was angry. Her trial began on Thursday.", "trial began", {("to", "Anna Holm")}),
        # who was hurt in it
        ("Judges have been targeted in a number of deadly attacks in Oslo.", "attacks", {("to", "Judges")}),
        ("A Kestrel Air crash killed ten farmers on Tuesday.", "killed", {("to", "ten farmers")}),
        # whom the deed that does it joins or reaches, and who made the paper that does it
        (
            "Clashes between rebels and Norwegian soldiers left the mill in ruins on Tuesday.",
            "left",
            {("with", "rebels"), ("with", "Norwegian soldiers")},
        ),
        (
            "The sentencing of the poet Anna Holm sparked fears on Tuesday.",
            "sparked",
            {("to", "Anna Holm")},
        ),
        (
            "The council of Norway adopted a resolution banning Kestrel Bank on Tuesday.",
            "banning",
            {("by", "The council of Norway"), ("to", "Kestrel Bank")},
        ),
        ("The Chief Ministers of Norway met on Tuesday.", "met", {("by", "The Chief Ministers of Norway")}),
    ],
)
def test_the_parts(text, what, actors):
    assert taking_part(text, what) == actors


@pytest.mark.parametrize("text", ["Holm issued a statement rejecting the treaty.", "Norway's stance pleased Sweden."])
def test_a_paper_and_a_stance_do_nothing(text):
    assert all(part != "by" for e in find_events(text, PUBLISHED) for part, _ in e.actors)


def test_a_bare_proper_noun_after_in_is_a_place():
    (event,) = find_events("Anna Holm was about to board a plane to Oslo.", PUBLISHED)
    assert (event.status, event.place) == ("planned", "Oslo")


def test_games_are_no_place():
    events = find_events("Anna Holm met Lars Eide at the Winter Olympics on Tuesday.", PUBLISHED)
    assert [e.place for e in events] == [""]


def test_a_capital_that_takes_part_is_its_country_and_one_that_is_bombed_a_town():
    text = "Norway and Sweden were pleased. "
    assert taking_part(text + "Oslo and Stockholm struck a deal on Tuesday.", "struck") == {
        ("by", "Norway"),
        ("by", "Sweden"),
    }
    assert taking_part(text + "Rebels bombed Stockholm on Tuesday.", "bombed") == {("by", "Rebels")}


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        ("A river in Japan's Miyazaki prefecture overflowed on Tuesday.", "overflowed", "Miyazaki prefecture"),
        ("Troops stormed a shop in Paris on Tuesday, killing two.", "killing", "Paris"),
    ],
)
def test_a_place_told_beside_the_deed(text, what, place):
    assert [e.place for e in find_events(text, PUBLISHED) if what in e.what] == [place]


@pytest.mark.parametrize("text", ["Rep. Anna Holm (R-Minn.) praised Norway.", "However, Norway praised Sweden."])
def test_the_words_are_cut_in_no_name_and_begin_with_their_clause(text):
    (event,) = find_events(text, PUBLISHED)
    assert event.what == text.removeprefix("However, ").removesuffix(".")


@pytest.mark.parametrize(
    "text",
    [
        "Norway was forced last week to drop its first choice of a dam.",
        "Anna Holm agreed on Tuesday that the bridge would stay open.",
        "Anna Holm was not formally arrested or charged until last week.",
    ],
)
def test_the_words_have_what_the_deed_takes(text):
    assert text.removesuffix(".") in {e.what for e in find_events(text, PUBLISHED)}


def test_where_one_says_something_is_no_talk_and_what_should_have_been_no_request():
    spoken = find_events("Speaking to Radio Sund, Anna Holm said on Tuesday that Norway had left.", PUBLISHED)
    asked = find_events("Anna Holm told Sweden the report should have been printed.", PUBLISHED)
    assert {e.type for e in (*spoken, *asked)} <= {None, "RETREAT"}


def test_control_of_a_firm_is_no_assault():
    assert [e.type for e in find_events("Norway was taking control of a pipeline consortium.", PUBLISHED)] == [None]


def test_a_verb_that_only_lends_is_no_event_beside_its_noun() -> None:
    (event,) = find_events("The council imposed sanctions on three Swedish farmers on Tuesday.", PUBLISHED)
    assert event.type == "COERCE"
