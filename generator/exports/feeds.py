"""Corpus → feeds of documents (Atom, JSON Feed) and a calendar, for the whole country and for each province.

A feed tells when the archive came to hold a document (``updated``); its day of issue stands there only where it is
known, else its bounds in words. So the same records give the same bytes on any day.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any
from xml.etree import ElementTree as ET

from generator.basics.export import Export
from generator.basics.periods import midnight
from generator.law import legal_citation, wording
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.addresses import document_address, measure_address, province_address
from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.vocabulary.lists import CENTRAL, vocabulary

_SITE = "Công Khai"
_MOST = 100
# What neither XML 1.0 nor iCalendar can hold.
_FOREIGN = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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


@dataclass(frozen=True, slots=True)
class _Channel:
    """One set of feeds: ``home`` is the page it belongs to, counted from the site's root."""

    home: str
    title: str
    units: frozenset[str] | None
    """The units whose documents it carries; None is all."""

    def carries(self, directive: Directive) -> bool:
        return self.units is None or directive.unit in self.units


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document as both kinds of feed tell it. ``published`` is None where the day of issue is not known."""

    address: str
    title: str
    summary: str
    published: date | None
    updated: date
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _CalendarEvent:
    """Something on one day, all day. ``of`` names which of a measure's days it is."""

    of: str
    day: date
    title: str
    validity: Validity
    state: State


def feeds(corpus: Corpus, validities: Mapping[str, Validity], base_url: str) -> Iterator[Export]:
    """Yield ``feed.xml``, ``feed.json`` and ``lich.ics``: for all, and for each province that has documents.

    Those of provinces merged into it count as its own, and nationwide ones come along. ``base_url`` is absolute and
    ends in ``/``.
    """
    for channel in _channels(corpus):
        entries = _entries(corpus, channel, base_url)
        yield Export(f"{channel.home}feed.xml", _atom(channel, entries, base_url))
        yield Export(f"{channel.home}feed.json", _json_feed(channel, entries, base_url))
        yield Export(f"{channel.home}lich.ics", _calendar(channel, validities, base_url))


def _channels(corpus: Corpus) -> Iterator[_Channel]:
    held = {directive.unit for directive in corpus.directives.values()}
    if held:
        yield _Channel("", f"{_SITE}: {vocabulary().site.documents}", None)
    for slug, province in vocabulary().provinces.items():
        own = {slug, *province.merged_from}
        if own & held:
            name = province.new_name or province.old_name
            yield _Channel(province_address(slug), f"{_SITE}: {name}", frozenset(own | {CENTRAL}))


def _first_seen(directive: Directive) -> date:
    return min(source.seen for source in directive.record.sources)


def _entries(corpus: Corpus, channel: _Channel, base_url: str) -> list[_Entry]:
    """Return the newest entries of ``channel``: by when they came in, then by their latest possible day of issue."""
    chosen = filter(channel.carries, corpus.directives.values())
    newest = sorted(chosen, key=lambda d: (_updated(d), d.issued.last or date.min), reverse=True)
    return [_entry(corpus, directive, base_url) for directive in newest[:_MOST]]


def _updated(directive: Directive) -> date:
    withdrawn = directive.record.withdrawn
    return withdrawn.on if withdrawn else _first_seen(directive)


def _entry(corpus: Corpus, directive: Directive, base_url: str) -> _Entry:
    topics = dict.fromkeys(topic for measure in directive.measures for topic in measure.topics)
    return _Entry(
        address=f"{base_url}{document_address(directive.id)}",
        title=_clean(f"{wording.name(directive.record)}: {directive.record.subject}"),
        summary=_clean(" ".join(_sentences(corpus, directive))),
        published=directive.issued.certain,
        updated=_updated(directive),
        topics=tuple(vocabulary().topics[topic].name for topic in topics),
    )


def _sentences(corpus: Corpus, directive: Directive) -> Iterator[str]:
    record = directive.record
    if record.withdrawn:
        yield f"Bản ghi đã được rút ngày {wording.day(record.withdrawn.on)}: {record.withdrawn.why.rstrip('.')}."
    if record.existence == "inferred":
        yield "Văn bản này chỉ được suy ra là phải có, chưa tìm thấy."
    issuer = f"; cơ quan ban hành: {record.issuer}" if record.issuer else ""
    yield f"Ban hành {wording.days(directive.issued)}{issuer}."
    yield from _acts(corpus, directive)
    if record.text is None:
        named = directive.known_by_name
        yield f"{wording.STATES[State.KNOWN_BY_NAME]}." if named else "Nội dung văn bản không lưu giữ."
    elif directive.measures:
        yield f"Kho ghi {len(directive.measures)} biện pháp, nhiệm vụ từ văn bản này."


