from __future__ import annotations

from rashomon.events import (
    find_channels,
    find_mentions,
    find_outcomes,
    find_positions,
    find_questions,
    merge_mentions,
)
from rashomon.speech import find_story_statements
from tests.events.telling import told

DAY = "2024-05-15"


def test_an_agreement_is_an_outcome_with_its_parties() -> None:
    parsed, cast = told(("Kenya and Portugal agreed to expand ferry links between the two countries.", DAY))
    (outcome,) = find_outcomes(parsed, cast)
    assert outcome.what.startswith("to expand ferry links")
    assert {cast.actor(a).name for a in outcome.parties} == {"Kenya", "Portugal"}


def test_a_hope_is_no_outcome() -> None:
    parsed, cast = told(("Kenya may agree to expand ferry links.", DAY))
    assert find_outcomes(parsed, cast) == ()


def test_a_refused_meeting_is_a_refused_channel() -> None:
    parsed, cast = told(("Kenyan Defense Minister Joseph Mwangi rejected a meeting with Ana Duarte.", DAY))
    (channel,) = find_channels(parsed, cast)
    assert channel.state == "refused"
    assert {cast.actor(a).name for a in channel.between} == {"Joseph Mwangi", "Ana Duarte"}


def test_frozen_exchanges_are_a_frozen_channel() -> None:
    parsed, cast = told(("Kenya suspended talks with Portugal.", DAY))
    assert [c.state for c in find_channels(parsed, cast)] == ["frozen"]


def test_a_demand_is_a_position_of_the_speakers_side() -> None:
    parsed, cast = told(("Kenya demanded the release of the sailors. Portugal accused Kenya of piracy.", DAY))
    found = {(p.side_text, p.stance, p.issue) for p in find_positions(parsed, cast)}
    assert ("Kenya", "demands", "the release of the sailors") in found
    assert ("Portugal", "opposes", "piracy") in found


def test_raising_fears_raises_no_issue() -> None:
    parsed, cast = told(("Kenya closed the port, raising fears of shortages.", DAY))
    assert find_positions(parsed, cast) == ()


def test_a_question_without_an_answer_stays_open() -> None:
    parsed, cast = told(("It is unclear whether Ana Duarte will meet Joseph Mwangi.", DAY))
    (question,) = find_questions(parsed, cast)
    assert (question.status, question.answer) == ("open", ())
    assert question.text.startswith("whether Ana Duarte")


def test_a_question_is_answered_by_a_later_article_with_a_date() -> None:
    parsed, cast = told(
        ("Ana Duarte arrived. Will Ana Duarte meet Joseph Mwangi this week?", "2024-05-13"),
        ("Ana Duarte will meet Joseph Mwangi on Friday.", DAY),
    )
    (question,) = find_questions(parsed, cast)
    assert question.status == "answered"
    assert [a.exact for a in question.answer] == ["Ana Duarte will meet Joseph Mwangi on Friday"]


def test_an_earlier_meeting_answers_nothing() -> None:
    parsed, cast = told(
        ("Will Ana Duarte meet Joseph Mwangi?", DAY), ("Ana Duarte met Joseph Mwangi in 2019.", "2024-05-16")
    )
    assert [q.status for q in find_questions(parsed, cast)] == ["open"]


def test_a_quoted_question_is_not_the_coverages() -> None:
    parsed, cast = told(("“Will Ana Duarte meet Joseph Mwangi?” asked Omar Haddad.", DAY))
    assert find_questions(parsed, cast) == ()


def test_mentions_found_once_serve_all_tables() -> None:
    parsed, cast = told(("Kenya suspended talks with Portugal. Will Ana Duarte meet Joseph Mwangi?", DAY))
    mentions = find_mentions(parsed, cast)
    assert find_channels(parsed, cast, mentions=mentions) == find_channels(parsed, cast)
    assert find_questions(parsed, cast, mentions=mentions) == find_questions(parsed, cast)
    assert find_outcomes(parsed, cast, clusters=merge_mentions(mentions, parsed, cast)) == find_outcomes(parsed, cast)


def test_what_an_official_says_must_be_is_a_position_of_the_side() -> None:
    parsed, cast = told(("Kenyan President Joseph Mwangi said the sailors must be freed at once.", DAY))
    statements = find_story_statements(parsed, cast, {})
    (position,) = find_positions(parsed, cast, statements=statements)
    assert (cast.actor(position.side or "").name, position.stance) == ("Kenya", "demands")
    assert "must be freed" in position.issue


def test_a_measure_is_a_position_of_who_takes_it() -> None:
    parsed, cast = told(("Kenya will boycott the talks with Portugal.", DAY))
    found = find_positions(parsed, cast, mentions=find_mentions(parsed, cast))
    assert [(cast.actor(p.side or "").name, p.stance) for p in found] == [("Kenya", "opposes")]


def test_what_is_being_considered_is_an_open_question() -> None:
    parsed, cast = told(("Kenya is considering expelling the ambassador of Portugal.", DAY))
    (question,) = find_questions(parsed, cast)
    assert (question.status, question.text) == ("open", "considering expelling the ambassador of Portugal")


def test_speaking_to_reporters_is_no_channel() -> None:
    parsed, cast = told(("Kenyan President Joseph Mwangi spoke to reporters of Portugal.", DAY))
    assert find_channels(parsed, cast) == ()
