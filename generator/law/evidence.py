"""How well it is known what a record says: by the document's own words, confirmed by sources, or reported only.

A fact is confirmed by one official source, or by two that are independent of each other: not copies, and by different
publishers, which are told by the names that were registered for their hosts. What nobody has said the kind of its
sources of is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.basics.hosts import registrable
from generator.law import wording
from generator.records.schema import Record, Saying, Source
from generator.vocabulary.entries import SourceKind
from generator.vocabulary.lists import vocabulary

_INDEPENDENT = 2
"""So many sources confirm a fact that are not official."""


class Basis(StrEnum):
    """What a fact rests on; the values stand in data."""

    TEXT = "text"
    CONFIRMED = "confirmed"
    REPORTED = "reported"


def evidence(record: Record, measure: str | None = None) -> Basis | None:
    """Return what ``record``, or one of its measures (by id), rests on; None where the kind of no source is told."""
    if record.text is not None:
        return Basis.TEXT
    found = [(source, kind) for source in _telling(record, measure) if (kind := _kind(source))]
    if not found:
        return None
    publishers = {publisher(source) for source, kind in found if not kind.copy} - {None}
    official = any(kind.official for _, kind in found)
    return Basis.CONFIRMED if official or len(publishers) >= _INDEPENDENT else Basis.REPORTED


def told_by(record: Record, measure: str | None = None) -> str:
    """Return by whom alone it is told: ``theo báo VnExpress; chưa thấy văn bản``; empty where it rests on more."""
    if evidence(record, measure) is not Basis.REPORTED:
        return ""
    reports = [(source, kind) for source in _telling(record, measure) if (kind := _kind(source))]
    missing = "bản chính thức" if any(kind.copy for _, kind in reports) else "văn bản"
    return f"theo {' và '.join(dict.fromkeys(_name(source) for source, _ in reports))}; chưa thấy {missing}"


def otherwise(record: Record, measure: str) -> Iterator[str]:
    """Yield what a source tells of a measure otherwise than the record, in a sentence each."""
    for source in record.sources:
        for saying in source.says:
            if saying.measure == measure:
                yield f"Có nguồn nói khác: theo {_name(source)}, {', '.join(_said(saying))}."


def publisher(source: Source) -> str | None:
    """Return who published a source, by name where the vocabulary has it, else by host; None without an address."""
    return published_by(source.url) if source.url else None


def published_by(address: str) -> str:
    """Return who published what stands at an address, by name where the vocabulary has it, else by host."""
    host = registrable(address)
    return vocabulary().publishers.get(host, host)


def _telling(record: Record, measure: str | None) -> Iterator[Source]:
    """Yield the sources that bear out a measure, or anything that the record says; none that tell it otherwise."""
    for source in record.sources:
        told = measure is None or not source.measures or measure in source.measures
        if told and not any(saying.measure == measure for saying in source.says):
            yield source


def _kind(source: Source) -> SourceKind | None:
    return vocabulary().source_kinds[source.kind] if source.kind else None


def _name(source: Source) -> str:
    kind, published_by = _kind(source), publisher(source)
    if published_by is None:
        return f"{kind.name if kind else 'nguồn'} (không có địa chỉ)"
    return f"{kind.by if kind else 'nguồn'} {published_by}"


def _said(saying: Saying) -> Iterator[str]:
    if saying.from_:
        yield f"từ {wording.start(saying.from_.start)}"
    if saying.until:
        yield f"đến {wording.end(saying.until.end)}"
    if saying.words:
        yield f"«{saying.words}»"
