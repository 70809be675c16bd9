"""What a pipeline's layers know of a word by itself, worked out once for each distinct word of a batch.

The first layers of spaCy's `tok2vec` see a word without its neighbours, and most words of a batch are there more than
once. What comes out is the same, word by word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc

KEY = [ORTH, NORM, SPACY]  # what a word is told by; the others that are looked at follow from its spelling
_LOOKED_AT = frozenset({"ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_LAYERS = ("extract_features", "static_vectors", "ints-getitem", "hashembed", "maxout", "layernorm", "dropout")
_JOINING = ("list2ragged", "ragged2list", "with_array")  # in names of layers put together as `a>>b|c`


def embed_distinct(tok2vec: Any) -> None:
    """Let the first layers of `tok2vec` see each word of a batch once, if they are of the known kinds."""
    embed = tok2vec.get_ref("embed") if tok2vec.has_ref("embed") else None
    if embed is not None and tok2vec.layers[0] is embed and _is_known(embed):
        tok2vec.layers[0] = type(embed)("distinct_words", _forward, layers=[embed])


def _is_known(embed: Any) -> bool:
    """Does what comes out for a word follow from the word alone?"""
    whole = embed.name.replace("(", ">>").replace(")", "").replace("|", ">>").split(">>")
    looked_at = {c for layer in embed.walk() if layer.name == "extract_features" for c in layer.attrs["columns"]}
    return set(whole) <= {*_LAYERS, *_JOINING} and looked_at <= _LOOKED_AT


def _forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    if is_train or not any(map(len, docs)):
        found: tuple[list[Any], Callable[[Any], Any]] = model.layers[0](docs, is_train)
        return found
    places: dict[tuple[int, ...], int] = {}
    keys = np.concatenate([doc.to_array(KEY) for doc in docs]).tolist()
    at = [places.setdefault(tuple(key), len(places)) for key in keys]
    rows = model.layers[0].predict([_make_doc(docs[0], list(places))])[0][at]
    bounds = pairwise(accumulate(map(len, docs), initial=0))
    return [rows[start:end] for start, end in bounds], _no_training


def _make_doc(like: Doc, keys: Sequence[tuple[int, ...]]) -> Doc:
    """A document of these words, which need make no sense."""
    strings = like.vocab.strings
    made = Doc(like.vocab, words=[strings[orth] for orth, _, _ in keys], spaces=[bool(space) for _, _, space in keys])
    for token, norm, (_, wanted, _) in zip(made, made.to_array([NORM]).ravel().tolist(), keys, strict=True):
        if norm != wanted:
            token.norm_ = strings[wanted]
    return made


def _no_training(_: Any) -> Any:
    raise NotImplementedError("these layers are not trained")
