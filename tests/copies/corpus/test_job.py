"""The corpus job: what is found, and that neither order, nor workers, nor form of the input change it."""

from __future__ import annotations

import csv
import gzip
import json
import random
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.copies import find_links, find_origins
from rashomon.copies.corpus import CorpusOptions, link_corpus
from rashomon.copies.corpus.documents import Document
from rashomon.errors import InputError
from rashomon.vocabulary import Link, Origin
from tests.copies.corpus.job_material import article, page, read_lines, rows, web_archive, write_lines

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")


def pairs(found):
    return {(row["a"], row["b"]) for row in found}


def test_families_are_found_and_strangers_left_alone(tmp_path: Path):
    corpus = rows()
    result = link_corpus(write_lines(tmp_path / "in.jsonl", corpus), tmp_path / "links.jsonl")
    members = ("quoting", "reprint", "source", "trimmed")
    expected = {(f"f{n}-{a}", f"f{n}-{b}") for n in range(6) for a, b in combinations(members, 2)}
    assert pairs(read_lines(tmp_path / "links.jsonl")) == expected
    assert (result.documents, result.links, result.problems) == (len(corpus), len(expected), 0)
    assert not list(tmp_path.glob("*.work"))
    assert not list(tmp_path.glob("*.problems.txt"))


def test_passages_are_offsets_into_the_text_as_it_was_given(tmp_path: Path):
    corpus = rows(families=2)
    texts = {row["id"]: row["text"] for row in corpus}
    link_corpus(write_lines(tmp_path / "in.jsonl", corpus), tmp_path / "links.jsonl")
    found = read_lines(tmp_path / "links.jsonl")
    spans = [(row, p) for row in found for p in row["passages"] if p["kind"] == "verbatim"]
    assert len(spans) >= len(found)
    for row, p in spans:
        a, b = (texts[row[side]][p[side]["start"] : p[side]["end"]] for side in ("a", "b"))
        assert a.split() == b.split()


def test_links_and_origins_are_those_of_a_story(tmp_path: Path):
    """But for what a story has cut away as furniture, a corpus of one story is that story."""
    corpus = [row for row in rows(families=2, loners=3) if "reprint" not in row["id"]]
    articles = [Document(r["id"], r["text"], published=r.get("published", "")).article(r["id"]) for r in corpus]
    links = find_links(articles)
    link_corpus(
        write_lines(tmp_path / "in.jsonl", corpus), tmp_path / "links.jsonl", origins=tmp_path / "origins.jsonl"
    )
    told = [msgspec.convert(row, Link) for row in read_lines(tmp_path / "links.jsonl")]
    assert [link for link in told if link.kind != "passages"] == [link for link in links if link.kind != "passages"]
    assert {(link.a, link.b) for link in told} == {(link.a, link.b) for link in links}
    origins = tuple(msgspec.convert(row, Origin) for row in read_lines(tmp_path / "origins.jsonl"))
    assert origins == find_origins(articles, links)


def test_copies_of_an_earlier_third_have_it_as_their_source(tmp_path: Path):
    link_corpus(write_lines(tmp_path / "in.jsonl", rows(families=1)), tmp_path / "links.jsonl")
    found = {(row["a"], row["b"]): row for row in read_lines(tmp_path / "links.jsonl")}
    assert found["f0-source", "f0-trimmed"]["direction"] == "b_from_a"
    assert found["f0-reprint", "f0-trimmed"]["direction"] == "common_source"
    assert "both have an earlier copy, f0-source" in found["f0-reprint", "f0-trimmed"]["why"]


