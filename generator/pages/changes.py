"""What began and ended, day by day. Only what is held or reported and has a known day: no bound is told as a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator import wording
from generator.corpus import WHOLE, Directive
from generator.in_force import Life, Piece
from generator.pages.parts import Badge, Prose, Segment
from generator.pages.pieces import (
    Site,
    badge,
    clause_link,
    document_address,
    grouped,
    time,
    unit_link,
)
from generator.pages.time_parts import Change, ChangeChoice, ChangeDay, ChangedMeasure, ChangeMonth, Changes
from generator.pages.views import Page
from generator.periods import midnight
from generator.text import sort_key
from generator.vocabulary import CENTRAL, Province, vocabulary
from generator.worlds import State

_BEGAN, _RESUMED, _DEADLINE = "bat-dau", "ap-dung-lai", "han-chot"
_KINDS = {
    _BEGAN: Badge("not-yet", "Bắt đầu"),
    "het-han": badge(State.EXPIRED),
    "thay-the": badge(State.REPLACED),
    "bai-bo": badge(State.REPEALED),
    "tam-ngung": badge(State.SUSPENDED),
    _RESUMED: Badge("applying", "Áp dụng trở lại"),
    _DEADLINE: Badge("expired", "Hạn chót đã qua"),
}
"""Events, not states: what began on a day need not apply any more."""
_BY_STATE = {
    State.EXPIRED: "het-han",
    State.REPLACED: "thay-the",
    State.REPEALED: "bai-bo",
    State.SUSPENDED: "tam-ngung",
}
_VERBS = {
    _BEGAN: ("bắt đầu áp dụng", ""),
    "het-han": ("hết thời hạn", ""),
    "thay-the": ("được thay thế", "bởi"),
    "bai-bo": ("bị bãi bỏ", "bởi"),
    "tam-ngung": ("bị tạm ngưng", "theo"),
    _RESUMED: ("áp dụng trở lại", ""),
}
_FEW = 3
"""So many measures are named at once, more on request."""


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happened to one measure on a day that is known; ``by``: the directive that did it to another."""

    day: date
    kind: str
    life: Life
    by: str | None = None

    @property
    def directive(self) -> Directive:
        return self.life.provision.directive

    @property
    def group(self) -> str:
        """Events of one day with the same group are told together; every deadline is told by itself."""
        own = self.life.provision.id if self.kind == _DEADLINE else self.directive.id
        return f"{self.kind} {own} {self.by}"


def page(site: Site) -> Page:
    """Return the page of all changes, newest day first, those to come included."""
    days = tuple(_days(site, _events(site)))
    months = grouped(days, lambda day: (day.day.machine[:7],))
    view = Changes(
        months=tuple(ChangeMonth(f"t{month}", _month(month), tuple(months[month])) for month in months),
        kinds=tuple((key, badge.word) for key, badge in _KINDS.items()),
        current=tuple(_choices(place for place in vocabulary().provinces.values() if place.new_name)),
        former=tuple(_choices(place for place in vocabulary().provinces.values() if not place.new_name)),
    )
    description = "Biện pháp nào bắt đầu, hết hạn, được thay thế, bị bãi bỏ, hạn chót nào đã qua, theo từng ngày."
    return Page(
        "thay-doi/",
        "changes.html",
        "Thay đổi",
        description,
        view,
        section=True,
        assets=("changes.css", "changes.js"),
        turns=tuple(sorted(date.fromisoformat(day.day.machine) for day in days)),
    )


def days(site: Site, most: int | None = None) -> Iterator[ChangeDay]:
    """Yield the days up to the build's day on which something is known to have changed, newest first."""
    yield from _days(site, (event for event in _events(site) if event.day <= site.today), most)


def of(site: Site, units: Collection[str]) -> tuple[ChangeDay, ...]:
    """Return the same of the directives of ``units`` alone."""
    found = (event for event in _events(site) if event.directive.unit in units and event.day <= site.today)
    return tuple(_days(site, found))


def _days(site: Site, events: Iterable[_Event], most: int | None = None) -> Iterator[ChangeDay]:
    by_day = grouped(events, lambda event: (event.day.isoformat(),))
    for day in sorted(by_day, reverse=True)[:most]:
        groups = grouped(by_day[day], lambda event: (event.group,))
        yield ChangeDay(time(date.fromisoformat(day)), tuple(_change(site, found) for found in groups.values()))


