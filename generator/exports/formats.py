"""Tables and values as text: JSON, and CSV that spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.basics.export import Export

_FOREIGN = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes any value as JSON on one line."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_of(value: object) -> str:
    """Return any value as JSON, indented."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_rows(table: Mapping[str, Any]) -> str:
    """Return a table as JSON with one row a line: a third of the size of indented JSON, and its changes can be read."""
    parts = []
    for key, value in table.items():
        rows = isinstance(value, list) and value and isinstance(value[0], list | dict)
        inner = f"[\n{_lines(value)}\n]" if rows else compact(value)
        parts.append(f"{compact(key)}: {inner}")
    return "{" + ",\n".join(parts) + "}\n"


def _lines(rows: Iterable[Any]) -> str:
    return ",\n".join(map(compact, rows))


class JsonPieces:
    """A table as JSON that leaves in pieces, so that no more than some of its rows need be held at a time."""

    def __init__(self, path: str, rows: str, **head: object) -> None:
        """``rows``: the key of its rows; ``head``: what stands before them."""
        self._path, self._any = path, False
        self._head = "{" + "".join(f"{compact(key)}: {compact(value)},\n" for key, value in head.items())
        self._head += f"{compact(rows)}: ["

    def begin(self) -> Export:
        """Return what stands before the rows."""
        return Export(self._path, self._head)

    def add(self, rows: Iterable[Any]) -> Iterator[Export]:
        """Yield the next rows, if there are any."""
        if lines := _lines(rows):
            yield Export(self._path, f"{',' if self._any else ''}\n{lines}")
            self._any = True

    def end(self) -> Export:
        """Return what stands after the rows."""
        return Export(self._path, "\n]}\n")


def csv_head(columns: Sequence[str]) -> str:
    """Return the first line of a table, behind the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + csv_lines(columns, [{column: column for column in columns}])


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return ``rows`` as RFC 4180 says; what a row has not is empty."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """Return one cell. A spreadsheet takes what begins like a formula for one, and would run it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _cell("; ".join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def one_line(text: str) -> str:
    """Return ``text`` on one line, without what neither XML 1.0 nor iCalendar can hold."""
    return _FOREIGN.sub("", " ".join(text.split()))
