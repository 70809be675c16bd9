"""Files that other programs wrote: every article found whole, with what the form keeps of it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import main
from rashomon.reading import FORMS, read_articles
from rashomon.reading.forms import Opened, find_form
from rashomon.record import read_story
from rashomon.text import fold_mark
from rashomon.vocabulary import Article

HERE = Path(__file__).parent / "made"
ARTICLES = json.loads((HERE / "articles.json").read_text("utf-8"))
# file → (its form, which of the articles are in it, what the form keeps beside the text)
MADE = {
    "arrow.parquet": ("parquet", (0, 1, 2), "title outlet published url"),
    "calc.csv": ("table", (0, 1, 2), "title outlet published url"),
    "calc.xlsx": ("sheet", (0, 1, 2), "title outlet published url"),
    "chromium.html": ("page", (1,), "title outlet published url byline"),
    "chromium.mhtml": ("mhtml", (2,), "title outlet published url byline"),
    "chromium.pdf": ("pdf", (2,), ""),
    "desk.mbox": ("mbox", (0, 1, 2), "title outlet published byline"),
    "feedgen.atom": ("feed", (0, 1), "title published url"),
    "feedgen.rss": ("feed", (0, 1), "title published url"),
    "fpdf2.pdf": ("pdf", (1,), "title"),
    "gzip.txt.gz": ("text", (2,), "title"),
    "mjml.eml": ("mail", (0, 1, 2), "title url"),
    "npm.atom": ("feed", (0, 1, 2), "title published url byline"),
    "npm.json": ("json", (0, 1, 2), "title published url byline"),
    "npm.rss": ("feed", (0, 1, 2), "title published url byline"),
    "one.eml": ("mail", (1,), "title outlet published byline"),
    "pages.tar.gz": ("packed", (1, 2), "title outlet published url byline"),
    "pages.zip": ("packed", (0, 1), "title outlet published url byline"),
    "pandas.csv.gz": ("table", (0, 1, 2), "title outlet published url"),
    "pandas.json": ("json", (0, 1, 2), "title outlet published url"),
    "pandas.jsonl": ("json", (0, 1, 2), "title outlet published url"),
    "pandoc.docx": ("word", (0,), "title"),
    "pandoc.epub": ("epub", (0, 1), "title"),
    "pandoc.html": ("page", (0,), "title published"),
    "pandoc.md": ("markdown", (1,), "title"),
    "pandoc.odt": ("odt", (1,), "title"),
    "pandoc.rtf": ("rtf", (2,), "title"),
    "pandoc.txt": ("text", (2,), "title"),
    "polars.ndjson": ("json", (0, 1, 2), "title outlet published url"),
    "polars.parquet": ("parquet", (0, 1, 2), "title outlet published url"),
    "py-wacz.wacz": ("wacz", (0, 1, 2), "title outlet published url byline"),
    "python-docx.docx": ("word", (0,), "title"),
    "table.tsv": ("table", (0, 1, 2), "title outlet published url"),
    "warcio.warc.gz": ("warc", (0, 1, 2), "title outlet published url byline"),
    "wget": ("page", (0,), "title outlet published url byline"),
    "wget.warc.gz": ("warc", (0, 1), "title outlet published byline"),
    "writer.docx": ("word", (0,), "title"),
    "writer.epub": ("epub", (1,), "title"),
    "writer.html": ("page", (1,), "title"),
    "writer.odt": ("odt", (1,), "title"),
    "writer.pdf": ("pdf", (0,), "title"),
    "writer.rtf": ("rtf", (2,), "title"),
    "writer.txt": ("text", (1,), "title"),
    "xlsxwriter.xlsx": ("sheet", (0, 1, 2), "title outlet published url"),
}


BY_NAME = {"markdown", "text"}  # of these nothing in the content tells


def _paragraphs(article: Article) -> list[str]:
    return [line for line in fold_mark(article.text).split("\n") if line]


@pytest.mark.parametrize("name", sorted(MADE))
def test_every_article_is_found_whole(name: str) -> None:
    _, which, keeps = MADE[name]
    reading = read_articles(HERE / "files" / name)
    assert len(reading.articles) == len(which)
    assert [p for p in reading.problems if p.left_out and p.source != "style.css"] == []
    for number in which:
        wanted, paragraphs = ARTICLES[number], [fold_mark(p) for p in ARTICLES[number]["paragraphs"]]
        (found,) = [a for a in reading.articles if paragraphs[0] in fold_mark(a.text)]
        assert [line for line in _paragraphs(found) if line in paragraphs] == paragraphs
        for field in keeps.split():
            value = found.published.edtf[:10] if field == "published" else getattr(found, field)
            assert value == wanted[field], field


@pytest.mark.parametrize("name", sorted(n for n in MADE if MADE[n][0] not in BY_NAME and n != "wget"))
@pytest.mark.parametrize("called", ["article", "article.txt", "article.html", "article.jsonl"])
def test_content_decides_the_form_whatever_the_name(name: str, called: str) -> None:
    data = (HERE / "files" / name).read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    assert find_form(Opened(called, data)).name == MADE[name][0]


def test_the_command_reads_a_folder_of_all_forms(tmp_path: Path) -> None:
    reading = read_articles(HERE / "files")
    twice = sum("given twice" in p.what for p in reading.problems)
    assert len(reading.articles) + twice == sum(len(which) for _, which, _ in MADE.values())
    run = CliRunner().invoke(main, ["read", str(HERE / "files"), "-o", str(tmp_path), "--encoder", "none"])
    assert run.exit_code == 3, run.output  # a style sheet lies beside a page
    told = read_story(tmp_path / "story.json")
    assert [a.id for a in told.articles] == [a.id for a in reading.articles]
    assert len({a.origin for a in told.articles}) == len(ARTICLES)


def test_each_form_that_a_program_writes_is_made() -> None:
    told_only = {"opml", "citations"}  # refused: they hold no article
    by_hand = {"newsml", "europresse", "factiva"}  # in other tests
    assert {form for form, _, _ in MADE.values()} | told_only | by_hand == {form.name for form in FORMS}
