"""The demo story against its own key, and word for word against what was told last time."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon
from rashomon.demo import demo_folder
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Record

GOLDEN = Path(__file__).parent / "golden" / "demo.txt"
UPDATE = "RASHOMON_UPDATE_GOLDEN"  # environment: set it to write the golden file anew, then read the difference


@pytest.fixture(scope="module")
def record() -> Record:
    return rashomon.read(demo_folder())


@pytest.fixture(scope="module")
def key() -> dict:
    return json.loads((demo_folder().parent / "KEY.json").read_text(encoding="utf-8"))


def sources(record: Record) -> dict[str, str]:
    return {a.id: a.source for a in record.articles}


def holds(record: Record, anchors: tuple[Anchor, ...], source: str, exact: str) -> bool:
    """Does one of the anchors overlap the words `exact` of the article `source`?"""
    article = next(a for a in record.articles if a.source == source)
    at = article.text.find(exact)
    return at >= 0 and any(a.article == article.id and a.start < at + len(exact) and at < a.end for a in anchors)


def share(rows: list[bool]) -> float:
    return sum(rows) / len(rows)


def test_the_copies_count_once(record, key):
    names = sources(record)
    assert {frozenset(names[a] for a in o.articles) for o in record.origins} == {frozenset(o) for o in key["origins"]}


def test_each_person_once_and_namesakes_apart(record, key):
    for person in key["people"]:
        assert len([a for a in record.actors if a.kind == "person" and person["name"] in (a.name, *a.names)]) == 1
    persons = {n: a.id for a in record.actors if a.kind == "person" for n in a.names}
    assert all(persons[a] != persons[b] for a, b in key["distinct_people"])


def test_sides_are_those_of_the_offices(record, key):
    by_id = {a.id: a for a in record.actors}
    for person in key["people"]:
        actor = next(a for a in record.actors if person["name"] in a.names)
        assert actor.side is None or by_id[actor.side].name == person["side"]


def test_quotations_are_found_and_hardly_ever_given_to_the_wrong_person(record, key):
    by_id = {a.id: a for a in record.actors}
    found, right, wrong = [], [], []
    for quotation in key["quotations"]:
        place = (quotation["source"], quotation["exact"])
        rows = [s for s in record.statements if s.kind != "indirect" and holds(record, s.anchors, *place)]
        heard = [by_id[s.speaker] for s in rows if s.speaker]
        speakers = {name for actor in heard for name in (actor.name, *actor.names)}
        found.append(bool(rows))
        right.append(quotation["speaker"] in speakers)
        wrong.append(bool(speakers) and quotation["speaker"] not in speakers)
    assert share(found) == 1.0
    assert share(right) >= 0.85
    assert not any(wrong)


def test_reported_speech_is_found(record, key):
    found = [any(holds(record, s.anchors, r["source"], r["exact"]) for s in record.statements) for r in key["reported"]]
    assert share(found) >= 0.75


def test_events_are_found(record, key):
    def told(event: dict) -> bool:
        return any(holds(record, e.anchors, s["source"], s["exact"]) for e in record.events for s in event["sources"])

    assert share([told(event) for event in key["events"]]) >= 0.6


def test_what_the_copy_changed_is_named(record, key):
    changed = {c["rewrite_exact"]: c["kind"] for r in key["relations"] for c in r["changed"]}
    figures = [w for w, kind in changed.items() if kind == "number"]
    told = [d for d in record.differences if d.verdict == "altered"]
    assert all(any(w in d.b.exact or w in d.a.exact for d in told) for w in figures)
    assert any(d.kind.startswith("quote") for d in told)


def test_furniture_of_the_web_page_is_cut(record):
    page = next(a for a in record.articles if a.source.endswith(".html"))
    assert page.furniture
    assert page.published.edtf.startswith("2024-03-15")
    assert not [w for w in ("cookie", "newsletter", "Leave a Reply") if fold(w) in fold(page.text)]


def test_every_line_of_the_account_is_anchored_and_counted(record):
    names = sources(record)
    lines = [line for section in record.account for line in section.lines]
    assert len(lines) >= 10
    origin = {a.id: a.origin for a in record.articles}
    assert all(line.origins == len({origin[a.article] for a in line.anchors}) for line in lines)
    assert all(a.article in names for line in lines for a in line.anchors)


def test_the_story_is_told_as_last_time(record):
    told = "\n".join(rendered(record)) + "\n"
    if os.environ.get(UPDATE):
        GOLDEN.write_text(told, encoding="utf-8")
    expected = GOLDEN.read_text(encoding="utf-8")
    changes = difflib.unified_diff(expected.splitlines(), told.splitlines(), "golden", "now", lineterm="", n=0)
    assert told == expected, f"set {UPDATE}=1 to accept:\n" + "\n".join(changes)


def rendered(record: Record) -> Iterator[str]:
    """The record in lines that a person can compare: no ids, no offsets."""
    names, actors = sources(record), {a.id: a.name for a in record.actors}
    yield "# articles"
    yield from sorted(
        f"{a.source} | {a.published.edtf} | {a.title} | furniture {len(a.furniture)}" for a in record.articles
    )
    yield "# links"
    yield from (f"{names[x.a]} ~ {names[x.b]} | {x.kind} | {x.direction}" for x in record.links)
    yield "# actors"
    yield from (
        f"{a.kind} | {a.name} | {actors.get(a.side or '', '-')} | {'; '.join(f'{r.role} ({r.held})' for r in a.roles)}"
        for a in record.actors
    )
    yield "# statements"
    for s in record.statements:
        who = actors.get(s.speaker or "", "-")
        yield f"{names[s.anchors[0].article]} | {s.kind} | {who} | {s.cue} | {s.said_on.edtf or '-'} | {s.content}"
    yield "# events"
    for e in record.events:
        parts = ", ".join(f"{p.part} {actors[p.actor]}" for p in e.actors)
        yield f"{e.date.edtf or '-'} | {e.status} | {e.type or '-'} | {parts} | {e.what} | {len(e.anchors)}"
    for table in ("positions", "outcomes", "channels", "questions", "differences"):
        yield f"# {table}"
        for row in record.table(table):
            yield " | ".join(_shown(row, names, actors))
    for section in record.account:
        yield f"# account: {section.section}"
        yield from (f"{line.origins} | {line.text}" for line in section.lines)


def _shown(row: object, names: dict[str, str], actors: dict[str, str]) -> Iterator[str]:
    for field in row.__dataclass_fields__:  # type: ignore[attr-defined]
        value = getattr(row, field)
        if isinstance(value, Anchor):
            yield f"{names[value.article]}: {value.exact}"
        elif isinstance(value, str):
            yield actors.get(value, value)
        elif isinstance(value, float):
            yield f"{value:.2f}"
