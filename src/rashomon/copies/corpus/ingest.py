"""First stage: files → the store, batch by batch, with every slip of the input put on a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.copies.corpus.crew import Crew
from rashomon.copies.corpus.documents import Document, Item, find_documents
from rashomon.copies.corpus.formats import find_items
from rashomon.copies.corpus.inputs import InputFile
from rashomon.copies.corpus.job_options import Progress
from rashomon.copies.corpus.journal import Journal
from rashomon.copies.corpus.store import PLACES, TEXTS, add_documents
from rashomon.vocabulary import Problem

PROBLEMS = "problems.txt"
BATCH_CHARS = 2_000_000  # characters or bytes of input done together: some 500 articles, a fraction of a second
BATCH_ITEMS = 500
ITEM_CHARS = 200  # counted for an item on top of its text


@dataclass(frozen=True, slots=True)
class Batch:
    """Items and problems of the input, and where it was left: `item` items of file number `file` are used up.

    `done` counts bytes of all input up to there.
    """

    items: list[Item | Problem]
    file: int
    item: int
    done: int


def read_corpus(
    folder: Path, files: Sequence[InputFile], problems: Sequence[Problem], workers: int, progress: Progress
) -> dict[str, Any]:
    """Reads all files into the store in `folder`, from where an earlier run was stopped; the counts at the end."""
    journal = Journal(folder, "reading", (TEXTS, PLACES, PROBLEMS))
    state = journal.state or {"file": 0, "item": 0, "done": 0, "documents": 0, "problems": 0, "left_out": 0}
    total = sum(file.size for file in files)
    begun = int(state["done"])
    try:
        if not journal.state:
            state = {**state, **_listed(journal, problems, state)}
        with Crew(workers if len(files) else 1, _make_reader) as crew:
            batches = _Tee(_batches(files, state["file"], state["item"]))
            for found in crew.map(batch.items for batch in batches):
                state = {**state, **_kept(journal, found, state), **batches.place()}
                journal.commit(**state)
                progress("reading", state["done"], total, begun)
        journal.commit(**state)
        return state
    finally:
        journal.close()


class _Tee:
    """Batches handed on to the crew, and their places kept until the results are back."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self.batches = batches
        self.places: list[Batch] = []

    def __iter__(self) -> Iterator[Batch]:
        for batch in self.batches:
            self.places.append(Batch([], batch.file, batch.item, batch.done))
            yield batch

    def place(self) -> dict[str, int]:
        batch = self.places.pop(0)
        return {"file": batch.file, "item": batch.item, "done": batch.done}


def _make_reader() -> Callable[[list[Item | Problem]], list[Document | Problem]]:
    return find_all_documents


def find_all_documents(items: list[Item | Problem]) -> list[Document | Problem]:
    """The documents and problems in a batch. Pure: done in any process."""
    found: list[Document | Problem] = []
    for item in items:
        if isinstance(item, Problem):
            found.append(item)
        else:
            found.extend(find_documents(item))
    return found


def _batches(files: Sequence[InputFile], first: int, used: int) -> Iterator[Batch]:
    """The input from item number `used` of file number `first` on."""
    items: list[Item | Problem] = []
    size = 0
    before = sum(file.size for file in files[:first])
    for number, file in enumerate(files[first:], first):
        for place, found in enumerate(find_items(file), 1):
            if number == first and place <= used:
                continue
            items.append(found.what)
            size += ITEM_CHARS + _size(found.what)
            if size >= BATCH_CHARS or len(items) >= BATCH_ITEMS:
                yield Batch(items, number, place, before + found.at)
                items, size = [], 0
        before += file.size
    yield Batch(items, len(files), 0, before)


def _size(what: Item | Problem) -> int:
    if isinstance(what, Problem):
        return 0
    if isinstance(what.data, bytes):
        return len(what.data)
    return sum(len(value) for value in what.data.values() if isinstance(value, str | list))


def _kept(journal: Journal, found: Sequence[Document | Problem], state: dict[str, Any]) -> dict[str, int]:
    documents = [one for one in found if isinstance(one, Document)]
    add_documents(journal, documents)
    counts = _listed(journal, [one for one in found if isinstance(one, Problem)], state)
    return {**counts, "documents": state["documents"] + len(documents)}


def _listed(journal: Journal, problems: Sequence[Problem], state: dict[str, Any]) -> dict[str, int]:
    """Puts problems on the list and counts them."""
    for problem in problems:
        journal.append(PROBLEMS, f"{problem}\n".encode("utf-8", "replace"))
    left_out = sum(problem.left_out for problem in problems)
    return {"problems": state["problems"] + len(problems), "left_out": state["left_out"] + left_out}
