"""Every quotation of a copy accounted for: its words must stand between marks in the source, too.

Words that stand there between other marks were altered. Words that the source only reports were put into marks: that
quotation was made up. What has no counterpart at all was added, which is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compare.align import Alignment
from rashomon.compare.quotations import CERTAIN, FABRICATED, LIKELY, REPORTED, is_personal, is_reported
from rashomon.compare.quoted import GAP, Quoted, find_changes, holds
from rashomon.compare.rewording import is_spelling, turns_sense
from rashomon.compare.sources import Source
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Anchor, Difference, DifferenceKind

ONE_UTTERANCE = 0.5  # cosine of two quotations from which they may be one utterance; by judgement
TOLD = 0.45  # cosine of a quotation and a sentence that reports it
ANSWER = 0.45  # cosine of the two sentences, where the quotation is …
MOSTLY = 0.2  # … so much of its own sentence
SURELY_REPORTED = 0.8  # of a quotation's long words, in a sentence that is not each other's best with the quotation's
COUNTERPARTS = 2  # sentences of the other article, the best, that may report it; one where the copy is not known
SHOWN = 4  # exchanges told


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """A copy held against its origin. `backward`: the copy is `a` of the two; `known`: it is known to be the copy."""

    copy: Telling
    origin: Telling
    alignment: Alignment
    backward: bool
    known: bool

    def counterparts(self, number: int) -> tuple[int, ...]:
        """The sentences of the origin that answer best to a sentence of the copy."""
        ranked = self.alignment.of_a if self.backward else self.alignment.of_b
        return ranked.get(number, ())[: COUNTERPARTS if self.known else 1]

    def pairs(self, quoted: Quoted, number: int) -> list[tuple[int, int]]:
        """The sentences of a quotation with sentence `number` of the origin, as (of a, of b)."""
        return [(n, number) if self.backward else (number, n) for n in self.copy.within(quoted.span)]

    def row(
        self, kind: DifferenceKind, anchor: Anchor, quoted: Quoted, why: tuple[str, ...], sure: float
    ) -> Difference:
        """The difference of an anchor of the origin and a quotation of the copy."""
        ours = self.copy.article.anchor(quoted.span.start, quoted.span.end)
        a, b = (ours, anchor) if self.backward else (anchor, ours)
        return Difference(kind, "altered", self.copy.about(quoted.span), a, b, why, sure)


def find_marked(
    a: Telling, b: Telling, alignment: Alignment, siblings: Sequence[tuple[Quoted, Quoted]], source: Source
) -> Iterator[Difference]:
    """The quotations of either article, as far as it may be the copy, that the other does not have as such."""
    having = {one for pair in siblings for one in pair}
    cases = (_Case(b, a, alignment, False, source == "a"), _Case(a, b, alignment, True, source == "b"))
    for case in cases if not source else (c for c in cases if c.known):
        for quoted in case.copy.quoted:
            if quoted not in having and not _is_kept(case, quoted):
                yield from _judge(case, quoted)


def _is_kept(case: _Case, quoted: Quoted) -> bool:
    """Do the words stand in a row inside marks of the origin, as far as no gap parts them?"""
    pieces: list[list[str]] = [[]]
    for word in quoted.words:
        if word == GAP:
            pieces.append([])
        else:
            pieces[-1].append(word)
    parts = [f" {' '.join(p)} " for p in pieces if p]
    texts = [f" {' '.join(words)} " for words in case.origin.quotations]
    return any(all(part in text for part in parts) for text in texts)


def _judge(case: _Case, quoted: Quoted) -> Iterator[Difference]:
    other = _find_utterance(case, quoted) if case.known else None
    if other:
        yield _altered(case, quoted, other)
        return
    anchor = _find_report(case, quoted)
    if anchor:
        sides = ("a", "b") if case.backward else ("b", "a")
        why = tuple(sorted((f"{sides[0]}: in quotation marks", f"{sides[1]}: no quotation marks")))
        yield case.row("quote_fabricated", anchor, quoted, why, FABRICATED)


def _find_utterance(case: _Case, quoted: Quoted) -> Quoted | None:
    """The quotation of the origin that is most likely the same utterance."""
    rows = case.origin.quoted
    cosines = case.copy.cosines([quoted], rows)
    if cosines is None:
        return None
    best = int(cosines[0].argmax())
    return rows[best] if cosines[0, best] >= ONE_UTTERANCE else None


def _altered(case: _Case, quoted: Quoted, other: Quoted) -> Difference:
    one, two = (quoted, other) if case.backward else (other, quoted)
    changes = find_changes(one.words, two.words)
    steps = [s for s in changes.steps if not is_spelling(s)] or [(one.words, two.words)]
    sense = turns_sense(steps, len(changes.kept))
    why = (*(f"a: {' '.join(x) or '-'}; b: {' '.join(y) or '-'}" for x, y in steps[:SHOWN]), *sense)
    anchor = case.origin.article.anchor(other.span.start, other.span.end)
    return case.row("quote_meaning" if sense else "quote_wording", anchor, quoted, why, CERTAIN if sense else LIKELY)


def _find_report(case: _Case, quoted: Quoted) -> Anchor | None:
    """The sentence of the origin that only reports what the copy has between marks.

    A source's quotation may be told as a report: where it is not known which is the copy, the words must be such as
    reports are made of.
    """
    if not case.known and is_personal(quoted):
        return None
    numbers = list(dict.fromkeys(m for n in case.copy.within(quoted.span) for m in case.counterparts(n)))
    cosines = case.origin.cosines_with([quoted], numbers)
    for place, number in enumerate(numbers):
        sentence = case.origin.parsed.sentences[number].sentence
        if holds(case.origin.quoted, sentence.start, sentence.end):
            continue
        anchor = case.origin.article.anchor(sentence.start, sentence.end)
        by_meaning = case.known and cosines is not None and cosines[0, place] >= TOLD
        if by_meaning or _is_answer(case, quoted, number) or _is_told(case, quoted, number, anchor.exact):
            return anchor
    return None


def _is_answer(case: _Case, quoted: Quoted, number: int) -> bool:
    """Is the quotation much of a sentence that answers to sentence `number` of the origin, and of no other?"""
    if not case.known:
        return False
    for n, pair in zip(case.copy.within(quoted.span), case.pairs(quoted, number), strict=True):
        row = case.copy.parsed.sentences[n].sentence
        held = min(quoted.span.end, row.end) - max(quoted.span.start, row.start)
        alike = case.alignment.are_mutual(*pair) and case.alignment.likeness(*pair) >= ANSWER
        if alike and held >= MOSTLY * (row.end - row.start):
            return True
    return False


def _is_told(case: _Case, quoted: Quoted, number: int, text: str) -> bool:
    """Does the sentence have most of the quotation's words?"""
    mutual = case.known or any(case.alignment.are_mutual(*pair) for pair in case.pairs(quoted, number))
    return is_reported(quoted, text, REPORTED if mutual else SURELY_REPORTED)
