"""The pipeline's attribute ruler and lemmatizer, done by looking up instead of by matching.

spaCy's English pipelines end tagging with some 180 patterns that set the universal part of speech, the
morphology and a few lemmas. Run by the general matcher they took .17 of 1.13 CPU seconds on 5,300 words.
All but a few look at one token's (tag, word, dependency), so their outcome is computed once for each
such triple. A sentence with a token that one of the few others may begin at (`gonna`) goes to the ruler
itself. Lemmas follow from (word, part of speech, morphology), and are computed once for each of those.
What is set is the same, token by token.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.language.distinct_words import embed_distinct
from rashomon.language.entities import FINDER, quick_finder

RULER = "attribute_ruler"
LEMMATIZER = "lemmatizer"
_READ = {"TAG": 0, "LOWER": 1, "DEP": 2, "IS_SPACE": 1}
_KINDS = frozenset({"IN", "NOT_IN", "REGEX"})
_SET = {"POS": 0, "MORPH": 1, "LEMMA": 2}
Triple = tuple[int, int, int]
Pattern = dict[str, Any]
Setting = list[tuple[int, int]] | None  # places of (part of speech, morphology, lemma) and values; None: not looked up


def quicken(pipeline: Language) -> None:
    """Let `pipeline` do the same with less work, where its parts are of the known kinds: words seen once, word classes
    and lemmas looked up, names found at once."""
    for _, part in pipeline._components:
        for layer in getattr(getattr(part, "model", None), "walk", tuple)():
            embed_distinct(layer)
    _replace(pipeline, RULER, _quick_ruler)
    _replace(pipeline, LEMMATIZER, _quick_lemmatizer)
    _replace(pipeline, FINDER, quick_finder)


def _replace(pipeline: Language, name: str, quick: Callable[[Vocab, Any], Any]) -> None:
    if name in pipeline.pipe_names:
        slow = pipeline.get_pipe(name)
        fast = quick(pipeline.vocab, slow)
        pipeline._components = [(n, fast if c is slow else c) for n, c in pipeline._components]


def _quick_ruler(vocab: Vocab, ruler: Any) -> Any:
    patterns: list[Pattern] = getattr(ruler, "patterns", [])
    return _Lookup(vocab, patterns, ruler) if all(_known_kind(p) for p in patterns) else ruler


def _quick_lemmatizer(_: Vocab, lemmatizer: Any) -> Any:
    plain = type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule" and not lemmatizer.overwrite
    return _Lemmas(lemmatizer) if plain else lemmatizer


def _known_kind(pattern: Pattern) -> bool:
    return all(tokens and set(tokens[0]) <= set(_READ) for tokens in pattern["patterns"])


def _looked_up(pattern: Pattern) -> bool:
    """One token, told by values or lists of values, whose known attributes are set."""
    plain = all(
        len(tokens) == 1 and all(isinstance(v, (str, bool)) or set(v) <= _KINDS for v in tokens[0].values())
        for tokens in pattern["patterns"]
    )
    return plain and set(pattern["attrs"]) <= set(_SET) and pattern["index"] == 0


class _Lemmas:
    """Sets the lemma of every token that has none from its (word, part of speech, morphology)."""

    def __init__(self, lemmatizer: EnglishLemmatizer) -> None:
        self._slow = lemmatizer
        self._known: dict[Triple, int] = {}
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part, words in list(index.items()):  # lists, in which a word is looked for some ten times a lemma
            index[part] = frozenset(words)

    def __call__(self, doc: Doc) -> Doc:
        known, lemmas = self._known, []
        for i, (word, part, morphology, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            key = word, part, morphology
            if not lemma and key not in known:
                known[key] = doc.vocab.strings.add(self._slow.lemmatize(doc[i])[0])
            lemmas.append(lemma or known[key])
        if lemmas:
            values: Any = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
            doc.from_array([LEMMA], values)
        return doc


class _Lookup:
    """Sets part of speech, morphology and lemma of every token from its (tag, word, dependency)."""

    def __init__(self, vocab: Vocab, patterns: Sequence[Pattern], ruler: Callable[[Doc], Doc]) -> None:
        self._strings = vocab.strings
        self._ruler = ruler
        self._rules = _Rules((p["patterns"], _values(vocab, p["attrs"]) if _looked_up(p) else None) for p in patterns)
        self._known: dict[Triple, Triple | None] = {}

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

    def _outcome(self, key: Triple) -> Triple | None:
        """What the patterns that fit set, the later ones over the earlier; None where another kind may begin."""
        values = [0, 0, 0]
        for setting in self._rules.fitting([self._strings[k] if k else "" for k in key]):
            if setting is None:
                return None
            for place, value in setting:
                values[place] = value
        return values[0], values[1], values[2]


class _Rules:
    """Patterns in order, each known by a tag, a word or a dependency that it asks for, where it asks for one."""

    def __init__(self, rules: Iterable[tuple[Sequence[Sequence[Pattern]], Setting]]) -> None:
        self._settings: list[Setting] = []
        self._by_value: dict[tuple[int, str], list[tuple[int, Pattern]]] = defaultdict(list)
        for number, (alternatives, setting) in enumerate(rules):
            self._settings.append(setting)
            for tokens in alternatives:
                for key in _keys(tokens[0]):
                    self._by_value[key].append((number, tokens[0]))

    def fitting(self, texts: Sequence[str]) -> list[Setting]:
        """What the patterns set whose first token may be this (tag, word, dependency), in order."""
        keys = [*enumerate(texts), _ANY]
        tried = (rule for key in keys for rule in self._by_value.get(key, ()))
        return [self._settings[number] for number in sorted({n for n, token in tried if _fits(token, texts)})]


_ANY = (-1, "")  # of a pattern that asks for no value


def _keys(token: Pattern) -> list[tuple[int, str]]:
    """The values of one attribute, one of which a token must have for the pattern to fit."""
    for name in sorted(token, key=_READ.__getitem__, reverse=True):  # words and dependencies tell more than tags
        value = token[name]
        wanted = [value] if isinstance(value, str) else value.get("IN", ()) if isinstance(value, dict) else ()
        if wanted:
            return [(_READ[name], text) for text in wanted]
    return [_ANY]


def _fits(token: Pattern, texts: Sequence[str]) -> bool:
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
