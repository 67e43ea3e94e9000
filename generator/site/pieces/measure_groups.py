"""Lines of measures in groups: by province, or by what divides one province's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.grouping import grouped
from generator.law.applicability import Row
from generator.site.pieces.context import Site
from generator.site.pieces.parted_lists import BY_UNIT, Step
from generator.site.views.parts import MeasureGroup, MeasureLine


def groups(site: Site, rows: Iterable[Row], by: Step = BY_UNIT) -> tuple[MeasureGroup, ...]:
    """Return measures in groups; by province alphabetically, the central ones last."""
    return tuple(
        MeasureGroup(
            by.name(found[0].directive),
            by.address(found[0].directive),
            lines(site, found),
            anchor=key if by.anchored else None,
        )
        for key, found in grouped_rows(rows, by).items()
    )


def grouped_rows(rows: Iterable[Row], by: Step = BY_UNIT) -> dict[str, list[Row]]:
    """Return rows by their keys, in the order of pages."""
    found = grouped(rows, lambda row: (by.key(row.directive),))
    return {key: found[key] for key in by.ordered(found)}


def lines(site: Site, rows: Iterable[Row]) -> tuple[MeasureLine, ...]:
    """Return measures in turn."""
    return tuple(map(site.line, rows))
