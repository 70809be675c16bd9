"""Every quotation to its cue: who of its paragraph says these words.

A quotation belongs to the cue printed right after it, else to the cue whose content holds it, else to the cue or colon
before it, else to the sentence's only verb of saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.speech.contents import is_whole
from rashomon.speech.cues import ACTS, SAYING, VIEWS
from rashomon.speech.found import Cue
from rashomon.speech.paragraph import Paragraph
from rashomon.speech.subjects import BESIDE, subject_of
from rashomon.text import Quotation

NEAR = 12  # tokens between a quotation and a cue printed after it; titles between verb and name do not count here


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its cue (None: nobody says it here) in sentence `at` of its paragraph."""

    quotation: Quotation
    at: int
    cue: Cue | None
    whole: bool  # the quotation is the statement: nothing unquoted belongs to it


def find_attribution(paragraph: Paragraph, q: Quotation, before: Attributed | None) -> Attributed:
    first, last = paragraph.holding(q.start), paragraph.holding(q.end - 1)
    if first < 0 or last < 0:
        return Attributed(q, max(first, last, 0), None, False)
    after = _cue_after(paragraph, q, last)
    if after:
        return Attributed(q, last, after, True)
    inside = paragraph.tokens(first, q.start, q.end)
    holding = [c for c in paragraph.cues[first] if inside and inside[0] in c.content]
    if holding:
        cue = min(holding, key=lambda c: (_is_view(paragraph, first, c), len(c.content), c.token))
        return Attributed(q, first, cue, is_whole(paragraph, first, cue, q))
    near = _cue_before(paragraph, q, first) or _colon_before(paragraph, q, first)
    if before and _is_second_half(paragraph, q, first, before, near):
        return Attributed(q, first, before.cue, True)
    if near:
        return Attributed(q, first, near, _opens_speech(paragraph, q))
    only = _only_cue(paragraph, q, first, inside)
    return Attributed(q, first, only, False)


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


