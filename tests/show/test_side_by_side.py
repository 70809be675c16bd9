"""Two texts side by side: every word shown, level where shared, kinds told apart without colour."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.show.side_by_side import SideBySide, find_chain, find_rows, read_two
from rashomon.show.side_by_side_page import side_by_side_html, write_side_by_side_page
from rashomon.show.side_by_side_pieces import find_changed
from rashomon.show.side_by_side_text import side_by_side_text
from rashomon.vocabulary import Passage, Span

ONE = """Velmark reopens the Tarn Strait ferry after nine years

The ferry across the Tarn Strait will carry passengers again from May, the transport minister of Velmark, Ilse Dorrit, \
told reporters on Monday after three days of talks with her counterpart from Orsa.

The line was closed nine years ago when the two countries withdrew their ambassadors over the fishing grounds off Cape \
Hallow. Some four thousand people crossed the strait every week before the closure, most of them workers in the \
shipyards of Port Merrin.

Orsa will pay for the dredging of the southern channel, which has silted up since the last dredger left in 2017. \
Velmark will lend two of its older vessels until a new one has been built.

Fishermen on both shores have opposed the plan because the larger ships would pass through waters in which they lay \
their nets. Their union said it would take the matter to court if no compensation was offered by the end of the month.
"""
OTHER = """Ferry link between Orsa and Velmark is back

Passengers can cross the Tarn Strait by ferry again from May, Velmark's minister of transport Ilse Dorrit announced on \
Monday, when three days of negotiations with Orsa had ended.

Fishermen on both shores have opposed the plan because the larger ships would pass through waters in which they lay \
their nets. Their union said it would take the matter to court if no compensation was offered by the end of the month.

The line was shut nine years ago when the two countries recalled their ambassadors over the fishing grounds off Cape \
Hallow. Some four thousand people crossed the strait each week before the closure, most of them workers in the \
shipyards of Port Merrin.

The southern channel, silted up since a dredger last worked there in 2017, will be dredged at the expense of Orsa, and \
two older vessels of Velmark will serve until a new one is built.
"""
HOSTILE = "\x1b]0;title\x07<script>alert(1)</script> [bold]&amp; \u202eturned\u2066 {braces} "


@pytest.fixture(scope="module")
def view(tmp_path_factory) -> SideBySide:
    folder = tmp_path_factory.mktemp("two")
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "other.txt").write_text(OTHER, "utf-8")
    return read_two(folder / "one.txt", folder / "other.txt")


def shown(view: SideBySide, side: str) -> list[str]:
    return [word for row in view.rows for word in re.findall(r"\w+", " ".join(p.text for p in getattr(row, side)))]


def test_every_word_of_both_is_shown_once_and_in_order(view: SideBySide):
    assert shown(view, "a") == re.findall(r"\w+", ONE)
    assert shown(view, "b") == re.findall(r"\w+", OTHER)


def test_shared_passages_stand_level(view: SideBySide):
    kinds = {row.kind for row in view.rows}
    assert {"edited", "paraphrased", ""} <= kinds
    edited = next(row for row in view.rows if row.kind == "edited")
    assert [p.text for p in edited.a if p.changed] == ["withdrew", "every"]
    assert [p.text for p in edited.b if p.changed] == ["recalled", "each"]
    moved = {p.kind for row in view.rows for p in (*row.a, *row.b) if p.number and p.number != row.number}
    assert moved == {"verbatim"}


@pytest.mark.parametrize("width", [20, 45, 60, 80, 200])
def test_terminal_keeps_to_its_width(view: SideBySide, width: int):
    plain = side_by_side_text(view, width=width)
    coloured = side_by_side_text(view, width=width, colour=True)
    assert max(map(len, plain.splitlines())) <= width
    assert "\x1b[" in coloured
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in coloured.splitlines()) <= width


def test_kinds_are_told_apart_without_colour(view: SideBySide):
    text = side_by_side_text(view, width=100)
    assert re.search(r" ~\d", text)
    assert re.search(r" ≈\d", text)
    assert re.search(r"\[=\d Fishermen", text)
    assert "{withdrew}" in text
    assert "= the same words" in text


def test_the_same_text_whichever_comes_first(view: SideBySide, tmp_path: Path):
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    turned = read_two(tmp_path / "other.txt", tmp_path / "one.txt")
    assert (turned.kind, turned.shares) == (view.kind, view.shares[::-1])
    assert turned.a.name == "other.txt"


def test_nothing_shared_is_said(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    (tmp_path / "b.txt").write_text("A cook in Dorvan has baked the largest loaf of rye bread in the country.", "utf-8")
    view = read_two(tmp_path / "a.txt", tmp_path / "b.txt")
    assert side_by_side_text(view) == "a.txt and b.txt share no passages that would mean anything\n"
    assert "share no passages" in side_by_side_html(view)


def test_hostile_text_is_harmless(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(HOSTILE + ONE.replace("ferry", HOSTILE), "utf-8")
    view = read_two(tmp_path / "a.txt", tmp_path / "b.txt")
    assert "\x1b" not in side_by_side_text(view)
    tree = lxml.html.document_fromstring(side_by_side_html(view))
    assert [e.tag for e in tree.iter() if e.tag in {"script", "img", "iframe", "link", "form", "b"}] == []
    assert [name for e in tree.iter() for name in e.attrib if name.startswith("on") or name == "style"] == []


def test_page_admits_only_its_own_style(view: SideBySide):
    tree = lxml.html.document_fromstring(side_by_side_html(view))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(ids)


@pytest.mark.parametrize("size", [(1280, 900), (375, 800)], ids=["desktop", "phone"])
def test_page_opens_quietly_in_a_browser(view: SideBySide, chromium: Path, tmp_path: Path, size: tuple[int, int]):
    sync_api = pytest.importorskip("playwright.sync_api")
    write_side_by_side_page(view, tmp_path / "page.html")
    trouble: list[str] = []
    with sync_api.sync_playwright() as player:
        browser: Any = player.chromium.launch(executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.on("console", lambda message: trouble.append(message.text))
        page.goto((tmp_path / "page.html").as_uri())
        assert "one.txt" in page.inner_text("h1")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        browser.close()
    assert trouble == []


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda one: Span(one[0], one[0] + one[1]))


@given(st.lists(st.builds(Passage, SPANS, SPANS, st.just("verbatim")), max_size=12))
def test_passages_put_level_never_cross(passages):
    chain = [one for _, one in find_chain(list(enumerate(passages, 1)))]
    assert bool(chain) == bool(passages)
    for first, second in pairwise(chain):
        assert first.a.end <= second.a.start
        assert first.b.end <= second.b.start


@given(a=st.text(max_size=80), b=st.text(max_size=80))
def test_rows_of_any_two_texts(a, b):
    rows = list(find_rows(a, b, ()))
    assert len(rows) <= 1
    assert all(0 <= start < end <= len(a) for start, end in find_changed(a, b))
