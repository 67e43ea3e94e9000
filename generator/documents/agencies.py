"""Where a text names an agency, by the spellings of ``data/agencies.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.basics.matching import low, phrases
from generator.vocabulary.lists import derived, vocabulary


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
    lower = low(text)
    for found in spelt.whole.finditer(lower):
        if found["name"]:
            yield Naming(spelt.keys[found["name"]], text[found.start() : found.end()], found.start())
        at = found.end()
        while _DEPARTMENT.match(found[0]) and (further := spelt.further.match(lower, at)):
            yield Naming(spelt.keys[f"sở {further[1]}"], text[further.start(1) : further.end(1)], further.start(1))
            at = further.end()


_DEPARTMENT = re.compile(r"(giám đốc )?sở\b")


@dataclass(frozen=True, slots=True)
class _Spellings:
    keys: dict[str, str]
    """The agency of each spelling, in lower case."""
    whole: re.Pattern[str]
    """A spelling, or the «sở:» that opens a list."""
    further: re.Pattern[str]
    """The next department of a list, without «Sở»."""


@derived
def _spellings() -> _Spellings:
    keys = {low(words): key for key, spelt in vocabulary().spellings.items() for words in spelt}
    departments = phrases(words.removeprefix("sở ") for words in keys if re.match(r"sở \w", words))
    return _Spellings(
        keys,
        re.compile(rf"(?<!\w)sở(?=:)|(?!các sở(?::| {departments}))(?P<name>{phrases(keys)})"),
        re.compile(rf"[,:]?\s+(?:và\s+)?({departments})"),
    )
