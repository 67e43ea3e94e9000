"""What the modes of measures mean: which bind, which only establish a fact, and which is the stricter."""

from __future__ import annotations

from generator.records.schema import Measure

BINDING = ("cam", "bat-buoc")
"""Prohibitions and orders."""
_ESTABLISHING = "xac-lap"
_STRICTEST_FIRST = (*BINDING, "duoc-phep", "khuyen-nghi")


def strictness(measure: Measure) -> int:
    """Return how strict a measure is, prohibitions (0) first."""
    return mode_strictness(measure.mode)


def mode_strictness(mode: str | None) -> int:
    """Return how strict measures of a mode are, prohibitions (0) first."""
    return _STRICTEST_FIRST.index(mode) if mode in _STRICTEST_FIRST else len(_STRICTEST_FIRST)


def establishes(measure: Measure) -> bool:
    """Whether a measure makes something so (a level, an epidemic) and tells nobody what to do."""
    return measure.mode == _ESTABLISHING


def binds_public(measure: Measure) -> bool:
    """Whether the measure is known to tell the public what it must, may or should do: no mere fact, nor a task."""
    return not measure.is_task and bool(measure.mode) and not establishes(measure)
