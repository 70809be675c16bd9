"""Names in all their forms: which are one person's, and which are not."""

from __future__ import annotations

import pytest

from rashomon.language import parse_text
from rashomon.people import FoundPeople, find_cast, find_people, names_people, says_which
from rashomon.people.aliases import settled
from tests.stories import parse


def persons(text: str) -> list[FoundPeople]:
    return [p for p in find_people(text) if p.actor.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "Chinese Foreign Minister Bo Renshu met reporters. Mr. Bo said no. Bo Renshu left on Tuesday.",
        "Bo Renshu arrived in Oslo on Monday. Foreign Minister Bo said he was pleased. Mr. Bo left on Friday.",
        "CIA Director William Torvald spoke on Monday. Bill Torvald said the report was wrong.",
        "South Korean President Ryu Min-soo spoke on Friday. Ryu said the border would open. Mr. Ryu left.",
        "Hungarian Prime Minister Kovács Béla arrived on Monday. Mr. Kovács said no. Béla Kovács then left.",
        "Tariq el-Masri, the Egyptian trade minister, spoke on Sunday. El-Masri said so. Mr. el-Masri then left.",
        "German minister Ursula von der Heide spoke on Monday. Von der Heide said no. Ms. von der Heide left.",
        "Spanish Prime Minister Carlos Ortega Molina spoke. Mr. Ortega said no. Carlos Ortega left on Friday.",
        "Prime Minister Abay Tesfaye spoke on Monday. Abay said the dam was ready. Mr. Abay left on Tuesday.",
    ],
)
def test_one_person_under_several_forms(text):
    (person,) = persons(text)
    assert sum(m.kind == "name" for m in person.mentions) == 3 - ("Torvald" in text)


def test_a_hyphened_name_is_kept_whole():
    (ryu,) = persons("South Korean President Ryu Min-soo spoke on Friday. Ryu said the border would open.")
    assert ryu.actor.name == "Ryu Min-soo"


def test_two_who_share_the_first_of_two_surnames_are_two():
    text = "Carlos Ortega Molina met Luis Ortega Vidal in Madrid on Monday. Mr. Ortega said nothing."
    assert {p.actor.name for p in persons(text)} >= {"Carlos Ortega Molina", "Luis Ortega Vidal"}
    assert not [p for p in persons(text) if any(text[m.span.start : m.span.end] == "Mr. Ortega" for m in p.mentions)]


def test_a_surname_before_its_second_bearer_is_named_means_the_first():
    text = "Peter Holm spoke on Monday. Holm said no.\nHis brother Daniel Holm agreed. Holm left."
    peter = next(p for p in persons(text) if p.actor.name == "Peter Holm")
    assert [text[m.span.start : m.span.end] for m in peter.mentions if m.kind == "name"] == ["Peter Holm", "Holm"]


def test_a_title_alone_is_no_name():
    text = "I thank Anna Holm, Madam Chair, for the report. Madam Chair, I yield."
    assert not [p for p in persons(text) if "Chair" in p.actor.name]


def test_a_common_noun_before_a_title_is_no_part_of_it():
    (holm,) = persons("The treaty President Anna Holm wanted is dead. President Holm left.")
    assert {r.role for r in holm.actor.roles} == {"President"}


def test_whom_a_name_follows_is_not_whom_it_names():
    people = persons("In a letter to his mother, Eide wrote that he was well. Peter Eide is a soldier.")
    assert all("mother" not in r.role for p in people for r in p.actor.roles)


