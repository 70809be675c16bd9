"""Worker processes: tasks out, results back in the order of the tasks, a bounded number of them under way."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from rashomon.errors import RashomonError
from rashomon.threads import ONE_THREAD

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD = 4  # tasks for each worker that may be done before their turn; bounds what waits in memory


class Crew(Generic[Task, Result]):
    """`make(*arguments)` is called once in each worker and gives the function that does a task there.

    With one worker the tasks are done in this process. Workers end when this process does, however it ends.
    """

    def __init__(self, workers: int, make: Callable[..., Callable[[Task], Result]], *arguments: Any) -> None:
        self.work = make(*arguments) if workers <= 1 else None
        self.members: list[tuple[Any, Connection]] = []
        if workers > 1:
            context = multiprocessing.get_context("spawn")
            with _one_thread():
                self.members = [_start(context, make, arguments) for _ in range(workers)]

    def map(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of the tasks, in their order. Raises what a task raised, `RashomonError` if a worker died."""
        if self.work:
            yield from map(self.work, tasks)
            return
        idle = [connection for _, connection in self.members]
        under_way: dict[Connection, int] = {}
        done: dict[int, Result] = {}
        turn = 0
        numbered = enumerate(tasks)
        following = next(numbered, None)
        while following or under_way or done:
            while following and idle and following[0] < turn + AHEAD * len(self.members):
                connection = idle.pop()
                connection.send(following[1])
                under_way[connection] = following[0]
                following = next(numbered, None)
            for ready in wait(list(under_way)) if turn not in done else []:
                assert isinstance(ready, Connection)
                done[under_way.pop(ready)] = _received(ready)
                idle.append(ready)
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def close(self) -> None:
        for process, connection in self.members:
            connection.close()
            process.terminate()
            process.join()

    def __enter__(self) -> Crew[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes started meanwhile do their array arithmetic on one thread each: they share the cores already."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _start(context: Any, make: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, Connection]:
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, make, arguments), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _received(connection: Connection) -> Any:
    try:
        failed, value = connection.recv()
    except (EOFError, OSError) as error:
        raise RashomonError("a worker process ended before its time; is there memory enough?") from error
    if failed:
        raise value
    return value


def _serve(connection: Connection, make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    """The life of a worker: until nobody is at the other end."""
    try:
        work = make(*arguments)
        while True:
            task = connection.recv()
            try:
                connection.send((False, work(task)))
            except Exception as error:
                connection.send((True, error))
    except (EOFError, OSError, KeyboardInterrupt):
        return
