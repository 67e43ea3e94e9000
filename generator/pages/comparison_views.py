"""What the template of the comparison is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.dated import Dated
from generator.pages.parts import Badge, Link


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a reader can choose, by the key that stands in the address."""

    key: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many measures have a state."""

    badge: Badge
    number: int


@dataclass(frozen=True, slots=True)
class OverviewCell:
    """What a unit has on a topic, at any time; without counts, nothing is held."""

    unit: str
    address: str
    counts: Dated[tuple[Count, ...]] | None


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One topic across all units."""

    topic: Link
    cells: tuple[OverviewCell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Provinces side by side: an overview of counts, and what the script needs for any choice."""

    units: tuple[Link, ...]
    overview: tuple[OverviewRow, ...]
    held: tuple[Option, ...]
    """Provinces with records, their own or of one that became part of them."""
    others: tuple[Option, ...]
    topics: tuple[Option, ...]
    most: int
    """How many provinces fit side by side."""
    example: tuple[Option, ...]
    """A choice of provinces to try."""
    words: Mapping[str, object]
    """Names of states (in the order of display, each with the key that shows it) and of modes; paths of the data."""
