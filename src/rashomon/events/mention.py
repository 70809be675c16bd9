"""The value between reading and merging: one telling of an event."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.dates import FoundDate
from rashomon.events.participants import Scene
from rashomon.vocabulary import Anchor, Date, Status, TellingStance


class Voice(NamedTuple):
    """How a telling stands to its event (None: it says no more than that it is possible or wanted), the known actors
    whose claim it is, and whether a noun that no verb tells only names it: `after the *meeting*`."""

    stance: TellingStance | None
    claimants: tuple[str, ...] = ()
    named: bool = False


SILENT = Voice(None)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event.

    `weak` mentions may join an event but make none of their own; in `nameless` ones the subject is
    somebody whom the cast does not know (an unresolved `he`, an `I` in a quotation). `faint` ones are weak and tell so
    little that they count for nothing but the event they join.
    """

    article: str
    published: Date
    sentence: str
    trigger: int
    family: str
    type: str | None
    status: Status
    anchor: Anchor
    scene: Scene
    date: FoundDate | None
    duration: str
    weak: bool
    nameless: bool
    words: frozenset[str] = frozenset()  # lemmas of the clause's words of content, dates left out
    patient: str = ""  # lemma of what it was done to
    thing: frozenset[str] = frozenset()  # lemmas of all that is said of what one stays away from
    since: datetime.date | None = None  # a day it came after
    noun: str = ""  # lemma of the noun that names it, if one does
    mode: str | None = None  # how it is done, of the modes that PLOVER has for its type
    faint: bool = False
    context: tuple[str, ...] = ()  # what its words say it is about, in PLOVER's names
    voice: Voice = SILENT  # in whose voice, and how, it is told

    @property
    def edtf(self) -> str:
        return self.date.value.edtf if self.date is not None else ""

    @property
    def actors(self) -> frozenset[str]:
        return frozenset(p.actor for p in self.scene.parts)
