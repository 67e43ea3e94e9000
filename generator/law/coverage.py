"""How much is known: for every day of a period, what the archive says of the regime under which a province was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from generator.basics.timeseries import Dated
from generator.law.districts import Reach, extent
from generator.law.regimes import PlaceRegime, RegimeOrder
from generator.vocabulary.lists import CENTRAL, vocabulary

_ONE_DAY = timedelta(days=1)


class Knowledge(StrEnum):
    """What is known on a day of the regime of a province."""

    KNOWN = "known"
    """One applies in the whole of it, or different ones that cover it."""
    REPORTED = "reported"
    """The same, as far as reports alone tell."""
    PARTLY = "partly"
    """One applies in a part of it; of the rest nothing is known."""
    UNKNOWN = "unknown"
    """None is known to apply."""


_WORDS = {
    Knowledge.KNOWN: "biết",
    Knowledge.REPORTED: "chỉ biết qua báo",
    Knowledge.PARTLY: "biết một phần tỉnh",
    Knowledge.UNKNOWN: "không rõ",
}


def counted(days: Counter[Knowledge]) -> str:
    """Return how many days there are of each kind: ``biết 12 ngày, không rõ 19 ngày``."""
    return ", ".join(f"{words} {days[kind]} ngày" for kind, words in _WORDS.items() if days[kind])


@dataclass(frozen=True, slots=True)
class CoveredDays:
    """Days on end, both inclusive, of which equally much is known."""

    first: date
    last: date
    knowledge: Knowledge

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class PlaceCoverage:
    """What is known of a province: ``stretches`` in order, without gap, as long as there is such a province."""

    province: str
    stretches: tuple[CoveredDays, ...]

    @property
    def days(self) -> Counter[Knowledge]:
        """How many days there are of each kind."""
        found = Counter[Knowledge]()
        for stretch in self.stretches:
            found[stretch.knowledge] += stretch.days
        return found

    @property
    def months(self) -> dict[date, Counter[Knowledge]]:
        """The same by month, which stands under its first day."""
        found = dict[date, Counter[Knowledge]]()
        for stretch in self.stretches:
            for first, last in _by_month(stretch.first, stretch.last):
                found.setdefault(first.replace(day=1), Counter())[stretch.knowledge] += (last - first).days + 1
        return found

    @property
    def longest_gap(self) -> CoveredDays | None:
        """The longest stretch of which nothing is known, the first of several; None if there is none."""
        gaps = (stretch for stretch in self.stretches if stretch.knowledge is Knowledge.UNKNOWN)
        return max(gaps, key=lambda stretch: stretch.days, default=None)


def coverage(regime: Callable[[str], Dated[PlaceRegime]], first: date, last: date) -> list[PlaceCoverage]:
    """Return how much is known of each province that there was between ``first`` and ``last``, both inclusive.

    ``regime``: that of a province at any time (``Answers.regime``).
    """
    slugs = (slug for slug in vocabulary().territory.provinces if slug != CENTRAL)
    found = (place_coverage(slug, regime(slug), first, last) for slug in slugs)
    return [place for place in found if place.stretches]


def place_coverage(slug: str, regime: Dated[PlaceRegime], first: date, last: date) -> PlaceCoverage:
    """Return how much is known of a province between ``first`` and ``last``, both inclusive.

    A whole day counts as known if its regime is (rule 6), even if that begins or ends in the course of it. What nobody
    has confirmed lately does not count.
    """
    territory = vocabulary().territory
    days = (first + n * _ONE_DAY for n in range((last - first).days + 1))
    there = (day for day in days if territory.exists(slug, territory.era(day)))
    knowledge = regime.map(lambda found: _knowledge(slug, found))
    alike = ((known, list(group)) for known, group in groupby(there, knowledge.on))
    return PlaceCoverage(slug, tuple(CoveredDays(days[0], days[-1], known) for known, days in alike))


def _knowledge(slug: str, found: PlaceRegime) -> Knowledge:
    if not found.orders:
        return Knowledge.UNKNOWN
    if not any(order.holds_in_all_of(slug) for order in found.orders) and not _reach_all(slug, found.orders):
        return Knowledge.PARTLY
    return Knowledge.REPORTED if found.reported else Knowledge.KNOWN


def _reach_all(slug: str, orders: Iterable[RegimeOrder]) -> bool:
    """Whether orders that are each for a part of a province leave none of its districts out."""
    extents = [extent(order.norm, slug) for order in orders]
    reached = [any(each.reach(one.slug) is Reach.WHOLE for each in extents) for one in vocabulary().districts.of(slug)]
    return bool(reached) and all(reached)


def _by_month(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each month's part of a period."""
    while first <= last:
        next_month = (first.replace(day=1) + 31 * _ONE_DAY).replace(day=1)
        yield first, min(last, next_month - _ONE_DAY)
        first = next_month
