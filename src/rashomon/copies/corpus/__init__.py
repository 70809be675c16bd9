"""Copies in a corpus of any size: an index of word n-grams, and a job that reads, compares and writes.

What is named here is loaded on first use: parts of this package serve the step above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.copies.corpus.index import CorpusIndex, PairBatch, find_pairs
    from rashomon.copies.corpus.job import link_corpus
    from rashomon.copies.corpus.job_options import CorpusOptions, CorpusResult
    from rashomon.copies.corpus.thresholds import IndexOptions

_LAZY = {
    "CorpusIndex": "index",
    "CorpusOptions": "job_options",
    "CorpusResult": "job_options",
    "IndexOptions": "thresholds",
    "PairBatch": "index",
    "find_pairs": "index",
    "link_corpus": "job",
}

__all__ = [
    "CorpusIndex",
    "CorpusOptions",
    "CorpusResult",
    "IndexOptions",
    "PairBatch",
    "find_pairs",
    "link_corpus",
]


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_LAZY[name]}"), name)
