"""Roles now and past, and descriptions that stand for whoever holds one."""

from __future__ import annotations

import pytest

from rashomon.people import FoundPeople, find_people


def by_name(text: str) -> dict[str, FoundPeople]:
    return {p.actor.name: p for p in find_people(text)}


def held(text: str, name: str) -> set[tuple[str, str]]:
    return {(r.role, r.held) for r in by_name(text)[name].actor.roles}


def described(text: str, name: str) -> list[str]:
    return [text[m.span.start : m.span.end] for m in by_name(text)[name].mentions if m.kind == "description"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Lars Eide, then vice president, met the king in 2011.", "Lars Eide", "vice president"),
        ("Anna Holm, who was foreign minister until a few months ago, left.", "Anna Holm", "foreign minister"),
        ("Peter Krag, who served as ambassador to Kenya, agreed.", "Peter Krag", "ambassador to Kenya"),
    ],
)
def test_roles_that_are_over(text, name, role):
    assert [(r.role, r.held) for r in by_name(text)[name].actor.roles] == [(role, "past")]


def test_whom_somebody_served_under_keeps_the_office():
    text = "Peter Krag, who served as ambassador to Kenya under President Ilse Brandt, agreed."
    assert [(r.role, r.held) for r in by_name(text)["Ilse Brandt"].actor.roles] == [("President", "now")]


TALKS = (
    "U.S. Secretary of State Anna Holm arrived in Beijing for talks with Chinese Foreign Minister Bo Renshu. "
    "The top US diplomat said the talks were candid. Holm invited her Chinese counterpart to Washington."
)


def test_the_top_diplomat_and_a_counterpart_are_who_holds_that_office():
    assert described(TALKS, "Anna Holm") == ["The top US diplomat"]
    assert described(TALKS, "Bo Renshu") == ["her Chinese counterpart"]


def test_with_two_candidates_a_counterpart_is_nobody():
    text = TALKS + " Chinese Foreign Minister Lu Tian had resigned."
    assert described(text, "Bo Renshu") == described(text, "Lu Tian") == []


@pytest.mark.parametrize("description", ["the president of that country", "another president"])
def test_a_description_of_somebody_else(description):
    text = f"President Anna Holm of Norway spoke on Monday. On Friday {description} agreed."
    assert described(text, "Anna Holm") == []


def test_a_role_is_headed_by_its_own_noun():
    text = "Steen Vik, the sheriff's spokesman, said no. The sheriff left."
    assert "The sheriff" not in described(text, "Steen Vik")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Kremlin rejected the offer.", "Kremlin", "Russia"),
        ("The White House said no.", "White House", "United States"),
        ("Saudi officials said no.", "Saudi officials", "Saudi Arabia"),
    ],
)
def test_a_house_has_its_government_as_side_and_is_no_country_itself(text, name, country):
    from rashomon.people import find_cast
    from tests.stories import parse

    cast = find_cast(parse(text))
    actor = next(a for a in cast.actors if name in a.name)
    assert actor.kind != "country"
    assert actor.side is not None
    assert cast.actor(actor.side).name == country


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Harbour hydrologist Ida Renn said no.", "Ida Renn", "Harbour hydrologist"),
        ("The paper is run by the conservative pamphleteer Lars Eide.", "Lars Eide", "conservative pamphleteer"),
        ("Anna Holm, the top Democrat on the board, said no.", "Anna Holm", "top Democrat on the board"),
        ("“No,” said Paul Krag, a plumber from Pellam.", "Paul Krag", "plumber from Pellam"),
        ("Olaf Vik, one of the group's leaders, agreed.", "Olaf Vik", "one of the group's leaders"),
        ("Olaf Vik is the principal of a school in Oslo.", "Olaf Vik", "principal of a school in Oslo"),
        ("Deputy Chief Constable Adrian Holst said no.", "Adrian Holst", "Deputy Chief Constable"),
    ],
)
def test_a_role_is_read_off_the_sentence_whatever_the_noun(text, name, role):
    assert (role, "now") in {(r.role, r.held) for r in by_name(text)[name].actor.roles}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm raised it with the Danish foreign minister on Tuesday, Holm's lawyer said.",
        "They named their sons Holm and Lars.",
        "Anna Holm, a letter from Oslo, was read.",
        "Anna Holm may be a minister soon.",
        "Anna Holm was the first Polish journalist to be arrested there.",
        "A man and his daughter, Nils Holm and Ida Renn, died.",
        "The 81-member Holm Assembly voted.",
    ],
)
def test_what_is_no_role(text):
    assert not [r.role for p in find_people(text) if "Holm" in p.actor.name for r in p.actor.roles]


