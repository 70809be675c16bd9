"""Values that two independent tellings give of one thing, and that cannot both be: a few named features, weighed."""

from __future__ import annotations

from math import log

from rashomon.compare.cues.words import words_of_class
from rashomon.compare.quantities import Quantity
from rashomon.compare.roots import same_root

TENFOLD = 3.0  # log of the ratio of two figures from which it tells no more
NEAR = 0.1  # of the larger figure, up to which a bound and a figure are told of one thing
READ_OFF = frozenset({"speed", "temperature"})  # what changes from hour to hour
_ANYBODY = words_of_class("anybody")  # nouns that count whomever


def is_excused(x: Quantity, y: Quantity, day: str, other_day: str) -> bool:
    """May both be true for what the words say: a bound, a count that goes on, one read on two days, other things?
    `day`, `other_day`: of publication, empty where it is not known."""
    later = bool(day and other_day) and day != other_day
    grew = later and bool(x.fates & y.fates) and (day < other_day) == (x.value < y.value)
    read = x.kind in READ_OFF and (later or not (day and other_day))
    part = x.part != y.part and not are_of_one_thing(x, y)
    return (
        part
        or x.rest != y.rest
        or x.rate != y.rate
        or read
        or grew
        or _is_open(x, y)
        or _is_open(y, x)
        or _is_other(x, y)
    )


def _is_open(x: Quantity, y: Quantity) -> bool:
    """Is a figure on that side of the other that its bound leaves open?"""
    return bool(x.bound) and (y.figure.high >= x.figure.low if x.bound > 0 else y.figure.low <= x.figure.high)


def is_borne_out(x: Quantity, y: Quantity) -> bool:
    """Is one a bound that the other keeps to, and comes near: `exceeded 550`, `565`?"""
    near = abs(x.value - y.value) <= NEAR * max(abs(x.value), abs(y.value))
    return near and (_is_open(x, y) or _is_open(y, x))


def _is_other(x: Quantity, y: Quantity) -> bool:
    if x.fates and y.fates and not x.fates & y.fates:
        return True
    if x.kind or not (x.thing and y.thing) or x.thing <= _ANYBODY or y.thing <= _ANYBODY:
        return False
    return not x.thing & y.thing and not are_of_one_thing(x, y)


def are_of_one_thing(x: Quantity, y: Quantity) -> bool:
    return bool(x.counted and y.counted) and same_root(x.counted, y.counted)


def weigh_figures(x: Quantity, y: Quantity) -> dict[str, float]:
    """The features of two figures, beside those of their sentences and clauses."""
    ratio = abs(log(max(abs(x.value), 1e-6) / max(abs(y.value), 1e-6)))
    return {
        "same_counted": float(are_of_one_thing(x, y)),
        "measured": float(x.kind not in ("", "order")),
        "ratio": min(ratio, TENFOLD),
    }
