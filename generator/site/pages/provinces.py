"""Pages of provinces: what applies there, until when, on whose order; and their index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from operator import add
from typing import Any

from generator.basics.prose import Prose, text
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always, combined
from generator.law import territorial_changes, wording
from generator.law.answers import PlaceAnswer
from generator.law.place_times import PlaceTime
from generator.records.addresses import PROVINCES, province_address
from generator.records.corpus import Directive
from generator.site.pieces import districts, timeline
from generator.site.pieces.boxes import boxes
from generator.site.pieces.change_days import changes_of
from generator.site.pieces.choices import choices, former_choice
from generator.site.pieces.contacts import contacts_by_day
from generator.site.pieces.context import Site
from generator.site.pieces.coverage import place_figure
from generator.site.pieces.deadlines import deadlines
from generator.site.pieces.document_lists import document_item, newest_first, of_the_country
from generator.site.pieces.duty_items import duties
from generator.site.pieces.place_sums import place_sums
from generator.site.pieces.public_counts import PublicCounts
from generator.site.pieces.tasks import by_agency, ever_overdue
from generator.site.pieces.times import turning_days
from generator.site.pieces.verdict import verdict
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink
from generator.site.views.provinces import Choice, ProvinceIndexView, ProvincePart, ProvinceView
from generator.site.views.timelines import Timeline
from generator.vocabulary.lists import CENTRAL, vocabulary

_LINES_OF_A_DOCUMENT = 3
"""So many of them a document takes: its own in the list, and its row in the drawing."""


def page(site: Site) -> Page:
    """Return the index of provinces."""
    return Page(PROVINCES, "Tỉnh, thành phố", "Chọn tỉnh, thành phố.", _index(site), section=True)


def province(site: Site, slug: str) -> Page:
    """Return the page of one province: the law is asked once, the rest is telling what it answered."""
    answers = site.answers.province(slug, site.era)
    listed = _few_enough(site, answers)
    parts = tuple(_part(site, answer, much=answer not in listed, earliest=answer is answers[-1]) for answer in answers)
    name, now = answers[0].time.name, parts[0].verdict.on(site.today)
    feeds = _feeds(site, slug) if any(answer.directives or answer.naming for answer in answers) else ()
    return Page(
        address=province_address(slug),
        title=name,
        description=f"{name}, ngày {wording.day(site.today)}: {wording.inside(now.headline)}.",
        view=ProvinceView(name=name, parts=parts, coded=_only(site.today), feeds=tuple(link for _, link in feeds)),
        alternates=tuple((media, link.address) for media, link in feeds),
        turns=turning_days(value for part in parts for value in _moving(part)),
        assets=(*_assets(parts),),
    )


def _only(day: date) -> Dated[bool]:
    return Dated(((None, False), (day, True), (day + timedelta(days=1), False)))


def _assets(parts: Iterable[ProvincePart]) -> Iterator[str]:
    if any(part.timeline for part in parts):
        yield from timeline.ASSETS
    if any(part.choices for part in parts):
        yield from districts.ASSETS


def _moving(part: ProvincePart) -> Iterator[Dated[Any]]:
    """Yield the states of what is listed, and what is counted."""
    groups = (*(group for box in part.boxes for group in box.groups), *part.tasks, *part.overdue)
    yield from (item.badge for group in groups for item in group.measures)
    if part.sums:
        yield from (box.count for box in part.sums.boxes)
        rows = (*part.sums.tasks, *part.sums.overdue)
        yield from (unit.count for row in rows for unit in row.units)


def _feeds(site: Site, slug: str) -> tuple[tuple[str, Hyperlink], ...]:
    """Return the feeds of a province as (media type, link); without the site's address there are none."""
    address = province_address(slug)
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
    central = len(site.directives_of.get(CENTRAL, ()))
    return ProvinceIndexView(
        reorganisations=tuple(territorial_changes.reorganisations(now)),
        current_heading=current,
        current=tuple(sorted(choices(site), key=lambda choice: sort_key(choice.name))),
        former_heading=f"Tỉnh, thành phố {territorial_changes.period(before)}, nay thuộc nơi khác" if before else "",
        former=tuple(former_choice(site, place) for place in former),
        central=Choice(province_address(CENTRAL), "Văn bản trung ương", central),
    )


