"""What the heading and the signature of a document say, and where it was seen."""

from __future__ import annotations

from collections.abc import Iterator

from generator.basics.prose import text
from generator.law import wording
from generator.records.corpus import Directive
from generator.records.schema import Record
from generator.site.pieces.times import time
from generator.site.views.documents import SourceItem
from generator.site.views.parts import Fact
from generator.vocabulary.lists import vocabulary

_FIELD_NAMES = {
    "province": "Tỉnh",
    "number": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "issued": "Ngày ban hành",
    "meeting": "Cuộc họp",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "text": "Lời văn",
    "measures": "Biện pháp",
    "relations": "Quan hệ",
    "existence": "Văn bản có hay không",
    "effective": "Ngày có hiệu lực",
    "type": "Loại văn bản",
    "sources": "Nguồn",
    "contacts": "Số điện thoại",
}


def field_name(field: str) -> str:
    """Return what a field of a record is called on pages: itself, where it has no name there."""
    return vocabulary().site.emergency if field == "emergency" else _FIELD_NAMES.get(field, field)


def facts(directive: Directive) -> Iterator[Fact]:
    """Yield what the heading and the signature say, beyond the document's name."""
    record, certain = directive.record, directive.issued.certain
    if record.issuer:
        yield Fact("Cơ quan ban hành", text(record.issuer))
    words = wording.day(certain) if certain else wording.capitalised(wording.days(directive.issued))
    yield Fact("Ngày ban hành", text(words), time(certain) if certain else None)
    if record.effective:
        yield Fact("Có hiệu lực từ", text(wording.start(record.effective.start)))
    if record.meeting:
        chair = f", {record.meeting.chair} chủ trì" if record.meeting.chair else ""
        held = f"{wording.day(record.meeting.date)}, " if record.meeting.date else ""
        words = f"{held}văn bản viết «{record.meeting.written}»{chair}"
        yield Fact("Cuộc họp", text(wording.capitalised(words)), why="không phải ngày ban hành")
    if record.signer and record.signer.name:
        mark = f"{record.signer.mark} " if record.signer.mark else ""
        role = f", {record.signer.role}" if record.signer.role else ""
        yield Fact("Người ký", text(f"{mark}{record.signer.name}{role}"))
    yield Fact("Mã trong kho", text(directive.id))


def sources(record: Record) -> Iterator[SourceItem]:
    """Yield where the text, or the fact, was seen."""
    for source in record.sources:
        words = source.seen_in or source.url or ""
        kind = vocabulary().source_kinds[source.kind].name if source.kind else None
        yield SourceItem(words, kind, source.url, time(source.seen), source.archived, source.sha256)
