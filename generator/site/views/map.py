"""What the template of the map is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import Boxed
from generator.site.views.regimes import Look, RegimeChart


@dataclass(frozen=True, slots=True)
class TileState:
    """A tile at one time."""

    address: str
    label: tuple[str, ...]
    islands: bool
    look: Look
    reported: bool
    """Whether that is known from a report alone: the tile's corner is folded."""
    name: str
    """In full: ``Kiên Giang: Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 1903/QĐ-UBND``."""


@dataclass(frozen=True, slots=True)
class TileItem:
    """A tile over all time, and where it lies."""

    column: int
    row: int
    state: Dated[TileState]


@dataclass(frozen=True, slots=True)
class PlaceItem:
    """A province in the list."""

    address: str
    name: str
    place: Boxed
    """In the group of its look, in alphabetical order."""
    detail: Dated[Prose]
    """The regime in words; empty where it is not known, and where the whole country's is told above."""


@dataclass(frozen=True, slots=True)
class LookGroup:
    """The provinces that look alike."""

    look: Look
    box: str
    count: Dated[int]
    shown: Dated[bool]
    """Whether there are any."""
    nationwide: Dated[Prose]
    """The regime in words where the whole country looks so; else empty."""
    places: tuple[PlaceItem, ...]
    """Those that stand here on the build's day; the others come from other groups."""


@dataclass(frozen=True, slots=True)
class Division:
    """The map of one division into provinces."""

    key: str
    """As in the address of the page: ``cu``, ``moi``."""
    order: int
    """Its place in time, from 0."""
    name: str
    """``63 tỉnh, thành phố``."""
    time: str
    """``đến 30/6/2025``."""
    columns: int
    rows: int
    tiles: tuple[TileItem, ...]
    reported: Dated[int]
    """Of how many provinces the regime is known from a report alone."""
    any_reported: Dated[bool]
    groups: tuple[LookGroup, ...]
    """Every look that some province ever has: regimes, mixed, unknown, none held."""
    note: Dated[str]
    """What to keep in mind on days on which the country was divided otherwise; else empty."""
    in_force: Dated[bool]
    """Whether the country is divided so."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The division that the country has on a day."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Every map, that of the division in force on the build's day first."""

    divisions: tuple[Division, ...]
    in_force: Dated[InForce]
    regime: str
    """What the map shows, as titles say it: ``Chế độ phòng dịch``."""
    reported: str
    """What a folded corner means."""
    chart: RegimeChart | None
    """None where no regime is known on any day."""
