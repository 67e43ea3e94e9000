"""Days, instants and half-open spans at UTC+7 (Asia/Ho_Chi_Minh, no summer time).

A bare date that starts something means its 00:00; one that ends something means the end of that day,
which is 00:00 of the next day, exclusive. A date with a time means that instant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

FIRST_DAY = date(1945, 9, 2)
"""The day on which the state was founded: none of its documents is older."""
LAST_DAY = date(2099, 12, 31)
"""The last day of which this archive speaks; a later one is a slip."""
UTC7 = timezone(timedelta(hours=7))
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a minute of a day, as a text states it."""

    day: date
    hour: int | None = None
    minute: int = 0

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``; raise ValueError for anything else."""
        found = _MOMENT.fullmatch(text)
        if not found:
            raise ValueError(text)
        day = date.fromisoformat(found[1])
        if found[2] is None:
            return cls(day)
        datetime(day.year, day.month, day.day, int(found[2]), int(found[3]))
        return cls(day, int(found[2]), int(found[3]))

    @property
    def start(self) -> datetime:
        """The instant at which something begins that is said to begin here."""
        begun = midnight(self.day)
        return begun if self.hour is None else begun + timedelta(hours=self.hour, minutes=self.minute)

    @property
    def end(self) -> datetime:
        """The instant at which something is over that is said to last until here (exclusive)."""
        return next_midnight(self.day) if self.hour is None else self.start

    def __str__(self) -> str:
        clock = "" if self.hour is None else f"T{self.hour:02}:{self.minute:02}"
        return f"{self.day.isoformat()}{clock}"


@cache
def midnight(day: date) -> datetime:
    """Return 00:00 of ``day`` at UTC+7."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC7)


def next_midnight(day: date) -> datetime:
    """Return the end of ``day`` at UTC+7, exclusive."""
    return datetime.max.replace(tzinfo=UTC7) if day == date.max else midnight(day + timedelta(days=1))


def iso(at: datetime | None) -> str | None:
    """Return an instant for machines, ``2021-08-16T00:00+07:00``, or None."""
    return at.isoformat(timespec="minutes") if at else None


def minute(at: datetime) -> str:
    """Return an instant as scripts compare it with others at UTC+7: ``2021-08-16T06:00``."""
    return f"{at:%Y-%m-%dT%H:%M}"


def written(day: date) -> str:
    """Return a day as documents write it: days under 10 and months 1, 2 with a zero (NĐ 30/2020, Phụ lục I)."""
    return f"{day.day:02}/{_month(day)}/{day.year}"


WRITTEN_OUT = "ngày {day} tháng {month} năm {year}"
"""A day in words, as headings and first citations write it (NĐ 30/2020, Phụ lục I)."""


def written_out(day: date) -> str:
    """Return a day in words, as headings and first citations write it: ``ngày 09 tháng 7 năm 2021``."""
    return WRITTEN_OUT.format(day=f"{day.day:02}", month=_month(day), year=day.year)


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


@dataclass(frozen=True, slots=True)
class Span:
    """The instants from ``start`` (inclusive) to ``end`` (exclusive); None is without limit."""

    start: datetime | None
    end: datetime | None

    def __contains__(self, instant: datetime) -> bool:
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)

    def meets(self, other: Span) -> bool:
        """Whether the two share an instant."""
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )


@cache
def day(of: date) -> Span:
    """Return the span of one whole day: a question about a bare day is about all of it."""
    return Span(midnight(of), next_midnight(of))


def instant(of: datetime) -> Span:
    """Return the span of the one minute that begins at ``of``."""
    return Span(of, of + timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something may have happened, both inclusive; None is unknown on that side."""

    first: date | None
    last: date | None

    @property
    def certain(self) -> date | None:
        """The day, if only one is possible."""
        return self.first if self.first == self.last else None
