"""Where what was said begins and ends, and what is no speech at all."""

from __future__ import annotations

import pytest

from rashomon.clauses import breaks_after
from rashomon.language import parse_text
from rashomon.speech.ends import MAX_TOKENS, content_end, read_weights
from tests.speech.test_find import said


def contents(text: str) -> list[str]:
    _, statements = said(text)
    return [s.content for s in statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Kovacs criticised the plan for the mill, which also has a pond.", "the plan for the mill"),
        (
            "Anna Kovacs warned that the mill could close if the board refused, but the board has not answered.",
            "the mill could close if the board refused",
        ),
        ("Anna Kovacs said the mill would close in May, when the union holds its fair.", "the mill would close in May"),
        (
            "Anna Kovacs repeated claims that the board hid the report and complained that nobody reads them.",
            "claims that the board hid the report",
        ),
        (
            "Anna Kovacs called the talks “frank,” but said that her town would not stop filling the pond.",
            "the talks “frank,”",
        ),
        ("Anna Kovacs urged the board to wait and left the hall.", "the board to wait"),
    ],
)
def test_what_the_teller_adds_is_no_content(text, content):
    assert content in contents(text)


def test_what_the_tree_hung_elsewhere_is_of_the_content():
    told = contents("The company argued the board would be unlikely to quickly, if ever, approve such a sale.")
    assert told == ["the board would be unlikely to quickly, if ever, approve such a sale"]


def test_a_second_verb_of_saying_is_a_statement_of_its_own():
    told = contents("Anna Kovacs called the talks “frank,” but said that her town would not stop filling the pond.")
    assert "her town would not stop filling the pond" in told


def test_brackets_break_no_content():
    assert contents("Anna Kovacs said they “[the ferrymen] left” in May.") == ["they “[the ferrymen] left” in May"]


def test_what_somebody_goes_on_to_do_is_no_speech():
    text = "The firm knew of the debts and continued to spend on gifts despite warnings about “odd purchases.”"
    assert contents(text) == []


def test_a_content_never_ends_inside_quotation_marks():
    sentence = parse_text("Holm said the mill, which he owns, is “old and, as all know, shut” in May.").sentences[0]
    quoted = {t.index for t in sentence.parse.tokens if 41 <= t.start <= 72}
    ends = [b.end for b in breaks_after(sentence.parse, 2, quoted, len(sentence.parse.tokens))]
    assert ends
    assert not [e for e in ends if e in quoted and e - 1 in quoted and e + 1 in quoted]


def test_a_very_long_sentence_ends_as_the_tree_has_it():
    sentence = parse_text("Holm said the mill was shut" + ", and the gate was shut" * 60 + ".").sentences[0]
    assert len(sentence.parse.tokens) > MAX_TOKENS
    assert content_end(sentence, 1, 2, 9, frozenset(), 0) == 9


def test_the_weights_are_numbers_by_name():
    weights = read_weights()
    assert weights["before=dash"] > 0 > weights["before=none"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The bank said the exchange, which has its seat in Kronhavn, may offer to sell its hall.",
            "the exchange, which has its seat in Kronhavn, may offer to sell its hall",
        ),
        ("Bea Holm said that the wall [of the berth] had moved.", "the wall [of the berth] had moved"),
        (
            "Anna Kovacs rejected a report by the Harbour Watch, a charity that counts ships, "
            "which blamed the board for the spill, as “far-fetched”.",
            "a report by the Harbour Watch, a charity that counts ships, "
            "which blamed the board for the spill, as “far-fetched”",
        ),
        ("“They took my boat,” said Tomas “The Eel” Brand.", "They took my boat,"),
        (
            "Anna Kovacs, who has led the town since the flood, said on Monday after a long night in the hall: "
            "“There were very tense hours.\n\nIn the end we gave way to them and signed all that they had put "
            "before us.”\n\nThe board met on Monday to talk about the dam and its gates.",
            "There were very tense hours. In the end we gave way to them and signed all that they had put before us.",
        ),
    ],
)
def test_what_was_said_is_told_whole(text, content):
    assert contents(text) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of both towns met to discuss the tension over the dam.",
        "The club will lodge an appeal with the court of the river.",
        "Anna Kovacs hopes to reopen the old bridge in May.",
    ],
)
def test_a_topic_a_hope_and_an_act_to_come_are_no_words(text):
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Reuters reports a union source as saying the strike will go on.", "a union source"),
        ("The top-selling Kronhavn Post said the dam was weak.", "top-selling Kronhavn Post"),
        ("UK media reports say that the bank would close in May.", "UK media reports"),
    ],
)
def test_a_paper_speaks_for_whom_it_names_and_for_no_country(text, source):
    cast, (one,) = said(text)
    assert one.speaker_text == source
    assert one.speaker is None or cast.actor(one.speaker).kind != "country"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Kovacs says that may happen in May, too.", "that may happen in May, too"),
        ("That represents all of its flour for July, the mill said.", "That represents all of its flour for July"),
        ("Anna Kovacs says that the mill may close.", "the mill may close"),
    ],
)
def test_that_stays_where_it_is_what_is_told_of(text: str, content: str) -> None:
    assert contents(text) == [content]
