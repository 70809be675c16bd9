from __future__ import annotations

from itertools import pairwise

from rashomon.language import Parse
from rashomon.language.names import apply_vote, find_agreed_persons, hold_vote
from tests.language.material import make_parse


def _names(*parses: Parse) -> list[list[tuple[str, str]]]:
    """The words and label of each name, a list for each parse."""
    voted = apply_vote(hold_vote(parses), {})
    return [[(p.words(n.first, n.last), n.label) for n in names] for p, names in zip(parses, voted, strict=True)]


def test_a_surname_tagged_wrongly_once_is_outvoted() -> None:
    assert _names(
        make_parse("The envoy Ida Brandt arrived.", ("Ida Brandt", "PERSON")),
        make_parse("Later Brandt spoke.", ("Brandt", "ORG")),
        make_parse("Then Brandt left.", ("Brandt", "PERSON")),
    ) == [[("Ida Brandt", "PERSON")], [("Brandt", "PERSON")], [("Brandt", "PERSON")]]


def test_a_full_name_lends_its_vote_to_the_surname() -> None:
    assert _names(
        make_parse("The envoy Ida Brandt arrived.", ("Ida Brandt", "PERSON")),
        make_parse("Later Brandt spoke.", ("Brandt", "GPE")),
    )[1] == [("Brandt", "PERSON")]


def test_the_majority_stays_what_it_is() -> None:
    rows = [make_parse("They came to Velmark by boat.", ("Velmark", "GPE")) for _ in range(3)]
    assert _names(*rows, make_parse("Only Velmark refused.", ("Velmark", "PERSON")))[3] == [("Velmark", "GPE")]


def test_an_initial_is_joined_with_the_surname_after_it() -> None:
    joined = [[("Daniel J. Cole", "PERSON")]]
    assert _names(make_parse("The envoy Daniel J. Cole arrived.", ("Daniel J.", "PERSON"), ("Cole", "ORG"))) == joined
    assert _names(make_parse("The envoy Daniel J. Cole arrived.", ("Daniel J.", "PERSON"))) == joined


def test_a_missed_occurrence_is_found() -> None:
    found = _names(
        make_parse("The envoy Ida Brandt arrived.", ("Ida Brandt", "PERSON")),
        make_parse("For Brandt it was late, and Ida Brandt left."),
    )
    assert found[1] == [("Brandt", "PERSON"), ("Ida Brandt", "PERSON")]


def test_a_word_that_is_no_name_there_is_not_taken_for_one() -> None:
    found = _names(
        make_parse("The envoy Ida Stone arrived.", ("Ida Stone", "PERSON")), make_parse("He threw a stone at it.")
    )
    assert found[1] == []


def test_dates_and_amounts_are_not_voted_on() -> None:
    assert _names(
        make_parse("They met on Friday.", ("Friday", "DATE")), make_parse("They met Friday.", ("Friday", "PERSON"))
    )[0] == [("Friday", "DATE")]


def test_no_sentences_no_names() -> None:
    assert apply_vote(hold_vote([]), {}) == []
    assert _names(make_parse("")) == [[]]


def test_names_do_not_overlap_and_stand_in_order() -> None:
    parse = make_parse(
        "For Ida Brandt and Brandt in Selk.", ("Ida Brandt", "PERSON"), ("Brandt", "ORG"), ("Selk", "GPE")
    )
    (names,) = apply_vote(hold_vote([parse]), {})
    assert all(a.last <= b.first for a, b in pairwise(names))
    assert [parse.words(n.first, n.last) for n in names] == ["Ida Brandt", "Brandt", "Selk"]


def test_a_full_name_that_two_articles_agree_on_is_found_in_a_third() -> None:
    told = [hold_vote([make_parse("The envoy Ida Brandt arrived.", ("Ida Brandt", "PERSON"))]) for _ in range(2)]
    parse = make_parse("The words of Ida Brandt were heard.")
    missed = hold_vote([parse])
    assert apply_vote(missed, find_agreed_persons([told[0], missed])) == [()]
    ((name,),) = apply_vote(missed, find_agreed_persons([*told, missed]))
    assert (parse.words(name.first, name.last), name.label) == ("Ida Brandt", "PERSON")


def test_a_name_that_one_article_calls_something_else_is_not_agreed_on() -> None:
    parse = "The ship Ida Brandt arrived."
    labels = ("PERSON", "PERSON", "PRODUCT")
    assert find_agreed_persons(hold_vote([make_parse(parse, ("Ida Brandt", one))]) for one in labels) == {}


def test_a_surname_after_mr_in_one_article_is_no_body_in_the_next() -> None:
    told = hold_vote([make_parse("Then Mr. Brandt spoke.", ("Brandt", "PERSON"))])
    mistaken = hold_vote([make_parse("Later Brandt spoke.", ("Brandt", "ORG"))])
    ((name,),) = apply_vote(mistaken, find_agreed_persons([told, mistaken]))
    assert name.label == "PERSON"


def test_a_place_of_the_same_name_stays_a_place() -> None:
    told = hold_vote([make_parse("Then Mr. Brandt spoke.", ("Brandt", "PERSON"))])
    place = hold_vote([make_parse("They met in Brandt.", ("Brandt", "GPE"))])
    assert find_agreed_persons([told, place]) == {}
