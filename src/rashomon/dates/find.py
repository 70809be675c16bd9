"""Finding the dates of a sentence: the longest rule at each place, then times joined to days, days to ranges."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.dates.absolute import ABSOLUTE_RULES
from rashomon.dates.edtf import edtf_interval, shift
from rashomon.dates.feasts import FEAST_RULES
from rashomon.dates.found import DURATION, UNRESOLVED, UNRESOLVED_TIME, DateMeaning, FoundDate, place
from rashomon.dates.leaning import find_leaning, points_on
from rashomon.dates.lexemes import CODE, Lexeme, encode, find_lexemes, may_tell_time
from rashomon.dates.listed import LIST_RULES
from rashomon.dates.relative import INSTANTS, RELATIVE_RULES
from rashomon.dates.rule import Leaning, Listed, Match, Published, find_published
from rashomon.language import ParsedSentence
from rashomon.vocabulary import Date

RULES = (*LIST_RULES, *ABSOLUTE_RULES, *FEAST_RULES, *RELATIVE_RULES)
# Where a rule may begin to read: one search for all of them.
_STARTS = re.compile(
    f"(?![{CODE['other']}{CODE['comma']}{CODE['dash']}])"
    f"(?:{'|'.join(re.sub(r'[?]P<[^>]*>', '?:', rule.pattern.pattern) for rule in RULES)})"
)
_UNITS = frozenset({"unit", "units"})
_WHICH = frozenset({"the", "that", "this", "earlier", "next", "coming", "recent"})  # classes that point to one
MAX_GAP = 40  # characters between a time of day and its day
# Between a time of day and its day: `4:30 p.m. on Monday`, `Monday, at about 4:30 p.m.`
_TIME_GAP = re.compile(r"[\s,]{0,3}(?:(?:local time|on|at|around|about|by)[\s,]{0,3}){0,3}")
_TO_GAP = re.compile(r"\s{0,2}(?:to|through|until|till|thru|[-–—])\s{0,2}")
_AND_GAP = re.compile(r"\s{1,2}and\s{1,2}")


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading at its place: `start:end` in code points; `name` tells the rule's class for joining."""

    start: int
    end: int
    reading: DateMeaning


def find_sentence_dates(sentence: ParsedSentence, published: Date) -> tuple[FoundDate, ...]:
    """The date, time, duration and set expressions of a sentence, in order, not overlapping.

    Weekdays, months without a year and words like `last month` are resolved from `published` and
    the governing verb's tense; with no publication date they stay unresolved. Linear time.
    """
    text = sentence.parse.text
    if not may_tell_time(text) and not any(name.label in {"DATE", "TIME"} for name in sentence.names):
        return ()
    finder = _Finder(sentence, find_published(published))
    reads = _joined(text, _joined(text, list(finder.reads()), _time), finder.range)
    reads = sorted([*reads, *finder.left(reads)], key=lambda r: r.start)
    return tuple(place(r.reading, text, finder.tokens(r.start, r.end), (r.start, r.end)) for r in reads)


class _Finder:
    """One sentence's words in classes, with the rules run over them."""

    def __init__(self, sentence: ParsedSentence, published: Published) -> None:
        self.sentence, self.published = sentence, published
        self.lexemes = find_lexemes(sentence.parse.text)
        self.codes = encode(self.lexemes)
        self.begins = [x.start for x in self.lexemes]
        self.starts = [t.start for t in sentence.parse.tokens]
        self.ends = [t.end for t in sentence.parse.tokens]
        self.labels = _labels(sentence)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (half-open) that `start:end` touches."""
        first = min(bisect_right(self.ends, start), len(self.starts) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))

    def reads(self) -> Iterator[_Read]:
        at = 0
        while found := _STARTS.search(self.codes, at):
            at = found.start()
            best = self._longest(at)
            if best is None:
                at += 1
                continue
            match, reading = best
            parts = reading.parts if isinstance(reading, Listed) else ((match.first, match.last, reading),)
            for first, last, meaning in parts:
                yield _Read(self.lexemes[first].start, self.lexemes[last - 1].end, meaning)
            at = match.last

    def _longest(self, at: int) -> tuple[Match, DateMeaning | Listed] | None:
        found = [(r, m) for r in RULES if (m := r.pattern.match(self.codes, at)) and m.end() > at]
        for rule, raw in sorted(found, key=lambda f: -f[1].end()):
            match = self._match(raw)
            reading = rule.read(match)
            if reading is not None:
                return match, reading
        return None

    def _match(self, raw: re.Match[str]) -> Match:
        first, last = raw.span()
        tokens = self.tokens(self.lexemes[first].start, self.lexemes[last - 1].end)
        labels = frozenset[str]().union(*self.labels[tokens[0] : tokens[1]])

        def lean() -> Leaning:
            return find_leaning(self.sentence, date_head(self.sentence, *tokens))

        return Match(self.lexemes, raw, self.sentence, self.published, tokens, labels, lean)

    def range(self, text: str, one: _Read, two: _Read) -> DateMeaning | None:
        """The interval of two dates, but for `was moved from Monday to Friday`."""
        both = _range(text, one, two)
        return None if both and self._is_moved(one) else both

    def _is_moved(self, read: _Read) -> bool:
        parse = self.sentence.parse
        at = parse.tokens[date_head(self.sentence, *self.tokens(read.start, read.end))].head
        return parse.tokens[at].text.lower() == "from" and points_on(parse, parse.tokens[at].head)

    def left(self, reads: Sequence[_Read]) -> list[_Read]:
        """What the tagger takes for a date or time and no rule has read: kept, unresolved."""
        taken = {t for r in reads for t in range(*self.tokens(r.start, r.end))}
        found = []
        for name in self.sentence.names:
            if name.label not in {"DATE", "TIME"} or taken & set(range(name.first, name.last)):
                continue
            start, end = self.starts[name.first], self.ends[name.last - 1]
            reading = _unread(self._within(start, end))
            if reading:
                found.append(_Read(start, end, reading))
        return found

    def _within(self, start: int, end: int) -> list[Lexeme]:
        return self.lexemes[bisect_left(self.begins, start) : bisect_left(self.begins, end)]


def _labels(sentence: ParsedSentence) -> list[set[str]]:
    """For each token the labels of the names it belongs to, the tagger's own and those after the vote."""
    labels: list[set[str]] = [set() for _ in sentence.parse.tokens]
    for name in sentence.names:
        for at in range(name.first, name.last):
            labels[at].add(name.label)
    return labels


