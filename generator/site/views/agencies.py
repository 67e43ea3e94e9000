"""What the templates of agencies, and of their index, are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.site.views.deadlines import DeadlineCalendar, DeadlineItem
from generator.site.views.parts import Hyperlink, MeasureGroup, MeasureLine, PartItem
from generator.site.views.reports import ReportList


@dataclass(frozen=True, slots=True)
class AgencyItem:
    """One line of the index of agencies."""

    address: str
    name: str
    count: str
    """``71 việc ở 5 tỉnh``."""
    deadline: DeadlineItem | None
    """The next one, or the latest that has passed."""
    members: Prose
    """For a group: whom it stands for."""


@dataclass(frozen=True, slots=True)
class AgencyIndexView:
    """All agencies that a published measure tasks, in alphabetical order; all deadlines; all reports."""

    summary: str
    items: tuple[AgencyItem, ...]
    others: tuple[Hyperlink, ...]
    """Those only named as helpers, go-betweens or receivers of reports."""
    calendar: DeadlineCalendar
    reports: ReportList


@dataclass(frozen=True, slots=True)
class AgencyPlace:
    """What one province's agency was ordered to do, or what in one year or month."""

    anchor: str | None
    heading: str
    address: str | None
    deadlines: tuple[DeadlineItem, ...]
    measures: tuple[MeasureLine, ...]
    overdue: tuple[MeasureLine, ...]
    """Those whose last day has passed, apart from the others."""


@dataclass(frozen=True, slots=True)
class ThroughItem:
    """What is laid on a group that the agency is part of."""

    group: Hyperlink
    """Leads to where all of it stands."""
    count: int
    measures: tuple[MeasureLine, ...]
    """What is not laid on the agency itself too; empty where it is only counted."""


@dataclass(frozen=True, slots=True)
class SpellingItem:
    """How documents write the agency's name, and a clause of each that does."""

    words: str
    clauses: tuple[Hyperlink, ...]
    more: int
    """In so many other documents it is written so too."""


@dataclass(frozen=True, slots=True)
class AgencyView:
    """One agency across all provinces, or a part of what there is of it."""

    name: str
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    summary: str
    notes: tuple[Prose, ...]
    """Of a group, whom it stands for."""
    calendar: DeadlineCalendar
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too much for one page; then it has no places and nobody to help."""
    places: tuple[AgencyPlace, ...]
    helping: tuple[MeasureGroup, ...]
    """Where it only works with others or passes something on, by province."""
    through: tuple[ThroughItem, ...]
    sends: ReportList
    receives: ReportList
    spellings: tuple[SpellingItem, ...]
