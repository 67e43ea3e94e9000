"""The block of attributes that a portal prints before or after a document ("Số ký hiệu: …", "Người ký: …").

The paper itself counts first; the block fills in what the paper does not show, and an editor is told where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.basics.matching import flat
from generator.basics.text import fold
from generator.documents import dates
from generator.documents.citations.kinds import type_of
from generator.drafting.heading.columns import roles
from generator.drafting.model import Field
from generator.drafting.wordlists import keyed
from generator.vocabulary.lists import derived

_CORE = {"number", "issued", "effective", "issuer", "signer", "subject", "type"}
_DATE = re.compile(rf"(?:ngày\s+)?{dates.IN_FIGURES}\Z")
_SYMBOL = re.compile(r"\d{1,5}[a-zđ]?\s?[/-]\s?[A-ZĐ\d][\w&]*(?:\s?[/-]\s?[A-ZĐ][\w&]*){0,4}\Z")

_BESIDE = re.compile(r"\s*[-–,;:(]\s*\Z")  # "Nguyễn Văn A - Phó Chủ tịch"
_SEAT = re.compile(r"\A\s*(?:(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\s(?:tỉnh|thành phố)\b)?[\s:,–-]*")


@dataclass(frozen=True, slots=True)
class AttributeBlock:
    """What a portal says of the document, as written."""

    values: dict[str, str] = field(default_factory=dict)
    lines: frozenset[int] = frozenset()
    """Which of the segments belong to it."""

    def field(self, key: str) -> Field | None:
        """Return what the block says of ``key``, None where it says nothing that can be read."""
        written = self.values.get(key)
        value = _READ.get(key, str)(written) if written else None
        return Field(value, f"bảng thuộc tính của trang đăng: «{written}»") if value else None


def block(segments: Sequence[str]) -> AttributeBlock:
    """Return the block among ``segments``; one label alone makes none: it may be the stamp of a digital signature."""
    values: dict[str, str] = {}
    lines: set[int] = set()
    last: str | None = None
    waiting: str | None = None
    for i, segment in enumerate(segments):
        pairs = list(_pairs(segment))
        if pairs:
            lines.add(i)
            for key, value in pairs:
                values.setdefault(key, value) if value else None
            last = pairs[-1][0]
            waiting = None if pairs[-1][1] else last
        elif waiting and segment.strip(" |-"):
            if _fits(waiting, segment):
                values.setdefault(waiting, segment.strip())
                lines.add(i)
            waiting = None
        elif last == "subject" and segment[:1].islower():
            values[last] += f" {segment.strip()}"
            lines.add(i)
        else:
            last = None
    return AttributeBlock(_apart(values), frozenset(lines)) if len(_CORE & values.keys()) > 1 else AttributeBlock()


def _apart(values: dict[str, str]) -> dict[str, str]:
    """Return ``values`` with the office of the signer apart that stands beside his name."""
    written = values.get("signer", "")
    office = roles().search(flat(written))
    if not office:
        return values
    before, role, after = written[: office.start()], written[slice(*office.span())], written[office.end() :]
    beside = _BESIDE.search(before)
    name = before[: beside.start()] if beside else _SEAT.sub("", after)
    if (before and not beside) or not _person(name):
        return values
    return {**values, "signer": name, "role": values.get("role", role)}


def supplied(read: Field, told: Field | None) -> Field:
    """Return the field ``read`` from the paper, or what the block ``told`` where the paper shows nothing."""
    if told is None or fold(read.value or "") == fold(told.value or ""):
        return read
    return replace(read, why=f"{read.why}; nhưng {told.why}", check=True) if read.value else told


@derived
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    pattern, keys = keyed("portal")
    return re.compile(rf"(?:\A[-•+\s]*|(?<=\s\s)|(?<=;\s))(?P<label>{pattern.pattern})\s*(?::|\Z|(?=\s\s|\s\d))"), keys


def _pairs(segment: str) -> Iterator[tuple[str, str]]:
    pattern, keys = _labels()
    found = list(pattern.finditer(flat(segment)))
    if not found or segment[: found[0].start("label")].strip(" -•+"):
        return
    ends = [one.start() for one in found[1:]] + [len(segment)]
    for one, end in zip(found, ends, strict=True):
        yield keys[one["label"]], segment[one.end() : end].strip(" ;|")


def _fits(key: str, value: str) -> bool:
    """Whether ``value``, on a line of its own below its label, can be what the label asks for."""
    told = _apart({key: value.strip()})[key]
    return key == "other" or _READ.get(key, str)(told) is not None


def _day(written: str) -> str | None:
    found = _DATE.match(written)
    day = dates.day(found) if found else None
    return day.isoformat() if day else None


def _number(written: str) -> str | None:
    return re.sub(r"\s+", "", written).replace("–", "-") if _SYMBOL.match(written) else None


def _person(written: str) -> str | None:
    words = written.split()
    return written if 1 < len(words) < 7 and all(word[0].isupper() for word in words) else None


_READ: dict[str, Callable[[str], str | None]] = {
    "number": _number,
    "issued": _day,
    "effective": _day,
    "type": type_of,
    "signer": _person,
}
