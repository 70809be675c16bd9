"""Which verb or noun a date belongs to. Published on Wednesday, 21 June 2023."""

from __future__ import annotations

import pytest

from rashomon.dates import date_of, find_sentence_dates
from rashomon.language import ParsedSentence, parse_articles
from rashomon.vocabulary import Article, Block, Date, digest, make_id

PUBLISHED = Date("2023-06-21", "explicit", "2023-06-21")


def parsed(text: str) -> ParsedSentence:
    blocks = (Block(0, len(text), "body"),)
    (article,) = parse_articles([Article(make_id("a", text), "", text, blocks, digest(text), language="en")])
    return article.sentences[0]


def governed(text: str, word: str) -> str:
    """The words of the date that governs `word`, or nothing."""
    sentence = parsed(text)
    dates = find_sentence_dates(sentence, PUBLISHED)
    index = next(t.index for t in sentence.parse.tokens if t.text == word)
    found = date_of(sentence, index, dates)
    return found.value.text if found else ""


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Halden, who met Brandt in May, said on Friday that he would visit in June.", "met", "May"),
        ("Halden, who met Brandt in May, said on Friday that he would visit in June.", "said", "Friday"),
        ("Halden, who met Brandt in May, said on Friday that he would visit in June.", "visit", "June"),
        ("On Sunday, she arrived in Lisbon and met the foreign minister.", "met", "Sunday"),
        ("The talks were held on Tuesday in Oslo.", "talks", "Tuesday"),
        ("He postponed the visit on Friday.", "postponed", "Friday"),
        ("He postponed the visit on Friday.", "visit", ""),
        ("The minister agreed on Monday to travel to Rome in August.", "agreed", "Monday"),
        ("The minister agreed on Monday to travel to Rome in August.", "travel", "August"),
        ("The minister is set to meet the premier on Saturday, officials said Thursday.", "meet", "Saturday"),
        ("The minister is set to meet the premier on Saturday, officials said Thursday.", "said", "Thursday"),
        ('"We spoke on Monday," he told reporters on Tuesday.', "spoke", "Monday"),
        ('"We spoke on Monday," he told reporters on Tuesday.', "told", "Tuesday"),
        ("He flew to Cairo in March, held talks in April and returned in May.", "held", "April"),
        ("He flew to Cairo in March, held talks in April and returned in May.", "returned", "May"),
        ("The vote, originally scheduled for March, took place in April.", "vote", "April"),
        ("He spoke at a Sunday news conference.", "spoke", "Sunday"),
        ("Envoys who helped negotiate a 1994 memorandum resigned on Tuesday.", "resigned", "Tuesday"),
        ("Envoys who helped negotiate a 1994 memorandum resigned on Tuesday.", "negotiate", ""),
        ("Envoys who helped negotiate a 1994 memorandum resigned on Tuesday.", "memorandum", "1994"),
        ("They met for two days.", "met", ""),
    ],
)
def test_a_date_belongs_to_the_nearest_verb_of_its_clause(text: str, word: str, date: str) -> None:
    assert governed(text, word) == date


def test_no_dates_and_no_token_give_nothing() -> None:
    sentence = parsed("She left.")
    assert date_of(sentence, 1, ()) is None
    assert date_of(sentence, 99, ()) is None


def test_a_second_verb_with_a_date_of_its_own_below_does_not_take_the_first_ones():
    text = "She earned a degree in 1964, but was stripped of her licence to practise in Bergen in 1979."
    assert governed(text, "stripped") != "1964"
