"""Malformed input: counted, listed with its place, and never in the way of the rest."""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.copies.corpus import documents, link_corpus, streams
from rashomon.copies.corpus.documents import Document, Item, find_documents
from rashomon.copies.corpus.formats import find_items
from rashomon.copies.corpus.inputs import find_inputs
from rashomon.errors import InputError
from rashomon.vocabulary import Problem
from tests.copies.corpus.job_material import (
    RESPONSE,
    article,
    as_lines,
    gzip_bomb,
    http,
    page,
    read_lines,
    rows,
    warc_record,
    web_archive,
    write_lines,
)

TEXT = " ".join(article(random.Random(4)))
GOOD = {"id": "good", "text": TEXT}


def told(tmp_path: Path, name: str, data: bytes) -> list[str]:
    """The problems of a file that stands beside a good one, which is always read."""
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    write_lines(folder / "a-good.jsonl", [GOOD])
    result = link_corpus(folder, tmp_path / "links.jsonl")
    assert result.documents >= 1
    listed = tmp_path / "links.jsonl.problems.txt"
    lines = listed.read_text("utf-8").splitlines() if listed.exists() else []
    assert len(lines) == result.problems
    return lines


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'{"id": "x", "text": "cut', "is not JSON"),
        (b"[1]", "is not an object"),
        (b'"words"', "is not an object"),
        (b'{"id": "x"}', "no text"),
        (b'{"id": "x", "text": "  "}', "no text"),
        (b'{"id": "x", "text": "... !!!"}', "no words"),
        (b'{"id": "x", "text": 12}', "no text"),
        (b"{" * 5000, "is"),
    ],
)
def test_a_broken_line_is_told_with_its_number(tmp_path: Path, line: bytes, what: str):
    lines = told(tmp_path, "rows.jsonl", as_lines([GOOD | {"id": "1"}]) + line + b"\n" + as_lines([GOOD | {"id": "3"}]))
    assert len(lines) == 1
    assert lines[0].startswith("rows.jsonl, line 2: ")
    assert what in lines[0]
    assert lines[0].endswith("; it was left out")
    assert len(read_lines(tmp_path / "links.jsonl")) == 3


def test_a_line_that_is_not_utf8_is_read_and_told(tmp_path: Path):
    line = json.dumps({"id": "café", "text": f"{TEXT} Café."}, ensure_ascii=False).encode("cp1252")
    assert told(tmp_path, "rows.jsonl", line) == ["rows.jsonl, line 1: the line is not UTF-8; its encoding was guessed"]
    assert read_lines(tmp_path / "links.jsonl")[0]["a"] == "café"


