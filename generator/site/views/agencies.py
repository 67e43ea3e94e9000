"""What the templates of agencies, and of their index, are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.site.views.deadlines import DeadlineCalendar, DeadlineItem
from generator.site.views.parts import Hyperlink, MeasureGroup, MeasureLine
from generator.site.views.reports import ReportItem


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
    reports: tuple[ReportItem, ...]


@dataclass(frozen=True, slots=True)
class AgencyPlace:
    """What one province's agency was ordered to do."""

    anchor: str
    heading: str
    address: str
    deadlines: tuple[DeadlineItem, ...]
    measures: tuple[MeasureLine, ...]
    overdue: tuple[MeasureLine, ...]
    """Those whose last day has passed, apart from the others."""


@dataclass(frozen=True, slots=True)
class SpellingItem:
    """How documents write the agency's name, and a clause of each that does."""

    words: str
    clauses: tuple[Hyperlink, ...]


@dataclass(frozen=True, slots=True)
class AgencyView:
    """One agency across all provinces."""

    name: str
    summary: str
    notes: tuple[Prose, ...]
    """That each province has its own; of a group, whom it stands for."""
    calendar: DeadlineCalendar
    places: tuple[AgencyPlace, ...]
    helping: tuple[MeasureGroup, ...]
    """Where it only works with others or passes something on, by province."""
    through: tuple[MeasureGroup, ...]
    """Laid on a group that it is part of, by group."""
    sends: tuple[ReportItem, ...]
    receives: tuple[ReportItem, ...]
    spellings: tuple[SpellingItem, ...]
