"""The step `dates`: expressions → EDTF, anchored on the article's own date."""

from __future__ import annotations

from rashomon.dates.edtf import edtf_interval, same_or_contains
from rashomon.dates.find import find_sentence_dates
from rashomon.dates.found import DateKind, FoundDate
from rashomon.dates.govern import date_of
from rashomon.dates.narrative import find_article_dates
from rashomon.dates.text import find_dates, read_published

__all__ = [
    "DateKind",
    "FoundDate",
    "date_of",
    "edtf_interval",
    "find_article_dates",
    "find_dates",
    "find_sentence_dates",
    "read_published",
    "same_or_contains",
]
