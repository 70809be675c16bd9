"""`rashomon copies`, as somebody at a terminal meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main
from rashomon.copies.corpus import job
from tests.copies.corpus.job_material import read_lines, rows, write_lines
from tests.show.test_side_by_side import ONE, OTHER


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["copies", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "in.jsonl", rows(families=2, loners=8))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "one.txt", tmp_path / "other.txt"
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


class TestCorpus:
    def test_writes_tables_and_says_what_it_did(self, corpus: Path, tmp_path: Path):
        result = run(corpus, "-o", tmp_path / "links.jsonl", "--origins", tmp_path / "origins.jsonl", "--workers", "1")
        assert result.exit_code == 0
        assert "16 documents, 12 links, 12 origins" in result.stdout
        assert str(tmp_path / "links.jsonl") in result.stdout
        assert result.stderr == ""
        assert len(read_lines(tmp_path / "links.jsonl")) == 12

    def test_quiet(self, corpus: Path, tmp_path: Path):
        result = run(corpus, "-o", tmp_path / "links.csv", "-q", "--workers", "1")
        assert (result.exit_code, result.output) == (0, "")

    def test_something_left_out_is_exit_code_3(self, corpus: Path, tmp_path: Path):
        with corpus.open("ab") as file:
            file.write(b"{broken\n")
        result = run(corpus, tmp_path / "missing", "-o", tmp_path / "links.jsonl", "--workers", "1")
        assert result.exit_code == 3
        assert "2 problems in the input, 2 left out; see" in result.stderr
        assert len((tmp_path / "links.jsonl.problems.txt").read_text().splitlines()) == 2

    def test_nothing_read_is_exit_code_1(self, tmp_path: Path):
        result = run(tmp_path / "missing.jsonl", "-o", tmp_path / "links.jsonl")
        assert result.exit_code == 1
        assert "there is no such file or folder" in result.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            (),
            ("in.jsonl",),
            ("in.jsonl", "in.jsonl", "in.jsonl"),
            ("in.jsonl", "--origins", "o.jsonl"),
            ("in.jsonl", "-o", "l.jsonl", "--page", "p.html"),
            ("in.jsonl", "-o", "l.jsonl", "--workers", "0"),
        ],
    )
    def test_wrong_usage_is_exit_code_2(self, corpus: Path, monkeypatch, arguments: tuple[str, ...]):
        monkeypatch.chdir(corpus.parent)
        assert run(*arguments).exit_code == 2

    def test_what_cannot_be_written_is_exit_code_1(self, corpus: Path, tmp_path: Path):
        result = run(corpus, "-o", tmp_path / "links.xlsx")
        assert result.exit_code == 1
        assert ".parquet, .jsonl or .csv" in result.stderr

    def test_ctrl_c_says_how_to_go_on(self, corpus: Path, tmp_path: Path, monkeypatch):
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(job, "find_candidates", interrupted)
            result = run(corpus, "-o", tmp_path / "links.jsonl", "--workers", "1")
        assert result.exit_code == 130
        assert "the same command goes on from here" in result.stderr
        again = run(corpus, "-o", tmp_path / "links.jsonl", "--workers", "1")
        assert again.exit_code == 0
        assert "going on from where an earlier run was stopped" in again.stderr


class TestTwoTexts:
    def test_side_by_side(self, two: tuple[Path, Path]):
        result = run(*two)
        assert result.exit_code == 0
        assert "one.txt" in result.stdout
        assert "REWRITE" in result.stdout or "REPRINT" in result.stdout
        assert "\x1b[" not in result.stdout

    def test_page(self, two: tuple[Path, Path], tmp_path: Path):
        result = run(*two, "--page", tmp_path / "both.html")
        assert result.exit_code == 0
        assert (tmp_path / "both.html").read_text("utf-8").startswith("<!doctype html>")

    def test_a_file_of_many_articles_is_refused(self, two: tuple[Path, Path], corpus: Path):
        result = run(two[0], corpus)
        assert result.exit_code == 1
        assert "16 articles; give -o" in result.stderr

    def test_an_empty_file_is_told(self, two: tuple[Path, Path]):
        two[1].write_text("")
        result = run(*two)
        assert result.exit_code == 1
        assert "the file is empty" in result.stderr

    def test_the_same_file_twice(self, two: tuple[Path, Path]):
        result = run(two[0], two[0])
        assert result.exit_code == 0
        assert "DUPLICATE" in result.stdout

    def test_a_single_article_in_jsonl(self, two: tuple[Path, Path], tmp_path: Path):
        (tmp_path / "one.jsonl").write_text(json.dumps({"id": "x", "text": ONE}))
        assert run(tmp_path / "one.jsonl", two[1]).exit_code == 0
