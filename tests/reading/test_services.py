"""What news services and agencies give: JSON of many shapes, NewsML, NITF, feeds, references; and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rashomon.reading import Reading, read_articles
from rashomon.reading.forms import FORMS

TITLE = "Harbour of Velm shuts after crane falls"
TEXT = (
    "The harbour of Velm was shut on Monday after a crane fell onto the eastern quay and blocked the channel.\n\n"
    "Harbour master Otto Lund said two dockers had been taken to hospital and that divers would look at the wreck."
)
MARKUP = "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n"))
URL = "https://courier.example/velm-crane"
WHEN = "2024-05-06T08:15:00Z"
SERVICES: dict[str, Any] = {
    "newsapi": {
        "status": "ok",
        "totalResults": 1,
        "articles": [
            {"source": {"id": None, "name": "Velm Courier"}, "author": "Ada Korin", "title": TITLE, "url": URL,
             "description": "A crane fell.", "publishedAt": WHEN, "content": TEXT}
        ],
    },
    "guardian": {
        "response": {
            "status": "ok",
            "results": [
                {"id": "world/velm", "type": "article", "webTitle": TITLE, "webUrl": URL, "webPublicationDate": WHEN,
                 "fields": {"bodyText": TEXT, "byline": "Ada Korin", "publication": "Velm Courier"}}
            ],
        }
    },
    "guardian single": {
        "response": {
            "content": {"id": "world/velm", "webTitle": TITLE, "webUrl": URL, "webPublicationDate": WHEN,
                        "fields": {"body": MARKUP, "byline": "Ada Korin", "publication": "Velm Courier"}}
        }
    },
    "event registry": {
        "articles": {
            "page": 1,
            "results": [
                {"uri": "812", "lang": "eng", "dateTime": WHEN, "url": URL, "title": TITLE, "body": TEXT,
                 "source": {"uri": "courier.example", "title": "Velm Courier"}, "authors": [{"name": "Ada Korin"}]}
            ],
        }
    },
    "ninjs 1": {
        "uri": "urn:velm:1", "type": "text", "headline": TITLE, "body_html": MARKUP, "byline": "Ada Korin",
        "versioncreated": WHEN, "infosource": [{"name": "Velm Courier"}],
    },
    "ninjs 2": {
        "uri": "urn:velm:1", "type": "text", "headlines": [{"role": "main", "value": TITLE}], "by": "Ada Korin",
        "bodies": [{"role": "main", "contenttype": "text/html", "value": MARKUP}], "firstcreated": WHEN,
        "infosources": [{"name": "Velm Courier"}],
    },
    "superdesk": {"_items": [{"headline": TITLE, "body_html": MARKUP, "byline": "Ada Korin", "firstcreated": WHEN,
                              "source": "urn:velm:1", "outlet": "Velm Courier"}]},
    "schema.org": {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsArticle", "headline": TITLE, "articleBody": TEXT, "datePublished": WHEN, "url": URL,
             "author": {"@type": "Person", "name": "Ada Korin"}, "publisher": {"name": "Velm Courier"}}
        ],
    },
    "json feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Velm Courier",
        "items": [{"id": "1", "url": URL, "title": TITLE, "content_html": MARKUP, "date_published": WHEN,
                   "authors": [{"name": "Ada Korin"}], "publisher": "Velm Courier"}],
    },
    "media cloud": {"stories": [{"stories_id": 7, "media_name": "Velm Courier", "title": TITLE, "text": TEXT,
                                 "publish_date": WHEN, "url": URL, "author": "Ada Korin"}]},
}  # fmt: skip


def _read(folder: Path, name: str, data: str | bytes) -> Reading:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_articles(folder / name)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_the_article_of_a_service(tmp_path: Path, service: str) -> None:
    reading = _read(tmp_path, "answer.json", json.dumps(SERVICES[service]))
    assert reading.problems == ()
    (article,) = reading.articles
    assert article.text.removeprefix(TITLE).strip() == TEXT
    assert (article.title, article.outlet, article.byline) == (TITLE, "Velm Courier", "Ada Korin")
    assert article.published.edtf == "2024-05-06T08:15"


def test_a_text_that_its_service_cut_off_is_told_and_loses_the_mark(tmp_path: Path) -> None:
    row = {"title": TITLE, "content": f"{TEXT[:150]}… [+3200 chars]", "source": {"name": "Velm Courier"}}
    reading = _read(tmp_path, "answer.json", json.dumps({"articles": [row]}))
    assert reading.articles[0].text.endswith(TEXT[:150][-30:])
    assert [p.what for p in reading.problems] == ["the text is cut off: [+3200 chars]"]


def test_a_teaser_is_read_and_told_as_one(tmp_path: Path) -> None:
    doc = {"web_url": URL, "headline": {"main": TITLE}, "pub_date": WHEN, "lead_paragraph": TEXT.split("\n")[0],
           "byline": {"original": "By Ada Korin"}}  # fmt: skip
    reading = _read(tmp_path, "answer.json", json.dumps({"status": "OK", "response": {"docs": [doc]}}))
    assert [a.title for a in reading.articles] == [TITLE]
    assert [p.what for p in reading.problems] == ["the article's text is not given, only its lead paragraph"]


XML = {
    "opml": '<opml version="2.0"><body><outline xmlUrl="https://a.example"/></body></opml>',
    "map": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example</loc></url></urlset>',
    "rss": '<rss version="2.0"><channel><title>A feed</title></channel></rss>',
    "picture": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentSet/></newsItem>',
}
GDELT = {"articles": [{"url": URL, "title": TITLE, "seendate": "20240506T081500Z"}]}
CSL = {
    "type": "article-newspaper",
    "title": TITLE,
    "container-title": "Velm Courier",
    "issued": {"date-parts": [[2024, 5, 6]]},
    "abstract": TEXT,
}
BIBTEX = "@article{korin2024,\n  title = {Harbour of Velm},\n  abstract = {A crane fell.}\n}\n"
REFUSED = {
    "gdelt.json": (json.dumps(GDELT), "no text"),
    "csl.json": (json.dumps([CSL]), "a reference"),
    "refs.ris": (f"TY  - NEWS\nTI  - {TITLE}\nAB  - {TEXT}\nER  - \n", "list of references"),
    "refs.bib": (BIBTEX, "list of references"),
    "feeds.opml": (XML["opml"], "list of feeds"),
    "map.xml": (XML["map"], "sitemap"),
    "addresses.txt": (f"{URL}\nhttps://post.example/unions\n", "list of addresses"),
    "empty.rss": (XML["rss"], "without entries"),
    "picture.xml": (XML["picture"], "without a text"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_holds_no_article_is_refused_plainly(tmp_path: Path, name: str) -> None:
    data, said = REFUSED[name]
    reading = _read(tmp_path, name, data)
    assert reading.articles == ()
    assert [said in p.what for p in reading.problems] == [True]


def test_entries_of_a_feed_that_are_teasers_are_told(tmp_path: Path) -> None:
    feed = f"""<rss version="2.0"><channel><title>Velm Courier</title>
    <item><title>{TITLE}</title><link>{URL}</link><description>A crane fell onto the quay.</description></item>
    <item><title>Only a headline</title><link>https://courier.example/2</link></item></channel></rss>"""
    reading = _read(tmp_path, "feed.xml", feed)
    assert [(a.title, a.outlet) for a in reading.articles] == [(TITLE, "Velm Courier")]
    assert sorted(p.what for p in reading.problems) == [
        "1 of 2 entries hold only a teaser",
        "the entry has no text, only a headline",
    ]