def _colon_before(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`X gave some reasons to reporters: “…”`: the subject of the clause before a colon speaks."""
    if not paragraph.text[paragraph.block.start : q.outer_start].rstrip().endswith(":"):
        return None
    tokens = paragraph.tokens(at, paragraph.sentences[at].sentence.start, q.outer_start)
    return find_root_cue(paragraph, at, tokens) or _label(paragraph, at, tokens)


def _label(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    """`Anna Kovacs: “…”`: a name before a colon; the colon is the cue."""
    names = [n for n in paragraph.sentences[at].names if n.label in {"PERSON", "ORG"} and n.last - 1 in tokens[:-1]]
    if not names or len(tokens) > NEAR or names[-1].last - 1 != tokens[-2]:
        return None
    return Cue(tokens[-1], names[-1].last - 1, (), False, (tokens[-1],))


def find_root_cue(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    parse = paragraph.sentences[at].parse
    verbs = [i for i in tokens if parse.tokens[i].pos in {"VERB", "AUX"} and subject_of(parse, i) >= 0]
    main = next((i for i in verbs if parse.tokens[i].head == i), verbs[0] if verbs else -1)
    return Cue(main, subject_of(parse, main), (), False, (main,)) if main >= 0 else None


def _only_cue(paragraph: Paragraph, q: Quotation, at: int, inside: Sequence[int]) -> Cue | None:
    """The sentence's only verb of saying with a speaker, if it stands before the quotation: it governs the rest."""
    parse = paragraph.sentences[at].parse
    said = [
        c for c in paragraph.cues[at]
        if c.source >= 0 and parse.tokens[c.token].lemma.casefold() in SAYING and parse.tokens[c.token].pos == "VERB"
    ]  # fmt: skip
    if len(said) != 1 or not inside or said[0].token > inside[0] or len(paragraph.text[q.start : q.end].split()) < 2:
        return None
    cue = said[0]
    first = min([*cue.content, cue.token + 1])
    if not cue.token < first:
        return None
    return Cue(cue.token, cue.source, tuple(range(first, inside[-1] + 1)), False, cue.words)


def _is_view(paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """A verb of viewing governs a quotation only where no verb of saying does."""
    return paragraph.sentences[at].parse.tokens[cue.token].lemma.casefold() in VIEWS


def _cue_after(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`“…,” said X`: the cue right after a quotation that begins its sentence, or follows only its own first half."""
    text = paragraph.text
    closing = text[q.outer_end : q.outer_end + 2].lstrip()
    if text[q.end - 1] not in ",?!…—–-" and closing[:1] not in {",", "—", "–"}:
        return None
    sentence = paragraph.sentences[at]
    if paragraph.holding(q.start) == at and any(
        sentence.parse.tokens[i].pos in {"VERB", "AUX"} and i not in paragraph.quoted(at)
        for i in paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    ):
        return None
    following = next(
        (x.outer_start for x in paragraph.quotations if x.outer_start >= q.outer_end), sentence.sentence.end
    )
    tokens = paragraph.tokens(at, q.outer_end, min(following, sentence.sentence.end))[:NEAR]
    cue = next((c for c in paragraph.cues[at] if c.token in tokens), None)
    cue = cue or _bare_cue(paragraph, at, tokens) or _any_verb(paragraph, at, tokens)
    return replace(cue, source=_beside(paragraph, at, cue, tokens)) if cue else None


def _beside(paragraph: Paragraph, at: int, cue: Cue, tokens: Sequence[int]) -> int:
    """The cue's source; if that stands in the quotation, or nowhere, the subject among the `tokens` after it.

    `recalled Mr. Rhodes`: turned round, the parser takes the speaker for an object.
    """
    parse = paragraph.sentences[at].parse
    if cue.source in tokens or parse.tokens[cue.token].pos != "VERB":
        return cue.source
    children = [c for c in parse.children[cue.token] if c in tokens]
    subjects = [c for c in children if parse.tokens[c].dep in {"nsubj", "nsubjpass"}]
    turned = [c for c in children if parse.tokens[c].dep == "dobj" and parse.tokens[c].pos in {"PROPN", "PRON"}]
    named = subjects[-1:] or [c for c in turned if c > cue.token][:1]
    return named[0] if named else cue.source if cue.source not in paragraph.quoted(at) else -1


def _any_verb(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    """`“…,” Kelly charged`: right after a quotation any verb with its subject beside it says that it was said."""
    parse = paragraph.sentences[at].parse
    for index in tokens[:BESIDE]:
        token = parse.tokens[index]
        if token.pos == "VERB" and token.tag in {"VBD", "VBZ"}:
            subject = next((c for c in parse.children[index] if parse.tokens[c].dep == "nsubj" and c in tokens), -1)
            spoken = subject >= 0 and parse.tokens[subject].pos in {"PROPN", "PRON"}
            return Cue(index, subject, (), False, (index,)) if spoken else None
    return None


def _cue_before(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`X said: “…”`, `X told reporters “…”`: the last verb before the quotation, if it is a cue."""
    sentence = paragraph.sentences[at]
    tokens = paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    quoted = paragraph.quoted(at)
    verbs = [i for i in tokens if sentence.parse.tokens[i].pos == "VERB" and i not in quoted]
    if not verbs:
        return None
    cue = next((c for c in paragraph.cues[at] if c.token == verbs[-1]), None)
    return cue or _bare_cue(paragraph, at, verbs[-1:])


def _bare_cue(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    """A verb of saying whose clause the parser did not see."""
    parse = paragraph.sentences[at].parse
    for index in tokens:
        lemma = parse.tokens[index].lemma.casefold()
        if parse.tokens[index].pos == "VERB" and (lemma in SAYING or lemma in ACTS):
            return Cue(index, subject_of(parse, index), (), False, (index,))
    return None
