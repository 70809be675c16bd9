"""Links to the words: what a browser would look for stands there, and there first."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.fragments import find_directive, find_text_link
from rashomon.export.places import find_places
from rashomon.vocabulary import Record

TEXT = "Boats sail. The mayor said boats will sail, on-time & soon.\nNobody knows when boats will sail again."


def resolve(text: str, directive: str) -> tuple[int, int] | None:
    """The stretch that a directive finds first: a browser's search, on text whose white space is single."""
    parts = directive.split(",")
    before = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    after = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    first, last = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    pattern = rf"{re.escape(before)}\s*(?P<words>{re.escape(first)}{'.*?' + re.escape(last) if last else ''})"
    found = re.search(rf"{pattern}\s*{re.escape(after)}", text, re.DOTALL)
    return found.span("words") if found else None


@pytest.mark.parametrize(
    ("words", "nth"), [("The mayor", 0), ("boats will sail", 0), ("boats will sail", 1), ("on-time & soon", 0)]
)
def test_the_right_place_is_found(words: str, nth: int) -> None:
    start = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    assert resolve(TEXT, find_directive(TEXT, start, start + len(words))) == (start, start + len(words))


def test_signs_of_the_directive_are_written_out() -> None:
    start = TEXT.index("on-time & soon")
    assert find_directive(TEXT, start, start + 14) == "on%2Dtime%20%26%20soon"


def test_a_stretch_over_lines_is_named_by_its_ends() -> None:
    directive = find_directive(TEXT, 12, len(TEXT))
    assert directive.count(",") == 1
    assert resolve(TEXT, directive) == (12, len(TEXT))


def test_half_a_word_is_widened_to_the_whole() -> None:
    start = TEXT.index("ayor")
    assert find_directive(TEXT, start, start + 2) == "mayor"


def test_a_fragment_of_the_address_is_kept() -> None:
    assert find_text_link("https://a.example/b#c", TEXT, 0, 5) == "https://a.example/b#c:~:text=Boats"
    assert find_text_link("https://a.example/b", "x" * 5000, 0, 5000) == "https://a.example/b"


def test_links_of_the_demo_find_their_words(demo: Record) -> None:
    """In the text of the article, words for words, for all but the few that stand twice with the same words round."""
    places = find_places(demo)
    texts = {a.id: re.sub(r"\n", " ", a.text) for a in demo.articles}
    anchors = [a for e in demo.events for a in e.anchors] + [a for s in demo.statements for a in s.anchors]
    linked = [(a, places.link(a).partition(":~:text=")[2]) for a in anchors]
    found = [resolve(texts[a.article], d) for a, d in linked if d]
    hits = [span and span[0] <= a.start + 1 and a.end - 1 <= span[1] for span, (a, _) in zip(
        found, [x for x in linked if x[1]], strict=True)]  # fmt: skip
    assert len(hits) > 50
    assert all(hits)


@given(text=st.text(max_size=300), start=st.integers(0, 300), size=st.integers(0, 300))
def test_no_text_breaks_a_link(text: str, start: int, size: int) -> None:
    link = find_text_link("https://a.example/", text, min(start, len(text)), min(start + size, len(text)))
    assert re.fullmatch(r"https://a\.example/(#:~:text=[A-Za-z0-9._~%,-]+)?", link)
