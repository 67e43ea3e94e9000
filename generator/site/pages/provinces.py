"""Pages of provinces: what applies there, until when, on whose order; and their index."""

from __future__ import annotations

from collections.abc import Iterator

from generator.basics.prose import Prose, Segment, text
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always
from generator.law import wording
from generator.records.addresses import PROVINCES, province_address
from generator.records.corpus import Directive
from generator.site.pages import changes, duties, timelines
from generator.site.pages.boxes import boxes
from generator.site.pages.contacts import contacts_by_day
from generator.site.pages.context import Site
from generator.site.pages.deadlines import deadlines
from generator.site.pages.document_lists import document_item, newest_first
from generator.site.pages.tasks import by_agency
from generator.site.pages.times import turning_days
from generator.site.pages.verdict import verdict
from generator.site.views.page import Page
from generator.site.views.parts import Badge, Hyperlink
from generator.site.views.provinces import Choice, ProvinceIndexView, ProvincePart, ProvinceView
from generator.vocabulary.lists import CENTRAL, MERGER, Province, vocabulary

_SINCE, _UNTIL = "tu-01-7-2025", "den-30-6-2025"


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of provinces and one page for each of the 64 slugs."""
    yield Page(PROVINCES, "Tỉnh, thành phố", "Chọn tỉnh, thành phố.", _index(site), section=True)
    for place in vocabulary().provinces.values():
        name = full_name(place)
        parts = tuple(_parts(site, place))
        now = parts[0].verdict.on(site.today)
        description = f"{name}, ngày {wording.day(site.today)}: {wording.inside(now.headline)}."
        feeds = _feeds(site, place) if any(part.documents for part in parts) else ()
        view = ProvinceView(name=name, parts=parts, feeds=tuple(link for _, link in feeds))
        alternates = tuple((media, link.address) for media, link in feeds)
        address, turns = province_address(place.slug), turning_days(_states(parts))
        assets = timelines.ASSETS if any(part.timeline for part in parts) else ()
        yield Page(address, name, description, view, alternates=alternates, turns=turns, assets=assets)


def _states(parts: tuple[ProvincePart, ...]) -> Iterator[Dated[Badge]]:
    for part in parts:
        groups = (*(group for box in part.boxes for group in box.groups), *part.tasks, *part.overdue)
        yield from (item.badge for group in groups for item in group.measures)


def _feeds(site: Site, place: Province) -> tuple[tuple[str, Hyperlink], ...]:
    """Return the feeds of a province as (media type, link); without the site's address there are none."""
    address = province_address(place.slug)
    found = (
        ("application/atom+xml", Hyperlink(f"{address}feed.xml", "Tin mới (Atom)")),
        ("application/feed+json", Hyperlink(f"{address}feed.json", "Tin mới (JSON Feed)")),
        ("text/calendar", Hyperlink(f"{address}lich.ics", "Lịch: ngày bắt đầu, kết thúc và hạn chót (iCalendar)")),
    )
    return found if site.base_url else ()


def full_name(place: Province) -> str:
    """Return the name of a province with its kind, as it is today if it still is."""
    return place.new_name or place.old_name or place.name


def choices(site: Site) -> tuple[Choice, ...]:
    """Return today's provinces, those with documents (own or former) first, each part in alphabetical order."""
    places = [place for place in vocabulary().provinces.values() if place.new_name]
    found = [_choice(site, place) for place in places]
    return tuple(sorted(found, key=lambda choice: (not _documents(choice), sort_key(choice.name))))


def _documents(choice: Choice) -> int:
    return choice.held + sum(former.held for former in choice.former)


def _choice(site: Site, place: Province) -> Choice:
    former = [vocabulary().provinces[slug] for slug in place.joined]
    return Choice(
        address=province_address(place.slug),
        name=place.name,
        held=len(_of(site, {place.slug})),
        former=tuple(_former(site, old) for old in sorted(former, key=lambda old: sort_key(old.name))),
    )


def _former(site: Site, place: Province) -> Choice:
    successor = vocabulary().provinces[place.successor or place.slug]
    return Choice(
        address=province_address(place.slug),
        name=place.name,
        held=len(_of(site, {place.slug})),
        note=f"nay thuộc {wording.inside(full_name(successor))}",
    )


def _index(site: Site) -> ProvinceIndexView:
    former = [place for place in vocabulary().provinces.values() if not place.new_name]
    central = len(_of(site, {CENTRAL}))
    return ProvinceIndexView(
        current=tuple(sorted(choices(site), key=lambda choice: sort_key(choice.name))),
        former=tuple(_former(site, place) for place in sorted(former, key=lambda place: sort_key(place.name))),
        central=Choice(province_address(CENTRAL), "Văn bản trung ương", central),
    )


def _of(site: Site, units: set[str]) -> list[Directive]:
    return newest_first(d for d in site.corpus.directives.values() if d.unit in units)


