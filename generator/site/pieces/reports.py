"""What agencies must report: who, to whom, by when."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.prose import Segment
from generator.law.applicability import Row
from generator.records.schema import Measure
from generator.site.pieces.context import Site
from generator.site.pieces.links import agency_links, clause_link, unit_link
from generator.site.pieces.times import time
from generator.site.views.reports import ReportItem
from generator.vocabulary.lists import vocabulary

_STAGED = "; mới được giao đề xuất"


def _is_report(row: Row) -> bool:
    """Whether the measure makes an agency report something."""
    measure = row.measure
    told = any(vocabulary().topics[topic].reports for topic in measure.topics)
    return bool(measure.agencies) and (told or bool(measure.reports_to))


def reports(site: Site, rows: Iterable[Row]) -> tuple[ReportItem, ...]:
    """Return who must report to whom by when: those with a last day first, by day."""
    due = sorted((row for row in rows if _is_report(row)), key=_last_day)
    return tuple(_report(site, row) for row in due)


def _last_day(row: Row) -> str:
    deadline = row.measure.deadline
    return deadline.last_day.isoformat() if deadline else "9"


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
