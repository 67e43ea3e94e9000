"""Days and hours in running text → moments. A missing year comes from the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from generator.basics.periods import Moment

_CLOCK = r"(?:(?P<h{n}>\d{{1,2}})\s?(?:giờ|h|g|:)\s?(?P<min{n}>\d{{2}})?(?:\s?(?:phút|p|['’′]))?)"
_DAY = (
    r"(?:(?:ngày\s)?(?P<d{n}>\d{{1,2}})[/.-](?P<m{n}>\d{{1,2}})(?![/.-]?\d(?!\d{{3}}))(?:[/.-](?P<y{n}>\d{{4}})(?!\d))?"
    r"|ngày\s(?P<dd{n}>\d{{1,2}})\stháng\s(?P<mm{n}>\d{{1,2}})(?:,?\snăm\s(?P<yy{n}>\d{{4}}))?)"
)


def moment_pattern(n: str) -> str:
    """Return a pattern (text in lower case) for a day with or without its hour; ``n`` parts its group names."""
    clock = _CLOCK.format(n=n)
    return rf"(?:{clock}[\s,]{{0,3}}(?:của\s)?)?{_DAY.format(n=n)}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What tells the year of dates written without one."""

    anchor: date | None
    """The day of issue, or the nearest known day to it; None where the document shows no year."""

    def day(self, d: int, m: int, y: int | None) -> date | None:
        """Return the day, in the year that follows from ``anchor`` if none is written; None if it cannot be told."""
        year = y or (self.anchor.year if self.anchor else None)
        try:
            found = date(year, m, d) if year else None
            if found and not y and self.anchor and self.anchor - found > timedelta(days=180):
                found = date(found.year + 1, m, d)
        except ValueError:
            return None
        return found

    def moment(self, found: re.Match[str], n: str, *, year: int | None = None) -> Moment | None:
        """Return the moment that :func:`moment_pattern` matched; ``year`` is that of a date it is tied to."""
        day = found[f"d{n}"] or found[f"dd{n}"]
        month = found[f"m{n}"] or found[f"mm{n}"]
        written = found[f"y{n}"] or found[f"yy{n}"]
        if not day:
            return None
        when = self.day(int(day), int(month), int(written) if written else year)
        if when is None:
            return None
        return at_hour(when, found[f"h{n}"], found[f"min{n}"])


def at_hour(day: date, hour: str | None, minute: str | None) -> Moment | None:
    """Return the moment; hour 24 is the end of the day, an impossible hour gives None."""
    if hour is None or (int(hour) == 24 and not int(minute or 0)):
        return Moment(day)
    if int(hour) > 23 or int(minute or 0) > 59:
        return None
    return Moment(day, int(hour), int(minute or 0))


def has_year(found: re.Match[str], n: str) -> bool:
    """Whether the date that :func:`moment_pattern` matched is written with its year."""
    return bool(found[f"y{n}"] or found[f"yy{n}"])