def _parts(site: Site, place: Province) -> Iterator[ProvincePart]:
    today_is_after = site.today >= MERGER
    if place.new_name and (today_is_after or not place.old_name):
        units = {place.slug, *place.merged_from}
        heading = f"{place.new_name}, từ {wording.day(MERGER)}"
        yield _part(site, place, _SINCE, heading, units, _merger_since(place))
    if place.old_name and (place.changed or not today_is_after):
        heading = f"{place.old_name}, đến 30/6/2025"
        yield _part(site, place, _UNTIL, heading, {place.slug}, _merger_until(place))


def _others(place: Province) -> Prose:
    others = [vocabulary().provinces[slug] for slug in place.joined]
    links: list[Segment] = []
    for other in others:
        links += [Segment(wording.inside(other.old_name or other.name), province_address(other.slug)), Segment(", ")]
    return tuple(links[:-1])


def _merger_since(place: Province) -> tuple[Prose, ...]:
    links = _others(place)
    if not links:
        return ()
    return (
        (
            Segment(f"Từ {wording.day(MERGER)}, {wording.inside(full_name(place))} gồm cả địa bàn của "),
            *links,
            Segment(" (Nghị quyết 202/2025/QH15). Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành."),
        ),
    )


def _merger_until(place: Province) -> tuple[Prose, ...]:
    if not place.changed:
        return ()
    if place.successor == place.slug:
        return _joined_later(place)
    successor = vocabulary().provinces[place.successor or place.slug]
    return (
        (
            Segment(f"Từ {wording.day(MERGER)}, {wording.inside(place.old_name or place.name)} là một phần của "),
            Segment(wording.inside(full_name(successor)), province_address(successor.slug)),
            Segment(" (Nghị quyết 202/2025/QH15)."),
        ),
    )


def _joined_later(place: Province) -> tuple[Prose, ...]:
    """Return where a reader finds, before the merger, what is part of this province today."""
    links = _others(place)
    told = Segment(f"Trước {wording.day(MERGER)}, các nơi sau là tỉnh, thành phố riêng, có trang riêng: ")
    return ((told, *links, Segment(".")),) if links else ()


def _part(
    site: Site, place: Province, anchor: str, heading: str, units: set[str], merger: tuple[Prose, ...]
) -> ProvincePart:
    own = _of(site, units)
    answer = site.answers.in_place(place.slug, units)
    public = [placed for placed in answer.measures if not placed.measure.is_task]
    tasks = [placed for placed in answer.measures if placed.own and placed.measure.is_task]
    due = [task for task in tasks if any(interval.overdue for interval in task.validity.intervals)]
    mine = [row for row in site.rows if row.directive.unit in units]
    return ProvincePart(
        anchor=anchor,
        heading=heading,
        merger=merger,
        shown=_shown(place, anchor),
        verdict=verdict(answer),
        boxes=boxes(site, anchor, public),
        tasks=by_agency(site, tasks, overdue=False),
        overdue=by_agency(site, due, overdue=True),
        deadlines=deadlines(mine),
        duties=duties.duties(site, mine),
        contacts=contacts_by_day(site, own, mine),
        timeline=timelines.of(site, heading, own) if own else None,
        changes=changes.of(site, units) if own else (),
        documents=tuple(document_item(site, d, with_unit=len(units) > 1) for d in own),
        nationwide=tuple(document_item(site, d) for d in _of(site, {CENTRAL})),
        coverage=tuple(_coverage(own, merged=len(units) > 1)),
    )


def _shown(place: Province, anchor: str) -> Dated[bool]:
    """Return when a part is shown: a province of today not before its time, if the page tells of the former one too."""
    if anchor == _UNTIL or not place.old_name or not place.changed:
        return always(True)
    return Dated(((None, False), (MERGER, True)))


def _coverage(own: list[Directive], *, merged: bool) -> Iterator[Prose]:
    if not own:
        yield text("Kho chưa giữ văn bản nào của tỉnh này.")
        return
    days = [day for d in own for day in (d.issued.first,) if day]
    whole = sum(d.record.text is not None for d in own)
    checked = max((d.record.checked for d in own if d.record.checked), default=None)
    confirmed = f"xác nhận gần nhất ngày {wording.day(checked)}" if checked else "chưa có lần xác nhận nào"
    seen = max(source.seen for d in own for source in d.record.sources)
    yield text(
        f"Kho giữ {len(own)} văn bản, {whole} văn bản có toàn văn; sớm nhất {wording.day(min(days))}, "
        f"muộn nhất {wording.day(max(days))}; {confirmed}; nguồn xem gần nhất ngày {wording.day(seen)}."
    )
    if merged:
        yield text("Trang này giả định việc sáp nhập tỉnh không làm biện pháp nào hết áp dụng.")
