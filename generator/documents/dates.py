"""Days as documents write them: ``09/7/2021``, ``ngày 09 tháng 7 năm 2021`` (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from datetime import date

IN_FIGURES = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?!\d)"
"""A pattern of a day in figures, with its year."""
IN_WORDS = r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})(?!\d)"
"""A pattern of a day in words, with its year."""


def day(found: re.Match[str]) -> date | None:
    """Return the day that one of these patterns matched; None if no calendar has it."""
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
