"""Values that two independent tellings give of one thing, and that cannot both be: a few named features, weighed."""

from __future__ import annotations

import re
from itertools import combinations
from math import log

from rashomon.compare.matching import same_root
from rashomon.compare.moments import Moment
from rashomon.compare.onefact import Ground
from rashomon.compare.quantities import Quantity
from rashomon.compare.telling import Telling
from rashomon.merging.words import stem
from rashomon.text import fold

At = tuple[Telling, int]  # a sentence by its number
_Around = tuple[tuple[int, int], tuple[int, int], At]  # start and end of a clause, of the value in it, and the sentence
TENFOLD = 3.0  # log of the ratio of two figures from which it tells no more
FEW = 10  # things counted
READ_OFF = frozenset({"speed", "temperature"})  # what changes from hour to hour
MOST_PARTS = 8  # figures of a sentence tried in sums
PART = 0.05  # of a sum; under it that two figures add up to a third is mostly chance
_ANYBODY = frozenset({"people", "person", "others"})  # nouns that count whomever
_PUT_OFF = re.compile(r"\b(?:postpon|put off|put back|delay|reschedul)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")


def is_excused(x: Quantity, y: Quantity, a: At, b: At) -> bool:
    """May both be true for what the words say: a bound, a count that goes on, a price at two hours, other things?"""
    moving = x.moving and y.moving and not are_claims(a, b)
    apart = x.rest != y.rest or _are_readings(x, y, a, b)
    return apart or _is_open(x, y) or moving or _grew(x, y, a, b) or _counts_other(x, y) or _is_sum(x, y, a, b)


def _are_readings(x: Quantity, y: Quantity, a: At, b: At) -> bool:
    """A speed or a temperature that two papers may have read on two days."""
    days = {t.article.published.edtf[:10] for t, _ in (a, b)}
    return x.kind in READ_OFF and y.kind in READ_OFF and (len(days) > 1 or "" in days)


def is_put_off(at: At) -> bool:
    """Does the sentence tell of another day than was planned? Two such days are two states of one thing."""
    telling, number = at
    return bool(_PUT_OFF.search(telling.parsed.sentences[number].parse.text))


def are_claims(a: At, b: At) -> bool:
    """Do two named speakers claim the one and the other? An article that reports both makes no two things of them."""
    speakers = [
        {s.speaker for s in t.held.get(n, ()) if s.speaker and t.cast.actor(s.speaker).kind != "group"}
        for t, n in (a, b)
    ]
    return bool(speakers[0] and speakers[1]) and speakers[0].isdisjoint(speakers[1])


def _is_open(x: Quantity, y: Quantity) -> bool:
    low = (x.or_more and y.figure.high >= x.figure.low) or (y.or_more and x.figure.high >= y.figure.low)
    each = any(q.part and r.value in (2 * q.value, 3 * q.value) for q, r in ((x, y), (y, x)))  # `four from each side`
    high = (x.or_less and y.figure.low <= x.figure.high) or (y.or_less and x.figure.low <= y.figure.high)
    return low or high or each


def _grew(x: Quantity, y: Quantity, a: At, b: At) -> bool:
    days = [t.article.published.edtf[:10] for t, _ in (a, b)]
    if not (x.running and y.running) or days[0] == days[1] or not all(days):
        return False
    return (days[0] < days[1]) == (x.value < y.value)


def _is_sum(x: Quantity, y: Quantity, a: At, b: At) -> bool:
    """`51 were hurt`, where the other has `20 in one hospital and 31 in another`."""
    for total, (telling, number) in ((x, b), (y, a)):
        parts = [f.value for f in telling.values(number).figures if f.dimension == total.figure.dimension]
        pairs = [(p, q) for p, q in combinations(parts[:MOST_PARTS], 2) if min(p, q) >= PART * total.value]
        if total.value > FEW and any(p + q == total.value for p, q in pairs):
            return True
    return False


def _counts_other(x: Quantity, y: Quantity) -> bool:
    if x.fates and y.fates and not x.fates & y.fates:
        return True
    few = not x.kind and max(x.figure.high, y.figure.high) <= FEW
    if not few or x.thing <= _ANYBODY or y.thing <= _ANYBODY:
        return False
    return not x.thing & y.thing and not are_of_one_thing(x, y)


def are_of_one_thing(x: Quantity, y: Quantity) -> bool:
    return bool(x.counted and y.counted) and same_root(x.counted, y.counted)


def weigh_figures(x: Quantity, y: Quantity, a: At, b: At, ground: Ground) -> dict[str, float]:
    """The features of two figures, beside those of their sentences."""
    ratio = abs(log(max(abs(x.value), 1e-6) / max(abs(y.value), 1e-6)))
    around = [(q.clause, (q.figure.start, q.figure.end), at) for q, at in ((x, a), (y, b))]
    return {
        "clause": _shared(around[0], around[1], ground),
        "same_counted": float(are_of_one_thing(x, y)),
        "measured": float(x.kind not in ("", "order")),
        "ratio": min(ratio, TENFOLD),
    }


def weigh_moments(x: Moment, y: Moment, a: At, b: At, ground: Ground) -> dict[str, float]:
    """The features of two days or times of day, beside those of their sentences."""
    return {
        "clause": _shared((x.clause, (x.start, x.end), a), (y.clause, (y.start, y.end), b), ground),
    }


def _shared(one: _Around, other: _Around, ground: Ground) -> float:
    """How much the words around two values share."""
    found = []
    for (low, high), (start, end), (telling, number) in (one, other):
        text = telling.parsed.sentences[number].parse.text
        found.append({stem(fold(m[0])) for m in _WORD.finditer(f"{text[low:start]} {text[end:high]}")})
    return sum(map(ground.worth, sorted(found[0] & found[1])))
