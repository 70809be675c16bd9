"""When an event was, how long it took, and whether its day has come: from the dates round its words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from rashomon.clauses import (
    clauses_on,
    content_of,
    describes_noun,
    object_of,
    objects_of_prepositions,
    own_clause,
    ranks,
)
from rashomon.dates import FoundDate, date_of, edtf_interval
from rashomon.dates.lexemes import COUNTS
from rashomon.events.lexicon import ABSENCES, OCCUR, SCHEDULES, SETS, Entry
from rashomon.events.status import begun_at
from rashomon.language import Parse, ParsedSentence, Token
from rashomon.vocabulary import NO_DATE, Date, Status

_MADE = frozenset({"agree", "meet"})  # `negotiated a 1994 accord`: what is made then is of that year
_NEAR = 8  # heads from a date up to what it is measured from
_NOT_ITS_DATE = SETS["bound"]  # `the first talks since 1999` were not in 1999
_YEARS = re.compile(rf"(?:more than |almost |nearly |over )?(\d{{1,2}}|{'|'.join(COUNTS)}) years")
# A length has a number, or its unit in the plural: `a day`, `half the night`, `hours`; a `feast day` has none.
_COUNTED = re.compile(
    r"\d|\b(?:an?|one|half|all|whole|entire)\b|(?:second|minute|hour|day|night|week|month|year|decade)s\b"
)
_TO_GO, _FROM_NOW = SETS["to_go"], SETS["from_now"]  # before and after a length: `within two weeks`, `a week left`


def find_date(
    sentence: ParsedSentence, index: int, predicate: int, entry: Entry, dates: Sequence[FoundDate]
) -> FoundDate | None:
    """The date that governs the trigger, its predicate, or the thing that the deed makes; None where none does."""
    begun = begun_at(sentence.parse, index)
    if begun is not None:
        return next((d for d in dates if d.kind in {"date", "time"} and d.first <= begun < d.last), None)
    usable = [d for d in dates if d.kind in {"date", "time"} and not _is_bound(sentence.parse, d)]
    if not usable:
        return None
    if not entry.deed:
        own = set(own_clause(sentence.parse, index))
        usable = [d for d in usable if own.intersection(range(d.first, d.last))]
    found = date_of(sentence, index, tuple(usable)) or _when(sentence.parse, index, usable)
    if found is None and (scheduled := find_scheduled(sentence.parse, index)) is not None:
        return date_of(sentence, scheduled, tuple(usable))
    if found is None and entry.family == "attend" and (held := _held(sentence.parse, index)) is not None:
        return date_of(sentence, held, tuple(usable))
    if found is None and (made := _dated_thing(sentence.parse, index, entry)) is not None:
        found = next((d for d in usable if d.last <= made.index and _head(sentence.parse, d) == made.index), None)
    return found if found is not None or predicate == index else date_of(sentence, predicate, tuple(usable))


def _held(parse: Parse, index: int) -> int | None:
    """`taking part in the games, which open on Friday`: the verb that dates what is attended."""
    below = object_of(parse, index)
    hung = [o for word, o in objects_of_prepositions(parse, index) if word == "in"]
    hung += [o for word, o in objects_of_prepositions(parse, below.index) if word == "in"] if below is not None else []
    things = hung or ([below] if below is not None else [])
    return next((s for thing in things if (s := find_scheduled(parse, thing.index)) is not None), None)


def find_scheduled(parse: Parse, index: int) -> int | None:
    """`the summit, scheduled for June`, `the games, which open on Friday`: the verb that dates a noun."""
    if parse.tokens[index].pos == "VERB":
        return None
    hung = clauses_on(parse, index)
    below = (content_of(parse, t.index) for t in hung)  # `which is to be held`
    return next((t.index for t in (*below, *hung) if t is not None and t.lemma.lower() in SCHEDULES | OCCUR), None)


def _dated_thing(parse: Parse, index: int, entry: Entry) -> Token | None:
    """What is of the deed's own time: the accord negotiated, the games stayed away from."""
    if entry.family in ABSENCES:
        return find_absent(parse, index)
    return object_of(parse, index) if entry.family in _MADE else None


def _head(parse: Parse, date: FoundDate) -> int:
    """The token outside a date that it hangs on."""
    at = date.first
    while date.first <= at < date.last and parse.tokens[at].head != at:
        at = parse.tokens[at].head
    return at


