"""Units and what one of them makes: lengths in metres, weights in kilograms, times in days, money by its currency."""

from __future__ import annotations

import re

from rashomon.lexicon import classes_of
from rashomon.text import lowered

# (dimension, factor to its base unit) by unit; a day is the base of time, since news counts in days.
_TABLE = {unit: (kind, float(one)) for kind, units in classes_of("units").items() for unit, one in units.items()}
_COINS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "USD": "dollar", "EUR": "euro", "GBP": "pound",
          "JPY": "yen", "CHF": "franc", "RUB": "ruble", "CNY": "yuan"}  # fmt: skip
_ADJECTIVE = r"(?:US|U\.S\.|American|Canadian|Australian|British|Hong Kong|New Zealand)\s"
_NAMES = "|".join(sorted(map(re.escape, _TABLE), key=len, reverse=True)).replace(r"\ ", r"[\s-]")
_UNIT = re.compile(
    rf"[\s\u00a0-]{{0,2}}(?:{_ADJECTIVE})?({_NAMES})(?:s|es)?(?![\w])(?!-old)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:(?:US|A|C|NZ|HK|S)?([$€£¥])|\b([A-Z]{3}))\s?$")
_SHORT = 2  # letters of a unit that is only right behind a figure
BEFORE = 6  # characters before a number in which its currency stands


def find_unit(text: str, start: int, end: int) -> tuple[str, str, float, int]:
    """(dimension, unit, what one makes in the base unit, end) of the number at `start:end`; empty for none."""
    sign = _SIGN.search(text[max(0, start - BEFORE) : start])
    if sign and (coin := _COINS.get(sign[1] or sign[2])):
        return f"money {coin}", coin, 1.0, end
    match = _UNIT.match(text, end)
    unit = re.sub(r"[\s-]+", " ", lowered(match[1])) if match else ""
    if not match or (len(unit) <= _SHORT and unit.isalpha() and not text[end - 1].isdigit()):
        return "", "", 1.0, end
    dimension, one = _TABLE[unit]
    return dimension, unit, one, match.end()
