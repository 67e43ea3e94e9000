"""A problem in the input: where it is, how bad, what would be right, and how to print it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class CongKhaiError(Exception):
    """Base of every error this program raises on purpose."""


class Level(StrEnum):
    """How bad: an error stops publication, a warning asks for a look, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one place. ``line`` and ``column`` count from 1; ``message`` is Vietnamese."""

    path: str
    line: int
    column: int
    level: Level
    message: str

    def __str__(self) -> str:
        # A name that holds a line break is told on one line all the same.
        path = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in self.path)
        return f"{path}:{self.line}:{self.column}: {self.level}: {self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` without repeats, by file, line and column, graver ones first."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.column, _ORDER[p.level], p.message))


def as_text(problems: Iterable[Problem]) -> str:
    """Return one ``path:line:column: level: message`` per line (the form that compilers print)."""
    return "\n".join(map(str, problems))


def as_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of objects with the keys of :class:`Problem`."""
    return json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem]) -> str:
    """Return GitHub Actions workflow commands, so that each finding is shown beside its line in a pull request."""
    return "\n".join(
        f"::{'notice' if p.level is Level.NOTE else p.level} "
        f"file={_property(p.path)},line={p.line},col={p.column}::{_data(p.message)}"
        for p in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
