"""What only a real process shows: pipes that close, odd terminals, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.record import read_story, write_story
from tests.record.material import demo_record

COMMAND = [sys.executable, "-c", "from rashomon.cli import main; main(prog_name='rashomon')"]


def _run(*args: str | Path, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *(str(a) for a in args)]
    return subprocess.run(
        command, input=stdin, capture_output=True, encoding="utf-8", env=os.environ | env, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.json"
    write_story(demo_record(), path)
    return path


def test_reading_a_stream(tmp_path: Path) -> None:
    text = "The mayor of Selk, Ida Brandt, said on Tuesday that the ferry would close. “It is over,” she said."
    done = _run("read", "-", "-o", tmp_path, stdin=(json.dumps({"text": text}) + "\n") * 2 + "not json\n")
    assert done.returncode == 3, done.stderr
    assert "line 3" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert {a.text for a in read_story(tmp_path / "story.json").articles} == {text}


def test_the_installed_command_is_there(story: Path) -> None:
    """`rashomon` beside this Python, as pip put it there."""
    command = Path(sys.executable).with_name("rashomon")
    if not command.exists():
        pytest.skip("rashomon is not installed beside this Python, only importable")
    done = subprocess.run([command, "show", story, "--table", "tables"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("table", ["sentences", "account"])
def test_a_reader_that_goes_away_leaves_no_traceback(story: Path, table: str) -> None:
    command = [*COMMAND, "show", str(story), "--table", table]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()  # before a single line is read: what `| head -0` does
        assert process.stderr.read() == ""
    assert process.returncode in {0, 1}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_curly_quotes_still_gets_its_answer(story: Path, encoding: str) -> None:
    done = _run("show", story, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Who said what" in done.stdout


def test_json_is_utf8_on_any_terminal(story: Path) -> None:
    done = _run("show", story, "--table", "statements", "--json", PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout) == json.loads(story.read_text("utf-8"))["statements"]


def test_an_error_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    done = _run("read", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


@pytest.mark.parametrize(("given", "used"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_array_arithmetic_has_one_thread_unless_told_otherwise(given: dict[str, str], used: str) -> None:
    """numpy reads the environment when it is loaded: it must not be, before the command says so."""
    code = (
        "import os, sys; from rashomon.cli import main; early = 'numpy' in sys.modules\n"
        "main(['schema'], standalone_mode=False)\n"
        "print(early, os.environ['OPENBLAS_NUM_THREADS'], file=sys.stderr)"
    )
    env = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")} | given
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stderr.split() == ["False", used]
