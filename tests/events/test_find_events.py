from __future__ import annotations

import pytest

from rashomon.events import find_story_events
from rashomon.vocabulary import Status
from tests.events.telling import article, events, events_of, names, told

DAY = "2024-05-15"  # a Wednesday
INTRO = "Foreign Minister Ana Duarte of Portugal leads the delegation. "


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ana Duarte met with Joseph Mwangi in Nairobi on Tuesday.", "happened"),
        ("Ana Duarte will meet with Joseph Mwangi in Nairobi on Friday.", "planned"),
        ("Ana Duarte is set to meet with Joseph Mwangi in Nairobi on Friday.", "planned"),
        ("Ana Duarte plans to meet with Joseph Mwangi in Nairobi on Friday.", "planned"),
        ("Ana Duarte may meet with Joseph Mwangi in Nairobi on Friday.", "possible"),
        ("Ana Duarte hopes to meet with Joseph Mwangi in Nairobi on Friday.", "possible"),
        ("Ana Duarte did not meet with Joseph Mwangi in Nairobi on Tuesday.", "denied"),
        ("Ana Duarte postponed a meeting with Joseph Mwangi planned for Friday.", "postponed"),
        ("The meeting between Ana Duarte and Joseph Mwangi on Friday was put off.", "postponed"),
        ("Ana Duarte cancelled a meeting with Joseph Mwangi on Friday.", "cancelled"),
        ("Ana Duarte's meeting with Joseph Mwangi on Friday was called off.", "cancelled"),
    ],
)
def test_the_words_tell_the_status(sentence: str, status: Status) -> None:
    found = [e for e in events_of(INTRO + sentence, DAY) if e.type == "CONSULT"]
    assert [e.status for e in found] == [status]


def test_a_postponed_plan_for_a_visit_is_the_visit_with_its_month() -> None:
    (visit,) = events_of(
        "Ana Duarte postponed plans for a visit to Kenya in March after the storm.", DAY, type_="CONSULT"
    )
    assert (visit.status, visit.date.edtf, visit.place) == ("postponed", "2024-03", "Kenya")


def test_an_event_without_a_date_stays_undated() -> None:
    (visit,) = events_of("Ana Duarte visited Kenya.", DAY, type_="CONSULT")
    assert visit.date.edtf == ""


def test_participants_have_their_parts() -> None:
    parsed, cast = told(
        ("Police arrested Joseph Mwangi in Nairobi on Monday. Ana Duarte met Omar Haddad on Monday.", DAY)
    )
    found = {e.type: e for e in find_story_events(parsed, cast)}
    assert names(cast, found["COERCE"], "to") == {"Joseph Mwangi"}
    assert names(cast, found["CONSULT"], "by") == {"Ana Duarte"}
    assert names(cast, found["CONSULT"], "with") == {"Omar Haddad"}


def test_in_the_passive_the_subject_is_done_to() -> None:
    parsed, cast = told(("Joseph Mwangi was arrested in Nairobi on Monday.", DAY))
    (arrest,) = find_story_events(parsed, cast)
    assert names(cast, arrest, "to") == {"Joseph Mwangi"}
    assert not names(cast, arrest, "by")


def test_the_purpose_of_a_report_is_not_an_arrest_by_the_reader() -> None:
    found = events_of("Ana Duarte released a report on fishing on Monday.", DAY)
    assert not [e for e in found if e.type == "CONCEDE"]


def test_two_meetings_of_one_day_with_different_people_stay_two() -> None:
    text = "Ana Duarte met with Joseph Mwangi on Monday. Ana Duarte met with Omar Haddad on Monday."
    assert len(events_of(text, DAY, type_="CONSULT")) == 2


def test_meetings_on_different_days_stay_two() -> None:
    found = events(
        ("Ana Duarte met with Joseph Mwangi on Monday.", DAY), ("Ana Duarte met with Joseph Mwangi on Tuesday.", DAY)
    )
    assert sorted(e.date.edtf for e in found) == ["2024-05-13", "2024-05-14"]


