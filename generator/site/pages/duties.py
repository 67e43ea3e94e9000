"""Pages of what authorities must make public, and where it is; where it is much, by province, year and month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.basics.splitting import ListPart
from generator.basics.timeseries import always
from generator.records.addresses import DUTIES, province_address
from generator.records.corpus import Directive
from generator.site.pieces.contacts import contacts
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import newest_first
from generator.site.pieces.duty_items import duties
from generator.site.pieces.gists import DutyGist
from generator.site.pieces.links import unit_name, units_by_name
from generator.site.pieces.parted_lists import address_in, around, part_item, parts, told_of
from generator.site.views.duties import DutiesView, DutyPlace
from generator.site.views.page import Page

_NAME = "Nghĩa vụ công khai"
_IN_ALL, _IN_PART = "trong kho", "kể ở trang này"


def jobs(site: Site) -> Iterator[tuple[str | None, Callable[[], Iterator[Page]]]]:
    """Yield what makes the page of all duties to make public, by province; and, by unit, those of its parts."""
    yield None, partial(_pages, site, [site.by_duty])
    for part in site.by_duty.parts:
        yield part.keys[0], partial(_pages, site, [one for one in part.all() if _tells(site, one)])


def _pages(site: Site, found: Iterable[ListPart[Directive]]) -> Iterator[Page]:
    yield from (_page(site, part) for part in found)


def _page(site: Site, part: ListPart[Directive]) -> Page:
    name = f"{_NAME}{told_of(part.keys)}"
    description = "Chính quyền phải công khai điều gì, ở đâu, bao lâu một lần; đã tìm thấy nơi công bố chưa."
    return Page(f"{DUTIES}{part.path}", name, description, _duties(site, name, part), section=not part.keys)


def _tells(site: Site, part: ListPart[Directive]) -> bool:
    return any(site.lines_of_duties(directive) for directive in part.items)


def _gists(site: Site, directives: Iterable[Directive]) -> list[DutyGist]:
    measures = (measure for directive in directives for measure in site.measures_of.get(directive.id, ()))
    return [measure.duty for measure in measures if measure.duty]


def _duties(site: Site, name: str, part: ListPart[Directive]) -> DutiesView:
    elsewhere = [one for one in parts(part) if _tells(site, one)]
    there = {one.keys[0] for one in elsewhere}
    units = grouped(part.items, lambda directive: {directive.unit} - there)
    places = (_place(site, unit, units[unit]) for unit in units_by_name(units))
    return DutiesView(
        heading=name if part.keys else "",
        around=around(_NAME, DUTIES, part),
        summary=_summary(_gists(site, part.items)),
        callable=() if part.keys else _callable(site, part),
        parts=tuple(
            part_item(DUTIES, one, one.items[0], _count(_gists(site, one.items)), always("")) for one in elsewhere
        ),
        places=tuple(place for place in places if place.duties.items or place.contacts),
        among=_IN_PART if len(part.keys) > 1 else _IN_ALL,
    )


def _callable(site: Site, part: ListPart[Directive]) -> Prose:
    """Return who must make known whom to call, and of how many it was found where; nothing where nobody must."""
    told: list[Segment] = []
    every: list[DutyGist] = []
    units = grouped(part.items, lambda directive: [directive.unit])
    for unit in units_by_name(units):
        if own := [duty for duty in _gists(site, units[unit]) if duty.contact]:
            told += Segment(", " if told else ""), Segment(unit_name(unit), address_in(DUTIES, part, unit))
            told.append(Segment(f" ({len(own)})"))
            every += own
    found = sum(duty.found for duty in every)
    last = Segment(f". Đã tìm thấy nơi công bố của {found} trong {len(every)} đầu mối.")
    return (Segment("Nơi phải công khai đường dây nóng, đầu mối liên hệ: "), *told, last) if every else ()


def _place(site: Site, unit: str, own: list[Directive]) -> DutyPlace:
    rows = [row for directive in own for row in site.rows_of(directive)]
    return DutyPlace(
        anchor=unit,
        heading=unit_name(unit),
        address=province_address(unit),
        count=_count(_gists(site, own)),
        duties=duties(site, rows),
        contacts=contacts(site, newest_first(own), rows),
    )


def _summary(found: list[DutyGist]) -> str:
    if not found:
        return "Kho chưa có văn bản nào buộc cơ quan nhà nước công khai điều gì."
    return f"Điều phải công khai theo văn bản trong kho: {_count(found)}."


def _count(found: list[DutyGist]) -> str:
    """Return how many duties the words state, how many only follow from them, and of how many the place was found."""
    implied = sum(duty.implied for duty in found)
    kinds = ((len(found) - implied, "điều ghi thẳng"), (implied, "điều suy từ mục đích"))
    told = ", ".join(f"{count} {words}" for count, words in kinds if count)
    return f"{told or '0 điều'}; đã tìm thấy nơi công bố của {sum(duty.found for duty in found)} điều"
