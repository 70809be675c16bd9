"""The figures of a sentence as two independent tellings can dispute them: of what, of whom, how bounded.

Beside what `rashomon.values` reads, a bare figure behind a name is that person's age, and two figures with `to` between
them are a vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.compare.telling import Telling
from rashomon.language import Parse
from rashomon.text import fold
from rashomon.values import Figure, is_same_figure
from rashomon.values.figures import bound_of

# What became of the people counted: of two figures those of two fates are no two of one.
FATES = {
    "dead": re.compile(r"\b(?:dead|die[ds]?|deaths?|kill\w*|bodies|lives|fatal\w*|buried)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:injur\w*|wound\w*|hurt|hospital\w*|treated)\b", re.IGNORECASE),
    "missing": re.compile(
        r"\b(?:missing|trapped|unaccounted|captive|abducted|kidnapped|held|hold\w*)\b", re.IGNORECASE
    ),
    "freed": re.compile(r"\b(?:freed|released?|rescued|saved|alive|survived?)\b", re.IGNORECASE),
    "arrested": re.compile(
        r"\b(?:arrest\w*|detain\w*|charged|jailed|sentenced|condemned|taken in|in custody)\b", re.IGNORECASE
    ),
    "gone": re.compile(r"\b(?:displaced|fled|homeless|evacuat\w*|left their)\b", re.IGNORECASE),
}
# A price or a rate on the move, which two papers read at two hours, and words by which it is read at the close.
# What is priced from hour to hour, so that two papers may read it at two.
_PRICED = re.compile(r"\b(?:shares?|stocks?|futures|trad(?:ed|es|ing)|index|bonds?|barrel)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"\b(?:clos(?:ed|es|ing)|(?:at|by) (?:the )?close|ended|ending|finish\w*|settled)\b", re.IGNORECASE
)
_CUT = re.compile(
    r"[,;:—–“”\"()?!]\s|\s[-–—]\s|\s(?:and|but|while|although|because|after|before|when|which|who|that|if)\s"
)
# A count of what is still to come, which falls from hour to hour: `with five laps to go`.
_STILL_LEFT = re.compile(r"^(?:[\s-][\w-]+){0,2}\s(?:to go\b|remain(?:ing|ed|s)?\b|left(?=[,.;]|$|\s(?:in|when|on)\b))")
# A count without those told before: `three other women`.
_REMAINDER = re.compile(r"^\s(?:other|more|further|additional|extra)\b(?!\sthan)", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:another|additional|further)\s$", re.IGNORECASE)
# Some of those counted before: `nine of the dead`.
_PART = re.compile(r"^\sof\s(?:the|those|them|these|its|his|her|their|our|whom|which)\b")
# A rate of exchange (`$1 = 7.2 kroner`), and what a sum is in another currency (`9 million kroner ($1.2 million)`): a
# matter of the day.
_EQUALS, _EQUALLED = re.compile(r"=\s?[^\s\d]{0,4}$"), re.compile(r"^[^\d=.;]{0,20}=")
_CONVERTED = re.compile(r"[\s\w.-]{0,24}\((?:(?:or|about|some|around)\s)?[^\s\d]{0,4}")
_RATE = re.compile(
    r"^(?:\s[\w-]+){0,3}\s(?:per|each|every|apiece|annually|daily|yearly|an?\s(?:day|week|month|year|hour|head))\b"
)
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]{1,20}),\s$")
_VOTE = re.compile(r"\bvot|\bballot|\bfavou?r\b|\bagainst\b|\bmajority\b|\bpassed\b|\bwent through\b", re.IGNORECASE)
_TO = re.compile(r"\s?(?:votes?\s)?(?:to|[-–—]|(?:for|in favou?r),?(?:\s(?:and|with|to))?)\s?")
_OF_WHOLE = re.compile(r"^\sof\s(?:the|its|his|her|their|our|a)?\s?[\w-]{1,14}\s(?=[a-z])")
_AGES = (5, 115)  # years
LOOK = 28  # characters before a figure in which its bound stands
SHORT = 5  # words; a clause with fewer takes in the one beside it
MOST_STEPS = 4
MOST_WORDS = 5  # behind a figure, in which what is counted is named
STEM = 6  # letters of such a word
LARGE = 1e5  # a bare figure from which it may be money


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a sentence with what it is of. `kind`: the figure's dimension, `age`, `vote` or empty for a count;
    `owner`: whose age it is; `counted`: the noun; `bound`: 1 for so much or more, -1 for so much or less; `rate`: so
    many in a time; `rest`: it leaves out what was told before; `part`: so many of those told before; `moving`: a price
    of the hour; `second`: the other figure of a vote."""

    figure: Figure
    kind: str
    owner: str
    counted: str
    bound: int
    rate: bool
    rest: bool
    part: bool
    moving: bool
    fates: frozenset[str]
    thing: frozenset[str]
    second: float = 0.0

    @property
    def value(self) -> float:
        return self.figure.value


