from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.errors import RecordError
from rashomon.record import check_record
from rashomon.record.check import find_anchors
from rashomon.vocabulary import TABLES, Anchor, Date, Origin, Participation, Record, Section, StatusChange
from tests.record.material import demo_record, small_record

WRONG = Anchor("a", 0, 5, "wrong")
NOWHERE = Anchor("c", 0, 5, "wrong")
ANCHORED = ("statements", "events", "positions", "outcomes", "channels", "questions")


def _with(table: str, **changes: Any) -> Record:
    """The small record with the first row of `table` changed."""
    record = small_record()
    first, *rest = record.table(table)
    return replace(record, **{table: (replace(first, **changes), *rest)})  # type: ignore[arg-type]


def test_what_keeps_the_contract_passes() -> None:
    check_record(small_record())
    check_record(demo_record())


def test_every_table_of_the_small_record_has_a_row() -> None:
    """Else the refusals below would prove nothing."""
    assert [name for name in TABLES if not small_record().table(name)] == []


@pytest.mark.parametrize("anchor", [WRONG, NOWHERE])
@pytest.mark.parametrize("table", ANCHORED)
def test_an_anchor_whose_words_do_not_stand_there_is_refused(table: str, anchor: Anchor) -> None:
    with pytest.raises(RecordError, match=f"{table}: 'wrong' does not stand at 0"):
        check_record(_with(table, anchors=(anchor,)))


@pytest.mark.parametrize(
    "record",
    [
        _with("statements", source_anchor=WRONG),
        _with("statements", cue_anchor=WRONG),
        _with("events", history=(StatusChange("planned", WRONG),)),
        _with("questions", answer=(WRONG,)),
        _with("differences", a=WRONG),
        _with("differences", b=NOWHERE),
        _with("account", lines=(replace(small_record().account[0].lines[0], anchors=(WRONG,)),)),
        replace(
            small_record(),
            actors=tuple(
                replace(a, roles=tuple(replace(r, anchors=(WRONG,)) for r in a.roles)) for a in small_record().actors
            ),
        ),
    ],
    ids=["source", "cue", "history", "answer", "a", "b", "account", "role"],
)
def test_no_anchor_is_too_deep_to_be_checked(record: Record) -> None:
    with pytest.raises(RecordError, match="'wrong' does not stand"):
        check_record(record)


@pytest.mark.parametrize("table", ANCHORED)
def test_a_row_without_anchors_is_refused(table: str) -> None:
    with pytest.raises(RecordError, match=f"{table}: a row without an anchor"):
        check_record(_with(table, anchors=()))


@pytest.mark.parametrize("change", [{"anchors": ()}, {"origins": 0}])
def test_a_line_of_the_account_without_anchor_or_origin_is_refused(change: dict[str, Any]) -> None:
    line = replace(small_record().account[0].lines[0], **change)
    with pytest.raises(RecordError, match="account: a line of 'Who said what' without an anchor"):
        check_record(_with("account", lines=(line,)))


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("sentences", {"article": "c"}),
        ("articles", {"origin": "o9"}),
        ("origins", {"articles": ("a", "b", "c")}),
        ("links", {"a": "c"}),
        ("links", {"b": "c"}),
        ("actors", {"side": "nobody"}),
        ("statements", {"speaker": "nobody"}),
        ("statements", {"same_as": ("s9",)}),
        ("statements", {"via": "s9"}),
        ("events", {"actors": (Participation("nobody", "by"),)}),
        ("positions", {"side": "nobody"}),
        ("outcomes", {"parties": ("selk", "nobody")}),
        ("channels", {"between": ("selk", "nobody")}),
    ],
)
def test_a_reference_to_nothing_is_refused(table: str, changes: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match=rf"{table}\.\w+: '\w+' is not in "):
        check_record(_with(table, **changes))


@pytest.mark.parametrize("table", ["articles", "sentences", "origins", "actors", "statements", "events"])
def test_an_id_that_stands_twice_is_refused(table: str) -> None:
    record = small_record()
    rows = record.table(table)
    with pytest.raises(RecordError, match=f"{table}: an id stands twice"):
        check_record(replace(record, **{table: (*rows, rows[0])}))  # type: ignore[arg-type]


def test_an_article_in_two_origins_is_refused() -> None:
    record = small_record()
    with pytest.raises(RecordError, match="a is in two origins"):
        check_record(replace(record, origins=(*record.origins, Origin("o2", ("a",), ()))))


def test_an_article_in_no_origin_is_refused() -> None:
    with pytest.raises(RecordError, match="b is not in its origin"):
        check_record(_with("origins", articles=("a",)))


@pytest.mark.parametrize("span", [(-1, 4), (4, 4), (9, 4), (0, 9_999)])
def test_a_sentence_outside_its_article_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(RecordError, match="sentence ta lies outside its article"):
        check_record(_with("sentences", start=span[0], end=span[1]))


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("statements", {"kind": "shouted"}),
        ("events", {"status": "maybe"}),
        ("links", {"share_a": "all"}),
        ("links", {"score": float("nan")}),
        ("articles", {"published": None}),
        ("articles", {"title": "\ud800"}),
        ("events", {"date": Date("2031", "guessed")}),  # type: ignore[arg-type]
    ],
)
def test_values_of_a_wrong_type_are_refused(table: str, changes: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="not a record"):
        check_record(_with(table, **changes))


def test_a_long_list_of_breaches_is_cut_short_and_counted() -> None:
    record = small_record()
    sections = tuple(Section(f"s{n}", (replace(record.account[0].lines[0], anchors=()),)) for n in range(12))
    with pytest.raises(RecordError, match=r"and 7 more$"):
        check_record(replace(record, account=sections))


def test_all_anchors_of_a_record_are_found() -> None:
    found = list(find_anchors(small_record()))
    assert len(found) == 16
    assert {a.article for a in found} == {"a", "b"}
