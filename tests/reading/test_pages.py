from __future__ import annotations

import time
from pathlib import Path

import pytest

from rashomon.reading import read_articles
from rashomon.vocabulary import Article

PARAGRAPHS = [
    "The foreign ministers of Ostmark and Velia signed a treaty on the waters of the Lomen on Tuesday, "
    "ending nine years of talks.",
    "“We have waited a long time for this day,” said Petra Holm, Ostmark’s minister, after the ceremony "
    "in the town hall of Brenn.",
    "Velia will be allowed to take 40 cubic metres a second from the river in summer, according to the "
    "text seen by reporters.",
    "The treaty must be ratified by both parliaments before it can take effect, which is not expected "
    "before the winter of 2022.",
]
HEAD = (
    '<meta property="og:title" content="Ministers sign river treaty">'
    '<meta property="og:site_name" content="The Dale Herald">'
    '<link rel="canonical" href="https://dale.example/treaty">'
)
FOOT = (
    "<div class='related'><h3>Related Posts</h3><ul><li><a href='/1'>Floods close the Lomen bridge</a></li></ul></div>"
    "<div id='comments'><h3>Leave a Reply</h3></div><footer>© 2014 The Dale Herald. All rights reserved.</footer>"
)


def _page(head: str = "", body: str | None = None, foot: str = FOOT) -> str:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS) if body is None else body
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{HEAD}{head}</head><body><nav><a href='/'>Home</a> "
        f"<a href='/w'>World"
        f"</a></nav><article><h1>Ministers sign river treaty</h1>{text}</article>{foot}</body></html>"
    )


def _read(tmp_path: Path, page: str | bytes, name: str = "a.html") -> Article:
    path = tmp_path / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_articles(path).articles[0]


def test_the_article_is_found_and_what_stood_round_it_is_listed(tmp_path: Path) -> None:
    article = _read(tmp_path, _page())
    assert article.text.split("\n\n" if "\n\n" in article.text else "\n")[0] == "Ministers sign river treaty"
    assert all(p in article.text for p in PARAGRAPHS)
    assert article.blocks[0].role == "title"
    assert (article.title, article.outlet, article.url) == (
        "Ministers sign river treaty",
        "The Dale Herald",
        "https://dale.example/treaty",
    )
    cut = " ".join(f.exact for f in article.furniture)
    assert "Related Posts" in cut
    assert "Leave a Reply" not in article.text
    assert all(f.reason for f in article.furniture)


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ('<meta property="article:published_time" content="2021-05-04T16:30:00+02:00">', "2021-05-04T16:30"),
        ('<meta name="date" content="2021-05-04">', "2021-05-04"),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-04"}]}</script>', "2021-05-04"),
        ('<script type="application/ld+json">{broken</script>', ""),
        ("", ""),
    ],
)
def test_dates_come_from_markup_alone(tmp_path: Path, head: str, edtf: str) -> None:
    assert _read(tmp_path, _page(head)).published.edtf == edtf


def test_a_title_outside_the_article_is_put_first(tmp_path: Path) -> None:
    article = _read(tmp_path, _page().replace("<h1>Ministers sign river treaty</h1>", ""))
    assert article.text.startswith("Ministers sign river treaty\n")


def test_declared_charset(tmp_path: Path) -> None:
    page = _page().replace("utf-8", "windows-1252").encode("cp1252")
    assert PARAGRAPHS[1] in _read(tmp_path, page).text


def test_markup_inside_a_row_is_taken_off() -> None:
    row = {"text": "".join(f"<p>{p} &amp; more</p>" for p in PARAGRAPHS)}
    text = read_articles(row).articles[0].text
    assert "<" not in text
    assert text.count("& more") == len(PARAGRAPHS)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200_000 + PARAGRAPHS[0],
        "<" * 200_000,
        "<!--" * 100_000,
        "<script>" * 100_000,
        "<a" * 100_000,
        "&amp" * 100_000,
        "&#xD800; &#99999999; &#0;" + PARAGRAPHS[0],
        f"<p title='{'x' * 500_000}'>{PARAGRAPHS[0]}",
        "</div>" * 50_000 + PARAGRAPHS[0],
        "<table><tr><td>" * 50 + PARAGRAPHS[0],
        "<p>\x00\ud800".encode("utf-8", "replace").decode() + PARAGRAPHS[0],
    ],
)
def test_hostile_pages_are_bounded_and_never_raise(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{body}", encoding="utf-8")
    start = time.process_time()
    reading = read_articles(path)
    assert time.process_time() - start < 20
    assert reading.articles or reading.problems
