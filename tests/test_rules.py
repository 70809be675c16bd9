"""The three rules of the record, as properties over real runs on the demo story."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.demo import demo_folder
from rashomon.language import model as language_model
from rashomon.record import check_record
from rashomon.record.check import find_anchors
from rashomon.vocabulary import Record, canonical_json

EXAMPLES = settings(max_examples=8)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """The demo's articles as mappings, read once."""
    record = rashomon.read(demo_folder())
    return [
        {"source": a.source, "title": a.title, "outlet": a.outlet, "text": a.text, "published": a.published.edtf}
        for a in record.articles
    ]


@pytest.fixture(scope="module", autouse=True)
def parsed_once():
    """Each sentence parsed once for all runs of this file: the rules are about what is made of the parses."""
    known: dict[str, Any] = {}
    parse = language_model.Model.parse

    def remembered(self, texts):
        missing = [t for t in texts if t not in known]
        known.update((p.text, p) for p in parse(self, missing))
        return [known[t] for t in texts]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language_model.Model, "parse", remembered)
        yield


def told(record: Record) -> dict[str, int]:
    """Each line of the account with its number of origins."""
    return {line.text: line.origins for section in record.account for line in section.lines}


def resting_on(record: Record, source: str) -> dict[str, set[str]]:
    """Ids of the rows whose every anchor lies in the article `source`."""
    article = next(a.id for a in record.articles if a.source == source)
    return {
        name: {r.id for r in record.table(name) if {a.article for a in r.anchors} == {article}}
        for name in ("statements", "events")
    }


@EXAMPLES
@given(seed=st.integers(0, 2**16))
def test_order_of_the_articles_does_not_matter(rows, seed):
    shuffled = rows[:]
    random.Random(seed).shuffle(shuffled)
    assert canonical_json(rashomon.read(shuffled)) == canonical_json(rashomon.read(rows))


def test_order_of_files_in_folders_does_not_matter(tmp_path: Path, rows):
    for name, order in (("one", rows), ("two", rows[::-1])):
        (tmp_path / name).mkdir()
        for row in order:
            path = tmp_path / name / f"{row['source'].replace('/', '_')}.jsonl"
            path.write_text(json.dumps(row), encoding="utf-8")
    one, two = rashomon.read(tmp_path / "one"), rashomon.read(tmp_path / "two")
    assert canonical_json(one) == canonical_json(two)


@EXAMPLES
@given(data=st.data())
def test_every_anchor_holds_and_the_contract_is_kept_for_any_part_of_the_story(rows, data):
    part = data.draw(st.lists(st.sampled_from(rows), min_size=1, max_size=5, unique_by=lambda r: r["source"]))
    record = rashomon.read(part)
    check_record(record)
    texts = {a.id: a.text for a in record.articles}
    anchors = list(find_anchors(record.statements)) + list(find_anchors(record.account))
    assert all(texts[a.article][a.start : a.end] == a.exact for a in anchors)


@EXAMPLES
@given(index=st.integers(0, 8), cut=st.sampled_from([1.0, 0.75]))
def test_a_reprint_raises_no_count_of_origins(rows, index, cut):
    original = rows[index]
    lines = original["text"].splitlines(keepends=True)
    text = "".join(lines[: max(3, int(len(lines) * cut))])
    reprint = {**original, "source": "reprint.txt", "outlet": "Another Paper", "text": text}
    before, after = rashomon.read(rows), rashomon.read([*rows, reprint])
    assert len(after.origins) == len(before.origins)
    counts = told(before)
    assert all(origins <= counts[text] for text, origins in told(after).items() if text in counts)


@EXAMPLES
@given(index=st.integers(0, 8))
def test_removing_an_article_removes_what_rested_on_it_alone(rows, index):
    source = rows[index]["source"]
    before = rashomon.read(rows)
    after = rashomon.read([r for r in rows if r["source"] != source])
    alone = resting_on(before, source)
    assert alone["statements"]
    assert not alone["statements"] & {s.id for s in after.statements}
    assert not alone["events"] & {e.id for e in after.events}
    gone = {a.id for a in before.articles} - {a.id for a in after.articles}
    assert not gone & {a.article for a in find_anchors(replace(after, articles=()))}


def test_what_nobody_could_tell_is_null_and_counted(rows):
    record = rashomon.read([{**r, "published": ""} for r in rows])
    counts = record.run.counts
    assert counts.unattributed == sum(s.speaker is None for s in record.statements)
    assert counts.undated == sum(e.date.edtf == "" for e in record.events) > 0
    assert counts.uncoded == sum(e.type is None for e in record.events)
    assert all(e.date.basis == "none" for e in record.events if not e.date.edtf)


def test_without_publication_dates_only_dates_in_full_are_told(rows):
    undated = rashomon.read([{k: v for k, v in r.items() if k != "published"} for r in rows])
    assert all(a.published.edtf == "" or a.published.text in a.text for a in undated.articles)
    without = {a.id for a in undated.articles if not a.published.edtf}
    assert without
    told_there = [e for e in undated.events if {x.article for x in e.anchors} <= without and e.date.edtf]
    assert {e.date.basis for e in told_there} <= {"explicit"}
