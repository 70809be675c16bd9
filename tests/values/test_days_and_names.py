from __future__ import annotations

import pytest

from rashomon.dates import find_article_dates
from rashomon.language import parse_text
from rashomon.values import Values, are_same_time, find_known, find_values, follows_day, has_name
from rashomon.values.compass import find_bearings
from rashomon.vocabulary import Date

MONDAY = Date("2024-03-11", "publication", "")  # a Monday
TUESDAY = Date("2024-03-12", "publication", "")


def values(text: str, published: Date = MONDAY) -> Values:
    parsed = parse_text(text, published)
    dates = find_article_dates(parsed)
    (sentence,) = parsed.sentences
    return find_values(sentence, dates.get(sentence.sentence.id, ()))


def test_a_day_follows_from_the_same_day_in_other_words() -> None:
    one, other = values("They met on Sunday.").days[0], values("They met on March 10.", TUESDAY).days[0]
    assert follows_day(one, other)
    assert follows_day(other, one)


def test_a_year_follows_from_its_season_and_not_the_reverse() -> None:
    spring, year = values("It was in the spring of 2014.").days[0], values("It was in 2014.").days[0]
    assert follows_day(year, spring)
    assert not follows_day(spring, year)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was in the spring of 2014.", "It was in the autumn of 2014."),
        ("It was in March 2014.", "It was in May 2014."),
        ("They met on Sunday.", "They met on Saturday."),
        ("It comes in the first half of 2014.", "It comes in the second half of 2014."),
    ],
)
def test_another_day_does_not_follow(one: str, other: str) -> None:
    assert not follows_day(values(one).days[0], values(other).days[0])


def test_days_that_point_at_now_are_no_values() -> None:
    assert values("He now sits on the board, as he did that day.").days == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("She left at 4.15 a.m.", "She left at a quarter past four in the morning.", True),
        ("It began at 17:40.", "It began at 5:40 p.m.", True),
        ("It shook at 04:52.", "It shook a little before five in the morning.", True),
        ("It began at 17:40.", "It began at 6:15 p.m.", False),
        ("It began at 0700 GMT.", "It began at 7 a.m.", True),
    ],
)
def test_times_of_day_are_compared_in_any_form(one: str, other: str, same: bool) -> None:
    assert are_same_time(values(one).clocks[0], values(other).clocks[0]) is same


def known(text: str):
    parsed = parse_text(text)
    dates = find_article_dates(parsed)
    names = [n for s in parsed.sentences for n in find_values(s, dates.get(s.sentence.id, ())).names]
    return find_known([text], names)


@pytest.mark.parametrize(
    ("text", "name", "has"),
    [
        (
            "Foreign Minister Lena Morav spoke in Belmara.",
            "The talks ended when Lena Morav left for the capital.",
            True,
        ),
        ("The United Nations sent two observers to the valley.", "The UN spoke.", True),
        ("Judge Emil Stannard presided over the hearing.", "Judge Leo Stannard presided.", False),
        ("President Omar Daoud flew to France.", "President Omar Nasr flew.", False),
        ("He flew to France on Monday.", "French officials met him.", True),
    ],
)
def test_a_name_is_known_in_any_of_its_forms_and_no_other(text: str, name: str, has: bool) -> None:
    found = values(name).names
    assert found, "the parser sees a name"
    assert has_name(known(text), found[0]) is has


def test_directions_are_read_with_and_without_endings() -> None:
    points = [b.point for b in find_bearings("North-west of the eastern half, above Lower Tess.")]
    assert points == ["northwest", "east", "lower"]
