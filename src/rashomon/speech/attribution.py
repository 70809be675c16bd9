"""Every quotation to its cue: who of its paragraph says these words.

A quotation belongs to the cue printed right after it, else to the cue whose content holds it, else to the cue or colon
before it, else to the sentence's only verb of saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clauses import NO_TOKEN, is_circumstance, relative_of
from rashomon.lexicon import is_speech
from rashomon.speech.beside import find_cue_after, find_cue_before
from rashomon.speech.contents import is_whole
from rashomon.speech.found import Cue
from rashomon.speech.labels import find_colon_cue, find_label
from rashomon.speech.paragraph import Paragraph
from rashomon.text import Quotation

SMALL_WORD = 4  # letters of a word that titles may print small: `with`, `of`
_SHOWN_ON = frozenset({"on", "in", "at"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its cue (None: unattributed here) in sentence `at` of its paragraph."""

    quotation: Quotation
    at: int
    cue: Cue | None
    whole: bool  # the quotation is the statement: nothing unquoted belongs to it


def find_attribution(paragraph: Paragraph, q: Quotation, before: Attributed | None) -> Attributed:
    first, last = paragraph.holding(q.start), paragraph.holding(q.end - 1)
    if first < 0 or last < 0 or _is_title(paragraph, q, first):
        return Attributed(q, max(first, last, 0), None, False)
    lead = _before_colon(paragraph, q, first)
    label = find_label(paragraph, first, lead)
    if label:
        return Attributed(q, first, label, True)
    after = find_cue_after(paragraph, q, last)
    if after:
        return Attributed(q, after[0], after[1], True)
    inside = paragraph.tokens(first, q.start, q.end)
    parse = paragraph.sentences[first].parse
    holding = [
        c for c in paragraph.cues[first] if inside and inside[0] in c.content and not is_circumstance(parse, c.token)
    ]
    if holding:
        if paragraph.text[: q.outer_start].endswith(", as "):  # what the clause before describes is over
            holding = [c for c in holding if relative_of(parse, c.token) == NO_TOKEN] or holding
        cue = min(holding, key=lambda c: (len(c.content), c.token))
        close = _closer(paragraph, q, first, cue)
        if close:
            return Attributed(q, first, close, _opens_speech(paragraph, q))
        return Attributed(q, first, cue, is_whole(paragraph, first, cue, q))
    near = find_colon_cue(paragraph, first, lead) or find_cue_before(paragraph, q, first)
    if before and _is_second_half(paragraph, q, first, before, near):
        return Attributed(q, first, before.cue, True)
    if near:
        return Attributed(q, first, near, _opens_speech(paragraph, q))
    return Attributed(q, first, _only_cue(paragraph, q, first, inside), False)


def _is_title(paragraph: Paragraph, q: Quotation, at: int) -> bool:
    """`on ABC’s “Morning in Korrin”`: capitals throughout, after a preposition of place or an owner."""
    sentence = paragraph.sentences[at]
    before = paragraph.tokens(at, sentence.sentence.start, q.outer_start)[-1:]
    last = [sentence.parse.tokens[i] for i in before]
    led = any(t.tag == "POS" or (t.pos == "ADP" and t.text.casefold() in _SHOWN_ON) for t in last)
    words = paragraph.text[q.start : q.end].split()
    return led and len(words) > 1 and all(w[0].isupper() or len(w) <= SMALL_WORD for w in words)


def _closer(paragraph: Paragraph, q: Quotation, at: int, cue: Cue) -> Cue | None:
    """`Pine said it was late, adding of the pier, “…”`: a verb of saying between that cue and the words."""
    if not paragraph.text[paragraph.block.start : q.outer_start].rstrip().endswith((",", ":")):
        return None
    close = find_cue_before(paragraph, q, at)
    if close is None or close.token <= cue.token:
        return None
    return close if is_speech(paragraph.sentences[at].parse.tokens[close.token].lemma, "clause") else None


def _is_second_half(paragraph: Paragraph, q: Quotation, at: int, before: Attributed, near: Cue | None) -> bool:
    """`“…,” said X, who …, “…”`: does the sentence's quotation before this one go on here, its cue between the two?"""
    if before.cue is None or before.at != at or not before.whole or (near and near.token != before.cue.token):
        return False
    said = paragraph.sentences[at].sentence.start + paragraph.sentences[at].parse.tokens[before.cue.token].start
    comma = paragraph.text[paragraph.block.start : q.outer_start].rstrip().endswith((",", "—", "–"))
    return comma and before.quotation.end <= said < q.start


def _opens_speech(paragraph: Paragraph, q: Quotation) -> bool:
    """Does a quotation after its cue stand alone: after a colon or comma, or beginning with a capital?"""
    lead = paragraph.text[paragraph.block.start : q.outer_start].rstrip()
    words = len(paragraph.text[q.start : q.end].split())
    return words > 1 and (lead.endswith((":", ",")) or paragraph.text[q.start].isupper())


def _before_colon(paragraph: Paragraph, q: Quotation, at: int) -> list[int]:
    """The sentence's tokens before a quotation, if a colon is the last of them."""
    if not paragraph.text[paragraph.block.start : q.outer_start].rstrip().endswith(":"):
        return []
    sentence = paragraph.sentences[at]
    tokens = paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    return [i for i in tokens if sentence.parse.tokens[i].pos != "SPACE"]


def _only_cue(paragraph: Paragraph, q: Quotation, at: int, inside: Sequence[int]) -> Cue | None:
    """The sentence's only verb of saying with a speaker, if it stands before the quotation: it governs the rest."""
    parse = paragraph.sentences[at].parse
    said = [
        c for c in paragraph.cues[at]
        if c.source >= 0 and is_speech(parse.tokens[c.token].lemma, "clause") and parse.tokens[c.token].pos == "VERB"
    ]  # fmt: skip
    if not inside or len(said) != 1 or said[0].token > inside[0] or len(paragraph.text[q.start : q.end].split()) < 2:
        return None
    cue = said[0]
    first = min([*cue.content, cue.token + 1])
    if not cue.token < first:
        return None
    return Cue(cue.token, cue.source, tuple(range(first, inside[-1] + 1)), False, cue.words)
