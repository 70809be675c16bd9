from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from rashomon.reading import read_articles
from rashomon.reading.strip import count_markup
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


STORY = "".join(
    f"<p>{line}</p>"
    for line in (
        "The harbour of Velm was shut on Monday after a crane fell onto the eastern quay and blocked the channel.",
        "Harbour master Otto Lund said two dockers had been taken to hospital and that divers would look at the wreck.",
        "Four ships wait in the roads, one with grain for the mills of Upper Velm, which have flour for nine days.",
    )
)
CARD = '<div class="card"><h3><a href="/{0}">{1}</a></h3><p class="dek">{2}</p></div>'


def _article(page: str) -> Article:
    (article,) = read_articles({"text": page}).articles
    return article


def test_cards_bare_links_and_posts_are_no_text_of_the_article() -> None:
    cards = CARD.format(1, "Ferry back in May", "It will open again.") + CARD.format(2, "Fish dear", "By a third.")
    links = '<p><a href="/3">OLD CRANES OF THE COAST AND WHO OWNS THEM</a></p>'
    post = '<blockquote class="twitter-tweet"><p>What a day in the harbour, friends of cranes!</p></blockquote>'
    page = f"<html><body><article><h1>Crane falls in Velm</h1>{STORY}{links}{post}{cards}</article></body></html>"
    text = _article(page).text
    assert "flour for nine days" in text
    assert not any(words in text for words in ("Ferry back", "By a third", "OLD CRANES", "friends of cranes"))


def test_a_headline_that_is_a_link_may_be_the_article_s_own() -> None:
    page = f'<html><body><div><h2><a href="/velm">Crane falls in Velm</a></h2>{STORY}</div></body></html>'
    assert "flour for nine days" in _article(page).text


def test_the_text_that_a_page_gives_of_itself_is_found_where_the_extraction_loses_it() -> None:
    entries = [
        {"@type": "BlogPosting", "headline": f"Hour {n} in the harbour of Velm",
         "articleBody": f"At hour {n} the divers came up once more and said that the arm of the crane lay as before."}
        for n in range(9, 21)
    ]  # fmt: skip
    told = json.dumps({"@type": "LiveBlogPosting", "headline": "Velm live", "liveBlogUpdate": entries})
    shown = "".join(
        f"<section class='comment-list'><h4>{e['headline']}</h4><span>{e['articleBody']}</span></section>"
        for e in entries
    )
    page = f'<html><head><script type="application/ld+json">{told}</script></head><body>{STORY}{shown}</body></html>'
    assert all(e["articleBody"] in _article(page).text for e in entries)


def test_writers_and_outlet_are_those_the_page_tells() -> None:
    told = {"@type": "NewsArticle", "author": [{"name": "Velm Media"}, {"@type": "Person", "name": "Ada Korin"}],
            "publisher": {"name": "Velm Media"}}  # fmt: skip
    page = f"""<html><head><title>Crane falls in Velm | Courier | by Ada</title>
    <meta name="author" content="Velm Media">
    <meta property="og:site_name" content="Velm Courier"><script type="application/ld+json">{json.dumps(told)}</script>
    </head><body><article><h1>Crane falls in Velm</h1>{STORY}</article></body></html>"""
    article = _article(page)
    assert (article.title, article.outlet, article.byline) == ("Crane falls in Velm", "Velm Courier", "Ada Korin")


@pytest.mark.parametrize("element", ["<path d='M0'/>", "<br>", "<span>", "<script>if (a < b) '<div>'</script>"])
def test_depth_is_that_of_the_page_not_of_its_tags(element: str) -> None:
    wide = "".join(f"<section>{element}</section>" for _ in range(300))
    assert count_markup(f"<html><body>{wide}</body></html>")[1] <= 5
    assert count_markup("<div>" * 300)[1] == 300


def test_a_layout_table_is_no_data() -> None:
    page = (
        f"<html><body><table><tr><td><a href='/'>Home</a></td><td><h1>Crane falls in Velm</h1>{STORY}</td></tr></table>"
    )
    lines = [line for line in _article(page + "</body></html>").text.split("\n") if line]
    assert lines[0] == "Crane falls in Velm"
    assert len(lines) == 4


def test_a_list_right_under_the_body_is_text_and_a_menu_is_none() -> None:
    reasons = "<ul><li>Engineers found cracks in the foot of the crane.</li>"
    reasons += "<li>Its owner did not mend them before the winter.</li></ul>"
    menu = "<ul><li><a href='/'>Home of the news</a></li><li><a href='/s'>Sport of the day</a></li></ul>"
    text = _article(f"<html><body>{menu}<h1>Crane falls in Velm</h1>{STORY}{reasons}</body></html>").text
    assert "found cracks in the foot" in text
    assert "Sport of the day" not in text


def test_who_is_quoted_in_a_block_stays() -> None:
    quoted = "<blockquote><p>“We cannot wait.”</p><footer>— Olin Drax, mayor of Velm</footer></blockquote>"
    assert (
        "— Olin Drax, mayor of Velm"
        in _article(f"<html><body><article>{STORY}{quoted}{STORY}</article></body></html>").text
    )


@pytest.mark.parametrize(
    ("times", "day"),
    [
        ("<div class='comment'><time datetime='2019-01-05'>8 hours ago</time></div>", ""),
        (
            "<time class='updated' datetime='2024-05-08'></time><time class='published' datetime='2024-05-06'></time>",
            "2024-05-06",
        ),
        ("<time datetime='2 months'>2 months ago</time>", ""),
        ("<time datetime='2024-05-06'>a</time><time datetime='2019-01-05'>b</time>", ""),
        ("<aside><time datetime='2019-01-05'>b</time></aside><time datetime='2024-05-06'>a</time>", "2024-05-06"),
        ("<link rel='canonical' href='https://courier.example/2024/may/06/crane'>", "2024-05-06"),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_that_of_the_article(times: str, day: str) -> None:
    page = f"<html><head></head><body><article><h1>Crane falls in Velm</h1>{times}{STORY}</article></body></html>"
    assert _article(page).published.edtf == day


def test_no_value_depends_on_the_present_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ago = "<time>2 months ago</time><p>3 days ago</p>"
    page = f"<html><body><article><h1>Crane falls</h1>{ago}{STORY}</article></body></html>"
    now = read_articles({"text": page})
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setattr(time, "gmtime", lambda *_: time.struct_time((2096, 10, 2, 7, 6, 40, 1, 276, 0)))
    assert read_articles({"text": page}) == now


@pytest.mark.parametrize(
    ("author", "shown", "byline"),
    [
        ("Velm Broadcasting Corporation", "By Nora Quill, senior reporter", "Nora Quill"),
        ("Nora Quill", "By Nora Quill, senior reporter", "Nora Quill"),
        ("Jordan Oll Updated: 1 Oct 2021", "Crane desk", "Jordan Oll"),
    ],
)
def test_the_writer_is_a_name_and_no_label(author: str, shown: str, byline: str) -> None:
    head = f'<meta name="author" content="{author}">'
    body = f'<article><h1>Crane falls</h1><p class="byline">{shown}</p>{STORY}</article>'
    assert _article(f"<html><head>{head}</head><body>{body}</body></html>").byline == byline