def _events(site: Site) -> Iterator[_Event]:
    for life in site.lives.values():
        if life.provision.directive.record.existence != "inferred":
            yield from _turns(life)
            yield from _deadline(life)


def _turns(life: Life) -> Iterator[_Event]:
    for before, piece in zip(life.pieces, life.pieces[1:], strict=False):
        kind = _kind(life, before, piece)
        if piece.span.start and kind:
            cause = piece.reasons[0].record
            by = cause if piece.state in _BY_STATE and cause != life.provision.directive.id else None
            yield _Event(piece.span.start.date(), kind, life, by if _VERBS[kind][1] else None)


def _kind(life: Life, before: Piece, piece: Piece) -> str | None:
    """Return the kind of event between two pieces, None if it is none or its day is not known."""
    if piece.state is State.APPLYING:
        starts = before.state is State.NOT_YET and life.period.start == piece.span.start
        return _BEGAN if starts else _RESUMED if before.state is State.SUSPENDED else None
    known = piece.state != before.state and piece.reasons[0].date is not None
    return _BY_STATE.get(piece.state) if known else None


def _deadline(life: Life) -> Iterator[_Event]:
    """Yield that the last day for something has passed, unless the measure had ended by then."""
    deadline = life.provision.measure.deadline
    if deadline and not life.at(midnight(deadline.last_day)).state.over:
        yield _Event(deadline.last_day + timedelta(days=1), _DEADLINE, life)


def _change(site: Site, events: Sequence[_Event]) -> Change:
    first = events[0]
    public = [event for event in events if not event.life.provision.measure.is_task]
    tasks = [event for event in events if event.life.provision.measure.is_task]
    several = [*public, *tasks] if len(events) > 1 else []
    return Change(
        kind=first.kind,
        badge=_KINDS[first.kind],
        text=_text(site, first, len(public), len(tasks)),
        measures=tuple(_measure(event) for event in several),
        folded=len(several) > _FEW,
        unit=unit_link(first.directive.unit),
        unit_key=first.directive.unit,
    )


def _text(site: Site, event: _Event, public: int, tasks: int) -> Prose:
    link = Segment(wording.name(event.directive.record), document_address(event.directive.id))
    if event.kind == _DEADLINE:
        last_day = event.day - timedelta(days=1)
        return (Segment(f"Hạn chót {wording.day(last_day)} theo "), link, Segment(": "), *_named(event))
    verb, preposition = _VERBS[event.kind]
    by: Prose = ()
    if event.by:
        cause = site.corpus.directives[event.by]
        by = (Segment(f" {preposition} "), Segment(wording.name(cause.record), document_address(cause.id)))
    if public + tasks > 1:
        return (link, Segment(f": {_count(public, tasks)} {verb}"), *by, Segment("."))
    if event.kind == _BEGAN and event.life.provision.measure.id == WHOLE:
        verb = "được ban hành (nội dung không lưu giữ)"
    return (link, Segment(f" {verb}"), *by, Segment(": "), *_named(event))


def _count(public: int, tasks: int) -> str:
    kinds = ((public, "biện pháp"), (tasks, "việc giao cơ quan"))
    return " và ".join(f"{count} {words}" for count, words in kinds if count)


def _named(event: _Event) -> Prose:
    """Return what a measure is about, with a link to its clause."""
    item = _measure(event)
    summary = Segment(item.text.rstrip("."))
    clause = (Segment(" ("), Segment(item.clause.text, item.clause.address), Segment(")")) if item.clause else ()
    return (summary, *clause, Segment("."))


def _measure(event: _Event) -> ChangedMeasure:
    measure = event.life.provision.measure
    return ChangedMeasure(measure.summary, clause_link(event.directive, measure.clause, named=False))


def _month(iso: str) -> str:
    year, month = iso.split("-")
    return f"Tháng {int(month)}/{year}"


def _choices(places: Iterable[Province]) -> Iterator[ChangeChoice]:
    names = vocabulary().provinces
    for place in sorted(places, key=lambda place: sort_key(place.name)):
        joined = ", ".join(sorted((names[slug].name for slug in place.joined), key=sort_key))
        successor = names[place.successor or place.slug].name
        note = f"gồm cả {joined}" if joined else "" if place.new_name else f"nay thuộc {successor}"
        units = (place.slug, *place.joined, CENTRAL)
        yield ChangeChoice(place.slug, place.name, note, units)
