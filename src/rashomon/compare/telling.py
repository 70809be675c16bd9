"""One article as a telling: its sentences ready to be compared, made when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from rashomon.clauses import find_clauses
from rashomon.compare.quoted import Quoted, find_quoted, split
from rashomon.compare.side import Material, Side, find_side
from rashomon.copies.alignment import Grams, find_bounds, find_grams
from rashomon.copies.folding import Places, find_words
from rashomon.copies.texts import Vectors
from rashomon.dates import FoundDate, find_sentence_dates
from rashomon.language import ParsedArticle
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.values import Known, Values, find_known, find_values
from rashomon.vocabulary import Anchor, Date, Span, Statement

CLAUSE = 4  # words of a clause from which its meaning is compared by itself


class Telling:
    """An article with its statements; `side(n)` is its sentence number n, ready to be compared.

    `reference`: the day of publication of an article it shares text with, where its own is not known: a month and day
    without a year is read from it, a weekday is not.
    """

    def __init__(self, parsed: ParsedArticle, material: Material, said: Sequence[Statement], reference: Date) -> None:
        self.parsed, self.article, self.statements = parsed, parsed.article, said
        self._material, self._reference = material, reference
        self._sides: dict[int, Side] = {}
        self._values: dict[int, Values] = {}
        self._known: dict[tuple[int, ...], Known] = {}
        self._clauses: dict[int, Vectors] = {}
        self._starts = [s.sentence.start for s in parsed.sentences]
        self._ends = [s.sentence.end for s in parsed.sentences]

    @property
    def cast(self) -> Cast:
        return self._material.cast

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        return find_quoted(self.article)

    @cached_property
    def held(self) -> Mapping[int, Sequence[Statement]]:
        """The statements that stand in each sentence, by its number."""
        held: dict[int, list[Statement]] = {}
        for row in self.statements:
            for n in self.holding(row):
                held.setdefault(n, []).append(row)
        return held

    def side(self, number: int) -> Side:
        if number not in self._sides:
            sentence = self.parsed.sentences[number]
            self._sides[number] = find_side(self.article, sentence, self._material.cast, self._dates(number))
        return self._sides[number]

    @cached_property
    def vectors(self) -> Vectors | None:
        """A vector of each sentence, shape (sentences, dimensions); None without an encoder or without sentences."""
        texts = [s.parse.text for s in self.parsed.sentences]
        return self._material.encode(texts) if self._material.encode and texts else None

    def vector_of(self, text: str) -> Vectors | None:
        """The vector of a text, shape (dimensions,); None without an encoder or without a text."""
        return self._material.encode([text])[0] if self._material.encode and text else None

    def clause_vectors(self, number: int) -> Vectors | None:
        """A vector of each clause of a sentence that has a few words, shape (clauses, dimensions); None without an
        encoder."""
        if self._material.encode is None:
            return None
        if number not in self._clauses:
            parse = self.parsed.sentences[number].parse
            texts = dict.fromkeys(parse.text[slice(*c.span)] for c in find_clauses(parse))
            told = [text for text in texts if len(text.split()) >= CLAUSE]
            self._clauses[number] = self._material.encode(told or [parse.text])
        return self._clauses[number]

    @cached_property
    def bounds(self) -> Places:
        """Start and end of each sentence whose letters are counted, shape (sentences, 2)."""
        return find_bounds(self.article)

    @cached_property
    def grams(self) -> Grams:
        """The letters of these sentences."""
        return find_grams(self.bounds, find_words(self.article))

    @cached_property
    def quotations(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of all quotations, those too short to be compared included."""
        blocks = [b for b in self.article.blocks if b.role != "note"]
        found = [q for b in blocks for q in find_quotations(self.article.text, b.start, b.end)]
        return tuple(split(self.article.text[q.start : q.end]) for q in found)

    def cosines(self, mine: Sequence[Quoted], others: Sequence[Quoted]) -> Vectors | None:
        """Cosines of quotations' vectors, shape (mine, others); None without an encoder."""
        if not self._material.encode or not mine or not others:
            return None
        rows = [self._material.encode([" ".join(q.words) for q in part]) for part in (mine, others)]
        cosines: Vectors = np.round(rows[0] @ rows[1].T, 4)
        return cosines

    def cosines_with(self, quoted: Sequence[Quoted], numbers: Sequence[int]) -> Vectors | None:
        """Cosines of quotations with sentences of this article, each of `numbers` once, in their order."""
        if not self._material.encode or self.vectors is None or not numbers:
            return None
        rows = self._material.encode([" ".join(q.words) for q in quoted])
        cosines: Vectors = np.round(rows @ self.vectors[list(dict.fromkeys(numbers))].T, 4)
        return cosines

    def within(self, span: Span) -> range:
        """The numbers of the sentences that a stretch of the text touches."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def values(self, number: int) -> Values:
        """The values of sentence number n."""
        if number not in self._values:
            self._values[number] = find_values(self.parsed.sentences[number], self._dates(number))
        return self._values[number]

    @cached_property
    def known(self) -> Known:
        """What the article names anywhere."""
        rows = range(len(self.parsed.sentences))
        return find_known([self.article.text], [n for r in rows for n in self.values(r).names])

    def known_in(self, numbers: Iterable[int]) -> Known:
        """What some of its sentences name."""
        rows = tuple(sorted(n for n in numbers if 0 <= n < len(self.parsed.sentences)))
        if rows not in self._known:
            texts = [self.parsed.sentences[n].parse.text for n in rows]
            self._known[rows] = find_known(texts, [name for n in rows for name in self.values(n).names])
        return self._known[rows]

    def _dates(self, number: int) -> Sequence[FoundDate]:
        sentence = self.parsed.sentences[number]
        dates = self._material.dates.get(sentence.sentence.id, ())
        if not self._reference.edtf or all(d.value.edtf for d in dates):
            return dates
        read = find_sentence_dates(sentence, self._reference)
        return [d for d in read if d.value.basis == "explicit" or any(c.isdigit() for c in d.value.text)]

    def sentence(self, name: str) -> Anchor:
        """The sentence of this id."""
        row = next(s.sentence for s in self.parsed.sentences if s.sentence.id == name)
        return self.article.anchor(row.start, row.end)

    def sentence_at(self, number: int) -> Anchor:
        """Sentence number n."""
        row = self.parsed.sentences[number].sentence
        return self.article.anchor(row.start, row.end)

    def holding(self, row: Statement) -> list[int]:
        """The sentences that a statement's words stand in."""
        found: set[int] = set()
        for anchor in (*row.anchors, row.source_anchor, row.cue_anchor):
            if anchor:
                found.update(self.within(Span(anchor.start, anchor.end)))
        return sorted(found)

    def said_by(self, span: Span) -> str | None:
        """The actor id of whoever says most of a stretch of the text, as far as that is known."""
        best = (0, "")
        for row in self.statements:
            held = sum(max(0, min(a.end, span.end) - max(a.start, span.start)) for a in row.anchors)
            if held and row.speaker:
                best = max(best, (held, row.speaker))
        return best[1] or None

    def about(self, span: Span) -> str:
        """What a quotation is, in a few words."""
        speaker = self.said_by(span)
        return f"what {self._material.cast.actor(speaker).name} said" if speaker else "the quoted words"


def find_tellings(material: Material) -> dict[str, Telling]:
    """The tellings of a story by article id."""
    said: dict[str, list[Statement]] = {}
    for row in material.statements:
        said.setdefault(row.anchors[0].article, []).append(row)
    published = {p.article.id: p.article.published for p in material.parsed}
    references = _references(material, published)
    return {
        p.article.id: Telling(p, material, said.get(p.article.id, ()), references.get(p.article.id, Date()))
        for p in material.parsed
    }


def _references(material: Material, published: Mapping[str, Date]) -> dict[str, Date]:
    """For each undated article the day of the dated one it shares most with."""
    best: dict[str, tuple[float, str]] = {}
    for link in material.links:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            undated = one in published and not published[one].edtf
            if undated and other in published and published[other].edtf:
                best[one] = max(best.get(one, (0.0, "")), (link.score, other))
    return {one: published[other] for one, (_, other) in best.items()}