Quantities = Mapping[str, Sequence[Sequence[Quantity]]]  # of each article, by id, those of each sentence


def find_quantities(telling: Telling, number: int) -> tuple[Quantity, ...]:
    """The quantities of sentence `number`, in order of place; ordinals are none."""
    return tuple(_all(telling, number))


def find_all_quantities(telling: Telling) -> list[tuple[Quantity, ...]]:
    """The quantities of each sentence. A large bare figure (`another 390 million`) is money where the article has one
    currency."""
    rows = [find_quantities(telling, n) for n in range(len(telling.parsed.sentences))]
    coins = {q.kind for row in rows for q in row if q.kind.startswith("money")}
    if len(coins) != 1:
        return rows
    coin = min(coins)
    return [tuple(_as_money(q, coin) if _is_bare(q) else q for q in row) for row in rows]


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.kind and not quantity.counted and not quantity.thing and quantity.value >= LARGE


def _as_money(quantity: Quantity, coin: str) -> Quantity:
    return replace(quantity, kind=coin, figure=replace(quantity.figure, dimension=coin))


def _all(telling: Telling, number: int) -> Iterator[Quantity]:
    text = telling.parsed.sentences[number].parse.text
    figures = telling.values(number).figures
    second: set[int] = set()
    for n, figure in enumerate(figures):
        if figure.start in second or not _counts(telling, number, figure) or _is_converted(text, figures, n):
            continue
        made = _with_words(telling, number, figure)
        other = figures[n + 1] if n + 1 < len(figures) else None
        owner = _owner(telling, number, figure)
        if other and not figure.dimension and _TO.fullmatch(text, figure.end, other.start) and _VOTE.search(text):
            second.add(other.start)
            made = replace(made, kind="vote", second=other.value)
        elif owner and _is_age(text, figure):
            made = replace(made, kind="age", owner=owner)
        elif figure.dimension == "age":
            made = replace(made, owner=owner)
        yield made


def _counts(telling: Telling, number: int, figure: Figure) -> bool:
    """Is it a figure of something: no rank, no `one`, no number that names?"""
    parse = telling.parsed.sentences[number].parse
    often = figure.dimension == "order" and figure.counted == "time" and figure.value > 1  # `for the third time`
    if (figure.dimension == "order" and not often) or _STILL_LEFT.match(parse.text[figure.end :]):
        return False
    return bool(figure.dimension or figure.counted) or not _is_number_of(parse, figure)


def _is_converted(text: str, figures: Sequence[Figure], n: int) -> bool:
    """Is it a side of a rate of exchange, or a sum that the figure before it tells in another currency?"""
    figure, end = figures[n], figures[n - 1].end if n else 0
    if _EQUALS.search(text[end : figure.start]) or _EQUALLED.match(text[figure.end :]):
        return True
    return bool(n) and figure.dimension.startswith("money") and bool(_CONVERTED.fullmatch(text, end, figure.start))


def _with_words(telling: Telling, number: int, figure: Figure) -> Quantity:
    """The figure with what the words around it tell."""
    text = telling.parsed.sentences[number].parse.text
    clause = clause_of(text, figure.start, figure.end)
    words = text[clause[0] : clause[1]]
    after = text[figure.end :]
    return Quantity(
        figure,
        kind=figure.dimension,
        owner="",
        counted=figure.counted or _of_whole(telling, number, figure),
        bound=bound_of(text, figure.start, figure.end),
        rate=bool(_RATE.match(after)),
        rest=bool(_REMAINDER.match(after) or _ADDED.search(text[: figure.start])),
        part=bool(_PART.match(after)),
        moving=figure.dimension.startswith(("share", "money"))
        and bool(_PRICED.search(words) and not _CLOSED.search(words)),
        fates=_fates(text, figure, words),
        thing=_thing(telling, number, figure),
    )


def _owner(telling: Telling, number: int, figure: Figure) -> str:
    """The surname beside a figure, as beside somebody's age; empty for none."""
    persons = [n for n in telling.values(number).names if n.label == "person"]
    beside = (p for p in persons if p.end <= figure.start <= p.end + 3 or figure.end <= p.start <= figure.end + 2)
    if person := next(beside, None):
        return person.words[-1]
    text = telling.parsed.sentences[number].parse.text
    name = _NAME_BEFORE.search(text[max(0, figure.start - LOOK) : figure.start])
    return fold(name[1]) if name else ""


