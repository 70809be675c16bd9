"""The page of codes says what the program does: every example on it is coded as it is told there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rashomon.events.clauses import predicate_of
from rashomon.events.contexts import find_contexts, read_contexts
from rashomon.events.lexicon import PLOVER
from rashomon.events.modes import NO_MODE, find_mode, read_modes
from rashomon.events.triggers import find_triggers
from rashomon.language import parse_articles
from tests.events.telling import article

PAGE = (Path(__file__).parents[2] / "docs" / "codes.md").read_text("utf-8")
CODED = re.findall(r"^\| ([A-Z]+) \| ([\w–-]+) \| [^|]+ \| \*([^*]+)\* \|$", PAGE, re.MULTILINE)
CONTEXTS = re.findall(
    r"^\| ([a-z_]+) \| ([^|]+) \|$", PAGE.partition("| context | some of its words |")[2], re.MULTILINE
)
# Modes that a row can give but nearly never does; the page names them below its table.
RARE = {("COERCE", "withhold"), ("ASSAULT", "crowd-control")}


def test_the_page_has_every_type_and_every_mode_that_is_given() -> None:
    given = {(code, row.mode) for code, rows in read_modes().items() for row in rows if row.mode != NO_MODE}
    told = {(code, mode) for code, mode, _ in CODED if mode != "–"}
    assert {code for code, _, _ in CODED} == PLOVER
    assert told == given - RARE


@pytest.mark.parametrize(("code", "mode", "sentence"), CODED)
def test_every_example_is_coded_as_the_page_says(code: str, mode: str, sentence: str) -> None:
    (parsed,) = parse_articles([article(sentence)])
    parse = parsed.sentences[0].parse
    modes = {
        (entry.type, find_mode(parse, index, entry.type, predicate=predicate_of(parse, index)) or "–")
        for index, entry in find_triggers(parse)
    }
    assert (code, mode) in modes


def test_the_page_has_every_context_with_words_of_its_own() -> None:
    assert {context for context, _ in CONTEXTS} == set().union(*read_contexts().values())
    for context, words in CONTEXTS:
        for word in words.split(", "):
            (parsed,) = parse_articles([article(f"They spoke about the {word.strip()} there.")])
            parse = parsed.sentences[0].parse
            assert context in find_contexts(parse, 0, len(parse.tokens)), word
