"""Corpus → feeds of documents (Atom, JSON Feed) and calendars, for the whole country and for each province.

A feed tells when the archive came to hold a document (``updated``); its day of issue stands there only where it is
known, else its bounds in words. So the same records give the same feeds on any day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.basics.export import Export
from generator.basics.periods import midnight
from generator.exports.calendars import CalendarEntry, calendar
from generator.exports.formats import compact, one_line
from generator.exports.rows import known
from generator.law import wording
from generator.law.scenario import State
from generator.records.addresses import document_address, province_address
from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.vocabulary.lists import CENTRAL, vocabulary

_SITE = "Công Khai"
_ENTRIES = "{entries}"
"""Stands in a feed where its entries come: these are made once for all feeds."""
MOST = 50
"""So many documents stand in a feed."""


@dataclass(frozen=True, slots=True)
class _Channel:
    """One set of feeds: ``home`` is the page it belongs to, counted from the site's root."""

    home: str
    title: str
    units: frozenset[str] | None
    """The units for which it carries documents; None is all."""

    def carries(self, units: Iterable[str]) -> bool:
        return self.units is None or not self.units.isdisjoint(units)


class FeedEntry(NamedTuple):
    """A document as both kinds of feed tell it, made once for all that have it."""

    updated: date
    issued: date
    """At the latest."""
    units: tuple[str, ...]
    """Where what it asks holds."""
    atom: str
    item: str


def newest(corpus: Corpus, directives: Iterable[Directive], base_url: str) -> list[FeedEntry]:
    """Return those of ``directives`` of one unit that may stand in a feed, newest first.

    That are the newest for each unit where they hold. ``base_url`` is absolute and ends in ``/``.
    """
    found = sorted(directives, key=lambda d: (_updated(d), d.issued.last or date.min), reverse=True)
    newer = Counter[str]()
    told = list[FeedEntry]()
    for directive in found:
        if any(newer[unit] < MOST for unit in directive.units):
            told.append(_entry(corpus, base_url, directive.id))
        newer.update(directive.units)
    return told


def feeds(news: Sequence[FeedEntry], base_url: str) -> Iterator[Export]:
    """Yield ``feed.xml`` and ``feed.json``: for all, and for each province that has documents, of the newest ones.

    Those of provinces merged into it count as its own; those of the centre that name it, or are for the whole country,
    come along. ``news``: what :func:`newest` returns for each unit, in the order of the records.
    """
    for channel in _channels(one.units for one in news):
        found = (entry for entry in news if channel.carries(entry.units))
        entries = sorted(found, key=lambda entry: (entry.updated, entry.issued), reverse=True)[:MOST]
        yield Export(f"{channel.home}feed.xml", _atom(channel, entries, base_url))
        yield Export(f"{channel.home}feed.json", _json_feed(channel, entries, base_url))


def calendar_files(days: Sequence[CalendarEntry], news: Iterable[FeedEntry], today: date) -> Iterator[Export]:
    """Yield ``lich.ics`` wherever there are feeds, with the same documents; ``today`` says which days matter most.

    ``days``: what :func:`generator.exports.calendars.calendar_entries` returns for each unit; ``news``: as for feeds.
    """
    for channel in _channels(one.units for one in news):
        entries = (entry for entry in days if channel.carries(entry.units))
        yield Export(f"{channel.home}lich.ics", calendar(channel.title, entries, today))


def _channels(units: Iterable[Iterable[str]]) -> Iterator[_Channel]:
    """Yield the sets of feeds that there are; ``units``: those for which each document is."""
    held = {unit for each in units for unit in each}
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


def _entry(corpus: Corpus, base_url: str, id_: str) -> FeedEntry:
    directive = corpus.directives[id_]
    keys = dict.fromkeys(topic for measure in directive.measures for topic in measure.topics)
    address = f"{base_url}{document_address(id_)}"
    title = one_line(f"{wording.name(directive.record)}: {directive.record.subject}")
    summary = one_line(" ".join(_sentences(corpus, directive)))
    published = _stamp(directive.issued.certain) if directive.issued.certain else None
    updated, topics = _stamp(_updated(directive)), [vocabulary().topics[key].name for key in keys]

    entry = ET.Element("entry")
    _child(entry, "id", address)
    _child(entry, "title", title)
    _child(entry, "link", rel="alternate", type="text/html", href=address)
    if published:
        _child(entry, "published", published)
    _child(entry, "updated", updated)
    for topic in topics:
        _child(entry, "category", term=topic)
    _child(entry, "summary", summary)
    item = {"id": address, "url": address, "title": title, "content_text": summary, "date_published": published}
    text = compact(known({**item, "date_modified": updated, "tags": topics}))
    return FeedEntry(
        _updated(directive),
        directive.issued.last or date.min,
        directive.units,
        ET.tostring(entry, encoding="unicode"),
        text,
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


def _atom(channel: _Channel, entries: list[FeedEntry], base_url: str) -> str:
    home = base_url + channel.home
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"})
    _child(feed, "id", home)
    _child(feed, "title", channel.title)
    _child(feed, "updated", _stamp(max(entry.updated for entry in entries)))
    _child(feed, "link", rel="self", type="application/atom+xml", href=f"{home}feed.xml")
    _child(feed, "link", rel="alternate", type="text/html", href=home)
    author = ET.SubElement(feed, "author")
    _child(author, "name", _SITE)
    author.tail = _ENTRIES
    begin, _, end = ET.tostring(feed, encoding="unicode").rpartition(_ENTRIES)
    told = "".join(f"{entry.atom}\n" for entry in entries)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{begin}\n{told}{end}\n'


def _child(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _json_feed(channel: _Channel, entries: list[FeedEntry], base_url: str) -> str:
    home = base_url + channel.home
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": home,
        "feed_url": f"{home}feed.json",
        "language": "vi",
        "authors": [{"name": _SITE}],
    }
    items = ",\n".join(entry.item for entry in entries)
    return f'{compact(feed)[:-1]},"items":[\n{items}\n]}}\n'
