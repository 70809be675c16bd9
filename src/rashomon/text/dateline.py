"""Where and when a text was filed: `TASHMIR, 30 August (OST) -`."""

from __future__ import annotations

import re

# Up to five words with capitals, a day, an agency in brackets, a dash; every part bounded.
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.’'-]{1,20}[,\s/]{1,2}){1,5}(?:(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?\s?)?"
    r"(?:\([^()]{2,40}\)\s?)?[-–—]{1,2}\s"
)


def dateline_end(text: str) -> int:
    """The offset after the dateline that a sentence opens with; 0 if it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
