from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rashomon
from rashomon.cli import main

NEWS = (
    "Ida Brandt, the mayor of Selk, and Tomas Holm, a captain, spoke on Tuesday.\n"
    "“We have carried this line as long as we could,” said Ida Brandt.\n"
)


def _run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, ["check", *(str(a) for a in args)])
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.json"
    rashomon.write_story(rashomon.read([{"text": NEWS, "source": "one", "outlet": "Selk Post"}]), path)
    return path


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("We have carried this line", 0, "Word for word"),
        ("we have carried this line", 0, "The same but for punctuation"),
        ("We have pulled this line as long as we could", 4, "given: pulled | in the article: carried"),
        (
            "“We have carried this line as long as we could,” said Tomas Holm.",
            4,
            "said by Ida Brandt, not by Tomas Holm",
        ),
        ("“Brandt, the mayor of Selk, and Tomas Holm”, he said", 5, "outside quotation marks"),
        ("Nothing of the kind was ever printed there", 6, "Not found"),
    ],
)
def test_the_verdict_and_its_exit_code(story: Path, text: str, code: int, told: str) -> None:
    result = _run(story, text)
    assert result.exit_code == code
    assert told in result.stdout


def test_who_where_and_how_many_tellings(story: Path) -> None:
    said = _run(story, "We have carried this line").stdout
    assert "Selk Post, undated: Ida Brandt, in quotation marks:" in said
    assert "1 independent telling" in said


def test_a_draft(story: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "“We have carried this line as long as we could,” said Ida Brandt.\n“It was all a big lie,” she added.\n"
    )
    result = _run(story, "--file", draft)
    assert result.exit_code == 6
    assert "Word for word" in result.stdout
    assert "Not found: It was all a big lie" in result.stdout


def test_a_draft_without_a_claim(story: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# News\n\nWhat now?\n")
    result = _run(story, "--file", draft)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing in it to check.")
    assert "Not checked (2):" in result.stdout
    assert "What now? (a question)" in result.stdout


def test_a_draft_from_standard_input(story: Path) -> None:
    said = "“We have carried this line as long as we could,” said Ida Brandt."
    result = CliRunner().invoke(main, ["check", str(story), "--file", "-"], input=said)
    assert (result.exit_code, result.stdout.split(":")[0]) == (0, "Word for word")


def test_a_page_is_read_as_one(story: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.html"
    said = "<p>“We have carried this line as long as we could,” said <b>Ida Brandt</b>.</p>"
    draft.write_text(
        f"<html><head><style>p {{ color: red }}</style></head><body><article>{said}</article></body></html>"
    )
    result = _run(story, "--file", draft)
    assert result.exit_code == 0
    assert "color" not in result.stdout
    assert "Word for word: We have carried this line as long as we could" in result.stdout


def test_a_word_file_is_read_paragraph_by_paragraph(story: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("A ferry", 1)
    document.add_paragraph("“We have carried this line as long as we could,” said Tomas Holm.")
    document.save(str(tmp_path / "draft.docx"))
    result = _run(story, "--file", tmp_path / "draft.docx")
    assert result.exit_code == 4
    assert "said by Ida Brandt, not by Tomas Holm" in result.stdout
    assert "# A ferry (a heading" in result.stdout


def test_a_pdf_is_read_and_its_lines_are_joined(story: Path, tmp_path: Path) -> None:
    fpdf = pytest.importorskip("fpdf")
    pytest.importorskip("pypdfium2")
    page = fpdf.FPDF()
    page.add_page()
    page.set_font("helvetica", size=24)
    page.multi_cell(90, 12, '"We have carried this line as long as we could," said Ida Brandt.')
    page.output(str(tmp_path / "draft.pdf"))
    assert _run(story, "--file", tmp_path / "draft.pdf").exit_code == 0


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", b"PK\x03\x04no"), ("a.pdf", b"%PDF-1.4 no"), ("a.txt", b"\x89PNG\r\n\x1a\n")]
)
def test_a_broken_draft_is_one_line_of_refusal(story: Path, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    result = _run(story, "--file", tmp_path / name)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {name}: ")
    assert len(result.stderr.splitlines()) == 1


def test_the_missing_library_is_named(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    assert "pip install 'rashomon[forms]'" in _run(story, "--file", tmp_path / "a.pdf").stderr


def test_related_has_an_exit_code_of_its_own(story: Path) -> None:
    result = _run(
        story, "Ida Brandt, the mayor of Selk, spoke with the captain Tomas Holm about 12 new sails on Tuesday."
    )
    assert result.exit_code == 7
    assert "On this subject, not confirmed" in result.stdout
    assert "the figure 12 is not there" in result.stdout


def test_json(story: Path) -> None:
    (row,) = json.loads(_run(story, "We have carried this line", "--json").stdout)
    assert (row["verdict"], row["origins"]) == ("exact", 1)


def test_a_text_or_a_draft_is_needed_not_both(story: Path) -> None:
    assert _run(story).exit_code == 2
    assert _run(story, "text", "--file", story).exit_code == 2


def test_read_tells_doubtful_differences_when_asked_to(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    told = "The company {} close the old factory near the river in October, it said.\n"
    for name, verb in (("a", "will"), ("b", "may")):
        own = f"The {name} paper has asked {name * 9} and many others in town what they make of it so far.\n"
        (folder / f"{name}.txt").write_text(own + told.format(verb), encoding="utf-8")
    found = []
    for options in ([], ["--all"]):
        result = CliRunner().invoke(main, ["read", str(folder), "-o", str(tmp_path / "out"), "-q", *options])
        assert result.exit_code == 0
        found.append(len(rashomon.read_story(tmp_path / "out" / "story.json").differences))
    assert found[0] <= found[1]
