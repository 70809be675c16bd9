"""A news site on this machine: pages and feeds that a test can change while it runs, and servers' bad habits."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site(ThreadingHTTPServer):
    """`pages`: path → headline and text; `whole`: path → HTML; `feeds`: path → paths listed; `wrong`: path → status."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[str, str]] = {}
        self.whole: dict[str, str] = {}
        self.feeds: dict[str, list[str]] = {}
        self.wrong: dict[str, tuple[int, dict[str, str]]] = {}
        self.asked: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()
        self.times: list[tuple[float, str]] = []

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def body(self, path: str) -> tuple[str, bytes] | None:
        """Media type and bytes of what stands at a path."""
        if path in self.feeds:
            items = "".join(
                f"<item><title>{escape(self.pages[p][0])}</title><link>{self.root}{p}?utm_source=rss</link>"
                f"<guid>{p}</guid></item>"
                for p in self.feeds[path]
            )
            head = f"<title>Ostrand News</title><link>{self.root}/</link>"
            return "application/rss+xml", f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()
        if path in self.whole:
            return "text/html; charset=utf-8", self.whole[path].encode()
        if path in self.pages:
            title, text = self.pages[path]
            lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
            feed = next(iter(self.feeds), "")
            link = f'<link rel="alternate" type="application/rss+xml" href="{feed}">' if feed else ""
            page = f"<html><head><title>{escape(title)}</title>{link}</head><body><article><h1>{escape(title)}</h1>"
            return "text/html; charset=utf-8", f"{page}{lines}</article></body></html>".encode()
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked[path] += 1
        self.server.times.append((datetime.now(UTC).timestamp(), path))
        status, headers = self.server.wrong.get(path, (200, {}))
        found = self.server.body(path)
        if status != 200 or found is None:
            self._answer(status if status != 200 else 404, b"", headers)
            return
        kind, data = found
        etag = f'"{sha256(data).hexdigest()[:16]}"'
        headers = {"Content-Type": kind, "ETag": etag, "Last-Modified": format_datetime(datetime.now(UTC), usegmt=True)}
        if self.headers.get("If-None-Match") == etag:
            self.server.unchanged[path] += 1
            self._answer(304, b"", headers)
        else:
            self._answer(200, data, headers)

    def _answer(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers until the end of the block."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, args=[0.05])
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join()
        site.server_close()
