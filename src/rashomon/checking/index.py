"""The words of all articles of a record, and where each stands: for finding a passage without reading them all."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.compare.quoted import split
from rashomon.compare.roots import same_root
from rashomon.text import fold
from rashomon.vocabulary import Anchor, ArticleRow, Record, Sentence, Span

_WORD = re.compile(r"\d[\d,.]{0,20}\d|\w+(?:[’'ʼ]\w+)*")
MOST_PLACES = 4_000  # places of one word that are looked at; commoner words alone find nothing


@dataclass(frozen=True, slots=True)
class Text:
    """An article with its words folded, in order, and their spans."""

    row: ArticleRow
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """The stretch of the text from word `first` to before word `last`."""
        return Span(self.spans[first].start, self.spans[last - 1].end)

    def anchor(self, span: Span) -> Anchor:
        return Anchor(self.row.id, span.start, span.end, self.row.text[span.start : span.end])


class Index:
    """Built once for a record, in time linear in its text."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.texts = tuple(_text(row) for row in record.articles)
        self.text_of = {t.row.id: t for t in self.texts}
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for at, word in enumerate(text.words):
                self.places[word].append((number, at))
        self.sentences = _distinct(record)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self.sentences):
            for key in {_key(w) for w in words if len(w) > 3 or w.isdigit()}:
                self._holders[key].append(number)

    def find_exact(self, words: Sequence[str]) -> list[tuple[Text, int]]:
        """Where these words stand in a row, as (text, first word), in the order of articles."""
        rarest = min(range(len(words)), key=lambda n: len(self.places.get(words[n], ())))
        found = []
        for number, at in self.places.get(words[rarest], ()):
            first = at - rarest
            text = self.texts[number]
            if first >= 0 and text.words[first : first + len(words)] == tuple(words):
                found.append((text, first))
        return found

    def find_near(self, words: Sequence[str], most: int) -> list[tuple[Text, int]]:
        """The places where most of these words stand at about the right distances: (text, where the first would be)."""
        votes: Counter[tuple[int, int]] = Counter()
        width = max(4, len(words) // 2)
        for at, word in enumerate(words):
            places = self.places.get(word, ())
            if not places or len(places) > MOST_PLACES:
                continue
            weight = math.log(1 + MOST_PLACES / len(places))
            for bucket in {(n, (p - at) // width) for n, p in places}:
                votes[bucket] += weight  # type: ignore[assignment]
                votes[bucket[0], bucket[1] - 1] += weight / 2  # type: ignore[assignment]
        best = sorted(votes, key=lambda b: (-votes[b], b))[:most]
        return [(self.texts[number], bucket * width) for number, bucket in best]

    def find_like(self, words: Sequence[str], most: int) -> list[tuple[Sentence, tuple[str, ...]]]:
        """The sentences that share the most rare words, or words of their roots."""
        votes: Counter[int] = Counter()
        for key in {_key(w) for w in words if len(w) > 3 or w.isdigit()}:
            held = self._holders.get(key, ())
            for number in held[:MOST_PLACES]:
                votes[number] += math.log(1 + len(self.sentences) / len(held))  # type: ignore[assignment]
        best = sorted(votes, key=lambda n: (-votes[n], n))[:most]
        return [self.sentences[n] for n in best]


def find_spans(text: str) -> tuple[Span, ...]:
    """The words of a text; a figure with its commas and points is one."""
    return tuple(Span(*m.span()) for m in _WORD.finditer(text))


def has_root(word: str, words: Sequence[str]) -> bool:
    """Is the word among others, in whatever form?"""
    return any(same_root(word, other) for other in words)


def _key(word: str) -> str:
    return word if word.isdigit() else word[:4]


def _text(row: ArticleRow) -> Text:
    spans = find_spans(row.text)
    return Text(row, tuple(fold(row.text[s.start : s.end]) for s in spans), spans)


def _distinct(record: Record) -> list[tuple[Sentence, tuple[str, ...]]]:
    """The sentences of the articles, each wording once: at its first place in the record's order."""
    texts = {a.id: a.text for a in record.articles}
    seen: dict[tuple[str, ...], Sentence] = {}
    for sentence in record.sentences:
        words = split(texts[sentence.article][sentence.start : sentence.end])
        if words:
            seen.setdefault(words, sentence)
    return [(sentence, words) for words, sentence in seen.items()]
