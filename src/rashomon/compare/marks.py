"""Every quotation of a copy accounted for: its words must stand between marks in the source, too.

Words that stand there between other marks were altered. Words that the source only reports were put into marks: that
quotation was made up. What has no counterpart at all was added, which is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from rashomon.compare.align import Alignment
from rashomon.compare.quotations import CERTAIN, FABRICATED, LIKELY, REPORTED, is_personal, is_reported
from rashomon.compare.quoted import GAP, Quoted, find_changes, holds
from rashomon.compare.rewording import is_spelling, turns_sense
from rashomon.compare.sources import Source
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Anchor, Difference, DifferenceKind

ONE_UTTERANCE = 0.5  # cosine of two quotations from which they may be one utterance; of `tellings` a, b, d .5 to .95
TOLD = 0.45  # cosine of a quotation and a sentence that reports it
ANSWER = 0.45  # cosine of the two sentences, where the quotation is …
MOSTLY = 0.2  # … so much of its own sentence
SURELY_REPORTED = 0.8  # of a quotation's long words in a sentence that is not the best counterpart of its own
COUNTERPARTS = 2  # sentences of the other article, the best, that may report it; one where the copy is not known
SHOWN = 4  # exchanges told


def find_marked(
    a: Telling, b: Telling, alignment: Alignment, siblings: Sequence[tuple[Quoted, Quoted]], source: Source
) -> Iterator[Difference]:
    """The quotations of either article, as far as it may be the copy, that the other does not have as such."""
    having = {one for pair in siblings for one in pair}
    for copy, origin, backward in ((b, a, False), (a, b, True)):
        if source == ("b" if not backward else "a"):
            continue  # this one is the source: its marks are right
        for quoted in copy.quoted:
            if quoted in having:
                continue
            row = _judge(copy, origin, quoted, alignment, backward, bool(source))
            if row:
                yield row


def _judge(
    copy: Telling, origin: Telling, quoted: Quoted, alignment: Alignment, backward: bool, known: bool
) -> Difference | None:
    inside = [q for q in origin.quoted if _stands(quoted.words, q.words)]
    if inside or any(_stands(quoted.words, q) for q in origin.short_quotations):
        return None
    other = _uttered(copy, origin, quoted) if known else None
    if other:
        return _altered(copy, origin, quoted, other, backward)
    counter = _reported(copy, origin, quoted, alignment, backward, known)
    if counter is None:
        return None
    anchors = _ordered(counter, copy.article.anchor(quoted.span.start, quoted.span.end), backward)
    why = (
        ("a: in quotation marks", "b: no quotation marks")
        if backward
        else ("a: no quotation marks", "b: in quotation marks")
    )
    return Difference("quote_fabricated", "altered", copy.about(quoted.span), *anchors, why, FABRICATED)


def _stands(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Do the words stand in the others in a row, as far as no gap parts them?"""
    pieces: list[list[str]] = [[]]
    for word in words:
        if word == GAP:
            pieces.append([])
        else:
            pieces[-1].append(word)
    text = f" {' '.join(others)} "
    return all(f" {' '.join(p)} " in text for p in pieces if p)


def _uttered(copy: Telling, origin: Telling, quoted: Quoted) -> Quoted | None:
    """The quotation of the origin that is most likely the same utterance."""
    rows = origin.quoted
    cosines = copy.cosines([quoted], rows) if rows else None
    if cosines is None:
        return None
    best = int(cosines[0].argmax())
    return rows[best] if cosines[0, best] >= ONE_UTTERANCE else None


def _altered(copy: Telling, origin: Telling, quoted: Quoted, other: Quoted, backward: bool) -> Difference | None:
    one, two = (quoted, other) if backward else (other, quoted)
    changes = find_changes(one.words, two.words)
    steps = [s for s in changes.steps if not is_spelling(s)] or [(one.words, two.words)]
    sense = turns_sense(steps, len(changes.kept))
    kind: DifferenceKind = "quote_meaning" if sense else "quote_wording"
    anchors = _ordered(
        origin.article.anchor(other.span.start, other.span.end),
        copy.article.anchor(quoted.span.start, quoted.span.end),
        backward,
    )
    why = (*(f"a: {' '.join(x) or '-'}; b: {' '.join(y) or '-'}" for x, y in steps[:SHOWN]), *sense)
    return Difference(kind, "altered", copy.about(quoted.span), *anchors, why, CERTAIN if sense else LIKELY)


def _reported(
    copy: Telling, origin: Telling, quoted: Quoted, alignment: Alignment, backward: bool, known: bool
) -> Anchor | None:
    """The sentence of the origin that only reports what the copy has between marks."""
    ranked = alignment.of_a if backward else alignment.of_b
    best = COUNTERPARTS if known else 1
    numbers = [m for n in copy.within(quoted.span) for m in ranked.get(n, ())[:best]]
    if not known and is_personal(quoted):
        return None
    cosines = origin.cosines_with([quoted], numbers)
    for place, number in enumerate(dict.fromkeys(numbers)):
        sentence = origin.parsed.sentences[number].sentence
        if holds(origin.quoted, sentence.start, sentence.end):
            continue
        anchor = origin.article.anchor(sentence.start, sentence.end)
        alike = cosines is not None and (
            cosines[0, place] >= TOLD or _answers(copy, quoted, alignment, number, backward)
        )
        if alike or (is_reported(quoted, anchor.exact) and (known or not is_personal(quoted))):
            return anchor
    return None


def _are_mutual(copy: Telling, quoted: Quoted, alignment: Alignment, number: int, backward: bool) -> bool:
    pairs = [(n, number) if backward else (number, n) for n in copy.within(quoted.span)]
    return any(alignment.are_mutual(*pair) for pair in pairs)


def _answers(copy: Telling, quoted: Quoted, alignment: Alignment, number: int, backward: bool) -> bool:
    """Is the quotation most of a sentence that answers to sentence `number` of the origin?"""
    for n in copy.within(quoted.span):
        row = copy.parsed.sentences[n].sentence
        held = min(quoted.span.end, row.end) - max(quoted.span.start, row.start)
        pair = (n, number) if backward else (number, n)
        if (
            held >= MOSTLY * (row.end - row.start)
            and alignment.are_mutual(*pair)
            and alignment.likeness(*pair) >= ANSWER
        ):
            return True
    return False


def _ordered(origin: Anchor, copy: Anchor, backward: bool) -> tuple[Anchor, Anchor]:
    return (copy, origin) if backward else (origin, copy)
