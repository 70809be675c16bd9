"""All values of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.dates import FoundDate
from rashomon.language import ParsedSentence
from rashomon.text import dateline_end
from rashomon.values.compass import Bearing, find_bearings
from rashomon.values.days import Clock, Day, find_clocks, find_days
from rashomon.values.figures import Figure, find_figures
from rashomon.values.names import Name, find_names


@dataclass(frozen=True, slots=True)
class Values:
    """The figures, days, times of day, names and directions of a sentence, each in order of place."""

    figures: tuple[Figure, ...]
    days: tuple[Day, ...]
    clocks: tuple[Clock, ...]
    names: tuple[Name, ...]
    bearings: tuple[Bearing, ...]


def find_values(sentence: ParsedSentence, dates: Sequence[FoundDate]) -> Values:
    """The values of a sentence; `dates` are those found in it."""
    text = sentence.parse.text
    filed = dateline_end(text)
    dates = [d for d in dates if d.start >= filed]
    clocks = find_clocks(text, dates)
    taken = [(d.start, d.end) for d in dates if d.kind in {"date", "time"}] + [(c.start, c.end) for c in clocks]
    return Values(
        find_figures(sentence.parse, taken),
        find_days(text, dates),
        clocks,
        tuple(n for n in find_names(sentence) if n.start >= filed),
        find_bearings(text),
    )
