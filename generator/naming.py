"""Where a text names an agency, by the spellings of ``data/agencies.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Naming:
    """One place in a text at which an agency is named; ``words`` as the text writes them."""

    agency: str
    words: str
    start: int


def named(text: str) -> Iterator[Naming]:
    """Yield every naming in ``text`` (NFC), in order; where two spellings fit, the longer one counts.

    In a list the word «Sở» stands once: ``các sở: Tài chính, Kế hoạch và Đầu tư``, ``Sở Y tế, Giao thông vận tải``.
    """
    spelt = _spellings()
    for found in spelt.whole.finditer(text):
        if found["name"]:
            yield Naming(spelt.keys[found["name"].lower()], found["name"], found.start())
        at = found.end()
        while _DEPARTMENT.match(found[0]) and (further := spelt.further.match(text, at)):
            yield Naming(spelt.keys[f"sở {further[1].lower()}"], further[1], further.start(1))
            at = further.end()


_DEPARTMENT = re.compile(r"(giám đốc )?sở\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Spellings:
    keys: dict[str, str]
    """The agency of each spelling, in lower case."""
    whole: re.Pattern[str]
    """A spelling, or the «sở:» that opens a list."""
    further: re.Pattern[str]
    """The next department of a list, without «Sở»."""


@cache
def _spellings() -> _Spellings:
    keys = {words.lower(): key for key, spelt in vocabulary().spellings.items() for words in spelt}
    departments = [words.removeprefix("sở ") for words in keys if words.startswith("sở ")]
    return _Spellings(
        keys,
        re.compile(rf"\b(?:(?P<name>{_any(keys)})\b|sở(?=:))", re.IGNORECASE),
        re.compile(rf"[,:]?\s+(?:và\s+)?({_any(departments)})\b", re.IGNORECASE),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
