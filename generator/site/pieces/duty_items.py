"""What must be made public, one duty after another: by whom, where, since when, and where it was found."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.prose import Segment, text
from generator.law.applicability import Row
from generator.records.schema import Disclosure
from generator.site.pieces.context import Site
from generator.site.pieces.disclosures import found_public
from generator.site.pieces.links import agency_links, clause_link
from generator.site.pieces.measures import period, stage
from generator.site.pieces.times import once_issued, time
from generator.site.views.duties import DutyItem
from generator.site.views.parts import Fact
from generator.vocabulary.lists import vocabulary


def duties(site: Site, rows: Iterable[Row]) -> tuple[DutyItem, ...]:
    """Return what must be made public, in the order of the records."""
    found = ((row, duty) for row in rows if (duty := row.measure.disclosure))
    return tuple(_duty(site, row, duty) for row, duty in found)


def _duty(site: Site, row: Row, duty: Disclosure) -> DutyItem:
    measure, clause = row.measure, clause_link(row.directive, row.measure.clause, named=True)
    implied = "văn bản hàm ý, không ghi thẳng là phải công khai" if duty.implied else None
    facts = (
        Fact("Ai", agency_links(measure.agencies)) if measure.agencies else None,
        Fact("Phối hợp", agency_links(measure.with_)) if measure.with_ else None,
        Fact("Ở đâu", text(duty.where or "văn bản không ghi nơi công khai")),
        Fact(
            "Bao lâu một lần", text(vocabulary().repeats[measure.repeats] if measure.repeats else "văn bản không ghi")
        ),
        Fact("Từ khi nào", text(period(row))),
        Fact("Hạn chót", text(measure.deadline.written), time(measure.deadline.last_day)) if measure.deadline else None,
        Fact("Đã tìm thấy chưa", found_public(duty)),
        Fact("Theo", (Segment(clause.text, clause.address),), why=implied) if clause else None,
    )
    known = tuple(fact for fact in facts if fact)
    return DutyItem(site.line(row).badge, duty.what, known, once_issued(row.directive), stage(measure), measure.quote)