def _is_number_of(parse: Parse, figure: Figure) -> bool:
    """`Lap 151`, `Flight 370`, `Channel 10`: a number that names and counts nothing; not `in the town 40 were hurt`."""
    at = next((t.index for t in parse.tokens if t.start == figure.start), 0)
    if not at or not parse.text[figure.start : figure.end].isdigit() or parse.tokens[at - 1].tag not in {"NN", "NNP"}:
        return False
    after = parse.tokens[at + 1].pos if at + 1 < len(parse.tokens) else ""
    return parse.tokens[at].head == at - 1 or after not in {"VERB", "AUX"}


def _fates(text: str, figure: Figure, words: str) -> frozenset[str]:
    """What became of those counted, by the nearest words that tell it."""
    found = frozenset(name for name, pattern in FATES.items() if pattern.search(words))
    if len(found) > 1:
        nearest = text[slice(*clause_of(text, figure.start, figure.end, 0))]
        return frozenset(name for name in found if FATES[name].search(nearest)) or found
    return found


def _is_age(text: str, figure: Figure) -> bool:
    """`Ana Petrik, 54, said`."""
    bare = not figure.dimension and not figure.counted and _AGES[0] <= figure.value <= _AGES[1]
    return bare and text[: figure.start].endswith(", ") and text[figure.end : figure.end + 1] in ",.;)"


def _thing(telling: Telling, number: int, figure: Figure) -> frozenset[str]:
    """The words that name what is counted: `armoured`, `vehicle`."""
    tokens = [t for t in telling.parsed.sentences[number].parse.tokens if t.start >= figure.end][:MOST_WORDS]
    found = []
    for token in tokens:
        if token.pos in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "NUM"} and token.text != "-":
            break
        if token.pos in {"NOUN", "PROPN", "ADJ"}:
            found.append(token.lemma.lower()[:STEM])
    return frozenset(found)


def _of_whole(telling: Telling, number: int, figure: Figure) -> str:
    """The noun of `five of the nine members`."""
    text = telling.parsed.sentences[number].parse.text
    if figure.dimension:
        return ""
    match = _OF_WHOLE.match(text[figure.end :])
    if not match:
        return ""
    end = figure.end + match.end()
    others = telling.values(number).figures
    return next((o.counted for o in others if figure.end < o.start < end + 2), "")


def clause_of(text: str, start: int, end: int, few: int = SHORT) -> tuple[int, int]:
    """The words around a figure up to the next comma or conjunction, more where they are `few` or less."""
    cuts = [0, *(m.end() for m in _CUT.finditer(text)), len(text)]
    low = max(c for c in cuts if c <= start)
    high = min((c for c in cuts if c >= end), default=len(text))
    for _ in range(MOST_STEPS):
        if len((text[low:start] + " " + text[end:high]).split()) > few:
            break
        left, right = [c for c in cuts if c < low], [c for c in cuts if c > high]
        if left:
            low = max(left)
        elif right:
            high = min(right)
    return low, high


SMALL = 20  # things counted up to which nobody rounds without saying so
ROUNDED = 0.045  # relative difference up to which a figure not said to be a rough one may be rounded: 3.1 as 3


def is_same_quantity(a: Quantity, b: Quantity) -> bool:
    """Do two quantities tell one amount, as far as rounding lets them? Stricter than of copies, which are
    known to be of one thing: a figure that is not called a rough one is taken at its word."""
    x, y = a.figure, b.figure
    if "vote" in (a.kind, b.kind):
        return a.kind == b.kind and (x.value, a.second) == (y.value, b.second)
    if x.step != y.step and (_is_cut_off(x, y) or _is_cut_off(y, x)):
        return True
    if not is_same_figure(x, y) or _is_one_end(x, y):
        return False
    if x.about or y.about or x.low != x.high or y.low != y.high:
        return True
    larger = max(abs(x.value), abs(y.value))
    if x.dimension == "order":
        return x.value == y.value
    if not x.dimension and larger <= SMALL:
        return x.value == y.value
    return abs(x.value - y.value) <= ROUNDED * larger and (
        not x.dimension.startswith("money") or x.step != y.step or x.value == y.value
    )


def _is_cut_off(exact: Figure, short: Figure) -> bool:
    """Is `short` the other with its last figures left out, not rounded: 43,885,310 as 43 million?"""
    if short.dimension != exact.dimension or not short.dimension or short.step <= max(exact.step, 1.0):
        return False
    return short.low == short.high and 0 <= exact.value - short.value < short.step <= ROUNDED * exact.value


def _is_one_end(x: Figure, y: Figure) -> bool:
    """`from 5 to 8 per cent` and `from 5 to 12 per cent`."""
    ranges = x.low != x.high and y.low != y.high
    return ranges and (x.low == y.low) != (x.high == y.high)
