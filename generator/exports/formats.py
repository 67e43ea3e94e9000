"""Tables and values as text: JSON, and CSV that spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_FOREIGN = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_of(value: object) -> str:
    """Return any value as JSON, indented."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_rows(table: Mapping[str, Any]) -> str:
    """Return a table as JSON with one row a line: half the size of indented JSON, and its changes can be read."""
    parts = []
    for key, value in table.items():
        rows = [json.dumps(row, ensure_ascii=False) for row in value] if isinstance(value, list) else None
        inner = json.dumps(value, ensure_ascii=False) if rows is None else "[\n" + ",\n".join(rows) + "\n]"
        parts.append(f"{json.dumps(key)}: {inner}")
    return "{" + ",\n".join(parts) + "}\n"


def csv_of(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the rows as RFC 4180 says, behind the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """Return one cell. A spreadsheet takes what begins like a formula for one, and would run it."""
    if isinstance(value, list):
        return _cell("; ".join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def one_line(text: str) -> str:
    """Return ``text`` on one line, without what neither XML 1.0 nor iCalendar can hold."""
    return _FOREIGN.sub("", " ".join(text.split()))
