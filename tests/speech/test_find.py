"""Who said what: what readers would notice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dates import find_sentence_dates
from rashomon.people import Cast, find_cast
from rashomon.speech import find_statements, find_story_statements
from rashomon.vocabulary import Statement
from tests.stories import parse


def said(*texts: str, published: str = "") -> tuple[Cast, tuple[Statement, ...]]:
    parsed = parse(*texts, published=published)
    cast = find_cast(parsed)
    dates = {s.sentence.id: find_sentence_dates(s, a.article.published) for a in parsed for s in a.sentences}
    return cast, find_story_statements(parsed, cast, dates)


def speaker(cast: Cast, statement: Statement) -> str:
    return cast.actor(statement.speaker).name if statement.speaker else ""


@pytest.mark.parametrize(
    ("text", "kind", "who", "content"),
    [
        ("“We will not sign,” Anna Lindqvist said on Monday.", "direct", "Anna Lindqvist", "We will not sign,"),
        ("“We will not sign,” said Anna Lindqvist, the minister.", "direct", "Anna Lindqvist", "We will not sign,"),
        ('Anna Lindqvist told reporters: "We will not sign."', "direct", "Anna Lindqvist", "We will not sign."),
        ("“Will it hold?” Lars Eide asked.", "direct", "Lars Eide", "Will it hold?"),
        ("Lars Eide called the plan “a step too far” on Friday.", "mixed", "Lars Eide", "the plan “a step too far”"),
        ("Lars Eide said that the bridge would open in May.", "indirect", "Lars Eide", "the bridge would open in May"),
        (
            "The bridge will open in May, according to Lars Eide.",
            "indirect",
            "Lars Eide",
            "The bridge will open in May",
        ),
        ("Norway rejected the report as “pure invention.”", "mixed", "Norway", "the report as “pure invention.”"),
        ("US officials said the ship had left.", "indirect", "US officials", "the ship had left"),
    ],
)
def test_who_said_what(text, kind, who, content):
    cast, statements = said(text)
    assert (kind, who, content) in {(s.kind, speaker(cast, s), s.content) for s in statements}


def test_a_quotation_split_by_its_cue_is_one_statement_of_two_pieces():
    cast, statements = said("“We came to talk,” Anna Lindqvist said, “and we will talk until we agree.”")
    (statement,) = statements
    assert [a.exact for a in statement.anchors] == ["We came to talk,", "and we will talk until we agree."]
    assert speaker(cast, statement) == "Anna Lindqvist"


def test_the_next_sentence_in_marks_is_the_same_statement_going_on():
    cast, statements = said("“We came to talk,” said Anna Lindqvist. “Nobody here wants the river to run dry.”")
    (statement,) = statements
    assert speaker(cast, statement) == "Anna Lindqvist"
    assert [a.exact for a in statement.anchors] == ["We came to talk,", "Nobody here wants the river to run dry."]


def test_a_quotation_after_another_sentence_is_a_statement_of_its_own():
    cast, statements = said(
        "“We came to talk,” said Anna Lindqvist. The delegates then went for lunch in the old harbour hall. "
        "“Nobody here wants the river to run dry.”"
    )
    assert [speaker(cast, s) for s in statements if s.kind == "direct"] == ["Anna Lindqvist"] * 2


def test_a_paragraph_of_quotation_alone_goes_on_with_the_speaker_before():
    cast, statements = said(
        "“We came to talk,” Anna Lindqvist said in Oslo.\n“Nobody in this room wants the river to run dry.”"
    )
    assert [speaker(cast, s) for s in statements] == ["Anna Lindqvist"] * 2


def test_a_colon_at_the_end_of_a_paragraph_announces_the_speaker():
    cast, statements = said("Lars Eide struck a hopeful note on Sunday:\n“I hope this meeting will bring us closer.”")
    assert "Lars Eide" in {speaker(cast, s) for s in statements if s.kind == "direct"}


def test_marks_that_nobody_speaks_in_are_no_statement():
    _, statements = said("The film “The Long Night” opens the festival. The so-called “lake” is a puddle.")
    assert not [s for s in statements if s.kind != "indirect"]


def test_nobody_is_named_where_nobody_can_be():
    _, statements = said("“There is nothing left of the old town, nothing at all.”")
    assert [s.speaker for s in statements] == [None]


def test_quotation_marks_never_stand_round_words_that_had_none():
    text = "Lars Eide said the deal was “fair enough” and that it would last."
    _, statements = said(text)
    for statement in statements:
        assert all(text[a.start : a.end] == a.exact for a in statement.anchors)
        assert statement.content.count("“") == statement.content.count("”") <= 1


def test_an_odd_number_of_marks_spoils_nothing():
    cast, statements = said('“We came to talk, Anna Lindqvist said.\n"We will stay," said Lars Eide.')
    assert ("Lars Eide", "We will stay,") in {(speaker(cast, s), s.content) for s in statements}


def test_speech_inside_speech_names_who_reports_it():
    _, statements = said("Lars Eide said that Anna Lindqvist had insisted that the dam was safe.")
    inner = next(s for s in statements if s.cue == "insisted")
    outer = next(s for s in statements if s.cue == "said")
    assert inner.via == outer.id


def test_the_same_words_in_two_articles_are_one_utterance():
    _, statements = said(
        "“We will keep the river alive this summer,” said Anna Lindqvist.",
        "Anna Lindqvist told reporters: “We will keep the river alive this summer.”",
    )
    a, b = [s for s in statements if s.kind == "direct"]
    assert a.same_as == (b.id,)
    assert b.same_as == (a.id,)


def test_the_day_it_was_said_is_the_cues_own():
    _, statements = said("Lars Eide said on Friday that the bridge would open in May.", published="2024-03-10")
    assert statements[0].said_on.edtf == "2024-03-08"
    _, undated = said("Lars Eide said the bridge would open in May.", published="2024-03-10")
    assert undated[0].said_on.edtf == ""


def test_a_negated_verb_reports_nothing():
    _, statements = said("Lars Eide did not say that the bridge was closed.")
    assert not statements


@settings(max_examples=15)
@given(
    st.lists(
        st.sampled_from("“ ” \" ' said Lars Eide that the bridge , . : told he «no» according to".split()), max_size=50
    )
)
def test_no_words_break_it(words):
    _, statements = said(" ".join(words))
    assert len({s.id for s in statements}) == len(statements)


def test_hostile_text_is_bounded():
    said('"' * 10_000)
    said("“" * 5_000 + " said Lars Eide " + "”" * 5_000)
    said("word " * 5_000)


def test_a_plain_text_gives_spans_of_itself():
    text = "First line.\n“We came to talk,” Anna Lindqvist said."
    (statement,) = find_statements(text)
    parts = [[text[s.start : s.end] for s in spans] for spans in (statement.source, statement.cue, statement.content)]
    assert parts == [["Anna Lindqvist"], ["said"], ["We came to talk,"]]


def test_he_is_the_unnamed_person_who_spoke_last():
    cast, statements = said(
        "Lars Eide said that the bridge would open in May.\nA witness said that it had been closed for years.\n"
        "“Nobody came to mend it,” he said."
    )
    assert speaker(cast, statements[-1]) == "A witness"


def test_a_part_of_a_split_quotation_is_the_same_utterance_elsewhere():
    _, statements = said(
        "“We came to talk,” said Anna Lindqvist. “Nobody here wants the river to run dry.”",
        "“Nobody here wants the river to run dry,” Anna Lindqvist told reporters.",
    )
    first, second = statements
    assert first.same_as == (second.id,)


def test_one_remark_reported_in_other_words_by_two_articles_is_the_same():
    _, (one, other) = said(
        "Anna Lindqvist said the ferry link between both islands would be suspended until spring.",
        "Anna Lindqvist announced that ferry links between the islands are suspended until the spring.",
    )
    assert one.kind == other.kind == "indirect"
    assert one.same_as == (other.id,)


def test_two_reported_remarks_of_one_speaker_stay_two():
    _, statements = said(
        "Anna Lindqvist said the ferry link between both islands would be suspended until spring.",
        "Anna Lindqvist said the ferry had cost more than the islands could pay.",
    )
    assert [s.same_as for s in statements] == [(), ()]


def test_what_somebody_says_that_he_believes_is_one_statement():
    _, statements = said("Lars Eide said he believes the old bridge should be rebuilt.")
    assert [s.content for s in statements] == ["he believes the old bridge should be rebuilt"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lars Eide said in Geneva that the bridge would open in May.", "Geneva"),
        ("“The bridge will open in May,” Lars Eide said at the White House.", "the White House"),
        ("Lars Eide said that the bridge in Geneva would open in May.", ""),
    ],
)
def test_where_it_was_said(text, place):
    _, statements = said(text)
    assert statements[0].place == place


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mayor Anna Pine left. “The pier is safe,” she was quoted by the Courier as saying.", "The pier is safe,"),
        ("Anna Pine is mayor. “The pier is safe,” the statement quoted Anna Pine as saying.", "The pier is safe,"),
    ],
)
def test_who_is_quoted_by_another_speaks(text, content):
    cast, statements = said(text)
    assert ("Anna Pine", content) in {(speaker(cast, s), s.content) for s in statements}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lars Eide said the case had been heard but declined to give further details.", "the case had been heard"),
        ("Lars Eide said the case had been heard but would not say more.", "the case had been heard"),
        ("Lars Eide asked her to write a letter and that guests stay out.", "her to write a letter"),
    ],
)
def test_what_the_speaker_did_not_say_is_no_content(text, content):
    _, statements = said(text)
    assert content in {s.content for s in statements}


def test_a_dateline_speaks_not():
    _, (one,) = said("HONG KONG (AP) — Hong Kong Chief Executive Anna Pine announced the bill will be withdrawn.")
    assert one.speaker_text == "Hong Kong Chief Executive Anna Pine"


def test_both_who_speak_are_printed():
    _, (one,) = said("The pier was closed for good, both Pine and harbour chief Ole Berg said.")
    assert one.speaker_text == "both Pine and harbour chief Ole Berg"


def test_marks_inside_a_word_of_markup_are_no_quotation():
    tag = '<tweet id="756642903469031424" author="@LarsEide" datetime="2016-07-23">'
    said(f"The plan failed.\n\n{tag}I'm pleased to announce my new cook, @AnnaPine, a woman who's cooked all her life.")
