"""Every row of the tables of deeds and of their verbs reads its own example, and only with the row."""

from __future__ import annotations

import pytest

from rashomon.clauses import NO_TOKEN, doer_of, doers, find, find_clauses, grammar, undergoer_of
from rashomon.language import Parse
from rashomon.language.model import parse_texts
from rashomon.lexicon import Deed, Intransitive, Lender, read_deeds, read_intransitives, read_lenders
from tests.lexicon.readings import forget

DEEDS: tuple[Deed, ...] = tuple(read_deeds().values())
LENDERS: tuple[Lender, ...] = tuple(read_lenders().values())
INTRANSITIVES: tuple[Intransitive, ...] = tuple(read_intransitives().values())
ROWS: tuple[Deed | Lender | Intransitive, ...] = (*DEEDS, *LENDERS, *INTRANSITIVES)


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts([row.example for row in ROWS])


def parts(parse: Parse, lemma: str) -> str:
    """Doer and undergoer of the noun with this lemma, as words; empty where it is no predicate."""

    def word(token: int) -> str:
        return parse.tokens[token].text if token != NO_TOKEN else "-"

    at = next(t.index for t in parse.tokens if t.lemma.lower() == lemma)
    known = any(c.predicate == at for c in find_clauses.__wrapped__(parse))
    return f"{word(doer_of(parse, at))} {word(undergoer_of(parse, at))}" if known else ""


@pytest.mark.parametrize("row", DEEDS, ids=[r.noun for r in DEEDS])
def test_a_deed_reads_its_example(parses: dict[str, Parse], row: Deed, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = parses[row.example]
    assert parts(parse, row.noun) == row.expected
    others = {noun: other for noun, other in read_deeds().items() if noun != row.noun}
    monkeypatch.setattr(doers, "read_deeds", lambda: others)
    monkeypatch.setattr(find, "read_deeds", lambda: others)
    forget()
    assert parts(parse, row.noun) != row.expected, "the row changes nothing"


@pytest.mark.parametrize("row", LENDERS, ids=[r.verb for r in LENDERS])
def test_a_lender_reads_its_example(parses: dict[str, Parse], row: Lender, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = parses[row.example]
    noun, _, expected = row.expected.partition("=")
    lemma = next(t.lemma.lower() for t in parse.tokens if t.text == noun)
    assert parts(parse, lemma) == expected
    others = {verb: other for verb, other in read_lenders().items() if verb != row.verb}
    monkeypatch.setattr(doers, "read_lenders", lambda: others)
    forget()
    assert parts(parse, lemma) != expected, "the row changes nothing"


@pytest.mark.parametrize("row", INTRANSITIVES, ids=[r.verb for r in INTRANSITIVES])
def test_an_intransitive_reads_its_example(
    parses: dict[str, Parse], row: Intransitive, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = parses[row.example]
    verb, _, expected = row.expected.partition("=")
    lemma = next(t.lemma.lower() for t in parse.tokens if t.text == verb)
    assert parts(parse, lemma) == expected
    others = {verb: other for verb, other in read_intransitives().items() if verb != row.verb}
    monkeypatch.setattr(grammar, "read_intransitives", lambda: others)
    forget()
    assert parts(parse, lemma) != expected, "the row changes nothing"
