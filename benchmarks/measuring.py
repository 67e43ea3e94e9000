"""What a command costs, with all the processes that it starts; and what a built site weighs."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02
_AT_MOST = 0.05
"""How often memory is looked at, in seconds, and which part of the time that may take."""
LAST_LINES = 4
"""So much of what a command has said tells why it failed."""
_PSS = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)


class FailedError(Exception):
    """The command went wrong or took too long; the message is Vietnamese."""


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of processor time."""
    memory: int | None
    """The most bytes held at once, shared ones counted once; None where the system does not tell."""


@dataclass(frozen=True)
class Size:
    """What a site weighs."""

    bytes: int
    files: int
    largest: int
    """The bytes of its largest page."""
    page: str
    """The path of that page."""


def cost(command: Sequence[str | Path], folder: Path, limit: float, variables: Mapping[str, str] | None = None) -> Cost:
    """Run ``command`` in ``folder``; raise FailedError where it does not end well within ``limit`` seconds.

    ``variables``: its environment, if not this process's. What it says is left in ``folder/said.txt``.
    """
    said = folder / "said.txt"
    with said.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid, start + limit)
        watch.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except KeyboardInterrupt:  # which reaches this session only
            os.killpg(process.pid, signal.SIGKILL)
            raise
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.end()
    if watch.too_long:
        raise FailedError(f"quá {limit:.0f} giây, đã dừng")
    if process.returncode:
        lines = said.read_text("utf-8", errors="replace").split("\n")
        last = " / ".join([line.strip() for line in lines if line.strip()][-LAST_LINES:])
        raise FailedError(f"mã thoát {process.returncode}: {last}")
    return Cost(wall, used.ru_utime + used.ru_stime, watch.most or None)


class _Watch(threading.Thread):
    """Looks at the processes of a session until told to end, and ends them when their time is over."""

    def __init__(self, session: int, last: float) -> None:
        super().__init__(daemon=True)
        self._session, self._last, self._over = session, last, threading.Event()
        self.most, self.too_long = 0, False

    def run(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            start = time.perf_counter()
            if start > self._last:
                self.too_long = True
                os.killpg(self._session, signal.SIGKILL)
                return
            self.most = max(self.most, sum(map(_held, _processes(self._session))))
            pause = max(_EVERY, (time.perf_counter() - start) / _AT_MOST)

    def end(self) -> None:
        self._over.set()
        self.join()


def _processes(session: int) -> list[int]:
    """Return the processes of ``session``; none on systems without /proc."""
    proc = Path("/proc")
    numbers = (int(path.name) for path in (proc.iterdir() if proc.is_dir() else ()) if path.name.isdigit())
    return [number for number in numbers if _session_of(number) == session]


def _session_of(number: int) -> int | None:
    try:
        return os.getsid(number)
    except OSError:  # it has ended
        return None


def _held(number: int) -> int:
    """Return the bytes that the process holds, its part of shared ones."""
    try:
        found = _PSS.search(Path(f"/proc/{number}/smaps_rollup").read_text("ascii"))
    except OSError:  # it has ended
        return 0
    return int(found[1]) * 1024 if found else 0


def size(site: Path) -> Size:
    """Return what the files of ``site`` weigh."""
    files = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    page = max((path for path in files if path.suffix == ".html"), key=lambda path: files[path])
    return Size(sum(files.values()), len(files), files[page], page.relative_to(site).as_posix())
