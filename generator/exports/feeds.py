"""Corpus → feeds of documents (Atom, JSON Feed) and a calendar, for the whole country and for each province.

A feed tells when the archive came to hold a document (``updated``); its day of issue stands there only where it is
known, else its bounds in words. So the same records give the same bytes on any day.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from generator.basics.export import Export
from generator.basics.periods import midnight
from generator.exports.calendars import calendar, calendar_entries
from generator.exports.formats import one_line
from generator.law import wording
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.addresses import document_address, province_address
from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.vocabulary.lists import CENTRAL, vocabulary

_SITE = "Công Khai"
_MOST = 100


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


def feeds(corpus: Corpus, validities: Mapping[str, Validity], base_url: str) -> Iterator[Export]:
    """Yield ``feed.xml``, ``feed.json`` and ``lich.ics``: for all, and for each province that has documents.

    Those of provinces merged into it count as its own, and nationwide ones come along. ``base_url`` is absolute and
    ends in ``/``.
    """
    newest = sorted(corpus.directives.values(), key=lambda d: (_updated(d), d.issued.last or date.min), reverse=True)
    all_entries = [(directive, _entry(corpus, directive, base_url)) for directive in newest]
    all_days = calendar_entries(validities.values(), base_url)
    for channel in _channels(corpus):
        entries = [entry for directive, entry in all_entries if channel.carries(directive)][:_MOST]
        days = (day for day in all_days if channel.carries(day.directive))
        yield Export(f"{channel.home}feed.xml", _atom(channel, entries, base_url))
        yield Export(f"{channel.home}feed.json", _json_feed(channel, entries, base_url))
        yield Export(f"{channel.home}lich.ics", calendar(channel.title, days))


def _channels(corpus: Corpus) -> Iterator[_Channel]:
    held = {directive.unit for directive in corpus.directives.values()}
    if held:
        yield _Channel("", f"{_SITE}: {vocabulary().site.documents}", None)
    territory = vocabulary().territory
    for slug in territory.provinces:
        own = set(territory.units(slug, territory.eras[-1]))
        if own & held:
            name = territory.full_name(slug, territory.eras[-1])
            yield _Channel(province_address(slug), f"{_SITE}: {name}", frozenset(own | {CENTRAL}))


def _updated(directive: Directive) -> date:
    withdrawn = directive.record.withdrawn
    return withdrawn.on if withdrawn else directive.record.first_seen


def _entry(corpus: Corpus, directive: Directive, base_url: str) -> _Entry:
    topics = dict.fromkeys(topic for measure in directive.measures for topic in measure.topics)
    return _Entry(
        address=f"{base_url}{document_address(directive.id)}",
        title=one_line(f"{wording.name(directive.record)}: {directive.record.subject}"),
        summary=one_line(" ".join(_sentences(corpus, directive))),
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
