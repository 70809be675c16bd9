"""Looking for garbage less often.

A reading makes millions of small values, hardly one of which is part of a cycle. Python looks for cycles after every
700 of them, which took a tenth of what a reading costs beside the language model.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 50_000  # values made; at 100 bytes each some 5 MB that may be kept for longer


def use_few_collections() -> None:
    """Collect rarely from here on."""
    first, *others = gc.get_threshold()
    if first:  # 0: the user has it switched off
        gc.set_threshold(max(first, RARELY), *others)


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect rarely while this lasts, and as often as before after it."""
    before = gc.get_threshold()
    use_few_collections()
    try:
        yield
    finally:
        gc.set_threshold(*before)
