"""Events of a plain text, for use without a story."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dates import find_article_dates, read_published
from rashomon.events.mentions import find_mentions
from rashomon.language import parse_text
from rashomon.people import find_cast
from rashomon.vocabulary import NO_DATE, Basis, Date, Part, Status


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """One telling of an event: a span of the text in code points, half-open, and what it says.

    `type` is a PLOVER code or None; `mode` and `context` tell more of it as far as the words do; `actors` are names
    as far as the text gives them, each with its part.
    """

    start: int
    end: int
    what: str
    type: str | None
    status: Status
    date: Date
    duration: str
    place: str
    actors: tuple[tuple[Part, str], ...]
    mode: str | None = None
    context: tuple[str, ...] = ()

    @property
    def edtf(self) -> str:
        """The date in EDTF, empty where the text does not tell."""
        return self.date.edtf

    @property
    def basis(self) -> Basis:
        """What the date was told from."""
        return self.date.basis


def find_events(text: str, published: str | Date | None = None) -> tuple[FoundEvent, ...]:
    """The events that an English text tells of, in text order, dated from `published` (a `Date`, or EDTF) if known.

    Each telling is a value of its own: nothing is merged. Raises `ModelError` where no language model is installed.
    """
    parsed = parse_text(text, read_published(published))
    cast = find_cast([parsed])
    return tuple(
        FoundEvent(
            start=m.anchor.start,
            end=m.anchor.end,
            what=m.anchor.exact,
            type=m.type,
            status=m.status,
            date=m.date.value if m.date is not None else NO_DATE,
            duration=m.duration,
            place=m.scene.place,
            actors=tuple((p.part, cast.actor(p.actor).name) for p in m.scene.parts),
            mode=m.mode,
            context=m.context,
        )
        for m in find_mentions([parsed], cast, dates=find_article_dates(parsed))
        if not m.faint
        if not m.weak
    )
