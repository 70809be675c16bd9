"""Whatever the bytes: no exception, and the blocks of every article cover its text."""

from __future__ import annotations

import gzip
import json
import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.reading import Reading, read_articles
from rashomon.vocabulary import canonical_json, digest

LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from([
            "Leave a Reply", "Related Posts", "Share this:", "WATCH: the talks", "By Jana Till", "May 4, 2021",
            "<p>one</p>",
            "Home | World | Sport",
            "The board met on Tuesday and the chairman said that the mole would be built by the autumn.",
            "What now?", "\u202e", "\x00", "\ufeff", "{", "[", "***", "(left)", "Photo: Reuters",
        ]),
    ),
    max_size=12,
).map("\n".join)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["id", "source", "title", "outlet", "url", "byline", "published", "text", "body", "articles", "date", "x"]
)
ROWS = st.dictionaries(NAMES, st.one_of(VALUES, LINES), max_size=6)
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _hold(reading: Reading) -> None:
    canonical_json([reading.articles, reading.problems]).encode()
    for article in reading.articles:
        assert article.sha256 == digest(article.text)
        at = 0
        for block in article.blocks:
            assert at <= block.start < block.end <= len(article.text)
            assert article.text[at : block.start].strip() == ""
            words = article.text[block.start : block.end]
            assert "\n" not in words
            assert words == words.strip()
            at = block.end
        assert article.text[at:].strip() == ""
        assert any(c.isalpha() for c in article.text)


def _read_bytes(data: bytes, name: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_articles(path)


@FAST
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.gz", "a"]))
def test_random_bytes(data: bytes, name: str) -> None:
    _hold(_read_bytes(data, name))


@FAST
@given(LINES, st.sampled_from(["a.txt", "a.html", "a.md", "a"]), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_random_lines(text: str, name: str, encoding: str) -> None:
    _hold(_read_bytes(text.encode(encoding, "replace"), name))


@FAST
@given(st.lists(st.one_of(ROWS, VALUES), max_size=4))
def test_random_json_lines(rows: list[Any]) -> None:
    _hold(_read_bytes("\n".join(json.dumps(row) for row in rows).encode(), "a.jsonl"))


@FAST
@given(ROWS)
def test_random_rows(row: dict[str, Any]) -> None:
    _hold(read_articles(row))


@FAST
@given(st.lists(ROWS, max_size=4), st.randoms(use_true_random=False))
def test_order_never_matters(rows: list[dict[str, Any]], random: Any) -> None:
    # Rows without a source of their own are named by their place, which is part of the input.
    named = [{**row, "source": f"row {i}"} for i, row in enumerate(rows) if "articles" not in row]
    shuffled = list(named)
    random.shuffle(shuffled)
    assert read_articles(named).articles == read_articles(shuffled).articles


def test_an_article_read_again_from_its_text_is_the_same() -> None:
    text = "Mole by autumn\n\nThe board met on Tuesday and the chairman said that the mole would be built by autumn."
    first = _read_bytes(text.encode(), "a.txt").articles[0]
    assert _read_bytes(first.text.encode(), "a.txt").articles[0] == first


MADE = Path(__file__).parent / "made" / "files"
MARKS = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"[[[[",
    b'{"',
    b"PK\x03\x04",
    b"%PDF-",
    b"</p>",
    b"&x;",
    b"\\u99999999999 ",
    b"\r",
)


def _broken(data: bytes, chance: random.Random) -> bytes:
    """`data` with bytes changed, cut out, put in, said twice, or cut off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, kind = chance.randrange(len(out) + 1), chance.random()
        if kind < 0.3 and out:
            out[at % len(out)] = chance.randrange(256)
        elif kind < 0.5:
            out[at : at + chance.randrange(200)] = b""
        elif kind < 0.75:
            out[at:at] = chance.choice(MARKS) * chance.choice((1, 1, 100))
        elif kind < 0.9:
            out[at:at] = out[: chance.randrange(500)]
        else:
            del out[at:]
    return bytes(out)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(path for path in MADE.rglob("*") if path.is_file()), ids=lambda path: path.name)
def test_a_broken_file_of_any_form_is_read_or_named(path: Path, tmp_path: Path) -> None:
    chance = random.Random(path.name)
    packed = path.name.endswith(".gz")
    data = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    for _ in range(8):
        broken = _broken(data, chance)
        (tmp_path / path.name).write_bytes(gzip.compress(broken) if packed else broken)
        reading = read_articles(tmp_path / path.name)
        _hold(reading)
        assert reading.articles or reading.problems


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rtf", b"{\\rtf1 The harbour\\u99999999999 ? was shut.}"),
        (
            "a.atom",
            b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>\x96</title></entry>',
        ),
    ],
)
def test_what_a_library_stumbles_over_is_named(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    reading = read_articles(tmp_path / name)
    assert reading.articles or reading.problems