def test_then_before_an_article_is_past():
    text = "Anna Holm, then the director of the bank, agreed."
    assert [(r.role, r.held) for r in by_name(text)["Anna Holm"].actor.roles] == [("director of the bank", "past")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Justices Anna Holm and Lars Eide said no on Monday.", "Justices"),
        ("The mayor's personal attorneys Anna Holm and Lars Eide met her.", "mayor's personal attorneys"),
        ("He met three state senators – Anna Holm, Paul Krag and Lars Eide – on Monday.", "state senators"),
        ("Two town councillors, Anna Holm and Lars Eide, said no.", "town councillors"),
        ("Analysts Anna Holm and Lars Eide wrote that prices would rise.", "Analysts"),
    ],
)
def test_a_title_before_a_list_is_each_ones(text, role):
    found = by_name(text)
    assert [[r.role for r in found[n].actor.roles] for n in ("Anna Holm", "Lars Eide")] == [[role], [role]]


@pytest.mark.parametrize(
    "text",
    [
        "He met the ministers, Anna Holm and Lars Eide said.",
        "Of the sons Anna Holm and Lars Eide were named.",
        "Minister Anna Holm and Lars Eide left.",
    ],
)
def test_what_a_list_does_not_share(text):
    assert not [r.role for p in find_people(text) if p.actor.name == "Lars Eide" for r in p.actor.roles]


def test_the_title_of_a_list_apart_from_its_names_means_all_of_them():
    text = "He met three state senators – Anna Holm, Paul Krag and Lars Eide – on Monday."
    assert not described(text, "Anna Holm")
    assert by_name(text)["three state senators"].actor.kind == "group"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Anna Holm, who was dismissed as harbour chief, said no.", "Anna Holm", "harbour chief"),
        ("Ida Renn resigned as mayor of Pellam on Monday.", "Ida Renn", "mayor of Pellam"),
        ("The board fired Paul Krag as director.", "Paul Krag", "director"),
    ],
)
def test_what_somebody_left_is_past(text, name, role):
    assert [(r.role, r.held) for r in by_name(text)[name].actor.roles] == [(role, "past")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm may be fired as mayor of Pellam.",
        "Anna Holm was not dismissed as mayor.",
        "Anna Holm fired Lars Eide as director.",
    ],
)
def test_what_somebody_has_not_left_is_no_role(text):
    assert by_name(text)["Anna Holm"].actor.roles == ()


def test_a_clerics_title_is_a_role_and_joins_the_surname():
    found = by_name("The Rev. Lars Eide said no. Rev. Eide left.")
    assert [(r.role, len(r.anchors)) for r in found["Lars Eide"].actor.roles] == [("Rev.", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "H.B.A. president Anna Holm said no. Anna Holm, the HBA President, agreed.",
        "Vice-president Anna Holm said no. Vice President Anna Holm left.",
        "Sens. Anna Holm and Lars Eide said no. Senator Holm left.",
    ],
)
def test_one_role_in_two_wordings_is_one_role(text):
    assert [len(r.anchors) for r in by_name(text)["Anna Holm"].actor.roles] == [2]


