"""What began and ended, day by day: pieces, and what the template of all changes is given."""

from __future__ import annotations

from dataclasses import dataclass

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
    unit_key: str


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """All changes of one day."""

    day: Time
    """The day; where it is not known, the last that is possible, with the bounds in words."""
    certain: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangeMonth:
    """The days of one month on which something changed, newest first."""

    anchor: str
    """``t2021-08``."""
    name: str
    days: tuple[ChangeDay, ...]


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
class ChangesView:
    """What began and ended, newest day first."""

    months: tuple[ChangeMonth, ...]
    kinds: tuple[tuple[str, str], ...]
    """Key and name of each kind of event."""
    current: tuple[ChangeChoice, ...]
    former: tuple[ChangeChoice, ...]
    """Names that are gone on the build's day."""
    former_until: str
    """The day before which they were: that of the last reorganisation."""
