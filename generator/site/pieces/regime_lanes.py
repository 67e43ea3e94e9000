"""Which regime every province was under, day by day: over which years it is drawn, and a line for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from generator.basics.grouping import grouped
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, combined
from generator.law import wording
from generator.law.regimes import MIXED, PlaceRegime
from generator.records.addresses import province_address
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name
from generator.site.pieces.regime_looks import look
from generator.site.pieces.times import time
from generator.site.views.regimes import DayAxis, LaneMark, Quarter, RegimeLane, RegimeLanes
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era

_T = TypeVar("_T")
ASSETS = ("regimes/regimes.css",)
"""What every page with a drawing over such years needs."""
_TOP, _HEIGHT = 3, 20
"""Where the bar of a lane lies in it."""
_ROOM = 22
"""So many days are as wide as a short name."""
_ONE_DAY = timedelta(days=1)

Course = Dated[str | None]
"""The key of a province's regime over all time, None while none is known to apply, or there is no such province."""
Stretch = tuple[int, int, str]
"""Days under one regime, counted from the first that is drawn: the first, the one after the last, the regime's key."""


def courses(site: Site) -> dict[str, Course]:
    """Return the course of every province that ever was."""
    return {slug: _course(site, slug) for slug in vocabulary().territory.provinces}


def _course(site: Site, slug: str) -> Course:
    territory = vocabulary().territory

    def key(found: PlaceRegime, era: Era) -> str | None:
        return found.key if found.orders and territory.exists(slug, era) else None

    return combined(site.answers.regime(slug), territory.in_force, key)


def axis(found: Iterable[Course]) -> DayAxis | None:
    """Return the years, whole, in which a regime is known in some province; None where there are none."""
    known = [day for course in found for day in _known(course)]
    if not known:
        return None
    first, last = date(min(known).year, 1, 1), date(max(known).year, 12, 31)
    days = (last - first).days + 1
    quarters = (date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10))
    return DayAxis(time(first), time(last), days, tuple(_quarter(on, (on - first).days / days) for on in quarters))


def _known(course: Course) -> Iterator[date]:
    """Yield the first and the last day of each time in which a regime is known, as far as it has one."""
    for (since, key), (until, _) in pairwise([*course.days, (None, None)]):
        if key:
            yield from filter(None, (since, until and until - _ONE_DAY))


def _quarter(on: date, at: float) -> Quarter:
    opens_year = on.month == 1
    return Quarter(round(at, 4), str(on.year) if opens_year else f"{on.month}/{on.year}", opens_year)


def steps(of: Dated[_T], drawn: DayAxis) -> Iterator[tuple[int, _T]]:
    """Yield what ``of`` is on the days of ``drawn``, each value with the first of its days, counted from 0."""
    first = date.fromisoformat(drawn.first.machine)
    yield 0, of.on(first)
    for since, value in of.days:
        if since and 0 < (day := (since - first).days) < drawn.days:
            yield day, value


def lanes(site: Site) -> RegimeLanes | None:
    """Return the lanes of all provinces that there were in the years of :func:`axis`; None where there are none."""
    found = courses(site)
    drawn = axis(found.values())
    if not drawn:
        return None
    there = sorted(_there(drawn), key=lambda slug: sort_key(unit_name(slug)))
    made = tuple(_lane(slug, list(_stretches(found[slug], drawn))) for slug in there)
    seen = {mark.look.key for lane in made for mark in lane.marks}
    return RegimeLanes(drawn, made, tuple(look(key) for key in _keys() if key in seen))


def _there(drawn: DayAxis) -> set[str]:
    territory = vocabulary().territory
    first, last = (territory.era(date.fromisoformat(end.machine)).number for end in (drawn.first, drawn.last))
    return {province.slug for era in territory.eras[first : last + 1] for province in territory.existing(era)}


def _stretches(course: Course, drawn: DayAxis) -> Iterator[Stretch]:
    for (start, key), (end, _) in pairwise([*steps(course, drawn), (drawn.days, None)]):
        if key:
            yield start, end, key


def _lane(slug: str, found: Sequence[Stretch]) -> RegimeLane:
    by_key = grouped(found, lambda stretch: (stretch[2],))
    marks = tuple(_mark(key, by_key[key]) for key in _keys() if key in by_key)
    days = {mark.look.name: sum(end - start for start, end, _ in by_key[mark.look.key]) for mark in marks}
    words = "; ".join(f"{wording.inside(name)} {number} ngày" for name, number in days.items())
    return RegimeLane(slug, unit_name(slug), province_address(slug), marks, words)


def _mark(key: str, found: Sequence[Stretch]) -> LaneMark:
    path = "".join(f"M{start} {_TOP}h{end - start}v{_HEIGHT}h{start - end}z" for start, end, _ in found)
    short = "" if key == MIXED else vocabulary().regimes[key].level
    labels = tuple(start for start, end, _ in found if short and end - start >= _ROOM)
    return LaneMark(look(key), path, short, labels)


def _keys() -> tuple[str, ...]:
    return (*vocabulary().regimes, MIXED)