def _when(parse: Parse, index: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """`in 1999, when she moved to …`: the date right before the `when` of the event's clause."""
    at = next((c for c in parse.children[index] if parse.tokens[c].text.lower() == "when"), 0)
    while at and parse.tokens[at - 1].pos == "PUNCT":
        at -= 1
    return next((d for d in dates if d.last == at), None) if at else None


def find_since(parse: Parse, index: int, dates: Sequence[FoundDate], published: Date = NO_DATE) -> datetime.date | None:
    """A day that the event came after: `the first visit since 2018`, `the first to visit in five years`."""
    led = [(d, word) for d in dates if d.first and (word := parse.tokens[d.first - 1].text.lower()) in {"since", "in"}]
    if not led or not any(map(ranks, parse.tokens)):
        return None  # `in two years` may be to come, `since 2018` how long it lasts
    below = parse.subtree(index)
    days = [_day_before(word, d, published) for d, word in led if d.first in below]
    return min((day for day in days if day is not None), default=None)


def _day_before(word: str, date: FoundDate, published: Date) -> datetime.date | None:
    if word == "since":
        return date.last_day
    known = edtf_interval(published.edtf)
    years = _YEARS.fullmatch(date.value.text.lower())
    if years is None or known is None:
        return None
    count = int(years[1]) if years[1].isdecimal() else COUNTS[years[1]]
    return datetime.date(max(1, known[0].year - count), 1, 1)  # the year is as far as `in five years` goes


def _is_bound(parse: Parse, date: FoundDate) -> bool:
    """`since 1999`, `since a session three weeks ago`, `worse than in 2008`: a time this event is measured by."""
    return any(_is_measure_of_time(parse, at) for at in (date.first, date.first - 1) if at >= 0)


def _is_measure_of_time(parse: Parse, at: int) -> bool:
    """Does the token hang on `since` and the like, with no verb between?"""
    for _ in range(_NEAR):
        token = parse.tokens[at]
        above = parse.tokens[token.head]
        if above.text.lower() in _NOT_ITS_DATE and above.pos in {"ADP", "SCONJ"}:
            return True
        if above.pos == "VERB" or above.index == at:
            return False
        at = above.index
    return False


def lies_ahead(parse: Parse, index: int, date: FoundDate | None, published: Date) -> bool:
    """`before a meeting on Sunday`, printed that Sunday or earlier."""
    known = edtf_interval(published.edtf)
    preposition = parse.tokens[parse.tokens[index].head].text.lower()
    if preposition not in {"before", "ahead"} or known is None or date is None or date.first_day is None:
        return False
    return date.first_day >= known[0]


def on_time(status: Status, date: FoundDate | None, published: Date) -> Status:
    """What lies after the day of publication has not happened: `the talks are on Tuesday`."""
    known = edtf_interval(published.edtf)
    if status == "happened" and date is not None and date.value.text.lower().startswith(("next ", "upcoming ")):
        return "planned"
    if status == "happened" and known is not None and date is not None and date.first_day is not None:
        return "planned" if date.first_day > known[1] else status
    return status


def find_duration(parse: Parse, index: int, predicate: int, dates: Sequence[FoundDate]) -> str:
    """How long it took, in the text's words; empty where no words say so."""
    found = [d for d in dates if d.kind == "duration" and d.last - d.first > 1]
    own = {i for at in {index, predicate} for i in own_clause(parse, at)} if found else set()
    found = [
        d
        for d in found
        if own.intersection(range(d.first, d.last))
        and _COUNTED.search(d.value.text.lower())
        and not _is_distance(parse, d)
        and not _measures_thing(parse, d, {index, predicate})
    ]
    near = min(found, key=lambda d: (abs(d.first - index), d.first), default=None)
    return parse.text[near.start : near.end] if near is not None else ""


def _measures_thing(parse: Parse, date: FoundDate, told: set[int]) -> bool:
    """`a 12-minute film`, `a 21-year veteran`: how long something else is."""
    at = _head(parse, date)
    last = parse.tokens[date.last - 1]
    return describes_noun(last) and at >= date.last and at not in told


def _is_distance(parse: Parse, date: FoundDate) -> bool:
    """`the first visit in five years`, `a day after`, `a 21-year-old`: how far off, how old, not how long."""
    before = parse.tokens[date.first - 1].text.lower() if date.first else ""
    after = parse.tokens[date.last].text.lower() if date.last < len(parse.tokens) else ""
    if date.value.text.lower().endswith("old"):
        return True
    return before in _TO_GO or after in _FROM_NOW


def find_absent(parse: Parse, index: int) -> Token | None:
    """What one stays away from or pulls out of."""
    left = next((o for word, o in objects_of_prepositions(parse, index) if word in {"from", "of"}), None)
    return left if left is not None else object_of(parse, index)
