"""Passages alone: what two texts share where neither tells the other anew; quotations of one speaker included."""

from __future__ import annotations

import numpy as np

from rashomon.copies.direction import Evidence, find_direction
from rashomon.copies.folding import Flags
from rashomon.copies.links import LOW_BAR
from rashomon.copies.passages import Stretch, cover, find_stretches
from rashomon.copies.texts import Text
from rashomon.vocabulary import Link

MIN_ROW = 9  # words, of pairs the index told: with 8 come ten wrong pairs for each right one (made corpus, 20,000)


def is_telling_likely(a: Text, b: Text) -> bool:
    """Whether the two share as many word 3-grams as a reprint or rewrite does; if not, passages are all there is."""
    shared = len(np.intersect1d(a.threes, b.threes, assume_unique=True))
    return shared >= LOW_BAR * max(min(len(a.threes), len(b.threes)), 1)


def find_shared_passages(
    a: Text, b: Text, furniture_a: Flags, furniture_b: Flags, *, least: int = MIN_ROW
) -> Link | None:
    """A link of kind `passages`, or None. At least so many words in a row are needed that are furniture in neither.

    Quoted words count: what a story takes for no copying, since both heard the speaker, a corpus lists and says so.
    """
    stretches = find_stretches(a.words, b.words)
    kept = [one for one in stretches if _length(one, ~furniture_a, ~furniture_b) >= least]
    if not kept:
        return None
    shares = float(cover(kept, len(a.words)).mean()), float(cover(kept, len(b.words), of_b=True).mean())
    direction, reason = find_direction(a, b, Evidence("passages"))
    passages = tuple(one.passage(a.words, b.words) for one in kept)
    rounded = round(shares[0], 3), round(shares[1], 3)
    why = (_why(a, b, kept), *([reason] if reason else []))
    return Link(a.article.id, b.article.id, "passages", direction, *rounded, max(rounded), why, passages)


def _why(a: Text, b: Text, kept: list[Stretch]) -> str:
    longest = max(one.a_end - one.a for one in kept)
    own = max(_length(one, a.is_own, b.is_own) for one in kept)
    same = f"{longest} words in a row are the same"
    return same if 2 * own > longest else f"{same}, most of them in quotation marks: both may have heard the speaker"


def _length(one: Stretch, in_a: Flags, in_b: Flags) -> int:
    """Words of a stretch that are marked on both sides."""
    return int(min(in_a[one.a : one.a_end].sum(), in_b[one.b : one.b_end].sum()))
