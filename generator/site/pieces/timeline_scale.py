"""Where instants lie in a timeline, what its axis marks, and the periods that a reader can choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from generator.basics.periods import Span, midnight, minute
from generator.site.views.timelines import Period, PeriodGroup, Point, Stretch, Tick

_AFTER = timedelta(days=75)
"""How long after the last event the drawing goes on: enough to show what is open-ended."""
_BEFORE = timedelta(days=14)
_MOST_TICKS = 6
"""So many labels fit side by side on a phone; the script adds more where there is room."""
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The instants between which a timeline is drawn."""

    first: datetime
    last: datetime

    @classmethod
    def around(cls, events: Sequence[datetime]) -> TimeScale:
        """Return the scale on which all of ``events`` can be drawn, and what is open-ended goes on after them."""
        return cls(midnight((min(events) - _BEFORE).date()), midnight((max(events) + _AFTER).date()))

    def at(self, instant: datetime) -> float:
        """Return where ``instant`` lies: 0 is the left edge, 1 the right one."""
        return round((instant - self.first) / (self.last - self.first), 4)

    def point(self, instant: datetime) -> Point:
        """Return ``instant`` as a point of the drawing."""
        return Point(_machine(instant), self.at(instant))

    def stretch(self, span: Span) -> Stretch:
        """Return ``span`` as a stretch of the drawing; without an end it goes on to the edge."""
        start = span.start or self.first
        end = self.at(span.end) if span.end else max(1.0, self.at(start))
        return Stretch(_machine(start), _machine(span.end) if span.end else "", self.at(start), end)


def _machine(instant: datetime) -> str:
    """Return an instant at UTC+7 as a script reads it: the day, with the minute where it is not 00:00."""
    return f"{instant.date()}" if instant == midnight(instant.date()) else minute(instant)


def ticks(scale: TimeScale) -> Iterator[Tick]:
    """Yield the first days of months, or of quarters or years where those would stand too close."""
    months = scale.last.year * 12 + scale.last.month - scale.first.year * 12 - scale.first.month
    step = next((step for step in (1, 3, 12) if months / step <= _MOST_TICKS), 12)
    for month in range(scale.first.year * 12 + scale.first.month, scale.first.year * 12 + scale.first.month + months):
        if month % step == 0:
            year, number = month // 12, month % 12 + 1
            start = midnight(date(year, number, 1))
            yield Tick(scale.point(start), str(year) if step == 12 else f"{number}/{year}")


def periods(events: Iterable[datetime]) -> tuple[PeriodGroup, ...]:
    """Return the years, quarters and months in which something happens."""
    months = sorted({(event.year, event.month) for event in events})
    quarters = sorted({(year, (month - 1) // 3) for year, month in months})
    return (
        PeriodGroup("Năm", tuple(_period(year, 1, 12, f"Năm {year}") for year in sorted({year for year, _ in months}))),
        PeriodGroup("Quý", tuple(_period(year, q * 3 + 1, 3, f"Quý {_ROMAN[q]}/{year}") for year, q in quarters)),
        PeriodGroup("Tháng", tuple(_period(year, m, 1, f"Tháng {m}/{year}") for year, m in months)),
    )


def _period(year: int, month: int, length: int, name: str) -> Period:
    after = year * 12 + month - 1 + length
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(f"{date(year, month, 1)}", f"{last}", name)