@settings(max_examples=5)
@given(seed=st.integers(0, 2**16))
def test_order_of_the_input_does_not_matter(tmp_path_factory, seed):
    folder = tmp_path_factory.mktemp("order")
    corpus = rows(families=3, loners=4)
    twice = [*corpus, {"id": "own-1", "text": corpus[0]["text"]}, {"id": "own-1", "text": "Another text altogether."}]
    for name, order in (("a", twice), ("b", random.Random(seed).sample(twice, len(twice)))):
        out = folder / f"{name}.parquet"
        link_corpus(write_lines(folder / f"in-{name}.jsonl", order), out, origins=folder / f"{name}.csv")
    assert (folder / "a.parquet").read_bytes() == (folder / "b.parquet").read_bytes()
    assert (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()


def test_a_crowd_of_the_same_text_is_tied_to_the_first_published(tmp_path: Path):
    text = "\n".join(article(random.Random(5)))
    crowd = [{"id": f"c{n:02}", "text": text, "published": f"2024-03-{30 - n:02}"} for n in range(20)]
    for name, order in (("a", crowd), ("b", crowd[::-1])):
        link_corpus(write_lines(tmp_path / "in.jsonl", order), tmp_path / f"{name}.jsonl")
    found = read_lines(tmp_path / "a.jsonl")
    assert pairs(found) == {(f"c{n:02}", "c19") for n in range(19)}
    assert {(row["kind"], row["direction"]) for row in found} == {("duplicate", "a_from_b")}
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.slow
def test_number_of_workers_does_not_matter(tmp_path: Path):
    given_rows = write_lines(tmp_path / "in.jsonl", rows(families=30))
    for workers in (1, 3):
        out = tmp_path / f"{workers}.parquet"
        link_corpus(given_rows, out, origins=tmp_path / f"{workers}.jsonl", options=CorpusOptions(workers=workers))
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "3.parquet").read_bytes()
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()


class TestForms:
    """The same articles in every form give the same links."""

    @pytest.fixture
    def corpus(self):
        return rows(families=2, loners=3)

    @pytest.fixture
    def expected(self, corpus, tmp_path):
        link_corpus(write_lines(tmp_path / "plain.jsonl", corpus), tmp_path / "expected.jsonl")
        return (tmp_path / "expected.jsonl").read_bytes()

    @pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst", "in.parquet", "no-suffix", "in.json"])
    def test_rows(self, corpus, expected, tmp_path: Path, name: str):
        import pyarrow

        lines = write_lines(tmp_path / "lines", corpus).read_bytes()
        path = tmp_path / name
        if name.endswith(".parquet"):
            parquet.write_table(pyarrow.Table.from_pylist(corpus), path, row_group_size=5)
        elif name.endswith(".zst"):
            half = len(lines) // 2
            path.write_bytes(zstandard.compress(lines[:half]) + zstandard.compress(lines[half:]))
        else:
            data = json.dumps(corpus).encode() if name.endswith(".json") else lines
            path.write_bytes(gzip.compress(data[:99]) + gzip.compress(data[99:]) if name.endswith(".gz") else data)
        result = link_corpus(path, tmp_path / "links.jsonl")
        assert (tmp_path / "links.jsonl").read_bytes() == expected
        assert result.problems == 0

    def test_folder_of_files_of_many_forms(self, tmp_path: Path):
        rng = random.Random(9)
        texts = [article(rng, 12) for _ in range(4)]
        folder = tmp_path / "in"
        (folder / "deep").mkdir(parents=True)
        (folder / "one.txt").write_text("\n".join(texts[0]))
        (folder / "deep" / "two.txt.gz").write_bytes(gzip.compress("\n".join(texts[1]).encode()))
        (folder / "three.html").write_bytes(page("Three", texts[2]))
        (folder / "crawl.warc.gz").write_bytes(
            web_archive({f"https://paper.example/{n}": page(f"Item {n}", text) for n, text in enumerate(texts)})
        )
        write_lines(folder / "rows.jsonl", [{"source": "row-3", "text": "\n".join(texts[3])}])
        result = link_corpus(folder, tmp_path / "links.jsonl")
        assert pairs(read_lines(tmp_path / "links.jsonl")) == {
            ("https://paper.example/0", "one.txt"),
            ("deep/two.txt.gz", "https://paper.example/1"),
            ("https://paper.example/2", "three.html"),
            ("https://paper.example/3", "row-3"),
        }
        assert (result.documents, result.problems) == (8, 0)

    @pytest.mark.parametrize("packing", ["plain", "members", "whole"])
    def test_web_archive_packed_or_not(self, tmp_path: Path, packing: str):
        text = article(random.Random(2), 12)
        pages = {f"https://p.example/{n}": page(f"Item {n}", text) for n in range(2)}
        data = web_archive(pages, packed=packing == "members")
        path = tmp_path / "crawl.warc"
        path.write_bytes(gzip.compress(data) if packing == "whole" else data)
        result = link_corpus(path, tmp_path / "links.jsonl")
        assert pairs(read_lines(tmp_path / "links.jsonl")) == {("https://p.example/0", "https://p.example/1")}
        assert result.documents == 2

    def test_time_stamps_of_a_table(self, tmp_path: Path):
        import datetime

        import pyarrow

        text = "\n".join(article(random.Random(3)))
        stamps = [datetime.datetime(2024, 3, day, 7, 30) for day in (2, 1)]
        table = pyarrow.table({
            "id": [1, 2], "body": [text, text], "date": pyarrow.array(stamps, pyarrow.timestamp("ns")),
        })  # fmt: skip
        parquet.write_table(table, tmp_path / "in.parquet")
        link_corpus(tmp_path / "in.parquet", tmp_path / "links.jsonl")
        (link,) = read_lines(tmp_path / "links.jsonl")
        assert (link["a"], link["b"], link["direction"]) == ("1", "2", "a_from_b")


