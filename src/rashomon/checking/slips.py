"""What of a claim does not follow from a place: its figures, days, times of day, directions and names, one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeVar

from rashomon.checking.claims import Claim
from rashomon.checking.plain_times import find_plain_times
from rashomon.compare.roots import same_root
from rashomon.compare.telling import Telling
from rashomon.dates import edtf_interval
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import rule_words
from rashomon.values import (
    Clock,
    Day,
    Figure,
    Known,
    Name,
    Values,
    are_comparable,
    are_same_time,
    find_known,
    follows,
    follows_day,
    has_name,
    is_same_figure,
    is_worked_out,
)
from rashomon.values.compass import Bearing
from rashomon.values.names import name_words
from rashomon.vocabulary import Date

AROUND = 1  # sentences before and after the nearest one that belong to the place
BACK = 2  # sentences before it in which a pronoun of it may have its name
FRESH = 7  # days before publication that an undated sentence of news may tell of
LEFT = 3.5  # percentage points by which a share may miss what another leaves of the whole
PEOPLE = rule_words("anyone counted")  # a text may count them as whatever they are
FEW = 3  # things counted in words that a text may leave uncounted
DEFINITE_BACK = 12  # characters before such a figure in which `the` stands
_DEFINITE = re.compile(r"\b(?:the|both|all|its|their|his|her|these|those)\s$", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:his|her|their|my|our|your)\s(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE)
_V = TypeVar("_V", Figure, Day, Clock, Bearing)
SlipKind = Literal["figure", "day", "time of day", "direction", "name"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A value of the claim that does not follow: the words given, and what the place has instead (`""`: nothing)."""

    kind: SlipKind
    given: str
    found: str


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Sentence `number` of an article, with those around it."""

    telling: Telling
    number: int

    def numbers(self, back: int = AROUND, on: int = AROUND) -> list[int]:
        last = len(self.telling.parsed.sentences) - 1
        return [n for n in range(self.number - back, self.number + on + 1) if 0 <= n <= last]

    @property
    def text(self) -> str:
        return self.parse.text

    @property
    def parse(self) -> Parse:
        return self.telling.parsed.sentences[self.number].parse

    def values(self) -> Values:
        return self.telling.values(self.number)

    def around(self) -> list[Values]:
        """The values of the sentences around, without its own."""
        return [self.telling.values(n) for n in self.numbers() if n != self.number]


def find_slips(claim: Claim, place: Vicinity) -> tuple[Slip, ...]:
    """The values of the claim that do not follow from the place."""
    published = place.telling.article.published
    given = claim.values(published)
    return (
        *_figures(claim, given, place),
        *_days(claim, given, place, published),
        *_clocks(claim, given, place),
        *_bearings(claim, given, place),
        *_names(claim, given, place),
    )


def count_held(claim: Claim, place: Vicinity) -> int:
    """How many values of the claim stand in the sentence itself: figures, days, times of day and names."""
    given, core = claim.values(place.telling.article.published), place.values()
    known = _known(place, [place.number])
    return (
        sum(not _is_no_count(f) and follows(f, core.figures) for f in given.figures)
        + sum(any(_follows_day(d, o) for o in core.days) for d in given.days)
        + sum(any(are_same_time(c, o) for o in core.clocks) for c in given.clocks)
        + sum(has_name(known, n) for n in given.names)
    )


def _rivals(mine: Sequence[_V], theirs: Sequence[_V], is_same: Callable[[_V, _V], bool]) -> list[_V]:
    """The values of the place that none of the claim's follows from: one of them may have been exchanged."""
    return [o for o in theirs if not any(is_same(g, o) for g in mine)]


def _figures(claim: Claim, given: Values, place: Vicinity) -> Iterator[Slip]:
    mine, core = [f for f in given.figures if not _is_in_word(f, claim.text)], place.values().figures
    near = [f for v in place.around() for f in v.figures]
    plain = [*core, *find_plain_times(place.text)]
    rivals = _rivals(mine, core, is_same_figure)
    for figure in mine:
        if _is_no_count(figure) or follows(figure, plain) or _is_worked_out(figure, core):
            continue
        if any(_is_order_of(o, figure) for o in core):
            continue
        rival = next((o for o in rivals if _may_be_exchanged(figure, o)), None)
        if rival is None and (follows(figure, near) or _is_worked_out(figure, [*core, *near])):
            continue
        if rival is None and _is_known_group(figure, claim.text):
            continue
        told = rival if rival and not _of_other_things(figure, rival) else None
        yield Slip("figure", _words(claim.text, figure), _words(place.text, told) if told else "")


