"""What happened to measures, and on which day: only what is held or reported, and no bound as if it were the day.

What a document did at once, like repealing others, has the bounds of its day where that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.basics.periods import Days, midnight
from generator.law.scenario import State
from generator.law.validity import Interval, Validity
from generator.records.corpus import Corpus, Directive
from generator.records.schema import Measure


class EventKind(StrEnum):
    """Events, not states: what began on a day need not apply any more. The values stand in addresses."""

    BEGAN = "bat-dau"
    DONE = "thuc-hien"
    EXPIRED = "het-han"
    REPLACED = "thay-the"
    REPEALED = "bai-bo"
    SUSPENDED = "tam-ngung"
    RESUMED = "ap-dung-lai"
    DEADLINE = "han-chot"
    """The last day for something has passed."""


_BY_STATE = {
    State.DONE: EventKind.DONE,
    State.EXPIRED: EventKind.EXPIRED,
    State.REPLACED: EventKind.REPLACED,
    State.REPEALED: EventKind.REPEALED,
    State.SUSPENDED: EventKind.SUSPENDED,
}
_BY_OTHERS = {EventKind.REPLACED, EventKind.REPEALED, EventKind.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to one measure on one of ``days``; ``by``: the directive that did it to another."""

    days: Days
    kind: EventKind
    validity: Validity
    by: str | None = None

    @property
    def day(self) -> date:
        """The day, or the last one that is possible."""
        return self.days.last or date.max

    @property
    def directive(self) -> Directive:
        """The directive that bears the measure."""
        return self.validity.directive

    @property
    def measure(self) -> Measure:
        """The measure to which it happens."""
        return self.validity.measure

    @property
    def group(self) -> str:
        """Events of one day with the same group are told together; every deadline is told by itself."""
        own = self.validity.id if self.kind is EventKind.DEADLINE else self.directive.id
        return f"{self.kind} {own} {self.by}"


def units_of(group: Iterable[Event]) -> str:
    """Return where the measures of a group hold: the slug of a unit, or of several with a space between."""
    return " ".join(dict.fromkeys(unit for event in group for unit in event.validity.norm.units))


def events(corpus: Corpus, validities: Iterable[Validity]) -> Iterator[Event]:
    """Yield every event of which the day is known, measure by measure."""
    for validity in validities:
        if validity.directive.record.existence != "inferred":
            yield from _turns(corpus, validity)
            yield from _deadline(validity)


def _turns(corpus: Corpus, validity: Validity) -> Iterator[Event]:
    for before, interval in zip(validity.intervals, validity.intervals[1:], strict=False):
        kind, days = _kind(validity, before, interval), _when(corpus, interval)
        if kind and days:
            cause = interval.reasons[0].record
            by = cause if kind in _BY_OTHERS and cause != validity.directive.id else None
            yield Event(days, kind, validity, by)


def _kind(validity: Validity, before: Interval, interval: Interval) -> EventKind | None:
    """Return the kind of event between two intervals, None if it is none."""
    if interval.state in (State.APPLYING, State.KNOWN_BY_NAME):
        if before.state is State.NOT_YET and validity.period.start == interval.span.start:
            return EventKind.BEGAN
        return EventKind.RESUMED if interval.state is State.APPLYING and before.state is State.SUSPENDED else None
    return _BY_STATE.get(interval.state) if interval.state is not before.state else None


def _when(corpus: Corpus, interval: Interval) -> Days | None:
    """Return the day on which ``interval`` began, of what was done at once its bounds; None if it is not known."""
    decides = interval.reasons[0]
    if interval.span.start and (decides.date or interval.state not in _BY_STATE):
        return Days(interval.span.start.date(), interval.span.start.date())
    cause = corpus.directives[decides.record]
    return cause.issued if cause.at_once else None


def _deadline(validity: Validity) -> Iterator[Event]:
    """Yield that the last day for something has passed, unless the measure had ended by then."""
    deadline = validity.measure.deadline
    if deadline and not validity.at(midnight(deadline.last_day)).state.over:
        after = deadline.last_day + timedelta(days=1)
        yield Event(Days(after, after), EventKind.DEADLINE, validity)
