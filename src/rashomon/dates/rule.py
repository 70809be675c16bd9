"""How a rule of the grammar is written, and what it may look at when it matches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from rashomon.dates.edtf import FIRST_YEAR, LAST_YEAR, edtf_interval
from rashomon.dates.found import DateMeaning
from rashomon.dates.lexemes import CODE, FIGURES, Lexeme
from rashomon.language import ParsedSentence
from rashomon.vocabulary import Date

Leaning = Literal["past", "present", "future", "open"]
Precision = Literal["none", "year", "month", "day"]  # from none on ever more

_NAME = re.compile(r"\?P<\w+>|[a-z]+")


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication as far as it is known: `precision` says how much of `day` holds."""

    day: date
    precision: Precision

    def known(self, precision: Precision) -> date | None:
        """The day, if at least its `precision` is known."""
        order = get_args(Precision).index
        return self.day if order(self.precision) >= order(precision) else None


NEVER = Published(date.min, "none")


def find_published(value: Date | str | None) -> Published:
    """When an article was published, from the EDTF of its date; `NEVER` where that is not known."""
    edtf = value.edtf if isinstance(value, Date) else (value or "").strip()
    days = edtf_interval(edtf) if "/" not in edtf and "X" not in edtf else None
    if days is None or not FIRST_YEAR < days[0].year < LAST_YEAR:
        return NEVER
    length = (days[1] - days[0]).days
    precision: Precision = "day" if length == 0 else "month" if length < 32 else "year"
    return Published(days[0], precision)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's pattern found at `first:last` (half-open) of a sentence's lexemes, and what surrounds it.

    `tokens` is the range of the sentence's tokens it covers; `labels` are those of the tagger's
    names that share a token with it; `leaning` tells on demand whether the clause round it
    speaks of the past or of what is to come.
    """

    lexemes: list[Lexeme]
    found: re.Match[str]
    sentence: ParsedSentence
    published: Published
    tokens: tuple[int, int]
    labels: frozenset[str]
    lean: Callable[[], Leaning]

    @property
    def first(self) -> int:
        return self.found.start()

    @property
    def last(self) -> int:
        return self.found.end()

    @property
    def tagged(self) -> bool:
        """Does the tagger also take it for a date or time?"""
        return bool(self.labels & {"DATE", "TIME"})

    def group(self, name: str) -> list[Lexeme]:
        """The lexemes that the pattern's group `name` took."""
        span = self.found.span(name) if name in self.found.re.groupindex else (-1, -1)
        return self.lexemes[span[0] : span[1]] if span[0] >= 0 else []

    def number(self, name: str) -> int | None:
        """The value of a group of one lexeme; None if the group took nothing."""
        taken = self.group(name)
        return taken[0].value if taken and isinstance(taken[0].value, int) else None

    def word(self, name: str) -> str:
        """The first word of a group in lower case, or nothing."""
        taken = self.group(name)
        return str(taken[0].value).lower() if taken else ""

    def before(self, back: int = 1) -> str:
        """The word before the match (or so many words back), in lower case."""
        at = self.first - back
        return self.lexemes[at].text.lower() if at >= 0 else ""

    def after(self, on: int = 0) -> str:
        """The word after the match (or so many words on), as printed."""
        return self.lexemes[self.last + on].text if self.last + on < len(self.lexemes) else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Several dates of one match, each at its lexemes (half-open, counted in the sentence)."""

    parts: tuple[tuple[int, int, DateMeaning], ...]


Builder = Callable[[Match], DateMeaning | Listed | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over classes of words, and what it means; `read` gives None where it is no date after all."""

    pattern: re.Pattern[str]
    read: Builder


# A count of units: figures, words, `a few`, `two or three`, each perhaps `and a half`.
COUNT = (
    "(?P<count> (?:approx)? (?: a? vague (?:of)? | (?:day|year|num) (?:(?:dash|to)(?:day|num))? "
    "| word (?:dash word)? | half a | a (?:half)? ) (?:and a half)? )"
)
EDGE = "(?: early dash? | the? bound (?:of the?)? | the? ord half of (?:the)? )"


def rule(pattern: str) -> Callable[[Builder], Rule]:
    """A `Rule` from a pattern written in the names of classes; spaces mean nothing in it."""
    spelled = _NAME.sub(lambda m: m[0] if m[0].startswith("?P") else CODE[m[0]], pattern)
    compiled = re.compile(spelled.replace(" ", ""))
    return lambda read: Rule(compiled, read)


def count_of(lexemes: list[Lexeme]) -> float | None:
    """How many a `COUNT` group means; None where it is vague or a range."""
    names = [x.name for x in lexemes]
    figures = [float(x.value) for x in lexemes if x.name in FIGURES and isinstance(x.value, int)]
    words = [float(x.value) for x in lexemes if x.name == "word" and isinstance(x.value, int)]
    if "vague" in names or len(figures) > 1 or (len(words) > 1 and not 20 <= words[0] > words[1]):
        return None
    half = 0.5 if "half" in names else 0.0
    if figures or words:
        return sum(figures or words) + half
    return half if "a" not in names or names.index("half" if half else "a") < names.index("a") else 1.0 + half
