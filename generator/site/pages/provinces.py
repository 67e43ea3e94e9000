"""Pages of provinces: what applies there, until when, on whose order; and their index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.basics.prose import Prose, text
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always
from generator.law import territorial_changes, wording
from generator.records.addresses import PROVINCES, province_address
from generator.records.corpus import Directive
from generator.site.pieces import timeline
from generator.site.pieces.boxes import boxes
from generator.site.pieces.change_days import changes_of
from generator.site.pieces.choices import choices, former_choice
from generator.site.pieces.contacts import contacts_by_day
from generator.site.pieces.context import Site
from generator.site.pieces.deadlines import deadlines
from generator.site.pieces.document_lists import document_item, of_units
from generator.site.pieces.duty_items import duties
from generator.site.pieces.tasks import by_agency
from generator.site.pieces.times import turning_days
from generator.site.pieces.verdict import verdict
from generator.site.views.page import Page
from generator.site.views.parts import Badge, Hyperlink
from generator.site.views.provinces import Choice, ProvinceIndexView, ProvincePart, ProvinceView
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era, Province


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of provinces and one page for each slug."""
    yield Page(PROVINCES, "Tỉnh, thành phố", "Chọn tỉnh, thành phố.", _index(site), section=True)
    territory = vocabulary().territory
    for place in territory.provinces.values():
        name = territory.full_name(place.slug, site.era)
        parts = tuple(_parts(site, place))
        now = parts[0].verdict.on(site.today)
        description = f"{name}, ngày {wording.day(site.today)}: {wording.inside(now.headline)}."
        feeds = _feeds(site, place) if any(part.documents for part in parts) else ()
        view = ProvinceView(name=name, parts=parts, feeds=tuple(link for _, link in feeds))
        alternates = tuple((media, link.address) for media, link in feeds)
        address, turns = province_address(place.slug), turning_days(_states(parts))
        assets = timeline.ASSETS if any(part.timeline for part in parts) else ()
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


def _index(site: Site) -> ProvinceIndexView:
    territory, now = vocabulary().territory, site.era
    current = f"{len(territory.existing(now))} tỉnh, thành phố {territorial_changes.period([now])}".strip()
    former = sorted(territory.gone(now), key=lambda place: sort_key(place.name))
    before = territory.eras[: now.number]
    central = len(of_units(site, {CENTRAL}))
    return ProvinceIndexView(
        reorganisations=tuple(territorial_changes.reorganisations(now)),
        current_heading=current,
        current=tuple(sorted(choices(site), key=lambda choice: sort_key(choice.name))),
        former_heading=f"Tỉnh, thành phố {territorial_changes.period(before)}, nay thuộc nơi khác" if before else "",
        former=tuple(former_choice(site, place) for place in former),
        central=Choice(province_address(CENTRAL), "Văn bản trung ương", central),
    )


def _parts(site: Site, place: Province) -> Iterator[ProvincePart]:
    """Yield what the page tells of each time in which the province was one and the same, newest first.

    What is yet to come is told where there is nothing else.
    """
    stretches = vocabulary().territory.stretches(place.slug)
    begun = [stretch for stretch in stretches if stretch[0].number <= site.era.number] or stretches[:1]
    for stretch in reversed(begun):
        yield _part(site, place, stretch, first=stretch is begun[0])


def _anchor(stretch: tuple[Era, ...]) -> str:
    """Return how addresses call a part: by the first reorganisation of its time, or else that which ended it.

    So it keeps its anchor whatever comes later.
    """
    if since := next((era.since for era in stretch if era.since), None):
        return f"tu-{_dashed(since)}"
    return f"den-{_dashed(stretch[-1].until)}" if stretch[-1].until else "moi-luc"


def _dashed(day: date) -> str:
    return wording.day(day).replace("/", "-")


def _part(site: Site, place: Province, stretch: tuple[Era, ...], *, first: bool) -> ProvincePart:
    """Return the part of one time; ``first``: the page tells of no earlier one, so that it is shown on every day."""
    territory, slug = vocabulary().territory, place.slug
    anchor, units = _anchor(stretch), set(territory.units(slug, stretch[-1]))
    name, time = territory.full_name(slug, stretch[-1]), territorial_changes.period(stretch)
    heading = f"{name}, {time}" if time else name
    own = [directive for directive in of_units(site, units) if _may_be_of(directive, stretch)]
    ids = {directive.id for directive in own}
    answer = site.answers.in_place(slug, ids)
    public = [placed for placed in answer.measures if not placed.measure.is_task]
    tasks = [placed for placed in answer.measures if placed.own and placed.measure.is_task]
    due = [task for task in tasks if any(interval.overdue for interval in task.validity.intervals)]
    mine = [row for row in site.rows if row.directive.id in ids]
    return ProvincePart(
        anchor=anchor,
        heading=heading,
        merger=(*territorial_changes.begun(slug, stretch[0]), *territorial_changes.ended(slug, stretch[-1])),
        shown=always(True) if first else Dated(((None, False), (stretch[0].since, True))),
        verdict=verdict(answer),
        boxes=boxes(site, anchor, public),
        tasks=by_agency(site, tasks, overdue=False),
        overdue=by_agency(site, due, overdue=True),
        deadlines=deadlines(mine),
        duties=duties(site, mine),
        contacts=contacts_by_day(site, own, mine),
        timeline=timeline.of(site, heading, own) if own else None,
        changes=changes_of(site, ids) if own else (),
        documents=tuple(document_item(site, d, with_unit=len(units) > 1) for d in own),
        nationwide=tuple(document_item(site, d) for d in of_units(site, {CENTRAL})),
        coverage=tuple(_coverage(own, merged=len(units) > 1)),
    )


def _may_be_of(directive: Directive, stretch: tuple[Era, ...]) -> bool:
    """Whether a directive may have been issued before the end of ``stretch``: later ones stand in a later part."""
    until, first = stretch[-1].until, directive.issued.first
    return until is None or first is None or first <= until


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
