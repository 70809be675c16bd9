"""Quotations that are signed: `“…” — Anna Kovacs, mayor`, or a paragraph after them that is a name."""

from __future__ import annotations

from rashomon.clauses import is_finite, is_verb
from rashomon.speech.found import FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.text import Quotation
from rashomon.vocabulary import Span

MAX_SIGNATURE = 16  # tokens of a name with an office
_DASHES = "-–—―"


def find_signature(paragraph: Paragraph, q: Quotation, following: Paragraph | None) -> FoundStatement | None:
    """Who signs a quotation: a name after a dash, there or in the next paragraph, or that paragraph itself."""
    tail = paragraph.text[q.outer_end : paragraph.block.end].strip()
    if tail:
        return _signed(paragraph, q.outer_end, q) if tail[0] in _DASHES else None
    return _signed(following, following.block.start, q) if following is not None else None


def _signed(paragraph: Paragraph, start: int, q: Quotation) -> FoundStatement | None:
    """The statement of the name in the rest of a paragraph from `start`, if it holds a name and no clause."""
    text = paragraph.text[start : paragraph.block.end].strip()
    dashed = text[:1] in set(_DASHES)
    first = paragraph.holding(start + len(paragraph.text[start:]) - len(paragraph.text[start:].lstrip()))
    if first < 0 or first != len(paragraph.sentences) - 1 or text[-1:] in ".:?!,;" or paragraph.quotes_after(start):
        return None
    sentence = paragraph.sentences[first]
    tokens = [i for i in paragraph.tokens(first, start, paragraph.block.end) if sentence.parse.tokens[i].text.strip()]
    words = tokens[1:] if dashed else tokens
    verbs = [i for i in words if is_verb(sentence.parse.tokens[i]) and is_finite(sentence.parse.tokens[i])]
    if not words or len(words) > MAX_SIGNATURE or verbs:
        return None
    name = next((n for n in sentence.names if n.label == "PERSON" and n.last > words[0]), None)
    if name is None or not (dashed or name.first == words[0]):
        return None
    if name.last - 1 != words[-1] and sentence.parse.tokens[name.last].text not in {",", "("}:
        return None
    sid = sentence.sentence.id
    return FoundStatement("direct", (), (), (Span(q.start, q.end),), sid, name.last - 1)
