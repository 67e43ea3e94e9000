"""The map: every province as a tile, by the regime that it is under at any time; and the same as a list."""

from __future__ import annotations

from collections.abc import Mapping

from generator.basics.timeseries import Dated, combined, tally
from generator.site.pieces.context import Site
from generator.site.pieces.regime_chart import chart
from generator.site.pieces.regime_lanes import ASSETS, ONLY_REPORTED, any_reported, axis, courses
from generator.site.pieces.tile_maps import PlaceStanding, divisions, looks, name, standings
from generator.site.pieces.times import turning_days
from generator.site.views.map import InForce, MapView
from generator.site.views.page import Page
from generator.site.views.regimes import RegimeChart
from generator.vocabulary.lists import vocabulary


def page(site: Site) -> Page:
    """Return the map of every division, the one in force on the build's day first."""
    found = standings(site)
    in_force = vocabulary().territory.in_force.map(lambda era: InForce(era.key, name(era)))
    shown = vocabulary().site.regime
    view = MapView(divisions(site, found), in_force, shown, ONLY_REPORTED, _chart(site, found))
    description = f"{shown} ở từng tỉnh, thành phố trên bản đồ, vào ngày bất kỳ."
    assets, turns = ("map/map.css", *ASSETS, "map/map.js"), turning_days(found.values())
    return Page("ban-do/", "Bản đồ", description, view, section=True, assets=assets, turns=turns)


def _chart(site: Site, found: Mapping[str, Dated[PlaceStanding]]) -> RegimeChart | None:
    """Return how many of the provinces that there were on a day stood how, in the years in which a regime is known."""
    known = courses(site).values()
    drawn = axis(known)
    if not drawn:
        return None
    territory = vocabulary().territory

    def look_of(slug: str) -> Dated[str | None]:
        """Return the key of its look, None while there is no such province."""
        there = territory.in_force.map(lambda era: territory.exists(slug, era))
        return combined(found[slug], there, lambda now, exists: now.look.key if exists else None)

    counts = tally(map(look_of, territory.provinces))
    return chart(counts, looks(), drawn, ONLY_REPORTED if any_reported(known) else "")
