"""The sentences of a record nearest to a claim: by the cosine of their vectors, and by the rare words they share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.checking.index import Index
from rashomon.compare.quoted import split
from rashomon.language.encoder import Encoder
from rashomon.vocabulary import Sentence

BY_MEANING = 10  # sentences looked at whose vectors are the nearest; 26 of 30 true claims' own are among them
BY_WORDS = 5  # sentences looked at that share the most rare words


MANY = 3_000  # sentences of a record up to which all have vectors: some 20 seconds of one processor
SIFTED = 300  # of a larger record: sentences that share the most rare words, which alone have vectors


class Nearest:
    """The vectors of a record's sentences, made when first asked for."""

    def __init__(self, index: Index, encoder: Encoder | None) -> None:
        self.index, self.encoder = index, encoder
        self._numbers = {s.id: n for n, (s, _) in enumerate(index.sentences)}

    def _text(self, number: int) -> str:
        sentence = self.index.sentences[number][0]
        return self.index.text_of[sentence.article].row.text[sentence.start : sentence.end]

    def find(self, text: str) -> list[Sentence]:
        """The nearest by meaning, then those by words; each once."""
        by_words = self._by_words(text, SIFTED if len(self._numbers) > MANY else BY_WORDS)
        rows = by_words if len(self._numbers) > MANY else list(range(len(self._numbers)))
        chosen = dict.fromkeys([*self._by_meaning(text, rows), *by_words[:BY_WORDS]])
        return [self.index.sentences[n][0] for n in chosen]

    def _by_words(self, text: str, most: int) -> list[int]:
        return [self._numbers[sentence.id] for sentence, _ in self.index.find_like(split(text), most)]

    def _by_meaning(self, text: str, rows: Sequence[int]) -> list[int]:
        if self.encoder is None or not rows:
            return []
        vectors = self.encoder.encode([self._text(n) for n in rows])  # those met before cost nothing
        cosines = np.round(vectors @ self.encoder.encode([text])[0], 5)
        return [rows[n] for n in np.argsort(-cosines, kind="stable")[:BY_MEANING]]
