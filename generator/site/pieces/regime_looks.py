"""How regimes look on the map and in drawings of many provinces."""

from __future__ import annotations

from collections.abc import Iterator

from generator.law import regimes
from generator.site.views.regimes import Look
from generator.vocabulary.entries import Regime
from generator.vocabulary.lists import vocabulary

_SIDE = 12
"""Of the square that a pattern repeats."""
MIXED = Look(regimes.MIXED, "H.hợp", regimes.MIXED_NAME, "Mỗi nơi trong tỉnh một chế độ.", f"M0 0L{_SIDE} {_SIDE}")


def look(key: str) -> Look:
    """Return the look of a regime by its key, or that of different ones together."""
    if key == regimes.MIXED:
        return MIXED
    regime = vocabulary().regimes[key]
    return Look(
        key, f"{vocabulary().scales[regime.scale].mark} {regime.level}", regime.name, hatch="".join(_lines(regime))
    )


def _lines(regime: Regime) -> Iterator[str]:
    """Yield the lines of its pattern: each scale has its direction, and the stricter a level, the denser they are."""
    slanting = [*vocabulary().scales].index(regime.scale) % 2 == 0
    for line in range(2 * regime.rank):
        at = round(_SIDE * (line + 0.5) / regime.rank, 1)
        if slanting:
            yield f"M{round(at - _SIDE, 1)} {_SIDE}L{at} 0"
        elif at < _SIDE:
            yield f"M0 {at}h{_SIDE}"
