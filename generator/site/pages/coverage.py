"""The page of how much is known: of each province and month, and what is missing most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlencode

from generator.basics.text import sort_key
from generator.law import wording
from generator.law.coverage import CoveredDays, Knowledge, PlaceCoverage, counted, coverage
from generator.records.addresses import COVERAGE
from generator.site.pieces.context import Site
from generator.site.pieces.coverage import share, shown_share
from generator.site.pieces.links import unit_link, unit_name
from generator.site.views.coverage import CoverageRow, CoverageView, Gap, MonthCell
from generator.site.views.page import Page
from generator.vocabulary.entries import DayRange
from generator.vocabulary.lists import vocabulary

_NAME = "Kho có gì, thiếu gì"
_GAPS = 10
_QUARTERS = 4
_HOW_TO = "dong-gop/"


def pages(site: Site) -> Iterator[Page]:
    """Yield the page, if the vocabulary tells of which days."""
    if period := vocabulary().site.coverage:
        view = _view(site, period)
        yield Page(COVERAGE, _NAME, f"{view.summary}.", view, assets=("coverage/coverage.css",))


def _view(site: Site, period: DayRange) -> CoverageView:
    places = sorted(
        coverage(site.answers.regime, period.first, period.last), key=lambda place: sort_key(unit_name(place.province))
    )
    months = sorted({month for place in places for month in place.months})
    return CoverageView(
        period=wording.from_to(period.first, period.last),
        summary=_summary(places, period),
        months=tuple(f"{month:%-m/%y}" for month in months),
        rows=tuple(_row(place, months) for place in places),
        gaps=tuple(_gap(site, place, gap) for place, gap in _longest(places)),
    )


def _summary(places: Iterable[PlaceCoverage], period: DayRange) -> str:
    days = sum((place.days for place in places), Counter[Knowledge]())
    which = wording.from_to(period.first, period.last)
    return f"Kho biết {vocabulary().site.regime.lower()} của {shown_share(days)} số ngày của mọi tỉnh, {which}"


def _row(place: PlaceCoverage, months: Iterable[date]) -> CoverageRow:
    known = place.months
    cells = tuple(_cell(month, known[month]) if month in known else None for month in months)
    return CoverageRow(place.province, unit_link(place.province), cells, shown_share(place.days))


def _cell(month: date, days: Counter[Knowledge]) -> MonthCell:
    known = days.total() - days[Knowledge.UNKNOWN]
    inner = min(max(round(share(days) * _QUARTERS), 1), _QUARTERS - 1)
    level = 0 if not known else _QUARTERS if known == days.total() else inner
    firm = days[Knowledge.KNOWN]
    return MonthCell(known, level, 2 * firm < known, f"tháng {month.month}/{month.year}: {counted(days)}")


def _longest(places: Iterable[PlaceCoverage]) -> list[tuple[PlaceCoverage, CoveredDays]]:
    gaps = [(place, gap) for place in places if (gap := place.longest_gap)]
    return sorted(gaps, key=lambda found: -found[1].days)[:_GAPS]


def _gap(site: Site, place: PlaceCoverage, gap: CoveredDays) -> Gap:
    which = wording.from_to(gap.first, gap.last)
    return Gap(unit_link(place.province), which, gap.days, _contribute(site, unit_name(place.province), which))


def _contribute(site: Site, name: str, which: str) -> str:
    """Return where to tell of documents of a province and time: a new issue that asks for what is needed."""
    if not site.repo_url:
        return _HOW_TO
    needed = ("Số, ký hiệu, ngày ban hành", vocabulary().site.regime, "Áp dụng từ, đến", "Nguồn (địa chỉ trang)")
    asked = "\n".join((f"Tỉnh, thành phố: {name}", f"Thời gian: {which}", "", *(f"{one}:" for one in needed)))
    told = urlencode({"title": f"Văn bản của {name}, {which}", "body": asked})
    return f"{site.repo_url.rstrip('/')}/issues/new?{told}"
