"""Statements of a plain text, for use without a story."""

from __future__ import annotations

from dataclasses import replace

from rashomon.language import parse_text
from rashomon.people import find_cast
from rashomon.speech.find import find_article_statements
from rashomon.speech.found import FoundStatement
from rashomon.speech.statements import find_speaker


def find_statements(text: str) -> tuple[FoundStatement, ...]:
    """The statements of an English text, in text order.

    Each has `source`, `cue` and `content`, tuples of spans that count code points of `text` as given.
    Quotation marks and a leading `that` are no part of a content. Raises `ModelError` where no
    language model is installed.
    """
    parsed = parse_text(text)
    cast = find_cast([parsed])
    sentences = {s.sentence.id: s for s in parsed.sentences}
    rows: list[FoundStatement] = []
    last: str | None = None
    for found in find_article_statements(parsed):
        speaker, source = find_speaker(found, sentences, cast, last)
        rows.append(replace(found, source=(source,) if source else ()))
        last = speaker or last
    return tuple(rows)
