"""Every value of a copy accounted for: each figure, day, time of day, name and direction must follow from the source.

A copy has only its source's values. One that follows from nothing anywhere in the other article, and stands where the
other has one of its kind that follows from nothing either, is a value that was changed. A value without such a
counterpart was added, or left out: no finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from rashomon.compare.align import Alignment
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.roots import same_root
from rashomon.compare.telling import Telling
from rashomon.values import (
    Clock,
    Day,
    Figure,
    Name,
    are_comparable,
    are_same_time,
    follows_day,
    has_name,
    is_same_figure,
    is_worked_out,
    published_day,
    shown_figure,
)
from rashomon.values.compass import Bearing
from rashomon.vocabulary import Difference, DifferenceKind

COUNTERPARTS = 2  # sentences of the other article, the best, in which a value's counterpart may stand
LIKENESS = 0.5  # cosine of two sentences from which a value of the one may have its counterpart in the other
DAY = 10  # characters of a date that is known to the day
FEW = 3  # things counted in words; so few are told, or left untold, in too many ways
MUTUAL = 0.45  # cosine of two sentences that are each other's best, of which one value stands elsewhere, too
SAME_WORDS = 0.5  # cosine of letters of two sentences of which all words but a name may be taken for the same
TWINS = 0.6  # the same of two sentences that are each other's best, of which the values might be of two things
CERTAIN, LIKELY = 0.9, 0.75  # confidence: the same thing counted; the only two of a kind without a partner
FAR = 3.0  # ratio of two times in different units that may still be one time changed
UNLIKE = 1.0  # rank of two figures of which other things are counted: taken only in sentences much alike
OTHER_KIND = 1.9  # rank of two values that are hardly of one kind: taken only for the only two in sentences much alike
MOVED = (
    -0.5
)  # rank of two places of a story at one place in two sentences much alike: taken though both stand elsewhere
_WHERE = words_of_class("where")  # one place, whichever of these is said
_PLACING = words_of_class("placing")
_V = TypeVar("_V", Figure, Day, Clock, Name, Bearing)


@dataclass(frozen=True, slots=True)
class _Placed(Generic[_V]):
    """A value and the number of its sentence."""

    sentence: int
    value: _V


def find_unaccounted(a: Telling, b: Telling, alignment: Alignment) -> Iterator[Difference]:
    """The values of two copies of one text that were changed on the way from one to the other."""
    yield from _figures(a, b, alignment)
    yield from _days(a, b, alignment)
    yield from _clocks(a, b, alignment)
    yield from _names(a, b, alignment)
    yield from _bearings(a, b, alignment)


def _placed(telling: Telling, get: Callable[[Telling, int], Sequence[_V]]) -> list[_Placed[_V]]:
    return [_Placed(n, v) for n in range(len(telling.parsed.sentences)) for v in get(telling, n)]


def _beside(alignment: Alignment, a: int, b: int) -> bool:
    """Do two sentences answer to each other well enough for a value of one to have its counterpart in the other?"""
    if alignment.are_mutual(a, b):
        return True
    ranked = b in alignment.of_a.get(a, ())[:COUNTERPARTS] or a in alignment.of_b.get(b, ())[:COUNTERPARTS]
    return ranked and alignment.likeness(a, b) >= LIKENESS


def _row(
    a: Telling, b: Telling, at: tuple[int, int], kind: DifferenceKind, about: str, shown: tuple[str, str], sure: float
) -> Difference:
    one, other = a.sentence_at(at[0]), b.sentence_at(at[1])
    return Difference(kind, "altered", about, one, other, (f"a: {shown[0]}", f"b: {shown[1]}"), sure)


def _text(telling: Telling, at: int, start: int, end: int) -> str:
    return telling.parsed.sentences[at].parse.text[start:end]


def _figures(a: Telling, b: Telling, alignment: Alignment) -> Iterator[Difference]:
    rows = [_placed(t, lambda t, n: t.values(n).figures) for t in (a, b)]
    sides = _sides(rows, alignment, is_same_figure, _is_worked_out)
    for one, other in _matched(sides, alignment, _figure_rank):
        x, y = one.value, other.value
        kind: DifferenceKind = "duration" if x.dimension == "time" and x.unit != y.unit else "number"
        values = _shown(a, one), _shown(b, other)
        about = x.counted or y.counted or x.unit or "a figure"
        sure = CERTAIN if _one_counted(x, y) else LIKELY
        yield _row(a, b, (one.sentence, other.sentence), kind, about, values, sure)


def _shown(telling: Telling, figure: _Placed[Figure]) -> str:
    return shown_figure(figure.value, telling.parsed.sentences[figure.sentence].parse.text)


def _is_worked_out(figure: Figure, others: Sequence[_Placed[Figure]]) -> bool:
    """Does it follow from several figures of one sentence and the next?"""
    numbers = sorted({r.sentence for r in others})
    return any(is_worked_out(figure, [r.value for r in others if n <= r.sentence <= n + 1]) for n in numbers)


@dataclass(frozen=True, slots=True)
class _Unmatched(Generic[_V]):
    """Values of one article: those that follow from nothing in the other, and those that follow from nothing in the
    sentences that answer to theirs."""

    free: list[_Placed[_V]]
    loose: list[_Placed[_V]]


def _sides(
    rows: Sequence[list[_Placed[_V]]],
    alignment: Alignment,
    is_same: Callable[[_V, _V], bool],
    is_derived: Callable[[_V, Sequence[_Placed[_V]]], bool],
) -> tuple[_Unmatched[_V], _Unmatched[_V]]:
    found = []
    for mine, theirs, near in ((rows[0], rows[1], alignment.near_a), (rows[1], rows[0], alignment.near_b)):
        having = [(r, {o.sentence for o in theirs if is_same(r.value, o.value)}) for r in mine]
        underived = [(r, at) for r, at in having if at or not is_derived(r.value, theirs)]
        free = [r for r, at in underived if not at]
        loose = [r for r, at in underived if not at & near(r.sentence)]
        found.append(_Unmatched(free, loose))
    return found[0], found[1]


def _figure_rank(a: Figure, b: Figure) -> float | None:
    """The less the better; None where the two cannot be one figure changed."""
    if not are_comparable(a, b):
        return None
    if a.dimension != b.dimension and not _one_counted(a, b):
        return None
    few = max(a.high, b.high) <= FEW and not a.digits and not b.digits
    if few and not a.dimension and not _one_counted(a, b):
        return None
    if a.dimension == "time" and a.unit != b.unit:
        return OTHER_KIND if max(a.value, b.value) <= FAR * min(a.value, b.value) else None
    return 0.0 if _one_counted(a, b) or (a.dimension and a.unit == b.unit) else UNLIKE


def _one_counted(a: Figure, b: Figure) -> bool:
    return bool(a.counted and b.counted) and same_root(a.counted, b.counted)


def _matched(
    sides: tuple[_Unmatched[_V], _Unmatched[_V]], alignment: Alignment, rank: Callable[[_V, _V], float | None]
) -> Iterator[tuple[_Placed[_V], _Placed[_V]]]:
    """Values without a partner that stand in sentences that answer to each other, each with one counterpart at most.

    Neither has a partner in the sentences that answer to its own. Nor has it one anywhere else in the other article,
    or the two sentences must be each other's, and the more alike the more of the two values stand elsewhere.
    """
    pairs = []
    for n, one in enumerate(sides[0].loose):
        for m, other in enumerate(sides[1].loose):
            worth = rank(one.value, other.value)
            if worth is None or not _beside(alignment, one.sentence, other.sentence):
                continue
            free = (one in sides[0].free) + (other in sides[1].free)
            alike = alignment.likeness(one.sentence, other.sentence)
            mutual = alignment.are_mutual(one.sentence, other.sentence)
            twins = mutual and alike >= (TWINS if worth else MUTUAL)
            if free + twins > worth + (free < 2) and (twins or worth < UNLIKE):
                pairs.append((worth - free - alike, n, m))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, n, m in sorted(pairs):
        if n not in used_a and m not in used_b:
            used_a.add(n)
            used_b.add(m)
            yield sides[0].loose[n], sides[1].loose[m]


def _days(a: Telling, b: Telling, alignment: Alignment) -> Iterator[Difference]:
    rows = [_placed(t, lambda t, n: t.values(n).days) for t in (a, b)]
    came_out = [published_day(date.fromisoformat(d)) for t in (a, b) if len(d := t.article.published.edtf[:10]) == DAY]

    def is_known(day: Day, _others: Sequence[_Placed[Day]]) -> bool:
        """Is it the day on which one of the two came out?"""
        return any(follows_day(day, one) for one in came_out)

    yield from _times(a, b, alignment, "when", _sides(rows, alignment, follows_day, is_known), _day_rank)


def _clocks(a: Telling, b: Telling, alignment: Alignment) -> Iterator[Difference]:
    rows = [_placed(t, lambda t, n: t.values(n).clocks) for t in (a, b)]
    yield from _times(a, b, alignment, "time of day", _sides(rows, alignment, are_same_time, _never), _alike)


def _never(_value: _V, _others: Sequence[_Placed[_V]]) -> bool:
    return False


def _alike(_one: _V, _other: _V) -> float:
    return 0.0


def _day_rank(a: Day, b: Day) -> float | None:
    """Only what is told in one way is compared: a weekday and a month are told apart by working out alone."""
    return 0.0 if a.told_by and a.told_by == b.told_by else None


def _times(
    a: Telling,
    b: Telling,
    alignment: Alignment,
    about: str,
    sides: tuple[_Unmatched[_V], _Unmatched[_V]],
    rank: Callable[[_V, _V], float | None],
) -> Iterator[Difference]:
    for one, other in _matched(sides, alignment, rank):
        shown = [_text(t, r.sentence, r.value.start, r.value.end) for t, r in ((a, one), (b, other))]
        yield _row(a, b, (one.sentence, other.sentence), "date", about, (shown[0], shown[1]), CERTAIN)


def _names(a: Telling, b: Telling, alignment: Alignment) -> Iterator[Difference]:
    sides = []
    for mine, theirs, near in ((a, b, alignment.near_a), (b, a, alignment.near_b)):
        rows = _placed(mine, lambda t, n: t.values(n).names)
        free = [r for r in rows if not has_name(theirs.known, r.value)]
        loose = [r for r in rows if r in free or not has_name(theirs.known_in(near(r.sentence)), r.value)]
        sides.append(_Unmatched(free, loose))
    found = list(_matched((sides[0], sides[1]), alignment, _name_rank))
    for one, other in [*found, *_exchanged(a, b, alignment, {r.sentence for r, _ in found})]:
        kind: DifferenceKind = "place" if _are_places(one.value, other.value) else "name"
        yield _row(
            a, b, (one.sentence, other.sentence), kind, "who or where", (one.value.text, other.value.text), CERTAIN
        )


def _exchanged(
    a: Telling, b: Telling, alignment: Alignment, told: set[int]
) -> Iterator[tuple[_Placed[Name], _Placed[Name]]]:
    """The only name that two sentences of nearly the same words do not share, though both stand elsewhere."""
    for n, columns in alignment.of_a.items():
        for m in columns[:1]:
            if n in told or not alignment.are_mutual(n, m) or alignment.spelled_alike(n, m) < SAME_WORDS:
                continue
            mine = [v for v in a.values(n).names if not has_name(b.known_in([m]), v)]
            theirs = [v for v in b.values(m).names if not has_name(a.known_in([n]), v)]
            if len(mine) == len(theirs) == 1 and mine[0].label == theirs[0].label != "people":
                yield _Placed(n, mine[0]), _Placed(m, theirs[0])


def _are_places(a: Name, b: Name) -> bool:
    return {a.label, b.label} == {"place"} or (
        a.before in _PLACING and b.before in _PLACING and "place" in (a.label, b.label)
    )


def _name_rank(a: Name, b: Name) -> float | None:
    """The less the better; None where the two cannot stand for each other. The tagger's classes of rare names are not
    trusted where both follow a word of place."""
    if a.before in _PLACING and b.before in _PLACING and "people" not in (a.label, b.label):
        return MOVED if a.before == b.before or {a.before, b.before} <= _WHERE else 0.0
    if a.label == "people" or b.label == "people":
        return None
    if a.label == b.label:
        return 0.0
    return None if "person" in (a.label, b.label) and "place" in (a.label, b.label) else OTHER_KIND


def _bearings(a: Telling, b: Telling, alignment: Alignment) -> Iterator[Difference]:
    for n, columns in alignment.of_a.items():
        for m in columns[:1]:
            if not _beside(alignment, n, m):
                continue
            near_a = {v.point for k in alignment.of_b.get(m, ())[:COUNTERPARTS] for v in a.values(k).bearings}
            near_b = {v.point for k in columns[:COUNTERPARTS] for v in b.values(k).bearings}
            mine = [v for v in a.values(n).bearings if not _has_point(v.point, near_b)]
            theirs = [v for v in b.values(m).bearings if not _has_point(v.point, near_a)]
            if mine and theirs:
                shown = _text(a, n, mine[0].start, mine[0].end), _text(b, m, theirs[0].start, theirs[0].end)
                yield _row(a, b, (n, m), "place", "where", shown, LIKELY)


def _has_point(point: str, points: set[str]) -> bool:
    return any(point in p or p in point for p in points)


__all__ = ["find_unaccounted"]
