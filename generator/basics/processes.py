"""Work shared out among processes: each takes the next job as soon as it is free."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext
from multiprocessing.sharedctypes import Synchronized
from typing import Generic, TypeVar

_T = TypeVar("_T")


def cores() -> int:
    """Return how many processes can work at once; 1 where this system cannot split one into several."""
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share_out(
    jobs: Sequence[Callable[[], _T]], processes: int, told: Callable[[int], None] = lambda _: None
) -> list[_T]:
    """Return what each of ``jobs`` returns, in their order; ``told`` is called with the number of those done.

    Several processes begin as copies of this one, which waits: they see all that it has, and what they return comes
    back as a copy. Raises what a job raises first; the rest is then left undone.
    """
    if processes < 2 or len(jobs) < 2:
        return list(_one_by_one(jobs, told))
    context = multiprocessing.get_context("fork")
    turn, found = context.Value("i", 0), dict[int, _T]()
    with _frozen():
        workers = [_Worker(context, jobs, turn) for _ in range(min(processes, len(jobs)))]
    try:
        for number, result in _results(workers):
            found[number] = result
            told(len(found))
    finally:
        for worker in workers:
            worker.end()
    if len(found) < len(jobs):
        raise ChildProcessError("a process ended before its work was done")
    return [found[number] for number in range(len(jobs))]


def _results(workers: Iterable[_Worker[_T]]) -> Iterator[tuple[int, _T]]:
    """Yield the number and the result of each job that is done; raise the error of the first that fails."""
    open_ones = [worker.results for worker in workers]
    while open_ones:
        for ready in wait(open_ones):
            assert isinstance(ready, Connection)
            try:
                number, result, error = ready.recv()
            except EOFError:
                open_ones.remove(ready)
                continue
            if error:
                raise error
            yield number, result


def _one_by_one(jobs: Sequence[Callable[[], _T]], told: Callable[[int], None]) -> Iterator[_T]:
    for number, job in enumerate(jobs, 1):
        yield job()
        told(number)


@contextmanager
def _frozen() -> Iterator[None]:
    """Leave what there is untouched by the collector, so that copies go on sharing its memory."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Worker(Generic[_T]):
    """A process, and where its results come from."""

    def __init__(self, context: ForkContext, jobs: Sequence[Callable[[], _T]], turn: Synchronized[int]) -> None:
        self.results, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(jobs, turn, sending), daemon=True)
        self._process.start()
        sending.close()

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.results.close()


def _work(jobs: Sequence[Callable[[], object]], turn: Synchronized[int], sending: Connection) -> None:
    while True:
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= len(jobs):
            return
        try:
            sending.send((number, jobs[number](), None))
        except Exception as error:
            sending.send((number, None, error))
            return
