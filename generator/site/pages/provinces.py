"""Pages of provinces: what applies there, until when, on whose order; and their index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from generator.basics.prose import Prose, text
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always, combined
from generator.law import territorial_changes, wording
from generator.law.answers import PlaceAnswer, PlacedMeasure
from generator.law.place_times import PlaceTime
from generator.law.situation import Situation
from generator.law.stretches import RegimeStretch, stretches, unheld
from generator.records.addresses import PROVINCES, province_address, stretch_address, topic_address
from generator.records.corpus import Directive
from generator.site.pieces import districts, questions, timeline
from generator.site.pieces.box_kinds import topic_of
from generator.site.pieces.boxes import boxes, group_anchor
from generator.site.pieces.change_days import changes_of
from generator.site.pieces.choices import choices, former_choices
from generator.site.pieces.contacts import contacts_by_day
from generator.site.pieces.context import Site
from generator.site.pieces.coverage import place_figure
from generator.site.pieces.deadlines import deadlines
from generator.site.pieces.document_lists import document_item, newest_first, of_the_country
from generator.site.pieces.duty_items import duties
from generator.site.pieces.meanings import meanings
from generator.site.pieces.place_sums import place_sums
from generator.site.pieces.public_counts import PublicCounts
from generator.site.pieces.stretches import fixed, strip, titled, views
from generator.site.pieces.tasks import by_agency, ever_overdue
from generator.site.pieces.times import turning_days
from generator.site.pieces.verdict import in_short, of_place
from generator.site.views.contacts import Contacts
from generator.site.views.page import EXCERPT, Excerpt, Page
from generator.site.views.parts import Hyperlink
from generator.site.views.provinces import (
    AnswerView,
    Choice,
    ProvinceIndexView,
    ProvincePart,
    ProvinceView,
    StretchView,
)
from generator.site.views.questions import QuestionCard
from generator.site.views.timelines import Timeline
from generator.vocabulary.lists import CENTRAL, vocabulary

_T = TypeVar("_T")
_LINES_OF_A_DOCUMENT = 3
"""So many of them a document takes: its own in the list, and its row in the drawing."""
_LINES_OF_A_PART = 40
"""So many a time takes beside another, and what it has if that is only counted: its answers, its regimes, its past."""


def page(site: Site) -> Page:
    """Return the index of provinces."""
    return Page(
        PROVINCES, "Tỉnh, thành phố", "Chọn tỉnh, thành phố.", _index(site), section=True, assets=("places/narrow.js",)
    )


def pages(site: Site, slug: str) -> Iterator[Page]:
    """Yield the page of one province, and those of its stretches.

    The law is asked once, the rest is telling what it answered.
    """
    answers = site.answers.province(slug, site.era)
    listed, told = _few_enough(site, answers), [stretches(answer) for answer in answers]
    parts = tuple(
        _part(site, answer, found, much=answer not in listed, earliest=answer is answers[-1])
        for answer, found in zip(answers, told, strict=True)
    )
    yield _province(site, slug, answers, parts)
    for answer, part, found in zip(answers, parts, told, strict=True):
        for stretch, view in views(site, answer, part.verdict, found):
            yield _stretch(site, slug, stretch, view)


def province(site: Site, slug: str) -> Page:
    """Return the page of one province."""
    return next(pages(site, slug))


def _province(site: Site, slug: str, answers: Sequence[PlaceAnswer], parts: tuple[ProvincePart, ...]) -> Page:
    name, now = answers[0].time.name, parts[0].verdict.on(site.today)
    feeds = _feeds(site, slug) if any(answer.directives or answer.naming for answer in answers) else ()
    address = province_address(slug)
    return Page(
        address=address,
        title=name,
        description=f"{name}, ngày {wording.day(site.today)}: {wording.inside(in_short(now))}",
        view=ProvinceView(name=name, parts=parts, coded=_only(site.today), feeds=tuple(link for _, link in feeds)),
        alternates=tuple((media, link.address) for media, link in feeds),
        turns=turning_days(value for part in parts for value in _moving(part)),
        assets=(*_assets(parts),),
        excerpts=(Excerpt(f"{address}{EXCERPT}", _answer(name, address, parts)),),
    )


def _stretch(site: Site, slug: str, stretch: RegimeStretch, view: StretchView) -> Page:
    title, headline = titled(stretch), view.verdicts[0].answer.headline
    told = f"{view.period}: {view.regime}" if stretch.regime.regime else f"{title}. {headline}"
    return Page(
        address=stretch_address(slug, stretch.first),
        title=f"{view.place.text} {title}",
        description=f"{view.name}, {told}. Theo kho ngày {wording.day(site.today)}.",
        view=view,
    )


def _answer(name: str, address: str, parts: Sequence[ProvincePart]) -> AnswerView:
    return AnswerView(
        name=name,
        short_name=parts[0].short_name,
        address=address,
        verdict=_of_the_shown(parts, lambda part: part.verdict),
        fixed=_of_the_shown(parts, lambda part: part.fixed),
        unheld=_of_the_shown(parts, lambda part: part.unheld),
    )


def _of_the_shown(parts: Sequence[ProvincePart], told: Callable[[ProvincePart], Dated[_T]]) -> Dated[_T]:
    """Return what is ``told`` of the part that is shown, at any time; ``parts``: newest first."""
    *newer, oldest = parts
    found = told(oldest)
    for part in reversed(newer):
        own = combined(part.shown, told(part), lambda shown, value: (value,) if shown else ())
        found = combined(found, own, lambda before, now: now[0] if now else before)
    return found


def _only(day: date) -> Dated[bool]:
    return Dated(((None, False), (day, True), (day + timedelta(days=1), False)))


def _assets(parts: Iterable[ProvincePart]) -> Iterator[str]:
    if any(part.cards for part in parts):
        yield from questions.ASSETS
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
    before = territory.eras[: now.number]
    central = len(site.directives_of.get(CENTRAL, ()))
    return ProvinceIndexView(
        reorganisations=tuple(territorial_changes.reorganisations(now)),
        current_heading=current,
        current=tuple(sorted(choices(site), key=lambda choice: sort_key(choice.name))),
        former_heading=f"Tỉnh, thành phố {territorial_changes.period(before)}, nay thuộc nơi khác" if before else "",
        former=former_choices(site),
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


def _part(
    site: Site, answer: PlaceAnswer, found: Sequence[RegimeStretch], *, much: bool, earliest: bool
) -> ProvincePart:
    """Return the part of one time, summed up if it has too ``much`` to tell.

    ``found``: its stretches; ``earliest``: the page tells of no time before, so that the part is shown on every day.
    """
    time, own = answer.time, newest_first(answer.directives)
    own_public = [placed for placed in answer.own if not placed.measure.is_task]
    public = PublicCounts([*own_public, *answer.named], site.today)
    several = len(time.units) > 1
    contacts = contacts_by_day(site, own, [placed.over_time.on(site.today) for placed in (*answer.own, *answer.named)])
    part = ProvincePart(
        anchor=_anchor(time),
        heading=" ".join(filter(None, (f"{time.name},", time.words))).rstrip(","),
        merger=time.told,
        shown=always(True) if earliest else Dated(((None, False), (time.since, True))),
        verdict=of_place(answer, site.nationwide.standing),
        strip=strip(site, time.slug, found),
        fixed=fixed(site, time.slug, found),
        unheld=answer.regime.map(unheld),
        short_name=wording.whole(time.slug),
        choices=districts.choices(answer),
        answers=tuple(districts.answers(answer, public.measures, site.nationwide.standing)),
        sums=place_sums(site, answer, own, public) if much else None,
        cards=_cards(site, answer, public, contacts, much=much),
        meanings=tuple(meanings(site.corpus, answer.regime)),
        coverage=tuple(filter(None, (*_coverage(own, merged=several), place_figure(site, time)))),
    )
    return part if part.sums else _listed(site, answer, own, replace(part, contacts=contacts))


def _cards(
    site: Site, answer: PlaceAnswer, public: PublicCounts, contacts: Dated[Contacts | None], *, much: bool
) -> tuple[QuestionCard, ...]:
    """Return what citizens ask first; where there is too ``much``, what answers beside it is told by topic."""
    part, page = _anchor(answer.time), province_address(answer.time.slug)

    def where(placed: PlacedMeasure, situation: Situation) -> str:
        return topic_address(topic_of(placed)) if much else f"{page}#{group_anchor(part, placed, situation)}"

    return questions.cards(
        site,
        answer.time.slug,
        [*public.measures, *site.nationwide.measures],
        answer.regime,
        contacts,
        where,
        f"{page}#{part}-lien-he",
    )


def _few_enough(site: Site, answers: Iterable[PlaceAnswer]) -> list[PlaceAnswer]:
    """Return the times that are told line by line: all but the fullest, until no more is left than a page holds."""
    left = sorted(answers, key=_lines)
    room = site.most - _LINES_OF_A_PART * (len(left) - 1)
    while left and sum(map(_lines, left)) > room:
        left.pop()
        room -= _LINES_OF_A_PART
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
