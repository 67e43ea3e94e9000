"""What authorities must make public, and where it is: the page of all of it, and what of it other pages show."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.prose import Segment, text
from generator.law.applicability import Row
from generator.records.addresses import province_address
from generator.records.schema import Disclosure
from generator.site.pieces.contacts import contacts
from generator.site.pieces.context import Site
from generator.site.pieces.disclosures import found_public
from generator.site.pieces.document_lists import newest_first
from generator.site.pieces.links import agency_links, unit_name
from generator.site.pieces.measure_groups import rows_by_unit
from generator.site.pieces.times import once_issued, time
from generator.site.views.duties import DutiesView, DutyItem, DutyPlace
from generator.site.views.page import Page
from generator.site.views.parts import Fact
from generator.vocabulary.lists import vocabulary


def page(site: Site) -> Page:
    """Return the page of all duties to make public, by province."""
    places = tuple(_place(site, unit, rows) for unit, rows in rows_by_unit(site.rows).items())
    view = DutiesView(_summary(site), tuple(place for place in places if place.duties or place.contacts))
    description = "Chính quyền phải công khai điều gì, ở đâu, bao lâu một lần; đã tìm thấy nơi công bố chưa."
    return Page("nghia-vu-cong-khai/", "Nghĩa vụ công khai", description, view, section=True)


def _place(site: Site, unit: str, rows: list[Row]) -> DutyPlace:
    own = newest_first(d for d in site.corpus.directives.values() if d.unit == unit)
    return DutyPlace(
        anchor=unit,
        heading=unit_name(unit),
        address=province_address(unit),
        count=_count(rows),
        duties=duties(site, rows),
        contacts=contacts(site, own, rows),
    )


def _summary(site: Site) -> str:
    if not any(row.measure.disclosure for row in site.rows):
        return "Kho chưa có văn bản nào buộc cơ quan nhà nước công khai điều gì."
    return f"Điều phải công khai theo văn bản trong kho: {_count(list(site.rows))}."


def _count(rows: list[Row]) -> str:
    """Return how many duties the words state, how many only follow from them, and of how many the place was found."""
    duties = [duty for row in rows if (duty := row.measure.disclosure)]
    implied = sum(duty.implied for duty in duties)
    kinds = ((len(duties) - implied, "điều ghi thẳng"), (implied, "điều suy từ mục đích"))
    told = ", ".join(f"{count} {words}" for count, words in kinds if count)
    return f"{told or '0 điều'}; đã tìm thấy nơi công bố của {sum(duty.address is not None for duty in duties)} điều"


def duties(site: Site, rows: Iterable[Row]) -> tuple[DutyItem, ...]:
    """Return what must be made public, in the order of the records."""
    found = ((row, duty) for row in rows if (duty := row.measure.disclosure))
    return tuple(_duty(site, row, duty) for row, duty in found)


def _duty(site: Site, row: Row, duty: Disclosure) -> DutyItem:
    item, measure = site.measure(row), row.measure
    implied = "văn bản hàm ý, không ghi thẳng là phải công khai" if duty.implied else None
    facts = (
        Fact("Ai", agency_links(measure.agencies)) if measure.agencies else None,
        Fact("Phối hợp", agency_links(measure.with_)) if measure.with_ else None,
        Fact("Ở đâu", text(duty.where or "văn bản không ghi nơi công khai")),
        Fact(
            "Bao lâu một lần", text(vocabulary().repeats[measure.repeats] if measure.repeats else "văn bản không ghi")
        ),
        Fact("Từ khi nào", text(item.period)),
        Fact("Hạn chót", text(measure.deadline.written), time(measure.deadline.last_day)) if measure.deadline else None,
        Fact("Đã tìm thấy chưa", found_public(duty)),
        Fact("Theo", (Segment(item.clause.text, item.clause.address),), why=implied) if item.clause else None,
    )
    known = tuple(fact for fact in facts if fact)
    return DutyItem(item.badge, duty.what, known, once_issued(row.directive), item.stage, item.quote)
