"""Files that other programs wrote: every article found whole, with what the form keeps of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.reading import FORMS, read_articles
from rashomon.reading.forms import Opened, find_form
from rashomon.vocabulary import Article

HERE = Path(__file__).parent / "made"
ARTICLES = json.loads((HERE / "articles.json").read_text("utf-8"))
# file → (its form, which of the articles are in it, what the form keeps beside the text)
MADE = {
    "arrow.parquet": ("parquet", (0, 1, 2), "title outlet published url"),
    "calc.csv": ("table", (0, 1, 2), "title outlet published url"),
    "calc.xlsx": ("sheet", (0, 1, 2), "title outlet published url"),
    "chromium.mhtml": ("mhtml", (2,), "title outlet published url byline"),
    "chromium.pdf": ("pdf", (2,), ""),
    "desk.mbox": ("mbox", (0, 1, 2), "title outlet published byline"),
    "feedgen.atom": ("feed", (0, 1), "title published url"),
    "feedgen.rss": ("feed", (0, 1), "title published url"),
    "one.eml": ("mail", (1,), "title outlet published byline"),
    "pages.tar.gz": ("packed", (1, 2), "title outlet published url byline"),
    "pages.zip": ("packed", (0, 1), "title outlet published url byline"),
    "pandoc.docx": ("word", (0,), "title"),
    "pandoc.epub": ("epub", (0, 1), "title"),
    "pandoc.odt": ("odt", (1,), "title"),
    "pandoc.rtf": ("rtf", (2,), "title"),
    "table.tsv": ("table", (0, 1, 2), "title outlet published url"),
    "wget.warc.gz": ("warc", (0, 1), "title outlet published byline"),
    "writer.docx": ("word", (0,), "title"),
    "writer.odt": ("odt", (1,), "title"),
    "writer.pdf": ("pdf", (0,), "title"),
    "writer.rtf": ("rtf", (2,), "title"),
}


def _paragraphs(article: Article) -> list[str]:
    return [line for line in article.text.split("\n") if line]


@pytest.mark.parametrize("name", sorted(MADE))
def test_every_article_is_found_whole(name: str) -> None:
    _, which, keeps = MADE[name]
    reading = read_articles(HERE / "files" / name)
    assert len(reading.articles) == len(which)
    assert [p for p in reading.problems if p.left_out] == []
    for number in which:
        wanted = ARTICLES[number]
        found = [a for a in reading.articles if wanted["paragraphs"][0] in a.text]
        assert len(found) == 1
        lines = _paragraphs(found[0])
        assert [line for line in lines if line in wanted["paragraphs"]] == wanted["paragraphs"]
        for field in keeps.split():
            value = found[0].published.edtf[:10] if field == "published" else getattr(found[0], field)
            assert value == wanted[field], field


@pytest.mark.parametrize("name", sorted(MADE))
@pytest.mark.parametrize("called", ["article", "article.txt", "article.html", "article.jsonl"])
def test_content_decides_the_form_whatever_the_name(name: str, called: str) -> None:
    data = (HERE / "files" / name).read_bytes()
    if name.endswith(".gz"):
        import gzip

        data = gzip.decompress(data)
    assert find_form(Opened(called, data)).name == MADE[name][0]


def test_a_folder_of_all_forms(tmp_path: Path) -> None:
    reading = read_articles(HERE / "files")
    assert len(reading.articles) + sum("given twice" in p.what for p in reading.problems) == sum(
        len(which) for _, which, _ in MADE.values()
    )
    del tmp_path


def test_each_form_that_a_program_writes_is_made() -> None:
    told_only = {"opml", "citations"}  # refused: they hold no article
    by_hand = {"wacz", "newsml", "json", "europresse", "factiva", "page", "markdown", "text"}  # in other tests
    assert {form for form, _, _ in MADE.values()} | told_only | by_hand == {form.name for form in FORMS}
