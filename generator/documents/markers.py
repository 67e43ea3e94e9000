"""What stands at the head of an item and tells its place: "Điều 2.", "IV.", "3.1", "a)", a dash, a plus.

Levels and their order are those of NĐ 30/2020/NĐ-CP, Phụ lục I. :func:`read` is the exact form on which the labels of
clauses rest, so it never changes. The others also take what scans, wraps and other layouts leave of a marker.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from generator.documents.numerals import arabic

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of lettered points."""
DASHES = "-–—•"
BULLET = rf"[{DASHES}+]"
POINT = r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]"
"""A pattern of the number or the letter of a point, anywhere in a text."""
ITEM = rf"(?:{BULLET}|{POINT}|[ivxIVX]{{1,5}}[.)])"
"""A pattern of what begins an item, anywhere in a text of either case."""
RUN = r"\((\d{1,2})\)"
"""A pattern of a number in brackets, as runs inside a paragraph have."""
ROW = r"\|?\s*\d{1,3}\s|\|"
"""A pattern of the head of a table's row: a bar, or its serial number."""

_SECTIONS = {"điều": "dieu", "mục": "muc", "phụ lục": "pl"}
_SECTION = r"(?:Điều|Mục|MỤC|Phụ lục|PHỤ LỤC)"
_MARKER = re.compile(
    rf"(?:(?P<section>{_SECTION})\s+(?P<count>\d+|[IVX]+)\s*(?:[.:–-]|$)"
    rf"|(?P<roman>[IVX]+)[.)]\s|(?P<number>\d{{1,2}})[.)]\s|(?P<decimal>\d{{1,2}}\.\d{{1,2}})[.)]?\s"
    rf"|(?P<letter>[a-zđ])[.)]\s|(?P<dash>[{DASHES}])\s|(?P<plus>\+)\s)\s*"
)
_LOOSE = re.compile(
    rf"(?:{_SECTION}\s+(?:\d+|[IVX]+)\b[.:]?|(?:[IVX]{{1,5}}|[A-Za-zĐđ])[.)]|\d{{1,2}}(?:\.\d{{1,2}})?[.)-]?(?=\s)"
    rf"|{BULLET}|{RUN})\s*"
)
_OPENS_LINE = re.compile(rf"(?:{_SECTION}|Chương|CHƯƠNG)\s+[\dIVX]|(?:{ITEM}|\d{{1,2}}\.\d{{1,2}})\s")
_WIDE_GAP = re.compile(rf"^(\s*(?:{_SECTION} \d+\.?|{ITEM}))(?:\t+|\s{{3,}})")


class MarkerKind(IntEnum):
    """The kinds of markers, from the large to the small: an item is smaller than what introduces it."""

    SECTION = 0
    ROMAN = 1
    NUMBER = 2
    DECIMAL = 3
    LETTER = 4
    DASH = 5
    PLUS = 6


class Marker(NamedTuple):
    """A marker at the head of a line."""

    kind: MarkerKind
    step: str
    """The step of a label that it stands for: ``dieu-2``, ``3.1``, ``a``; a dash and a plus stand for themselves."""


def read(line: str) -> Marker | None:
    """Return the marker with which ``line`` (NFC) begins, if it has the exact form that labels rest on."""
    found = _MARKER.match(line)
    if not found:
        return None
    kind = MarkerKind[(found.lastgroup or "").replace("count", "section").upper()]
    if kind is MarkerKind.SECTION:
        n = found["count"]
        return Marker(kind, f"{_SECTIONS[found['section'].lower()]}-{n if n.isdigit() else arabic(n)}")
    if kind is MarkerKind.ROMAN:
        return Marker(kind, f"muc-{arabic(found['roman'])}")
    if kind in (MarkerKind.NUMBER, MarkerKind.DECIMAL):
        return Marker(kind, ".".join(n.lstrip("0") or "0" for n in found[kind.name.lower()].split(".")))
    return Marker(kind, {MarkerKind.DASH: "-", MarkerKind.PLUS: "+"}.get(kind) or found["letter"])


def end(text: str) -> int:
    """Return where the words of ``text`` begin, after a marker that may lack its stop or the space behind it."""
    found = _LOOSE.match(text)
    return found.end() if found else 0


def opens_line(line: str) -> bool:
    """Whether ``line``, as it was typed or printed, begins an item and goes on with nothing above it."""
    return _OPENS_LINE.match(line) is not None


def without_gap(line: str) -> str:
    """Return ``line`` with one space after its marker, where columns would part at the wide gap behind it."""
    return _WIDE_GAP.sub(r"\1 ", line)
