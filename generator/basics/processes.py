"""Work shared out among processes: each takes the next job as soon as it is free."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext
from multiprocessing.sharedctypes import Synchronized
from signal import SIGKILL, raise_signal
from threading import Lock, Thread
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

    This process works, too; the others begin as copies of it: they see all that it has, and what they return comes
    back as a copy. Raises what a job raises first; the rest is then left undone.
    """
    if processes < 2 or len(jobs) < 2:
        return list(_one_by_one(jobs, told))
    context = multiprocessing.get_context("fork")
    turn, found = context.Value("i", 0), _Gathered[_T](told)
    with _frozen():
        others = [_Worker(context, jobs, turn) for _ in range(min(processes, len(jobs)) - 1)]
        hearing = Thread(target=found.hear, args=[[other.results for other in others]])
        hearing.start()
        try:
            for number in _turns(turn, len(jobs)):
                if found.error:
                    break
                found.add(number, jobs[number]())
            else:
                hearing.join()
        finally:
            for other in others:
                other.stop()
            hearing.join()
    if found.error:
        raise found.error
    if len(found.results) < len(jobs):
        raise ChildProcessError("a process ended before its work was done")
    return [found.results[number] for number in range(len(jobs))]


class _Gathered(Generic[_T]):
    """What jobs have returned, by their numbers, and the error of the first elsewhere that failed."""

    def __init__(self, told: Callable[[int], None]) -> None:
        self._told = told
        self._adding = Lock()
        self.results = dict[int, _T]()
        self.error: Exception | None = None

    def add(self, number: int, result: _T) -> None:
        with self._adding:
            self.results[number] = result
            self._told(len(self.results))

    def hear(self, others: list[Connection]) -> None:
        """Add what others send until they end or one fails: who sends much must not wait for this process's own job."""
        while others and not self.error:
            for ready in wait(others):
                assert isinstance(ready, Connection)
                try:
                    number, result, self.error = ready.recv()
                except EOFError:
                    others.remove(ready)
                    continue
                if not self.error:
                    self.add(number, result)


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

    def stop(self) -> None:
        self._process.kill()
        self._process.join()


def _work(jobs: Sequence[Callable[[], object]], turn: Synchronized[int], sending: Connection) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    for number in _turns(turn, len(jobs)):
        try:
            sending.send((number, jobs[number](), None))
        except Exception as error:
            sending.send((number, None, error))
            return


def _end_with_parent() -> None:
    """End this process as soon as the one that it is a copy of has been killed: nobody waits for its work any more."""
    if parent := multiprocessing.parent_process():
        parent.join()
        raise_signal(SIGKILL)


def _turns(turn: Synchronized[int], count: int) -> Iterator[int]:
    """Yield the number of a job that nobody has taken yet, again and again."""
    while True:
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= count:
            return
        yield number
