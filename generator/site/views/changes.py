"""What began and ended, day by day: pieces, and what the template of all changes is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from generator.basics.prose import Prose
from generator.site.views.parts import Badge, Hyperlink, Time


@dataclass(frozen=True, slots=True)
class ChangedMeasure:
    """A measure that changed, in a list of several."""

    text: str
    clause: Hyperlink | None


@dataclass(frozen=True, slots=True)
class Change:
    """Something that began or ended on a day."""

    kind: str
    """A key of ``Changes.kinds``."""
    badge: Badge
    text: Prose
    measures: tuple[ChangedMeasure, ...]
    """Empty where there is only one: the text names it."""
    folded: bool
    """There are many measures: they are named on request."""
    unit: Hyperlink
    """Whose directive bears the measures."""
    unit_key: str
    """Where they hold: the slug of a unit, or of several with a space between."""


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """All changes of one day."""

    day: Time
    """The day; where it is not known, the last that is possible, with the bounds in words."""
    certain: bool
    anchor: str
    """``n2021-08-10``."""
    address: str
    """How the page of all changes leads to it, wherever it is told."""
    changes: tuple[Change, ...]
    more: int
    """How many others are told there only."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How often something of one kind happened."""

    kind: str
    badge: Badge
    count: int


@dataclass(frozen=True, slots=True)
class DaySum:
    """How much changed on a day that is told on another page."""

    anchor: str
    """``n2021-08-10``: the last day that is possible, and ``-khoang`` after it where it is not known."""
    address: str
    label: str
    """``10/8``, below the name of its month; of a day that is not known the bounds in full."""
    count: int
    kinds: tuple[KindCount, ...]


@dataclass(frozen=True, slots=True)
class ChangeMonth:
    """The days of one month on which something changed, newest first: told here, or summed up."""

    anchor: str
    """``t2021-08``."""
    year: int
    name: str
    address: str | None
    """Its own page, where it has one and this is another."""
    count: int
    days: tuple[ChangeDay, ...]
    sums: tuple[DaySum, ...]


class ChangeSums(TypedDict):
    """What days hold that are told elsewhere, for a script that counts what is of some units and of some kind."""

    units: list[str]
    kinds: list[str]
    days: dict[str, list[int]]
    """By anchor, for each change: the place of its unit times the number of kinds, plus the place of its kind."""


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """A province that the list of changes can be narrowed to."""

    slug: str
    name: str
    note: str
    """``gồm cả Kiên Giang``, ``nay thuộc An Giang``; empty where nothing was merged."""
    units: tuple[str, ...]
    """Whose directives concern it: its own, those merged into it, the central ones."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """By what a reader can narrow the list."""

    kinds: tuple[tuple[str, str], ...]
    """Key and name of each kind of event."""
    current: tuple[ChangeChoice, ...]
    former: tuple[ChangeChoice, ...]
    """Names that are gone on the build's day."""
    former_until: str
    """The day before which they were: that of the last reorganisation."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What began and ended, newest day first; or a part of it: a month, a day."""

    heading: str
    """Of a part; the whole has its own."""
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    earlier: Hyperlink | None
    """The part before this one in time."""
    later: Hyperlink | None
    count: int
    latest: Hyperlink | None
    """The last day here up to the build's."""
    months: tuple[ChangeMonth, ...]
    sums: ChangeSums | None
    """What the days hold that are summed up."""
    narrowed_by: ChangeFilter
