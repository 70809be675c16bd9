from __future__ import annotations

import gzip
import io
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import InputError
from rashomon.reading import Limits, Reading, read_articles

TEXT = (
    "The harbour board of Velmouth said on Tuesday that the new mole would be finished by the autumn of next year.\n\n"
    "Its chairman told reporters that the cost had risen to forty million, a third more than the council "
    "was promised.\n"
)
OTHER = (
    "Fishermen from the three villages have asked for a meeting with the board before the work on the mole begins.\n"
)


def _write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def _only_problem(reading: Reading) -> str:
    assert reading.articles == ()
    assert len(reading.problems) == 1
    return str(reading.problems[0])


def test_a_folder_gives_the_same_wherever_it_stands(tmp_path: Path) -> None:
    for top in ("one", "two/deep"):
        _write(tmp_path, f"{top}/b.txt", TEXT)
        _write(tmp_path, f"{top}/inner/a.txt", OTHER)
        _write(tmp_path, f"{top}/.hidden.txt", "not this one, it is hidden from everybody")
    one, two = read_articles(tmp_path / "one"), read_articles(str(tmp_path / "two" / "deep"))
    assert one == two
    assert [a.source for a in one.articles] == ["b.txt", "inner/a.txt"]


def test_the_order_of_the_input_does_not_matter() -> None:
    rows = [
        {"id": str(i), "text": f"{OTHER} This was report number {i}.", "published": f"2021-05-{i:02}"}
        for i in range(1, 9)
    ]
    shuffled = random.Random(4).sample(rows, len(rows))
    assert read_articles(rows) == read_articles(shuffled)


def test_every_spelling_of_the_fields(tmp_path: Path) -> None:
    row = {
        "articleBody": TEXT,
        "headline": "Mole by autumn",
        "datePublished": "2021-05-04T16:30:00Z",
        "link": "https://gazette.example/mole",
        "source": {"name": "The Gazette"},
        "authors": ["Jana Till", "Ole Berg"],
        "id": 17,
        "sentiment": {"score": 0.5},
    }
    article = read_articles(_write(tmp_path, "rows.json", json.dumps({"articles": [row]}))).articles[0]
    assert (article.title, article.outlet, article.byline) == ("Mole by autumn", "The Gazette", "Jana Till, Ole Berg")
    assert article.published.edtf == "2021-05-04T16:30"
    assert article.url == "https://gazette.example/mole"
    assert article.source == "17"
    assert article.extra == {"id": 17, "sentiment": {"score": 0.5}}


def test_sources_fall_back_to_id_url_and_line(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "source": "s"}, {"text": TEXT, "id": "i"}, {"text": TEXT, "url": "u://x"}, {"text": TEXT}]
    path = _write(tmp_path, "rows.jsonl", "\n".join(json.dumps(r) for r in rows))
    assert sorted(a.source for a in read_articles(path).articles) == ["i", "rows.jsonl:4", "s", "u://x"]


@pytest.mark.parametrize("form", ["lines", "array", "object", "indented"])
def test_forms_of_json(tmp_path: Path, form: str) -> None:
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": OTHER}]
    text = {
        "lines": "\n\n".join(json.dumps(r) for r in rows),
        "array": json.dumps(rows),
        "object": json.dumps({"articles": rows}),
        "indented": json.dumps(rows, indent=2),
    }[form]
    for name in ("rows.jsonl", "rows.json", "rows.ndjson", "rows"):
        reading = read_articles(_write(tmp_path, name, text))
        assert sorted(a.source for a in reading.articles) == ["a", "b"], name
        assert reading.problems == ()


def test_broken_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "good", "text": TEXT}), "{broken", "[1, 2]", '{"id": "no text"}', "[" * 100_000,
             '"word"',
             '{"text": 5}', '{"text": null}', json.dumps({"id": "also good", "text": OTHER}),
             '{"id": "twice", "text": "old", "text": ' + json.dumps(TEXT + OTHER) + "}"]  # fmt: skip
    reading = read_articles(_write(tmp_path, "rows.jsonl", "\n".join(lines)))
    assert [a.source for a in reading.articles] == ["also good", "good", "twice"]
    assert [p.line for p in reading.problems if p.left_out] == [2, 3, 4, 5, 6, 7, 8]
    assert any("stands twice" in p.what for p in reading.problems)


