"""Measures in groups: by agency, by province."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator.basics.grouping import grouped
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always
from generator.law.applicability import Row
from generator.records.addresses import agency_address, province_address
from generator.site.pages.context import Site
from generator.site.pages.links import unit_name, units_by_name
from generator.site.views.parts import MeasureGroup, MeasureItem
from generator.vocabulary.lists import vocabulary

_STRICTEST_FIRST = ("cam", "bat-buoc", "duoc-phep", "khuyen-nghi")


def strictness(row: Row) -> int:
    """Return how strict a measure is, prohibitions (0) first."""
    mode = row.measure.mode
    return _STRICTEST_FIRST.index(mode) if mode in _STRICTEST_FIRST else len(_STRICTEST_FIRST)


def by_agency(site: Site, rows: Iterable[Row], shown: Callable[[Row], Dated[bool]]) -> tuple[MeasureGroup, ...]:
    """Return tasks under each agency that they are laid on, in alphabetical order; ``shown``: when each is."""
    agencies = vocabulary().agencies
    groups = grouped(rows, lambda row: row.measure.agencies)
    ordered = sorted(groups, key=lambda key: sort_key(agencies[key]))
    return tuple(
        MeasureGroup(agencies[key], _place_of(key, groups[key]), _brief(site, groups[key], shown)) for key in ordered
    )


def _brief(site: Site, rows: Iterable[Row], shown: Callable[[Row], Dated[bool]]) -> tuple[MeasureItem, ...]:
    """Return tasks without quote and reasons: the agency's own page and the clause tell them."""
    return tuple(replace(site.measure(row), quote=None, why=always(()), place=shown(row)) for row in rows)


def _place_of(agency: str, rows: Sequence[Row]) -> str:
    """Return where the agency's page tells of ``rows``: its part on their province, if it is one."""
    units = {row.directive.unit for row in rows}
    return agency_address(agency) + (f"#{units.pop()}" if len(units) == 1 else "")


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
