"""What pages of the whole country ask of every document and measure: plain values, so few that all of them are at hand.

They are made unit by unit, and kept: what did not change is neither read nor asked of the law to be counted.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.basics.timeseries import Dated
from generator.law.scenario import State


class DocumentGist(NamedTuple):
    """A document in short."""

    id: str
    held: bool
    """Whether its text is."""
    measures: int
    contacts: int
    """How many numbers to call it prints."""
    applying: Dated[bool]
    """When its headline says so."""


class MeasureGist(NamedTuple):
    """A published measure in short."""

    id: str
    """The permanent id of the norm: ``<record>#<measure>``."""
    record: str
    topics: tuple[str, ...]
    agencies: tuple[str, ...]
    helping: tuple[str, ...]
    """The agencies named as helpers and go-betweens."""
    reports_to: tuple[str, ...]
    is_task: bool
    binds_public: bool
    is_report: bool
    deadline: date | None
    duty: DutyGist | None
    state: State
    """On the build's day."""
    overdue: bool
    """On the build's day."""
    applying: Dated[bool | None]
    """When it is known to apply where it was set, as a task (True) or not; else None."""
    turns: tuple[date, ...]
    """The days on which its state changes."""

    @property
    def unit(self) -> str:
        """The unit of its document."""
        return self.record.partition("/")[0]


class DutyGist(NamedTuple):
    """A duty to make something public in short."""

    implied: bool
    found: bool
    contact: bool
    """Whether it is whom to call."""


class Gist(NamedTuple):
    """What one unit has, in the order of its records."""

    documents: tuple[DocumentGist, ...]
    measures: tuple[MeasureGist, ...]
