"""Statements of a plain text, for use without a story."""

from __future__ import annotations

from dataclasses import replace

from rashomon.language import parse_text
from rashomon.people import find_cast
from rashomon.speech.found import FoundStatement
from rashomon.speech.statements import find_speakers


def find_statements(text: str) -> tuple[FoundStatement, ...]:
    """The statements of an English text, in text order.

    Each has `source`, `cue` and `content`, tuples of spans that count code points of `text` as given.
    Those with `attitude` tell what somebody thinks, wants or favours, or that somebody spoke, and give no words.
    Quotation marks and a leading `that` are no part of a content. Raises `ModelError` where no
    language model is installed.
    """
    parsed = parse_text(text)
    cast = find_cast([parsed])
    return tuple(
        replace(found, source=(source,) if source else ())
        for found, _, source in find_speakers(parsed, cast, attitudes=True)
    )
