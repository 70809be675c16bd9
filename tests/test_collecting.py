"""Whoever calls rashomon as a library keeps how often Python looks for garbage."""

from __future__ import annotations

import gc

import pytest

import rashomon
from rashomon.collecting import RARELY, few_collections


def test_garbage_is_looked_for_rarely_inside_and_as_often_as_before_after() -> None:
    before = gc.get_threshold()
    with few_collections():
        assert gc.get_threshold() == (RARELY, *before[1:])
    assert gc.get_threshold() == before


def test_a_collector_that_is_switched_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with few_collections():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


def test_it_is_as_before_when_nothing_could_be_read() -> None:
    before = gc.get_threshold()
    with pytest.raises(rashomon.InputError):
        rashomon.read([])
    assert gc.get_threshold() == before
