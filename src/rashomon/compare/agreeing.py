"""Do two sentences that likely tell one fact agree on it: nothing against it, and by two witnesses?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from rashomon.compare.matching import Matching, match
from rashomon.compare.onefact import is_one_day
from rashomon.compare.roots import same_root
from rashomon.compare.side import Side
from rashomon.compare.telling import Telling
from rashomon.people.pronouns import quoted_tokens
from rashomon.text import fold
from rashomon.values import Day, Figure, Values, are_comparable, is_same_figure
from rashomon.vocabulary import Anchor, Span, Statement

# Two sentences have one source from so many words on that stand in both in a row, or from this share (0 to 1) of their
# words in the same order: 19 of 23 pairs that a reader called copied, 11 of 150 that he called independent.
RUN, COPIED = 9, 0.57
QUOTATION = 0.5  # of a sentence's characters from which it is rather a quotation
QUOTED = 0.5  # share of the words that two sentences have in common from which these are somebody's, quoted by both
ROUNDED = 0.06  # of the larger of two figures; further apart they are no agreement, however they may be rounded
_WORD = re.compile(r"\w+")
QUOTING = frozenset({"direct", "mixed"})  # kinds of statements


def do_agree(a: Telling, m: int, b: Telling, n: int) -> bool:
    """Whether sentence m of one and n of another telling, likely of one fact, agree on it by two witnesses."""
    if a.side(m).parse.text > b.side(n).parse.text:
        a, m, b, n = b, n, a, m  # which words answer to each other may depend on the order
    if _are_at_odds(a.values(m), b.values(n)):
        return False
    matching = match(a.side(m), b.side(n))
    quoted = any(r.kind in QUOTING for r in _of_one(a, m, b, n))
    return not (
        quoted
        or (_is_quotation(a, m) and _is_quotation(b, n))
        or is_copied(a.side(m).parse.text, b.side(n).parse.text)
        or _are_words(matching, a, b)
    )


def have_one_speaker(a: Telling, m: int, b: Telling, n: int) -> bool:
    """Whether both sentences have something from one speaker: one witness, whom two papers heard."""
    return next(_of_one(a, m, b, n), None) is not None


def _of_one(a: Telling, m: int, b: Telling, n: int) -> Iterator[Statement]:
    """The statements in two sentences whose speaker has one in the other, too."""
    held = a.held.get(m, ()), b.held.get(n, ())
    both = {r.speaker for r in held[0]} & {r.speaker for r in held[1]} - {None}
    return (r for rows in held for r in rows if r.speaker in both)


def is_near_figure(x: Figure, y: Figure) -> bool:
    """Whether two figures tell one quantity closely enough to bear each other out."""
    near = abs(x.value - y.value) <= ROUNDED * max(abs(x.value), abs(y.value)) or x.low < x.high or y.low < y.high
    return near and is_same_figure(x, y)


def is_exact_day(x: Day, y: Day) -> bool:
    """Whether two expressions tell one time; two that are known to the day, one day."""
    if x.first and x.first == x.last and y.first and y.first == y.last:
        return x.first == y.first
    vague = any(d.weekday is None and d.first and d.last and d.first < d.last for d in (x, y))
    return is_one_day(x, y) and not (vague and any(d.weekday is not None for d in (x, y)))  # `next week`, `on Sunday`


def _are_at_odds(x: Values, y: Values) -> bool:
    """Does each tell a figure of one kind of thing that the other does not have?"""
    loose = [_loose(v.figures, w.figures) for v, w in ((x, y), (y, x))]
    alone = all(len(rows) == 1 for rows in loose)
    return any(_are_of_one_kind(f, g, alone=alone) for f, g in product(*loose))


def _loose(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Those that no other bears out."""
    return [f for f in figures if f.dimension != "order" and not any(is_near_figure(f, g) for g in others)]


def _are_of_one_kind(f: Figure, g: Figure, *, alone: bool) -> bool:
    """Do they count one thing, or measure, where neither sentence has another?"""
    if not are_comparable(f, g):
        return False
    return bool(f.counted and g.counted and same_root(f.counted, g.counted)) or (
        alone and f.dimension == g.dimension != ""
    )


def is_copied(a: str, b: str) -> bool:
    """Is the one line copied from the other or from a third, lightly recast at most?"""
    words: list[list[str]] = [_WORD.findall(fold(text)) for text in (a, b)]
    blocks = [x.size for x in SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks()]
    return max(blocks) >= RUN or 2 * sum(blocks) >= COPIED * sum(map(len, words))


def _is_quotation(telling: Telling, number: int) -> bool:
    """Is a sentence mostly somebody's words? Two papers that quote it are no two witnesses of what it says."""
    span = telling.parsed.sentences[number].sentence
    held = sum(max(0, min(q.span.end, span.end) - max(q.span.start, span.start)) for q in telling.quoted)
    return held >= QUOTATION * (span.end - span.start)


def _are_words(matching: Matching, a: Telling, b: Telling) -> bool:
    """Is what they have in common quoted by one of them? That is one source's word."""
    sides = (a, matching.a), (b, matching.b)
    quoted = [_spoken(s, [q.span for q in t.quoted]) | quoted_tokens(s.sentence) for t, s in sides]
    return sum(i in quoted[0] or j in quoted[1] for i, j in matching.forward.items()) > QUOTED * len(matching.forward)


def _spoken(side: Side, spans: Sequence[Span | Anchor]) -> set[int]:
    """The tokens of a sentence inside these spans of its article."""
    start = side.sentence.sentence.start
    near = [q for q in spans if q.start < side.sentence.sentence.end and start < q.end]
    return {t.index for t in side.tokens for q in near if q.start <= start + t.start < q.end}
