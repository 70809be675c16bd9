"""A pytest plugin: sentences parsed in an earlier run are taken from the file that `PARSED` names, new ones added.

For many runs of the same tests, whose time is mostly the parser's. A parse does not depend on tables or neighbours.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

from rashomon.language import model as language_model
from rashomon.language.parse import Parse

_parse_all = language_model._run
_kept: dict[str, Parse] = {}


def pytest_configure() -> None:
    """Take the parses that are there."""
    path = Path(os.environ["PARSED"])
    if path.exists():
        _kept.update(pickle.loads(path.read_bytes()))  # written below, in a folder of the run's own
    language_model._run = _run


def pytest_unconfigure() -> None:
    """Leave those of this run."""
    Path(os.environ["PARSED"]).write_bytes(pickle.dumps(_kept))


def _run(batches: list[list[str]], model: str, workers: int) -> Iterator[list[Parse]]:
    new = [text for batch in batches for text in batch if text not in _kept]
    for parses in _parse_all([new], model, workers) if new else ():
        _kept.update((parse.text, parse) for parse in parses)
    yield from ([_kept[text] for text in batch] for batch in batches)
