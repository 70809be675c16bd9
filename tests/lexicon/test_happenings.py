"""Every row of the table of happenings is read as it says, and would not be without the row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rashomon.events import lexicon, triggers
from rashomon.events.lexicon import PLOVER, read_uses
from rashomon.events.told import find_deeds
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, ParsedArticle
from rashomon.lexicon import HappeningRow, read_happenings
from tests.lexicon.readings import forget, parse_examples

ROWS = [row for row in read_happenings() if row.sort in {"deed", "talk"}]
LITTLE = [row for row in read_happenings() if row.sort in {"still", "pale", "thin"}]
# Words that share their row with others, each in a sentence of its own. `kind` is that of the row, or its set.
_LINES = (Path(__file__).parent / "happening_words.tsv").read_text("utf-8").splitlines()
WORDS = list(csv.DictReader(_LINES, delimiter="\t"))
SETS = [row for row in read_happenings() if row.sort == "set"]


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedArticle]:
    return parse_examples([*(row.example for row in read_happenings()), *(row["example"] for row in WORDS)])


def _family(parse: Parse, word: str) -> str:
    families = [entry.family for index, entry in find_triggers(parse) if parse.tokens[index].text == word]
    return families[0] if families else "-"


def _name(row: HappeningRow) -> str:
    return f"{row.family}-{row.kind}-{row.frame}-{row.words.split()[0]}"


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_row_is_read(parsed: dict[str, ParsedArticle], row: HappeningRow) -> None:
    word, _, family = row.expected.partition("=")
    assert family == row.family
    assert _family(parsed[row.example].sentences[0].parse, word) == family


@pytest.mark.parametrize("row", LITTLE, ids=_name)
def test_what_is_no_event_by_itself_makes_none(parsed: dict[str, ParsedArticle], row: HappeningRow) -> None:
    word, _, sort = row.expected.partition("=")
    parse = parsed[row.example].sentences[0].parse
    told = [deed for deed in find_deeds(parse) if parse.tokens[deed.at].text == word]
    assert sort == row.sort
    assert [deed for deed in told if deed.firm] == []
    assert bool(told) == (sort != "still")


@pytest.mark.parametrize("row", SETS, ids=_name)
def test_the_words_of_a_set_are_read(parsed: dict[str, ParsedArticle], row: HappeningRow) -> None:
    word, _, family = row.expected.partition("=")
    parse = parsed[row.example].sentences[0].parse
    told = [deed.entry.family for deed in find_deeds(parse) if parse.tokens[deed.at].text == word]
    assert family in {_family(parse, word), *told}


@pytest.mark.parametrize("row", WORDS, ids=[f"{r['kind']}-{r['word']}-{r['expected']}" for r in WORDS])
def test_each_word_of_a_row_is_read(parsed: dict[str, ParsedArticle], row: dict[str, str]) -> None:
    word, _, family = row["expected"].partition("=")
    parse = parsed[row["example"]].sentences[0].parse
    told = [deed.entry.family for deed in find_deeds(parse) if parse.tokens[deed.at].text == word]
    assert family in {_family(parse, word), *told}


def test_every_code_is_one_of_plover_and_no_word_has_two_meanings_alone() -> None:
    assert {row.code for row in ROWS} <= PLOVER | {"-"}
    assert [word for word, uses in read_uses().items() if sum(not use.frame for use in uses) > 1] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.frame != "-" or row.kind != "v"], ids=_name)
def test_a_row_is_needed(parsed: dict[str, ParsedArticle], row: HappeningRow, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = parsed[row.example].sentences[0].parse
    before = find_triggers(parse)
    others = tuple(other for other in read_happenings() if other != row)
    monkeypatch.setattr(lexicon, "read_happenings", lambda: others)
    monkeypatch.setattr(triggers, "read_uses", read_uses.__wrapped__)
    forget()
    assert find_triggers(parse) != before
