"""What began and ended, day by day. Only what is held or reported and has a known day: no bound is told as a day.

What a document did at once, like repealing others, is told with the bounds of its day where that is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator import wording
from generator.corpus import WHOLE, Directive
from generator.in_force import Life, Piece
from generator.pages.parts import Badge, Prose, Segment, Time
from generator.pages.pieces import (
    Site,
    badge,
    clause_link,
    document_address,
    grouped,
    unit_link,
)
from generator.pages.time_parts import Change, ChangeChoice, ChangeDay, ChangedMeasure, ChangeMonth, Changes
from generator.pages.views import Page
from generator.periods import Days, midnight
from generator.reasons import deed
from generator.text import sort_key
from generator.vocabulary import CENTRAL, Province, vocabulary
from generator.worlds import State

_BEGAN, _DONE, _RESUMED, _DEADLINE = "bat-dau", "thuc-hien", "ap-dung-lai", "han-chot"
_KINDS = {
    _BEGAN: Badge("not-yet", "Bắt đầu"),
    _DONE: badge(State.DONE),
    "het-han": badge(State.EXPIRED),
    "thay-the": badge(State.REPLACED),
    "bai-bo": badge(State.REPEALED),
    "tam-ngung": badge(State.SUSPENDED),
    _RESUMED: Badge("applying", "Áp dụng trở lại"),
    _DEADLINE: Badge("expired", "Hạn chót đã qua"),
}
"""Events, not states: what began on a day need not apply any more."""
_BY_STATE = {
    State.DONE: _DONE,
    State.EXPIRED: "het-han",
    State.REPLACED: "thay-the",
    State.REPEALED: "bai-bo",
    State.SUSPENDED: "tam-ngung",
}
_VERBS = {
    _BEGAN: ("bắt đầu áp dụng", ""),
    _DONE: ("đã thực hiện", ""),
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
    """Something that happened to one measure on one of ``days``; ``by``: the directive that did it to another."""

    days: Days
    kind: str
    life: Life
    by: str | None = None

    @property
    def day(self) -> date:
        """The day, or the last one that is possible."""
        return self.days.last or date.max

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
        assets=("changes/changes.css", "changes/changes.js"),
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
    by_days: dict[Days, list[_Event]] = {}
    for event in events:
        by_days.setdefault(event.days, []).append(event)
    for days in sorted(by_days, key=lambda days: (days.last, days.first), reverse=True)[:most]:
        groups = grouped(by_days[days], lambda event: (event.group,))
        words = wording.day(days.certain) if days.certain else wording.days(days)
        last = by_days[days][0].day.isoformat()
        deeds_first = sorted(groups.values(), key=lambda found: found[0].kind != _DONE)
        changes = tuple(_change(site, found) for found in deeds_first)
        yield ChangeDay(Time(last, words), days.certain is not None, changes)


def _events(site: Site) -> Iterator[_Event]:
    for life in site.lives.values():
        if life.provision.directive.record.existence != "inferred":
            yield from _turns(site, life)
            yield from _deadline(life)


def _turns(site: Site, life: Life) -> Iterator[_Event]:
    for before, piece in zip(life.pieces, life.pieces[1:], strict=False):
        kind, days = _kind(life, before, piece), _when(site, piece)
        if kind and days:
            cause = piece.reasons[0].record
            by = cause if piece.state in _BY_STATE and cause != life.provision.directive.id else None
            yield _Event(days, kind, life, by if _VERBS[kind][1] else None)


def _kind(life: Life, before: Piece, piece: Piece) -> str | None:
    """Return the kind of event between two pieces, None if it is none."""
    if piece.state in (State.APPLYING, State.KNOWN_BY_NAME):
        if before.state is State.NOT_YET and life.period.start == piece.span.start:
            return _BEGAN
        return _RESUMED if piece.state is State.APPLYING and before.state is State.SUSPENDED else None
    return _BY_STATE.get(piece.state) if piece.state is not before.state else None


def _when(site: Site, piece: Piece) -> Days | None:
    """Return when ``piece`` began: its day, the bounds of the day of what was done at once, None if it is not known."""
    decides = piece.reasons[0]
    if piece.span.start and (decides.date or piece.state not in _BY_STATE):
        return Days(piece.span.start.date(), piece.span.start.date())
    cause = site.corpus.directives[decides.record]
    return cause.issued if cause.at_once else None


def _deadline(life: Life) -> Iterator[_Event]:
    """Yield that the last day for something has passed, unless the measure had ended by then."""
    deadline = life.provision.measure.deadline
    if deadline and not life.at(midnight(deadline.last_day)).state.over:
        after = deadline.last_day + timedelta(days=1)
        yield _Event(Days(after, after), _DEADLINE, life)


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
    if event.kind == _DONE and event.life.provision.measure.id == WHOLE:
        return (link, Segment(f" {deed(site.corpus, event.life.provision)}."))
    verb, preposition = _VERBS[event.kind]
    by: Prose = ()
    if event.by:
        cause = site.corpus.directives[event.by]
        by = (Segment(f" {preposition} "), Segment(wording.name(cause.record), document_address(cause.id)))
    if public + tasks > 1:
        return (link, Segment(f": {wording.counted(public, tasks)} {verb}"), *by, Segment("."))
    if event.kind == _BEGAN and event.life.provision.directive.known_by_name:
        verb = f"được ban hành ({wording.inside(wording.STATES[State.KNOWN_BY_NAME])})"
    return (link, Segment(f" {verb}"), *by, Segment(": "), *_named(event))


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
