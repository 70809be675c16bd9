"""Expressions and their values. Published on Wednesday, 21 June 2023 unless a test says otherwise."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dates import FoundDate, edtf_interval, find_dates

PUBLISHED = "2023-06-21"
_END = r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d)?)?)?[~?%]?"
EDTF = re.compile(rf"(?:{_END}(?:/{_END})?)?")


def values(text: str, published: str = PUBLISHED) -> dict[str, str]:
    return {d.value.text: d.value.edtf for d in find_dates(text, published)}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The envoy arrived on Sunday.", "Sunday", "2023-06-18"),
        ("The envoy arrived early Sunday in Lisbon.", "early Sunday", "2023-06-18"),
        ("The envoy arrived on Sunday morning.", "Sunday morning", "2023-06-18"),
        ("The envoy arrived on Wednesday.", "Wednesday", "2023-06-21"),
        ("The envoy will arrive on Sunday.", "Sunday", "2023-06-25"),
        ("The envoy will arrive on Wednesday.", "Wednesday", "2023-06-21"),
        ("The envoy is set to meet the premier on Friday.", "Friday", "2023-06-23"),
        ("The envoy plans to meet the premier on Friday.", "Friday", "2023-06-23"),
        ("The tournament begins on Friday.", "Friday", "2023-06-23"),
        ("Officials were due in Oslo on Thursday.", "Thursday", "2023-06-22"),
        ("He left last Friday.", "last Friday", "2023-06-16"),
        ("He left last Wednesday.", "last Wednesday", "2023-06-14"),
        ("He returns next Friday.", "next Friday", "2023-06-23"),
        ("Talks broke down in February.", "February", "2023-02"),
        ("Talks broke down in November.", "November", "2022-11"),
        ("Talks broke down in June.", "June", "2023-06"),
        ("The leaders could meet at a November summit.", "November", "2023-11"),
        ("He may speak if he chooses to attend the summit in November.", "November", "2023-11"),
        ("He had intended to visit in March.", "March", "2023-03"),
        ("The firm will hold a vote on March 30.", "March 30", "2024-03-30"),
        ("They asked how his campaign was going in July.", "July", "2022-07"),
        ("He spoke at the rally on July 12.", "July 12", "2023-07-12"),
        ("The union announced a rally to be held on July 12.", "July 12", "2023-07-12"),
        ("The repair of the lock, which had been planned for Monday, has been postponed.", "Monday", "2023-06-26"),
        ("The board is postponing a round of exams originally set for Sunday.", "Sunday", "2023-06-25"),
        ("This is a step forward from Friday, when she told the crew nothing.", "Friday", "2023-06-16"),
        ("The advert follows the mayor’s remarks on Tuesday.", "Tuesday", "2023-06-20"),
        ("In an interview, to be shown on Tuesday, she rebuked the crew.", "Tuesday", "2023-06-27"),
    ],
)
def test_tense_decides_between_the_last_and_the_next(text: str, words: str, edtf: str) -> None:
    assert values(text)[words] == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("He resigned last month.", "last month", "2023-05"),
        ("They met late last year in Bonn.", "late last year", "2022"),
        ("The court ruled earlier this month.", "earlier this month", "2023-06"),
        ("The court ruled earlier this week.", "earlier this week", "2023-06-19/2023-06-25"),
        ("She returns next week.", "next week", "2023-06-26/2023-07-02"),
        ("He called yesterday.", "yesterday", "2023-06-20"),
        ("They meet tonight.", "tonight", "2023-06-21"),
        ("The vote is tomorrow.", "tomorrow", "2023-06-22"),
        ("The vote was two days ago.", "two days ago", "2023-06-19"),
        ("The vote was two weeks ago.", "two weeks ago", "2023-06-07~"),
        ("The vote was five years ago.", "five years ago", "2018~"),
        ("He came a few months ago.", "a few months ago", ""),
        ("The pact will expire over the next several months.", "the next several months", ""),
        ("The vote took place in early May.", "early May", "2023-05"),
        ("It was signed in mid-June.", "mid-June", "2023-06"),
        ("He leaves office at the end of the year.", "the end of the year", "2023"),
        ("The shop opened last summer.", "last summer", "2022-22"),
        ("They could meet in the fall.", "the fall", ""),
    ],
)
def test_relative_words_are_told_from_publication(text: str, words: str, edtf: str) -> None:
    assert values(text)[words] == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It was signed on June 18, 2021.", "June 18, 2021", "2021-06-18"),
        ("It was signed on 18 June 2021.", "18 June 2021", "2021-06-18"),
        ("It was signed on the 18th of June, 2021.", "the 18th of June, 2021", "2021-06-18"),
        ("It was signed on 2021-06-18.", "2021-06-18", "2021-06-18"),
        ("It was signed on 25/06/2021.", "25/06/2021", "2021-06-25"),
        ("It was signed on 06/07/2021.", "06/07/2021", ""),
        ("He travelled to Oslo in 2011.", "2011", "2011"),
        ("No minister has been there since 2018.", "2018", "2018"),
        ("It began in May 2021.", "May 2021", "2021-05"),
        ("The firm grew in the 1990s.", "the 1990s", "199X"),
        ("It grew in early 2022.", "early 2022", "2022"),
        ("They fought between 2011 and 2014.", "between 2011 and 2014", "2011/2014"),
        ("They met from May to July 2021.", "from May to July 2021", "2021-05/2021-07"),
        ("It was held on June 18-19, 2021.", "June 18-19, 2021", "2021-06-18/2021-06-19"),
        ("Sales fell in the fourth quarter of 2022.", "the fourth quarter of 2022", "2022-10/2022-12"),
        ("It opened in the summer of 2019.", "the summer of 2019", "2019-22"),
    ],
)
def test_a_full_date_needs_no_publication(text: str, words: str, edtf: str) -> None:
    for published in ("", PUBLISHED):
        assert values(text, published)[words] == edtf


def test_a_time_of_day_joins_its_day() -> None:
    found = values("The premier will see him at 4:30 p.m. local time on Thursday.")
    assert found == {"4:30 p.m. local time on Thursday": "2023-06-22T16:30"}
    assert values("At 3 a.m. Wednesday, the shelling began.") == {"3 a.m. Wednesday": "2023-06-21T03:00"}


def test_a_time_that_may_be_morning_or_evening_gives_the_day_alone() -> None:
    assert values("It began on 2021-06-18 at 4:30.") == {"2021-06-18 at 4:30": "2021-06-18"}


def test_days_make_a_range() -> None:
    assert values("The summit runs from Monday to Wednesday.")["Monday to Wednesday"] == "2023-06-26/2023-06-28"


def test_two_years_stay_two() -> None:
    assert values("He won the prize in 2011 and 2014.") == {"2011": "2011", "2014": "2014"}


@pytest.mark.parametrize(
    "text",
    [
        "He arrived on Sunday.",
        "Talks failed in February.",
        "He will come next week.",
        "It closed on June 18.",
        "He came two days ago and last year.",
        "The winter of last year was cold, as this spring is, and as every day in March will be.",
    ],
)
def test_without_publication_nothing_is_guessed(text: str) -> None:
    found = find_dates(text)
    assert found
    assert {(d.value.edtf, d.value.basis, d.first_day) for d in found} == {("", "none", None)}


def test_publication_known_to_the_month_tells_months_not_days() -> None:
    found = values("He came last month, and again on Sunday.", "2023-06")
    assert found == {"last month": "2023-05", "Sunday": ""}


@pytest.mark.parametrize(
    "text",
    [
        "The minister may leave.",
        "Protesters march through the city.",
        "He counted 2,018 people.",
        "The toll was $2011 in all.",
        "She reads the Sunday Times.",
        "The Five Star Movement won.",
        "The second round was played.",
        "He backed off at the last minute.",
        "Room 2011 was empty.",
        "The fall of the city shocked them.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == {}


def test_a_person_named_like_a_month_is_no_month() -> None:
    assert values("Theresa May met August Wilson at the gate.") == {}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("They spoke for five and a half hours.", "five and a half hours", "duration"),
        ("It was a two-day visit.", "two-day", "duration"),
        ("It is an 18-month-old pact.", "18-month-old", "duration"),
        ("It was a decade-long feud.", "decade-long", "duration"),
        ("They meet every Sunday.", "every Sunday", "set"),
    ],
)
def test_durations_and_sets_have_no_date(text: str, words: str, kind: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (found.value.text, found.kind, found.value.edtf) == (words, kind, "")


def test_last_week_on_a_sunday_may_be_either_week() -> None:
    assert values("He fled last week.", "2023-06-18")["last week"] == "2023-06-05~/2023-06-11~"
    assert values("He fled last week.", "2023-06-19")["last week"] == "2023-06-12/2023-06-18"


def test_basis_tells_where_the_value_is_from() -> None:
    found = find_dates("He came in 2011, left on Sunday and waited a few months.", PUBLISHED)
    assert [d.value.basis for d in found] == ["explicit", "relative", "none"]


def test_offsets_hold_in_the_text_as_given() -> None:
    text = "  A headline\n\n“Yes,” she said on Sunday. — It ended in 2011.\r\nOn Monday, he left."
    found = find_dates(text, PUBLISHED)
    assert [text[d.start : d.end] for d in found] == [d.value.text for d in found] == ["Sunday", "2011", "Monday"]


WORDS = """
June May last next this the of in on at from to between and - , . 18 1 2011 99999999999 Sunday Mondays week weeks
years ago earlier later every few a half two first 4:30 p.m. noon early end quarter summer 1990s '80s today
yesterday 2023-06-18 31/02/2020 said will meet Beijing days before after now
""".split()


def sound(found: tuple[FoundDate, ...]) -> bool:
    """Every value is EDTF or empty, its days are those it says, and none overlap."""
    for one in found:
        assert EDTF.fullmatch(one.value.edtf), one
        assert (one.first_day, one.last_day) == (edtf_interval(one.value.edtf) or (None, None))
        assert (one.value.basis == "none") == (one.value.edtf == "")
        assert one.value.edtf == "" or one.first_day is not None
    return all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["", PUBLISHED, "2024-02-29", "2023", "x"]))
def test_any_mixture_of_date_words_gives_sound_values(words: list[str], published: str) -> None:
    text = " ".join(words)
    found = find_dates(text, published)
    assert sound(found)
    assert [text[d.start : d.end] for d in found] == [d.value.text for d in found]


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "2023-02-30", "2023-06/2023-07", "soon", "199X"])
def test_odd_days_of_publication_are_no_trouble(published: str) -> None:
    assert sound(find_dates("He left 9999 years ago, last Sunday, next century, in 999999999 days.", published))


@pytest.mark.parametrize("piece", ["1 ", "June ", "last ", "the ", "2011 and ", "Sunday to ", "4:30 ", "a few ", "- "])
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    find_dates("warm up", PUBLISHED)
    text = piece * (20_000 // len(piece))
    started = time.perf_counter()
    assert sound(find_dates(text, PUBLISHED))
    assert time.perf_counter() - started < 30  # seconds; nearly all of it is the parser's


def test_the_same_text_gives_the_same_dates() -> None:
    text = "He met them on Sunday, in May, and two years ago; they will meet next week."
    assert find_dates(text, PUBLISHED) == find_dates(text, PUBLISHED)


def test_days_covered_can_be_sorted() -> None:
    found = find_dates("He came in May and left on Sunday.", PUBLISHED)
    assert [d.first_day for d in found] == [date(2023, 5, 1), date(2023, 6, 18)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry talks have been postponed until Monday.", {"Monday": "2023-06-26"}),
        ("The ferry talks were pushed back to August.", {"August": "2023-08"}),
        ("A pause extended till Monday let the crews rest.", {"Monday": "2023-06-26"}),
        ("The crews had extended the pause until Monday.", {"Monday": "2023-06-19"}),
        ("The crews dug until Monday.", {"Monday": "2023-06-19"}),
        ("The firm won a reprieve until Monday.", {"Monday": "2023-06-26"}),
        ("The vote was moved from Monday to Friday.", {"Monday": "2023-06-19", "Friday": "2023-06-23"}),
    ],
)
def test_what_is_put_off_until_a_day_lies_ahead(text: str, found: dict[str, str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He sang on Monday 5, Tuesday 6 and Friday 9 June.", ["2023-06-05", "2023-06-06", "2023-06-09"]),
        ("He sang on June 5, 6 and 9.", ["2023-06-05", "2023-06-06", "2023-06-09"]),
        ("Polls open on the 2nd, 3rd and 9th of May 2025.", ["2025-05-02", "2025-05-03", "2025-05-09"]),
        ("He sang on Monday 5 and Tuesday 6 June.", ["2023-06-05", "2023-06-06"]),
        ("He sang on June 5 and 9.", ["2023-06-05", "2023-06-09"]),
        ("He sang on June 5 and 6.", ["2023-06-05/2023-06-06"]),
        ("On June 5, 300 guests came and 9 left.", ["2023-06-05"]),
    ],
)
def test_days_that_share_a_month_are_each_a_date(text: str, found: list[str]) -> None:
    assert [d.edtf for d in find_dates(text, PUBLISHED)] == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The order was amended on 19-Nov-2013.", "2013-11-19"),
        ("He resigned on the 2nd of this month.", "2023-06-02"),
        ("A vote is due on the 31st of next month.", "2023-07-31"),
        ("The dam was finished in the second quarter of 2016.", "2016-04/2016-06"),
        ("Output fell in Q3 2015.", "2015-07/2015-09"),
        ("Output fell in 2015 Q3.", "2015-07/2015-09"),
        ("Output fell in H1 of last year.", "2022-01/2022-06"),
        ("Output fell in Q1.", "2023-01~/2023-03~"),
        ("The inquiry opens a week on Tuesday.", "2023-07-04"),
        ("The court rises on Friday week.", "2023-06-30"),
        ("The court rises two weeks from Monday.", "2023-07-10"),
        ("The court rose a week ago Friday.", "2023-06-09"),
        ("The court rises a week from tomorrow.", "2023-06-29"),
        ("The court rises a week today.", "2023-06-28"),
        ("The court rises the week after next.", "2023-07-03/2023-07-09"),
        ("The court rose the weekend before last.", "2023-06-10/2023-06-11"),
        ("The court rises the Monday after next.", "2023-07-03"),
        ("Shells fell on New Year’s Eve.", "2022-12-31"),
        ("Shells fell on Christmas Day 2021.", "2021-12-25"),
        ("Shells fell on Christmas Day last year.", "2022-12-25"),
        ("They mourn the 2004 Boxing Day flood.", "2004-12-26"),
        ("They met on Easter Monday.", "2023-04-10"),
        ("They met on Orthodox Easter Sunday.", "2023-04-16"),
        ("The trial opens after Labor Day.", "2023-09-04"),
        ("The shops filled on Black Friday.", "2022-11-25"),
    ],
)
def test_days_told_in_other_ways(text: str, edtf: str) -> None:
    assert [d.edtf for d in find_dates(text, PUBLISHED)] == [edtf]
