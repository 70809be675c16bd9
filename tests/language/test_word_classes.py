"""Looking word classes up gives what the pipeline's own ruler gives."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.language.model import find_models
from rashomon.language.word_classes import LEMMATIZER, RULER, quicken

SENTENCES = [
    "The ministers weren't going to say that they'd met, but let's see what she's got to say about it.",
    "I ain't gonna tell y'all nothin', said the man; something that nobody wanted.",
    "There are two ways, and it is the better one that he himself might have taken in May.",
    "What's  new?\tThis, these and those: 3.5 % of 40 of them (mine or yours) can't be his.",
]


@pytest.mark.parametrize("model", find_models(), ids=lambda m: m.package)
def test_each_token_is_as_the_ruler_leaves_it(model):
    import spacy

    plain, quick = spacy.load(model.path), spacy.load(model.path)
    quicken(quick)
    for name in (RULER, LEMMATIZER):
        assert type(dict(quick._components)[name]) is not type(dict(plain._components)[name])
    for text in SENTENCES:
        rows = [[(t.pos_, t.lemma_, str(t.morph), t.tag_, t.dep_) for t in nlp(text)] for nlp in (plain, quick)]
        assert rows[0] == rows[1]


def test_a_ruler_with_unknown_patterns_is_left_alone():
    import spacy

    pipeline = spacy.blank("en")
    ruler: Any = pipeline.add_pipe(RULER)
    ruler.add(patterns=[[{"SHAPE": "Xxx"}]], attrs={"POS": "PROPN"})
    quicken(pipeline)
    assert dict(pipeline._components)[RULER] is ruler
