"""A tree with the labels of Universal Dependencies is read as one with ClearNLP's."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.clauses import find_clauses
from rashomon.language import Parse, role_sets
from rashomon.language.model import parse_texts
from rashomon.language.parse import Token, children_of
from rashomon.language.roles import CLEARNLP, OTHER, UNIVERSAL, from_universal, is_universal, role_of

FIXTURE = Path(__file__).with_name("universal.conllu")


def _sentences() -> list[tuple[str, list[Token]]]:
    found = []
    for block in FIXTURE.read_text().strip().split("\n\n"):
        lines = block.splitlines()
        text = next(line for line in lines if line.startswith("# text = ")).removeprefix("# text = ")
        tokens, at = [], 0
        for line in lines:
            if line.startswith("#"):
                continue
            number, word, lemma, pos, tag, _, head, label, *_ = line.split("\t")
            start = text.index(word, at)
            at, index = start + len(word), int(number) - 1
            tokens.append(
                Token(index, start, at, word, lemma, pos, tag, label, int(head) - 1 if head != "0" else index)
            )
        found.append((text, tokens))
    return found


SENTENCES = _sentences()


def _universal(text: str, tokens: list[Token]) -> Parse:
    turned = from_universal(tokens)
    return Parse(text, turned, (), children_of(turned))


@pytest.fixture(scope="module")
def parsed() -> dict[str, Parse]:
    return parse_texts([text for text, _ in SENTENCES])


@pytest.mark.parametrize(("text", "tokens"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_universal_trees_hang_as_the_english_parser_hangs_them(
    text: str, tokens: list[Token], parsed: dict[str, Parse]
) -> None:
    ours, theirs = _universal(text, tokens), parsed[text]
    assert [(t.text, t.role, ours.tokens[t.head].text) for t in ours.tokens if t.pos != "PUNCT"] == [
        (t.text, t.role, theirs.tokens[t.head].text) for t in theirs.tokens if t.pos != "PUNCT"
    ]


@pytest.mark.parametrize(("text", "tokens"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_clauses_are_the_same_from_both_schemes(text: str, tokens: list[Token], parsed: dict[str, Parse]) -> None:
    clauses = [c._replace(span=(0, 0)) for c in find_clauses(_universal(text, tokens))]
    assert clauses == [c._replace(span=(0, 0)) for c in find_clauses(parsed[text])]


def test_the_scheme_is_told_by_its_labels() -> None:
    assert is_universal({"nsubj", "obj", "obl", "punct"})
    assert not is_universal({"nsubj", "dobj", "pobj", "punct"})


def test_a_label_that_no_table_has_is_unclear_and_ends_in_no_error() -> None:
    token = Token(0, 0, 2, "Hm", "hm", "INTJ", "UH", "strange:label", 0)
    assert role_of(token.role) == OTHER
    assert from_universal([token])[0].role == OTHER
    assert set(UNIVERSAL.values()) <= set(CLEARNLP.values())


def test_every_role_of_a_set_is_one_that_a_table_gives() -> None:
    named = {value for name, value in vars(role_sets).items() if name.isupper() and isinstance(value, str)}
    in_sets = {role for value in vars(role_sets).values() if isinstance(value, frozenset) for role in value}
    assert named <= set(CLEARNLP.values())
    assert in_sets <= named
