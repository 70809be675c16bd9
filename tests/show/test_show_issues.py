"""Which positions stand in one row of the table of positions, and what the row is called."""

from __future__ import annotations

import dataclasses
import time

from hypothesis import given
from hypothesis import strategies as st

from rashomon.show.ids import find_note_ids
from rashomon.show.issues import find_issues
from rashomon.vocabulary import Actor, Record, Role

NORTH = Actor("n", "country", "Northia", ("Northia",), None)
SOUTH = Actor("s", "country", "Sudonia", ("Sudonia",), None)
ENVOY = Actor("e", "person", "Ana Lind", ("Ana Lind", "Lind"), "n", (Role("chief negotiator", "now", ()),))
ACTORS = (NORTH, SOUTH, ENVOY)


def _rows(*texts: tuple[str, str]) -> dict[str, list[str]]:
    return {i.label: [texts[n][1] for n in i.members] for i in find_issues(texts, ACTORS, ("n", "s"))}


def test_two_shared_words_are_an_issue_and_name_it() -> None:
    stop, on = "that it stop mining the northern seabed", "its firms would go on mining the deep seabed"
    assert _rows(("n", stop), ("s", on), ("s", "to be left alone")) == {"mining, seabed": [stop, on]}


def test_one_shared_word_is_not_unless_it_is_all_there_is() -> None:
    assert _rows(("n", "a lower price of gas"), ("s", "a higher price of grain")) == {}
    assert list(_rows(("n", "their release"), ("s", "them released by Monday"))) == ["release"]


def test_names_of_the_sides_and_offices_name_nothing() -> None:
    assert _rows(("n", "Sudonian fishing"), ("s", "Sudonia"), ("s", "the chief negotiator Ana Lind")) == {}


def test_what_two_sides_speak_of_comes_before_what_one_repeats() -> None:
    texts = [("n", "open ports in winter"), ("n", "open ports for grain"), ("n", "open ports now")]
    rows = _rows(*texts, ("n", "a patrol of the grain lane"), ("s", "no patrol of any grain lane"))
    assert next(iter(rows)) == "patrol, grain, lane"


@given(st.lists(st.tuples(st.sampled_from("ns"), st.text(alphabet="abcdeé ‘’'", max_size=30)), max_size=12))
def test_no_position_stands_in_two_rows(texts: list[tuple[str, str]]) -> None:
    issues = find_issues(texts, ACTORS, ("n", "s"))
    members = [n for issue in issues for n in issue.members]
    assert len(members) == len(set(members))
    assert all(issue.label and len(issue.members) > 1 for issue in issues)


def test_thousands_of_positions_take_no_time() -> None:
    words = [f"{a}{b}{c}ward" for a in "bcdfg" for b in "aeiou" for c in "lmnrst"]
    texts = [("ns"[n % 2], " ".join(words[(n * k) % len(words)] for k in range(1, 12))) for n in range(4000)]
    started = time.perf_counter()
    assert find_issues(texts, ACTORS, ("n", "s"))
    assert time.perf_counter() - started < 10


def test_the_same_words_twice_have_two_addresses(record: Record) -> None:
    twice = dataclasses.replace(record, questions=(record.questions[0], record.questions[0]))
    first, second = find_note_ids(twice)["questions"]
    assert second == f"{first}-2"
    assert first == find_note_ids(record)["questions"][0]
