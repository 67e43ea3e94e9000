"""The page of the timeline of everything, province by province."""

from __future__ import annotations

from generator.site.pieces.context import Site
from generator.site.pieces.links import units_by_name
from generator.site.pieces.timeline import ASSETS, instants, legend, of_unit
from generator.site.pieces.timeline_scale import periods
from generator.site.pieces.times import turning_days
from generator.site.views.page import Page
from generator.site.views.timelines import (
    TimelineIndexView,
)


def page(site: Site) -> Page:
    """Return the timeline of everything, one part per province, the central one last."""
    everything = list(site.corpus.directives.values())
    units = units_by_name({d.unit for d in everything})
    timelines = tuple(of_unit(site, unit, [d for d in everything if d.unit == unit]) for unit in units)
    view = TimelineIndexView(timelines, periods(instants(site, everything)), legend(timelines))
    turns = turning_days(site.state(directive) for directive in everything)
    description = "Mọi văn bản theo thời gian, tỉnh theo tỉnh."
    return Page(
        "dong-thoi-gian/",
        "Dòng thời gian",
        description,
        view,
        section=True,
        assets=ASSETS,
        turns=turns,
    )
