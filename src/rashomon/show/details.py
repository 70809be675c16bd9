"""Differences side by side; positions, outcomes, channels and questions; the people."""

from __future__ import annotations

import bisect
import difflib
import re
from collections import Counter
from dataclasses import dataclass

from rashomon.show.ids import NoteIds, find_role_id
from rashomon.show.legend import Legend, Mark
from rashomon.show.when import find_date_label
from rashomon.vocabulary import Actor, Anchor, Difference, Record

MAX_WORDS = 400  # words of one side compared for emphasis; the comparison is quadratic
WHOLE = 0.7  # share of its sentence from which an anchor is taken to be about all of it; half to nine tenths look alike
LONG = 4  # words from which the two wordings themselves are compared; shorter ones are the values that differ

_TOKEN = re.compile(r"\s+|\d[\d,.]*\d|\w+|[^\w\s]")
VERDICTS = {
    "altered": "Altered by a copy",
    "differ": "Tellings disagree",
    "agree": "Tellings agree",
}
_VERDICT_ORDER = {"altered": 0, "differ": 1, "agree": 2}


@dataclass(frozen=True, slots=True)
class SideView:
    """One telling's sentence: pieces of text, each plain (``), `changed`, or the very `value` that differs."""

    marks: tuple[Mark, ...]
    outlet: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Two tellings of one thing. `also`: the ids of the same difference in copies with the same words."""

    key: str
    also: tuple[str, ...]
    kind: str
    verdict: str
    verdict_words: str
    about: str
    a: SideView
    b: SideView
    why: tuple[str, ...]
    confidence: int


@dataclass(frozen=True, slots=True)
class Note:
    """A compact line: its address, a lead (who), a label, what, an aside and its marks."""

    key: str
    lead: str
    label: str
    text: str
    aside: str
    marks: tuple[Mark, ...]
    more: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonView:
    """An actor with roles, side and every name met."""

    key: str
    name: str
    side: str
    roles: tuple[tuple[str, str, str, tuple[Mark, ...]], ...]  # address, role, held, marks
    names: tuple[str, ...]
    statements: int


def find_differences(record: Record, legend: Legend) -> tuple[DifferenceView, ...]:
    """Differences: what a copy altered, then where tellings disagree, then where they agree; surest first."""
    starts: dict[str, list[tuple[int, int]]] = {}
    for s in record.sentences:
        starts.setdefault(s.article, []).append((s.start, s.end))
    for spans in starts.values():
        spans.sort()
    rows = sorted(
        enumerate(record.differences),
        key=lambda row: (_VERDICT_ORDER[row[1].verdict], -row[1].confidence, row[1].kind, row[1].a, row[1].b),
    )
    same: dict[tuple[str, str, str], list[tuple[int, Difference]]] = {}
    for n, d in rows:
        same.setdefault((d.kind, d.a.exact, d.b.exact), []).append((n, d))
    return tuple(_difference(group, starts, legend) for group in same.values())


def _difference(
    rows: list[tuple[int, Difference]], starts: dict[str, list[tuple[int, int]]], legend: Legend
) -> DifferenceView:
    row = rows[0][1]
    changed_a, changed_b = _changed(row.a.exact, row.b.exact)
    values = _values(row.why)
    return DifferenceView(
        key=f"d-{rows[0][0]}",
        also=tuple(f"d-{n}" for n, _ in rows[1:]),
        kind=row.kind.replace("_", " "),
        verdict=row.verdict,
        verdict_words=VERDICTS[row.verdict],
        about=row.about,
        a=_side([d.a for _, d in rows], changed_a, values, starts, legend),
        b=_side([d.b for _, d in rows], changed_b, values, starts, legend),
        why=row.why,
        confidence=round(row.confidence * 100),
    )


def _values(why: tuple[str, ...]) -> frozenset[str]:
    """The figures among the values compared: a changed sentence turns on them."""
    return frozenset(t for reason in why for t in _TOKEN.findall(reason) if t[0].isdigit())


def _side(
    anchors: list[Anchor],
    changed: tuple[tuple[str, bool], ...],
    values: frozenset[str],
    starts: dict[str, list[tuple[int, int]]],
    legend: Legend,
) -> SideView:
    anchor = anchors[0]
    start, end = _sentence_round(anchor, starts.get(anchor.article, []))
    row = legend.articles.get(anchor.article)
    text = row.text if row else ""
    whole = (anchor.end - anchor.start) >= WHOLE * (end - start) or len(anchor.exact.split()) >= LONG
    middle = changed if whole else ((anchor.exact, True),)
    pieces = ((text[start : anchor.start], False), *middle, (text[anchor.end : end], False))
    kept = tuple((p, _look(p, differs, values)) for p, differs in pieces if p)
    return SideView(legend.marks(anchors), legend.outlet(anchor.article), kept)


def _look(piece: str, differs: bool, values: frozenset[str]) -> str:
    if not differs:
        return ""
    return "changed value" if piece.strip() in values else "changed"


def _sentence_round(anchor: Anchor, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of whole sentences that holds the anchor."""
    i = bisect.bisect_right(spans, (anchor.start, 1 << 60)) - 1
    start = spans[i][0] if i >= 0 and spans[i][1] > anchor.start else anchor.start
    j = bisect.bisect_left(spans, (anchor.end, -1)) - 1
    end = max(anchor.end, spans[j][1]) if j >= 0 and spans[j][0] < anchor.end else anchor.end
    return min(start, anchor.start), end


