"""What happened to measures in words, and day by day: made of each document by itself, then joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from generator.basics.periods import Days
from generator.basics.prose import Prose, Segment
from generator.basics.splitting import ListPart, split
from generator.law import legal_citation, wording
from generator.law.reasons import deed
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.addresses import WHOLE, document_address, measure_address
from generator.records.corpus import Corpus
from generator.site.pieces.badges import badge
from generator.site.pieces.events import Event, EventKind, events, units_of
from generator.site.pieces.links import unit_link
from generator.site.views.changes import Change, ChangedMeasure
from generator.site.views.parts import Badge, Hyperlink

KINDS = {
    EventKind.BEGAN: Badge("not-yet", "Bắt đầu"),
    EventKind.DONE: badge(State.DONE),
    EventKind.EXPIRED: badge(State.EXPIRED),
    EventKind.REPLACED: badge(State.REPLACED),
    EventKind.REPEALED: badge(State.REPEALED),
    EventKind.SUSPENDED: badge(State.SUSPENDED),
    EventKind.RESUMED: Badge("applying", "Áp dụng trở lại"),
    EventKind.DEADLINE: Badge("expired", "Hạn chót đã qua"),
}
"""How each kind of event is called."""
_VERBS = {
    EventKind.BEGAN: ("bắt đầu áp dụng", ""),
    EventKind.DONE: ("đã thực hiện", ""),
    EventKind.EXPIRED: ("hết thời hạn", ""),
    EventKind.REPLACED: ("được thay thế", "bởi"),
    EventKind.REPEALED: ("bị bãi bỏ", "bởi"),
    EventKind.SUSPENDED: ("bị tạm ngưng", "theo"),
    EventKind.RESUMED: ("áp dụng trở lại", ""),
}
_FEW = 3
"""So many measures are named at once, more on request."""


class Happened(NamedTuple):
    """Something that happened on one of ``days``, to one measure of a document or to several alike."""

    days: Days
    told: Change

    @property
    def day(self) -> date:
        """The day, or the last one that is possible."""
        return self.days.last or date.max


@dataclass(frozen=True, slots=True, eq=False)
class DayChanges:
    """What happened on one day, or on one of several."""

    days: Days
    changes: tuple[Change, ...]
    """What was done at once before the rest."""

    @property
    def day(self) -> date:
        """The day, or the last one that is possible."""
        return self.days.last or date.max

    @property
    def lines(self) -> int:
        """How much room it takes: a measure that is named among several has half a line."""
        return sum(1 + len(change.measures) // 2 for change in self.changes)


def happened(corpus: Corpus, validities: Iterable[Validity]) -> list[Happened]:
    """Return what is known to happen to measures; what happens to several of one document alike is told together."""
    found: dict[tuple[Days, str], list[Event]] = {}
    for event in events(corpus, validities):
        found.setdefault((event.days, event.group), []).append(event)
    return [Happened(days, _change(corpus, together)) for (days, _), together in found.items()]


def by_day(found: Iterable[Happened]) -> list[DayChanges]:
    """Return what happened by the days on which it did, newest first."""
    by_days: dict[Days, list[Change]] = {}
    for days, told in found:
        by_days.setdefault(days, []).append(told)
    ordered = sorted(by_days, key=lambda days: (days.last or date.max, days.first or date.min), reverse=True)
    return [DayChanges(days, tuple(sorted(by_days[days], key=_not_at_once))) for days in ordered]


def _not_at_once(change: Change) -> bool:
    return change.kind != EventKind.DONE


def in_parts(found: Iterable[Happened], most: int) -> ListPart[DayChanges]:
    """Return what happened day by day, newest first; by month and day where it takes more than ``most`` lines."""
    by = (lambda day: f"{day.day:%Y-%m}", lambda day: f"{day.day}")
    return split(by_day(found), by, most, lambda day: day.lines)


def page_of(part: ListPart[DayChanges]) -> str:
    """Return where a part of all that happened is told, below the page of the whole: ``2021-08/``, ``2021-08-10/``."""
    return f"{part.keys[-1]}/" if part.keys else ""


def _change(corpus: Corpus, events: Sequence[Event]) -> Change:
    first = events[0]
    public = [event for event in events if not event.measure.is_task]
    tasks = [event for event in events if event.measure.is_task]
    several = [*public, *tasks] if len(events) > 1 else []
    return Change(
        kind=first.kind,
        badge=KINDS[first.kind],
        text=_text(corpus, first, len(public), len(tasks)),
        measures=tuple(_measure(event) for event in several),
        folded=len(several) > _FEW,
        unit=unit_link(first.directive.unit),
        unit_key=units_of(events),
    )


def _text(corpus: Corpus, event: Event, public: int, tasks: int) -> Prose:
    link = Segment(wording.name(event.directive.record), document_address(event.directive.id))
    if event.kind is EventKind.DEADLINE:
        last_day = event.day - timedelta(days=1)
        return (Segment(f"Hạn chót {wording.day(last_day)} theo "), link, Segment(": "), *_named(event))
    if event.kind is EventKind.DONE and event.measure.id == WHOLE:
        return (link, Segment(f" {deed(corpus, event.validity.norm)}."))
    verb, preposition = _VERBS[event.kind]
    by: Prose = ()
    if event.by:
        cause = corpus.directives[event.by]
        by = (Segment(f" {preposition} "), Segment(wording.name(cause.record), document_address(cause.id)))
    if public + tasks > 1:
        return (link, Segment(f": {wording.counted(public, tasks)} {verb}"), *by, Segment("."))
    if event.kind is EventKind.BEGAN and event.directive.known_by_name:
        verb = f"được ban hành ({wording.inside(wording.STATES[State.KNOWN_BY_NAME])})"
    return (link, Segment(f" {verb}"), *by, Segment(": "), *_named(event))


def _named(event: Event) -> Prose:
    """Return what a measure is about, with a link to its clause."""
    item = _measure(event)
    summary = Segment(item.text.rstrip("."))
    clause = (Segment(" ("), Segment(item.clause.text, item.clause.address), Segment(")")) if item.clause else ()
    return (summary, *clause, Segment("."))


def _measure(event: Event) -> ChangedMeasure:
    measure = event.measure
    if not measure.clause:
        return ChangedMeasure(measure.summary, None)
    words = legal_citation.clause(measure.clause)
    return ChangedMeasure(measure.summary, Hyperlink(measure_address(event.directive.id, measure.id), words))
