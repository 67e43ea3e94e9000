"""Work done in a process of its own, which is ended once it has used up what it is given."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from generator.basics.problems import CongKhaiError

try:
    import resource
except ModuleNotFoundError:  # a system that does not limit processes
    resource = None  # type: ignore[assignment]

_T = TypeVar("_T")
_GIB = 1 << 30
_PATIENCE = 5
"""So many times its processor time work may take by the clock: a busy machine gives it a part of its time only."""


class OverBudgetError(CongKhaiError):
    """The work was ended before it was done; the message, in Vietnamese, says why."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a piece of work may use."""

    seconds: int
    """Of processor time; by the clock where the system does not limit it."""
    memory: int
    """Bytes of address space beside what the program has already; not held where the system does not limit them."""


def apart(work: Callable[[], _T], budget: Budget) -> _T:
    """Return what ``work`` returns; raise what it raises, or OverBudgetError when it needs more than ``budget``.

    ``work`` and what comes of it are pickled where a process cannot be split into two.
    """
    splits = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    context = multiprocessing.get_context("fork") if splits else multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, budget, sending), daemon=True)
    process.start()
    sending.close()
    result: _T
    try:
        if not receiving.poll(budget.seconds * (_PATIENCE if resource else 1)):
            raise OverBudgetError(_too_long(budget))
        result, error = receiving.recv()
    except EOFError:
        process.join()
        ran_out = resource and process.exitcode == -signal.SIGXCPU
        raise OverBudgetError(_too_long(budget) if ran_out else _too_large(budget)) from None
    finally:
        process.kill()
        process.join()
    if error:
        raise error
    return result


def _work(work: Callable[[], object], budget: Budget, sending: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for it ends it
    if resource:
        most = _taken() + budget.memory
        _limit(resource.RLIMIT_AS, most, most)
        _limit(resource.RLIMIT_CPU, budget.seconds, budget.seconds + 1)
        _limit(resource.RLIMIT_CORE, 0, 0)
    outcome: tuple[object, Exception | None]
    try:
        outcome = work(), None
    except MemoryError:
        outcome = None, OverBudgetError(_too_large(budget))
    except Exception as error:
        error.add_note(traceback.format_exc())
        outcome = None, error
    sending.send(outcome)


def _taken() -> int:
    """Return how many bytes of address space this process has; 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    return 0


def _limit(what: int, most: int, beyond: int) -> None:
    """Let ``what`` be told at ``most`` (by a signal, or as an error), and end the process at ``beyond``."""
    with suppress(ValueError, OSError):  # less is allowed already, or the system does not know of it
        resource.setrlimit(what, (most, beyond))


def _too_long(budget: Budget) -> str:
    return f"cần hơn {budget.seconds} giây xử lý nên đã dừng"


def _too_large(budget: Budget) -> str:
    return f"cần hơn {budget.memory / _GIB:g} GiB bộ nhớ nên đã dừng"