def _is_no_count(figure: Figure) -> bool:
    """`one of them`, `the other one`."""
    return figure.value == 1 and not figure.digits and not figure.dimension


def _is_in_word(figure: Figure, text: str) -> bool:
    """`208B`: a letter that is no unit makes it part of a name."""
    return text[figure.end : figure.end + 1].isalpha()


def _is_order_of(order: Figure, count: Figure) -> bool:
    """`the seventh person to apply`, of `seven people apply`."""
    if order.dimension != "order" or count.dimension or order.value != count.value or count.value <= FEW:
        return False
    return not (order.counted and count.counted) or same_root(order.counted, count.counted) or count.counted in PEOPLE


def _is_known_group(figure: Figure, text: str) -> bool:
    """`the two chipmakers`: so few, and known already, that a text need not count them."""
    few = figure.high <= FEW and not figure.digits and not figure.dimension
    return few and bool(_DEFINITE.search(text[max(0, figure.start - DEFINITE_BACK) : figure.start]))


def _is_worked_out(figure: Figure, others: Sequence[Figure]) -> bool:
    """A sum or difference of others; not what a share leaves of the whole: `fell by 60 per cent`, `by 40 per cent`."""
    left = figure.dimension == "share" and any(
        o.dimension == "share" and abs(100 - o.value - figure.value) <= LEFT for o in others
    )
    return not left and is_worked_out(figure, _once(others))


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those that tell another once more in another unit: they are no terms of a sum."""
    kept: list[Figure] = []
    for figure in figures:
        if not any(k.unit != figure.unit and is_same_figure(k, figure) for k in kept):
            kept.append(figure)
    return kept


def _may_be_exchanged(a: Figure, b: Figure) -> bool:
    few = a.high <= FEW and not a.digits and not a.dimension
    if few and not (a.counted and same_root(a.counted, b.counted)):
        return False
    if not are_comparable(a, b) or ("order" in (a.dimension, b.dimension) and a.dimension != b.dimension):
        return False
    return a.dimension == b.dimension or not a.dimension or bool(a.counted and same_root(a.counted, b.counted))


def _of_other_things(a: Figure, b: Figure) -> bool:
    """`30 soldiers`, `13 lorries`; `nine instalments`, `$4.5 million`."""
    if a.counted and a.dimension != b.dimension:
        return True
    return not a.dimension and bool(a.counted and b.counted) and not same_root(a.counted, b.counted)


def _days(claim: Claim, given: Values, place: Vicinity, published: Date) -> Iterator[Slip]:
    mine, core = [d for d in given.days if not _is_age(d, claim.text)], place.values().days
    rivals = _rivals(mine, core, _follows_day)
    near = [d for v in place.around() for d in v.days]
    for day in mine:
        if any(_follows_day(day, o) for o in core):
            continue
        if not rivals and (any(_follows_day(day, o) for o in near) or _is_fresh(day, published)):
            continue
        yield Slip("day", _words(claim.text, day), _words(place.text, rivals[0]) if rivals else "")


def _is_age(day: Day, text: str) -> bool:
    """`in his thirties`: no decade of a century."""
    return bool(_WHOSE.search(text[max(0, day.start - DEFINITE_BACK) : day.start]))


def _follows_day(day: Day, other: Day) -> bool:
    """The same, or an end of it: `from October` of `between October and April`."""
    if follows_day(day, other):
        return True
    return other.whole and day.first is not None and (day.first == other.first or day.last == other.last)


def _is_fresh(day: Day, published: Date) -> bool:
    """May it be the day that an article of this date tells of without naming it?"""
    span = edtf_interval(published.edtf)
    if span is None or day.first is None or day.last is None:
        return span is None and day.first is None
    out: date = span[0]
    return day.first <= out and day.last >= out - timedelta(days=FRESH)


def _clocks(claim: Claim, given: Values, place: Vicinity) -> Iterator[Slip]:
    near = [c for v in place.around() for c in v.clocks]
    return _unlike("time of day", claim, place, given.clocks, place.values().clocks, near, are_same_time)


def _bearings(claim: Claim, given: Values, place: Vicinity) -> Iterator[Slip]:
    near = [b for v in place.around() for b in v.bearings]
    return _unlike("direction", claim, place, given.bearings, place.values().bearings, near, _is_same_point)


def _unlike(
    kind: SlipKind,
    claim: Claim,
    place: Vicinity,
    mine: Sequence[_V],
    core: Sequence[_V],
    near: Sequence[_V],
    is_same: Callable[[_V, _V], bool],
) -> Iterator[Slip]:
    """The claim's values that the sentence does not have; those beside it will do where it has none of the sort."""
    rivals = _rivals(mine, core, is_same)
    for value in mine:
        if any(is_same(value, o) for o in core) or (not rivals and any(is_same(value, o) for o in near)):
            continue
        yield Slip(kind, _words(claim.text, value), _words(place.text, rivals[0]) if rivals else "")


