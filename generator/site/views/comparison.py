"""What the template of the comparison is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import Badge, Hyperlink
from generator.site.views.regimes import RegimeLanes


@dataclass(frozen=True, slots=True)
class Choosable:
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
    """What a unit has on a topic, or one of them has in all, at any time; without counts, nothing is held."""

    column: str
    address: str
    counts: Dated[tuple[Count, ...]] | None


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One topic across all units; or one topic or unit in all."""

    of: Hyperlink
    cells: tuple[OverviewCell, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A table of counts."""

    of: str
    """What its rows are."""
    columns: Prose
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Provinces side by side: an overview of counts, and what the script needs for any choice."""

    overviews: tuple[Overview, ...]
    """One of topics by units; where that is much, one of topics and one of units."""
    held: tuple[Choosable, ...]
    """Provinces with records, their own or of one that became part of them."""
    others: tuple[Choosable, ...]
    topics: tuple[Choosable, ...]
    most: int
    """How many provinces fit side by side."""
    example: tuple[Choosable, ...]
    """A choice of provinces to try."""
    words: Mapping[str, object]
    """Names of states (in the order of display, each with the key that shows it) and of modes; paths of the data."""
    lanes: RegimeLanes | None
    """The regime of every province, chosen or not; None where none is known."""
