"""The corpus command as a library call: files in, tables of links and origins out; may be stopped at any moment."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.copies.corpus import ingest, judge
from rashomon.copies.corpus.candidates import find_candidates
from rashomon.copies.corpus.finish import write_links, write_origins
from rashomon.copies.corpus.inputs import InputFile, find_inputs
from rashomon.copies.corpus.job_options import CorpusOptions, CorpusResult, Progress
from rashomon.copies.corpus.names import find_renamed
from rashomon.copies.corpus.outputs import check_table
from rashomon.copies.corpus.store import Store
from rashomon.errors import InputError
from rashomon.vocabulary import Problem, canonical_json, digest

MANIFEST, LOCK = "manifest.json", "lock"
LAYOUT = 1  # of the files in a work folder; a folder of another layout is begun afresh


def _silent(*_: object) -> None:
    """No progress shown."""


@dataclass(slots=True)
class _Job:
    """What a run knows of itself on the way."""

    folder: Path
    progress: Progress
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - begun, 3)


def link_corpus(
    paths: Iterable[str | Path] | str | Path,
    out: str | Path,
    *,
    origins: str | Path | None = None,
    options: CorpusOptions = CorpusOptions(),  # noqa: B008 - frozen
    progress: Progress = _silent,
) -> CorpusResult:
    """Finds which texts of a corpus share text, and writes the links to `out` (and the origins to `origins`).

    `paths`: files and folders with JSON lines, Parquet, WARC, HTML and plain text, packed with gzip or Zstandard or
    not. Tables are Parquet, JSON lines or CSV by suffix. What could not be read is listed in `OUT.problems.txt`.
    All that is needed to go on after a stop is kept in `OUT.work` until the tables are written. The result depends
    neither on the order of the input nor on the number of workers nor on stops. Raises `InputError` where nothing
    could be read or no table could be written.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    tables = [Path(one) for one in (out, origins) if one is not None]
    for table in tables:
        check_table(table)
    if len({table.absolute() for table in tables}) < len(tables):
        raise InputError(f"{out}: links and origins cannot be one file")
    job = _Job(Path(f"{out}.work"), progress)
    files, missing = find_inputs(given)
    files = _without_own(files, tables)
    if not files:
        raise InputError("; ".join(str(problem) for problem in missing[:3]) or "nothing to read")
    with _work_folder(job, files, missing, options):
        return _run(job, files, missing, tables, options)


def _run(
    job: _Job, files: Sequence[InputFile], missing: Sequence[Problem], tables: Sequence[Path], options: CorpusOptions
) -> CorpusResult:
    with job.stage("reading"):
        state = ingest.read_corpus(job.folder, files, missing, options.workers, job.progress)
    store = Store(job.folder)
    if not len(store):
        why = _first_line(job.folder / ingest.PROBLEMS)
        shutil.rmtree(job.folder, ignore_errors=True)
        raise InputError(f"nothing could be read: {why}")
    renamed, twice = find_renamed(store)
    with job.stage("finding pairs"):
        keys = find_candidates(job.folder, store, renamed, options.workers, job.progress)
    with job.stage("comparing pairs"):
        failed = judge.judge_pairs(job.folder, keys, renamed, options.workers, job.progress)
    with job.stage("writing"):
        links = judge.Links(job.folder)
        found = write_links(tables[0], store, links, renamed, passages=options.passages)
        counted = [write_origins(table, store, links, renamed) for table in tables[1:]]
    written = (*tables, *_write_problems(job.folder, tables[0], twice))
    return CorpusResult(
        documents=int(state["documents"]),
        links=found,
        origins=sum(counted),
        problems=int(state["problems"]) + len(twice) + failed,
        left_out=int(state["left_out"]) + failed,
        written=written,
        notes=tuple(job.notes),
        seconds=job.seconds,
    )


def _without_own(files: list[InputFile], tables: Sequence[Path]) -> list[InputFile]:
    """The files but those that this command writes itself, which may lie in a folder that is read."""
    own = {os.path.realpath(table) for table in tables}
    out = os.path.realpath(tables[0])
    own |= {f"{out}.problems.txt"}
    return [f for f in files if f.path not in own and not f.path.startswith(f"{out}.work{os.sep}")]


def _write_problems(folder: Path, out: Path, twice: Sequence[Problem]) -> tuple[Path, ...]:
    """`OUT.problems.txt`, or nothing, and no file of an earlier run, where there were none."""
    path = Path(f"{out}.problems.txt")
    with open(path, "wb") as file:
        for part in (ingest.PROBLEMS, judge.PROBLEMS):
            with open(folder / part, "rb") as listed:
                shutil.copyfileobj(listed, file)
        file.writelines(f"{problem}\n".encode("utf-8", "replace") for problem in twice)
    if path.stat().st_size:
        return (path,)
    path.unlink()
    return ()


def _first_line(path: Path) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.readline(500).strip() or "nothing was given"


@contextmanager
def _work_folder(
    job: _Job, files: Sequence[InputFile], missing: Sequence[Problem], options: CorpusOptions
) -> Iterator[None]:
    """A folder for this very input, with what an earlier run left there; removed when all is written."""
    wanted = _manifest(files, missing)
    if job.folder.exists() and not (job.folder / LOCK).is_file() and any(job.folder.iterdir()):
        raise InputError(f"{job.folder}: is in the way; it is no work folder of an earlier run")
    job.folder.mkdir(exist_ok=True)
    with _locked(job.folder):
        manifest = job.folder / MANIFEST
        left = _read_manifest(manifest)
        if left is not None and (options.fresh or left != wanted):
            reason = "as asked" if options.fresh else _changed(left, wanted)
            job.notes.append(f"begun afresh, {reason}")
        elif left is not None:
            job.notes.append("going on from where an earlier run was stopped")
        if left != wanted or options.fresh:
            _clear(job.folder)
            manifest.write_text(canonical_json(wanted), encoding="utf-8")
        yield
    shutil.rmtree(job.folder, ignore_errors=True)


def _manifest(files: Sequence[InputFile], missing: Sequence[Problem]) -> dict[str, Any]:
    return {
        "layout": LAYOUT,
        "code": _code_digest(),
        "files": [[f.name, f.path, f.size, f.changed] for f in files],
        "missing": [str(problem) for problem in missing],
    }


def _code_digest() -> str:
    """A digest of the code that finds links: what another version of it began is not gone on with."""
    folder = Path(__file__).resolve().parent.parent
    parts = [folder, folder.parent / "reading", folder.parent / "text"]
    return digest("".join(digest(path.read_bytes()) for part in parts for path in sorted(part.rglob("*.py"))))


def _changed(left: dict[str, Any], wanted: dict[str, Any]) -> str:
    names = {"files": "the input has changed", "missing": "the input has changed"}
    which = next((key for key in sorted(wanted) if left.get(key) != wanted[key] and key in names), "")
    return names.get(which, "this is another version of rashomon") + " since the run that was stopped"


def _read_manifest(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    with suppress(ValueError, OSError):
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def _clear(folder: Path) -> None:
    (folder / MANIFEST).unlink(missing_ok=True)
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Holds the folder for this process; the system lets go of it however the process ends."""
    with open(folder / LOCK, "ab") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # no such locks on this system
            pass
        except OSError as error:
            raise InputError(f"{folder}: another run is at work there") from error
        yield