G2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:velm:2024:1" version="3" xml:lang="en"><catalogRef href="x"/>
<itemMeta><provider literal="Velm Press Agency"/><versionCreated>2024-05-06T10:00:00Z</versionCreated>
<firstCreated>{WHEN}</firstCreated></itemMeta>
<contentMeta><by>Ada Korin</by><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>{TITLE}</title></head><body>{MARKUP}</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:velm:2024:2"><contentMeta><headline>A picture</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>x</title>
<docdata><date.issue norm="20240506T081500Z"/></docdata><pubdata name="Velm Press Agency"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>Ada Korin</byline></body.head>
<body.content>{MARKUP}</body.content></body></nitf>"""


@pytest.mark.parametrize(("name", "xml"), [("g2.xml", G2), ("item.nitf", NITF)])
def test_the_xml_of_agencies(tmp_path: Path, name: str, xml: str) -> None:
    (article,) = _read(tmp_path, name, xml).articles
    assert article.text.removeprefix(TITLE).strip() == TEXT
    assert (article.title, article.outlet, article.byline) == (TITLE, "Velm Press Agency", "Ada Korin")
    assert article.published.edtf == "2024-05-06T08:15"


def test_entities_of_xml_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of this machine that must not be told to anybody at all")
    bad = NITF.replace(
        '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">', f'<!DOCTYPE nitf [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    ).replace("<body.content>", "<body.content><p>&s;</p>")
    reading = _read(tmp_path, "item.nitf", bad)
    assert not any("secret of this" in a.text for a in reading.articles)


def test_a_packed_web_archive_holds_its_pages(tmp_path: Path) -> None:
    made = Path(__file__).parent / "made" / "files" / "wget.warc.gz"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", made.read_bytes())
        packed.writestr("pages/pages.jsonl", "{}")
    reading = _read(tmp_path, "site.wacz", out.getvalue())
    assert len(reading.articles) == 2
    assert reading.problems == ()


def test_fields_that_nobody_could_know_are_mapped(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'kop,tekst,dag\n"{TITLE}","{TEXT}",2024-05-06\n')
    names = {"title": "kop", "text": "tekst", "published": "dag"}
    (article,) = read_articles(tmp_path / "t.csv", names=names).articles
    assert (article.title, article.published.edtf) == (TITLE, "2024-05-06")


def test_the_order_of_two_equal_articles_does_not_matter() -> None:
    rows = [{"text": TEXT, "id": "a", "mood": mood, "tags": [mood]} for mood in ("dark", "bright")]
    assert read_articles(rows) == read_articles(rows[::-1])


def test_what_was_written_and_what_was_saved_with_a_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n\n{TEXT}")
    (tmp_path / "page.html").write_text(f"<html><body><article><h1>{TITLE}</h1>{MARKUP}</article></body></html>")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text(f"<html><body><p>{TEXT} And more.</p></body></html>")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "story.json").write_text('{\n "account": [],\n "actors": []}')
    (tmp_path / "out" / "story.html").write_text("<html><body>The story as told.</body></html>")
    reading = read_articles(tmp_path)
    assert [a.source for a in reading.articles] == ["a.txt", "page.html"]
    assert [(p.source, p.what) for p in reading.problems] == [("out", "a story that rashomon has told, no article")]


def test_every_form_says_what_it_is() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)
    assert all(form.what for form in FORMS)
