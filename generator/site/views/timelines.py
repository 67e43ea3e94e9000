"""Timelines: their pieces, and what the template of all of them is given.

A drawing is told twice: in fractions of its own width, 0 (left) to 1 (right) and beyond for what lies outside, and in
instants for machines, so that a script can draw any other period.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.basics.prose import Prose
from generator.site.views.parts import BadgeKey, DocumentItem, Hyperlink, PartItem, Time
from generator.site.views.regimes import RegimeLanes

Fade = Literal["", "in", "out", "both", "open"]
"""What of a bar is uncertain: its start, its end, both; ``open``: no end is known."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time; without ``until`` it has no end and is drawn to the edge."""

    since: str
    until: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Point:
    """An instant in the drawing."""

    on: str
    at: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    point: Point
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One state of a directive."""

    stretch: Stretch
    key: BadgeKey
    regime: str | None
    """The key of the regime that it carries, :data:`generator.law.regimes.MIXED` if several."""
    fade: Fade
    task: bool
    """Of what is laid on agencies, not of what binds the public."""
    of: str
    """Which of a document's measures it speaks for, in words; empty where it asks nothing of agencies."""
    words: str
    """``đang áp dụng từ ngày 02/8/2021 đến hết ngày 15/8/2021``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A deadline in the drawing and in the list."""

    point: Point
    day: Time
    text: str
    written: str
    """As the document writes it."""
    clause: Hyperlink | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One directive: its entry in the list, and its bars in the drawing."""

    document: DocumentItem
    label: str
    """Short, for the drawing: ``1903/QĐ-UBND``."""
    label_at: float
    label_ends: bool
    """The label ends at ``label_at``, where it would otherwise run out of the drawing."""
    text: Prose
    """What it set and what it did to others, with links."""
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class RegimeSpan:
    """The regime of a unit during a stretch, as far as it is known to apply."""

    stretch: Stretch
    key: str
    """Of the regime, or :data:`generator.law.regimes.MIXED`."""
    name: str
    short: str
    """Fits into a narrow bar: ``16``; the legend has both."""
    when: str
    """``Từ ngày 02/8/2021 đến hết ngày 15/8/2021``."""
    regime: Prose
    """Which it is, until when, on whose order."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The regime of one unit over time; nothing is claimed between its spans."""

    name: str
    spans: tuple[RegimeSpan, ...]
    whole: bool = True
    """Whether they are all that are known; else those that are drawn."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the row of the acting directive to the row that it replaces or repeals (indexes into the rows)."""

    source: int
    target: int
    point: Point
    certain: bool
    """Whether the day is known; else ``point`` is the earliest."""
    words: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a reader can have drawn; both days are part of it."""

    first: str
    last: str
    name: str


@dataclass(frozen=True, slots=True)
class PeriodGroup:
    """Periods of one length."""

    name: str
    periods: tuple[Period, ...]


RegimeName = tuple[str, str, str]
"""Key, short name and name."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands in some drawings: a reader is told of this, and of nothing else."""

    regimes: tuple[RegimeName, ...] = ()
    drawn: frozenset[str] = frozenset()
    """States by their keys, and forms: ``lane``, ``hollow`` (what is not held), ``fading`` (an uncertain day),
    ``task``, ``mark``, ``arrow``."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Directives in order of time, drawn and as a list."""

    name: str
    """Of what: ``Tỉnh Kiên Giang``; titles the drawing."""
    first: Time
    last: Time
    """The first and the last day that are drawn."""
    today: Tick
    rows: tuple[TimelineRow, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    arrows: tuple[Arrow, ...]
    periods: tuple[PeriodGroup, ...] = ()
    """What its own control offers; empty where one control and one legend serve several drawings."""
    legend: Legend | None = None
    """Its own; None where one serves several drawings."""
    anchor: str = ""
    """The unit, where others' timelines stand beside it: other pages lead to it there."""


@dataclass(frozen=True, slots=True)
class TimelineIndexView:
    """The timeline of everything, one drawing per province; or a part of it."""

    heading: str
    """Of a part; the whole has its own."""
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too long for one page; of a province then only its regime is drawn."""
    timelines: tuple[Timeline, ...]
    periods: tuple[PeriodGroup, ...]
    legend: Legend
    lanes: RegimeLanes | None
    """The regime of every province; None on a part, and where none is known."""
