from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.copies.corpus.candidates import find_keys, order_keys, split_keys
from rashomon.copies.corpus.grouping import find_groups

PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60)


def slow_groups(pairs):
    """By walking, one document at a time."""
    near: dict[int, set[int]] = {}
    for a, b in pairs:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found = []
    for a, _ in pairs:
        seen, waiting = set(), [a]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += near[one]
        found.append(min(seen))
    return found


@given(PAIRS)
def test_groups_are_what_can_be_reached(pairs):
    a, b = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    assert find_groups(a, b).tolist() == slow_groups(pairs)


def test_a_long_chain_is_one_group():
    chain = np.random.default_rng(3).permutation(5_000)
    assert set(find_groups(chain[:-1], chain[1:]).tolist()) == {0}


@given(PAIRS)
def test_ordered_keys_are_the_same_keys(pairs):
    a, b = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    keys = find_keys(a, b)
    assert sorted(order_keys(keys).tolist()) == sorted(keys.tolist())
    low, high = split_keys(keys)
    assert (low.tolist(), high.tolist()) == (np.minimum(a, b).tolist(), np.maximum(a, b).tolist())
