"""Which regime every province was under, day by day: over which years it is drawn, and a line for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, TypeVar

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
_BAR, _THIN = (3, 20), (13, 10)
"""Where the bar of a lane lies in it, and how high it is; the second of what is known from a report alone."""
ONLY_REPORTED = "chỉ biết theo báo, hay bản sao"
_ROOM = 22
"""So many days are as wide as a short name."""
_AGAIN = 150
"""After so many it stands there again: a phone shows more at once, so no bar is seen without its name."""
_ONE_DAY = timedelta(days=1)


class Known(NamedTuple):
    """A regime by its key, and whether it is known from a report alone."""

    key: str
    reported: bool


Course = Dated[Known | None]
"""The regime of a province over all time, None while none is known to apply, or there is no such province."""
Stretch = tuple[int, int, Known]
"""Days under one regime, counted from the first that is drawn: the first, the one after the last, and which."""


def courses(site: Site) -> dict[str, Course]:
    """Return the course of every province that ever was."""
    return {slug: _course(site, slug) for slug in vocabulary().territory.provinces}


def _course(site: Site, slug: str) -> Course:
    territory = vocabulary().territory

    def known(found: PlaceRegime, era: Era) -> Known | None:
        return Known(found.key, found.reported) if found.orders and territory.exists(slug, era) else None

    return combined(site.answers.regime(slug), territory.in_force, known)


def any_reported(found: Iterable[Course]) -> bool:
    """Return whether something of ``found`` is known from a report alone."""
    return any(known.reported for course in found for known in course.values if known)


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
    for (since, known), (until, _) in pairwise([*course.days, (None, None)]):
        if known:
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
    looks = tuple(look(key) for key in _keys() if key in seen)
    return RegimeLanes(drawn, made, looks, ONLY_REPORTED if any_reported(found.values()) else "")


def _there(drawn: DayAxis) -> set[str]:
    territory = vocabulary().territory
    first, last = (territory.era(date.fromisoformat(end.machine)).number for end in (drawn.first, drawn.last))
    return {province.slug for era in territory.eras[first : last + 1] for province in territory.existing(era)}


def _stretches(course: Course, drawn: DayAxis) -> Iterator[Stretch]:
    for (start, known), (end, _) in pairwise([*steps(course, drawn), (drawn.days, None)]):
        if known:
            yield start, end, known


def _lane(slug: str, found: Sequence[Stretch]) -> RegimeLane:
    by_key = grouped(found, lambda stretch: (stretch[2].key,))
    keys = [key for key in _keys() if key in by_key]
    words = "; ".join(_words(look(key).name, by_key[key]) for key in keys)
    return RegimeLane(
        slug, unit_name(slug), province_address(slug), tuple(_mark(key, by_key[key]) for key in keys), words
    )


def _words(name: str, found: Sequence[Stretch]) -> str:
    days, reported = (
        sum(end - start for start, end, known in found if known.reported in which) for which in ((True, False), (True,))
    )
    told = f", trong đó {reported} ngày {ONLY_REPORTED}" if reported else ""
    return f"{wording.inside(name)} {days} ngày{told}"


def _mark(key: str, found: Sequence[Stretch]) -> LaneMark:
    short = "" if key == MIXED else vocabulary().regimes[key].level
    named = (stretch for stretch in found if short and not stretch[2].reported)
    labels = (day for start, end, _ in named for day in range(start, end - _ROOM + 1, _AGAIN))
    return LaneMark(look(key), "".join(map(_bar, found)), short, tuple(labels))


def _bar(stretch: Stretch) -> str:
    start, end, known = stretch
    top, height = _THIN if known.reported else _BAR
    return f"M{start} {top}h{end - start}v{height}h{start - end}z"


def _keys() -> tuple[str, ...]:
    return (*vocabulary().regimes, MIXED)
