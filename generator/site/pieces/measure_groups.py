"""Lines of measures in groups by province."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.grouping import grouped
from generator.law.applicability import Row
from generator.records.addresses import province_address
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name, units_by_name
from generator.site.views.parts import MeasureGroup, MeasureLine


def by_unit(site: Site, rows: Iterable[Row]) -> tuple[MeasureGroup, ...]:
    """Return measures under the province that set them, alphabetically; the central ones last."""
    groups = rows_by_unit(rows)
    return tuple(
        MeasureGroup(unit_name(key), province_address(key), lines(site, groups[key]), anchor=key) for key in groups
    )


def rows_by_unit(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by the province that set them, alphabetically; the central ones last."""
    groups = grouped(rows, lambda row: (row.directive.unit,))
    return {unit: groups[unit] for unit in units_by_name(groups)}


def lines(site: Site, rows: Iterable[Row]) -> tuple[MeasureLine, ...]:
    """Return measures in turn."""
    return tuple(map(site.line, rows))
