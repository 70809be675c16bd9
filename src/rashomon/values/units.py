"""Units and what one of them makes: lengths in metres, weights in kilograms, times in days, money by its currency."""

from __future__ import annotations

import re

# (dimension, factor to its base unit) by unit; a day is the base of time, since news counts in days.
_TABLE: dict[str, tuple[str, float]] = {}


def _add(dimension: str, factor: float, names: str) -> None:
    _TABLE.update((name, (dimension, factor)) for name in names.split("|"))


_add("length", 1, "metre|meter|m")
_add("length", 1000, "kilometre|kilometer|km|klick")
_add("length", 0.01, "centimetre|centimeter|cm")
_add("length", 0.001, "millimetre|millimeter|mm")
_add("length", 1609.34, "mile")
_add("length", 1852, "nautical mile")
_add("length", 0.9144, "yard")
_add("length", 0.3048, "foot|feet|ft")
_add("length", 0.0254, "inch|inche")
_add("area", 1e4, "hectare|ha")
_add("area", 4046.9, "acre")
_add("area", 1e6, "square kilometre|square kilometer|sq km")
_add("area", 2.59e6, "square mile")
_add("area", 1, "square metre|square meter")
_add("volume", 1, "cubic metre|cubic meter")
_add("volume", 1e9, "cubic kilometre|cubic kilometer")
_add("volume", 0.001, "litre|liter")
_add("volume", 0.159, "barrel")
_add("mass", 1, "kilogram|kilogramme|kilo|kg")
_add("mass", 0.001, "gram|gramme")
_add("mass", 1000, "tonne|metric ton|ton")
_add("mass", 0.4536, "pound of|lb")
_add("mass", 6.35, "stone")
_add("mass", 0.02835, "ounce")
_add("time", 1 / 86400, "second|sec")
_add("time", 1 / 1440, "minute|min")
_add("time", 1 / 24, "hour|hr")
_add("time", 1, "day")
_add("time", 7, "week")
_add("time", 14, "fortnight")
_add("time", 30.44, "month")
_add("time", 365.25, "year")
_add("time", 3652.5, "decade")
_add("time", 36525, "century|centurie")
_add("speed", 1, "km/h|kph|kmh|kilometres an hour|kilometers an hour|kilometres per hour|kilometers per hour")
_add("speed", 1.609, "mph|miles an hour|miles per hour")
_add("speed", 1.852, "knot")
_add("temperature", 1, "degree")
_add("power", 1, "megawatt|mw")
_add("power", 1000, "gigawatt|gw")
_add("share", 1, "percent|per cent|%|percentage point|pct")
_add("points", 1, "point")
_COINS = (
    "dollar|euro|pound|rouble|ruble|yen|yuan|rupee|franc|crown|krone|kroner|kronor|peso|won|lira|dirham|riyal|dinar|"
    "shilling|mark|real|rand|zloty|forint|crown|florin|ducat|thaler"
)
for _coin in _COINS.split("|"):
    _add(f"money {_coin.replace('rouble', 'ruble').replace('kroner', 'krone').replace('kronor', 'krone')}", 1, _coin)
_add("money pound", 0.01, "pence|p")
_add("money dollar", 0.01, "cent")

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_ADJECTIVE = r"(?:US|U\.S\.|American|Canadian|Australian|British|Hong Kong|New Zealand)\s"
_UNIT = re.compile(
    rf"[\s\u00a0-]{{0,2}}(?:{_ADJECTIVE})?("
    + "|".join(sorted((re.escape(name) for name in _TABLE), key=len, reverse=True)).replace(r"\ ", r"[\s-]")
    + r")(?:s|es)?(?![\w])(?!-old)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:US|A|C|NZ|HK|S)?([$€£¥])\s?$")
_CODE = re.compile(r"\b(USD|EUR|GBP|JPY|CHF|RUB|CNY)\s?$")
_CODES = {"USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "CHF": "franc", "RUB": "ruble", "CNY": "yuan"}
_LETTERS = frozenset({"m", "p", "ha", "mw", "gw"})  # units that are one or two letters: only right behind a figure
BEFORE = 6  # characters before a number in which its currency stands


def find_unit(text: str, start: int, end: int) -> tuple[str, str, float, int]:
    """(dimension, unit, what one makes in the base unit, end) of the number at `start:end`; empty for none."""
    before = text[max(0, start - BEFORE) : start]
    if sign := _SIGN.search(before):
        return f"money {_SIGNS[sign[1]]}", _SIGNS[sign[1]], 1.0, end
    if code := _CODE.search(before):
        return f"money {_CODES[code[1]]}", _CODES[code[1]], 1.0, end
    match = _UNIT.match(text, end)
    if not match:
        return "", "", 1.0, end
    unit = re.sub(r"[\s-]+", " ", match[1].lower())
    if unit in _LETTERS and not text[end - 1].isdigit():
        return "", "", 1.0, end
    if unit not in _TABLE:
        return "", "", 1.0, end
    dimension, factor = _TABLE[unit]
    return dimension, unit, factor, match.end()
