"""Events in words, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import islice

from generator.basics.prose import Prose, Segment
from generator.law import legal_citation, wording
from generator.law.answers import PlacedMeasure
from generator.law.reasons import deed
from generator.law.scenario import State
from generator.records.addresses import CHANGES, WHOLE, document_address, measure_address
from generator.records.corpus import Corpus
from generator.site.pieces.badges import badge
from generator.site.pieces.context import Site
from generator.site.pieces.events import DayEvents, Event, EventKind, by_day, units_of
from generator.site.pieces.events import events as all_events
from generator.site.pieces.links import unit_link
from generator.site.views.changes import Change, ChangeDay, ChangedMeasure
from generator.site.views.parts import Badge, Hyperlink, Time

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
_FEW_OF_A_DAY = 10
"""So many changes of a day are told where only the latest are."""


def change_day(site: Site, of: DayEvents, most: int | None = None) -> ChangeDay:
    """Return what changed on a day, in words; ``most``: so many changes are told, the others counted."""
    return ChangeDay(
        day=Time(of.day.isoformat(), when(of)),
        certain=of.days.certain is not None,
        anchor=anchor(of),
        address=f"{CHANGES}#{anchor(of)}",
        changes=tuple(_change(site.corpus, group) for group in of.groups[:most]),
        more=len(of.groups[most:]) if most else 0,
    )


def when(of: DayEvents) -> str:
    """Return the day in words; where it is not known, its bounds."""
    return wording.day(of.days.certain) if of.days.certain else wording.days(of.days)


def anchor(of: DayEvents) -> str:
    """Return how addresses call a day; one that is not known stands where its last possible day does."""
    return f"n{of.day.isoformat()}{'' if of.days.certain else '-khoang'}"


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


def latest_changes(site: Site, most: int) -> tuple[ChangeDay, ...]:
    """Return the last days up to the build's on which something is known to have changed, newest first, in short."""
    past = (found for found in site.changes.items if found.day <= site.today)
    return tuple(change_day(site, found, _FEW_OF_A_DAY) for found in islice(past, most))


def changes_of(
    site: Site, directives: Iterable[str], named: Iterable[PlacedMeasure] = (), *, most: int | None = None
) -> tuple[ChangeDay, ...]:
    """Return the same of these directives (ids) and measures alone, with all of each day; ``most``: so many days."""
    found = [event for id_ in sorted(directives) for event in site.events_of.get(id_, ())]
    found += all_events(site.corpus, {placed.id: placed.validity for placed in named})
    past = (event for event in found if event.day <= site.today)
    return tuple(change_day(site, told) for told in by_day(past)[:most])
