"""Where the words at hand stand in the articles: all of them, in pieces, or most of them with some exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.checking.index import Index, Text, find_spans, has_root
from rashomon.compare.quoted import Step, split
from rashomon.text import fold
from rashomon.vocabulary import Sentence, Span

NEAR = 12  # places at which words that stand nowhere exactly are compared one by one
SHARE = 0.6  # of the words at hand (0 to 1) that must stand in their order: half of them may be chance
TIGHT = 0.6  # of the words of the place found; one that only scatters them is none
SLACK = 4  # words by which a passage may be longer than what is looked for, on each side of what stands
MIN_ALTERED = 4  # words; fewer are found exactly or not at all
RELATED = 0.5  # of the long words (0 to 1) that a sentence on the same subject must have, in whatever form
MOST_RELATED = 3  # such sentences given
MIN_LONG = 3  # long words there must be
LONG = 4  # letters of such a word
MAX_PIECES = 8  # pieces of a quotation with `…`; with more it is no quotation
MAX_LEFT_OUT = 600  # characters between two pieces of a quotation with `…`
ELLIPSIS = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\]?")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article, what was exchanged there (words given, words found), the share that stands, and what an
    ellipsis leaves out of it."""

    text: Text
    span: Span
    steps: tuple[Step, ...] = ()
    share: float = 1.0
    gaps: tuple[Span, ...] = ()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, as the index has them."""
    return tuple(fold(text[s.start : s.end]) for s in find_spans(text))


def find_verbatim(index: Index, text: str) -> list[Place]:
    """Where all words stand in a row; of a text with `…` in it, where its pieces stand in their order."""
    pieces = [p for p in map(words_of, ELLIPSIS.split(text)) if p]
    if not pieces or len(pieces) > MAX_PIECES:
        return []
    return [place for found, at in index.find_exact(pieces[0]) for place in _run(found, at, pieces)]


def _run(found: Text, at: int, pieces: Sequence[tuple[str, ...]]) -> Iterator[Place]:
    """The stretch from the first piece at word `at` to the last, if all the others follow."""
    end = at + len(pieces[0])
    gaps = []
    for piece in pieces[1:]:
        limit = found.spans[end - 1].end + MAX_LEFT_OUT
        hit = end
        while hit < len(found.words) and found.spans[hit].start <= limit:
            if found.words[hit : hit + len(piece)] == piece:
                break
            hit += 1
        else:
            return
        if hit >= len(found.words):
            return
        gaps.append(Span(found.spans[end - 1].end, found.spans[hit].start))
        end = hit + len(piece)
    yield Place(found, found.span(at, end), gaps=tuple(gaps))


def find_altered(index: Index, text: str) -> Place | None:
    """The place where most of the words stand in their order, with what differs there; None where there is none."""
    words = words_of(text)
    if len(words) < MIN_ALTERED:
        return None
    best: Place | None = None
    for found, at in index.find_near(words, NEAR):
        first, last = max(0, at - len(words)), min(len(found.words), at + 2 * len(words) + MIN_ALTERED)
        place = _side_by_side(words, found, first, last) if first < last else None
        if place and (best is None or place.share > best.share):
            best = place
    return best


def _side_by_side(words: tuple[str, ...], found: Text, first: int, last: int) -> Place | None:
    """The words next to words `first` to `last` of an article. Words beyond either end of those that stand are no
    change where the words at hand have none there."""
    window = found.words[first:last]
    blocks = _find_blocks(words, window)
    if not blocks:
        return None
    kept = sum(size for _, _, size in blocks)
    (first_a, first_b, _), (last_a, last_b, last_size) = blocks[0], blocks[-1]
    if kept < SHARE * len(words) or kept < TIGHT * (last_b + last_size - first_b):
        return None
    start = max(0, first_b - first_a)
    end = min(len(window), last_b + len(words) - last_a)
    steps: list[Step] = []
    a, b = 0, start
    for block_a, block_b, size in [*blocks, (len(words), end, 0)]:
        if block_a > a or block_b > b:
            steps.append((words[a:block_a], window[b:block_b]))
        a, b = block_a + size, block_b + size
    return Place(found, found.span(first + start, first + end), tuple(steps), kept / len(words))


def _find_blocks(words: tuple[str, ...], window: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Runs of the same words, (in words, in window, size): the longest, and from there outwards the nearest ones."""
    longest = SequenceMatcher(None, words, window, autojunk=False).find_longest_match()
    if not longest.size:
        return []
    a, b, size = longest.a, longest.b, longest.size
    reach = a + max(SLACK, a // 2)
    left = _runs(words[:a][::-1], window[max(0, b - reach) : b][::-1])
    end_a, end_b = a + size, b + size
    rest = len(words) - end_a
    right = _runs(words[end_a:], window[end_b : end_b + rest + max(SLACK, rest // 2)])
    before = [(a - x - n, b - y - n, n) for x, y, n in reversed(left)]
    return [*before, (a, b, size), *((end_a + x, end_b + y, n) for x, y, n in right)]


def _runs(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[int, int, int]]:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return [(m.a, m.b, m.size) for m in blocks if m.size]


def find_related(index: Index, text: str) -> list[Sentence]:
    """The sentences that have most of the long words, in whatever form, the best first."""
    long = [w for w in split(text) if len(w) >= LONG or w.isdigit()]
    if len(long) < MIN_LONG:
        return []
    shares = [(sum(has_root(w, other) for w in long) / len(long), s) for s, other in index.find_like(long, NEAR)]
    best = sorted((r for r in shares if r[0] >= RELATED), key=lambda r: -r[0])
    return [sentence for _, sentence in best[:MOST_RELATED]]
