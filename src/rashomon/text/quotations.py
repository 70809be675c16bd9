"""Quotation marks, paired within one paragraph; an odd number of them never spoils the rest.

A mark opens or closes by what stands next to it, and by its shape only where that does not tell:
papers print `and ” stop` for `and “stop`. A mark that closes nothing is paired with a single one
left open before it (`‘coordinate closely.”`); a quotation left open runs to the paragraph's end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

DOUBLE = frozenset('"“”„‟«»″「」『』')
SINGLE = frozenset("'‘’‚‹›")
_OPENERS = frozenset("“„«「『‘‚‹")
_CLOSERS = frozenset("”»」』›")
_ELIDED = re.compile(r"(?:em|til|tis|twas|n|bout|cause)\b", re.IGNORECASE)  # the apostrophe of `told 'em` opens nothing
_DOUBLE_MARK = re.compile(f"[{''.join(sorted(DOUBLE))}]")
_SINGLE_MARK = re.compile("[‘’']")
_TWICE = re.compile(r"''|``")
REMEMBERED = 1 << 13  # paragraphs: each step asks for those of every article, and copies have each other's
MAX_REMEMBERED = 2_000  # characters of such a paragraph, so that what is remembered stays under some megabytes
MAX_SINGLE = 600  # characters between single marks: they are also apostrophes, so a far partner is none


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `start:end` of the words alone, `outer_start:outer_end` with their marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    double: bool

    @property
    def runs_on(self) -> bool:
        """Was it opened in a paragraph before, so that no mark opens it here?"""
        return self.outer_start == self.start


def find_quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """The quotations of the paragraph `text[start:end]`, in order, not nested. Linear time.

    Single marks count only outside double ones. Two apostrophes or two backticks in a row are a double mark.
    """
    paragraph = text[start:end]
    found = _in_paragraph(paragraph) if len(paragraph) > MAX_REMEMBERED else _remembered(paragraph)
    return tuple(_moved(q, start) for q in found) if start else found


def _in_paragraph(text: str) -> tuple[Quotation, ...]:
    if _TWICE.search(text):
        plain = _TWICE.sub(_as_double, text)
        return tuple(_widened(text, q) for q in _find_quotations(plain, 0, len(text)))
    return tuple(_find_quotations(text, 0, len(text)))


_remembered = lru_cache(maxsize=REMEMBERED)(_in_paragraph)


def _moved(q: Quotation, shift: int) -> Quotation:
    start, end = q.start + shift, q.end + shift
    return Quotation(start, end, q.outer_start + shift, q.outer_end + shift, q.closed, q.double)


def _as_double(match: re.Match[str]) -> str:
    """A double mark and a space, where a word follows the other way round: as long as what stood there."""
    after = match.string[match.end() : match.end() + 1]
    return ' "' if after.isalnum() or after in ("[", "(", "$", "…") else '" '


def _widened(text: str, q: Quotation) -> Quotation:
    """`q` with its marks as they stand in the text."""
    start, end = q.outer_start, q.outer_end
    start -= start > 0 and _TWICE.match(text, start - 1) is not None
    end += q.closed and _TWICE.match(text, end - 1) is not None
    return Quotation(q.start, q.end, start, end, q.closed, q.double)


def _find_quotations(text: str, start: int, stop: int) -> Iterator[Quotation]:
    found: list[Quotation] = []
    opened, searched = -1, start
    for at in (m.start() for m in _DOUBLE_MARK.finditer(text, start, stop)):
        if _opens(text, at, start, stop, opened >= 0):
            if opened >= 0:
                found += _make(text, opened, at, closed=False, double=True)
            opened = at
        elif opened >= 0:
            found += _make(text, opened, at, closed=True, double=True)
            opened = -1
        else:
            single = _open_single(text, found[-1].outer_end if found else start, searched, at)
            searched = at + 1
            if single >= 0:
                found += _make(text, single, at, closed=True, double=True)
    if opened >= 0:
        closed = stop - 1 > opened and text[stop - 1] in SINGLE
        found += _make(text, opened, stop - 1 if closed else stop, closed=closed, double=True)
    yield from _with_single(text, start, stop, found)


def _opens(text: str, at: int, start: int, stop: int, inside: bool) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < stop else " "
    mark = text[at]
    if mark in "„«「『" and not (mark == "«" and inside):
        return True
    if inside and mark in _CLOSERS:
        return False
    free_before = before.isspace() or before in "([{—–-‘'/"
    free_after = after.isspace() or after in ".,;:!?)]}—–"
    if mark == "“" and inside and free_after:
        return False
    if free_before != free_after:
        return free_before
    if mark in _OPENERS:
        return True
    return not inside and not (mark in _CLOSERS and not free_before)


def _make(text: str, opened: int, closing: int, *, closed: bool, double: bool) -> list[Quotation]:
    first, last = opened + 1, closing
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    outer_end = closing + 1 if closed else closing
    return [Quotation(first, last, opened, outer_end, closed, double)] if last > first else []


def _open_single(text: str, start: int, searched: int, stop: int) -> int:
    """The last single opening mark before `stop`, near enough to be this one's partner, or -1.

    Before `searched` there is none, as an earlier search has found: no place is looked at twice.
    """
    for at in range(stop - 1, max(start, searched, stop - MAX_SINGLE) - 1, -1):
        if text[at] in "‘'" and _single_opens(text, at, start, stop):
            return at
    return -1


def _single_opens(text: str, at: int, start: int, stop: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < stop else " "
    free = before.isspace() or before in '([—–"“'
    return free and after.isalpha() and text[at] != "’" and not _ELIDED.match(text, at + 1)


def _with_single(text: str, start: int, stop: int, doubles: list[Quotation]) -> Iterator[Quotation]:
    at = start
    for quotation in doubles:
        yield from _singles(text, at, quotation.outer_start)
        yield quotation
        at = quotation.outer_end
    yield from _singles(text, at, stop)


def _singles(text: str, start: int, stop: int) -> Iterator[Quotation]:
    strong, weak = _closing_singles(text, start, stop)
    done = start
    for at in (m.start() for m in _SINGLE_MARK.finditer(text, start, stop)):
        if at < done or not _single_opens(text, at, start, stop):
            continue
        far = min(stop, at + MAX_SINGLE)
        closing = _first(strong, at + 2, far) or _first(weak, at + 2, far)
        if closing:
            yield from _make(text, at, closing, closed=True, double=False)
            done = closing + 1


def _closing_singles(text: str, start: int, stop: int) -> tuple[list[int], list[int]]:
    """The marks that may close a single quotation: after punctuation or a letter for sure; maybe a possessive s'."""
    strong, weak = [], []
    for at in (m.start() for m in _SINGLE_MARK.finditer(text, start + 1, stop)):
        if text[at] == "‘" or (at + 1 < stop and text[at + 1].isalnum()):
            continue
        before = text[at - 1]
        if before in ".,!?…" or (before.isalnum() and before != "s"):
            strong.append(at)
        elif before == "s":
            weak.append(at)
    return strong, weak


def _first(places: list[int], start: int, stop: int) -> int:
    """The first of the sorted `places` within `start:stop`, or 0."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) and places[at] < stop else 0
