"""Every row of the words by which rewordings are compared is read in its own example.

A row is a class with its words; rows without an example are what its class is like, and speak for nothing by
themselves.
"""

from __future__ import annotations

from importlib.resources import files

import pytest

from rashomon.compare.cues.words import find_classes, read_words
from rashomon.language import Parse
from rashomon.language.model import parse_texts

LINES = (files("rashomon.compare.cues") / "words.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
EXAMPLES = [(name, example) for name, _, _, example in ROWS if example]


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts([example for _, example in EXAMPLES])


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_a_row_is_read_in_its_example(parses: dict[str, Parse], name: str, example: str) -> None:
    assert name in find_classes(parses[example])


def test_every_row_has_words() -> None:
    assert {name for name, *_ in ROWS} == {p.name for row in read_words().values() for p in row}
