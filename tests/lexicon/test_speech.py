"""Every row of the table of words of saying finds its statement, and nothing else would."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rashomon.language import ParsedArticle, parse_text
from rashomon.lexicon import SpeechWord, read_speech_words
from rashomon.lexicon import speech as table
from rashomon.people import Cast, find_cast
from rashomon.speech.speakers import find_speakers
from tests.lexicon.readings import forget

ROWS = read_speech_words()
Read = tuple[ParsedArticle, Cast]


@pytest.fixture(scope="module")
def texts() -> Mapping[str, Read]:
    parsed = [parse_text(row.example) for row in ROWS]
    return {p.article.text: (p, find_cast([p])) for p in parsed}


def said(read: Read) -> set[str]:
    """The statements of an example, `speaker > content`, the speaker as printed and by the actor's name."""
    parsed, cast = read
    text, rows = parsed.article.text, set()
    told = (row for row in find_speakers(parsed, cast) if not row[0].attitude)
    for found, speaker, source in told:
        content = " + ".join(text[s.start : s.end] for s in found.content)
        printed = text[source.start : source.end] if source else "-"
        rows |= {f"{who} > {content}" for who in (printed, cast.actor(speaker).name if speaker else "-")}
    return rows or {"nothing"}


@pytest.mark.parametrize("row", ROWS, ids=[f"{r.word}-{r.pos}-{r.use}" for r in ROWS])
def test_a_row_finds_its_statement(texts: Mapping[str, Read], row: SpeechWord, monkeypatch: pytest.MonkeyPatch) -> None:
    assert row.expected in said(texts[row.example])
    others = table.uses_of(r for r in ROWS if r != row)
    monkeypatch.setattr(table, "_uses", lambda: others)
    forget()
    assert row.expected not in said(texts[row.example])


def test_no_two_rows_are_of_one_word_in_one_use() -> None:
    keys = [row[:3] for row in ROWS]
    assert len(keys) == len(set(keys))
