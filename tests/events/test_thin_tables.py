from __future__ import annotations

import pytest

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
    assert outcome.what.startswith("Kenya and Portugal agreed to expand ferry links")
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
    parsed, cast = told(("Kenya demanded the release of the sailors. Portugal accused Kenya of shelling a port.", DAY))
    found = {(p.side_text, p.stance, p.issue) for p in find_positions(parsed, cast)}
    assert ("Kenya", "demands", "the release of the sailors") in found
    assert ("Portugal", "opposes", "shelling a port") in found


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


def test_a_question_that_a_later_article_tells_the_answer_of_is_not_open() -> None:
    parsed, cast = told(
        ("A panel will decide whether the swimmers broke the doping rules.", "2024-05-13"),
        ("The panel found that the two swimmers had broken no doping rules.", DAY),
    )
    (question,) = find_questions(parsed, cast)
    assert (question.status, question.answer_text[:15]) == ("answered", "The panel found")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte was not widely known before March, when the party chose her.",
        "“Nobody knows what this man will bring to the table,” said Omar Haddad.",
        "Kenya may even consider selling the port.",
    ],
)
def test_what_asks_nothing_is_no_question(text: str) -> None:
    parsed, cast = told((text, DAY))
    assert find_questions(parsed, cast) == ()


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


def _positions(text: str) -> set[tuple[str, str, str]]:
    """(name of the side, stance, issue) of each position of a text."""
    parsed, cast = told((text, DAY))
    statements = find_story_statements(parsed, cast, {})
    mentions = find_mentions(parsed, cast)
    found = find_positions(parsed, cast, statements=statements, mentions=mentions)
    return {(cast.actor(p.side).name if p.side else "", p.stance, p.issue) for p in found}


@pytest.mark.parametrize(
    ("text", "side", "stance", "issue"),
    [
        (
            "Mayor Ana Duarte urged the council to close the market.",
            "Ana Duarte",
            "demands",
            "the council to close the market",
        ),
        (
            "Senator Ana Duarte called on the bank to lower its fees.",
            "Ana Duarte",
            "demands",
            "the bank to lower its fees",
        ),
        ("The Foreign Ministry of Kenya rejected allegations of fraud.", "Kenya", "denies", "allegations of fraud"),
        ("Kenya warned Portugal against closing the port.", "Kenya", "opposes", "closing the port"),
        ("Kenya is likely to demand the release of the crew.", "Kenya", "raises", "the release of the crew"),
        ("Kenya will boycott the talks with Portugal.", "Kenya", "opposes", "the talks with Portugal"),
        ("President Joseph Mwangi of Kenya said the ban was illegal.", "Kenya", "opposes", "the ban"),
        ("Kenya wants the gates opened until May.", "Kenya", "demands", "the gates opened until May"),
        ("Kenya warned that Kenya would close the port.", "Kenya", "raises", "Kenya would close the port"),
        (
            "Kenya backed the plan to dam the river, which floods each May.",
            "Kenya",
            "supports",
            "the plan to dam the river",
        ),
        ("Kenya condemned Portugal for shelling the port.", "Kenya", "opposes", "Portugal for shelling the port"),
        ("Kenya pledged to “free the crew”.", "Kenya", "offers", "to “free the crew”"),
        ("Kenya called for Portugal to free the crew.", "Kenya", "demands", "Portugal to free the crew"),
        (
            "Portugal rejected Kenya’s call for an inquiry into the fire.",
            "Kenya",
            "demands",
            "an inquiry into the fire",
        ),
        ("Kenya plans to talk to Portugal about the ferries.", "Kenya", "raises", "the ferries"),
        ("Kenya called the ferry ban illegal.", "Kenya", "opposes", "the ferry ban"),
        ("Kenya urged Portugal to “de-escalate the row”.", "Kenya", "demands", "de-escalate the row"),
        (
            "Mayor Ana Duarte spoke, urging sailors to re-elect Haddad.",
            "Ana Duarte",
            "demands",
            "sailors to re-elect Haddad",
        ),
        (
            "The strike began after Kenya’s rejection of a fishing treaty and its embrace of loans from Japan.",
            "Kenya",
            "opposes",
            "a fishing treaty",
        ),
        (
            "President Joseph Mwangi of Kenya spoke, offering his support to the families of the sailors.",
            "Kenya",
            "offers",
            "his support to the families of the sailors",
        ),
        (
            "Kenya made a $20 million aid offer to rebuild the port.",
            "Kenya",
            "offers",
            "a $20 million aid offer to rebuild the port",
        ),
        ("Kenya has promised to boycott the talks.", "Kenya", "opposes", "the talks"),
        ("Kenya’s goal is to press for a truce.", "Kenya", "demands", "a truce"),
    ],
)
def test_a_verb_tells_a_stance_on_what_stands_in_its_frame(text: str, side: str, stance: str, issue: str) -> None:
    assert (side, stance, issue) in _positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ana Duarte asked: “Is it true?”",
        "Mayor Ana Duarte called the police to report the theft.",
        "The storm forced the Duarte family to seek shelter.",
        "A passer-by asked the driver to stop the bus.",
        "Kenya raised its bid for the port.",
        "Kenya would support the ban if Portugal paid.",
        "The Daily Post reported that Kenya had demanded a ransom.",
        "Kenya raised interest rates to support the shilling.",
        "Kenya opposed the move.",
        "Kenya opposed the incident.",
        "Kenya offered its support.",
        "President Joseph Mwangi of Kenya said: “The sailors rejected the ferry ban.”",
        "President Joseph Mwangi of Kenya said: “No one should have any doubt about it.”",
        "Kenya backed Portugal.",
        "Kenya suspended exports.",
        "Kenya stopped short of calling for a truce.",
        "Kenya dropped its demand for an inquiry.",
        "Press reports said Kenya would back the plan to dam the river.",
        "Mayor Ana Duarte accused the reporter Omar Haddad of lying about the fire.",
        "Kenya has promised a hunt.",
        "President Joseph Mwangi of Kenya said this was unacceptable.",
        "Mayor Ana Duarte warned that the storm would come.",
        "Ana Duarte’s speech stressed the danger of fire.",
        "President Joseph Mwangi of Kenya was asked if Portugal should leave.",
    ],
)
def test_no_stance_without_a_holder_a_frame_and_an_issue(text: str) -> None:
    assert _positions(text) == set()


