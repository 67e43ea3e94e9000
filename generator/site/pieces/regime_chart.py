"""How many provinces look how, day by day, as steps stacked upon one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from generator.basics.timeseries import Dated
from generator.site.pieces.regime_lanes import steps
from generator.site.pieces.times import time
from generator.site.views.regimes import DayAxis, Layer, Look, MonthRow, RegimeChart

Counts = Counter[str | None]


def chart(counts: Dated[Counts], looks: Sequence[Look], axis: DayAxis, reported: str) -> RegimeChart:
    """Return the chart of ``counts`` (how many provinces have a look, by its key) within the days of ``axis``.

    ``looks``: those that count, from the lowest layer up; such as no province has on these days are left out.
    ``reported``: what else it counts, in words.
    """
    drawn = list(steps(counts, axis))
    seen = [look for look in looks if any(found[look.key] for _, found in drawn)]
    keys = [look.key for look in seen]
    most = max(sum(found[key] for key in keys) for _, found in drawn)
    layers = (Layer(look, _area(_edge(drawn, keys[:n]), axis.days, most)) for n, look in enumerate(seen, 1))
    return RegimeChart(axis, most, tuple(layers), tuple(_months(counts, keys, axis)), reported)


def _edge(drawn: Sequence[tuple[int, Counts]], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from which day on how many provinces have one of ``keys``."""
    last = None
    for day, found in drawn:
        height = sum(found[key] for key in keys)
        if height != last:
            yield day, height
        last = height


def _area(edge: Iterator[tuple[int, int]], days: int, most: int) -> str:
    """Return the area below ``edge``; down is positive, as in all SVG."""
    up = "".join(f"H{day}V{most - height}" for day, height in edge)
    return f"M0 {most}{up}H{days}V{most}z"


def _months(counts: Dated[Counts], keys: Sequence[str], axis: DayAxis) -> Iterator[MonthRow]:
    first, last = date.fromisoformat(axis.first.machine), date.fromisoformat(axis.last.machine)
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            on = date(year, month, 1)
            yield MonthRow(time(on), tuple(counts.on(on)[key] for key in keys))
