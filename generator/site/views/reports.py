"""What must be reported: a piece of the pages of agencies."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import Badge, Hyperlink, Time


@dataclass(frozen=True, slots=True)
class ReportItem:
    """Something that must be reported."""

    badge: Dated[Badge]
    text: str
    who: Prose
    to: Prose
    """Empty: the text does not say to whom."""
    when: str
    day: Time | None
    clause: Hyperlink | None
    unit: Hyperlink


@dataclass(frozen=True, slots=True)
class ReportList:
    """Reports, those with a day first."""

    items: tuple[ReportItem, ...]
    more: int = 0
    """So many more stand on the pages of parts."""
