"""What began and ended, day by day. Only what is held or reported and has a known day: no bound is told as a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import wording
from generator.corpus import Directive
from generator.in_force import Life, Piece
from generator.pages.parts import Badge, Segment
from generator.pages.pieces import Site, badge, document_address, grouped, time, unit_link
from generator.pages.time_parts import Change, ChangeDay
from generator.pages.views import Changes, Page
from generator.worlds import State

_BEGAN = Badge("not-yet", "Bắt đầu")
"""An event, not a state: what began then need not apply any more."""
_WORDS = {
    State.APPLYING: "bắt đầu áp dụng",
    State.SUSPENDED: "bị tạm ngưng",
    State.EXPIRED: "hết thời hạn",
    State.REPLACED: "được thay thế",
    State.REPEALED: "bị bãi bỏ",
}


def page(site: Site) -> Page:
    """Return the page of all changes, newest day first."""
    view = Changes(time(site.today), tuple(days(site)))
    description = "Biện pháp nào bắt đầu, hết hạn, được thay thế, bị bãi bỏ, theo từng ngày."
    return Page("thay-doi/", "changes.html", "Thay đổi", description, view, section=True)


def days(site: Site, most: int | None = None) -> Iterator[ChangeDay]:
    """Yield the days up to the build's day on which something is known to have changed, newest first."""
    events = [
        (day, state, life.provision.directive)
        for life in site.lives.values()
        if life.provision.directive.record.existence != "inferred"
        for day, state in _events(life)
        if day <= site.today
    ]
    by_day = grouped(events, lambda event: (event[0].isoformat(),))
    for day in sorted(by_day, reverse=True)[:most]:
        counts = grouped(by_day[day], lambda event: (f"{event[1]} {event[2].id}",))
        changes = tuple(_change(found[0][1], found[0][2], len(found)) for found in counts.values())
        yield ChangeDay(time(date.fromisoformat(day)), changes)


def _events(life: Life) -> Iterator[tuple[date, State]]:
    for before, piece in zip(life.pieces, life.pieces[1:], strict=False):
        if piece.span.start and piece.state != before.state and _is_event(life, before, piece):
            yield piece.span.start.date(), piece.state


def _is_event(life: Life, before: Piece, piece: Piece) -> bool:
    if piece.state is State.APPLYING:
        return before.state is State.NOT_YET and life.period.start == piece.span.start
    return piece.state in _WORDS and piece.reasons[0].date is not None


def _change(state: State, directive: Directive, count: int) -> Change:
    link = Segment(wording.name(directive.record), document_address(directive.id))
    began = state is State.APPLYING
    if began and not directive.record.text and not directive.record.measures:
        issued = Segment(" được ban hành (nội dung không lưu giữ).")
        return Change("", _BEGAN, (link, issued), unit=unit_link(directive.unit))
    what = f": {count} biện pháp {_WORDS[state]}" if count > 1 else f" {_WORDS[state]}"
    return Change("", _BEGAN if began else badge(state), (link, Segment(f"{what}.")), unit=unit_link(directive.unit))
