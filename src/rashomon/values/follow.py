"""Whether a figure follows from another: the same, rounded, converted, in another form, or worked out of several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rashomon.values.figures import Figure

CONVERTED = 0.06  # relative difference of two units of one dimension: a conversion is rounded
NEAR = 0.12  # the same for a figure that is said to be about, over, under or nearly so much
SHARES_APART = 3.5  # percentage points between a share and a fraction that tells it in words
MAX_TERMS = 6  # figures of one place that are tried in sums
MAX_COUNTS = 3  # counts of one place of which one may be a share of another
# Dimensions that may stand for each other: a bare figure tells anything, an age is a time.
_LOOSE = {("", "time"), ("", "age"), ("age", "time"), ("", "share"), ("", "money"), ("", "order")}


def is_same_figure(a: Figure, b: Figure) -> bool:
    """Do two figures tell one quantity, as far as rounding and units let them?"""
    if not are_comparable(a, b):
        return False
    if a.low <= b.high and b.low <= a.high:
        return True  # the same, or a value inside a range of the other
    x, y = a.value, b.value
    if x * y <= 0:
        return False
    apart, larger = abs(x - y), max(abs(x), abs(y))
    if a.dimension == b.dimension == "share" and not (a.digits and b.digits) and larger <= 100:
        return apart <= SHARES_APART
    if _is_rounded(a, b) or _is_rounded(b, a):
        return True
    if a.unit != b.unit and a.unit and b.unit:
        return apart <= CONVERTED * larger
    return (a.about or b.about) and a.digits != b.digits and apart <= NEAR * larger and larger >= 10


def are_comparable(a: Figure, b: Figure) -> bool:
    """Are the two of one dimension, or of ones that may stand for each other?"""
    if a.dimension == b.dimension:
        return True
    if a.dimension.startswith("money") and b.dimension.startswith("money"):
        return False
    if any(not x.dimension and x.counted for x in (a, b)):
        return False  # `three members` are no three percent
    one, other = ("money" if x.dimension.startswith("money") else x.dimension for x in (a, b))
    return (one, other) in _LOOSE or (other, one) in _LOOSE


def _is_rounded(exact: Figure, round_: Figure) -> bool:
    """Is `round_` the other with fewer figures that count: 212 as 200 (more than), 4,380 as 4,400, 0.66 as 0.7?"""
    step = round_.step
    if step <= exact.step or step > abs(round_.value):
        return False
    apart = abs(exact.value - round_.value)
    within = step if round_.about else step / 2
    return apart <= within + 1e-9 and apart <= 0.25 * abs(exact.value)


def follows(figure: Figure, others: Sequence[Figure]) -> bool:
    """Does it follow from any one of the others?"""
    return any(is_same_figure(figure, o) for o in others)


def is_worked_out(figure: Figure, others: Sequence[Figure]) -> bool:
    """Is it a sum or difference of two or three others of its dimension, what is left of a share, or the share that one
    count is of another? `others`: the figures of one place; where there are many, any figure is a sum by chance."""
    values = [o.value for o in others if o.dimension == figure.dimension and o.low == o.high]
    target = figure.value
    slack = max(figure.step / 2 if figure.step > 1 or figure.about else 0.0, 1e-6)
    if len(values) <= MAX_TERMS:
        sums = [x + y for x, y in combinations(values, 2)] + [abs(x - y) for x, y in combinations(values, 2)]
        sums += [x + y + z for x, y, z in combinations(values, 3)]
        if any(abs(s - target) <= slack for s in sums):
            return True
    if figure.dimension != "share":
        return False
    if not figure.about and any(abs(100 - v - target) <= 1e-6 for v in values):
        return True
    counts = [o.value for o in others if not o.dimension and o.value > 0]
    shares = [100 * min(x, y) / max(x, y) for x, y in combinations(counts, 2)] if len(counts) <= MAX_COUNTS else []
    return any(abs(s - target) <= (SHARES_APART if figure.about else 0.5) for s in shares)
