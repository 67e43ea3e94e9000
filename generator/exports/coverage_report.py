"""How much is known of each province, as plain text and as data: what the command ``coverage`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.law import wording
from generator.law.coverage import Knowledge, PlaceCoverage, counted


def lines(found: Sequence[PlaceCoverage]) -> Iterator[str]:
    """Yield a line on the whole, then one on each province and on its longest gap, those that miss most first."""
    yield f"{len(found)} tỉnh, thành phố: {counted(sum((place.days for place in found), Counter[Knowledge]()))}"
    for place in sorted(found, key=lambda place: -place.days[Knowledge.UNKNOWN]):
        gap = place.longest_gap
        missing = f"; thiếu dài nhất {wording.from_to(gap.first, gap.last)}" if gap else ""
        yield f"{place.province}: {counted(place.days)}{missing}"


def table(found: Sequence[PlaceCoverage]) -> list[dict[str, object]]:
    """Return, for each province, how many days there are of each kind, by month too, and every stretch of them."""
    return [
        {
            "province": place.province,
            "days": _days(place.days),
            "months": {f"{month:%Y-%m}": _days(days) for month, days in place.months.items()},
            "stretches": [
                {"first": str(stretch.first), "last": str(stretch.last), "known": stretch.knowledge}
                for stretch in place.stretches
            ],
        }
        for place in found
    ]


def _days(days: Counter[Knowledge]) -> dict[str, int]:
    return {str(kind): days[kind] for kind in Knowledge}
