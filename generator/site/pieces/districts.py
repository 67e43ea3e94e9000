"""A province's page for one of its districts: which can be chosen, what applies there, and which lines are of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.basics.timeseries import Dated, together
from generator.law import wording
from generator.law.answers import PlaceAnswer, PlacedMeasure
from generator.law.districts import districts
from generator.site.pieces.verdict import Standings, standing, verdict
from generator.site.views.provinces import DistrictAnswer, DistrictChoice

ASSETS = ("district/district.js",)
"""What a page needs on which one can choose."""
_ANYWHERE = "?"
"""Stands among districts for areas of which it is not known in which of them they lie."""


def where(placed: PlacedMeasure) -> tuple[str, ...]:
    """Return the districts (slugs) in which a measure applies, as lines tell it; none where it applies everywhere."""
    if not placed.extent:
        return ()
    return (*sorted(placed.extent.reaches), *((_ANYWHERE,) if placed.extent.unplaced else ()))


def choices(answer: PlaceAnswer) -> tuple[DistrictChoice, ...]:
    """Return the districts of a place between which a reader can choose."""
    own = (district for district in districts(answer.time.slug) if district.slug in answer.districts)
    return tuple(DistrictChoice(district.slug, wording.capitalised(district.full)) for district in own)


def answers(
    answer: PlaceAnswer, public: Sequence[PlacedMeasure], nationwide: Dated[Standings]
) -> Iterator[DistrictAnswer]:
    """Yield what applies in the districts of a place, those for which it is the same together.

    ``public``: its measures for the public; ``nationwide``: how the centre's documents stand.
    """
    if not answer.districts:
        return
    everywhere = [standing(placed for placed in public if not placed.extent), nationwide]
    local = [placed for placed in public if placed.extent]
    alike: dict[tuple[int, frozenset[str]], list[str]] = {}
    for slug, regime in answer.districts.items():
        there = frozenset(placed.id for placed in local if placed.extent and placed.extent.reach(slug))
        alike.setdefault((id(regime), there), []).append(slug)
    for (_, there), slugs in alike.items():
        here = [placed for placed in local if placed.id in there]
        found = together([*everywhere, standing(here)] if here else everywhere)
        told = verdict(answer.districts[slugs[0]], answer.ended_emergencies, found)
        yield DistrictAnswer(tuple(slugs), told)
