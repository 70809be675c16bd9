"""The account: for each section the things to tell, for each thing the sentence that tells it best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.account.sentences import Candidate, Candidates
from rashomon.dates import edtf_interval
from rashomon.language import ParsedArticle
from rashomon.vocabulary import (
    Anchor,
    Difference,
    Event,
    Line,
    Outcome,
    Question,
    Section,
    Statement,
)

LINES = 7  # lines of a section; a desk reads a screen, not a list
ALIKE = 0.6  # share (0 to 1) of a sentence's words that stand in a line already chosen: it would say the same again
BACKGROUND_DAYS = 30  # an event this long before the first dated article is background
SHORT_STATEMENT = 5  # words; shorter ones are not worth a line


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something to tell: the anchors that tell it, and its rank within its section (higher first)."""

    anchors: tuple[Anchor, ...]
    rank: tuple[float, ...]
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What the account is made from."""

    events: Sequence[Event]
    statements: Sequence[Statement]
    outcomes: Sequence[Outcome]
    questions: Sequence[Question]
    differences: Sequence[Difference]


def find_account(parsed: Sequence[ParsedArticle], tables: Tables, origin_of: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections of the account that have lines, in a desk's order."""
    writer = _Writer(Candidates(parsed, origin_of), origin_of)
    recent, background = _split(tables.events, parsed)
    told = [e for e in recent if e.status in {"happened", "denied"}]
    ahead = [e for e in recent if e.status in {"planned", "possible"}]
    off = [e for e in recent if e.status in {"postponed", "cancelled"}]
    sections = [
        ("The state of play", writer.lines(_of_events(told, origin_of), in_order=True)),
        ("What is planned", writer.lines(_of_events(ahead, origin_of), in_order=True)),
        ("Called off or put off", writer.lines(_of_events(off, origin_of), in_order=True)),
        ("What was agreed", writer.lines(_Thing(o.anchors, (len(o.anchors),)) for o in tables.outcomes)),
        ("Who said what", writer.lines(_of_statements(tables.statements, origin_of))),
        ("What is disputed", writer.lines(_of_differences(tables.differences, "differ"), pairs=True)),
        ("What the copies changed", writer.lines(_of_differences(tables.differences, "altered"), pairs=True)),
        ("What is still open", writer.lines(_of_questions(tables.questions))),
        ("Background", writer.lines(_of_events(background, origin_of), in_order=True)),
    ]
    return tuple(Section(name, lines) for name, lines in sections if lines)


def _split(events: Sequence[Event], parsed: Sequence[ParsedArticle]) -> tuple[list[Event], list[Event]]:
    """Events of the story's own days, and events long before them. Undated ones belong to the story."""
    days = [i[0] for a in parsed if (i := edtf_interval(a.article.published.edtf))]
    if not days:
        years = [e for e in events if e.date.edtf]
        return [e for e in events if not e.date.edtf], years
    first = min(days)
    old = [e for e in events if (i := edtf_interval(e.date.edtf)) and (first - i[1]).days > BACKGROUND_DAYS]
    ids = {e.id for e in old}
    return [e for e in events if e.id not in ids], old


def _origins(anchors: Iterable[Anchor], origin_of: Mapping[str, str]) -> int:
    return len({origin_of[a.article] for a in anchors})


def _of_events(events: Iterable[Event], origin_of: Mapping[str, str]) -> list[_Thing]:
    return [
        _Thing(
            e.anchors,
            (_origins(e.anchors, origin_of), float(bool(e.date.edtf)), float(e.type is not None)),
            e.date.edtf,
        )
        for e in events
    ]


def _of_statements(statements: Sequence[Statement], origin_of: Mapping[str, str]) -> list[_Thing]:
    """One thing for each utterance, its tellings together; quotations before reported speech, named before unnamed."""
    by_id = {s.id: s for s in statements}
    things: list[_Thing] = []
    seen: set[str] = set()
    for s in statements:
        if s.id in seen or s.speaker is None or len(s.content.split()) < SHORT_STATEMENT:
            continue
        tellings = [s, *(by_id[i] for i in s.same_as if i in by_id)]
        seen.update(t.id for t in tellings)
        anchors = tuple(t.anchors[0] for t in tellings)
        things.append(_Thing(anchors, (_origins(anchors, origin_of), float(s.kind != "indirect"))))
    return things


def _of_differences(differences: Sequence[Difference], verdict: str) -> list[_Thing]:
    return [_Thing((d.a, d.b), (d.confidence,)) for d in differences if d.verdict == verdict]


def _of_questions(questions: Sequence[Question]) -> list[_Thing]:
    return [_Thing(q.anchors, (len(q.anchors),)) for q in questions if q.status == "open"]


class _Writer:
    """Chooses lines, never the same sentence twice and never one that says what a chosen one says."""

    def __init__(self, candidates: Candidates, origin_of: Mapping[str, str]) -> None:
        self._candidates = candidates
        self._origin_of = origin_of
        self._chosen: list[Candidate] = []

    def lines(self, things: Iterable[_Thing], *, in_order: bool = False, pairs: bool = False) -> tuple[Line, ...]:
        """Up to LINES lines for the things of highest rank: `in_order` by date, `pairs` with both anchors' words."""
        if pairs:
            return self._pairs(things)
        ranked = sorted(((t, c) for t in things if (c := self._best(t))), key=lambda row: _order(*row))
        rows: list[tuple[str, Line]] = []
        for thing, candidate in ranked:
            if len(rows) == LINES:
                break
            if not self._told(candidate):
                self._chosen.append(candidate)
                rows.append((thing.when, self._line(thing, candidate)))
        if in_order:
            rows.sort(key=lambda row: row[0] or "~")
        return tuple(line for _, line in rows)

    def _best(self, thing: _Thing) -> Candidate | None:
        found = [c for a in thing.anchors if (c := self._candidates.holding(a))]
        return max(found, key=lambda c: (c.worth, c.anchor), default=None)

    def _told(self, candidate: Candidate) -> bool:
        words = candidate.words
        return any(len(words & c.words) >= ALIKE * min(len(words), len(c.words)) for c in self._chosen)

    def _line(self, thing: _Thing, candidate: Candidate) -> Line:
        own = [a for a in thing.anchors if a.article != candidate.anchor.article]
        anchors = (candidate.anchor, *sorted(set(own)))
        return Line(candidate.anchor.exact, anchors, _origins(anchors, self._origin_of))

    def _pairs(self, things: Iterable[_Thing]) -> tuple[Line, ...]:
        """One line for each two wordings, however many articles carry the one or the other."""
        anchors_of: dict[str, list[Anchor]] = {}
        for thing in sorted(things, key=lambda t: (tuple(-r for r in t.rank), t.anchors)):
            anchors_of.setdefault(" / ".join(a.exact for a in thing.anchors), []).extend(thing.anchors)
        rows = [(text, tuple(sorted(set(anchors)))) for text, anchors in anchors_of.items()]
        return tuple(Line(text, anchors, _origins(anchors, self._origin_of)) for text, anchors in rows[:LINES])


def _order(thing: _Thing, candidate: Candidate) -> tuple[tuple[float, ...], float, Anchor]:
    return tuple(-r for r in thing.rank), -candidate.worth, candidate.anchor
