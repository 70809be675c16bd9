from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon import __version__
from rashomon.cli import main
from rashomon.record import read_story, schema_text, write_story
from rashomon.vocabulary import TABLES
from tests.record.material import demo_record, small_record

NEWS = (
    "The mayor of Selk, Ida Brandt, said on Tuesday that the ferry to Harrowmouth would close in October.\n\n"
    "“We have carried this line as long as we could,” she told reporters.\n"
)
MORE = "The council of Selk will meet on Saturday to look for another operator before the winter begins.\n"


def _run(*args: str | Path, stdin: str | bytes = "") -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.stderr
    return result


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "b.txt").write_text(MORE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.json"
    write_story(demo_record(), path)
    return path


class TestRead:
    def test_a_folder_gives_a_story_and_a_page(self, news: Path, tmp_path: Path) -> None:
        result = _run("read", news, "-o", tmp_path / "new" / "out")
        assert result.exit_code == 0, result.output
        record = read_story(tmp_path / "new" / "out" / "story.json")
        assert [a.source for a in record.articles if a.source.endswith(("a.txt", "b.txt"))]
        assert len(record.articles) == 2
        page = (tmp_path / "new" / "out" / "story.html").read_text("utf-8")
        assert "We have carried this line as long as we could" in page
        assert "2 articles" in result.stdout
        assert str(tmp_path / "new" / "out" / "story.html") in result.stdout
        assert result.stderr == ""

    def test_jsonl_on_standard_input(self, tmp_path: Path) -> None:
        rows = [{"text": NEWS, "outlet": "Selk Post", "published": "2031-03-04"}, {"text": MORE, "title": "Council"}]
        result = _run("read", "-", "-o", tmp_path, stdin="".join(json.dumps(r) + "\n" for r in rows))
        assert result.exit_code == 0, result.output
        record = read_story(tmp_path / "story.json")
        assert sorted((a.outlet, a.published.edtf) for a in record.articles) == [("", ""), ("Selk Post", "2031-03-04")]

    def test_quiet_says_nothing(self, news: Path, tmp_path: Path) -> None:
        result = _run("read", news, "-q", "-o", tmp_path)
        assert (result.exit_code, result.output) == (0, "")
        assert (tmp_path / "story.json").is_file()

    def test_something_left_out_is_told_and_is_exit_code_3(self, news: Path, tmp_path: Path) -> None:
        (news / "c.txt").write_text("")
        result = _run("read", news, "-q", "-o", tmp_path)
        assert result.exit_code == 3
        assert result.stderr.startswith("rashomon: ")
        assert "c.txt" in result.stderr
        assert len(read_story(tmp_path / "story.json").articles) == 2

    def test_a_slip_that_loses_nothing_is_told_and_is_exit_code_0(self, news: Path, tmp_path: Path) -> None:
        (news / "c.txt").write_text(
            "Le maire de la ville a déclaré mardi que la traversée serait fermée en octobre. Les habitants de l'île "
            "protestent contre cette décision du gouvernement.\n",
            encoding="utf-8",
        )
        result = _run("read", news, "-q", "-o", tmp_path)
        assert result.exit_code == 0
        assert "c.txt: not in English" in result.stderr

    @pytest.mark.parametrize("name", ["nowhere", "empty"])
    def test_nothing_to_read_is_exit_code_1_and_writes_nothing(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        result = _run("read", tmp_path / name, "-o", tmp_path / "out")
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) == 1
        assert not (tmp_path / "out").exists()

    def test_empty_standard_input_is_exit_code_1(self, tmp_path: Path) -> None:
        assert _run("read", "-", "-o", tmp_path / "out").exit_code == 1

    def test_a_place_that_takes_no_files_is_exit_code_1(self, news: Path) -> None:
        result = _run("read", news, "-o", news / "a.txt" / "out")
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")

    def test_a_model_that_is_not_there_is_exit_code_1(self, news: Path, tmp_path: Path) -> None:
        result = _run("read", news, "-o", tmp_path / "out", "--model", "en_nothing_here")
        assert result.exit_code == 1
        assert "en_nothing_here" in result.stderr
        assert "make setup" in result.stderr
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("args", [[], ["x", "--workers", "0"], ["x", "--workers", "many"], ["x", "--nonsense"]])
    def test_wrong_usage_is_exit_code_2(self, args: list[str]) -> None:
        result = _run("read", *args)
        assert result.exit_code == 2
        assert "Usage: " in result.stderr

    def test_an_out_that_is_a_file_is_wrong_usage(self, news: Path) -> None:
        assert _run("read", news, "-o", news / "a.txt").exit_code == 2


def test_the_demo_tells_its_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = demo_record()
    monkeypatch.setattr("rashomon.story.read", lambda *_, **__: record)  # other tests have read it already
    result = _run("demo", "-o", tmp_path)
    assert result.exit_code == 0
    assert "independent tellings" in result.stdout
    assert read_story(tmp_path / "story.json") == record


class TestShow:
    @pytest.mark.parametrize("table", TABLES)
    def test_every_table_can_be_shown(self, story: Path, table: str) -> None:
        result = _run("show", story, "--table", table, "--width", "100")
        assert result.exit_code == 0
        assert result.stdout.strip()
        assert "\x1b" not in result.stdout

    @pytest.mark.parametrize("table", TABLES)
    def test_every_table_as_json(self, story: Path, table: str) -> None:
        result = _run("show", story, "--table", table, "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout) == json.loads(story.read_text("utf-8"))[table]

    def test_the_run(self, story: Path) -> None:
        assert json.loads(_run("show", story, "--table", "run").stdout)["version"] == __version__

    def test_the_account_is_what_is_shown_first(self, story: Path) -> None:
        shown = " ".join(_run("show", story).stdout.split())
        for section in demo_record().account:
            assert section.section in shown
            assert all(" ".join(line.text.split()) in shown for line in section.lines)

    def test_a_width_is_kept_to(self, story: Path) -> None:
        result = _run("show", story, "--table", "statements", "--width", "80")
        assert max(len(line) for line in result.stdout.splitlines()) <= 80

    @pytest.mark.parametrize("width", ["-5", "0", "1", "1000"])
    def test_no_width_is_too_odd(self, story: Path, width: str) -> None:
        assert _run("show", story, "--table", "events", "--width", width).exit_code == 0

    def test_the_names_of_the_tables(self, story: Path) -> None:
        assert _run("show", story, "--table", "tables").stdout.split() == [*TABLES, "run"]

    def test_an_unknown_table_is_wrong_usage_and_lists_the_known(self, story: Path) -> None:
        result = _run("show", story, "--table", "rumours")
        assert result.exit_code == 2
        assert "statements" in result.stderr

    @pytest.mark.parametrize("junk", ["", "not json", "{}", "[]", "[" * 100_000, '{"run": null}', "\ud800"])
    def test_a_file_that_is_no_story_is_exit_code_1(self, junk: str, tmp_path: Path) -> None:
        path = tmp_path / "junk.json"
        path.write_text(junk, encoding="utf-8", errors="surrogatepass")
        result = _run("show", path)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
        assert result.stdout == ""

    def test_a_story_that_is_not_there_is_wrong_usage(self, tmp_path: Path) -> None:
        assert _run("show", tmp_path / "nowhere.json").exit_code == 2
        assert _run("show", tmp_path).exit_code == 2

    def test_a_story_with_a_row_in_every_table(self, tmp_path: Path) -> None:
        write_story(small_record(), tmp_path / "story.json")
        assert [t for t in TABLES if _run("show", tmp_path / "story.json", "--table", t).exit_code] == []


class TestDoctor:
    def test_a_healthy_machine(self) -> None:
        result = _run("doctor")
        assert result.exit_code == 0
        assert f"rashomon {__version__}" in result.stdout
        assert "everything needed is there" in result.stdout
        assert "spacy 3." in result.stdout

    def test_a_missing_model_is_exit_code_1(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("RASHOMON_MODEL", "en_nothing_here")
        result = _run("doctor")
        assert result.exit_code == 1
        assert "something needed is missing" in result.stdout

    def test_a_missing_package_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.metadata.requires", lambda _: ["click>=8", "nothing-here>=1", "x; extra == 'y'"])
        result = _run("doctor")
        assert result.exit_code == 1
        assert "nothing-here MISSING" in result.stdout
        assert " x " not in result.stdout


def test_the_schema_is_printed_as_it_is_published() -> None:
    result = _run("schema")
    assert (result.exit_code, result.stdout) == (0, schema_text())


class TestHelp:
    def test_every_command_is_listed_with_the_exit_codes(self) -> None:
        said = _run("--help").stdout
        assert [c for c in ("read", "demo", "show", "doctor", "schema") if f"  {c} " not in said] == []
        assert "3  read and written, but something in the input was left out" in said
        assert "Exit codes:" in _run("read", "-h").stdout

    def test_the_version(self) -> None:
        assert _run("--version").stdout.strip() == f"rashomon, version {__version__}"

    @pytest.mark.parametrize("args", [["tell"], ["--nonsense"]])
    def test_an_unknown_command_is_wrong_usage(self, args: list[str]) -> None:
        assert _run(*args).exit_code == 2


def test_help_needs_no_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # any import of it fails
    assert _run("read", "--help").exit_code == 0
    assert _run("doctor").exit_code == 0