def _anchor(time: PlaceTime) -> str:
    """Return how addresses call a part: by the first reorganisation of its time, or else that which ended it.

    So it keeps its anchor whatever comes later.
    """
    if time.turn:
        return f"tu-{_dashed(time.turn)}"
    return f"den-{_dashed(time.until)}" if time.until else "moi-luc"


def _dashed(day: date) -> str:
    return wording.day(day).replace("/", "-")


def _part(site: Site, answer: PlaceAnswer, *, much: bool, earliest: bool) -> ProvincePart:
    """Return the part of one time, summed up if it has too ``much`` to tell.

    ``earliest``: the page tells of no time before, so that the part is shown on every day.
    """
    time, own = answer.time, newest_first(answer.directives)
    own_public = [placed for placed in answer.own if not placed.measure.is_task]
    public = PublicCounts([*own_public, *answer.named], site.today)
    counts = combined(public.counted, site.nationwide.counted, add)
    several = len(time.units) > 1
    part = ProvincePart(
        anchor=_anchor(time),
        heading=" ".join(filter(None, (f"{time.name},", time.words))).rstrip(","),
        merger=time.told,
        shown=always(True) if earliest else Dated(((None, False), (time.since, True))),
        verdict=verdict(answer.regime, answer.ended_emergencies, counts),
        choices=districts.choices(answer),
        answers=tuple(districts.answers(answer, public.measures, site.nationwide.counted)),
        sums=place_sums(site, answer, own, public) if much else None,
        coverage=tuple(filter(None, (*_coverage(own, merged=several), place_figure(site, time)))),
    )
    return part if part.sums else _listed(site, answer, own, part)


def _few_enough(site: Site, answers: Iterable[PlaceAnswer]) -> list[PlaceAnswer]:
    """Return the times that are told line by line: all but the fullest, until no more is left than a page holds."""
    left = sorted(answers, key=_lines)
    while sum(map(_lines, left)) > site.most:
        left.pop()
    return left


def _lines(answer: PlaceAnswer) -> int:
    documents = len(answer.directives) + len(answer.naming)
    return len(answer.own) + len(answer.named) + len(answer.nationwide) + _LINES_OF_A_DOCUMENT * documents


def _listed(site: Site, answer: PlaceAnswer, own: list[Directive], part: ProvincePart) -> ProvincePart:
    """Return ``part`` with all that there is in the place, one after another."""
    tasks = [placed for placed in answer.own if placed.measure.is_task]
    due = list(filter(ever_overdue, tasks))
    mine = [placed.over_time.on(site.today) for placed in (*answer.own, *answer.named)]
    return replace(
        part,
        boxes=boxes(site, part.anchor, answer.public),
        tasks=by_agency(site, tasks, overdue=False),
        overdue=by_agency(site, due, overdue=True),
        deadlines=deadlines(mine),
        duties=duties(site, mine),
        contacts=contacts_by_day(site, own, mine),
        timeline=_timeline(site, answer, part.heading),
        changes=changes_of(site, (directive.id for directive in own), answer.named),
        nationwide=tuple(document_item(site, d) for d in of_the_country(site)),
    )


def _timeline(site: Site, answer: PlaceAnswer, name: str) -> Timeline | None:
    """Return the timeline of what the place's units ordered, and what was ordered for them by name."""
    directives = (*answer.directives, *answer.naming)
    told = {unit for directive in directives for unit in directive.units}
    units = [unit for unit in answer.time.units if unit in told]
    return timeline.of(site, name, directives, units) if directives else None


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