def test_a_line_too_long_is_passed_over_without_being_held(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(streams, "LINE_BYTES", 5_000)
    monkeypatch.setattr(streams, "CHUNK", 1_000)
    long = json.dumps({"id": "long", "text": "word " * 2_000}).encode()
    lines = told(tmp_path, "rows.jsonl", as_lines([GOOD | {"id": "1"}]) + long + b"\n" + as_lines([GOOD | {"id": "3"}]))
    assert lines == ["rows.jsonl, line 2: the line is too long for an article; it was left out"]
    assert len(read_lines(tmp_path / "links.jsonl")) == 3


@pytest.mark.slow
def test_a_line_of_a_gigabyte_takes_little_memory():
    def chunks():
        for _ in range(1_000):
            yield b"x" * 1_000_000
        yield b"\nshort\n"

    import tracemalloc

    tracemalloc.start()
    assert list(streams.find_lines(chunks())) == [None, b"short"]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * streams.LINE_BYTES


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("empty.jsonl.gz", gzip.compress(b""), "the file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not text but a PNG image"),
        ("archive.jsonl", b"PK\x03\x04" + b"x" * 100, "not text but a ZIP archive"),
        ("noise.txt", random.Random(1).randbytes(4_000), "not text but"),
        ("torn.jsonl.gz", gzip.compress(as_lines(rows()))[:-40], "cut short"),
        ("torn.txt.gz", gzip.compress(TEXT.encode())[:50], "cut short"),
        ("spoilt.jsonl.gz", gzip.compress(as_lines(rows()))[:300] + b"\0" * 300, "damaged"),
        ("spoilt.parquet", b"PAR1" + b"\0" * 200, "not a sound Parquet file"),
        ("torn.zst", b"\x28\xb5\x2f\xfd\x00", "Zstandard"),
        ("twice.txt.gz", gzip.compress(gzip.compress(TEXT.encode())), "not text but"),
        ("notes.csv", b"a,b\n1,2\n", "not a format articles come in"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, what: str):
    pytest.importorskip("pyarrow")
    pytest.importorskip("zstandard")
    lines = told(tmp_path, name, data)
    assert [line for line in lines if line.startswith(name) and what in line], lines


def test_bombs_are_given_up_early(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(streams, "FREE_BYTES", 2_000_000)
    assert "unpacks to more than 200 times its size" in told(tmp_path, "bomb.jsonl.gz", gzip_bomb(50))[0]


def test_a_table_that_unpacks_too_far_is_refused(tmp_path: Path, monkeypatch):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("rashomon.copies.corpus.tables.FREE_BYTES", 100_000)
    path = tmp_path / "bomb.parquet"
    parquet.write_table(arrow.table({"text": ["x" * 1_000_000] * 9}), path, use_dictionary=False, compression="zstd")
    assert told(tmp_path, "bomb.parquet", path.read_bytes())[0].startswith("bomb.parquet: the table unpacks to")


def test_damaged_records_of_a_web_archive(tmp_path: Path):
    pytest.importorskip("warcio")
    good = web_archive({"https://p.example/1": page("One", TEXT.split(". "))})
    broken = warc_record("https://p.example/2", "response", RESPONSE, http("200 OK", "text/html", b""))
    garbled = http("200 OK", "text/html", b"not gzip at all", "Content-Encoding: gzip")
    wrong = warc_record("https://p.example/3", "response", RESPONSE, garbled)
    lines = told(tmp_path, "c.warc.gz", good + gzip.compress(broken) + gzip.compress(wrong))
    assert "c.warc.gz, line 5: the record is empty; it was left out" in lines
    lines = told(tmp_path, "c.warc.gz", good[: len(good) // 2])
    assert any("c.warc.gz" in line for line in lines)


def test_ids_given_twice_are_made_unique(tmp_path: Path):
    corpus = [GOOD, GOOD, GOOD | {"text": f"{TEXT} And more of it."}, GOOD | {"id": "good#2"}]
    result = link_corpus(write_lines(tmp_path / "in.jsonl", corpus), tmp_path / "links.jsonl")
    names = {row[side] for row in read_lines(tmp_path / "links.jsonl") for side in "ab"}
    assert names == {"good", "good#2", "good#3", "good#4"}
    assert (result.problems, result.left_out) == (1, 0)
    assert (tmp_path / "links.jsonl.problems.txt").read_text() == (
        "good: the id 'good' is given to 3 documents; the others are called good#3, good#4\n"
    )


@pytest.mark.parametrize("own", [7, "7", "  7  "])
def test_an_id_may_be_a_number(tmp_path: Path, own):
    link_corpus(write_lines(tmp_path / "in.jsonl", [GOOD, {"id": own, "text": TEXT}]), tmp_path / "links.jsonl")
    assert read_lines(tmp_path / "links.jsonl")[0]["a"] == "7"


def test_nothing_to_read_is_an_error(tmp_path: Path):
    with pytest.raises(InputError, match="no such file"):
        link_corpus(tmp_path / "missing.jsonl", tmp_path / "links.jsonl")
    (tmp_path / "bad.jsonl").write_bytes(b"{broken\n")
    with pytest.raises(InputError, match=r"bad\.jsonl, line 1"):
        link_corpus(tmp_path / "bad.jsonl", tmp_path / "links.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.jsonl"]


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "in.parquet").write_bytes(b"PAR1 and so on")
    with pytest.raises(InputError, match=r"need the package pyarrow.*pip install pyarrow"):
        link_corpus(tmp_path / "in.parquet", tmp_path / "links.jsonl")
    with pytest.raises(InputError, match=r"which is not installed: pip install"):
        link_corpus(write_lines(tmp_path / "in.jsonl", [GOOD]), tmp_path / "links.parquet")


def test_a_text_over_the_bound_is_left_out(tmp_path: Path):
    long = {"id": "long", "text": "word " * (documents.LIMITS.article_chars // 5 + 1)}
    assert "more than 2,000,000" in told(tmp_path, "rows.jsonl", as_lines([long]))[0]


@settings(max_examples=150)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))))
def test_no_bytes_are_fatal(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("fuzz") / "x"
    for start in (b"", b"{", b'{"id": 1, "text": "', b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"PAR1"):
        path.write_bytes(start + data)
        (file,), _ = find_inputs([path])
        for found in find_items(file):
            if isinstance(found.what, Item):
                assert all(isinstance(one, Document | Problem) for one in find_documents(found.what))
