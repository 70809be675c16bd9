"""What the exports of press archives have in common: lines of fields, dates somewhere in a line, blocks of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.reading.published import find_published

DATE_LINE = 120  # characters of a line that is looked at for a date
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"(?:(?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) \d{{1,2}},? \d{{4}}"
    rf"|\d{{1,2}} (?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?),? \d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
)


def date_in(line: str) -> str:
    """The date that stands in `line`, as written there; empty where none does."""
    match = _DATE.search(line[:DATE_LINE])
    return match[0] if match and find_published(match[0])[0].edtf else ""


def paragraphs(lines: Iterable[str]) -> str:
    """`lines` as paragraphs: lines without an empty one between them stay together, to be unwrapped later."""
    return "\n".join(line.strip() for line in lines).strip()


def filled(lines: Iterable[str]) -> list[str]:
    """The lines that are not empty, stripped."""
    return [line.strip() for line in lines if line.strip()]


def parts(lines: list[str], starts: list[int]) -> list[list[str]]:
    """`lines` cut at `starts`, each part without the line it starts with."""
    ends = [*starts[1:], len(lines)]
    return [lines[start + 1 : end] for start, end in zip(starts, ends, strict=True)]
