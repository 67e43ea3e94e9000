"""Days of measures as a calendar (iCalendar, RFC 5545): their begin, their end, their deadline.

A calendar is bounded, whatever the archive holds. As long as it has room, the same records give the same bytes on any
day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from generator.basics.grouping import grouped
from generator.basics.periods import midnight
from generator.exports.formats import one_line
from generator.law import legal_citation, wording
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.addresses import measure_address

MOST = 150
"""So many days stand in a calendar."""
_LINE = 75
_CALENDAR = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Cong Khai//Lich//VI",
    "CALSCALE:GREGORIAN",
)
# All days are whole days, but a calendar without any component is not valid, and there may be no event.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "END:STANDARD",
    "END:VTIMEZONE",
)


class CalendarEntry(NamedTuple):
    """One event as it stands in every calendar that has it: its day, what tells it from others, and its text."""

    day: date
    uid: str
    text: str
    units: tuple[str, ...]
    """Where the measure holds."""


@dataclass(frozen=True, slots=True)
class _CalendarEvent:
    """Something on one day, all day. ``of`` names which of a measure's days it is."""

    of: str
    day: date
    title: str
    validity: Validity
    state: State

    @property
    def uid(self) -> str:
        """What tells it from every other event."""
        return f"{self.validity.id}.{self.of}@cong-khai"


_E = TypeVar("_E", CalendarEntry, _CalendarEvent)


def calendar_entries(validities: Iterable[Validity], today: date, base_url: str) -> list[CalendarEntry]:
    """Return the known days of measures that may stand in a calendar. ``base_url`` is absolute and ends in ``/``.

    Those are the nearest of what holds in the same units.
    """
    return [
        CalendarEntry(event.day, event.uid, _lines(_vevent(event, base_url)), units)
        for units, own in grouped(validities, lambda validity: (validity.norm.units,)).items()
        for event in _nearest([event for validity in own for event in _events(validity)], today)
    ]


def calendar(title: str, entries: Iterable[CalendarEntry], today: date) -> str:
    """Return the calendar of ``entries``, of the ``MOST`` that are nearest if there are more."""
    begin = _lines([*_CALENDAR, f"X-WR-CALNAME:{_escaped(title)}", *_ZONE])
    told = sorted(_nearest(entries, today))
    return "".join([begin, *(entry.text for entry in told), _lines(["END:VCALENDAR"])])


def _nearest(events: Iterable[_E], today: date) -> list[_E]:
    """Return what a calendar has room for: what is to come, soonest first, before what is past, latest first."""
    return sorted(events, key=lambda event: (event.day < today, abs(event.day - today), event.uid))[:MOST]


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _events(validity: Validity) -> Iterator[_CalendarEvent]:
    """Yield the known days of a measure, but none on which it was over already for another reason."""
    summary = validity.measure.summary
    deadline = validity.measure.deadline
    start, end = validity.period.start, validity.period.end
    days: list[tuple[str, datetime, str]] = []
    if start:
        begun = (
            "Thực hiện" if validity.measure.at_once else "Ban hành" if validity.directive.known_by_name else "Bắt đầu"
        )
        days.append(("bat-dau", start, f"{begun}: {summary}"))
    if end:
        # Exclusive, so that the last minute lies on the last day.
        days.append(("ket-thuc", end - timedelta(minutes=1), f"Kết thúc: {summary}"))
    if deadline:
        days.append(("han-chot", midnight(deadline.last_day), f"Hạn chót: {summary}"))
    for of, at, title in days:
        state = validity.at(at).state
        if not state.over:
            yield _CalendarEvent(of, at.date(), title, validity, state)


def _vevent(event: _CalendarEvent, base_url: str) -> Iterator[str]:
    norm = event.validity.norm
    doubtful = event.state is State.UNCONFIRMED
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_digits(norm.directive.record.first_seen)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(event.day)}"
    yield f"SUMMARY:{_escaped(event.title + (' (chưa xác nhận)' if doubtful else ''))}"
    yield f"DESCRIPTION:{_escaped('. '.join(_described(event)))}"
    yield f"URL:{base_url}{measure_address(norm.directive.id, norm.measure.id)}"
    yield f"STATUS:{'TENTATIVE' if doubtful else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _described(event: _CalendarEvent) -> Iterator[str]:
    measure, directive = event.validity.measure, event.validity.directive
    clause = f", {legal_citation.clause(measure.clause)}" if measure.clause else ""
    yield f"{wording.name(directive.record)}{clause}"
    if event.of == "han-chot" and measure.deadline:
        yield f"Văn bản ghi: «{measure.deadline.written}»"
    if measure.areas or measure.area_words:
        yield f"Nơi áp dụng: {measure.area_words or ', '.join(measure.areas)}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", one_line(text))


def _folded(line: str) -> str:
    """Return ``line`` in pieces of at most 75 octets, parted between characters (RFC 5545, 3.1)."""
    octets = line.encode()
    if len(octets) <= _LINE:
        return line
    pieces, start, room = [], 0, _LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _LINE - 1
    return b"\r\n ".join([*pieces, octets[start:]]).decode()
