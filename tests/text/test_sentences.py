from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text import find_sentences
from rashomon.text.sentences import MAX_CHARS

# Everything the rules look at, and then anything.
PROSE = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcAB .!?…\"“”'’()»«—,;:1\n\t。！？」🚢\u00a0"),
        st.characters(codec="utf-8", max_codepoint=0x1FFFF),
    ),
    max_size=120,
)


def _split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The boat left at noon.", "Nobody waved."],
        ["Mr. Dole met Dr. Ann Cole and Gen. Pike.", "They ate."],
        ["It was built for Acme Inc. in May.", "Acme Corp. refused."],
        ["J. Cole and A. B. Dole wrote to E. Pike.", "He did not answer."],
        ["The novels of J.R.R. Cole and D.J. Pike sold well.", "They were short."],
        ["He met U.S. President Ada Moor on Friday.", "They spoke in the U.S.", "The talks went on."],
        ["Trains stop at 5 p.m. Monday.", "Boats stop at 6 p.m.", "The rest goes on until 7 a.m.", "It is cold."],
        ["It filed a complaint with the SEC.", "The firm paid."],
        ["The debate begins at 9 p.m. EST.", "The mayor will not come."],
        ["Many towns, e.g. The Hague, refused.", "Others, i.e. Delft, agreed."],
        ["He said no.", "She said yes."],
        ["No. 5 beat No. 7 by 3.5 points.", "The crowd left."],
        ["On Jan. 5 it snowed, on Sept. 9 it did not.", "Strange."],
        ["He waited … and then he left.", "They talked... and talked.", "And so on…", "Then it was over."],
        ["“We will wait,” Pike said.", "“We have time.”", "He smiled."],
        ['"We will wait," Pike said.', '"We have time."', "He smiled."],
        ["“Will it hold?” Eide said.", "It did."],
        ["“Will it hold?” asked the mayor.", "“It will!” the engineer Ada Moor said.", "She laughed."],
        ["“Go!” he shouted.", "‘Now?’ she asked."],
        ["Is it true?!", "Yes."],
        ["He left (by the back door.)", "[Nobody saw him.]", "Done."],
        ["The price is 3.14 a litre at www.shop.example now.", "It rose."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_sentences_of_news(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


def test_east_asian_full_stops_need_no_space() -> None:
    assert _split("他走了。「好吗？」她说！真的。") == ["他走了。", "「好吗？」", "她说！", "真的。"]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert _split("Talks to resume in May\nPORT ILVA — The ministers, who\n\nmet, left.") == [
        "Talks to resume in May",
        "PORT ILVA — The ministers, who",
        "met, left.",
    ]


def test_a_part_of_a_text_is_split_as_if_it_stood_alone() -> None:
    text = "Cut off. The boat left. Nobody waved. Cut off too"
    assert [text[s.start : s.end] for s in find_sentences(text, 9, 37)] == ["The boat left.", "Nobody waved."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \n"])
def test_no_words_no_sentences(text: str) -> None:
    assert find_sentences(text) == ()


@given(PROSE)
def test_sentences_cover_the_text_once_in_order(text: str) -> None:
    spans = find_sentences(text)
    at, covered = 0, []
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert "\n" not in text[span.start : span.end]
        covered.append(text[at : span.start])
        at = span.end
    assert not "".join([*covered, text[at:]]).strip()


@given(st.integers(MAX_CHARS - 2, 3 * MAX_CHARS), st.sampled_from(["x", "x ", "word, ", "。", "🚢 "]))
def test_no_sentence_is_longer_than_the_parser_should_get(length: int, unit: str) -> None:
    text = (unit * length)[:length]
    spans = find_sentences(text)
    assert max(s.end - s.start for s in spans) <= MAX_CHARS
    assert sum(s.end - s.start for s in spans) >= len(text.replace(" ", ""))


def test_an_over_long_sentence_is_cut_between_words() -> None:
    assert {w for s in _split("ferry " * 900) for w in s.split()} == {"ferry"}


class _Counted(str):
    """A text that counts how many of its characters were looked at through slices and indices."""

    looked: int

    def __getitem__(self, key):
        found = super().__getitem__(key)
        self.looked = getattr(self, "looked", 0) + len(found)
        return found


@pytest.mark.parametrize(
    "unit",
    [".", "a.", "A. ", "?” ", "!\"'’)]", "...", "… x", "? Aa Aa Aa Aa Aa ", "Mr. ", "  .  ", "x" * 50, "。", "-’. "],
)
def test_twice_the_hostile_text_costs_twice_the_looks(unit: str) -> None:
    costs = []
    for size in (4_000, 8_000):
        text = _Counted((unit * size)[:size])
        find_sentences(text)
        costs.append(text.looked)
    assert costs[1] <= 2.2 * costs[0]
