"""Tables and values as text: JSON, and CSV that spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_FOREIGN = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes any value as JSON on one line."""
_NEXT = ",\n"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_of(value: object) -> str:
    """Return any value as JSON, indented."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


class Lines(str):
    """Rows as they stand in JSON, written before: one a line."""

    __slots__ = ()

    @classmethod
    def of(cls, rows: Iterable[object]) -> Lines:
        """Return ``rows`` as they stand in JSON."""
        return cls(_NEXT.join(map(compact, rows)))

    @classmethod
    def joined(cls, parts: Iterable[str]) -> Lines:
        """Return the rows of all ``parts``."""
        return cls(_NEXT.join(filter(None, parts)))


def json_rows(table: Mapping[str, Any]) -> str:
    """Return a table as JSON with one row a line: a third of the size of indented JSON, and its changes can be read.

    Rows are lists or tables, in a list or as they are made: then no more than one of them is held.
    """
    return "{" + _NEXT.join(f"{compact(key)}: {_value(value)}" for key, value in table.items()) + "}\n"


def _value(value: object) -> str:
    if isinstance(value, Lines):
        return f"[\n{value}\n]" if value else "[]"
    if isinstance(value, Iterator) or (isinstance(value, list) and value and isinstance(value[0], list | dict)):
        return "[\n" + _NEXT.join(map(compact, value)) + "\n]"
    return compact(value)


def csv_of(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a table as RFC 4180 says, with a mark by which spreadsheets know UTF-8; what a row has not is empty."""
    return csv_table(columns, [csv_lines(columns, rows)])


def csv_table(columns: Sequence[str], parts: Iterable[str]) -> str:
    """Return the same of rows that were written before: see :func:`csv_lines`."""
    return "".join(("\ufeff", csv_lines(columns, [dict(zip(columns, columns, strict=True))]), *parts))


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows of a table as they stand in it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
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