def _unread(lexemes: Sequence[Lexeme]) -> DateMeaning | None:
    names = {x.name for x in lexemes}
    if not INSTANTS.isdisjoint(x.value for x in lexemes) or not names & {*_UNITS, "part"}:
        return None
    if names & _UNITS and not names & _WHICH:
        return DURATION
    return UNRESOLVED_TIME if "part" in names else UNRESOLVED


def date_head(sentence: ParsedSentence, first: int, last: int) -> int:
    """The token of `first:last` that the others hang on: whose own head lies outside."""
    tokens = sentence.parse.tokens
    outside = (i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i)
    return next(outside, first)


def _joined(text: str, reads: Sequence[_Read], join: Callable[[str, _Read, _Read], DateMeaning | None]) -> list[_Read]:
    """The reads with each two neighbours made one of which `join` makes one."""
    joined: list[_Read] = []
    for read in reads:
        both = join(text, joined[-1], read) if joined else None
        if both:
            joined[-1] = _Read(joined[-1].start, read.end, both)
        else:
            joined.append(read)
    return joined


def _time(text: str, one: _Read, two: _Read) -> DateMeaning | None:
    """A time of day joined with the day next to it: `4:30 p.m. on Monday`."""
    near = _TIME_GAP.fullmatch(text[one.end : min(two.start, one.end + MAX_GAP)])
    return _timed(one.reading, two.reading) if near else None


def _timed(one: DateMeaning, two: DateMeaning) -> DateMeaning | None:
    clock, day = (one, two) if one.kind == "time" else (two, one)
    if clock.kind != "time" or day.kind != "date" or len(day.edtf) not in {0, 10} or "T" in day.edtf:
        return None
    if not day.edtf:
        return replace(day, clock="") if clock.clock else None
    return replace(day, edtf=f"{day.edtf}T{clock.clock}") if clock.clock else day


def _range(text: str, one: _Read, two: _Read) -> DateMeaning | None:
    """Dates joined to a range: `from Monday to Wednesday`, `between May and July`."""
    gap = text[one.end : two.start][:20]
    led = text[max(0, one.start - 8) : one.start].rstrip().lower().endswith
    if not (_TO_GAP.fullmatch(gap) or (_AND_GAP.fullmatch(gap) and led("between"))):
        return None
    a, b = one.reading, two.reading
    if not (a.edtf and b.edtf) or "/" in a.edtf + b.edtf:
        return None
    edtf = f"{a.edtf}/{_after(a.edtf, b) or b.edtf}"
    basis = a.basis if a.basis == "relative" else b.basis
    return DateMeaning("date", edtf, basis) if edtf_interval(edtf) else None


def _after(start: str, reading: DateMeaning) -> str:
    """The end of `from Monday to Wednesday`, a week on if it was taken for the Wednesday before that Monday."""
    first, last = edtf_interval(start), edtf_interval(reading.edtf)
    if not first or not last or reading.basis != "relative" or len(reading.edtf) != len("2023-06-18"):
        return ""
    later = shift(last[0], 7) if last[0] < first[0] <= last[0] + timedelta(days=6) else None
    return later.isoformat() if later else ""
