"""What feeds, sitemaps and pages list, as they really come."""

from __future__ import annotations

import json

import pytest

from rashomon.errors import InputError
from rashomon.following.listing import find_address, find_listing

URL = "https://news.example/feed"
RSS = '<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>{}</channel></rss>'


def addresses(data: str | bytes, url: str = URL) -> list[str]:
    return [e.address for e in find_listing(url, data.encode() if isinstance(data, str) else data).entries]


def test_rss_each_address_once_without_trackers() -> None:
    items = (
        "<item><title>One &amp; two</title><link>https://news.example/a?utm_source=rss&amp;id=3#top</link>"
        "<description>&lt;p&gt;What it says&lt;/p&gt;</description></item>"
        "<item><title>Again</title><link>https://news.example/a?id=3</link></item>"
        "<item><title>By id</title><guid>https://news.example/b</guid></item>"
        "<item><title>Nowhere</title></item><item><link>mailto:a@b.example</link></item>"
        "<item><link>/c</link></item>"
    )
    (first, *rest) = find_listing(URL, RSS.format(items).encode()).entries
    assert (first.address, first.title, first.teaser) == ("https://news.example/a?id=3", "One & two", "What it says")
    assert [e.address for e in rest] == ["https://news.example/b", "https://news.example/c"]


def test_atom_rdf_and_json_feeds() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><link href="https://n.example/a"/></entry></feed>'
    rdf = (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><item><title>x</title><link>https://n.example/b</link></item></rdf:RDF>'
    )
    items = [{"url": "https://n.example/c", "title": "x"}, {"id": "https://n.example/d"}, 3, {"title": "no address"}]
    assert addresses(atom) == ["https://n.example/a"]
    assert addresses(rdf) == ["https://n.example/b"]
    assert addresses(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})) == [
        "https://n.example/c",
        "https://n.example/d",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251"])
def test_a_feed_in_any_encoding(encoding: str) -> None:
    item = "<item><title>Мост закрыт</title><link>https://n.example/a</link></item>"
    data = f'<?xml version="1.0" encoding="{encoding}"?>{RSS.format(item)}'.encode(encoding)
    (entry,) = find_listing(URL, data).entries
    assert entry.title == "Мост закрыт"


def test_a_feed_that_breaks_off_gives_what_is_there() -> None:
    items = "".join(f"<item><title>t</title><link>https://n.example/{n}</link></item>" for n in range(5))
    assert addresses(RSS.format(items)[:-150])[:2] == ["https://n.example/0", "https://n.example/1"]


def test_a_news_sitemap_newest_first_and_an_index() -> None:
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        "<url><loc>https://n.example/old</loc><lastmod>2026-03-01</lastmod></url>"
        "<url><loc>https://n.example/new</loc><news:news><news:publication_date>2026-03-04</news:publication_date>"
        "<news:title>Pier closed</news:title></news:news></url></urlset>"
    )
    found = find_listing("https://n.example/sitemap.xml", news.encode())
    assert [(e.address, e.title) for e in found.entries] == [
        ("https://n.example/new", "Pier closed"),
        ("https://n.example/old", ""),
    ]
    index = "<sitemapindex><sitemap><loc>https://n.example/1.xml</loc></sitemap></sitemapindex>"
    assert find_listing("https://n.example/s.xml", index.encode()).more == ("https://n.example/1.xml",)


def test_a_page_names_its_feeds_and_has_headlines() -> None:
    page = (
        "<!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/rss.xml></head><body>"
        "<a href=/a>The old pier is closed until summer</a><a href=/about>About us</a>"
        "<a href=https://elsewhere.example/x>Buy four new shoes here today</a></body></html>"
    )
    found = find_listing("https://n.example/", page.encode())
    assert found.feeds == ("https://n.example/rss.xml",)
    assert [e.address for e in found.entries] == ["https://n.example/a"]


@pytest.mark.parametrize("data", ["", "plain words", "{", "[]", '{"items": 3}', "<?xml?><unknown/>"])
def test_what_lists_nothing_is_refused(data: str) -> None:
    with pytest.raises(InputError, match="no feed"):
        find_listing(URL, data.encode())


def test_entities_are_not_opened() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>https://n.example/&b;</loc></url></urlset>'
    assert all("aaaa" not in a for a in addresses(bomb))


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("HTTPS://News.Example:443/a#b", "https://news.example/a"),
        ("javascript:alert(1)", ""),
        ("ftp://n.example/a", ""),
        ("https://n.example/" + "a" * 3000, ""),
        ("http://[::1", ""),
    ],
)
def test_addresses(url: str, known: str) -> None:
    assert find_address(url) == known
