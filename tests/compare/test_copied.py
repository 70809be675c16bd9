from __future__ import annotations

import random

import pytest

from rashomon.compare import find_differences
from tests.compare.telling import compare, values

FERRY = "The council of Selk said on Tuesday that the ferry to Harrowmouth would close in October."


@pytest.mark.parametrize(
    ("a", "b", "kind", "one", "other"),
    [
        (
            "Some 12,000 farms in the valley are short of water this spring.",
            "In the valley 21,000 farms are short of water this spring.",
            "number",
            "12,000 farms",
            "21,000 farms",
        ),
        (
            "The price of bread in Selk rose by 40 percent in one winter.",
            "In one winter the price of bread in Selk rose 14 per cent.",
            "number",
            "40 percent",
            "14 per cent",
        ),
        (
            "The company has 60 days to answer the letter from the court.",
            "The company has 90 days to answer the court's letter.",
            "number",
            "60 days",
            "90 days",
        ),
        (
            "The bridge cost 2.5 million euros, the mayor told the council.",
            "The mayor told the council that the bridge cost 25 million euros.",
            "number",
            "2.5 million euros",
            "25 million euros",
        ),
        (
            "The ministers will open the new bridge over the Sarne on June 18.",
            "The new bridge over the Sarne will be opened by the ministers on 8 June.",
            "date",
            "June 18",
            "8 June",
        ),
        (
            "The company may close the factory near the river in October.",
            "The company will close the factory near the river in October.",
            "modality",
            "may close",
            "will close",
        ),
        (
            "The court asked both governments not to send back the boats.",
            "The court asked both governments to send back the boats.",
            "negation",
            "not … send",
            "send",
        ),
        (
            "Police arrested the two engineers near the dam over alleged spying.",
            "Near the dam the police arrested the two engineers over spying.",
            "qualifier_dropped",
            "alleged",
            "no 'alleged'",
        ),
        (
            "The flow of the river has fallen by up to 40 percent since January.",
            "Since January the flow of the river has fallen by 40 percent.",
            "qualifier_dropped",
            "up to",
            "no 'up to'",
        ),
    ],
)
def test_a_changed_slot_is_found_and_its_values_told(a: str, b: str, kind: str, one: str, other: str) -> None:
    assert (kind, frozenset({one, other})) in values(compare(a, b))


def test_a_country_put_for_another_is_found() -> None:
    found = compare(
        "Germany paid for the new bridge in Selk, the council said.",
        "The council said that France paid for the new bridge in Selk.",
    )
    assert ("place", frozenset({"Germany", "France"})) in values(found)


def test_two_who_change_places_are_found() -> None:
    found = compare(
        "On Monday France attacked Germany with a strongly worded letter about the bridge.",
        "On Monday Germany attacked France with a strongly worded letter about the bridge.",
    )
    assert [d.kind for d in found] == ["role_swapped"]


def test_two_who_meet_change_no_places() -> None:
    found = compare(
        "On Monday France met Germany for a long talk about the new bridge.",
        "On Monday Germany met France for a long talk about the new bridge.",
    )
    assert "role_swapped" not in {d.kind for d in found}


def test_words_credited_to_somebody_else_are_found() -> None:
    said = "“The ferry has cost this town more than it ever earned,”"
    found = compare(
        f"Ida Brandt and Tomas Holm spoke on Monday.\n{said} said Ida Brandt, the mayor.",
        f"Ida Brandt and Tomas Holm spoke on Monday.\n{said} said Tomas Holm, the captain.",
    )
    assert ("attribution", frozenset({"Ida Brandt", "Tomas Holm"})) in values(found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (FERRY, FERRY),
        ("Some 12,034 farms in the valley are dry.", "In the valley about 12,000 farms are dry."),
        ("Twenty ships left the harbour at night.", "At night 20 ships left the harbour."),
        ("It cost the town 2.5 million crowns.", "It cost the town 2,500,000 crowns."),
        ("A quarter of the farms in the valley are dry.", "One in four of the farms in the valley are dry."),
        ("The council approved the bridge on Monday.", "The bridge was approved by the council on Monday."),
        ("The bank rose 6.48 points, or 0.7 per cent.", "The bank rose 6.48 points, or 0.66 percent."),
        ("The engine failed, killing two pilots and five guests.", "The engine failed, killing seven people."),
        ("She said the council will meet again in May.", "She said the council would meet again in May."),
        ("His country would not stop filling the reservoir.", "His country would go on filling the reservoir."),
        ("The minister refused to sign the letter.", "The minister did not sign the letter."),
        ("The FBI searched the house in Selk.", "The F.B.I. searched the house in Selk."),
        ("He was arrested on Tuesday in Selk.", "He was arrested on March 4 in Selk."),
        ("The council of Selk could close the ferry.", "The council of Selk might close the ferry."),
        ("The clerk signed the letter only after lunch.", "The clerk had not signed the letter until after lunch."),
        ("The mayor made no decision to sell the old mill.", "The mayor has taken no decision to sell the old mill."),
    ],
)
def test_other_ways_to_say_it_are_no_difference(a: str, b: str) -> None:
    assert compare(a, b) == ()


def test_the_anchors_are_the_two_sentences() -> None:
    (found,) = compare(
        f"{FERRY} It carried 300 people a day last summer. They wept.",
        f"{FERRY} It carried 900 people a day last summer.",
    )
    told = {found.a.exact, found.b.exact}
    assert told == {"It carried 300 people a day last summer.", "It carried 900 people a day last summer."}


def test_what_a_neighbouring_sentence_says_is_not_missing() -> None:
    a = "The storm killed 12 sailors off Selk. Four more are missing since the storm."
    b = "The storm off Selk killed sailors. Four are missing and 12 were killed, the coast guard said."
    assert compare(a, b) == ()


@pytest.mark.parametrize("words", ["9" * 3_000, "1,234,567," * 300, "three million " * 200, "million " * 400])
def test_no_figure_is_too_odd_to_be_compared(words: str) -> None:
    assert all("inf" not in str(d.why) for d in compare(f"The storm killed {words}.", "The storm killed 8 sailors."))


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = [
        "The company may close the factory near the river in October. It has 60 workers.",
        "The company will close the factory near the river in October. It has 90 workers.",
        "The company will close the factory near the river in May. It has 60 workers.",
    ]
    found = compare(*texts)
    assert found
    shuffled = texts[:]
    random.Random(3).shuffle(shuffled)
    assert values(compare(*texts)) == values(found)
    assert {d.kind for d in compare(*shuffled)} == {d.kind for d in found}


def test_an_undated_copy_reads_month_and_day_by_its_sources_date() -> None:
    assert compare("The bridge opens on June 18.", "The bridge opens on June 8.", published="") == ()


def test_nothing_to_compare_gives_nothing() -> None:
    assert compare(FERRY) == ()
    assert find_differences.__doc__


def test_what_only_one_of_two_reports_of_a_newsroom_has_was_not_altered() -> None:
    a = "The ferry to Orn will not sail in June. The owner wants to sell her."
    b = "The ferry to Lund will not sail in June. The owner wants to sell her."
    assert {d.kind for d in compare(a, b)} == {"name"}
    assert {d.kind for d in compare(a, b, outlet="The Selk Mail")} == set()