def _is_same_point(a: Bearing, b: Bearing) -> bool:
    return a.point in b.point or b.point in a.point


def _names(claim: Claim, given: Values, place: Vicinity) -> Iterator[Slip]:
    sentence = place.telling.parsed.sentences[place.number]
    own, core = (*place.values().names, *_loose(sentence, place.values())), _known(place, [place.number])
    near = _known(place, place.numbers(BACK, AROUND))
    mine = find_known([claim.text], given.names)
    rivals = [n for n in own if not has_name(mine, n) and not (n.country and n.country in mine.countries)]
    present = find_known(_present(place), [])
    for name in (*given.names, *_loose(claim.sentence, given)):
        if has_name(core, name) or has_name(present, name):
            continue
        person = _label(name, place) == "person"
        if person and _is_in_part(name, own, core, place):
            continue
        rival = next((r for r in rivals if _one_kind(name, r, place)), None)
        if rival is None and (_was_last_named(name, place) if person else _is_at_hand(name, near, place)):
            continue
        half = person and any(w in core.capitals for w in name.words)  # `Hannah`: perhaps she, so nobody instead of her
        yield Slip("name", name.text, rival.text if rival and not half else "")


def _loose(sentence: ParsedSentence, values: Values) -> Iterator[Name]:
    """The proper nouns that the parser takes for no name: `the Tolna survey team`. The first word may be any."""
    parse = sentence.parse
    groups: tuple[Sequence[Figure | Day | Clock | Name], ...] = (
        values.names,
        values.days,
        values.clocks,
        values.figures,
    )
    taken = [(v.start, v.end) for group in groups for v in group]
    for token in parse.tokens[1:]:
        free = not any(a < token.end and token.start < b for a, b in taken)
        words = name_words(token.text) if token.pos == "PROPN" and token.text[:1].isupper() and free else ()
        if words:
            yield Name("", words, "", token.text[0].lower(), "", token.start, token.end, token.text)


def _is_at_hand(name: Name, near: Known, place: Vicinity) -> bool:
    """Does the place, or of a country the article, have it?"""
    whole = bool(name.country) or name.label == "people"
    return has_name(near, name) or (whole and has_name(place.telling.known, name))


def _is_in_part(name: Name, own: Sequence[Name], core: Known, place: Vicinity) -> bool:
    """A person by the given name or the surname alone, whom the article knows in full."""
    others = {w for n in own if not set(n.words) <= set(name.words) for w in n.words}
    return has_name(place.telling.known, name) and any(w in core.capitals and w not in others for w in name.words)


def _was_last_named(name: Name, place: Vicinity) -> bool:
    """Is this the last person named before the sentence, so that a pronoun or description of it may mean them?"""
    telling = place.telling
    for n in reversed(place.numbers(BACK, 0)[:-1]):
        persons = [m for m in telling.values(n).names if _label(m, place) == "person"]
        if persons:
            return all(
                has_name(find_known([p.text], [p]), name) or has_name(find_known([name.text], [name]), p)
                for p in persons
            )
    return False


def _known(place: Vicinity, numbers: Sequence[int]) -> Known:
    telling = place.telling
    texts = [telling.parsed.sentences[n].parse.text for n in numbers]
    return find_known(texts, [m for n in numbers for m in telling.values(n).names])


def _present(place: Vicinity) -> list[str]:
    """The names of all who are meant in the sentence, be it by a pronoun or a description, or who speak there."""
    cast = place.telling.cast
    sentence = place.telling.parsed.sentences[place.number].sentence
    actors = [cast.actor(m.actor) for m in cast.mentions.get(sentence.id, ())]
    return [form for a in actors for form in (a.name, *a.names)]


def _one_kind(a: Name, b: Name, place: Vicinity) -> bool:
    return bool(a.country) == bool(b.country) and _label(a, place) == _label(b, place)


def _label(name: Name, place: Vicinity) -> str:
    """Its class as the article has it most often, where it has the name; else as its own sentence has it."""
    if name.country:
        return "people" if name.label == "people" else "place"
    telling = place.telling
    rows = range(len(telling.parsed.sentences))
    votes = Counter(m.label for n in rows for m in telling.values(n).names if m.words[-1:] == name.words[-1:])
    return max(votes, key=lambda label: (votes[label], label)) if votes else name.label


def _words(text: str, value: Figure | Day | Clock | Bearing) -> str:
    return text[value.start : value.end]
