"""A real browser opens the links of the demo at the right paragraph."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from rashomon.export.fragments import find_text_link
from rashomon.vocabulary import Anchor, Record

STEP = 6  # every sixth anchor of the differences and the account; the others are like them
# The paragraph in the middle of the window: a browser scrolls what it found there.
MIDDLE = """() => {
  const off = (p) => Math.abs((p.getBoundingClientRect().top + p.getBoundingClientRect().bottom - innerHeight) / 2);
  return Number([...document.querySelectorAll("p")].sort((a, b) => off(a) - off(b))[0].id);
}"""


@pytest.fixture
def site(demo: Record) -> Iterator[str]:
    """The demo's articles as web pages, their paragraphs a screen apart; gives the address."""
    pages = {f"/{a.id}": _page(a.text).encode() for a in demo.articles}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _page(text: str) -> str:
    lines = [f"<p id={n}>{html.escape(line)}</p>" for n, line in enumerate(text.split("\n")) if line.strip()]
    return f"<!doctype html><title>Article</title><style>p {{ margin: 100vh 0 }}</style>{''.join(lines)}"


def _anchors(record: Record) -> list[Anchor]:
    rows = [anchor for section in record.account for line in section.lines for anchor in line.anchors]
    rows += [anchor for difference in record.differences for anchor in (difference.a, difference.b)]
    return list(dict.fromkeys(rows))[::STEP]


@pytest.mark.slow
@pytest.mark.loopback
def test_links_open_at_the_paragraph(demo: Record, site: str, chromium: Path) -> None:
    from playwright.sync_api import sync_playwright

    texts = {a.id: a.text for a in demo.articles}
    wrong = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for anchor in _anchors(demo):
            text = texts[anchor.article]
            page = browser.new_page()
            page.goto(find_text_link(f"{site}/{anchor.article}", text, anchor.start, anchor.end))
            page.wait_for_function("scrollY > 0")
            if page.evaluate(MIDDLE) != text[: anchor.start].count("\n"):
                wrong.append(anchor.exact)
            page.close()
        browser.close()
    assert wrong == []
