"""Pages of what authorities must make public, and where it is; where it is much, by province, year and month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.basics.grouping import grouped
from generator.basics.splitting import ListPart
from generator.basics.timeseries import always
from generator.law.applicability import Row
from generator.records.addresses import DUTIES, province_address
from generator.records.corpus import Directive
from generator.site.pieces.contacts import contacts
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import newest_first
from generator.site.pieces.duty_items import duties
from generator.site.pieces.links import unit_link, unit_name, units_by_name
from generator.site.pieces.parted_lists import around, part_item, parted, parts_of, told_of
from generator.site.views.duties import DutiesView, DutyPlace
from generator.site.views.page import Page

_NAME = "Nghĩa vụ công khai"
_LINES_OF_A_DUTY = 4
"""So many lines a duty to make public takes."""
_IN_ALL, _IN_PART = "trong kho", "kể ở trang này"


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all duties to make public, by province, and those of its parts."""
    description = "Chính quyền phải công khai điều gì, ở đâu, bao lâu một lần; đã tìm thấy nơi công bố chưa."
    for part in parted(site.corpus.directives.values(), lambda each: each, site.most, partial(_lines, site)).all():
        if not part.keys or _tells(site, part):
            name = f"{_NAME}{told_of(part.keys)}"
            yield Page(f"{DUTIES}{part.path}", name, description, _duties(site, name, part), section=not part.keys)


def _lines(site: Site, directive: Directive) -> int:
    """Return how many lines its duties to make public take, and the numbers that it prints."""
    duties = sum(row.measure.disclosure is not None for row in _rows(site, [directive]))
    return duties * _LINES_OF_A_DUTY + len(directive.record.contacts)


def _tells(site: Site, part: ListPart[Directive]) -> bool:
    return any(_lines(site, directive) for directive in part.items)


def _rows(site: Site, directives: Iterable[Directive]) -> list[Row]:
    return [row for directive in directives for row in site.rows_of.get(directive.id, ())]


def _duties(site: Site, name: str, part: ListPart[Directive]) -> DutiesView:
    units = grouped(() if part.parts else part.items, lambda directive: (directive.unit,))
    places = (_place(site, unit, units[unit]) for unit in units_by_name(units))
    below = list(parts_of(part))
    return DutiesView(
        heading=name if part.keys else "",
        around=around(_NAME, DUTIES, part),
        summary=_summary(_rows(site, part.items)),
        parts=tuple(
            part_item(DUTIES, one, one.items[0], _count(_rows(site, one.items)), always(""))
            for one in below
            if _tells(site, one)
        ),
        silent=tuple(unit_link(one.keys[0]) for one in below if not part.keys and not _tells(site, one)),
        places=tuple(place for place in places if place.duties or place.contacts),
        among=_IN_PART if len(part.keys) > 1 else _IN_ALL,
    )


def _place(site: Site, unit: str, own: list[Directive]) -> DutyPlace:
    rows = _rows(site, own)
    return DutyPlace(
        anchor=unit,
        heading=unit_name(unit),
        address=province_address(unit),
        count=_count(rows),
        duties=duties(site, rows),
        contacts=contacts(site, newest_first(own), rows),
    )


def _summary(rows: list[Row]) -> str:
    if not any(row.measure.disclosure for row in rows):
        return "Kho chưa có văn bản nào buộc cơ quan nhà nước công khai điều gì."
    return f"Điều phải công khai theo văn bản trong kho: {_count(rows)}."


def _count(rows: list[Row]) -> str:
    """Return how many duties the words state, how many only follow from them, and of how many the place was found."""
    duties = [duty for row in rows if (duty := row.measure.disclosure)]
    implied = sum(duty.implied for duty in duties)
    kinds = ((len(duties) - implied, "điều ghi thẳng"), (implied, "điều suy từ mục đích"))
    told = ", ".join(f"{count} {words}" for count, words in kinds if count)
    return f"{told or '0 điều'}; đã tìm thấy nơi công bố của {sum(duty.address is not None for duty in duties)} điều"
