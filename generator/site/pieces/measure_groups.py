"""Measures in groups by province, and in the order of their strictness."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.grouping import grouped
from generator.law.applicability import Row
from generator.records.addresses import province_address
from generator.records.schema import Measure
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name, units_by_name
from generator.site.views.parts import MeasureGroup, MeasureItem

_STRICTEST_FIRST = ("cam", "bat-buoc", "duoc-phep", "khuyen-nghi")


def strictness(measure: Measure) -> int:
    """Return how strict a measure is, prohibitions (0) first."""
    mode = measure.mode
    return _STRICTEST_FIRST.index(mode) if mode in _STRICTEST_FIRST else len(_STRICTEST_FIRST)


def by_unit(site: Site, rows: Iterable[Row]) -> tuple[MeasureGroup, ...]:
    """Return measures under the province that set them, alphabetically; the central ones last."""
    groups = rows_by_unit(rows)
    return tuple(
        MeasureGroup(unit_name(key), province_address(key), measures(site, groups[key]), anchor=key) for key in groups
    )


def rows_by_unit(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by the province that set them, alphabetically; the central ones last."""
    groups = grouped(rows, lambda row: (row.directive.unit,))
    return {unit: groups[unit] for unit in units_by_name(groups)}


def measures(site: Site, rows: Iterable[Row]) -> tuple[MeasureItem, ...]:
    """Return measures in turn."""
    return tuple(map(site.measure, rows))
