"""The country's division into provinces over time: which there were, how they were called, what became of them.

An era is the time between two reorganisations. A further reorganisation is data (see ``territory_tables``): an era, the
names that begin and end with it, what became part of what, and a map.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from generator.basics.periods import midnight
from generator.basics.timeseries import Dated

_CITY = "Thành phố "
"""How the full name of a province begins that is a city (thành phố trực thuộc trung ương)."""


@dataclass(frozen=True, slots=True)
class Era:
    """A time in which the division into provinces stays the same."""

    number: int
    """Its place in time, from 0."""
    key: str
    """How addresses call it: ``cu``, ``moi``."""
    label: str
    """How the fields of data files call it: ``old``, ``new``."""
    since: date | None
    """Its first day; None for the first era."""
    until: date | None
    """Its last day; None for the last era."""
    act: str | None
    """What made the reorganisation that it began with: ``Nghị quyết 202/2025/QH15``."""

    @property
    def day(self) -> date:
        """A day in it."""
        return self.since or date.min


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """The full name and the code of a province, with the days of which they hold (inclusive; None: without limit)."""

    full: str
    """``Tỉnh Kiên Giang``."""
    code: str
    since: date | None
    until: date | None

    def holds(self, era: Era) -> bool:
        """Whether it is the name of the province in ``era``."""
        return (self.since is None or self.since <= era.day) and (self.until is None or era.day <= self.until)


@dataclass(frozen=True, slots=True)
class Province:
    """Every province that ever went by one slug."""

    slug: str
    name: str
    iso: str | None
    names: tuple[ProvinceName, ...]
    """Earliest first; between two of them there may be a time in which no province had the slug."""

    def named(self, era: Era) -> ProvinceName | None:
        """Return its full name and code in ``era``, None where there is no such province."""
        return next((name for name in self.names if name.holds(era)), None)


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on a map of tiles, columns from west to east, rows from north to south, both from 1."""

    province: str
    column: int
    row: int
    label: tuple[str, ...]
    """The name as it fits, in lines."""
    islands: str | None
    """Name of the archipelago that the tile stands for; the province's own tile stands elsewhere."""


