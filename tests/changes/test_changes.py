"""What changed between two readings: rows are known again by where they stand, each under one key for good."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.changes import Change, FieldChange, find_changes, fold_changes
from rashomon.vocabulary import Record

DAY = "2026-03-04"
PLAN = (
    "The harbour board of Ostrand will meet the council in Kronhavn on March 20. Ida Renn, its head, said it was late."
)
MET = "The harbour board of Ostrand met the council in Kronhavn on March 20. Four people left early."
HURT = "Four people were hurt when a plank of the old pier broke in Ostrand on Monday. Tomas Brandel said it was safe."
CLOSED = "The council of Ostrand closed the old pier on Tuesday. “Nobody may walk there,” said Mayor Anna Holm."
OTHER = "Selco, a ferry company, cancelled its ships to Pellam on Tuesday. Its chairman, Ole Drax, denied any blame."
TEXTS = (PLAN, HURT, CLOSED, OTHER)


def read(*texts: str, name: str = "{}.txt", day: str = DAY) -> Record:
    return rashomon.read([{"source": name.format(n), "text": t, "published": day} for n, t in enumerate(texts)])


def changed(old: Record, new: Record) -> list[Change]:
    return list(find_changes(old, new, find_changes(None, old)[1])[0])


def test_the_first_reading_is_all_new() -> None:
    record = read(PLAN)
    changes, keys = find_changes(None, record)
    assert {c.kind for c in changes} == {"new"}
    assert sum(len(rows) for rows in keys.values()) == len(changes) > 1
    assert len({c.key for c in changes}) == len(changes)


def test_nothing_changed_is_nothing() -> None:
    record = read(*TEXTS)
    keys = find_changes(None, record)[1]
    assert find_changes(record, record, keys) == ((), keys)


def test_an_event_that_took_place() -> None:
    old, new = (rashomon.read([{"source": "a", "text": text, "published": "2026-03-21"}]) for text in (PLAN, MET))
    (event,) = [c for c in changed(old, new) if c.table == "events" and "met" in c.label]
    assert (event.kind, event.fields) == ("changed", (FieldChange("status", "planned", "happened"),))


def test_a_toll_that_rose_on_an_edited_page() -> None:
    new = read(HURT.replace("Four", "Seven"))
    (event,) = [c for c in changed(read(HURT), new) if c.fields]
    assert FieldChange("number of people", "4", "7") in event.fields


def test_support_that_grew_by_an_independent_telling() -> None:
    again = "A plank of the old pier broke in Ostrand on Monday, and four people were hurt. The pier is a century old."
    rows = [c for c in changed(read(HURT), read(HURT, again)) if c.table == "events" and c.kind == "changed"]
    assert [f for c in rows for f in c.fields if f.name == "independent tellings"] == [
        FieldChange("independent tellings", "1", "2")
    ]


def test_what_is_cut_is_gone_and_what_is_added_is_new() -> None:
    changes = changed(read(HURT), read(CLOSED))
    assert {c.kind for c in changes} == {"gone", "new"}
    assert all(c.text in (HURT if c.kind == "gone" else CLOSED) for c in changes)


@settings(max_examples=12)
@given(st.randoms(use_true_random=False))
def test_keys_survive_growth_and_order(rng: random.Random) -> None:
    order = rng.sample(range(len(TEXTS)), len(TEXTS))
    rows = [{"source": f"{n}.txt", "text": TEXTS[n], "published": DAY} for n in order]
    record, keys = None, None
    known: dict[tuple[str, str], str] = {}
    for count in range(1, len(rows) + 1):
        new = rashomon.read(rng.sample(rows[:count], count))
        _, keys = find_changes(record, new, keys)
        told = {(s.id, "statements"): keys["statements"][at] for at, s in enumerate(new.statements)}
        assert all(known.get(row, key) == key for row, key in told.items())
        known |= told
        record = new
    everything = [key for table in keys.values() for key in table.values()] if keys else []
    assert len(set(everything)) == len(everything)


def test_keys_do_not_depend_on_the_order_of_articles() -> None:
    rows = [{"source": f"{n}.txt", "text": text, "published": DAY} for n, text in enumerate(TEXTS)]
    old = rashomon.read(rows[:2])
    keys = find_changes(None, old)[1]
    one, two = (find_changes(old, rashomon.read(some), keys) for some in (rows, rows[::-1]))
    assert one == two


CAME = Change("events", "k1", "new", "a", 0, "a.txt", "a")
GREW = Change("events", "k1", "changed", "b", 0, "a.txt", "a", (FieldChange("status", "planned", "happened"),))
BACK = Change("events", "k1", "changed", "c", 0, "a.txt", "a", (FieldChange("status", "happened", "planned"),))
GONE = Change("events", "k1", "gone", "c", 0, "a.txt", "a")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([CAME, GREW], [Change("events", "k1", "new", "b", 0, "a.txt", "a")]),
        ([CAME, GONE], []),
        ([GREW, BACK], []),
        ([GREW, GONE], [GONE]),
        ([GREW], [GREW]),
        ([], []),
    ],
)
def test_a_row_is_told_once(changes: list[Change], told: list[Change]) -> None:
    assert list(fold_changes(changes)) == told


def test_a_cursor_gives_each_change_once(tmp_path: Path) -> None:
    from rashomon.library import Library

    with Library(tmp_path / "library.sqlite") as library:
        library.new("pier", now="2026-03-01T00:00:00Z")
        cursor, told = "n0", list[Change]()
        for day, text in enumerate(TEXTS, 1):
            (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
            library.add("pier", [tmp_path / f"{day}.txt"], now=f"2026-03-0{day}T00:00:00Z")
            library.tell("pier", now=f"2026-03-0{day}T00:00:00Z")
            news = library.news("pier", cursor)
            cursor, told = news.cursor, [*told, *news.changes]
            assert library.news("pier", cursor).changes == ()
        assert {(c.table, c.key) for c in library.news("pier", "n0").changes} == {(c.table, c.key) for c in told}
        assert len([c for c in told if c.kind == "new"]) == len({(c.table, c.key) for c in told if c.kind == "new"})
        late = library.news("pier", "2026-03-03")
        assert {c.article for c in late.changes if c.table == "events"} == {"3.txt", "4.txt"}
        library.news("pier", mark=True)
        assert library.news("pier").changes == ()
