"""The pipeline's attribute ruler, done by looking up instead of by matching.

spaCy's English pipelines end tagging with some 180 patterns that set the universal part of speech, the
morphology and a few lemmas. Run by the general matcher they took .17 of 1.13 CPU seconds on 5,300 words.
All but a few look at one token's (tag, word, dependency), so their outcome is computed once for each
such triple. A sentence with a token that one of the few others may begin at (`gonna`) goes to the ruler
itself. What is set is the same, token by token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

RULER = "attribute_ruler"
_READ = {"TAG": 0, "LOWER": 1, "DEP": 2, "IS_SPACE": 1}
_KINDS = frozenset({"IN", "NOT_IN", "REGEX"})
_SET = {"POS": 0, "MORPH": 1, "LEMMA": 2}
Triple = tuple[int, int, int]
Pattern = dict[str, Any]


def quicken(pipeline: Language) -> None:
    """Let `pipeline` look word classes up, if its ruler's patterns are of the known kinds; else leave it alone."""
    if RULER not in pipeline.pipe_names:
        return
    ruler = pipeline.get_pipe(RULER)
    patterns: list[Pattern] = getattr(ruler, "patterns", [])
    if not all(_known_kind(p) for p in patterns):
        return
    lookup = _Lookup(pipeline.vocab, patterns, ruler)
    pipeline._components = [(name, lookup if c is ruler else c) for name, c in pipeline._components]


def _known_kind(pattern: Pattern) -> bool:
    return all(tokens and set(tokens[0]) <= set(_READ) for tokens in pattern["patterns"])


def _looked_up(pattern: Pattern) -> bool:
    """One token, told by values or lists of values, whose known attributes are set."""
    plain = all(
        len(tokens) == 1 and all(isinstance(v, (str, bool)) or set(v) <= _KINDS for v in tokens[0].values())
        for tokens in pattern["patterns"]
    )
    return plain and set(pattern["attrs"]) <= set(_SET) and pattern["index"] == 0


class _Lookup:
    """Sets part of speech, morphology and lemma of every token from its (tag, word, dependency)."""

    def __init__(self, vocab: Vocab, patterns: Iterable[Pattern], ruler: Callable[[Doc], Doc]) -> None:
        self._strings = vocab.strings
        self._ruler = ruler
        rows = list(patterns)
        self._rules = [(p["patterns"], _values(vocab, p["attrs"])) for p in rows if _looked_up(p)]
        self._others = [tokens for p in rows if not _looked_up(p) for tokens in p["patterns"]]
        self._known: dict[Triple, tuple[int, int, int] | None] = {}

    def __call__(self, doc: Doc) -> Doc:
        known = self._known
        rows = []
        for key in map(tuple, doc.to_array([TAG, LOWER, DEP]).tolist()):
            if key not in known:
                known[key] = self._outcome(key)
            row = known[key]
            if row is None:
                return self._ruler(doc)
            rows.append(row)
        if rows:
            values: Any = np.array(rows, dtype=np.uint64)  # its stub asks for a narrower type than it takes
            doc.from_array([POS, MORPH, LEMMA], values)
        return doc

    def _outcome(self, key: Triple) -> tuple[int, int, int] | None:
        """What the patterns that fit set, the later ones over the earlier; None where another kind may begin."""
        texts = [self._strings[k] if k else "" for k in key]
        if any(_fits(tokens[0], texts) for tokens in self._others):
            return None
        values = [0, 0, 0]
        for alternatives, setting in self._rules:
            if any(_fits(tokens[0], texts) for tokens in alternatives):
                for place, value in setting:
                    values[place] = value
        return values[0], values[1], values[2]


def _fits(token: Pattern, texts: list[str]) -> bool:
    return all(_allows(value, texts[_READ[name]]) for name, value in token.items())


def _allows(value: str | bool | dict[str, Any], text: str) -> bool:
    if isinstance(value, bool):  # IS_SPACE
        return text.isspace() == value
    if isinstance(value, str):
        return text == value
    return all(_holds(kind, wanted, text) for kind, wanted in value.items())


def _holds(kind: str, wanted: Any, text: str) -> bool:
    if kind == "IN":
        return text in wanted
    if kind == "NOT_IN":
        return text not in wanted
    return kind != "REGEX" or re.search(wanted, text) is not None


def _values(vocab: Vocab, attributes: dict[str, str]) -> list[tuple[int, int]]:
    made: dict[str, Callable[[str], int]] = {
        "POS": lambda value: IDS[value],
        "MORPH": vocab.morphology.add,
        "LEMMA": vocab.strings.add,
    }
    return [(_SET[name], made[name](str(value))) for name, value in attributes.items()]
