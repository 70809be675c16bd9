from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text import Quotation, find_quotations
from rashomon.text.quotations import DOUBLE, SINGLE

PARAGRAPH = st.text(
    alphabet=st.one_of(st.sampled_from("abs .,!?—(\"“”„‟«»″「」『』'‘’‚‹›🚢"), st.characters(codec="utf-8")),
    max_size=80,
)


def _said(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def _only(text: str) -> Quotation:
    (quotation,) = find_quotations(text)
    return quotation


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We stay,” he said. “All of us.”", ["We stay,", "All of us."]),
        ('"We stay," he said. "All of us."', ["We stay,", "All of us."]),
        ("«We stay», he said. « All of us. »", ["We stay", "All of us."]),
        ("»We stay«, he said. »All of us.«", ["We stay", "All of us."]),
        ("„We stay“, he said. „All of us.“", ["We stay", "All of us."]),
        ("「We stay」と言った。『All』", ["We stay", "All"]),
        ("‘We stay,’ he said. ‘All of us.’", ["We stay,", "All of us."]),
        ("'We stay,' he said. 'All of us.'", ["We stay,", "All of us."]),
        ("He called it “a farce” and 'a joke'.", ["a farce", "a joke"]),
        ("It was (“for now”) over—“done,” he said.", ["for now", "done,"]),
    ],
)
def test_all_the_marks_papers_print(text: str, said: list[str]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They must turn back and ” stop now,” she said.", ["stop now,"]),
        ("She said: ”We stay.”", ["We stay."]),
        ("She said “we stay“ and left.", ["we stay"]),
        ("The plan is to ‘meet more often.” They left.", ["meet more often."]),
        ("The plan is to “meet more often.’", ["meet more often."]),
    ],
)
def test_marks_turned_the_wrong_way_and_mixed(text: str, said: list[str]) -> None:
    assert _said(text) == said
    assert _only(text).closed


def test_a_quotation_left_open_runs_to_the_end_of_the_paragraph() -> None:
    quotation = _only("He said: “We stay. And we sing.")
    assert not quotation.closed
    assert _said("He said: “We stay. And we sing.") == ["We stay. And we sing."]


def test_an_odd_number_of_marks_spoils_only_its_own_place() -> None:
    text = "“One,” he said. Two” he did not say. “Three,” he said. “Four"
    assert _said(text) == ["One,", "Three,", "Four"]
    assert _said("“One. He went on: “Two.” Then “three.”")[1:] == ["Two.", "three."]


def test_single_marks_inside_double_ones_are_part_of_what_is_said() -> None:
    assert _said("“He told me ‘go home’ twice,” she said.") == ["He told me ‘go home’ twice,"]


@pytest.mark.parametrize(
    "text",
    [
        "The dog's owner didn't go.",
        "The dog’s owner didn’t go.",
        "The farmers' union and the workers' club met.",
        "The farmers’ union and the workers’ club met.",
        "In the '90s and ’80s rock 'n' roll was loud.",
        "He told 'em that the farmers' union was closed.",
        "'Tis the season of the workers' feasts.",
        'A 6" pipe and a man of 5\' 10" met.',
        "O’Hara’s and D'Arcy's",
        "“” \"\" « » ‘’ ''",
    ],
)
def test_apostrophes_possessives_and_inches_quote_nobody(text: str) -> None:
    assert find_quotations(text) == ()


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    assert _said("‘The farmers’ union and it’s not theirs,’ he said.") == ["The farmers’ union and it’s not theirs,"]


def test_a_paragraph_inside_a_longer_text() -> None:
    text = "“Not this.”\n“We stay,” he said.\n“Nor this.”"
    start = text.index("\n") + 1
    (quotation,) = find_quotations(text, start, text.rindex("\n"))
    assert text[quotation.start : quotation.end] == "We stay,"
    assert text[quotation.outer_start : quotation.outer_end] == "“We stay,”"


@given(PARAGRAPH, st.data())
def test_quotations_stand_inside_the_paragraph_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    at = start
    for q in find_quotations(text, start, stop):
        assert at <= q.outer_start < q.start < q.end <= q.outer_end <= stop
        assert text[q.outer_start] in DOUBLE | SINGLE
        assert not q.closed or text[q.outer_end - 1] in DOUBLE | SINGLE
        assert text[q.start : q.end] == text[q.start : q.end].strip()
        at = q.outer_end


@given(PARAGRAPH)
def test_without_marks_nothing_is_quoted(text: str) -> None:
    assert find_quotations("".join(c for c in text if c not in DOUBLE | SINGLE)) == ()


class _Counted(str):
    """A text that counts how often one of its characters was looked at."""

    looked: int

    def __getitem__(self, key):
        self.looked = getattr(self, "looked", 0) + 1
        return super().__getitem__(key)


@pytest.mark.parametrize("unit", ["“", "”", '"', "'", "‘a ", "a' ", "“a ‘b ", "as' ", "' a” ", "«»", "‘a” "])
def test_hostile_text_costs_a_few_looks_a_character(unit: str) -> None:
    text = _Counted((unit * 8_000)[:8_000])
    find_quotations(text)
    assert text.looked <= 20 * len(text)


@pytest.mark.parametrize("before", ["", "x''y'' \n", "Old.\n"])
@pytest.mark.parametrize("mark", ["''", "``"])
def test_two_apostrophes_are_a_double_mark(before, mark):
    text = f"{before}{mark}We will go,'' she said. {mark}[It] is time.'' The dogs' bowl was {mark}big'' enough."
    found = find_quotations(text, len(before))
    assert [text[q.start : q.end] for q in found] == ["We will go,", "[It] is time.", "big"]
    assert [text[q.outer_start : q.outer_end] for q in found] == [
        f"{mark}We will go,''", f"{mark}[It] is time.''", f"{mark}big''"
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["''", "''''", "a''", "''a", "'' ''", "```", "x '' y"])
def test_stray_pairs_of_apostrophes_break_nothing(text):
    for q in find_quotations(text):
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)


@pytest.mark.parametrize("words", ["“We leave”, she said, ‘at noon’.", "''We leave'', she said.", "“Long. " * 900])
def test_a_paragraph_inside_a_text_is_read_as_it_is_alone(words: str) -> None:
    before = "Told on Monday.\n"
    text = f"{before}{words}\nThe end, ‘almost’."
    moved = find_quotations(text, len(before), len(before) + len(words))
    alone = find_quotations(words)
    places = [(q.start, q.end, q.outer_start, q.outer_end) for q in alone]
    assert [tuple(p - len(before) for p in (q.start, q.end, q.outer_start, q.outer_end)) for q in moved] == places
    assert [(q.closed, q.double) for q in moved] == [(q.closed, q.double) for q in alone]
