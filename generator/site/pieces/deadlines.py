"""Deadlines of measures, alone and as a calendar. A passed one says nothing of what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.basics.prose import Prose, Segment
from generator.basics.timeseries import Dated
from generator.law.applicability import Row
from generator.records.schema import Deadline
from generator.site.pieces.context import Site
from generator.site.pieces.links import agency_links, clause_link, unit_name
from generator.site.pieces.times import once_issued, time
from generator.site.views.deadlines import DeadlineCalendar, DeadlineItem, Due


def deadlines(rows: Iterable[Row]) -> tuple[DeadlineItem, ...]:
    """Return the deadlines of ``rows``, earliest first."""
    return _items(_by_day(rows))


def _by_day(rows: Iterable[Row]) -> list[tuple[Deadline, Row]]:
    due = [(deadline, row) for row in rows if (deadline := row.measure.deadline)]
    return sorted(due, key=lambda pair: pair[0].last_day)


def _items(due: Iterable[tuple[Deadline, Row]]) -> tuple[DeadlineItem, ...]:
    return tuple(
        DeadlineItem(
            day=time(deadline.last_day),
            when=_when_due(deadline.last_day),
            text=row.measure.summary,
            who=_who(row),
            clause=clause_link(row.directive, row.measure.clause, named=True),
            written=deadline.written,
            shown=once_issued(row.directive),
        )
        for deadline, row in due
    )


def _when_due(last_day: date) -> Dated[Due]:
    after = last_day + timedelta(days=1)
    return Dated(((None, "coming"), (last_day, "due"), (after, "passed")))


def calendar(site: Site, rows: Iterable[Row], nearest: int | None = None) -> DeadlineCalendar:
    """Return the deadlines of ``rows``: to come (soonest first), today's, and passed (latest first).

    ``nearest``: of each no more than so many; the others are counted.
    """
    due = _by_day(rows)
    coming = [each for each in due if each[0].last_day > site.today]
    now = [each for each in due if each[0].last_day == site.today]
    passed = [each for each in reversed(due) if each[0].last_day < site.today]
    more = sum(len(some[nearest:]) for some in (coming, now, passed)) if nearest else 0
    return DeadlineCalendar(_items(coming[:nearest]), _items(now[:nearest]), _items(passed[:nearest]), more)


def nearest_deadline(site: Site, rows: Iterable[Row]) -> DeadlineItem | None:
    """Return the next deadline from the build's day on, or else the latest that has passed."""
    found = calendar(site, rows, 1)
    return next(iter((*found.due, *found.coming, *found.passed)), None)


def _who(row: Row) -> Prose:
    measure = row.measure
    parts: list[Segment] = [*agency_links(measure.agencies)]
    for words, agencies in (("phối hợp", measure.with_), ("qua", measure.via)):
        if agencies:
            parts += [Segment(f" ({words} "), *agency_links(agencies), Segment(")")]
    return (Segment(f"{unit_name(row.directive.unit)}: "), *parts)
