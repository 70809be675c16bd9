"""A pytest plugin: sentences parsed in an earlier run are taken from the file that `PARSED` names, new ones added.

For many runs of the same tests, whose time is mostly the parser's. A parse does not depend on tables or neighbours.
The tests that count rows come first, then those with the word `SOUGHT` in their name.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.language import model as language_model
from rashomon.language.parse import Parse

COUNTING = "test_tables"
_parse_all = language_model._run
_kept: dict[str, Parse] = {}
_taken = 0  # how many were there


def pytest_configure() -> None:
    """Take the parses that are there."""
    global _taken
    path = Path(os.environ["PARSED"])
    if path.exists():
        _kept.update(pickle.loads(path.read_bytes()))  # written below, in a folder of the run's own
    _taken = len(_kept)
    language_model._run = _run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask first what should fail; the order of the others is kept."""
    word = f"-{os.environ['SOUGHT']}-"
    items.sort(key=lambda i: (COUNTING not in i.nodeid, word not in f"-{i.nodeid.partition('[')[2].rstrip(']')}-"))


def pytest_unconfigure() -> None:
    """Leave those of this run, if there are new ones."""
    if len(_kept) > _taken:
        Path(os.environ["PARSED"]).write_bytes(pickle.dumps(_kept))


def _run(batches: list[list[str]], model: str, workers: int) -> Iterator[list[Parse]]:
    new = [text for batch in batches for text in batch if text not in _kept]
    for parses in _parse_all([new], model, workers) if new else ():
        _kept.update((parse.text, parse) for parse in parses)
    yield from ([_kept[text] for text in batch] for batch in batches)
