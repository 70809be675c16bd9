"""A date in the fewest words that tell it, for the brackets of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.lexicon import words_of
from rashomon.vocabulary import Article

MONTHS = tuple(month.capitalize() for month in words_of("calendar", "month"))
_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d)(?:T\S*)?)?)?")
_YEAR = re.compile(r"\d{4}")


def find_year(articles: Iterable[Article]) -> str:
    """The year that all dated articles were published in; empty where there are several or none."""
    years = {a.published.edtf[:4] for a in articles if a.published.edtf}
    return years.pop() if len(years) == 1 else ""


def short_date(edtf: str, year: str) -> str:
    """`edtf` in words, without the year where it is `year`: `18 June`; empty for values that are no points or spans."""
    if "/" in edtf:
        first, last = (short_date(part, year) for part in edtf.split("/", 1))
        if not first or not last:
            return ""
        return f"{first.split()[0]}–{last}" if first.split()[1:] == last.split()[1:] != [] else f"{first} to {last}"
    point = _POINT.fullmatch(edtf)
    if point is None:
        return ""
    words = []
    if point["day"]:
        words.append(str(int(point["day"])))
    if point["month"]:
        words.append(MONTHS[int(point["month"]) - 1])
    if point["year"] != year or not words:
        words.append(point["year"])
    return " ".join(words)


def adds(edtf: str, printed: str, year: str) -> str:
    """What `edtf` adds to the words `printed`: `18 June` to `Sunday`, nothing to `June 18`.

    A bare month gets no year: which one is meant is plain to readers, and where it is not, it is not to us.
    """
    date = short_date(edtf, year)
    lacking = [w for w in re.findall(r"\w+", date) if w != "to" and not _says(printed, w)]
    if not lacking or edtf == year:
        return ""
    return "" if all(_YEAR.fullmatch(w) for w in lacking) and "year" not in printed.casefold() else date


def _says(printed: str, word: str) -> bool:
    """Whether `word` (a day, month or year) stands in `printed`, months also in short: `Feb. 19`."""
    short = word[:3] if word in MONTHS else word
    return re.search(rf"\b{short}", printed, re.IGNORECASE) is not None
