"""Where and when a text was filed: `TASHMIR, 30 August (OST) -`; `Tashmir, Jan 4:`."""

from __future__ import annotations

import re

from rashomon.lexicon import words_of

# Up to five words with capitals, a day, an agency in brackets, a dash; a colon after a day only. Every part is bounded.
_MONTHS = "|".join(sorted(m[:3] for m in words_of("calendar", "month")))
_WORD = r"[A-Z][\w.’'-]{1,20}[,\s/]{1,2}"
_AGENCY = r"(?:\([^()]{2,40}\)\s?)?"
_DATELINE = re.compile(
    rf"^(?:(?:{_WORD}){{1,5}}(?:(?:\d{{1,2}}\s)?[A-Z][a-z]{{2,8}}\.?(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?\s?)?{_AGENCY}[-–—]{{1,2}}"
    rf"|(?:{_WORD}){{0,5}}(?i:{_MONTHS})[A-Za-z]{{0,6}}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?\s?{_AGENCY}(?:[-–—]{{1,2}}|:))\s"
)
_ASIDE = re.compile(r"\s[-–—]{1,2}\s")


def dateline_end(text: str) -> int:
    """The offset after the dateline that a sentence opens with; 0 if it has none.

    `Norway - which sells gas - said no` has an aside, and no dateline.
    """
    found = _DATELINE.match(text)
    if not found:
        return 0
    place = found.group()
    surely = any(c.isdigit() or c == "(" for c in place) or place.isupper()
    return found.end() if surely or not _ASIDE.search(text, found.end()) else 0
