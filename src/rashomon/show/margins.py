"""Margin notes of the reading pane: for each stretch of an article what in the page rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.show.clean import find_plain, find_shortened
from rashomon.show.legend import Legend
from rashomon.vocabulary import Anchor, Line, Record, digest

NOTE = 60  # characters of a margin note

MarginNote = tuple[int, int, str, str]  # start, end, words, address in the page


def find_line_id(line: Line) -> str:
    """The id of an account's line in the page: the same as long as its words are."""
    return f"l-{digest(line.text)[:10]}"


def find_margins(record: Record, legend: Legend) -> dict[str, list[MarginNote]]:
    """For each article its margin notes in the order of the text, each once."""
    found: dict[str, set[MarginNote]] = {}
    for anchor, words, href in _notes(record, legend):
        note = (anchor.start, anchor.end, find_shortened(find_plain(words), NOTE), href)
        found.setdefault(anchor.article, set()).add(note)
    return {article: sorted(notes) for article, notes in found.items()}


def _notes(record: Record, legend: Legend) -> Iterator[tuple[Anchor, str, str]]:
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
    for q in record.questions:
        yield from ((a, f"Question, {q.status}", "#questions") for a in q.anchors)
        yield from ((a, "Answer", "#questions") for a in q.answer)
    for o in record.outcomes:
        yield from ((a, f"Agreed or decided, {o.status}", "#outcomes") for a in o.anchors)
    for p in record.positions:
        yield from ((a, f"Position: {legend.name(p.side, p.side_text)} {p.stance}", "#positions") for a in p.anchors)