@dataclass(frozen=True)
class Territory:
    """All provinces over all time. A slug that names no province, like that of the whole country, stands for itself."""

    eras: tuple[Era, ...]
    provinces: Mapping[str, Province]
    """By slug, in the order of slugs."""
    successions: Mapping[str, tuple[tuple[str, str], ...]]
    """Which old province became (part of) which new one when an era began, by its key; those that are not told of went
    on as they were."""
    tiles: Mapping[str, tuple[Tile, ...]]
    """The map of each era, by its key, from north to south, west to east."""

    @cached_property
    def in_force(self) -> Dated[Era]:
        """The era at any time."""
        return Dated(tuple((era.since, era) for era in self.eras))

    def era(self, on: date) -> Era:
        """Return the era of a day."""
        return self.in_force.on(on)

    @cached_property
    def turns(self) -> tuple[datetime, ...]:
        """The instants at which a reorganisation took effect."""
        return tuple(midnight(era.since) for era in self.eras if era.since)

    def exists(self, slug: str, era: Era) -> bool:
        """Whether there is such a province in ``era``."""
        return slug in self.provinces and self.provinces[slug].named(era) is not None

    def existing(self, era: Era) -> tuple[Province, ...]:
        """Return the provinces of ``era``, in the order of slugs."""
        return tuple(place for place in self.provinces.values() if place.named(era))

    def gone(self, era: Era) -> tuple[Province, ...]:
        """Return the provinces that were before ``era`` and are none in it, in the order of slugs."""
        before = self.eras[: era.number]
        gone = (place for place in self.provinces.values() if not place.named(era))
        return tuple(place for place in gone if any(map(place.named, before)))

    def full_name(self, slug: str, era: Era) -> str:
        """Return the name of a province with its kind in ``era``: where it is gone the last it had, else the first."""
        names = self.provinces[slug].names
        begun = [name for name in names if name.since is None or name.since <= era.day]
        return (begun[-1] if begun else names[0]).full

    def cities(self, era: Era) -> tuple[str, ...]:
        """Return the names of the provinces of ``era`` that are cities, without «Thành phố»."""
        full = [name.full for place in self.existing(era) if (name := place.named(era))]
        return tuple(name.removeprefix(_CITY) for name in full if name.startswith(_CITY))

    def predecessors(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return of which provinces of the era before a province of ``era`` was made; none in the first era."""
        told = self.successions.get(era.key, ())
        if slug in {side for pair in told for side in pair}:
            return tuple(old for old, new in told if new == slug)
        return (slug,) if era.number else ()

    def heirs(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return which provinces of the era after ``era`` a province of ``era`` became, or became part of."""
        if era is self.eras[-1]:
            return (slug,)
        told = self.successions.get(self.eras[era.number + 1].key, ())
        return tuple(new for old, new in told if old == slug) or (slug,)

    def taken_in(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return the provinces that ended when ``era`` began, and became part of ``slug``."""
        return tuple(old for old in self.predecessors(slug, era) if old != slug and not self.exists(old, era))

    def parents(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return the provinces from which ``slug`` was parted when ``era`` began; they went on without it."""
        return tuple(old for old in self.predecessors(slug, era) if old != slug and self.exists(old, era))

    def differs(self, slug: str, era: Era) -> bool:
        """Whether the beginning of ``era`` changed the existence, the territory or the full name of a province."""
        if not era.number:
            return False
        before = self.eras[era.number - 1]
        if not self.exists(slug, before) or not self.exists(slug, era):
            return self.exists(slug, before) != self.exists(slug, era)
        alone = self.predecessors(slug, era) == self.heirs(slug, before) == (slug,)
        return not alone or self.full_name(slug, before) != self.full_name(slug, era)

    def changed(self, slug: str) -> bool:
        """Whether any reorganisation changed a province."""
        return any(self.differs(slug, era) for era in self.eras)

    def stretches(self, slug: str) -> tuple[tuple[Era, ...], ...]:
        """Return the eras in which there is such a province, those between which nothing changed it together."""
        found: list[tuple[Era, ...]] = []
        for era in self.eras:
            if not self.exists(slug, era):
                continue
            if found and not self.differs(slug, era):
                found[-1] += (era,)
            else:
                found.append((era,))
        return tuple(found)

    def successors(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return the provinces of ``era`` that an earlier one is part of: itself where it is one, or is yet to come."""
        known = [each for each in self.eras[: era.number + 1] if self.exists(slug, each)]
        found: tuple[str, ...] = (slug,)
        for gone in self.eras[known[-1].number : era.number] if known else ():
            found = tuple(dict.fromkeys(heir for old in found for heir in self.heirs(old, gone)))
        return found

    def origins(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return every province, through all reorganisations, of which one of ``era`` consists; none where it is none.

        One that is a province beside it in ``era`` is left out: what it orders holds only there.
        """
        return self._origins.get((slug, era.number), ())

    @cached_property
    def _origins(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        found: dict[tuple[str, int], tuple[str, ...]] = {}
        for era in self.eras:
            for slug in (place.slug for place in self.existing(era)):
                before = self.predecessors(slug, era) or (slug,)
                through = (unit for old in before for unit in (*found.get((old, era.number - 1), ()), old))
                kept = (unit for unit in through if unit == slug or not self.exists(unit, era))
                found[slug, era.number] = tuple(dict.fromkeys(kept))
        return found

    def joined(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return the same without itself: what became part of it."""
        return tuple(origin for origin in self.origins(slug, era) if origin != slug)

    def units(self, slug: str, era: Era) -> tuple[str, ...]:
        """Return whose directives concern ``slug`` in ``era``: its own, and those of what became part of it.

        Where it is gone, it is asked of as it was in the end.
        """
        return self._units.get((slug, era.number), (slug,))

    @cached_property
    def _units(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        found: dict[tuple[str, int], tuple[str, ...]] = {}
        for slug in self.provinces:
            last: tuple[str, ...] = (slug,)
            for era in self.eras:
                last = (slug, *self.joined(slug, era)) if self.exists(slug, era) else last
                found[slug, era.number] = last
        return found

    def units_ever(self, slug: str) -> tuple[str, ...]:
        """Return whose directives concern ``slug`` at some time."""
        return tuple(dict.fromkeys(unit for era in self.eras for unit in self.units(slug, era)))
