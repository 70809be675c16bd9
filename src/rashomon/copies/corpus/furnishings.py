"""Which n-grams are furniture: sorted, and asked for quickly."""

from __future__ import annotations

import numpy as np

from rashomon.copies.corpus.shelf import HASH_MASK, Grams, find_sampled
from rashomon.copies.folding import Flags, Places

FILTER_BITS = 22  # of a table that sends most n-grams away before the search; 4 MB


class Furnishings:
    """The sampled n-grams and openings (31 bits of hash, sorted) that are furniture."""

    def __init__(self, grams: Grams, sample: int) -> None:
        self.grams = grams
        self.sample = sample
        self._filter = np.zeros(1 << FILTER_BITS, dtype=np.bool_)
        self._filter[grams >> np.uint32(32 - FILTER_BITS)] = True

    def find_runs(self, grams: Grams, firsts: Places) -> Flags:
        """Which runs of n-grams (each from one of `firsts` to the next) are furniture: half of the sampled ones are."""
        none = np.zeros(len(firsts), dtype=np.bool_)
        if not len(self.grams):
            return none
        sampled = find_sampled(grams, self.sample)
        hits = sampled[self.find(grams[sampled])]
        if not len(hits):
            return none
        all_sampled = np.bincount(np.searchsorted(firsts, sampled, "right") - 1, minlength=len(firsts))
        furniture = np.bincount(np.searchsorted(firsts, hits, "right") - 1, minlength=len(firsts))
        found: Flags = (furniture > 0) & (2 * furniture >= all_sampled)
        return found

    def find(self, grams: Grams) -> Flags:
        """Which of these n-grams or openings are furniture."""
        grams = grams & HASH_MASK
        found: Flags = self._filter[grams >> np.uint32(32 - FILTER_BITS)]
        hits = np.flatnonzero(found)
        if len(hits):
            places = np.minimum(np.searchsorted(self.grams, grams[hits]), len(self.grams) - 1)
            found[hits] = self.grams[places] == grams[hits]
        return found
