"""Which parts of another document an act names: "khoản 7 Điều 15 và Phụ lục I" → ``dieu-15.7``, ``pl-1``."""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?:(?:điểm\s(?P<letter>[a-zđ]|\d{1,2}))?[,\s]{0,3}(?:của\s)?(?:khoản\s(?P<item>\d{1,2}))?[,\s]{0,3}(?:của\s)?"
    r"điều\s(?P<article>\d{1,3})|phụ lục\s(?:số\s)?(?P<annex>\d{1,2}|[ivx]{1,5})(?!\w)"
    r"|(?:mục|điểm|khoản)\s(?P<point>\d{1,2}(?:\.\d{1,2})?)(?:\.?(?P<sub>[a-zđ])(?!\w))?)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def labels(text: str) -> tuple[str, ...]:
    """Return the labels of the parts that ``text`` (in lower case) names, in order, without repeats."""
    return tuple(dict.fromkeys(_label(found) for found in _PART.finditer(text)))


def _label(found: re.Match[str]) -> str:
    if found["annex"]:
        return f"pl-{found['annex'] if found['annex'].isdigit() else _arabic(found['annex'])}"
    if found["article"]:
        return ".".join(filter(None, (f"dieu-{found['article']}", found["item"], found["letter"])))
    return ".".join(filter(None, (found["point"], found["sub"])))


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