class TestTables:
    def test_one_content_in_every_form(self, tmp_path: Path):
        path = write_lines(tmp_path / "in.jsonl", rows(families=2))
        for suffix in ("parquet", "jsonl", "csv"):
            link_corpus(path, tmp_path / f"links.{suffix}")
        found = read_lines(tmp_path / "links.jsonl")
        assert parquet.read_table(tmp_path / "links.parquet").to_pylist() == found
        table = list(csv.DictReader((tmp_path / "links.csv").read_text("utf-8").splitlines()))
        assert [(r["a"], r["b"], r["kind"], float(r["share_a"])) for r in table] == [
            (r["a"], r["b"], r["kind"], r["share_a"]) for r in found
        ]
        assert "passages" not in table[0]

    def test_without_passages(self, tmp_path: Path):
        path = write_lines(tmp_path / "in.jsonl", rows(families=1))
        link_corpus(path, tmp_path / "links.parquet", options=CorpusOptions(passages=False))
        names = parquet.read_schema(tmp_path / "links.parquet").names
        assert names == ["a", "b", "kind", "direction", "share_a", "share_b", "score", "why"]

    def test_no_links_at_all(self, tmp_path: Path):
        path = write_lines(tmp_path / "in.jsonl", rows(families=0, loners=1))
        result = link_corpus(path, tmp_path / "links.parquet", origins=tmp_path / "origins.parquet")
        assert parquet.read_table(tmp_path / "links.parquet").num_rows == result.links == 0
        assert result.origins == 1

    def test_every_document_is_in_exactly_one_origin(self, tmp_path: Path):
        corpus = rows()
        link_corpus(write_lines(tmp_path / "in.jsonl", corpus), tmp_path / "l.csv", origins=tmp_path / "o.jsonl")
        origins = read_lines(tmp_path / "o.jsonl")
        assert sorted(a for o in origins for a in o["articles"]) == sorted(row["id"] for row in corpus)
        assert ["f0-reprint", "f0-source", "f0-trimmed"] in [o["articles"] for o in origins]

    @pytest.mark.parametrize("name", ["links.xlsx", "links", "nowhere/links.csv"])
    def test_what_cannot_be_written_is_refused_before_anything_is_read(self, tmp_path: Path, name: str):
        with pytest.raises(InputError):
            link_corpus(tmp_path / "missing.jsonl", tmp_path / name)

    def test_own_output_is_no_input(self, tmp_path: Path):
        write_lines(tmp_path / "in.jsonl", rows(families=1))
        for _ in range(2):
            result = link_corpus(tmp_path, tmp_path / "links.jsonl", origins=tmp_path / "origins.jsonl")
        assert (result.documents, result.problems) == (16, 0)
