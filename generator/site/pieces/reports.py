"""What agencies must report: who, to whom, by when."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.prose import Segment
from generator.law.applicability import Row
from generator.records.schema import Measure
from generator.site.pieces.context import Site
from generator.site.pieces.links import agency_links, clause_link, unit_link
from generator.site.pieces.measures import is_report
from generator.site.pieces.times import time
from generator.site.views.reports import ReportItem, ReportList
from generator.vocabulary.lists import vocabulary

_STAGED = "; mới được giao đề xuất"
_NO_DAY = "9"
"""Follows every day."""


def reports(site: Site, rows: Iterable[Row]) -> ReportList:
    """Return who must report to whom by when: those with a last day first, by day."""
    due = sorted((row for row in rows if is_report(row.measure)), key=_last_day)
    return ReportList(tuple(_report(site, row) for row in due))


def nearest_reports(site: Site, rows: Iterable[Row], most: int) -> ReportList:
    """Return the next reports due from the build's day on, and the newest of the others; of each at most ``most``."""
    found, today = [row for row in rows if is_report(row.measure)], site.today.isoformat()
    due = sorted((row for row in found if today <= _last_day(row) < _NO_DAY), key=_last_day)
    rest = sorted((row for row in found if not today <= _last_day(row) < _NO_DAY), key=_newness, reverse=True)
    shown = (*due[:most], *rest[:most])
    return ReportList(tuple(_report(site, row) for row in shown), len(found) - len(shown))


def _newness(row: Row) -> str:
    deadline, issued = row.measure.deadline, row.directive.issued.first
    return str(deadline.last_day if deadline else issued or "")


def _last_day(row: Row) -> str:
    deadline = row.measure.deadline
    return deadline.last_day.isoformat() if deadline else _NO_DAY


def _report(site: Site, row: Row) -> ReportItem:
    measure = row.measure
    repeats = vocabulary().repeats[measure.repeats].lower() if measure.repeats else None
    via = (Segment(", qua "), *agency_links(measure.via)) if measure.via else ()
    return ReportItem(
        badge=site.line(row).badge,
        text=measure.summary,
        who=agency_links(measure.agencies),
        to=(*agency_links(measure.reports_to), *via) if measure.reports_to else via[1:],
        when=f"{_when(measure, repeats)}{_STAGED if measure.stage else ''}",
        day=time(measure.deadline.last_day) if measure.deadline else None,
        clause=clause_link(row.directive, measure.clause, named=True),
        unit=unit_link(row.directive.unit),
    )


def _when(measure: Measure, repeats: str | None) -> str:
    return measure.deadline.written if measure.deadline else repeats or measure.condition or "không ghi hạn"