def _changed(a: str, b: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Both texts in pieces, each with whether the other lacks it."""
    tokens_a, tokens_b = _TOKEN.findall(a), _TOKEN.findall(b)
    if max(len(tokens_a), len(tokens_b)) > 2 * MAX_WORDS:
        return ((a, False),), ((b, False),)
    pieces_a: list[tuple[str, bool]] = []
    pieces_b: list[tuple[str, bool]] = []
    matcher = difflib.SequenceMatcher(None, tokens_a, tokens_b, autojunk=False)
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        pieces_a.append(("".join(tokens_a[a0:a1]), op != "equal"))
        pieces_b.append(("".join(tokens_b[b0:b1]), op != "equal"))
    return _joined(pieces_a), _joined(pieces_b)


def _joined(pieces: list[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """The pieces without empty ones; a space between two changed words is changed with them, one beside them is not."""
    kept = [p for p in pieces if p[0]]
    joined: list[tuple[str, bool]] = []
    for n, (text, differs) in enumerate(kept):
        between = 0 < n < len(kept) - 1 and not text.strip() and kept[n - 1][1] and kept[n + 1][1]
        if joined and (between or (differs and joined[-1][1])):
            joined[-1] = (joined[-1][0] + text, True)
        elif differs and text.strip():
            bare = text.strip()
            lead, _, tail = text.partition(bare)
            joined += [p for p in ((lead, False), (bare, True), (tail, False)) if p[0]]
        else:
            joined.append((text, differs and bool(text.strip())))
    return tuple(joined)


def find_notes(
    record: Record, legend: Legend, ids: NoteIds, shown: frozenset[str] = frozenset()
) -> tuple[tuple[str, str, tuple[Note, ...]], ...]:
    """Positions (but those `shown` side by side), outcomes, channels and questions, each as (id, heading, lines)."""
    groups = (
        ("positions", "Positions of others" if shown else "Positions", _positions(record, legend, ids, shown)),
        ("outcomes", "Agreed, promised, decided", _outcomes(record, legend, ids)),
        ("channels", "Lines of contact", _channels(record, legend, ids)),
        ("questions", "Questions", _questions(record, legend, ids)),
    )
    return tuple(g for g in groups if g[2])


def _positions(record: Record, legend: Legend, ids: NoteIds, shown: frozenset[str]) -> tuple[Note, ...]:
    notes = []
    for key, row in zip(ids["positions"], record.positions, strict=True):
        if key in shown:
            continue
        words = row.anchors[0].exact if row.anchors else ""
        side = legend.name(row.side, row.side_text or "Side not known")
        notes.append(
            Note(key, side, row.stance, row.issue or words, words if row.issue else "", legend.marks(row.anchors))
        )
    return tuple(sorted(notes, key=lambda n: (n.lead, n.label, n.text)))


def _outcomes(record: Record, legend: Legend, ids: NoteIds) -> tuple[Note, ...]:
    return tuple(
        Note(
            key,
            ", ".join(legend.name(p, "somebody not named") for p in row.parties),
            row.status,
            row.what,
            find_date_label(row.date),
            legend.marks(row.anchors),
        )
        for key, row in zip(ids["outcomes"], record.outcomes, strict=True)
    )


def _channels(record: Record, legend: Legend, ids: NoteIds) -> tuple[Note, ...]:
    return tuple(
        Note(
            key,
            " \u2013 ".join(legend.name(p, "somebody not named") for p in row.between),
            "state not known" if row.state == "unknown" else row.state,
            row.label,
            "",
            legend.marks(row.anchors),
        )
        for key, row in zip(ids["channels"], record.channels, strict=True)
    )


def _questions(record: Record, legend: Legend, ids: NoteIds) -> tuple[Note, ...]:
    rows = sorted(zip(ids["questions"], record.questions, strict=True), key=lambda row: row[1].status != "open")
    return tuple(
        Note(key, "", q.status, q.text, q.answer_text, legend.marks(q.anchors), legend.marks(q.answer))
        for key, q in rows
    )


_KINDS = (("person", "Persons"), ("organisation", "Organisations"), ("country", "Countries"), ("group", "Groups"))


def find_people(record: Record, legend: Legend) -> tuple[tuple[str, tuple[PersonView, ...]], ...]:
    """Actors by kind, those who speak most first."""
    spoken = Counter(s.speaker for s in record.statements if s.speaker)
    groups = []
    for kind, heading in _KINDS:
        rows = sorted((a for a in record.actors if a.kind == kind), key=lambda a: (-spoken[a.id], a.name, a.id))
        if rows:
            groups.append((heading, tuple(_person(a, spoken[a.id], legend) for a in rows)))
    return tuple(groups)


def _person(actor: Actor, statements: int, legend: Legend) -> PersonView:
    held = sorted(actor.roles, key=lambda r: r.held != "now")
    roles = tuple((find_role_id(actor, r), r.role, r.held, legend.marks(r.anchors)) for r in held)
    names = tuple(n for n in actor.names if n != actor.name)
    side = legend.name(actor.side)
    return PersonView(actor.id, actor.name, "" if side == actor.name else side, roles, names, statements)
