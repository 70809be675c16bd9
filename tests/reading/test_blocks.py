from __future__ import annotations

from typing import Any

import pytest

from rashomon.reading import read_articles
from rashomon.vocabulary import Article

BODY = [
    "The harbour board of Velmouth said on Tuesday that the new mole would be finished by the autumn of next year.",
    "Its chairman told reporters that the cost had risen to forty million, a third more than the council was promised.",
    "Fishermen have asked for a meeting with the board before the work on the second stage can begin in March.",
    "The ministry in Brenn declined to say whether it would pay for a part of the work, as it had in the past.",
]


def _article(*lines: str, **fields: str) -> Article:
    row: dict[str, Any] = {"text": "\n\n".join(lines), **fields}
    return read_articles(row).articles[0]


def _role(article: Article, line: str) -> str:
    return next(b.role for b in article.blocks if article.text[b.start : b.end] == line)


def test_a_headline_and_a_standfirst_above_the_opening() -> None:
    head, second = (
        "Harbour board promises mole by autumn",
        "Cost has risen by a third, and fishermen are angry about it",
    )
    article = _article(head, second, *BODY)
    assert (_role(article, head), _role(article, second)) == ("title", "heading")
    assert article.title == second


def test_the_name_of_the_paper_is_not_the_title() -> None:
    article = _article("THE GAZETTE", "Harbour board promises mole by autumn", *BODY)
    assert article.title == "Harbour board promises mole by autumn"
    assert _role(article, article.title) == "title"


def test_a_given_title_is_found_in_the_text() -> None:
    title = "What now for the mole?"
    article = _article(title, *BODY, title=title)
    assert article.title == title
    assert _role(article, title) == "title"


def test_an_article_without_a_headline_has_no_title() -> None:
    article = _article(*BODY)
    assert article.title == ""
    assert {b.role for b in article.blocks} == {"body"}


@pytest.mark.parametrize("line", ["What do the fishermen want?", "A second stage", "Who pays"])
def test_short_lines_between_paragraphs_are_headings(line: str) -> None:
    assert _role(_article(BODY[0], BODY[1], line, *BODY[2:]), line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Chairman Odo Brask walks along the quay on Tuesday after meeting fishermen in Velmouth",
        "The chairman of the board (left) with the mayor at the town hall",
        "View of the quay with the first stones of the new mole",
        "WATCH: The chairman explains what the mole will cost",
        "The old mole in winter. Photo: Jana Till",
        "The kind of crane the board wants to buy. Photo: V.H. Board",
        "Cranes at work on the mole. Jana Till/AFP/Getty Images",
        "[Image: cranes at work on the mole]",
        "Cranes on the quay at Velmouth. File photo.",
        "In this June 3, 2019 file photo, cranes stand on the quay at Velmouth.",
        "1 of 4. Cranes stand idle on the quay at Velmouth, May 4, 2021.",
        "Fishermen gather on the quay of Velmouth, in the far north, on May 4, 2021.",
    ],
)
def test_picture_captions(line: str) -> None:
    assert _role(_article(BODY[0], BODY[1], line, *BODY[2:]), line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Brask walks with a stick and has not been seen at sea since the storm, his deputy said.",
        "Senator Ola Finn (R) signed the bill on Thursday and sent it to the governor of the state.",
        "A photo posted by the paper showed a group of fishermen at the gate of the board.",
        "The council stands by its decision because the engineers were asked twice.",
        "He said the picture in this case was clear to everyone who had read the report.",
    ],
)
def test_prose_is_no_caption(line: str) -> None:
    assert _role(_article(BODY[0], BODY[1], line, *BODY[2:]), line) == "body"


def test_a_pull_quote_that_repeats_a_paragraph_is_a_caption() -> None:
    quote = "The cost had risen to forty million, a third more than the council was promised"
    article = _article(*BODY, quote, "The board will meet again in June, when the engineers are to give their report.")
    assert _role(article, quote) == "caption"
    assert _role(article, BODY[1]) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Jana Till contributed reporting.",
        "Jana Till in Brenn contributed to this report.",
        "Reporting by Jana Till; editing by Ole Berg",
        "With files from the Coast News Agency",
        "Till reported from Brenn; Berg reported from Velmouth.",
        "Correction: An earlier version of this article gave the wrong cost.",
        "This article was amended on 5 May 2021 to correct the cost.",
        "(Additional reporting by Jana Till)",
    ],
)
def test_credits_and_corrections_are_notes(line: str) -> None:
    assert _role(_article(*BODY, line), line) == "note"


def test_a_date_line_at_the_top_is_a_note_and_dates_the_article() -> None:
    article = _article("Harbour board promises mole by autumn", "May 4, 2021", *BODY)
    assert _role(article, "May 4, 2021") == "note"
    assert (article.published.edtf, article.published.basis) == ("2021-05-04", "explicit")


def test_a_date_given_beside_the_text_goes_before_the_one_in_it() -> None:
    assert _article("May 4, 2021", *BODY, published="2021-05-06").published.edtf == "2021-05-06"


def test_a_date_in_prose_dates_nothing() -> None:
    article = _article(
        "On May 4, 2021 the board met in the old town hall of Velmouth and voted for the mole at once.", *BODY
    )
    assert article.published.edtf == ""


def test_an_updating_date_is_not_the_publication() -> None:
    assert _article("Harbour board promises mole", "Updated: May 4, 2021", *BODY).published.edtf == ""
