"""What there is to tell, section by section: each thing with the anchors that tell it and its rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rashomon.dates import edtf_interval
from rashomon.events import AHEAD
from rashomon.vocabulary import Anchor, Article, Difference, Event, EventTelling, Outcome, Position, Question, Statement

BACKGROUND_DAYS = 30  # an event this long before the first dated article is background
SHORT_STATEMENT = 6  # words; shorter ones are not worth a line
SHORT_ISSUE = 3  # words; a position on less (`not to be named`) is understood only in its place
NEW_DAYS = 7  # before the last article; what a sentence dates earlier is not new, whoever tells it first
NEW_SHARE = 0.5  # of the dated articles: where as many are of the last day, nothing tells new from old
# Cues of holding a view: nobody need have spoken.
_VIEWS = re.compile(r"(?:see|sees|saw|seen|view|perceiv|regard|consider|treat|found|find|believed)\w*\b", re.IGNORECASE)
MOST = 0.5  # share (0 to 1) of an outcome's letters that an event's words must hold to be the same
_STANCES = {"demands": 3.0, "offers": 3.0, "opposes": 2.0, "supports": 1.0, "denies": 1.0, "raises": 0.0}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to tell: the anchors that tell it, its rank among those of as many origins (higher first), when it was.

    `group`: whose it is, so that no one fills a section. `speaker`: whose words it is. `type`: an event's code.
    `ahead`: it is yet to come, or to be known; `asks`: an open question, told in whatever sentence there is.
    `tellings`: of an event, the places that say how real it is.
    """

    anchors: tuple[Anchor, ...]
    rank: tuple[float, ...]
    when: str = ""
    group: str = ""
    speaker: str = ""
    type: str = ""
    ahead: bool = False
    asks: bool = False
    tellings: tuple[EventTelling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What the account is made from."""

    events: Sequence[Event]
    statements: Sequence[Statement]
    outcomes: Sequence[Outcome]
    questions: Sequence[Question]
    differences: Sequence[Difference]
    positions: Sequence[Position] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """When the articles were published: the first and last day known, and the articles of the last."""

    first: date | None
    last: date | None
    newest: frozenset[str]
    published: Mapping[str, date] = field(default_factory=dict)  # by article

    def is_past(self, event: Event) -> bool:
        """Whether the last article was written after the event's day."""
        days = edtf_interval(event.date.edtf)
        return bool(days and self.last and days[1] < self.last)

    def is_background(self, event: Event) -> bool:
        """Whether an event lies long before the story. Undated ones belong to the story."""
        days = edtf_interval(event.date.edtf)
        if days is None:
            return False
        return self.first is None or (self.first - days[1]).days > BACKGROUND_DAYS

    def is_recent(self, days: Iterable[date]) -> bool:
        """Whether one of the days that a sentence tells of is of the coverage's last week; also where it tells none."""
        listed = list(days)
        return not listed or self.last is None or any((self.last - day).days <= NEW_DAYS for day in listed)

    def is_old(self, days: Iterable[date]) -> bool:
        """Whether no day that a sentence tells of is one of the story's own."""
        return self.first is None or all((self.first - day).days > BACKGROUND_DAYS for day in days)

    def is_new(self, anchors: Iterable[Anchor]) -> bool:
        """Whether only articles of the last day tell it."""
        return bool(self.newest) and all(a.article in self.newest for a in anchors)


def find_coverage(articles: Sequence[Article]) -> Coverage:
    """The days the articles cover."""
    days = {a.id: i[0] for a in articles if (i := edtf_interval(a.published.edtf))}
    if not days:
        return Coverage(None, None, frozenset())
    last = max(days.values())
    newest = frozenset(a for a, day in days.items() if day == last)
    return Coverage(min(days.values()), last, newest if len(newest) < NEW_SHARE * len(days) else frozenset(), days)


def count_origins(anchors: Iterable[Anchor], origin_of: Mapping[str, str]) -> int:
    """How many independent tellings the anchors stand in."""
    return len({origin_of[a.article] for a in anchors})


def overlap(a: Anchor, b: Anchor) -> bool:
    """Whether two anchors share words."""
    return a.article == b.article and a.start < b.end and b.start < a.end


def of_events(events: Iterable[Event]) -> list[Thing]:
    """Events; those dated, and those coded, first."""
    return [
        Thing(
            e.anchors,
            (float(bool(e.date.edtf)), float(e.type is not None)),
            e.date.edtf,
            type=e.type or "",
            ahead=e.status in AHEAD,
            tellings=e.tellings,
        )
        for e in events
    ]


def of_statements(statements: Sequence[Statement]) -> list[Thing]:
    """One thing for each utterance, its tellings together; quotations before reports. Unknown speakers: none."""
    by_id = {s.id: s for s in statements}
    things: list[Thing] = []
    seen: set[str] = set()
    for s in statements:
        if s.id in seen or s.speaker is None or _VIEWS.match(s.cue) or len(s.content.split()) < SHORT_STATEMENT:
            continue
        tellings = [s, *(by_id[i] for i in s.same_as if i in by_id)]
        seen.update(t.id for t in tellings)
        anchors = tuple(t.anchors[0] for t in tellings)
        things.append(Thing(anchors, (float(s.kind != "indirect"),), group=s.speaker, speaker=s.speaker))
    return things


def of_positions(positions: Iterable[Position]) -> list[Thing]:
    """What known sides want, by side; demands and offers before what is merely raised. To deny is to want nothing."""
    return [
        Thing(p.anchors, (_STANCES[p.stance],), group=p.side)
        for p in positions
        if p.side and p.stance != "denies" and len(p.issue.split()) >= SHORT_ISSUE
    ]


def of_outcomes(outcomes: Iterable[Outcome], events: Sequence[Event]) -> list[Thing]:
    """What was agreed or decided, with the tellings of the event in the same words; two known parties before one."""
    rows = [(o, [e for e in events if any(_are_same_words(o.anchors[0], a) for a in e.anchors)]) for o in outcomes]
    return [
        Thing(
            o.anchors,
            (float(len(o.parties) > 1),),
            ahead=o.status in AHEAD,
            tellings=tuple(t for e in es for t in e.tellings),
        )
        for o, es in rows
    ]


def _are_same_words(one: Anchor, other: Anchor) -> bool:
    """Whether two anchors share most of the words of the first."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.article == other.article and shared > MOST * (one.end - one.start)


def of_questions(questions: Iterable[Question]) -> list[Thing]:
    """Questions nobody has answered."""
    return [Thing(q.anchors, (), ahead=True, asks=True) for q in questions if q.status == "open"]
