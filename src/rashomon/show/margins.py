"""Margin notes of the reading pane: for each stretch of an article what in the page rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.show.clean import find_plain, find_shortened
from rashomon.show.ids import NoteIds, find_line_id
from rashomon.show.legend import Legend
from rashomon.vocabulary import Anchor, Record

NOTE = 60  # characters of a margin note

MarginNote = tuple[int, int, str, str]  # start, end, words, address in the page


def find_margins(record: Record, legend: Legend, ids: NoteIds) -> dict[str, list[MarginNote]]:
    """For each article its margin notes in the order of the text, each once."""
    found: dict[str, set[MarginNote]] = {}
    for anchor, words, href in _notes(record, legend, ids):
        note = (anchor.start, anchor.end, find_shortened(find_plain(words), NOTE), href)
        found.setdefault(anchor.article, set()).add(note)
    return {article: sorted(notes) for article, notes in found.items()}


def _notes(record: Record, legend: Legend, ids: NoteIds) -> Iterator[tuple[Anchor, str, str]]:
    for section in record.account:
        for line in section.lines:
            yield from ((a, f"Account: {section.section}", f"#{find_line_id(line)}") for a in line.anchors)
    for s in record.statements:
        who = legend.name(s.speaker, "speaker not named")
        yield from ((a, f"{who}, {s.cue or s.kind}", f"#s-{s.id}") for a in s.anchors)
    for e in record.events:
        yield from ((a, f"Event, {e.status}", f"#e-{e.id}") for a in e.anchors)
    for n, d in enumerate(record.differences):
        yield from ((a, f"Difference: {d.kind.replace('_', ' ')}", f"#d-{n}") for a in (d.a, d.b))
    for key, q in zip(ids["questions"], record.questions, strict=True):
        yield from ((a, f"Question, {q.status}", f"#{key}") for a in q.anchors)
        yield from ((a, "Answer", f"#{key}") for a in q.answer)
    for key, o in zip(ids["outcomes"], record.outcomes, strict=True):
        yield from ((a, f"Agreed or decided, {o.status}", f"#{key}") for a in o.anchors)
    for key, c in zip(ids["channels"], record.channels, strict=True):
        yield from ((a, f"Line of contact, {c.state}", f"#{key}") for a in c.anchors)
    for key, p in zip(ids["positions"], record.positions, strict=True):
        yield from ((a, f"Position: {legend.name(p.side, p.side_text)} {p.stance}", f"#{key}") for a in p.anchors)
