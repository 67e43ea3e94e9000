"""How far long work has come: a bar on a terminal; elsewhere, as in CI, a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_EVERY = 10
"""Seconds from one line to the next: short work is done before the first."""


@contextmanager
def progress(what: str, total: int, tell: Callable[[str], None]) -> Iterator[Callable[[int], None]]:
    """Yield what is called with how many of ``total`` are done; ``tell`` gets the lines where there is no terminal."""
    terminal = sys.stderr.isatty()
    with click.progressbar(length=total, label=what, show_pos=True, hidden=not terminal, file=sys.stderr) as bar:
        last = time.time()

        def done(count: int) -> None:
            nonlocal last
            bar.update(count - bar.pos)
            if not terminal and time.time() - last >= _EVERY:
                last = time.time()
                tell(f"{what}: {bar.format_pos()}, còn khoảng {bar.format_eta()}")

        yield done