def test_of_two_joined_names_the_nearer_has_the_role():
    found = {
        p.actor.name: [r.role for r in p.actor.roles]
        for p in persons("Lars Eide and Anna Holm, the treasurer, agreed.")
    }
    assert found["Lars Eide"] == []
    assert found["Anna Holm"] == ["treasurer"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ryu Min-soo", "Ryu Min Soo"),
        ("Wadi al-Karim", "Wadi Karim"),
        ("Hamed Torsi", "Hamed Tursi"),
        ("Kostas Kentis", "Costas Kentis"),
        ("Abdel Fatah Lamin", "Abdel Fattah Lamin"),
        ("Amina Musa", "Amina Musa Bello"),
        ("Det Insp Robin Holst", "Robin Holst"),
    ],
)
def test_one_person_in_two_articles_under_two_forms(one, other):
    from rashomon.people import find_cast
    from tests.stories import parse

    cast = find_cast(
        parse(f"{one} said on Monday that the border would open.", f"{other} left on Friday, police said.")
    )
    (person,) = [a for a in cast.actors if a.kind == "person"]
    assert set(person.names) >= {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mario Rossini", "Maria Rossini"), ("Anna Holm", "Anna Halm"), ("Peter Krag", "Petra Krag")],
)
def test_two_people_of_like_names_are_two(one, other):
    from rashomon.people import find_cast
    from tests.stories import parse

    cast = find_cast(
        parse(f"{one} said on Monday that the border would open.", f"{other} left on Friday, police said.")
    )
    assert len([a for a in cast.actors if a.kind == "person"]) == 2


def test_initials_that_differ_tell_two_of_one_name_apart():
    people = persons("President Lars W. Orlan met his father, Lars H. Orlan, on Monday.")
    assert {p.actor.name for p in people} == {"Lars W. Orlan", "Lars H. Orlan"}


def test_a_sentence_names_nobody_twice_by_two_roles():
    apart = persons("J. Orlan, the envoy, met Jan Orlan, a banker, in Kronhavn on Monday.")
    assert {p.actor.name for p in apart} == {"J. Orlan", "Jan Orlan"}
    one = persons("Jan Orlan, the envoy, landed in Kronhavn on Monday. J. Orlan, an envoy since 2011, met nobody.")
    assert {p.actor.name for p in one} == {"Jan Orlan"}


def test_mrs_means_the_wife_and_the_title_her_husband():
    text = (
        "President Pavel Dorin and his wife, Irina Dorin, arrived on Monday. Mrs Dorin said she would stay. "
        "President Dorin left."
    )
    found = {p.actor.name: set(p.actor.names) for p in persons(text)}
    assert "President Dorin" in found["Pavel Dorin"]
    assert "Dorin" in found["Irina Dorin"]


def test_a_nickname_in_marks_is_part_of_the_name():
    text = "“They took my boat,” said Tomas “The Eel” Brand, a fisherman. Brand left on Monday."
    (brand,) = persons(text)
    assert [r.role for r in brand.actor.roles] == ["fisherman"]
    assert "Brand" in brand.actor.names


def test_a_surname_in_use_stays_with_whom_it_meant():
    text = (
        "Peter Holm spoke on Monday. Holm said no. Holm left. Holm came back.\n"
        "He thanked the judge Daniel Holm. Holm smiled."
    )
    peter = next(p for p in persons(text) if p.actor.name == "Peter Holm")
    assert sum(text[m.span.start : m.span.end] == "Holm" for m in peter.mentions) == 4


def test_names_in_one_piece():
    assert "Theresa March" in {p.actor.name for p in persons("Home Secretary Theresa March said no.")}
    assert 'William "Mo" Corwin' in {p.actor.name for p in persons('The mayor chose William "Mo" Corwin, a lawyer.')}
    assert not persons("St Andrew's House said no.")


@pytest.mark.parametrize(
    ("one", "count"), [("Barak Olan spoke on Monday.", 1), ("Teacher Ida Olan said no.", 2), ("Olan fell.", 1)]
)
def test_a_surname_with_a_title_is_the_storys_one_bearer_without_a_role(one, count):
    from rashomon.people import find_cast
    from tests.stories import parse

    cast = find_cast(parse(one, "President Olan said no. President Olan left."))
    assert len([a for a in cast.actors if a.kind == "person"]) == count


