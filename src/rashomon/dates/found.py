"""The value of this step: a date expression at its place, with what it means."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from rashomon.dates.edtf import edtf_interval
from rashomon.vocabulary import Basis, Date

DateKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, time, duration or set expression of a sentence.

    `first:last` are token indices, `start:end` code points, both half-open and counted from the
    sentence's start. `first_day` and `last_day` are the days `value` covers, both inclusive; None
    where the text does not tell. Durations and sets have no date: their `value.edtf` is empty.
    """

    first: int
    last: int
    start: int
    end: int
    value: Date
    kind: DateKind
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None

    @property
    def edtf(self) -> str:
        """The value in EDTF, empty where the text does not tell."""
        return self.value.edtf

    @property
    def basis(self) -> Basis:
        """What the value was told from."""
        return self.value.basis


@dataclass(frozen=True, slots=True)
class DateMeaning:
    """What a rule makes of an expression. `clock` is a time of day, `16:30`, that waits for its day."""

    kind: DateKind
    edtf: str = ""
    basis: Basis = "none"
    clock: str = ""


UNRESOLVED = DateMeaning("date")
UNRESOLVED_TIME = DateMeaning("time")
DURATION = DateMeaning("duration")
SET = DateMeaning("set")


def explicit(edtf: str) -> DateMeaning:
    """A date that its own words tell."""
    return DateMeaning("date", edtf, "explicit" if edtf else "none")


def relative(edtf: str) -> DateMeaning:
    """A date that its words tell together with the day of publication; unresolved where `edtf` is empty."""
    return DateMeaning("date", edtf, "relative" if edtf else "none")


def place(reading: DateMeaning, text: str, tokens: tuple[int, int], span: tuple[int, int]) -> FoundDate:
    """`reading` at its place: a range of tokens, and one of code points of the sentence `text`."""
    days = edtf_interval(reading.edtf)
    value = Date(reading.edtf, reading.basis if reading.edtf else "none", text[span[0] : span[1]])
    return FoundDate(*tokens, *span, value, reading.kind, *(days or (None, None)))