def _acts(corpus: Corpus, directive: Directive) -> Iterator[str]:
    """Yield what a document does to others, one sentence for each kind of act."""
    targets: defaultdict[str, list[str]] = defaultdict(list)
    for link in corpus.links_from.get(directive.id, ()):
        if vocabulary().acts[link.relation.act].alters:
            part = " một phần" if link.relation.parts else ""
            doubt = " (quan hệ suy ra)" if link.relation.basis == "inferred" else ""
            targets[f"{vocabulary().acts[link.relation.act].name.capitalize()}{part}"].append(
                f"{_target(corpus, link)}{doubt}"
            )
    for act, names in targets.items():
        yield f"{act} {', '.join(names)}."


def _target(corpus: Corpus, link: LinkedRelation) -> str:
    """Name the target with its year: some numbers come again every year."""
    year: int | str | None
    if link.held:
        directive = corpus.directives[link.target]
        name, year = wording.name(directive.record), directive.year
    else:
        cited = corpus.cited[link.target].reference
        name, year = wording.name(cited), cited.issued.year if cited.issued else cited.year
    return f"{name} năm {year}" if year else name


def _stamp(of: date) -> str:
    return midnight(of).isoformat()


def _atom(channel: _Channel, entries: list[_Entry], base_url: str) -> str:
    home = base_url + channel.home
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"})
    _child(feed, "id", home)
    _child(feed, "title", channel.title)
    _child(feed, "updated", _stamp(max(entry.updated for entry in entries)))
    _child(feed, "link", rel="self", type="application/atom+xml", href=f"{home}feed.xml")
    _child(feed, "link", rel="alternate", type="text/html", href=home)
    _child(ET.SubElement(feed, "author"), "name", _SITE)
    for entry in entries:
        item = ET.SubElement(feed, "entry")
        _child(item, "id", entry.address)
        _child(item, "title", entry.title)
        _child(item, "link", rel="alternate", type="text/html", href=entry.address)
        if entry.published:
            _child(item, "published", _stamp(entry.published))
        _child(item, "updated", _stamp(entry.updated))
        for topic in entry.topics:
            _child(item, "category", term=topic)
        _child(item, "summary", entry.summary)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _child(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _json_feed(channel: _Channel, entries: list[_Entry], base_url: str) -> str:
    home = base_url + channel.home
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": home,
        "feed_url": f"{home}feed.json",
        "language": "vi",
        "authors": [{"name": _SITE}],
        "items": [_item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(entry: _Entry) -> dict[str, Any]:
    item = {"id": entry.address, "url": entry.address, "title": entry.title, "content_text": entry.summary}
    if entry.published:
        item["date_published"] = _stamp(entry.published)
    return {**item, "date_modified": _stamp(entry.updated), "tags": list(entry.topics)}


def _calendar(channel: _Channel, validities: Mapping[str, Validity], base_url: str) -> str:
    chosen = (validity for validity in validities.values() if channel.carries(validity.directive))
    events = sorted(chain.from_iterable(map(_events, chosen)), key=lambda e: (e.day, e.validity.id, e.of))
    lines = [*_CALENDAR, f"X-WR-CALNAME:{_escaped(channel.title)}", *_ZONE]
    for event in events:
        lines += _vevent(event, base_url)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


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
    yield f"UID:{norm.id}.{event.of}@cong-khai"
    yield f"DTSTAMP:{_first_seen(norm.directive):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title + (' (chưa xác nhận)' if doubtful else ''))}"
    yield f"DESCRIPTION:{_escaped('. '.join(_described(event)))}"
    yield f"URL:{base_url}{measure_address(norm.directive.id, norm.measure.id)}"
    yield f"STATUS:{'TENTATIVE' if doubtful else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(event: _CalendarEvent) -> Iterator[str]:
    measure, directive = event.validity.measure, event.validity.directive
    clause = f", {legal_citation.clause(measure.clause)}" if measure.clause else ""
    yield f"{wording.name(directive.record)}{clause}"
    if event.of == "han-chot" and measure.deadline:
        yield f"Văn bản ghi: «{measure.deadline.written}»"
    if measure.areas or measure.area_words:
        yield f"Nơi áp dụng: {measure.area_words or ', '.join(measure.areas)}"


def _clean(text: str) -> str:
    """Return ``text`` on one line, without what a feed cannot hold."""
    return _FOREIGN.sub("", " ".join(text.split()))


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", _clean(text))


def _folded(line: str) -> str:
    """Return ``line`` in pieces of at most 75 octets, parted between characters (RFC 5545, 3.1)."""
    octets = line.encode()
    pieces, start, room = [], 0, _LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _LINE - 1
    return b"\r\n ".join([*pieces, octets[start:]]).decode()
