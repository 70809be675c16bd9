"""The sentences of a record nearest to a claim: by the cosine of their vectors, and by the rare words they share."""

from __future__ import annotations

import numpy as np

from rashomon.checking.index import Index
from rashomon.compare.quoted import split
from rashomon.language.encoder import Encoder, Vectors
from rashomon.vocabulary import Sentence

BY_MEANING = 10  # sentences looked at whose vectors are the nearest; 26 of 30 true claims' own are among them
BY_WORDS = 5  # sentences looked at that share the most rare words


class Nearest:
    """The vectors of a record's sentences, made when first asked for."""

    def __init__(self, index: Index, encoder: Encoder | None) -> None:
        self.index, self.encoder = index, encoder
        self._texts = [self._text(s) for s, _ in index.sentences]
        self._numbers = {s.id: n for n, (s, _) in enumerate(index.sentences)}
        self._vectors: Vectors | None = None

    def _text(self, sentence: Sentence) -> str:
        return self.index.text_of[sentence.article].row.text[sentence.start : sentence.end]

    def find(self, text: str) -> list[Sentence]:
        """The nearest by meaning, then those by words; each once."""
        chosen = dict.fromkeys(self._by_meaning(text))
        for sentence, _ in self.index.find_like(split(text), BY_WORDS):
            chosen.setdefault(self._numbers[sentence.id])
        return [self.index.sentences[n][0] for n in chosen]

    def _by_meaning(self, text: str) -> list[int]:
        if self.encoder is None or not self._texts:
            return []
        if self._vectors is None:
            self._vectors = self.encoder.encode(self._texts)
        cosines = np.round(self._vectors @ self.encoder.encode([text])[0], 5)
        return [int(n) for n in np.argsort(-cosines, kind="stable")[:BY_MEANING]]
