"""When an address is asked again: pure functions of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

FORMAT = "%Y-%m-%dT%H:%M:%SZ"
FEED = timedelta(minutes=10)  # between two looks at a feed
FIRST, MOST = timedelta(minutes=5), timedelta(days=1)  # of waiting after failures, doubled each time
GIVE_UP = 8  # failures after which a page is not asked for again: about a day
# How long a page has been known → how long until it is looked at again. Most edits come in the first day.
AGES = (
    (timedelta(hours=6), timedelta(minutes=30)),
    (timedelta(days=1), timedelta(hours=2)),
    (timedelta(days=7), timedelta(hours=12)),
    (timedelta(days=30), timedelta(days=2)),
)


def after(now: str, wait: timedelta) -> str:
    """The time `wait` after `now`."""
    return (_time(now) + wait).strftime(FORMAT)


def after_failure(now: str, failures: int, asked: float = 0.0) -> str:
    """When to ask again after the `failures`th failure in a row, at the earliest `asked` seconds from now."""
    wait = min(MOST, FIRST * 2 ** min(failures - 1, 20))
    return after(now, max(wait, timedelta(seconds=min(asked, 30 * 86_400))))


def next_look(now: str, first_seen: str) -> str:
    """When a page is looked at again for edits; empty: never."""
    age = _time(now) - _time(first_seen)
    wait = next((wait for known, wait in AGES if age < known), None)
    return after(now, wait) if wait else ""


def _time(value: str) -> datetime:
    return datetime.strptime(value, FORMAT).replace(tzinfo=UTC)