def test_many_broken_lines_are_counted(tmp_path: Path) -> None:
    reading = read_articles(_write(tmp_path, "rows.jsonl", json.dumps({"text": TEXT}) + "\n" + "{\n" * 5000))
    assert len(reading.articles) == 1
    assert len(reading.problems) < 100
    assert any("more rows" in p.what for p in reading.problems)


def test_an_article_given_twice_is_read_once() -> None:
    reading = read_articles([{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}])
    assert len(reading.articles) == 1
    assert "given twice" in str(reading.problems[0])


def test_a_missing_path_is_an_error_only_when_nothing_was_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_articles(tmp_path / "nowhere")
    reading = read_articles([tmp_path / "nowhere", {"text": TEXT}])
    assert len(reading.articles) == len(reading.problems) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.html", b"PK\x03\x04\x14\x00", "ZIP"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"12 34 -- 56 ...", "no words"),
        ("a.txt", b"Share this:\n\nLeave a Reply", "nothing but page furniture"),
        ("a.jsonl", b"[" * 5000, "nested too deeply"),
        ("a.json", b'{"text": ', "not JSON"),
        ("a.txt.gz", gzip.compress(b"x" * 300_000_000), "unpacks to more"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00garbage that is no gzip", "cannot be unpacked"),
        ("a.txt.gz", gzip.compress(gzip.compress(b"some words")), "within"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in _only_problem(read_articles(_write(tmp_path, name, data)))


def test_limits(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", TEXT)
    assert "bytes" in _only_problem(read_articles(path, limits=Limits(file_bytes=10)))
    assert "characters" in _only_problem(read_articles(path, limits=Limits(article_chars=10)))


def test_gzip_is_known_by_its_bytes_and_read_as_far_as_it_goes(tmp_path: Path) -> None:
    noise = "".join(random.Random(1).choice("abcdefghijklmnop ") for _ in range(20_000))
    packed = gzip.compress((TEXT + noise).encode())
    assert len(read_articles(_write(tmp_path, "whole", packed)).articles) == 1
    cut = read_articles(_write(tmp_path, "cut.gz", packed[: len(packed) // 2]))
    assert "cut short" in str(cut.problems[0])
    assert cut.articles[0].text.startswith("The harbour board")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_not_opened_and_links_do_not_loop(tmp_path: Path) -> None:
    _write(tmp_path, "in/a.txt", TEXT)
    os.mkfifo(tmp_path / "in" / "pipe")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self").symlink_to(tmp_path / "in" / "self")
    reading = read_articles(tmp_path / "in")
    assert [a.source for a in reading.articles] == ["a.txt"]
    assert sorted(p.source for p in reading.problems) == ["loop", "pipe", "self"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission_are_said(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert "permission" in _only_problem(read_articles(path))


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_file_names_that_are_not_text(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "wb") as file:
        file.write(TEXT.encode())
    source = read_articles(tmp_path).articles[0].source
    assert source.encode() == b"caf\\xe9.txt"


@pytest.mark.parametrize("kind", ["text", "lines", "page", "gzip"])
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    data = {
        "text": TEXT,
        "lines": json.dumps({"text": TEXT}),
        "page": f"<!doctype html><html><body><article><p>{TEXT}</p></article></body></html>",
        "gzip": TEXT,
    }[kind].encode()
    packed = gzip.compress(data) if kind == "gzip" else data
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(packed)})())
    article = read_articles("-").articles[0]
    assert article.text.startswith("The harbour board")
    assert "<" not in article.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “open” in Velmouth".encode("utf-8-sig"), "Café “open” in Velmouth"),
        ("Café “open” in Velmouth".encode("utf-16"), "Café “open” in Velmouth"),
        ("Café “open” in Velmouth".encode("utf-32"), "Café “open” in Velmouth"),
        ("Café “open” in Velmouth".encode("cp1252"), "Café “open” in Velmouth"),
        ("Café “open”".encode().decode("latin-1").encode(), "Café “open”"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\x00b\x07c\x1b d\ue000", "abc d\ue000"),
        ("no\u00adwhere\u200b to\ufeff go", "nowhere to go"),
        ("ten\u00a0per\u202fcent", "ten per cent"),
        ("“Quotes” – dashes — ‘stay’ … ﬁne", "“Quotes” – dashes — ‘stay’ … ﬁne"),
    ],
)
def test_decoding_and_cleaning(tmp_path: Path, data: str | bytes, text: str) -> None:
    assert read_articles(_write(tmp_path, "a.txt", data)).articles[0].text == text


def test_hidden_reordering_is_taken_out_and_said(tmp_path: Path) -> None:
    reading = read_articles(_write(tmp_path, "a.txt", "The sum is \u202e0001\u202c crowns"))
    assert reading.articles[0].text == "The sum is 0001 crowns"
    assert "hide or reorder" in reading.problems[0].what


def test_languages() -> None:
    french = (
        "Le conseil du port a annoncé mardi que la nouvelle jetée serait terminée avant l'automne prochain, selon "
        "son président, qui a répondu aux questions des journalistes après la réunion."
    )
    names = (
        "Zhou Wenliang, Abdulrahman al-Khatib and Nguyen Thi Hoa met the envoy of Kyrgyzstan in Ulaanbaatar on Monday."
    )
    found = {a.source: a.language for a in read_articles(
        [{"id": "fr", "text": french}, {"id": "en", "text": names}, {"id": "?", "text": "Oh, no"}]
    ).articles}  # fmt: skip
    assert found == {"fr": "fr", "en": "en", "?": ""}
    assert any("not in English" in p.what and not p.left_out for p in read_articles({"text": french}).problems)


@pytest.mark.parametrize(
    "value", [None, 5, 1e999, True, [], {}, [1, [2]], {"a": {"b": 1}}, "x", "\ud800", [None, "a", {"name": 3}]]
)
@pytest.mark.parametrize(
    "field", ["id", "source", "title", "outlet", "url", "byline", "published", "text", "language", "odd"]
)
def test_fields_of_any_type(field: str, value: Any) -> None:
    row = {"text": TEXT, field: value}
    reading = read_articles(row)
    assert len(reading.articles) + sum(p.left_out for p in reading.problems) >= 1


def test_an_ambiguous_date_is_left_empty_and_said() -> None:
    reading = read_articles({"text": TEXT, "published": "03/04/2021"})
    assert reading.articles[0].published.edtf == ""
    assert "ambiguous" in reading.problems[0].what
    assert not reading.problems[0].left_out


def test_progress_names_each_source(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", TEXT)
    _write(tmp_path, "b.txt", OTHER)
    seen: list[str] = []
    read_articles(tmp_path, progress=seen.append)
    assert seen == ["a.txt", "b.txt"]


def test_words_without_end_are_no_prose() -> None:
    words = " ".join(["the board said that the harbour was shut and"] * 80)
    reading = read_articles([{"id": "a", "text": f"{words} so on."}, {"id": "b", "text": f"{words[:2000]}. {TEXT}"}])
    assert {a.source: a.language for a in reading.articles} == {"a": "zxx", "b": "en"}
    assert [p.what for p in reading.problems] == ["no prose: 722 words without an end"]


@pytest.mark.parametrize(
    "body",
    [
        [TEXT, {"type": "quote", "text": OTHER}],
        [[TEXT], [[OTHER]]],
        [{"type": "section", "content": [{"value": TEXT}, {"type": "image", "src": "a.png"}, OTHER]}],
    ],
)
def test_every_part_of_a_body_list_is_read(body: list[Any]) -> None:
    text = read_articles({"id": "x", "body": body}).articles[0].text
    assert "harbour board" in text
    assert "Fishermen" in text


def test_paragraphs_over_the_bound_are_told() -> None:
    reading = read_articles({"id": "x", "body": [TEXT] + ["So it goes."] * 20_000})
    assert "more than 20,000 paragraphs" in str(reading.problems[0])


@pytest.mark.parametrize("name", ["text", "body", "content"])
def test_an_articles_own_text_beside_its_articles_is_read(name: str) -> None:
    read = read_articles({"title": "Mole", name: TEXT, "articles": [{"text": OTHER}]}).articles
    assert sorted(a.text.split()[0] for a in read) == ["Fishermen", "The"]


def test_what_follows_a_gzip_file_is_told(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT.encode())
    told = read_articles(_write(tmp_path, "a.txt.gz", packed + OTHER.encode()))
    assert f"{len(OTHER.encode())} bytes that are not gzip follow" in str(told.problems[0])
    assert not read_articles(_write(tmp_path, "b.txt.gz", packed + b"\0" * 512)).problems


def test_a_table_that_unpacks_to_far_more_than_it_holds_is_left_out(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    long = arrow.array([TEXT * 4_000] * 300).dictionary_encode()
    parquet.write_table(arrow.table({"text": long}), tmp_path / "a.parquet", compression="zstd")
    assert "unpack to far more" in str(read_articles(tmp_path / "a.parquet").problems[0])
