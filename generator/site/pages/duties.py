"""The page of what authorities must make public, and where it is."""

from __future__ import annotations

from generator.law.applicability import Row
from generator.records.addresses import province_address
from generator.site.pieces.contacts import contacts
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import newest_first
from generator.site.pieces.duty_items import duties
from generator.site.pieces.links import unit_name
from generator.site.pieces.measure_groups import rows_by_unit
from generator.site.views.duties import DutiesView, DutyPlace
from generator.site.views.page import Page


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
