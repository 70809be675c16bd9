"""The pipeline's finder of names, with the same answers: most words of a batch decided at once, not move by move.

spaCy's finder walks each sentence and asks at every word of every move (begin a name of this kind, end one, none)
whether it is allowed, which took .37 of 1.12 CPU seconds on 6,000 words, and the model itself .2. Outside a
name the scores depend on the word alone: they are worked out for all words of a batch in one product. Only inside a
name, where the word that opened it counts too, moves are scored one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

FINDER = "ner"
BEGIN, IN, LAST, UNIT, OUT = "BILUO"
SEEN = 3  # words that the finder looks at: the next, the first and the last of an open name


def quick_finder(_: Vocab, finder: Any) -> Any:
    """A finder with the answers of `finder`, or `finder` itself where it is of another kind."""
    model: Any = getattr(finder, "model", None)
    plain = (
        type(finder) is EntityRecognizer
        and finder.cfg.get("beam_width") == 1
        and not finder.postprocesses
        and model.attrs.get("has_upper")
        and not model.attrs.get("unseen_classes")
        and model.get_ref("lower").get_dim("nF") == SEEN
        and model.get_ref("lower").get_dim("nP") > 1
    )
    return _Finder(finder) if plain else finder


class _Finder:
    """Finds the names of documents as `slow` does; one with names set before goes to `slow` itself."""

    def __init__(self, slow: Any) -> None:
        self.slow = slow
        refs = slow.model.get_ref
        self._words, self._lower, upper = refs("tok2vec"), refs("lower"), refs("upper")
        self._gemm: Callable[..., Any] = slow.model.ops.gemm
        names = [slow.moves.get_class_name(i) for i in range(slow.moves.n_moves)]
        self._weights, self._bias = upper.get_param("W"), upper.get_param("b")
        moves = [(i, *name.partition("-")[::2]) for i, name in enumerate(names)]
        opening = [(i, kind, label) for i, kind, label in moves if kind == OUT or (label and kind in (BEGIN, UNIT))]
        self._opening = [(kind, label) for _, kind, label in opening]
        rows = [i for i, _, _ in opening]
        self._outside = self._weights[rows], self._bias[rows]
        self._not_begin = np.array([kind == BEGIN for kind, _ in self._opening])
        self._not_space = np.array([kind != OUT for kind, _ in self._opening])
        self._going_on = {
            label: tuple(sorted((i, kind) for i, kind, of in moves if of == label and kind in (IN, LAST)))
            for _, label in self._opening
        }

    def __call__(self, doc: Doc) -> Doc:
        self._find([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            self._find(docs)
            yield from docs

    def _find(self, docs: Sequence[Doc]) -> None:
        if any(doc.has_annotation(ENT_IOB) for doc in docs) or not any(map(len, docs)):
            self.slow.set_annotations(docs, self.slow.predict(docs))
            return
        features = self._lower.predict(self._words.predict(docs))  # (1 + words, SEEN, units, pieces); row 0: no word
        moves = self._outside_names(features, docs).tolist()
        first = 0
        for doc in docs:
            found = self._walk(features, moves, first, doc)
            doc.set_ents([Span(doc, start - first, end - first, label) for start, end, label in found])
            first += len(doc)

    def _outside_names(self, features: Any, docs: Sequence[Doc]) -> Any:
        """For each word the best of the moves outside a name."""
        weights, bias = self._outside
        scores = self._gemm(self._units(features[1:, 0], features[0, 1], features[0, 2]), weights, trans2=True) + bias
        spaces = np.concatenate([doc.to_array([IS_SPACE]).ravel() for doc in docs]) == 1
        scores[np.ix_(spaces, self._not_space)] = -np.inf
        scores[np.ix_(np.concatenate([_lasts(doc) for doc in docs]), self._not_begin)] = -np.inf
        return scores.argmax(axis=1)

    def _units(self, *seen: Any) -> Any:
        """The hidden units of states, from what each of the words they look at adds."""
        return (seen[0] + seen[1] + seen[2] + self._lower.get_param("b")).max(axis=-1)

    def _walk(self, features: Any, moves: Sequence[int], first: int, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """Start, end (words of the batch) and label of the names of `doc`, whose first word is `first`."""
        at, end, lasts = first, first + len(doc), None
        while at < end:
            kind, label = self._opening[moves[at]]
            start, at = at, at + 1
            if kind == OUT:
                continue
            if kind == BEGIN:
                lasts = _lasts(doc) if lasts is None else lasts
                while not lasts[at - first] and self._goes_on(features, start, at, label):
                    at += 1
                at += 1
            yield start, at, label

    def _goes_on(self, features: Any, start: int, at: int, label: str) -> bool:
        """Is word `at` inside the name that opens at `start`, rather than its last?"""
        moves = self._going_on[label]
        rows = [i for i, _ in moves]
        units = self._units(features[at + 1, 0], features[start + 1, 1], features[at, 2])
        scores = self._gemm(units.reshape(1, -1), self._weights[rows], trans2=True)[0] + self._bias[rows]
        return bool(moves[int(scores.argmax())][1] == IN)


def _lasts(doc: Doc) -> Any:
    """Which words no name goes on after: the last of a sentence, and the last of all."""
    found = np.ones(len(doc), dtype=np.bool_)
    found[:-1] = doc.to_array([SENT_START]).ravel()[1:] == 1
    return found
