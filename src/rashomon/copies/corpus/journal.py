"""Files that only grow, with a log of what is whole: after a kill at any moment, work goes on from the last commit."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, BinaryIO


class Journal:
    """Append-only files under `folder`, and `NAME.log` with one line for each commit: their lengths and a state.

    On opening, whatever was written after the last whole commit is cut away. `state` is that commit's state.
    """

    def __init__(self, folder: Path, name: str, files: tuple[str, ...]) -> None:
        self.log_path = folder / f"{name}.log"
        sizes, self.state = _last_commit(self.log_path)
        self.files: dict[str, BinaryIO] = {one: _opened(folder / one, sizes.get(one, 0)) for one in files}
        self.log = open(self.log_path, "ab")  # noqa: SIM115 - closed in close()

    def append(self, file: str, data: bytes) -> None:
        self.files[file].write(data)

    def size(self, file: str) -> int:
        return self.files[file].tell()

    def commit(self, **state: Any) -> None:
        """Everything appended so far is safe on disk, and counts, when this returns."""
        for file in self.files.values():
            file.flush()
            os.fsync(file.fileno())
        self.state = state
        sizes = {one: file.tell() for one, file in self.files.items()}
        self.log.write(json.dumps([sizes, state], sort_keys=True).encode() + b"\n")
        self.log.flush()
        os.fsync(self.log.fileno())

    def close(self) -> None:
        for file in (*self.files.values(), self.log):
            file.close()


def _last_commit(path: Path) -> tuple[dict[str, int], dict[str, Any]]:
    """Sizes and state of the last whole line of a log, which is cut to end there."""
    if not path.exists():
        return {}, {}
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        os.truncate(path, len(whole))
    lines = whole.splitlines()
    if not lines:
        return {}, {}
    sizes, state = json.loads(lines[-1])
    return sizes, state


def _opened(path: Path, size: int) -> BinaryIO:
    """The file at `path`, cut to `size` bytes, to append to."""
    path.touch()
    os.truncate(path, size)
    return open(path, "ab")
