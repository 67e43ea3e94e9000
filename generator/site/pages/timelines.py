"""Timelines of everything, province by province; where that is much, in parts by province, year and month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.basics.grouping import grouped
from generator.basics.splitting import ListPart
from generator.basics.timeseries import always
from generator.records.addresses import TIMELINES
from generator.records.corpus import Directive
from generator.site.pieces import regime_lanes
from generator.site.pieces.context import Site
from generator.site.pieces.links import units_by_name
from generator.site.pieces.parted_lists import around, part_item, parted, parts, told_of
from generator.site.pieces.timeline import ASSETS, instants, legend, of_unit, regimes_of_unit
from generator.site.pieces.timeline_scale import periods
from generator.site.pieces.times import turning_days
from generator.site.views.page import Page
from generator.site.views.timelines import Timeline, TimelineIndexView

_NAME = "Dòng thời gian"
_LINES = 3
"""So many a directive takes: where it is drawn, where it is named, what is told of it; and one for each deadline."""


def jobs(site: Site) -> Iterator[tuple[str | None, Callable[[], Iterator[Page]]]]:
    """Yield what makes the timeline of everything; where it is told in parts, also those of each unit, by its name."""
    whole = parted(site.corpus.directives.values(), lambda directive: directive, site.most, partial(_lines, site))
    yield None, partial(_pages, site, [whole])
    for part in whole.parts:
        yield part.keys[0], partial(_pages, site, list(part.all()))


def _lines(site: Site, directive: Directive) -> int:
    return _LINES + sum(measure.deadline is not None for measure in site.measures_of.get(directive.id, ()))


def _pages(site: Site, found: Iterable[ListPart[Directive]]) -> Iterator[Page]:
    for part in found:
        told = told_of(part.keys)
        shown = () if part.parts else map(site.state, part.items)
        yield Page(
            f"{TIMELINES}{part.path}",
            f"{_NAME}{told}",
            f"Mọi văn bản{told} theo thời gian." if part.keys else "Mọi văn bản theo thời gian, tỉnh theo tỉnh.",
            _view(site, part),
            section=not part.keys,
            assets=ASSETS if part.keys else (*ASSETS, *regime_lanes.ASSETS),
            turns=turning_days(shown),
        )


def _view(site: Site, part: ListPart[Directive]) -> TimelineIndexView:
    timelines = tuple(_timelines(site, part))
    return TimelineIndexView(
        heading=f"{_NAME}{told_of(part.keys)}" if part.keys else "",
        around=around(_NAME, TIMELINES, part),
        parts=tuple(
            part_item(TIMELINES, one, one.items[0], f"{len(one.items)} văn bản", always("")) for one in parts(part)
        ),
        timelines=timelines,
        periods=periods(instants(site, part.items)) if timelines else (),
        legend=legend(timelines),
        lanes=None if part.keys else regime_lanes.lanes(site),
    )


def _timelines(site: Site, part: ListPart[Directive]) -> Iterator[Timeline]:
    """Yield what is drawn on the page of ``part``: of a province that is told in parts, which regime it was under."""
    if part.parts:
        if len(part.keys) == 1:
            yield regimes_of_unit(site, part.keys[0], part.items)
        return
    units = grouped(part.items, lambda directive: (directive.unit,))
    for unit in units_by_name(units):
        yield of_unit(site, unit, units[unit], whole=len(part.keys) < 2)
