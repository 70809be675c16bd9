"""A web server on this machine that behaves as servers do, well and badly, by the path that is asked for."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    "<html><head><title>Old lock closed</title></head><body><article><h1>Old lock closed</h1>"
    "<p>The council of Pellam voted on Tuesday to close the old lock after engineers found cracks in its wall.</p>"
    "<p>“We cannot wait for the spring flood,” said Mayor Olin Drax. He told reporters that the wall had moved by "
    "eleven millimetres since January.</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by the path; what was asked stands in `server.asked`."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        self.server.agents.add(self.headers.get("User-Agent", ""))
        name = re.sub(r"[.%-]", "_", self.path.strip("/").partition("?")[0]).lower() or "page"
        getattr(self, f"get_{name}", self.get_missing)()

    def answer(self, status: int = 200, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def get_missing(self) -> None:
        self.answer(404, b"no such page")

    def get_robots_txt(self) -> None:
        self.answer(200, self.server.robots.encode(), Content_Type="text/plain") if self.server.robots else (
            self.get_missing()
        )

    def get_page(self) -> None:
        self.answer(200, PAGE.encode())

    def get_closed(self) -> None:
        self.get_page()

    def get_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_cyrillic(self) -> None:
        text = "<html><body><p>Мост через реку закрыт до весны.</p></body></html>"
        self.answer(200, text.encode("windows-1251"), Content_Type="text/html; charset=windows-1251")

    def get_bomb(self) -> None:
        self.answer(200, gzip.compress(b"x" * 80_000_000), Content_Encoding="gzip")

    def get_strange(self) -> None:
        self.answer(200, b"\x00\x01\x02", Content_Encoding="br")

    def get_in_pieces(self) -> None:
        half = len(PAGE) // 2
        packed = gzip.compress(PAGE[:half].encode()) + gzip.compress(PAGE[half:].encode()) + b"\0" * 512
        self.answer(200, packed, Content_Encoding="gzip")

    def get_part(self) -> None:
        self.answer(206, PAGE.encode()[:200], Content_Range="bytes 0-199/1000")

    def get_unchanged(self) -> None:
        self.answer(304)

    def get_named(self) -> None:
        self.answer(302, Location="/caf\u00c3\u00a9")  # as a server sends UTF-8: a byte a character

    def get_caf_c3_a9(self) -> None:
        self.get_page()

    def get_flooding(self) -> None:
        self._flood(b"X-Filler: and so on\r\n" * 1_000)

    def get_early(self) -> None:
        self._flood(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100, start=b"")

    def get_tiny(self) -> None:
        self._flood(b"1\r\nx\r\n" * 1_000, start=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")

    def get_lying(self) -> None:
        self._flood(b"0" * 10_000, start=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")

    def get_onward(self) -> None:
        self.answer(302, Location=f"/onward?{self.server.asked.total()}")

    def _flood(self, piece: bytes, start: bytes = b"HTTP/1.1 200 OK\r\n") -> None:
        """Without an end, until nobody listens any more."""
        self.close_connection = True
        try:
            self.wfile.write(start)
            while True:
                self.wfile.write(piece)
        except OSError:
            return

    def get_damaged(self) -> None:
        self.answer(200, gzip.compress(PAGE.encode())[:60] + b"zzzz", Content_Encoding="gzip")

    def get_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<p>and so on</p>" * 4_096)
        except OSError:
            self.close_connection = True

    def get_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            self.close_connection = True

    def get_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(PAGE.encode())
        self.close_connection = True

    def get_nonsense(self) -> None:
        self.wfile.write(b"\x16\x03\x01 this is no answer\r\n\r\n")
        self.close_connection = True

    def get_moved(self) -> None:
        self.answer(301, Location="/page")

    def get_round(self) -> None:
        self.answer(302, Location="/round")

    def get_nowhere(self) -> None:
        self.answer(302)

    def get_inward(self) -> None:
        self.answer(302, Location="http://169.254.169.254/latest/meta-data/")

    def get_sideways(self) -> None:
        self.answer(302, Location="http://inner.example/secret")

    def get_to_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def get_busy(self) -> None:
        if self.server.asked["/busy"] < 2:
            self.answer(429, Retry_After="1")
        else:
            self.get_page()

    def get_very_busy(self) -> None:
        self.answer(503, Retry_After="86400")

    def get_broken(self) -> None:
        self.answer(500, b"oh")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Server(ThreadingHTTPServer):
    """The server with what it was asked, how often, and by whom."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.robots = ""

    @property
    def site(self) -> str:
        return f"http://pages.example:{self.server_port}"


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the block runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
