"""What must be made public, one duty after another: by whom, where, since when, and where it was found."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.prose import text
from generator.law.applicability import Row
from generator.records.schema import Disclosure
from generator.site.pieces.context import Site
from generator.site.pieces.disclosures import found_public
from generator.site.pieces.links import agency_links, clause_link
from generator.site.pieces.measures import period, stage
from generator.site.pieces.times import once_issued, time
from generator.site.views.duties import DutyItem, DutyList
from generator.site.views.parts import Fact
from generator.vocabulary.lists import vocabulary


def duties(site: Site, rows: Iterable[Row]) -> DutyList:
    """Return what must be made public, in the order of the records."""
    found = ((row, duty) for row in rows if (duty := row.measure.disclosure))
    return DutyList(tuple(_duty(site, row, duty) for row, duty in found))


def _duty(site: Site, row: Row, duty: Disclosure) -> DutyItem:
    measure = row.measure
    sought = bool(duty.address or duty.last_looked)
    facts = (
        Fact("Ai", agency_links(measure.agencies)) if measure.agencies else None,
        Fact("Phối hợp", agency_links(measure.with_)) if measure.with_ else None,
        Fact("Ở đâu", text(duty.where)) if duty.where else None,
        Fact("Bao lâu một lần", text(vocabulary().repeats[measure.repeats])) if measure.repeats else None,
        Fact("Từ khi nào", text(period(row))),
        Fact("Hạn chót", text(measure.deadline.written), time(measure.deadline.last_day)) if measure.deadline else None,
        Fact("Đã tìm thấy chưa", found_public(duty)) if sought else None,
        Fact("Căn cứ", text("văn bản hàm ý, không ghi thẳng là phải công khai")) if duty.implied else None,
    )
    unsaid = (
        None if duty.where else "văn bản không ghi nơi công khai",
        None if measure.repeats else "văn bản không ghi bao lâu công khai một lần",
        None if sought else "chưa ai kiểm tra đã công khai hay chưa",
    )
    return DutyItem(
        badge=site.line(row).badge,
        what=duty.what,
        facts=tuple(filter(None, facts)),
        unsaid=tuple(filter(None, unsaid)),
        clause=clause_link(row.directive, measure.clause, named=True),
        shown=once_issued(row.directive),
        stage=stage(measure),
        quote=measure.quote,
    )
