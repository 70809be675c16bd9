"""Every row of the words by which rewordings are compared is read in its own example.

A row is a class with its words; rows without an example are what its class is like, and speak for nothing by
themselves.
"""

from __future__ import annotations

import pytest

from rashomon.compare.cues.words import find_classes, read_rows, words_of_class
from rashomon.language import Parse
from rashomon.language.model import parse_texts

EXAMPLES = [(name, example) for name, _, pos, _, example in read_rows() if example and pos != "-"]
UNSOUGHT = [(name, example) for name, _, pos, _, example in read_rows() if pos == "-"]


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts([example for _, example in EXAMPLES])


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_a_row_is_read_in_its_example(parses: dict[str, Parse], name: str, example: str) -> None:
    assert name in find_classes(parses[example])


@pytest.mark.parametrize(("name", "example"), UNSOUGHT, ids=[name for name, _ in UNSOUGHT])
def test_a_word_of_the_class_stands_in_its_example(name: str, example: str) -> None:
    (parse,) = parse_texts([example]).values()
    assert words_of_class(name) & {w.lower() for t in parse.tokens for w in (t.text, t.lemma)}
    assert name not in find_classes(parse)


def test_every_row_has_words() -> None:
    assert {name for name, *_ in read_rows()} == {name for name, _, _, words, _ in read_rows() if words.split()}
