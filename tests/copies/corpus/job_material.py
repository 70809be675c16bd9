"""Invented corpora: articles of made-up words, and what becomes of them in other papers."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

SYLLABLES = "ba ke li mo nu ra se ti vo zu dan fel gor hin jak lem pir sul tev wen".split()
RESPONSE = "application/http; msgtype=response"
FOOTER = (
    "Veltin Morning Paper is delivered to every house in the valley before seven and may be cancelled by letter "
    "to the office in Harrow Lane at any time of the year."
)


def words(rng: random.Random, count: int) -> list[str]:
    return ["".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3)))) for _ in range(count)]


def article(rng: random.Random, sentences: int = 9) -> list[str]:
    """Sentences of 9 to 18 words that nobody has written before."""
    return [" ".join(words(rng, rng.randint(9, 18))).capitalize() + "." for _ in range(sentences)]


def rows(families: int = 6, loners: int = 12, seed: int = 1) -> list[dict[str, Any]]:
    """Families of a source, a reprint with a footer, a trimmed copy and a quoting article; and loners."""
    rng = random.Random(seed)
    found = []
    for number in range(families):
        source, host = article(rng), article(rng)
        found += [
            {"id": f"f{number}-source", "text": "\n".join(source), "published": "2024-03-01"},
            {"id": f"f{number}-reprint", "text": "\n".join([*source, FOOTER]), "published": "2024-03-03"},
            {"id": f"f{number}-trimmed", "text": "\n".join(source[:7]), "published": "2024-03-02"},
            {"id": f"f{number}-quoting", "text": "\n".join([*host[:4], *source[2:5], *host[4:]])},
        ]
    found += [{"id": f"own-{n}", "text": "\n".join([*article(rng), FOOTER])} for n in range(loners)]
    return found


def as_lines(found: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found).encode()


def write_lines(path: Path, found: list[dict[str, Any]]) -> Path:
    path.write_bytes(as_lines(found))
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def page(title: str, sentences: list[str]) -> bytes:
    """An article as a web page."""
    body = "".join(f"<p>{' '.join(sentences[k : k + 3])}</p>" for k in range(0, len(sentences), 3))
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    text = f"<body>{menu}<article><h1>{title}</h1>{body}</article></body>"
    return f"<!doctype html><html><head><title>{title}</title></head>{text}</html>".encode()


def web_archive(pages: dict[str, bytes], *, packed: bool = True) -> bytes:
    """A WARC file: for each address a request, a response, a picture and a redirect; each record a gzip member."""
    records = []
    for url, body in pages.items():
        records += [
            warc_record(url, "request", "application/http;msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            warc_record(url, "response", RESPONSE, http("200 OK", "text/html; charset=utf-8", body)),
            warc_record(f"{url}/picture", "response", RESPONSE, http("200 OK", "image/png", b"\x89PNG not shown")),
            warc_record(f"{url}/moved", "response", RESPONSE, http("301 Moved", "text/html", b"<html>moved</html>")),
        ]
    return b"".join(gzip.compress(record) if packed else record for record in records)


def http(status: str, kind: str, body: bytes, *more: str) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more]
    return "\r\n".join([*head, "", ""]).encode() + body


def warc_record(url: str, kind: str, content_type: str, block: bytes) -> bytes:
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-03-01T00:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def gzip_bomb(megabytes: int) -> bytes:
    return gzip.compress(b"0" * 1_000_000 * megabytes)
