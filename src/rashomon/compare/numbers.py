"""Figures at odds: of two sentences that answer to each other, each has one of a kind that the other lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from rashomon.clauses import subject_of
from rashomon.compare.figures import ROUNDING, Figure, find_figures, is_same, shown
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching, same_root
from rashomon.compare.places import above
from rashomon.compare.quantities import RUNNING
from rashomon.compare.side import Side

FIRST_YEAR, LAST_YEAR = 1900, 2100  # plain numbers between them are mostly years
_HOLDING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
FEW = 3  # of things counted; that two tellings speak of `two sides` corroborates nothing
SAME_DAYS = 7  # days by which the first and last days of two dates may lie apart and still be one time
CERTAIN, LIKELY = 0.9, 0.7  # confidence: the same thing counted at the same place; the only two without a partner


def compare_numbers(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each figure that stands where the other sentence has another."""
    a, b = find_figures(pairing.a), find_figures(pairing.b)
    if not a or not b:
        return
    known_a = [f for side in pairing.near_a for f in find_figures(side)]
    known_b = [f for side in pairing.near_b for f in find_figures(side)]
    only_a = [f for f in _unmatched(a, known_b) if not _is_sum(f, b)]
    only_b = [f for f in _unmatched(b, known_a) if not _is_sum(f, a)]
    for kind in sorted({f.kind for f in only_a}):
        yield from _of_kind(
            pairing.matching, [f for f in only_a if f.kind == kind], [f for f in only_b if f.kind == kind]
        )


def compare_counts(pairing: Pairing) -> Iterator[Finding]:
    """The same between independent tellings: only what is counted in the same words of the same deed or thing, and not
    where the sentences speak of different days."""
    matching = pairing.matching
    a, b = find_figures(matching.a), find_figures(matching.b)
    if not a or not b or _apart_in_time(matching.a, matching.b):
        return
    known = [[f for side in near for f in find_figures(side)] for near in (pairing.near_a, pairing.near_b)]
    for one in _unmatched(a, known[1]):
        for other in _unmatched(b, known[0]):
            same_kind = one.kind == other.kind and (one.unit == other.unit or (not one.kind and _one_unit(one, other)))
            if not same_kind or one.kind == "time" or _is_year(one) or _is_year(other):
                continue
            if _of_one_thing(matching, one, other) and not _has_grown(matching, one, other):
                shown_b = shown(other, matching.b.parse.text)
                yield Finding("number", one.unit or "a figure", shown(one, matching.a.parse.text), shown_b, CERTAIN)


def _has_grown(matching: Matching, a: Figure, b: Figure) -> bool:
    """Is it a toll, or another count that goes on, and higher in the article of the later day?"""
    days = [s.article.published.edtf[:10] for s in (matching.a, matching.b)]
    running = all(RUNNING.search(s.parse.text) for s in (matching.a, matching.b))
    return running and all(days) and days[0] != days[1] and (days[0] < days[1]) == (a.value < b.value)


def agreeing_counts(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each figure that both sentences have of one thing."""
    matching = pairing.matching
    if _apart_in_time(matching.a, matching.b):
        return
    for one in find_figures(matching.a):
        for other in find_figures(matching.b):
            same = one.kind == other.kind and (one.kind or _one_unit(one, other)) and is_same(one, other)
            telling = one.kind or one.value >= FEW
            if same and telling and not _is_year(one) and _of_one_thing(matching, one, other):
                values = shown(one, matching.a.parse.text), shown(other, matching.b.parse.text)
                yield Finding("number", one.unit or "a figure", *values, CERTAIN)


def _of_one_thing(matching: Matching, a: Figure, b: Figure) -> bool:
    """Does the same word have or do what is counted, with the same subject if it is a verb?"""
    on_a = [i for i in _holders(matching.a, a) if matching.a.words[i] != a.unit]
    on_b = [i for i in _holders(matching.b, b) if matching.b.words[i] != b.unit]
    if not on_a or not on_b or matching.forward.get(on_a[0]) != on_b[0]:
        return False
    verbs = [
        next((i for i in rows if s.tokens[i].pos == "VERB"), -1) for s, rows in ((matching.a, on_a), (matching.b, on_b))
    ]
    if min(verbs) < 0:
        return True
    doers = [subject_of(s.parse, verb) for s, verb in zip((matching.a, matching.b), verbs, strict=True)]
    return not doers[0] or not doers[1] or matching.to_b(doers[0].index) == doers[1].index


def _one_unit(a: Figure, b: Figure) -> bool:
    return bool(a.unit and b.unit) and same_root(a.unit, b.unit)


def _is_year(figure: Figure) -> bool:
    return not figure.kind and FIRST_YEAR <= figure.value <= LAST_YEAR and "." not in figure.shown


def _apart_in_time(a: Side, b: Side) -> bool:
    """Has each sentence a date, and are no two of them one time?"""
    days = [[(d.first_day, d.last_day) for d in s.dates if d.first_day and d.last_day] for s in (a, b)]
    if not days[0] or not days[1]:
        return False
    return not any(_near_days(x[0], y[0]) and _near_days(x[1], y[1]) for x in days[0] for y in days[1])


def _near_days(a: date, b: date) -> bool:
    return abs((a - b).days) <= SAME_DAYS


def _unmatched(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    return [
        f for f in figures if not any(is_same(f, o) and (f.kind == o.kind or not (f.kind and o.kind)) for o in others)
    ]


def _is_sum(figure: Figure, others: Sequence[Figure]) -> bool:
    """`seven people`, where the other says `two officials and five others`."""
    values = [o.value for o in others if o.kind == figure.kind]
    return any(abs(x + y - figure.value) < ROUNDING * figure.value for x, y in combinations(values, 2))


def _of_kind(matching: Matching, only_a: list[Figure], only_b: list[Figure]) -> Iterator[Finding]:
    taken: set[int] = set()
    for one in only_a:
        fits = [other for other in only_b if other.start not in taken and _fits(matching, one, other)]
        alone = len(only_a) == len(only_b) == 1
        if len(fits) == 1 and (alone or _at_one_place(matching, one, fits[0])):
            taken.add(fits[0].start)
            sure = CERTAIN if _at_one_place(matching, one, fits[0]) else LIKELY
            yield Finding(
                "number",
                one.unit or fits[0].unit or "a figure",
                shown(one, matching.a.parse.text),
                shown(fits[0], matching.b.parse.text),
                sure,
            )


def _fits(matching: Matching, a: Figure, b: Figure) -> bool:
    """Do the two count the same thing? Of time and money the unit may differ, but not the currency."""
    if a.kind == "time":
        return a.unit == b.unit or _at_one_place(matching, a, b)
    if a.kind == "money":
        return a.unit == b.unit
    if a.kind == "percent":
        return True
    return bool(a.unit and b.unit) and (same_root(a.unit, b.unit) or _at_one_place(matching, a, b))


def _at_one_place(matching: Matching, a: Figure, b: Figure) -> bool:
    """Do the two figures hang on words that answer to each other?"""
    on_a, on_b = _holders(matching.a, a), _holders(matching.b, b)
    return any(matching.to_b(x) in on_b for x in on_a)


def _holders(side: Side, figure: Figure) -> list[int]:
    """The content words that a figure hangs on, itself and its unit left out: the noun counted, and its verb."""
    found, at = [], figure.token
    for _ in range(4):
        at = above(side, at)
        if at < 0:
            break
        token = side.tokens[at]
        outside = token.start >= figure.end or token.end <= figure.start
        if outside and token.pos in _HOLDING and not side.is_light(at):
            found.append(at)
    return found