def test_a_shared_title_and_the_same_of_one_are_one_role():
    found = by_name("Senators Anna Holm and Lars Eide agreed. Senator Eide left. Presidents Brandt and Krag said no.")
    assert [(r.role, len(r.anchors)) for r in found["Lars Eide"].actor.roles] == [("Senator", 2)]
    assert "Presidents Brandt" not in found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Mark Holm served as a Navy captain in Porto.", "Mark Holm", ("Navy captain in Porto", "past")),
        ("Mark Holm works as a teacher.", "Mark Holm", ("teacher", "now")),
        ("Mark Holm left in May. He was a lawyer.", "Mark Holm", ("lawyer", "past")),
        ("Martha Radich was the moderator of the debate.", "Martha Radich", ("moderator of the debate", "past")),
        ("Cameraman Tom Renn was afraid.", "Tom Renn", ("Cameraman", "now")),
        ("It is a race against Democrat Ida Brandt.", "Ida Brandt", ("Democrat", "now")),
        (
            "Ida Brandt, a former skier who is now chairman of the club, left.",
            "Ida Brandt",
            ("chairman of the club", "now"),
        ),
        (
            "Senator Karl Weber, Republican of Ohio and the majority leader, left.",
            "Karl Weber",
            ("majority leader", "now"),
        ),
        ("He met recently fired bank director James Eide.", "James Eide", ("bank director", "past")),
        ("The union President Randi Weiner called for a strike.", "Randi Weiner", ("union President", "now")),
        ("Assistant U.S. Atty. Robert Dugan said so.", "Robert Dugan", ("Assistant U.S. Atty.", "now")),
        ("Three senators - Anna Holm, Lars Eide and Ida Renn - voted no.", "Ida Renn", ("senators", "now")),
        ("Former Tory lord chancellor Karl Falk said no.", "Karl Falk", ("Former Tory lord chancellor", "past")),
        ("A man and his daughter, Nils Holm and Ida Holm, died.", "Ida Holm", ("daughter", "now")),
        ("Lars Eide, who became chairman in 2001, said so.", "Lars Eide", ("chairman", "now")),
    ],
)
def test_a_role_is_read_where_the_sentence_tells_it(text: str, name: str, role: tuple[str, str]):
    assert role in held(text, name)


def test_a_title_does_not_reach_back_over_another_name():
    text = "The debate between President Olson and Republican rival Mitch Romer was short."
    assert held(text, "Mitch Romer") == {("Republican rival", "now")}


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Senior law lord Lord Holm said the rules were wrong.", "Holm", {("Senior law lord", "now")}),
        ("OSLO, March 15 - Finance Minister Anna Holm said no.", "Anna Holm", {("Finance Minister", "now")}),
    ],
)
def test_a_title_before_an_honorific_or_behind_a_dateline(text, name, roles):
    assert held(text, name) == roles


def test_what_stands_behind_a_verb_is_anothers():
    text = "Anna Holm, 60, died after she was shot in Oslo, the mayor of Pellam, David Miller, posted on Monday."
    assert held(text, "Anna Holm") == set()
    assert held(text, "David Miller") == {("mayor of Pellam", "now")}


def test_a_title_and_another_before_a_name_are_both_its_bearers():
    text = "Imprisoned opposition leader and former prime minister Anna Holm was released on Saturday."
    assert held(text, "Anna Holm") == {("opposition leader", "now"), ("former prime minister", "past")}
    assert held(f"The {text[0].lower()}{text[1:]}", "Anna Holm") == {("former prime minister", "past")}


def test_a_bracket_stands_between_a_title_and_the_name():
    text = "An adviser to Pellam's Harbour Institute (Hari), Lars Eide, said it was strange."
    assert held(text, "Lars Eide") == {("adviser to Pellam's Harbour Institute", "now")}


def test_whose_son_is_nobodys_office():
    text = "Among those waiting was Lars Eide, whose 17-year-old daughter, Nora, is one of the missing pupils."
    assert held(text, "Lars Eide") == set()
