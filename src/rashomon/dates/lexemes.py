"""Words of a sentence sorted into the classes that the grammar of dates is written in.

Each word becomes one character, so that a rule is a regular expression over a string that is
as long as the sentence has words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
COUNTS = {word: n for n, word in enumerate(ONES) if 1 <= n <= 10}  # as far as news spells them out
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
UNITS = "second minute hour day week month year decade century fortnight quarter weekend".split()
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DAY_PARTS = "morning afternoon evening night noon midday midnight dawn dusk lunchtime".split()

_WORDS: dict[str, tuple[str, int | str]] = {}


def _add(name: str, words: str) -> None:
    _WORDS.update((word, (name, word)) for word in words.split())


_add("vague", "few several couple dozen dozens hundreds many some various multiple")
_add("part", " ".join(DAY_PARTS) + " mornings afternoons evenings nights")
_add("last", "last")
_add("past", "past previous preceding prior")
_add("next", "next")
_add("coming", "coming following upcoming subsequent ensuing")
_add("recent", "recent")
_add("this", "this")
_add("that", "that these those")
_add("same", "same")
_add("ago", "ago")
_add("earlier", "earlier later")
_add("early", "early late mid")
_add("bound", "beginning start end middle close turn")
_add("every", "every each")
_add("often", "daily weekly fortnightly monthly quarterly yearly annual annually biannual")
_add("approx", "about around roughly nearly almost approximately circa")
_add("before", "before after")
_add("old", "old long")
_add("now", "now hence")
_add("a", "a an")
for _name in "the of in on at and half from between since local time fiscal financial".split():
    _add(_name, _name)
_add("to", "to through until till thru")
_add("zone", "gmt utc est edt cet cest bst pst pdt et ist jst msk")
_add("oclock", "o'clock o’clock")
_add("holiday", "christmas easter thanksgiving ramadan")
_WORDS |= {m: ("month", i) for i, m in enumerate(MONTHS, 1)}
_WORDS |= {m[:3]: ("month", i) for i, m in enumerate(MONTHS, 1) if m != "may"} | {"sept": ("month", 9)}
_WORDS |= {w: ("weekday", i) for i, w in enumerate(WEEKDAYS)}
_WORDS |= {w + "s": ("weekdays", i) for i, w in enumerate(WEEKDAYS)}
_WORDS |= {w: ("weekday", i) for w, i in (("mon", 0), ("tue", 1), ("tues", 1), ("wed", 2), ("thu", 3), ("thurs", 3))}
_WORDS |= {w: ("weekday", i) for w, i in (("fri", 4), ("sat", 5), ("sun", 6))}
_WORDS |= {w: ("word", i) for i, w in enumerate(ONES)} | {w: ("word", 20 + 10 * i) for i, w in enumerate(TENS)}
_WORDS |= {w: ("ord", i) for i, w in enumerate(ORDINALS, 1)}
_WORDS |= {u: ("unit", u) for u in UNITS} | {u + "s": ("units", u) for u in UNITS} | {"centuries": ("units", "century")}
_WORDS |= {w: ("season", n) for w, n in SEASONS.items()}
_WORDS |= {"today": ("deictic", 0), "tonight": ("deictic", 0), "yesterday": ("deictic", -1), "tomorrow": ("deictic", 1)}
_WORDS |= {f"{w}ties": ("decade", d) for w, d in (("twen", 2), ("thir", 3), ("for", 4), ("fif", 5), ("six", 6))}
_WORDS |= {f"{w}ties": ("decade", d) for w, d in (("seven", 7), ("eigh", 8), ("nine", 9))}

# Short forms that are words of their own: months and weekdays only where a capital begins them.
CAPITAL = frozenset("jan mar jun jul aug sep oct nov dec feb apr sept may march august".split()) | frozenset(
    "mon tue tues wed thu thurs fri sat sun".split()
)
SHORT_WEEKDAYS = frozenset("mon tue tues wed thu thurs fri sat sun".split())

_OTHER_CLASSES = "month weekday weekdays day year num ord word unit units season deictic decade clock hour ampm iso"
CLASSES: tuple[str, ...] = tuple(
    sorted({name for name, _ in _WORDS.values()} | set(_OTHER_CLASSES.split()) | {"numeric", "comma", "dash", "other"})
)
CODE = {name: chr(0x100 + i) for i, name in enumerate(CLASSES)}  # letters no pattern gives a meaning to

_WITH_DIGITS = (
    r"(?P<iso>(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?![\w-]))"
    r"|(?P<numeric>(?<![\w./-])\d{1,2}[/.]\d{1,2}[/.]\d{4}(?![\w/]))"
    r"|(?P<decade>(?<!\w)(?:1\d|20)\d0['’]?s\b|['’]\d0s\b)"
    r"|(?P<clock>(?<![\w:.,])\d{1,2}[:.]\d{2}(?=\s?[ap]\.?\s?m\b)|(?<![\w:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?!\w|:\d))"
    r"|(?P<ordinal>(?<![\w.,])\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<number>(?<![\w.,$€£¥#])\d{1,9}(?![\w%]|[.,]\d)|(?<=\d[–—-])\d{1,4}(?![\w%]|[.,]\d)|(?<![\w.,])\d{1,2}(?=[ap]m\b))"
)
_WITHOUT_DIGITS = (
    r"(?P<ampm>\b[ap]\.\s?m\b\.?|(?<=\d)[ap]m\b|(?<=\d\s)(?:[ap]m|AM|PM|[AP]M)\b|(?<=\d)[AP]M\b)"
    r"|(?P<clockword>\bo['’]clock\b)"
    r"|(?P<abbreviation>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.(?=\s?[\d,]))"
    r"|(?P<word>[^\W\d_]+)|(?P<dash>[-–—])|(?P<comma>,)|(?P<other>[^\W_][\w.,]*|[^\s\w]|_)"
)
_DIGIT = re.compile(r"\d")
_LEXEME, _LEXEME_WITHOUT_DIGITS = re.compile(f"{_WITH_DIGITS}|{_WITHOUT_DIGITS}"), re.compile(_WITHOUT_DIGITS)


class Lexeme(NamedTuple):
    """A word or mark of a sentence: its place in code points, its class and what it stands for."""

    start: int
    end: int
    name: str
    value: int | str
    text: str


def find_lexemes(text: str) -> list[Lexeme]:
    """The words and marks of `text`, each in its class. Linear time."""
    pattern = _LEXEME if _DIGIT.search(text) else _LEXEME_WITHOUT_DIGITS
    return [_lexeme(match) for match in pattern.finditer(text)]


def encode(lexemes: list[Lexeme]) -> str:
    """The classes of `lexemes` as one character each."""
    return "".join(CODE[lexeme.name] for lexeme in lexemes)


def _lexeme(match: re.Match[str]) -> Lexeme:
    text = match[0]
    name, value = _word(text) if match.lastgroup == "word" else _classify(match.lastgroup or "other", text)
    return Lexeme(*match.span(), name, value, text)


def _classify(group: str, text: str) -> tuple[str, int | str]:
    match group:
        case "abbreviation" | "clockword":
            return _word(text.rstrip("."))
        case "number":
            number = int(text)
            if len(text) == 4 and FIRST_WRITTEN_YEAR <= number <= LAST_WRITTEN_YEAR:
                return "year", number
            return ("day" if 1 <= number <= 31 and len(text) <= 2 else "num"), number
        case "ordinal":
            return "ord", int(text[:-2])
        case "decade":
            return "decade", int(re.sub(r"\D", "", text)) // 10
        case "ampm":
            return "ampm", text[0].lower()
        case _:
            return group, text


# Four figures are a year between these: the Norman conquest, and as far as climate plans reach.
FIRST_WRITTEN_YEAR, LAST_WRITTEN_YEAR = 1066, 2100


def _word(text: str) -> tuple[str, int | str]:
    low = text.lower()
    known = _WORDS.get(low)
    if known is None or (low in CAPITAL and not text[0].isupper()):
        return "other", low
    return known
