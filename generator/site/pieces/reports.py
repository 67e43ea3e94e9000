"""What agencies must report: who, to whom, by when."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.prose import Segment
from generator.law.applicability import Row
from generator.records.schema import Measure
from generator.site.pieces.context import Site
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.links import agency_links, clause_link, unit_link
from generator.site.pieces.times import time
from generator.site.views.reports import ReportItem, ReportList
from generator.vocabulary.lists import vocabulary

_STAGED = "; mới được giao đề xuất"
_NO_DAY = "9"
"""Follows every day."""


def reports(site: Site, measures: Iterable[MeasureGist]) -> ReportList:
    """Return who must report to whom by when: those with a last day first, by day."""
    due = sorted((measure for measure in measures if measure.is_report), key=_last_day)
    return ReportList(tuple(_report(site, site.row(measure)) for measure in due))


def nearest_reports(site: Site, measures: Iterable[MeasureGist], most: int) -> ReportList:
    """Return the next reports due from the build's day on, and the newest of the others; of each at most ``most``."""
    found, today = [measure for measure in measures if measure.is_report], site.today.isoformat()

    def newness(of: MeasureGist) -> str:
        return str(of.deadline or site.directive_of(of).issued.first or "")

    due = sorted((one for one in found if today <= _last_day(one) < _NO_DAY), key=_last_day)
    rest = sorted((one for one in found if not today <= _last_day(one) < _NO_DAY), key=newness, reverse=True)
    shown = (*due[:most], *rest[:most])
    return ReportList(tuple(_report(site, site.row(one)) for one in shown), len(found) - len(shown))


def _last_day(of: MeasureGist) -> str:
    return of.deadline.isoformat() if of.deadline else _NO_DAY


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
