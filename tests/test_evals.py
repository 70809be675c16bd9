"""The measures of the evals, on values small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import changes, claims, criticism, plover, sourced_rows, sourcing, timelines


def test_macro_f1_counts_every_class_of_the_key_alike() -> None:
    pairs: list[plover.Pair] = [("AID", "AID"), ("AID", "AID"), ("AID", "REJECT"), (None, "REJECT")]
    assert plover.macro_f1(pairs) == pytest.approx((2 * 2 / 5 + 0) / 2)


def test_what_is_not_coded_counts_apart() -> None:
    figures = plover.figures([("AID", "AID"), (None, "AID"), ("YIELD", "AID")])
    assert figures["coded"] == pytest.approx(2 / 3)
    assert figures["right"] == pytest.approx(1 / 2)
    assert figures["all_right"] == pytest.approx(1 / 3)
    assert figures["f1_4"] == 1  # both are material cooperation
    assert figures["all_f1_4"] == pytest.approx(4 / 5)


def _timeline(*positions: str) -> timelines.Timeline:
    return [{("d", 0, word) for word in position.split()} for position in positions]


def test_a_timeline_like_the_key_is_all_right() -> None:
    key = _timeline("bought", "sold merged", "closed")
    assert timelines.score([(key, key)]) == {"precision": 1, "recall": 1, "f1": 1, "words": 1}


def test_what_follows_from_the_key_counts_as_right() -> None:
    figures = timelines.score([(_timeline("bought", "closed"), _timeline("bought", "sold", "closed"))])
    assert (figures["precision"], figures["recall"]) == (1, 0)


def test_the_wrong_order_is_wrong() -> None:
    assert timelines.score([(_timeline("sold", "bought"), _timeline("bought", "sold"))])["f1"] == 0


def test_a_country_found_is_right_only_where_it_is_the_one_meant() -> None:
    rows = [criticism.Row("", "Kenya", True, "Portugal"), criticism.Row("", "Kenya", False, "")]
    figures = criticism.score(rows, ["Portugal", "Chad"])
    assert (figures["country_precision"], figures["country_recall"], figures["critical_recall"]) == (0.5, 1, 1)


def test_a_claim_of_several_sentences_passes_only_as_a_whole() -> None:
    rows = [
        claims.Row("a", True, "", ("exact", "paraphrase")),
        claims.Row("b", True, "", ("exact", "related")),
        claims.Row("c", False, "value", ("altered",)),
    ]
    assert claims.score(rows) == {"true_found": 0.5, "false_stopped": 1}


def _record(**tables: list[dict[str, object]]) -> dict[str, object]:
    empty: dict[str, object] = {table: [] for table in changes.TABLES}
    return empty | {"actors": [{"id": "x1", "name": "Ada Quill"}]} | tables


def _event(start: int, status: str) -> dict[str, object]:
    anchor = {"article": "a", "start": start, "end": start + 4, "exact": "left"}
    return {"id": f"e{start}{status}", "what": "left", "status": status, "actors": ["x1"], "anchors": [anchor]}


def test_changes_tells_rows_gained_lost_and_changed_by_where_they_stand() -> None:
    before = _record(events=[_event(0, "planned"), _event(9, "happened")])
    after = _record(events=[_event(0, "happened"), _event(30, "denied")])
    told = {(how, table): text for how, table, text in changes.compare(before, after)}
    assert set(told) == {("changed", "events"), ("lost", "events"), ("gained", "events")}
    assert "planned -> happened" in told["changed", "events"]
    assert "Ada Quill" in told["gained", "events"]


def test_changes_are_none_where_only_ids_differ() -> None:
    event = _event(0, "planned")
    assert not list(changes.compare(_record(events=[event]), _record(events=[event | {"id": "e2"}])))


def _said(statement: str, name: str, title: str = "") -> sourced_rows.Row:
    return sourced_rows.Row(statement, "person", name, title)


def test_a_sourced_statement_is_found_by_its_words_and_right_by_its_name() -> None:
    listed = [
        _said("the ferry will sail again in may, said ada quill.", "ada quill", "harbour master"),
        _said("nobody told the crew, bo lind complained.", "bo lind"),
        _said("tickets cost twice as much as last year.", "ferry board"),
    ]
    found = [
        _said("the ferry will sail again in may, said ada quill.", "ada quill", "harbour"),
        _said("nobody told the crew, bo lind complained.", "ada quill"),
        _said("gulls nest on the roof of the old customs house.", "cy marsh"),
    ]
    pairs = sourcing.pair(listed, found)
    assert [(p.listed in listed, p.found in found) for p in pairs] == [(True, True)] * 2 + [
        (True, False),
        (False, True),
    ]
    figures = sourcing.score([pairs])
    assert figures["statements"] == figures["precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["names"] == figures["titles"] == 0.5


def test_parts_of_a_listed_statement_are_not_unlisted() -> None:
    listed = [
        _said("rents rose by a third, ada quill said. many tenants have left the island since march.", "ada quill")
    ]
    found = [
        _said("rents rose by a third, ada quill said.", "ada quill"),
        _said("many tenants have left the island.", ""),
    ]
    assert [p.found for p in sourcing.pair(listed, found)] == [found[0]]


def test_the_columns_of_a_list_are_read_however_they_are_headed(tmp_path: Path) -> None:
    path = tmp_path / "1-ferry.csv"
    path.write_text(
        "No,Sourced Statements ,Type of source,Name of Source,Title of Source,Source Justification (more)\n"
        "1,The ferry sails,Unamed group of people,Crew,null,they row\n2,,Document,,,\n",
        "utf-8-sig",
    )
    assert sourced_rows.read_rows(path) == [sourced_rows.Row("the ferry sails", "group", "crew", "", "they row")]
