"""A run that is stopped at any moment goes on, and ends with the same files, byte for byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.copies.corpus import CorpusOptions, job_options, link_corpus
from rashomon.copies.corpus import ingest as ingest_stage
from rashomon.copies.corpus import judge as judge_stage
from rashomon.copies.corpus.journal import Journal
from rashomon.errors import InputError
from tests.copies.corpus.job_material import read_lines, rows, write_lines

SECONDS = 120  # for a run of some seconds; a machine that is busy with other things takes longer
COMMAND = "import sys; from rashomon.cli import main; sys.argv[0] = 'rashomon'; main()"


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND, "copies", *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": "0"}
    )


def commits(log: Path) -> int:
    return log.read_bytes().count(b"\n") if log.exists() else 0


def kill_after(process: subprocess.Popen[str], log: Path, wanted: int) -> bool:
    """SIGKILL once the log has that many commits. False if the run was over before."""
    until = time.monotonic() + SECONDS
    while commits(log) < wanted and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_while_reading_and_while_comparing(tmp_path: Path, workers: int):
    corpus = rows(families=120, loners=300)
    path = write_lines(tmp_path / "in.jsonl", [*corpus, *corpus[:3]])
    with path.open("ab") as file:
        file.write(b"{broken\n")
    whole = tmp_path / "whole.parquet"
    link_corpus(path, whole, origins=tmp_path / "whole.jsonl")

    out = tmp_path / "links.parquet"
    work = Path(f"{out}.work")
    asked = (path, "-o", out, "--origins", tmp_path / "origins.jsonl", "--workers", str(workers))
    killed = [
        kill_after(start(*asked), work / log, wanted)
        for log, wanted in (("reading.log", 1), ("judging.log", 1), ("judging.log", 4))
    ]
    assert killed[1:] == [True, True]
    assert not out.exists()
    process = start(*asked)
    _, warned = process.communicate(timeout=SECONDS)
    assert process.returncode == 3, warned
    assert "going on from where an earlier run was stopped" in warned
    assert out.read_bytes() == whole.read_bytes()
    assert (tmp_path / "origins.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert Path(f"{out}.problems.txt").read_bytes() == Path(f"{whole}.problems.txt").read_bytes()
    assert not work.exists()


class StopError(Exception):
    """Stands for a plug that is pulled."""


def stopping(stage: str, after: int) -> job_options.Progress:
    """A progress that ends the run after so many reports of a stage."""
    left = [after]

    def progress(name: str, *_: int) -> None:
        left[0] -= name == stage
        if not left[0]:
            raise StopError

    return progress


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(ingest_stage, "BATCH_ITEMS", 7)
    monkeypatch.setattr(judge_stage, "BATCH", 5)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "in.jsonl", rows(families=5, loners=9))


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize(("stage", "after"), [("reading", 1), ("reading", 3), ("indexing", 1), ("comparing pairs", 4)])
def test_stopped_anywhere(corpus: Path, tmp_path: Path, stage: str, after: int):
    link_corpus(corpus, tmp_path / "whole.jsonl")
    out = tmp_path / "links.jsonl"
    with pytest.raises(StopError):
        link_corpus(corpus, out, progress=stopping(stage, after))
    assert not out.exists()
    seen: list[tuple[str, int]] = []
    result = link_corpus(corpus, out, progress=lambda name, done, *_: seen.append((name, done)))
    assert result.notes == ("going on from where an earlier run was stopped",)
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    if stage == "comparing pairs":
        assert min(done for name, done in seen if name == stage) > 5 * after


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("change", ["grown", "touched", "another file"])
def test_a_changed_input_is_begun_afresh(corpus: Path, tmp_path: Path, change: str):
    out = tmp_path / "links.jsonl"
    with pytest.raises(StopError):
        link_corpus(corpus, out, progress=stopping("comparing pairs", 2))
    given_paths = [corpus]
    if change == "grown":
        corpus.write_bytes(corpus.read_bytes() + b'{"id": "more", "text": "One more article of a few words."}\n')
    elif change == "touched":
        os.utime(corpus, ns=(1, 1))
    else:
        given_paths.append(write_lines(tmp_path / "more.jsonl", rows(families=0, loners=1, seed=8)))
    result = link_corpus(given_paths, out)
    assert result.notes == ("begun afresh, the input has changed since the run that was stopped",)
    assert result.links == len(read_lines(out)) == 30


def test_fresh_when_asked(corpus: Path, tmp_path: Path):
    with pytest.raises(StopError):
        link_corpus(corpus, tmp_path / "l.jsonl", progress=stopping("indexing", 1))
    result = link_corpus(corpus, tmp_path / "l.jsonl", options=CorpusOptions(fresh=True))
    assert result.notes == ("begun afresh, as asked",)


def test_two_runs_do_not_share_a_work_folder(corpus: Path, tmp_path: Path):
    def second(*_: object) -> None:
        with pytest.raises(InputError, match="another run is at work"):
            link_corpus(corpus, tmp_path / "l.jsonl")

    assert link_corpus(corpus, tmp_path / "l.jsonl", progress=second).links == 30


def test_a_folder_that_is_none_of_ours_is_left_alone(corpus: Path, tmp_path: Path):
    (tmp_path / "l.jsonl.work").mkdir()
    (tmp_path / "l.jsonl.work" / "thesis.doc").write_text("years of work")
    with pytest.raises(InputError, match="in the way"):
        link_corpus(corpus, tmp_path / "l.jsonl", options=CorpusOptions(fresh=True))
    assert (tmp_path / "l.jsonl.work" / "thesis.doc").read_text() == "years of work"


@settings(max_examples=20)
@given(
    parts=st.lists(st.binary(min_size=1, max_size=30), max_size=5),
    torn=st.binary(max_size=30),
    cut=st.binary(max_size=9),
)
def test_a_journal_keeps_what_was_committed_and_nothing_else(tmp_path_factory, parts, torn, cut):
    folder = tmp_path_factory.mktemp("journal")
    journal = Journal(folder, "x", ("data",))
    for number, part in enumerate(parts, 1):
        journal.append("data", part)
        journal.commit(number=number)
    journal.append("data", torn)
    journal.close()
    with (folder / "x.log").open("ab") as log:
        log.write(cut.replace(b"\n", b""))
    again = Journal(folder, "x", ("data",))
    again.close()
    assert again.state.get("number", 0) == len(parts)
    assert (folder / "data").read_bytes() == b"".join(parts)
