"""A problem in the input: where it is, how bad, what would be right, and how to print it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from itertools import groupby

MOST = 50
"""So many problems of one kind are told of a file; of the others only how many there are."""
_SHOWN = 60
LISTED = 5
"""So many of a list a message tells."""
_VARYING = re.compile(r"(?<=«)[^»]*(?=»)|(?<=\")[^\"]*(?=\")|\d+")
"""What differs between messages of one kind: values and numbers."""


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
        return f"{_on_a_line(self.path)}:{self.line}:{self.column}: {self.level}: {_on_a_line(self.message)}"


def _on_a_line(text: str) -> str:
    """Return ``text`` on one line, whatever a name or a value in it holds."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def shown(value: str) -> str:
    """Return ``value`` cut to a length that a message can bear, on one line."""
    line = " ".join(value[: 2 * _SHOWN].split())
    return line if len(line) <= _SHOWN and len(value) <= 2 * _SHOWN else f"{line[:_SHOWN]}…"


def listed(values: Iterable[str]) -> str:
    """Return ``values`` as a message can bear them: the first few, each as :func:`shown`."""
    every = list(values)
    return ", ".join([*map(shown, every[:LISTED]), *(["…"] if len(every) > LISTED else [])])


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` without repeats, by file, line and column, graver ones first.

    Of one kind in a file the first :data:`MOST` are told, then how many more there are.
    """
    ordered = sorted(set(problems), key=lambda p: (p.path, p.line, p.column, _ORDER[p.level], p.message))
    return [told for _, of_file in groupby(ordered, key=lambda p: p.path) for told in _most(list(of_file))]


def _most(of_file: list[Problem]) -> Iterator[Problem]:
    if len(of_file) <= MOST:
        yield from of_file
        return
    kinds = [_kind(problem) for problem in of_file]
    counts, seen = Counter(kinds), Counter[tuple[Level, str]]()
    for problem, kind in zip(of_file, kinds, strict=True):
        seen[kind] += 1
        if seen[kind] <= MOST:
            yield problem
        elif seen[kind] == MOST + 1:
            yield replace(problem, message=f"và {counts[kind] - MOST} chỗ nữa như vậy: {kind[1]}")


def _kind(problem: Problem) -> tuple[Level, str]:
    # What would be right follows a semicolon, and may be told of some only.
    return problem.level, _VARYING.sub("…", problem.message.partition(";")[0])


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
    return _on_a_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
