"""What drawings of regimes in several provinces are given: one unit of a drawing is a day."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.views.parts import Time


@dataclass(frozen=True, slots=True)
class Look:
    """How a tile looks, and what that means. Never by colour alone: ``mark`` is written on the tile."""

    key: str
    """A regime's key, ``mixed``, ``unknown`` or ``none-held``."""
    mark: str
    """``CT 16``, ``Cấp 2``, ``H.hợp``, ``?``; empty where nothing is held."""
    name: str
    meaning: str = ""
    hatch: str = ""
    """The pattern by which a drawing tells it without colour: the ``d`` of an SVG path in a square of 12 by 12."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """The first day of a quarter on an axis."""

    at: float
    """0 is the left edge, 1 the right one."""
    label: str
    """``4/2021``; of the first quarter the year alone."""
    opens_year: bool


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Whole years, drawn from left to right."""

    first: Time
    last: Time
    days: int
    quarters: tuple[Quarter, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """How many provinces look alike, day by day, drawn upon the layers below it."""

    look: Look
    path: str
    """Everything up to its upper edge, as the ``d`` of an SVG path: a unit a day, and a unit a province."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """How many provinces look how on the first day of a month, in the order of the layers."""

    day: Time
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegimeChart:
    """How many of the provinces that there were stood under which regime over some years."""

    axis: DayAxis
    most: int
    """So many provinces there were at most: the height of the drawing."""
    layers: tuple[Layer, ...]
    """From the lowest up."""
    months: tuple[MonthRow, ...]
    reported: str
    """What it counts beside what is confirmed; empty where there is nothing such."""


@dataclass(frozen=True, slots=True)
class LaneMark:
    """The days on which a province was under one regime, drawn."""

    look: Look
    path: str
    """Their stretches, as the ``d`` of an SVG path."""
    short: str
    """Fits into a narrow stretch: ``16``; empty where the pattern alone must tell."""
    labels: tuple[int, ...]
    """Where it stands; in a long stretch several times."""


@dataclass(frozen=True, slots=True)
class RegimeLane:
    """Which regime a province was under on each day; nothing is drawn where none is known to apply."""

    slug: str
    name: str
    address: str
    marks: tuple[LaneMark, ...]
    words: str
    """``chỉ thị 16 45 ngày; hỗn hợp 20 ngày``; empty where none is known on any day."""


@dataclass(frozen=True, slots=True)
class RegimeLanes:
    """A lane for every province, in alphabetical order."""

    axis: DayAxis
    lanes: tuple[RegimeLane, ...]
    looks: tuple[Look, ...]
    """Those that are drawn."""
    reported: str
    """What thin bars mean, where there are such."""
