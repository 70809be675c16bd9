"""Third stage: each candidate pair judged as two articles of one story are; what is a link goes to disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from rashomon.copies.corpus.candidates import FURNITURE, Keys, split_keys
from rashomon.copies.corpus.crew import Crew
from rashomon.copies.corpus.job_options import Progress
from rashomon.copies.corpus.journal import Journal
from rashomon.copies.corpus.judge_texts import Grams, find_text
from rashomon.copies.corpus.shared import find_shared_passages, is_telling_likely
from rashomon.copies.corpus.store import Store, mapped
from rashomon.copies.direction import add_dates
from rashomon.copies.folding import Flags
from rashomon.copies.judging import judge_pair
from rashomon.copies.links import find_links
from rashomon.copies.origins import ONE_TELLING, STRONG
from rashomon.copies.texts import Text
from rashomon.vocabulary import Link, Problem

LINKS, ROWS, PROBLEMS = "links.bin", "link_rows.bin", "judging_problems.txt"
BATCH = 64  # pairs done together: one to three seconds of one worker
SOURCES = {"b_from_a": 1, "a_from_b": 2, "common_source": 0, "unknown": 0}
KEPT_TEXTS = 64  # texts a worker remembers with all that was made of them, up to a megabyte each
ROW = np.dtype(
    [("a", "<u4"), ("b", "<u4"), ("start", "<u8"), ("size", "<u4"), ("source", "<u1"), ("strong", "?")]
)  # of one link: its documents in the order of their ids, where it stands in `links.bin`, which of them is the source
# by the dates alone (1: a, 2: b, 0: dates did not tell), whether the two may count as one telling


@dataclass(frozen=True, slots=True)
class Judged:
    """The links among some pairs, packed, with a row of `ROW` for each; `start` counts from the first of them."""

    links: bytes
    rows: bytes
    problems: tuple[str, ...]


def judge_pairs(folder: Path, keys: Keys, renamed: dict[int, str], workers: int, progress: Progress) -> int:
    """Judges all pairs, from where an earlier run was stopped. Returns how many could not be judged."""
    journal = Journal(folder, "judging", (LINKS, ROWS, PROBLEMS))
    state = journal.state or {"pairs": 0, "problems": 0}
    begun = done = int(state["pairs"])
    problems = int(state["problems"])
    try:
        with Crew(_crew_size(workers, len(keys) - begun), make_judge, folder, renamed) as crew:
            for judged in crew.map(keys[start : start + BATCH].tobytes() for start in range(begun, len(keys), BATCH)):
                _keep(journal, judged)
                done, problems = min(done + BATCH, len(keys)), problems + len(judged.problems)
                journal.commit(pairs=done, problems=problems)
                progress("comparing pairs", done, len(keys), begun)
        return problems
    finally:
        journal.close()


def _crew_size(workers: int, pairs: int) -> int:
    return min(workers, -(-pairs // BATCH))


def _keep(journal: Journal, judged: Judged) -> None:
    rows = np.frombuffer(judged.rows, dtype=ROW).copy()
    rows["start"] += journal.size(LINKS)
    journal.append(ROWS, rows.tobytes())
    journal.append(LINKS, judged.links)
    for problem in judged.problems:
        journal.append(PROBLEMS, f"{problem}\n".encode("utf-8", "replace"))


def make_judge(folder: Path, renamed: dict[int, str]) -> Callable[[bytes], Judged]:
    """A worker's function from packed pairs to what was found in them."""
    furniture = np.fromfile(folder / FURNITURE, dtype=np.uint32)
    return _Judge(Store(folder), renamed, furniture).judge_all


class _Judge:
    def __init__(self, store: Store, renamed: dict[int, str], furniture: Grams) -> None:
        self.store = store
        self.renamed = renamed
        self.furniture = furniture
        self.texts: OrderedDict[int, tuple[Text, Flags]] = OrderedDict()

    def judge_all(self, packed: bytes) -> Judged:
        links, rows, problems = bytearray(), [], []
        for number_a, number_b in _numbers(packed):
            try:
                found = self._judge(number_a, number_b)
            except Exception as error:  # one pair out of millions must not end the run; it is told of
                names = " and ".join(self._name(number) for number in (number_a, number_b))
                what = f"the two could not be compared ({type(error).__name__}: {str(error)[:80]})"
                problems.append(str(Problem(names, what, "they are not linked")))
                continue
            if found:
                link, numbers, source = found
                data = msgspec.msgpack.encode(link)
                strong = link.kind in STRONG and max(link.share_a, link.share_b) >= ONE_TELLING
                rows.append((*numbers, len(links), len(data), source, strong))
                links += data
        return Judged(bytes(links), np.array(rows, dtype=ROW).tobytes(), tuple(problems))

    def _judge(self, number_a: int, number_b: int) -> tuple[Link, tuple[int, int], int] | None:
        """The link of two documents, their numbers in the order of their ids, and the source as `ROW` has it."""
        (one, in_one), (other, in_other) = self._text(number_a), self._text(number_b)
        numbers = number_a, number_b
        if other.article.id < one.article.id:
            one, other, in_one, in_other, numbers = other, one, in_other, in_one, (number_b, number_a)
        if not len(one.words) or not len(other.words):
            return None
        if np.array_equal(one.words.hashes, other.words.hashes):
            (link,) = find_links((one.article, other.article))
            return link, numbers, SOURCES[link.direction] if link.why[-1].startswith("published ") else 0
        found = judge_pair(one, other) if is_telling_likely(one, other) else None
        found = found or find_shared_passages(one, other, in_one, in_other)
        if found is None:
            return None
        (link,) = add_dates([found], {text.article.id: text for text in (one, other)})
        return link, numbers, SOURCES[link.direction] if link.direction != found.direction else 0

    def _name(self, number: int) -> str:
        return self.renamed.get(number) or self.store.document(number).id

    def _text(self, number: int) -> tuple[Text, Flags]:
        text = self.texts.get(number)
        if text is None:
            text = find_text(self.store.document(number).article(self._name(number)), self.furniture)
            self.texts[number] = text
            if len(self.texts) > KEPT_TEXTS:
                self.texts.popitem(last=False)
        self.texts.move_to_end(number)
        return text


def _numbers(packed: bytes) -> Iterator[tuple[int, int]]:
    low, high = split_keys(np.frombuffer(packed, dtype=np.uint64))
    return zip(low.tolist(), high.tolist(), strict=True)


class Links:
    """The links that were found, to read in any order. `rows` is one row of `ROW` for each."""

    def __init__(self, folder: Path) -> None:
        self.rows = np.fromfile(folder / ROWS, dtype=ROW)
        self.packed = mapped(folder / LINKS, np.dtype(np.uint8))

    def link(self, row: Any) -> Link:
        start = int(row["start"])
        return msgspec.msgpack.decode(self.packed[start : start + int(row["size"])].tobytes(), type=Link)
