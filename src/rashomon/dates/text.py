"""Dates of a plain text, for use without a story."""

from __future__ import annotations

from dataclasses import replace

from rashomon.dates.found import FoundDate
from rashomon.dates.narrative import find_article_dates
from rashomon.dates.rule import find_published
from rashomon.language import parse_text
from rashomon.vocabulary import NO_DATE, Date


def read_published(published: str | Date | None) -> Date:
    """A day of publication as given, or no date where it is none."""
    known = published if isinstance(published, Date) else Date(published or "", "explicit", published or "")
    return known if find_published(known).precision != "none" else NO_DATE


def find_dates(text: str, published: str | Date | None = None) -> tuple[FoundDate, ...]:
    """The dates of an English text, told from `published` (a `Date`, or EDTF) where it is known.

    `start` and `end` count code points of `text` as given; `first` and `last` count tokens of
    the sentence that the date stands in. Raises `ModelError` where no language model is installed.
    """
    parsed = parse_text(text)
    dates = find_article_dates(parsed, read_published(published))
    return tuple(
        replace(found, start=found.start + s.sentence.start, end=found.end + s.sentence.start)
        for s in parsed.sentences
        for found in dates[s.sentence.id]
    )
