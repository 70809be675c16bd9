"""Words seen once a batch and names found at once are those that the pipeline itself finds."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.language.entities import FINDER
from rashomon.language.model import BATCH, find_models
from rashomon.language.word_classes import quicken

SENTENCES = [
    "",
    " ",
    "Oslo",
    "The Bank of Lestria lent Ida Holm 3.5 million euros on Tuesday, 4 May 2021, Radio Selk reported.",
    "President Anna Berg of Norway met the U.N.'s   Security Council in New York\tlast week.",
    "Said Ida Holm: the Ministry of Foreign Affairs of the Republic of Lestria",
    "don't won't can't US us UK's Holm's holm HOLM",
    "Prices rose 12 % in the first quarter. Oslo Stock Exchange. Berg & Sons, Inc. fell.",
]


@pytest.mark.parametrize("model", find_models(), ids=lambda m: m.package)
def test_names_and_trees_are_those_of_the_plain_pipeline(model):
    import spacy

    plain, quick = spacy.load(model.path), spacy.load(model.path)
    quicken(quick)
    assert type(dict(quick._components)[FINDER]) is not type(dict(plain._components)[FINDER])
    assert any(layer.name == "distinct_words" for _, p in quick._components for layer in _layers(p))
    rows = [[_read(doc) for doc in nlp.pipe(SENTENCES, batch_size=BATCH)] for nlp in (plain, quick)]
    assert rows[0] == rows[1]
    assert [_read(quick(text)) for text in SENTENCES] == rows[0]
    assert sum(len(names) for names, _ in rows[0]) > 8


@pytest.mark.parametrize("model", find_models(), ids=lambda m: m.package)
def test_names_set_before_are_kept(model):
    import spacy
    from spacy.tokens import Span

    plain, quick = spacy.load(model.path), spacy.load(model.path)
    quicken(quick)
    found = []
    for nlp in (plain, quick):
        doc = nlp.make_doc("The harbour of Selk was opened by Ida Holm in Oslo.")
        doc.set_ents([Span(doc, 0, 2, "FAC")], default="missing")
        found.append(_read(nlp(doc)))
    assert found[0] == found[1]
    assert (0, 2, "FAC") in found[1][0]


def test_a_finder_that_looks_at_several_parses_is_left_alone():
    import spacy

    pipeline = spacy.blank("en")
    finder: Any = pipeline.add_pipe("beam_ner", name=FINDER)
    quicken(pipeline)
    assert dict(pipeline._components)[FINDER] is finder


def _layers(part: Any) -> Any:
    finder = getattr(part, "slow", part)
    return finder.model.walk() if hasattr(finder, "model") else ()


def _read(doc: Any) -> Any:
    names = [(e.start, e.end, e.label_) for e in doc.ents]
    return names, [(t.ent_iob_, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc]
