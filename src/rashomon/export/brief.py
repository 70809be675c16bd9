"""The record as a document to read: headings, entries, and under each entry the sentences it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from rashomon.account import shorten
from rashomon.export.cells import find_line
from rashomon.export.forms import ExportOptions
from rashomon.export.places import Places, find_places
from rashomon.show.legend import find_published
from rashomon.show.speakers import find_utterance_groups, find_words
from rashomon.show.story import find_count, find_gaps, find_link_words, find_title
from rashomon.show.timeline import SHOWN_PARTS
from rashomon.show.when import find_date_label, find_order
from rashomon.vocabulary import Anchor, Line, Record, Statement

BRIEF_WORDS = 480  # of a brief's lines: what two pages hold in the type of the PDF
DIFFERS = {"altered": "changed by a copy", "differ": "tellings disagree", "agree": "tellings agree"}


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence an entry rests on: the mark and outlet of its article, where it stands, a link."""

    label: str
    outlet: str
    place: str
    sentence: str
    link: str

    @property
    def named(self) -> str:
        """What the link is called."""
        return ", ".join(filter(None, (f"{self.label} {self.outlet}".strip(), self.place)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with who it is about, what else is known of it, and its sources."""

    lead: str
    text: str
    aside: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its entries."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole document. Every text is one line without control characters. `name`: what its file is called, without
    the ending."""

    title: str
    lead: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    name: str = "story"


def find_brief(record: Record, options: ExportOptions) -> Brief:
    """The document of a record: the account, then every table that a reader would want, nothing left out of these.

    As a `brief` the account alone, cut to two pages: under a line only a link to where it stands."""
    writer = _Writer(record, find_places(record, page=options.page))
    account = shorten(record.account, BRIEF_WORDS) if options.brief else record.account
    chapters = [Chapter(find_line(s.section), tuple(writer.account(s.lines))) for s in account]
    if options.brief:
        chapters = [Chapter(c.heading, tuple(map(_shortened, c.entries))) for c in chapters]
    else:
        chapters += [Chapter(heading, tuple(find(writer))) for heading, find in _CHAPTERS]
    counts = f"{find_count(len(record.articles), 'article')}, {find_count(len(record.origins), 'independent telling')}"
    gaps = find_gaps(record)
    lead = (counts, f"Not known: {', '.join(gaps)}") if gaps else (counts,)
    title, name = find_line(find_title(record)[0]), "brief" if options.brief else "story"
    return Brief(title, lead, tuple(c for c in chapters if c.entries), name)


def _shortened(entry: Entry) -> Entry:
    """An entry of a brief: how many tell it, and which, as one link to where it stands."""
    outlets = ", ".join(dict.fromkeys(s.outlet or s.label for s in entry.sources))
    first = replace(entry.sources[0], label=f"{entry.aside}: {outlets}", outlet="", place="", sentence="")
    return replace(entry, aside="", sources=(first,))


class _Writer:
    """Entries of one record."""

    def __init__(self, record: Record, places: Places) -> None:
        self.record = record
        self.places = places
        self.legend = places.legend

    def entry(self, text: str, anchors: Iterable[Anchor], *, lead: str = "", aside: Iterable[str] = ()) -> Entry:
        sources = dict.fromkeys(self.source(anchor) for anchor in anchors)
        return Entry(find_line(lead), find_line(text), "; ".join(find_line(a) for a in aside if a), tuple(sources))

    def source(self, anchor: Anchor) -> Source:
        place = self.places.place(anchor)
        where = f"{anchor.start}–{anchor.end}"
        return Source(place.label, find_line(place.outlet), where, find_line(place.sentence), find_line(place.link))

    def names(self, actors: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(self.legend.name(a, "somebody not named") for a in actors))

    def tellings(self, n: int) -> str:
        return f"{n} of {find_count(len(self.record.origins), 'telling')}"

    def account(self, lines: Iterable[Line]) -> Iterator[Entry]:
        for line in lines:
            yield self.entry(line.text, line.anchors, aside=[self.tellings(line.origins)])

    def statements(self) -> Iterator[Entry]:
        groups = find_utterance_groups(self.record.statements)
        yield from (self.statement(g) for g in sorted(groups, key=lambda g: self.speaker(g[0])))

    def speaker(self, row: Statement) -> tuple[bool, str]:
        """Named ones first, by name."""
        name = self.legend.name(row.speaker)
        return not name, name or row.speaker_text

    def statement(self, group: tuple[Statement, ...]) -> Entry:
        main = group[0]
        anchors = [anchor for row in group for anchor in row.anchors]
        said_on = find_date_label(main.said_on)
        aside = [main.kind, main.cue, f"to {main.addressee}" if main.addressee else "", said_on]
        printed = "" if main.speaker else " (not known who)"
        lead = f"{self.speaker(main)[1]}{printed}".strip()
        words, *others = dict.fromkeys(find_words(row, self.legend) for row in group)
        aside += [self.tellings(self.legend.tellings(anchors)), *(f"printed elsewhere as {w}" for w in others)]
        return self.entry(words, anchors, lead=lead, aside=aside)

    def events(self) -> Iterator[Entry]:
        for row in sorted(self.record.events, key=lambda e: (find_order(e.date.edtf), e.date.edtf, e.id)):
            parts = [
                f"{part} {self.names(p.actor for p in row.actors if p.part == part)}"
                for part in SHOWN_PARTS
                if any(p.part == part for p in row.actors)
            ]
            statuses = " → ".join(dict.fromkeys([*(change.status for change in row.history), row.status]))
            kind = row.type.lower() if row.type else "not coded"
            place = f"in {row.place}" if row.place else ""
            aside = [statuses, kind, *parts, place, self.tellings(row.origins)]
            lead = find_date_label(row.date) or "No date known"
            yield self.entry(row.what, row.anchors, lead=lead, aside=aside)

    def differences(self) -> Iterator[Entry]:
        for row in self.record.differences:
            kind = row.kind.replace("_", " ")
            aside = [kind, *row.why, f"confidence {row.confidence * 100:.0f} %"]
            lead = DIFFERS[row.verdict].capitalize()
            yield self.entry(f"{row.a.exact} / {row.b.exact}", (row.a, row.b), lead=lead, aside=aside)

    def positions(self) -> Iterator[Entry]:
        for row in self.record.positions:
            lead = self.legend.name(row.side) or row.side_text or "Side not known"
            yield self.entry(row.issue or row.anchors[0].exact, row.anchors, lead=f"{lead} {row.stance}")

    def outcomes(self) -> Iterator[Entry]:
        for row in self.record.outcomes:
            aside = [row.status, find_date_label(row.date)]
            yield self.entry(row.what, row.anchors, lead=self.names(row.parties), aside=aside)

    def channels(self) -> Iterator[Entry]:
        for row in self.record.channels:
            yield self.entry(row.label, row.anchors, lead=self.names(row.between), aside=[f"state: {row.state}"])

    def questions(self) -> Iterator[Entry]:
        for row in self.record.questions:
            aside = [f"answer: {row.answer_text}" if row.answer_text else ""]
            yield self.entry(row.text, (*row.anchors, *row.answer), lead=row.status.capitalize(), aside=aside)

    def people(self) -> Iterator[Entry]:
        for row in sorted(self.record.actors, key=lambda a: (a.kind, a.name, a.id)):
            roles = [r.role + (" (formerly)" if r.held == "past" else "") for r in row.roles]
            side = self.legend.name(row.side)
            also = ", ".join(name for name in row.names if name != row.name)
            aside = [row.kind, f"side: {side}" if side not in ("", row.name) else "", f"also {also}" if also else ""]
            anchors = [anchor for role in row.roles for anchor in role.anchors]
            yield self.entry(", ".join(roles), anchors, lead=row.name, aside=aside)

    def copies(self) -> Iterator[Entry]:
        for row in self.record.links:
            words = find_link_words(row, self.legend.label(row.a), self.legend.label(row.b))
            yield self.entry(words, (), aside=[f"score {row.score:.2f}", *row.why])

    def articles(self) -> Iterator[Entry]:
        for origin in self.legend.ordered_origins:
            rows = (self.legend.articles[a] for a in origin.articles)
            for row in sorted(rows, key=lambda a: self.legend.label(a.id)):
                opening = self.places.opening(row)
                lead = f"{self.legend.label(row.id)} {self.legend.outlet(row.id)}"
                aside = [row.byline, find_published(row), row.url, row.source]
                yield self.entry(row.title or "(no headline)", [opening] if opening else (), lead=lead, aside=aside)


# Behind the account, whose own headings are shorter than these.
_CHAPTERS: tuple[tuple[str, Callable[[_Writer], Iterator[Entry]]], ...] = (
    ("All statements", _Writer.statements),
    ("All events by date", _Writer.events),
    ("All differences", _Writer.differences),
    ("All positions", _Writer.positions),
    ("All outcomes", _Writer.outcomes),
    ("All lines of contact", _Writer.channels),
    ("All questions", _Writer.questions),
    ("People, organisations and countries", _Writer.people),
    ("Copies", _Writer.copies),
    ("Articles", _Writer.articles),
)
