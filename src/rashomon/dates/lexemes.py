"""Words of a sentence sorted into the classes that the grammar of dates is written in.

Each word becomes one character, so that a rule is a regular expression over a string that is
as long as the sentence has words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.lexicon import classes_of, uses_of
from rashomon.text import fold

COUNTS = {word: int(n) for word, n in uses_of("numbers", "one").items() if 1 <= int(n) <= 10}  # spelled out in news
TELLING = frozenset(
    "ampm decade deictic feast holiday hour month now often part season unit units weekday".split()
)  # every rule has one of these, or one of figures
_CAPITAL = frozenset({"month", "weekday"})  # words of their own where no capital begins them


@cache
def known_words() -> Mapping[str, tuple[str, int | str]]:
    """Word → its class and what it stands for: its number, or the word itself."""
    calendar, numbers, words = classes_of("calendar"), classes_of("numbers"), classes_of("dates")
    found: dict[str, tuple[str, int | str]] = {}
    for kind, rows in words.items():
        if kind.startswith("class "):
            found |= {w: (kind.removeprefix("class "), w) for w in rows}
    for kind, name in (("one", "word"), ("ten", "word"), ("ordinal", "ord")):
        found |= {w: (name, int(n)) for w, n in numbers[kind].items()}
    for kind, rows in calendar.items():  # `second` is a unit before all
        name = kind.removeprefix("short ")
        found |= {w: (name, int(use) if use.lstrip("-").isdigit() else use or w) for w, use in rows.items()}
    found |= {w + "s": ("units", w) for w in calendar["unit"]} | {"centuries": ("units", "century")}
    return found


def _feasts() -> str:
    """A pattern of the named days; only with a capital first letter are they days."""
    names = sorted(classes_of("calendar")["feast"], key=lambda name: (-len(name), name))
    spelled = (re.escape(name).replace("'", "['’]").replace(r"\ ", r"[ \u00a0]") for name in names)
    return rf"(?P<feast>(?<!\w)(?=[A-Z])(?i:{'|'.join(spelled)})(?!\w))"


_FEAST = _feasts()
_WITH_DIGITS = (
    r"(?P<iso>(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?![\w-]))"
    r"|(?P<numeric>(?<![\w./-])\d{1,2}[/.]\d{1,2}[/.]\d{4}(?![\w/]))"
    r"|(?P<quarter>(?<![\w-])(?:[Qq][1-4]|[1-4]Q|[Hh][12]|[12]H)(?!\w))"
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
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_LEXEME = re.compile(f"{_WITH_DIGITS}|{_FEAST}|{_WITHOUT_DIGITS}")
_LEXEME_WITHOUT_DIGITS = re.compile(f"{_FEAST}|{_WITHOUT_DIGITS}")

FIGURES = frozenset({"day", "num", "year"})  # what digits alone may be
CLASSES = sorted(FIGURES.union(_LEXEME.groupindex, (name for name, _ in known_words().values())))
CODE = {name: chr(0x100 + i) for i, name in enumerate(CLASSES)}  # letters no pattern gives a meaning to


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


def may_tell_time(text: str) -> bool:
    """Has the text a digit, or a word without which no rule reads anything?"""
    return bool(_DIGIT.search(text)) or not _telling().isdisjoint(_WORD.findall(text.lower()))


@cache
def _telling() -> frozenset[str]:
    return frozenset(word.split()[-1] for word, (name, _) in known_words().items() if name in TELLING)


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
        case "quarter":
            return "quarter", int(re.sub(r"\D", "", text))
        case "feast":
            how = classes_of("calendar")["feast"].get(fold(text))
            return ("feast", how) if how else _word(text.split()[-1])
        case "ampm":
            return "ampm", text[0].lower()
        case _:
            return group, text


# Four figures are a year between these: the Norman conquest, and as far as climate plans reach.
FIRST_WRITTEN_YEAR, LAST_WRITTEN_YEAR = 1066, 2100


def _word(text: str) -> tuple[str, int | str]:
    low = text.lower()
    known = known_words().get(low)
    if known is None or (known[0] in _CAPITAL and not text[0].isupper()):
        return "other", low
    return known
