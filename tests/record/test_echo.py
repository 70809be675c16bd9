"""Echoes: a reprint's rows are all there, in its own text, though only its leader was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import rashomon
from rashomon.record import check_record
from rashomon.record.check import find_anchors
from rashomon.vocabulary import Record, Statement

STORY = (
    "Valdoria and Kesten to meet over fishing",
    "The foreign minister of Valdoria, Ida Brandt, met the ambassador of Kesten on Tuesday in Harrowmouth.",
    "“We will keep the northern grounds open to both fleets until the summer,” Brandt told reporters after the talks.",
    "Kesten agreed to release the crew of the trawler that it stopped in February, the ministry said in a statement.",
    "She added that the two governments would sign a treaty next week.",
    "It is unclear whether the parliament of Kesten will accept the terms.",
    "The ambassador declined to comment on the catch limits that the fishing towns along the coast have asked for.",
)
ADDED = "Brandt said on Wednesday that she expected no further incidents before the treaty was signed."


def row(name: str, lines: Sequence[str], published: str = "2031-03-04") -> dict[str, str]:
    return {"id": name, "source": name, "outlet": name, "text": "\n\n".join(lines), "published": published}


def read(*rows: dict[str, str]) -> Record:
    record = rashomon.read(rows)
    check_record(record)
    return record


def of(record: Record, source: str) -> list[Statement]:
    article = next(a.id for a in record.articles if a.source == source)
    return [s for s in record.statements if s.anchors[0].article == article]


def told(statements: Sequence[Statement]) -> list[tuple[str, ...]]:
    return [(s.content, s.cue, s.speaker_text, s.speaker or "") for s in statements]


@pytest.fixture(scope="module")
def copied() -> Record:
    """The story, one reprint as it is, one trimmed and under another headline, one with a line of its own."""
    trimmed = row("trimmed", ["Fishing dispute nears its end", *STORY[1:4], *STORY[5:6]])
    return read(row("whole", STORY), row("again", STORY), trimmed, row("longer", [*STORY, ADDED], "2031-03-05"))


def test_every_statement_stands_in_the_reprint_in_its_own_words(copied):
    whole = of(copied, "whole")
    assert len(whole) >= 3
    assert told(of(copied, "again")) == told(whole)
    assert set(told(of(copied, "trimmed"))) <= set(told(whole))
    assert len(of(copied, "trimmed")) >= 2
    texts = {a.id: a.text for a in copied.articles}
    for anchor in find_anchors(replace(copied, articles=())):
        anchor.on(texts[anchor.article])


def test_a_line_of_a_reprint_is_read_as_its_own(copied):
    assert [s for s in of(copied, "longer") if "no further incidents" in s.content]
    assert told(of(copied, "longer"))[: len(of(copied, "whole"))] == told(of(copied, "whole"))
    assert {s.speaker for s in of(copied, "longer") if s.content.startswith("she expected")} == {
        s.speaker for s in of(copied, "whole") if s.content.startswith("We will keep")
    }


def test_a_surname_in_a_new_headline_is_the_person_of_the_text():
    record = read(row("whole", STORY), row("again", ["Brandt told to keep the grounds open", *STORY[1:]]))
    assert [a.name for a in record.actors if a.kind == "person"] == ["Ida Brandt"]
    assert len({s.speaker for s in of(record, "again")} - {None}) == len(
        {s.speaker for s in of(record, "whole")} - {None}
    )


def test_the_copies_name_one_statement_and_that_one_all_of_them(copied):
    by_id = {s.id: s for s in copied.statements}
    for one in copied.statements:
        assert all(one.id in by_id[other].same_as for other in one.same_as)
    first = [s for s in copied.statements if s.content.startswith("We will keep")]
    assert len(first) == 4
    assert sorted(len(s.same_as) for s in first) == [1, 1, 1, 3]


def test_events_rest_on_all_copies_and_no_count_of_origins_rises(copied):
    alone = read(row("whole", STORY))
    assert len(copied.origins) == 1
    assert {line.origins for section in copied.account for line in section.lines} == {1}
    met = next(e for e in copied.events if "met the ambassador" in e.what)
    assert len({a.article for a in met.anchors}) == 4
    assert len([e for e in copied.events if "met the ambassador" in e.what]) == 1
    assert {s.section for s in alone.account} <= {s.section for s in copied.account}


def test_the_sentences_of_every_reprint_cover_it(copied):
    for article in copied.articles:
        rows = [s for s in copied.sentences if s.article == article.id]
        assert rows == sorted(rows, key=lambda s: s.start)
        covered = {at for s in rows for at in range(s.start, s.end)}
        assert all(c.isspace() for at, c in enumerate(article.text) if at not in covered)


def test_a_reprint_without_a_date_tells_no_day_that_needs_one():
    dated = [*STORY, "“The fleets may sail again from today,” Brandt said on Sunday."]
    record = read(row("whole", dated), row("undated", dated, published=""))
    days = {a.source: [s.said_on for s in of(record, a.source) if s.said_on.text] for a in record.articles}
    assert [d.basis for d in days["whole"]] == ["relative"]
    assert [(d.edtf, d.basis, d.text) for d in days["undated"]] == [("", "none", days["whole"][0].text)]


def test_many_reprints_are_the_rows_of_one_many_times_over():
    rows = [row(f"paper {n:02}", [f"Edition {n:02}", *STORY[1:]]) for n in range(30)]
    record, alone = read(*rows), read(rows[0])
    assert len(record.statements) == 30 * len(alone.statements)
    assert sum(len(s.same_as) for s in record.statements) == 2 * 29 * len(alone.statements)
    assert [len(e.anchors) for e in record.events] == [30 * len(e.anchors) for e in alone.events]
    assert len(record.origins) == 1