def _outcomes(text: str) -> list[str]:
    parsed, cast = told((text, DAY))
    return [o.what for o in find_outcomes(parsed, cast)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The court ruled that the ferry must stop at once.", "The court ruled that the ferry must stop at once"),
        ("The council voted to close the market.", "The council voted to close the market"),
        ("The senate rejected the budget on Monday.", "The senate rejected the budget on Monday"),
        ("Mayor Ana Duarte resigned on Monday.", "Mayor Ana Duarte resigned on Monday"),
        ("Ana Duarte was appointed minister on Monday.", "Ana Duarte was appointed minister on Monday"),
        ("Ana Duarte was found guilty of theft.", "Ana Duarte was found guilty of theft"),
        ("The accord was signed by Kenya and Portugal.", "The accord was signed by Kenya and Portugal"),
        ("The governor ordered the army to leave the port.", "The governor ordered the army to leave the port"),
        ("Mayor Ana Duarte retired on Monday.", "Mayor Ana Duarte retired on Monday"),
    ],
)
def test_courts_councils_and_offices_decide(text: str, what: str) -> None:
    assert _outcomes(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels ousted the president of Kenya in July.",
        "The sailors, who resigned in May, met in Porto.",
        "Prices have doubled since Joseph Mwangi took office.",
        "Ana Duarte dismissed the women’s stories out of hand.",
        "The ouster of Joseph Mwangi surprised Kenya.",
        "Both sides should withdraw at once and pledge not to return.",
        "Kenya rejected the plan.",
        "The sailors were ordered to leave the port.",
        "The ships wait while the council decides how to react.",
        "Sailors were angry at Kenya for promising to close the port.",
        "Kenya lives by the pact brokered between Portugal and Japan and agreed to last month.",
    ],
)
def test_force_and_what_is_told_in_passing_are_no_outcome(text: str) -> None:
    assert _outcomes(text) == []


def test_an_appointment_has_the_appointed_as_party() -> None:
    parsed, cast = told(("Ana Duarte was appointed minister on Monday.", DAY))
    assert [[cast.actor(a).name for a in o.parties] for o in find_outcomes(parsed, cast)] == [["Ana Duarte"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya vowed to close the port.", "planned"),
        ("Kenya and Portugal agreed to close the port.", "happened"),
    ],
)
def test_what_is_vowed_lies_ahead(text: str, status: str) -> None:
    parsed, cast = told((text, DAY))
    assert [o.status for o in find_outcomes(parsed, cast)] == [status]


@pytest.mark.parametrize(
    ("text", "what", "names"),
    [
        (
            "Kenya said on Friday it had agreed a truce with Portugal and reached a deal for the release of 9 men.",
            "a deal for the release of 9 men",
            {"Kenya", "Portugal"},
        ),
        (
            "Kenya and Portugal do not agree on fish. With Ana Duarte's help, they agreed to a truce on Monday.",
            "a truce",
            {"Kenya", "Portugal"},
        ),
        (
            "Kenya accused Portugal of shelling a port. Both sides agreed to meet again in June.",
            "to meet again in June",
            {"Kenya", "Portugal"},
        ),
    ],
)
def test_who_agreed_with_whom_is_also_told_before(text: str, what: str, names: set[str]) -> None:
    parsed, cast = told((text, DAY))
    found = [o for o in find_outcomes(parsed, cast) if what in o.what]
    assert [{cast.actor(a).name for a in o.parties} for o in found] == [names]


def test_what_a_court_ruled_is_told_where_it_stands_first() -> None:
    parsed, cast = told(("The harbour must stay closed until June, the Supreme Court of Kenya ruled on Monday.", DAY))
    (outcome,) = find_outcomes(parsed, cast)
    assert outcome.what.startswith("The harbour must stay closed")
    assert outcome.anchors[0].exact.startswith("The harbour must stay closed")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody could say why Kenya decided to close the port.",
        "Kenyan Foreign Minister Joseph Mwangi spoke on Monday. He dismissed the charges that Ana Duarte was held.",
    ],
)
def test_what_is_asked_or_waved_away_is_no_outcome(text: str) -> None:
    parsed, cast = told((text, DAY))
    assert find_outcomes(parsed, cast) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Kenya met Portugal on Monday and agreed to share the ferry.",
            "Kenya met Portugal on Monday and agreed to share",
        ),
        ("Kenya promised to go on with the ferry.", "Kenya promised to go on with the ferry"),
    ],
)
def test_the_words_of_an_outcome_tell_who_decided(text: str, what: str) -> None:
    parsed, cast = told((text, DAY))
    (outcome,) = find_outcomes(parsed, cast)
    assert outcome.what.startswith(what)


def test_with_whom_a_work_goes_on_is_no_party_to_a_promise() -> None:
    parsed, cast = told(("Kenya promised to press on with the teachers' campaign.", DAY))
    (outcome,) = find_outcomes(parsed, cast)
    assert [cast.actor(a).name for a in outcome.parties] == ["Kenya"]
