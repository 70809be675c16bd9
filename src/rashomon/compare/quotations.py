"""One utterance in two wordings inside the marks, and marks round words that the other telling only reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.quoted import LONG, Quoted, changes, find_quoted, in_order, overlap, split
from rashomon.compare.rewording import is_spelling, matters, turns_sense
from rashomon.compare.matching import same_root
from rashomon.text import fold
from rashomon.vocabulary import Article, DifferenceKind, Span

# Of the shorter one's long words, the share (0 to 1) that two quotations of one telling must have in common.
SIBLING = 0.5
SIBLING_ORDER = 0.35  # the same of all words in the same order
REPORTED = 0.6  # the same for a quotation and a sentence that only reports it
CERTAIN, LIKELY, FABRICATED = 0.9, 0.75, 0.65  # confidence: sense changed, or most words kept; much reworded; marks added
FIRST_PERSON = frozenset("i we my our me us mine ours myself ourselves i'm we're i've we've i'll we'll i'd we'd you your".split())


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """A quotation and what it became: the spans compared, and the words exchanged."""

    kind: DifferenceKind
    a: Span
    b: Span
    why: tuple[str, ...]
    confidence: float


def find_siblings(a: Sequence[Quoted], b: Sequence[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """Each quotation of either article with the one of the other that is most like it, as far as it is the same."""
    pairs = {}
    for one in a:
        for other in b:
            if (share := overlap(one.words, other.words)) >= SIBLING:
                ordered = in_order(one.words, other.words)
                if ordered >= SIBLING_ORDER:
                    pairs[one, other] = (round(share + ordered, 6), min(len(one.words), len(other.words)))
    best = set()
    for one in a:
        mine = [(w, other) for (x, other), w in pairs.items() if x == one]
        if mine:
            best.add((one, max(mine, key=lambda r: (r[0], -r[1].span.start))[1]))
    for other in b:
        mine = [(w, one) for (one, x), w in pairs.items() if x == other]
        if mine:
            best.add((max(mine, key=lambda r: (r[0], -r[1].span.start))[1], other))
    return sorted(best, key=lambda p: (p[0].span, p[1].span))


def compare_wording(a: Quoted, b: Quoted) -> QuoteFinding | None:
    """What was changed inside the marks of one utterance, if a word that carries sense was."""
    steps = [s for s in changes(a.words, b.words) if not is_spelling(s)]
    told = [s for s in steps if matters(s)]
    if not told:
        return None
    kept = min(len(a.words), len(b.words)) - sum(max(len(s[0]), len(s[1])) for s in steps)
    sense = turns_sense(told, kept)
    kind: DifferenceKind = "quote_meaning" if sense else "quote_wording"
    why = (*(f"a: {' '.join(x) or '-'}; b: {' '.join(y) or '-'}" for x, y in told[:6]), *sense)
    return QuoteFinding(kind, a.span, b.span, why, CERTAIN if sense or kept * 2 > len(a.words) else LIKELY)


def is_reported(quoted: Quoted, text: str) -> bool:
    """Does a text that is no quotation report what the quotation says?"""
    words = split(text)
    long = [w for w in quoted.words if len(w) >= LONG or w.isdigit()]
    held = sum(any(same_root(w, o) for o in words) for w in long)
    return bool(long) and held >= REPORTED * len(long)


def is_personal(quoted: Quoted) -> bool:
    """Does the speaker speak of themselves or to somebody? Reported speech turned into a quotation rarely does."""
    return any(w in FIRST_PERSON for w in quoted.words)
