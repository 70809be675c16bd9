from __future__ import annotations

import pytest

from rashomon.reading.cues import find_reason
from rashomon.reading.furniture import find_kept, find_line_list

PROSE = (
    "The harbour board of Velmouth said on Tuesday that the new mole would be finished by the autumn of next year.\n\n"
    "Its chairman told reporters that the cost had risen to forty million, a third more than the council "
    "was promised.\n\n"
    "Fishermen have asked for a meeting with the board before the work on the second stage can begin.\n\n"
)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Leave a Comment", "comment form"),
        ("Your email address will not be published.", "comment form"),
        ("Save my name, email, and website in this browser for the next time I comment.", "comment form"),
        ("Share this:", "share bar"),
        ("Click to share on Twitter (Opens in new window)", "share bar"),
        ("Facebook Twitter WhatsApp Email", "share bar"),
        ("Tweet", "share bar"),
        ("Sign up for our morning newsletter", "newsletter or subscription line"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("We use cookies to improve your visit.", "cookie or browser notice"),
        ("© 2020 Velmouth Gazette. All rights reserved.", "copyright line"),
        ("Follow us on Twitter and Facebook", "follow-us line"),
        ("Download our app for the latest news", "app promotion"),
        ("Tags: harbour, council, fishing", "tags or categories"),
        ("READ ALSO: Council splits over the mole", "related articles"),
        ("Read more: Council splits over the mole", "related articles"),
        ("Related Posts", "related articles"),
        ("Skip to content", "navigation"),
        ("https://gazette.example/harbour", "bare link"),
        ("* * *", "ornament"),
    ],
)
def test_furniture_is_known_by_its_words(line: str, reason: str) -> None:
    assert find_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the bank said it would not publish its report.",
        "Like thousands of others, he posted the letter on Facebook.",
        "Follow the money, the prosecutor told the jury.",
        "Filed under seal in March, the motion asks the court to halt the sale.",
        "Posted in 2012, the video shows the mayor at the quay.",
        "By registering voters early, the party hopes to win the three northern districts and agree on a list.",
        "By using drones the two sides agree to avoid flights over the town.",
        "Unauthorized fishing without a licence has doubled since the spring.",
        "Copyright law does not protect recipes, the judge said.",
        "Subscribe to that theory and you will wait for ever, she said.",
        "To get the latest figures, researchers asked four hundred households.",
        "For more than ten years the minister has refused to visit the camp.",
        "Sponsored by two senators, the bill died in committee.",
        "Later entries in the diary describe the siege.",
        "Comments by the minister angered the unions.",
        "Section 6(1)(a) - Where and when the accident took place",
        "The email address of the consulate was printed on every form.",
        "Print is not dead, said the editor of the paper.",
        "(c) the parties shall meet once a year",
        "Related talks on fishing rights ended without a result.",
        "Cookies were handed out to the soldiers at the gate.",
    ],
)
def test_prose_that_mentions_such_words_stays(line: str) -> None:
    assert find_reason(line) == ""


def _kept(text: str) -> list[str]:
    return [line.text for line in find_kept(find_line_list(text))[0]]


def test_a_comment_form_takes_everything_after_it() -> None:
    text = PROSE + "Leave a Reply\n\nThis is a disgrace, and nobody in this town will ever pay for it again.\nBob"
    assert _kept(text) == _kept(PROSE)


def test_a_link_to_the_comments_above_the_article_takes_only_itself() -> None:
    assert _kept("3 Comments\n\n" + PROSE) == _kept(PROSE)


def test_headlines_under_a_related_heading_at_the_foot_go() -> None:
    foot = "Related Posts\n\nCouncil splits over the mole\n\nFerry to Oldness cancelled again\n"
    kept, cut = find_kept(find_line_list(PROSE + foot))
    assert [line.text for line in kept] == _kept(PROSE)
    assert {f.reason for f in cut} == {"related articles"}


def test_paragraphs_after_a_related_heading_in_the_middle_stay() -> None:
    first, rest = PROSE.split("\n\n", 1)
    assert _kept(f"{first}\n\nRelated\n\n{rest}") == _kept(PROSE)


def test_menus_go_at_the_edges_and_tables_in_the_middle_stay() -> None:
    assert _kept("News | Sport | Weather\n\n" + PROSE) == _kept(PROSE)
    first, rest = PROSE.split("\n\n", 1)
    assert "Reds | Blues | Greens" in _kept(f"{first}\n\nReds | Blues | Greens\n\n{rest}")


def test_a_known_title_is_never_furniture() -> None:
    kept, _ = find_kept(find_line_list("Trending\n\n" + PROSE), frozenset({0}))
    assert kept[0].text == "Trending"


def test_long_lines_do_not_slow_the_patterns() -> None:
    for piece in ("a ", "Follow us on ", "share ", "for more ", "| ", "@a ", "#b ", "by using "):
        assert isinstance(find_reason(piece * 120), str)


HEAD = "Harbour board votes to finish the mole"


@pytest.mark.parametrize(
    ("top", "left"),
    [
        (f"{HEAD}\n\n{HEAD}\n\n", [HEAD]),
        (f"{HEAD.upper()}\n{HEAD}\n", [HEAD.upper()]),
        (f"{HEAD}\n\nBy Ann Ost\n\n3 March 2024\n\n{HEAD}\n\n", [HEAD, "By Ann Ost", "3 March 2024"]),
        (f"{HEAD} | The Velmouth Courier\n\n{HEAD}\n\n", [HEAD]),
        (f"{HEAD}\n\n{HEAD} – Velmouth Courier\n\n{HEAD}\n\n", [HEAD]),
        ("Around the world\n\nAround the world\n\n", ["Around the world", "Around the world"]),
    ],
)
def test_a_headline_that_stands_twice_is_read_once(top: str, left: list[str]) -> None:
    assert _kept(top + PROSE) == left + _kept(PROSE)


def test_words_of_the_headline_further_down_stay() -> None:
    first, rest = PROSE.split("\n\n", 1)
    assert _kept(f"{HEAD}\n\n{first}\n\n{HEAD}\n\n{rest}").count(HEAD) == 2


def test_a_list_without_prose_keeps_what_it_says_twice() -> None:
    assert _kept(f"{HEAD}\n{HEAD}\nFerry to Oldness cancelled again").count(HEAD) == 2
