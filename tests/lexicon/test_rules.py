"""Sets of words that one rule asks for: each is needed for what is read in its example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.account import alone, hanging, told
from rashomon.account.brackets import Hints, make_readable
from rashomon.account.sentences import Candidates
from rashomon.checking import slips, speakers
from rashomon.language import ParsedArticle
from rashomon.lexicon import RuleWords, read_rule_words
from rashomon.show import issues
from rashomon.speech import find
from rashomon.text import find_quotations, sentences
from rashomon.values import compass, names
from rashomon.values.figures import find_figures
from tests.lexicon.readings import forget, parse_examples


def _hangs(example: ParsedArticle) -> set[str]:
    return set() if make_readable(example.sentences[0], Hints(), (), 0).clear else {"hanging"}


def _joins(example: ParsedArticle) -> set[str]:
    return {"joined"} if hanging.weigh(example.sentences[0], (), (), 0)["joined"] else set()


def _stands(example: ParsedArticle) -> set[str]:
    """`decided`, `wanted`: how the sentence tells what it tells."""
    article = example.article
    anchor = article.anchor(0, len(article.text))
    line = Candidates([example], {article.id: "one"}, Hints()).holding(anchor)
    assert line is not None
    return {name for name, so in (("decided", told.is_agreed(line, anchor)), ("wanted", told.is_wanted(line))) if so}


def _advises(example: ParsedArticle) -> set[str]:
    return {"advice"} - {"advice" for _ in _stands(example) & {"wanted"}}


def _counts(example: ParsedArticle) -> set[str]:
    order, count = (find_figures(s.parse)[0] for s in example.sentences)
    return {"one count"} if slips._is_order_of(order, count) else set()


def _credited(example: ParsedArticle) -> set[str]:
    text = example.article.text
    (quoted,) = find_quotations(text, 0, len(text))
    return {speakers._without_opening(m[0]) for m in speakers._NAME.finditer(text, quoted.outer_end)}


def _named(example: ParsedArticle) -> set[str]:
    return {" ".join(n.words) for n in names.find_names(example.sentences[0])}


def _peoples(example: ParsedArticle) -> set[str]:
    one, other = (s.parse.text.lower().split() for s in example.sentences)
    return {f"{a} = {b}" for a in one for b in other if names._one_root(a, b)}


def _at_issue(example: ParsedArticle) -> set[str]:
    return {" ".join(issues._find_roots(example.article.text, frozenset()))}


def _cut(example: ParsedArticle) -> set[str]:
    text = example.article.text
    return {text[s.start : s.end] for s in sentences.find_sentences(text)}


def _points(example: ParsedArticle) -> set[str]:
    return {b.point for b in compass.find_bearings(example.article.text)}


def _said(example: ParsedArticle) -> set[str]:
    return {"something said" if find.find_article_statements(example) else "nothing said"}


# Of each row the constant of a module that holds it, and how to read.
READ: dict[str, tuple[object, str, Callable[[ParsedArticle], set[str]]]] = {
    "pointing": (alone, "_POINTING", _hangs),
    "joining": (hanging, "_JOINING", _joins),
    "deciding": (told, "_DECIDING", _stands),
    "standing": (told, "_STANDING", _stands),
    "public": (told, "_PUBLIC", _advises),
    "anyone counted": (slips, "PEOPLE", _counts),
    "beside names": (speakers, "_SMALL", _credited),
    "beside any name": (names, "_PLAIN", _named),
    "ending of peoples": (names, "_ENDINGS", _peoples),
    "at no issue": (issues, "_SMALL", _at_issue),
    "opens a sentence": (sentences, "_STARTERS", _cut),
    "no speaker": (find, "_NOBODY", _said),
    "bearing": (compass, "_WORDS", _points),
}
ROWS = list(read_rule_words().values())


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedArticle]:
    return parse_examples([row.example for row in ROWS])


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_the_words_of_a_rule_are_read_and_needed(
    parsed: dict[str, ParsedArticle], row: RuleWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, constant, read = READ[row.name]
    assert row.expected in read(parsed[row.example])
    monkeypatch.setattr(module, constant, frozenset())
    forget()
    assert row.expected not in read(parsed[row.example])
