"""Deadlines of measures, alone and as a calendar. A passed one says nothing of what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.basics.prose import Prose, Segment
from generator.basics.timeseries import Dated
from generator.law.applicability import Row
from generator.site.pieces.context import Site
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.links import agency_links, clause_link, unit_name
from generator.site.pieces.times import once_issued, time
from generator.site.views.deadlines import DeadlineCalendar, DeadlineItem, Due


def deadlines(rows: Iterable[Row]) -> tuple[DeadlineItem, ...]:
    """Return the deadlines of ``rows``, earliest first."""
    due = [(deadline, row) for row in rows if (deadline := row.measure.deadline)]
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
        for deadline, row in sorted(due, key=lambda pair: pair[0].last_day)
    )


def _when_due(last_day: date) -> Dated[Due]:
    after = last_day + timedelta(days=1)
    return Dated(((None, "coming"), (last_day, "due"), (after, "passed")))


def calendar(site: Site, measures: Iterable[MeasureGist], nearest: int | None = None) -> DeadlineCalendar:
    """Return the deadlines of ``measures``: to come (soonest first), today's, and passed (latest first).

    ``nearest``: of each no more than so many; the others are counted.
    """
    found = [(measure.deadline, measure) for measure in measures if measure.deadline]
    due = sorted(found, key=lambda pair: pair[0])
    coming = [measure for day, measure in due if day > site.today]
    now = [measure for day, measure in due if day == site.today]
    passed = [measure for day, measure in reversed(due) if day < site.today]
    more = sum(len(some[nearest:]) for some in (coming, now, passed)) if nearest else 0
    return DeadlineCalendar(
        coming=deadlines(map(site.row, coming[:nearest])),
        due=deadlines(map(site.row, now[:nearest])),
        passed=tuple(item for measure in passed[:nearest] for item in deadlines([site.row(measure)])),
        more=more,
    )


def nearest_deadline(site: Site, measures: Iterable[MeasureGist]) -> DeadlineItem | None:
    """Return the next deadline from the build's day on, or else the latest that has passed."""
    found = calendar(site, measures, 1)
    return next(iter((*found.due, *found.coming, *found.passed)), None)


def _who(row: Row) -> Prose:
    measure = row.measure
    parts: list[Segment] = [*agency_links(measure.agencies)]
    for words, agencies in (("phối hợp", measure.with_), ("qua", measure.via)):
        if agencies:
            parts += [Segment(f" ({words} "), *agency_links(agencies), Segment(")")]
    return (Segment(f"{unit_name(row.directive.unit)}: "), *parts)
