"""Where a text names an agency, by the spellings of ``data/agencies.yaml``.

In a list the word «Sở» stands once: ``các sở: Tài chính, Kế hoạch và Đầu tư``, ``Sở Y tế, Giao thông vận tải``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.basics.matching import low, phrases
from generator.vocabulary.lists import derived, vocabulary

FULL_NAMES = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "BTV": "Ban Thường vụ"}
"""What offices call by its initials."""
_DEPARTMENT = re.compile(r"(?:gi[áa]m [đd][ốo]c )?s[ởo](?!\w)")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place in a text at which an agency is named; ``words`` as the text writes them."""

    agency: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """How agencies are written, compiled for text in lower case, or for folded text."""

    whole: re.Pattern[str]
    """A name. «các sở» is none where it opens a list of departments."""
    bare: re.Pattern[str]
    """The name of a department without «Sở»."""
    keys: Mapping[str, str]
    """The agency of each name."""
    departments: Mapping[str, str]
    """The agency of each department, by its name without «Sở»."""

    @classmethod
    def of(cls, keys: Mapping[str, str], more: Mapping[str, str] | None = None) -> AgencyNames:
        """Compile ``keys``, an agency by each name; ``more``: further departments, by their names without «Sở»."""
        departments = {words[3:]: key for words, key in keys.items() if re.match(r"s[ởo] \w", words)} | dict(more or {})
        bare = phrases(departments)
        whole = rf"(?!c[áa]c s[ởo](?::| {bare})){phrases(keys)}"
        return cls(re.compile(whole), re.compile(bare), keys, departments)

    @staticmethod
    def opens_list(name: str) -> bool:
        """Whether departments may follow ``name`` without «Sở»."""
        return _DEPARTMENT.match(name) is not None


def named(text: str) -> Iterator[Naming]:
    """Yield every naming in ``text`` (NFC), in order; where two spellings fit, the longer one counts."""
    names, pattern, further = _spellings()
    lower = low(text)
    for found in pattern.finditer(lower):
        if found["name"]:
            yield Naming(names.keys[found["name"]], text[found.start() : found.end()], found.start())
        at = found.end()
        while names.opens_list(found[0]) and (department := further.match(lower, at)):
            start, at = department.span(1)
            yield Naming(names.departments[department[1]], text[start:at], start)


@derived
def _spellings() -> tuple[AgencyNames, re.Pattern[str], re.Pattern[str]]:
    """Return the names, a pattern of one of them or of the «sở:» that opens a list, and one of what goes on with it."""
    names = AgencyNames.of({low(words): key for key, spelt in vocabulary().spellings.items() for words in spelt})
    return (
        names,
        re.compile(rf"(?<!\w)sở(?=:)|(?P<name>{names.whole.pattern})"),
        re.compile(rf"[,:]?\s+(?:và\s+)?({names.bare.pattern})"),
    )