def test_one_meeting_told_twice_is_one_event_with_two_anchors() -> None:
    (meeting,) = events(
        ("Ana Duarte met with Joseph Mwangi in Nairobi on Monday.", DAY),
        ("On Monday, Joseph Mwangi held talks with Ana Duarte in Nairobi.", DAY),
    )
    assert len(meeting.anchors) == 2
    assert any("Ana Duarte" in reason for reason in meeting.why)


def test_a_capital_lies_in_its_country() -> None:
    (visit,) = events(("Ana Duarte travelled to Nairobi on Monday.", DAY), ("Ana Duarte visited Kenya on Monday.", DAY))
    assert len(visit.anchors) == 2


def test_what_was_planned_has_happened_when_a_later_article_says_so() -> None:
    (meeting,) = events(
        ("Ana Duarte will meet with Joseph Mwangi in Nairobi on Tuesday.", "2024-05-13"),
        ("Ana Duarte met with Joseph Mwangi in Nairobi on Tuesday.", DAY),
    )
    assert meeting.status == "happened"
    assert [c.status for c in meeting.history] == ["planned", "happened"]


def test_a_visit_called_off_is_not_the_visit_that_came_later() -> None:
    found = events_of("Ana Duarte cancelled a trip to Kenya in March. Ana Duarte visited Kenya on Monday.", DAY)
    assert sorted((e.status, e.date.edtf) for e in found) == [("cancelled", "2024-03"), ("happened", "2024-05-13")]


def test_one_verb_with_several_days_is_several_meetings() -> None:
    text = "Ana Duarte will meet Joseph Mwangi on Thursday, Omar Haddad on Friday and possibly Lena Berg on Saturday."
    found = {e.date.edtf: e.status for e in events_of(text, DAY, type_="CONSULT")}
    assert found == {"2024-05-16": "planned", "2024-05-17": "planned", "2024-05-18": "possible"}


def test_a_year_before_when_dates_the_clause() -> None:
    text = "Ana Duarte knows the city, also from 1999, when she visited Kenya."
    assert [e.date.edtf for e in events_of("Ana Duarte is a minister. " + text, DAY, type_="CONSULT")] == ["1999"]


def test_sayings_count_only_with_a_day_of_their_own() -> None:
    found = events_of("Ana Duarte said the harbour is safe. Ana Duarte said on Monday that the harbour is safe.", DAY)
    assert [(e.type, e.date.edtf) for e in found] == [(None, "2024-05-13")]


def test_the_result_does_not_depend_on_the_order_of_articles() -> None:
    texts = (
        ("Ana Duarte met with Joseph Mwangi in Nairobi on Monday. She may visit Egypt in June.", DAY),
        ("Joseph Mwangi held talks with Ana Duarte on Monday. Police arrested Omar Haddad on Sunday.", DAY),
        ("Ana Duarte visited Kenya on Monday.", DAY),
    )
    parsed, cast = told(*texts)
    assert find_story_events(parsed, cast) == find_story_events(parsed[::-1], cast)


def test_anchors_hold_and_captions_are_left_out() -> None:
    parsed, cast = told(("Ana Duarte met with Joseph Mwangi on Monday.\nThey signed a treaty on Tuesday.", DAY))
    texts = {a.article.id: a.article.text for a in parsed}
    for event in find_story_events(parsed, cast):
        for anchor in event.anchors:
            assert texts[anchor.article][anchor.start : anchor.end] == anchor.exact
        assert event.what in {a.exact for a in event.anchors}


def test_a_caption_tells_no_event() -> None:
    from rashomon.language import parse_articles
    from rashomon.people import find_cast

    parsed = parse_articles([article("Ana Duarte met with Joseph Mwangi on Monday.", DAY, role="caption")])
    assert find_story_events(parsed, find_cast(parsed)) == ()


def test_nothing_comes_of_nothing() -> None:
    parsed, cast = told(("", DAY))
    assert find_story_events(parsed, cast) == ()
