"""One utterance in two wordings inside the marks, and marks round words that the other telling only reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.compare.cues.words import words_of_class
from rashomon.compare.quoted import LONG, Quoted, common, find_changes, find_keys, in_order, overlap, split
from rashomon.compare.rewording import has_same_sense, is_grammar, is_spelling, share_kept, turns_sense
from rashomon.compare.roots import same_root
from rashomon.vocabulary import DifferenceKind, Span

# Of the shorter one's long words, the share (0 to 1) that two quotations of one telling must have in common.
SIBLING = 0.5
SIBLING_ORDER = 0.35  # the same of all words in the same order
MIN_KEPT = 4  # words that stand as they were: there is something the exchanged ones stand among
MIN_KEPT_SHARE = 0.4  # of all words of the stretch; rewritten quotations of s01-s07 keep .44 and more
APART = 0.6  # of the words that carry sense, the share (0 to 1) that must stand in two tellings of no common text
MIN_GRAMMAR = 20  # words that must stand if only grammar differs: so long a quotation is printed, not remembered
MOST_OF = 0.5  # of the shorter one's words, the share (0 to 1) that must stand: else they are two remarks
MIN_COMMON = 3  # long words in common, whatever their share
REPORTED = 0.6  # the same for a quotation and a sentence that only reports it
# Confidence: sense changed, or most words kept; much reworded; only grammar words changed; marks added.
CERTAIN, LIKELY, GRAMMAR, FABRICATED = 0.9, 0.75, 0.65, 0.65
TRIED = 3  # quotations of the other article that one is compared with
SHOWN = 6  # exchanges told
FIRST_PERSON = words_of_class("first-person")


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """A quotation and what it became: the spans compared, and the words exchanged."""

    kind: DifferenceKind
    a: Span
    b: Span
    why: tuple[str, ...]
    confidence: float


def is_sibling(a: Quoted, b: Quoted) -> bool:
    """Are two quotations one utterance, whole or in part?"""
    share = overlap(a.words, b.words)
    return share >= SIBLING and common(a.words, b.words) >= MIN_COMMON and in_order(a.words, b.words) >= SIBLING_ORDER


def find_siblings(a: Sequence[Quoted], b: Sequence[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """Each quotation of either article with the one of the other that is most like it, as far as it is the same."""
    pairs = {(x, y) for x in a for y in _most_alike(x, b)} | {(x, y) for y in b for x in _most_alike(y, a)}
    worth = {(x, y): _likeness(x, y) for x, y in pairs if is_sibling(x, y)}
    best = set()
    for one in a:
        best.update(sorted((p for p in worth if p[0] == one), key=lambda p: (-worth[p], p[1].span))[:1])
    for other in b:
        best.update(sorted((p for p in worth if p[1] == other), key=lambda p: (-worth[p], p[0].span))[:1])
    return sorted(best, key=lambda p: (p[0].span, p[1].span))


def _most_alike(one: Quoted, others: Sequence[Quoted]) -> list[Quoted]:
    """The few of the others that share the most beginnings of words with a quotation."""
    keys = find_keys(one.words)
    rows = [(-len(keys & find_keys(other.words)), other.span, other) for other in others]
    return [other for shared, _, other in sorted(rows, key=lambda r: r[:2])[:TRIED] if -shared >= MIN_COMMON]


def _likeness(a: Quoted, b: Quoted) -> float:
    """The more the two share the better; of two that share as much, the longer."""
    return overlap(a.words, b.words) + in_order(a.words, b.words) + min(len(a.words), len(b.words)) / 10_000


def compare_wording(a: Quoted, b: Quoted, *, apart: bool = False) -> QuoteFinding | None:
    """What was changed inside the marks of one utterance; of two tellings `apart`, only where nearly all of it stands:
    a speaker says like things twice."""
    side_by_side = find_changes(a.words, b.words)
    steps = [s for s in side_by_side.steps if not is_spelling(s)]
    if not steps:
        return None
    kept, lost = len(side_by_side.kept), sum(max(len(s[0]), len(s[1])) for s in steps)
    if kept < MIN_KEPT or kept < MIN_KEPT_SHARE * (kept + lost):
        return None
    grammar = all(map(is_grammar, steps))
    if apart and (
        kept < MOST_OF * min(len(a.words), len(b.words))
        or share_kept(side_by_side.kept, steps) < APART
        or (kept < MIN_GRAMMAR if grammar else has_same_sense(a.words, b.words, steps))
    ):
        return None
    sense = turns_sense(steps, kept)
    kind: DifferenceKind = "quote_meaning" if sense else "quote_wording"
    why = (*(f"a: {' '.join(x) or '-'}; b: {' '.join(y) or '-'}" for x, y in steps[:SHOWN]), *sense)
    sure = CERTAIN if sense or kept > 2 * lost else LIKELY
    return QuoteFinding(kind, a.span, b.span, why, GRAMMAR if grammar else sure)


def is_reported(quoted: Quoted, text: str, share: float = REPORTED) -> bool:
    """Does a text that is no quotation report what the quotation says, `share` of its long words or more?"""
    words = split(text)
    long = [w for w in quoted.words if len(w) >= LONG or w.isdigit()]
    held = sum(any(same_root(w, o) for o in words) for w in long)
    return bool(long) and held >= share * len(long)


def is_personal(quoted: Quoted) -> bool:
    """Does the speaker speak of themselves or to somebody? Reported speech turned into a quotation rarely does."""
    return any(w in FIRST_PERSON for w in quoted.words)
