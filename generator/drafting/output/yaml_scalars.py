"""Values → YAML that every reader takes for the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLAIN = re.compile(r"[^\W\d_«(“/.+][^\n]*|[\d«(“/.+][^\n]*")
_MANGLED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)|[-+]?\.?[0-9][0-9_.,:]*(?:e[-+]?[0-9]+)?|0[xo][0-9a-f_]+|[-+]?\.(?i:inf|nan)|<<|="
)
_UNSAFE = re.compile(r": |:\Z| #|\A\s|\s\Z|[\t\n]|\A[.+]")
_IN_FLOW = re.compile(r"[,\[\]{}\"]")


def scalar(value: str, *, flow: bool = False) -> str:
    """Return ``value`` plain where that is safe, else in double quotes; ``flow``: inside [ ] or { }."""
    plain = _PLAIN.fullmatch(value) and not _UNSAFE.search(value) and not _MANGLED.fullmatch(value)
    if plain and not (flow and _IN_FLOW.search(value)):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def items(values: Iterable[str]) -> str:
    """Return a list on one line."""
    return f"[{', '.join(scalar(value, flow=True) for value in values)}]"


def table(values: Mapping[str, str | None]) -> str:
    """Return a table on one line; keys without a value are left out. Values are taken as they are."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items() if value is not None) + "}"


def comment(words: str) -> str:
    """Return ``words`` on one line, fit to stand behind a ``#``."""
    return " ".join(words.split())
