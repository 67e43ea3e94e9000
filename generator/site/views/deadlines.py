"""Deadlines: pieces of the pages of agencies and provinces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import Hyperlink, Time

Due = Literal["coming", "due", "passed"]
"""How a deadline lies to the day; a passed one says nothing of what was done."""


@dataclass(frozen=True, slots=True)
class DeadlineItem:
    """The last day for something."""

    day: Time
    when: Dated[Due]
    text: str
    who: Prose
    """Who must have done it, with whom, in which province."""
    clause: Hyperlink | None
    written: str
    """As the document writes it."""
    shown: Dated[bool]
    """False as long as the document cannot have been issued."""


@dataclass(frozen=True, slots=True)
class DeadlineCalendar:
    """Deadlines as seen from the build's day; a passed one says nothing of what was done."""

    coming: tuple[DeadlineItem, ...]
    due: tuple[DeadlineItem, ...]
    passed: tuple[DeadlineItem, ...]
    more: int = 0
    """So many more, further from that day, stand on the pages of parts."""

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return bool(self.coming or self.due or self.passed)