def test_names_that_stand_for_one_another_end_at_one():
    aliases: dict[tuple[str, ...], tuple[str, ...]] = {
        ("a",): ("b",), ("b",): ("c",), ("d",): ("e",), ("e",): ("d",), ("f",): ("e",)
    }  # fmt: skip
    assert settled(aliases) == {("a",): ("c",), ("b",): ("c",), ("e",): ("d",), ("f",): ("d",)}


def test_a_surname_in_two_articles_is_one_person_unless_something_speaks_against_it():
    cast = find_cast(parse("Lord Holm said no.", "Lord Holm said yes."))
    assert [a.name for a in cast.actors if a.kind == "person"] == ["Holm"]
    cast = find_cast(parse("Mr. Holm said no.", "Mrs. Holm said yes."))
    assert len([a for a in cast.actors if a.kind == "person"]) == 2


@pytest.mark.parametrize(
    "text",
    ["The broker Renn Ltd said no.", "The Lok Sabha said no.", "Its partner Holm and Wireless said no."],
)
def test_firms_and_houses_of_government_are_no_persons(text):
    assert persons(text) == []


def test_a_judges_title_and_surname_mean_who_was_named_with_it():
    (jain,) = persons("Justice Nils Falkenberg left early. Justice Falkenberg said no.")
    assert jain.actor.name == "Nils Falkenberg"


def test_a_particle_with_a_hyphen_belongs_to_the_name():
    texts = ["Gen. Abdel-Karim el-Massri said the road was closed.", "Abdel Karim Al Masri, the army chief, spoke."]
    found = [a for a in find_cast(parse(*texts)).actors if a.kind == "person"]
    assert [set(a.names) for a in found] == [{"Abdel-Karim el-Massri", "Abdel Karim Al Masri"}]


def test_a_surname_taken_for_a_town_is_whom_the_deed_is_done_to():
    text = "President Ivo Lodi met Anna Holm on Tuesday. On Friday the army deposed Lodi. It arrived in Lodi on Sunday."
    article = parse_text(text)
    meant = find_cast([article])
    named = [{meant.actor(m.actor).name for m in meant.mentions.get(s.sentence.id, ())} for s in article.sentences]
    assert ["Ivo Lodi" in names for names in named] == [True, True, False]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("soldiers", True),
        ("Forty more police", True),
        ("police officials", True),
        ("40 people", False),
        ("boats", False),
    ],
)
def test_words_that_say_who_several_are(words, told):
    assert says_which(words) is told


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("40 people", True),
        ("two men", True),
        ("a driver", True),
        ("a woman", True),
        ("the girls", True),
        ("people", False),
        ("some women", False),
        ("parliament", False),
        ("the bank of the river", False),
    ],
)
def test_words_that_mean_people(words, people):
    assert names_people(words) is people


def test_a_surname_with_its_article_is_the_surname_of_a_full_name_that_ends_so():
    cast = find_cast(parse("Ziad bin Omar Al Hamdan met Al Baker. Al Hamdan disagreed. Al Baker said nothing."))
    names = {a.names for a in cast.actors if a.kind == "person"}
    assert names == {("Al Hamdan", "Ziad bin Omar Al Hamdan"), ("Al Baker",)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Princess Anne-Lise of Halden (born 28 May 1962) is the head of the trust.", "Princess Anne-Lise"),
        ("King Osmund of Velmar spoke on Monday. The king said he was well.", "King Osmund"),
    ],
)
def test_a_single_name_behind_a_title_of_one_is_a_person(text: str, name: str):
    assert name in {a.name for a in find_cast(parse(text)).actors if a.kind == "person"}


def test_a_title_in_the_name_of_a_place_is_no_person():
    cast = find_cast(parse("Prince Norway lost."))
    assert not [a for a in cast.actors if a.kind == "person"]
