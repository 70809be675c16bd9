"""A sentence made readable alone: who `he` is, which day `Sunday` was, in square brackets; its own words untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.account.alone import SentenceRead, is_clear
from rashomon.account.when import adds
from rashomon.dates import FoundDate
from rashomon.language import ParsedSentence
from rashomon.people import Cast, Mention
from rashomon.vocabulary import Actor, Span

LONGEST_NAME = 60  # characters of a name or description that still helps in brackets
_ROLE = re.compile(r"[^\d.]*[^\d.\s]{4,}")  # no `Rep.`, and no dateline that stands before the name
_OFFICE = re.compile(r"(?:’s|'s) [A-Z]")  # `the U.S. attorney’s Office`: a body, not its head


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What brackets are filled from. `dates`: by sentence id; `year`: the coverage's own, which needs no telling;
    `known`: actors that several origins tell of."""

    cast: Cast | None = None
    dates: Mapping[str, Sequence[FoundDate]] = field(default_factory=dict)
    year: str = ""
    known: frozenset[str] = frozenset()

    def mentions(self, sentence: str) -> tuple[Mention, ...]:
        return self.cast.mentions.get(sentence, ()) if self.cast else ()

    def actor(self, name: str) -> Actor | None:
        return self.cast.actor(name) if self.cast else None


@dataclass(frozen=True, slots=True)
class Readable:
    """A line's words with what was `added` in brackets; not `clear` where somebody stays unknown."""

    text: str
    added: tuple[Span, ...]
    clear: bool
    told: tuple[FoundDate, ...]  # the dates in it


def make_readable(row: ParsedSentence, hints: Hints, quoted: Sequence[Span], cut: int = 0) -> Readable:
    """The sentence from character `cut` on, with brackets outside the stretches `quoted` (sentence offsets)."""
    free = [t for t in row.parse.tokens if t.start >= cut and not _within(t.start, quoted)]
    names = _names(row, hints, {t.index for t in free})
    told = tuple(hints.dates.get(row.sentence.id, ()))
    dates = [d for d in told if not _within(d.start, quoted)]
    inserts = [(at, words) for at, words in names.values() if words]
    inserts += [(d.end, a) for d in dates if (a := _date(row, d, hints.year))]
    text, added = _insert(row.parse.text[cut:], [(at - cut, f" [{words}]") for at, words in inserts])
    reading = SentenceRead(row, hints.mentions(row.sentence.id), told, free, names)
    return Readable(text, added, is_clear(reading), told)


def lead(readable: Readable, words: str) -> Readable:
    """The line with `words` in brackets before it."""
    lead = f"[{words}] "
    moved = tuple(Span(s.start + len(lead), s.end + len(lead)) for s in readable.added)
    return Readable(lead + readable.text, (Span(0, len(lead)), *moved), readable.clear, readable.told)


def _insert(text: str, inserts: Iterable[tuple[int, str]]) -> tuple[str, tuple[Span, ...]]:
    made, added, at, length = [], [], 0, 0
    for place, words in sorted(inserts):
        made += [text[at:place], words]
        length += place - at
        added.append(Span(length, length + len(words)))
        length += len(words)
        at = place
    return "".join((*made, text[at:])), tuple(added)


def _date(row: ParsedSentence, date: FoundDate, year: str) -> str:
    """What to add to a date; nothing inside a phrase that it leads (`Sunday news shows`, `yesterday’s vote`)."""
    tokens = row.parse.tokens
    after = tokens[date.last] if date.last < len(tokens) else None
    led = after is not None and tokens[date.last - 1].head >= date.last and after.pos in {"NOUN", "PROPN", "ADJ"}
    if date.basis != "relative" or led or row.parse.text[date.end : date.end + 2] in {"’s", "'s"}:
        return ""
    return adds(date.edtf, date.value.text, year)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _names(row: ParsedSentence, hints: Hints, free: set[int]) -> dict[int, tuple[int, str]]:
    """For the first token of each pronoun or description that needs it: where the name goes, and the name; no name
    where it stands before."""
    tokens, mentions = row.parse.tokens, hints.mentions(row.sentence.id)
    known = {m.actor for m in mentions if m.kind == "name"}
    introduced: set[str] = set()
    found: dict[int, tuple[int, str]] = {}
    for m in sorted(mentions):
        actor = hints.actor(m.actor)
        if m.kind == "name" and actor is not None and m.actor not in introduced and m.first in free:
            introduced.add(m.actor)
            if words := _introduction(row, m, actor, hints):
                found[m.first] = (tokens[m.last - 1].end, words)
        if actor is None or m.actor in known or m.first not in free or m.kind == "name":
            continue
        known.add(m.actor)
        name = _short_name(actor)
        if name and (m.kind == "pronoun" or _wants_name(row, m, actor)):
            stands = name.split()[-1] in row.parse.words(0, m.first)
            own = "’s" if tokens[m.first].tag == "PRP$" else ""
            found[m.first] = (tokens[m.last - 1].end, "" if stands else f"{name}{own}")
    return found


def _introduction(row: ParsedSentence, mention: Mention, actor: Actor, hints: Hints) -> str:
    """Who a bare surname is, where only one origin knows the person: `Anna Holm, the harbour master`."""
    if actor.kind != "person" or mention.last - mention.first > 1 or actor.id in hints.known or " " not in actor.name:
        return ""
    tokens = row.parse.tokens
    owns = mention.last < len(tokens) and tokens[mention.last].tag == "POS"  # nothing between `Holm` and `’s`
    alone = not owns and tokens[mention.first].text == actor.name.split()[-1]
    roles = [r.role for r in actor.roles if r.held == "now" and _ROLE.fullmatch(r.role)]
    role = min(roles, key=lambda r: (len(r), r), default="")
    words = f"{actor.name}, {role}" if role else actor.name
    return words if alone and len(words) <= LONGEST_NAME else actor.name if alone else ""


def _wants_name(row: ParsedSentence, mention: Mention, actor: Actor) -> bool:
    """Whether a description is of one person whose name says more, and not the name of a body."""
    end = row.parse.tokens[mention.last - 1].end
    tells = actor.kind == "person" and actor.name[:1].isupper()
    tells = tells and actor.name.split()[-1] not in row.parse.words(mention.first, mention.last)
    return tells and not _OFFICE.match(row.parse.text, end)


def _short_name(actor: Actor) -> str:
    name = actor.name.strip()
    if not name or len(name) > LONGEST_NAME or (not name[:1].isupper() and " " not in name):
        return ""
    return name if actor.kind in {"person", "country"} else name[0].lower() + name[1:] if name[:4] == "The " else name
