"""Pages of provinces: what applies there, until when, on whose order; and their index."""

from __future__ import annotations

from collections.abc import Iterator

from generator import wording
from generator.answers import Row, headline
from generator.corpus import WHOLE, Directive
from generator.pages import ledger, timelines
from generator.pages.parts import Badge, Choice, Link, Prose, Segment
from generator.pages.pieces import (
    NONE_HELD,
    Site,
    badge,
    by_agency,
    by_topic,
    clause_link,
    document_item,
    emergency_ended,
    newest_first,
    province_address,
    text,
    time,
    unit_name,
)
from generator.pages.views import Answer, Fold, Page, Province, ProvinceIndex, ProvincePart
from generator.text import sort_key
from generator.vocabulary import CENTRAL, MERGER, vocabulary
from generator.vocabulary import Province as Place
from generator.worlds import State

NOTHING_CONFIRMED = "Không có biện pháp nào được xác nhận đang áp dụng"
NOTHING_HELD = "Chưa có văn bản nào trong kho"
_NOT_HELD_MEANS = (
    "Điều đó không có nghĩa là tỉnh không ban hành biện pháp nào: có thể đã có quy định chặt hơn. Nếu dưới đây có gì, "
    "đó chỉ là văn bản của trung ương."
)
_LIVE = (State.APPLYING, State.SUSPENDED)


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of provinces and one page for each of the 64 slugs."""
    yield Page("tinh/", "province-index.html", "Tỉnh, thành phố", "Chọn tỉnh, thành phố.", _index(site), section=True)
    for place in vocabulary().provinces.values():
        name = full_name(place)
        parts = tuple(_parts(site, place))
        description = f"{name}, ngày {wording.day(site.today)}: {wording.inside(parts[0].answer.headline)}."
        feeds = _feeds(site, place) if any(part.documents for part in parts) else ()
        view = Province(name=name, today=time(site.today), parts=parts, feeds=tuple(link for _, link in feeds))
        alternates = tuple((media, link.address) for media, link in feeds)
        yield Page(
            province_address(place.slug),
            "province.html",
            name,
            description,
            view,
            alternates=alternates,
            assets=timelines.ASSETS if any(part.timeline for part in parts) else (),
        )


def _feeds(site: Site, place: Place) -> tuple[tuple[str, Link], ...]:
    """Return the feeds of a province as (media type, link); without the site's address there are none."""
    address = province_address(place.slug)
    found = (
        ("application/atom+xml", Link(f"{address}feed.xml", "Tin mới (Atom)")),
        ("application/feed+json", Link(f"{address}feed.json", "Tin mới (JSON Feed)")),
        ("text/calendar", Link(f"{address}lich.ics", "Lịch: ngày bắt đầu, kết thúc và hạn chót (iCalendar)")),
    )
    return found if site.base_url else ()


def full_name(place: Place) -> str:
    """Return the name of a province with its kind, as it is today if it still is."""
    return place.new_name or place.old_name or place.name


def choices(site: Site) -> tuple[Choice, ...]:
    """Return today's provinces, those with documents (own or former) first, each part in alphabetical order."""
    places = [place for place in vocabulary().provinces.values() if place.new_name]
    found = [_choice(site, place) for place in places]
    return tuple(sorted(found, key=lambda choice: (not _documents(choice), sort_key(choice.name))))


def _documents(choice: Choice) -> int:
    return choice.held + sum(former.held for former in choice.former)


def _choice(site: Site, place: Place) -> Choice:
    former = [vocabulary().provinces[slug] for slug in place.merged_from if slug != place.slug]
    return Choice(
        address=province_address(place.slug),
        name=place.name,
        held=len(_of(site, {place.slug})),
        former=tuple(_former(site, old) for old in sorted(former, key=lambda old: sort_key(old.name))),
    )


def _former(site: Site, place: Place) -> Choice:
    successor = vocabulary().provinces[place.successor or place.slug]
    return Choice(
        address=province_address(place.slug),
        name=place.name,
        held=len(_of(site, {place.slug})),
        note=f"nay thuộc {wording.inside(full_name(successor))}",
    )


def _index(site: Site) -> ProvinceIndex:
    former = [place for place in vocabulary().provinces.values() if not place.new_name]
    central = len(_of(site, {CENTRAL}))
    return ProvinceIndex(
        current=tuple(sorted(choices(site), key=lambda choice: sort_key(choice.name))),
        former=tuple(_former(site, place) for place in sorted(former, key=lambda place: sort_key(place.name))),
        central=Choice(province_address(CENTRAL), "Văn bản trung ương", central),
    )


def _of(site: Site, units: set[str]) -> list[Directive]:
    return newest_first(d for d in site.corpus.directives.values() if d.unit in units)


def _parts(site: Site, place: Place) -> Iterator[ProvincePart]:
    today_is_after = site.today >= MERGER
    if place.new_name and (today_is_after or not place.old_name):
        units = {place.slug, *place.merged_from}
        heading = f"{place.new_name}, từ {wording.day(MERGER)}"
        yield _part(site, place, "tu-01-7-2025", heading, units, _merger_since(place))
    if place.old_name and (place.changed or not today_is_after):
        heading = f"{place.old_name}, đến 30/6/2025"
        yield _part(site, place, "den-30-6-2025", heading, {place.slug}, _merger_until(place))


def _merger_since(place: Place) -> tuple[Prose, ...]:
    others = [vocabulary().provinces[slug] for slug in place.merged_from if slug != place.slug]
    if not others:
        return ()
    links: list[Segment] = []
    for other in others:
        links += [Segment(wording.inside(other.old_name or other.name), province_address(other.slug)), Segment(", ")]
    return (
        (
            Segment(f"Từ {wording.day(MERGER)}, {wording.inside(full_name(place))} gồm cả địa bàn của "),
            *links[:-1],
            Segment(" (Nghị quyết 202/2025/QH15). Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành."),
        ),
    )


def _merger_until(place: Place) -> tuple[Prose, ...]:
    if not place.changed or place.successor == place.slug:
        return ()
    successor = vocabulary().provinces[place.successor or place.slug]
    return (
        (
            Segment(f"Từ {wording.day(MERGER)}, {wording.inside(place.old_name or place.name)} là một phần của "),
            Segment(wording.inside(full_name(successor)), province_address(successor.slug)),
            Segment(" (Nghị quyết 202/2025/QH15)."),
        ),
    )


def _part(
    site: Site, place: Place, anchor: str, heading: str, units: set[str], merger: tuple[Prose, ...]
) -> ProvincePart:
    own = _of(site, units)
    rows = [row for row in site.answer(place.slug) if row.directive.unit in {*units, CENTRAL}]
    mine = [row for row in rows if row.directive.unit != CENTRAL]
    tasks = [row for row in mine if row.life.provision.measure.is_task and not row.state.over]
    return ProvincePart(
        anchor=anchor,
        heading=heading,
        merger=merger,
        answer=_answer(site, place, rows, held=bool(own)),
        tasks=by_agency(tasks),
        deadlines=ledger.deadlines(site, mine),
        duties=ledger.duties(mine),
        contacts=ledger.contacts(site, own, mine),
        timeline=timelines.of(site, heading, own) if own else None,
        documents=tuple(document_item(site, d, with_unit=len(units) > 1) for d in own),
        nationwide=tuple(document_item(site, d) for d in _of(site, {CENTRAL})),
        coverage=tuple(_coverage(own, merged=len(units) > 1)),
    )


def _answer(site: Site, place: Place, rows: list[Row], *, held: bool) -> Answer:
    unread, public = _parted(site, [row for row in rows if not row.state.over])
    over = [row for row in public if site.emergency_over(row.directive)]
    current = [row for row in public if row not in over]
    live = [row for row in current if row.state in _LIVE]
    folds = tuple(_folds([row for row in current if row not in live], over, unread))
    regime, groups = _regime(rows, place.slug), by_topic(live)
    binding = [row for row in live if row.life.provision.measure.mode != "xac-lap"]
    if not held:
        return Answer(NONE_HELD, NOTHING_HELD, (text(_NOT_HELD_MEANS),), regime if binding else (), groups, folds)
    if binding:
        return Answer(badge(State.APPLYING), _count(binding), (), regime, groups, folds)
    nothing = Badge("unconfirmed", NOTHING_CONFIRMED)
    return Answer(nothing, NOTHING_CONFIRMED, _why_nothing(site, over), regime, groups, folds)


def _parted(site: Site, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the documents without content, and the measures for the public; what only ends others is neither."""
    unread = [row for row in rows if row.life.provision.measure.id == WHOLE and not _only_ends(site, row.directive)]
    public = [row for row in rows if row.life.provision.measure.id != WHOLE and not row.life.provision.measure.is_task]
    return unread, public


def _only_ends(site: Site, directive: Directive) -> bool:
    return any(link.relation.act in ("replaces", "repeals") for link in site.corpus.links_from.get(directive.id, ()))


def _count(rows: list[Row]) -> str:
    modes = [row.life.provision.measure.mode for row in rows]
    kinds = (
        (sum(mode in ("cam", "bat-buoc") for mode in modes), "bắt buộc hoặc cấm"),
        (modes.count("duoc-phep"), "cho phép"),
        (modes.count("khuyen-nghi"), "khuyến nghị"),
    )
    told = ", ".join(f"{count} {words}" for count, words in kinds if count)
    return f"{len(rows)} biện pháp đang áp dụng với người dân: {told}"


def _why_nothing(site: Site, over: list[Row]) -> tuple[Prose, ...]:
    ended = emergency_ended(site, (row.directive for row in over))
    if not ended:
        return (text("Các biện pháp đã biết đều chưa rõ ngày kết thúc, và gần đây không có ai xác nhận còn áp dụng."),)
    return ((*ended, Segment(" Với các biện pháp dưới đây, kho không có văn bản nào nói là đã kết thúc.")),)


def _regime(rows: list[Row], province: str) -> Prose:
    found = headline(rows, province)
    if found.regime:
        row = found.rows[0]
        until = f", đến {wording.end(row.life.period.end)}" if row.life.period.end else ""
        link = clause_link(row.directive, None, named=True)
        order = Segment(link.text, link.address) if link else Segment("")
        return (Segment(f"Chế độ: {found.regime.name}{until}, theo "), order, Segment("."))
    if found.rows:
        areas = "; ".join(
            f"{', '.join(row.life.provision.measure.areas) or unit_name(row.directive.unit)}: "
            f"{row.life.provision.measure.summary}"
            for row in found.rows
        )
        return text(f"Chế độ: hỗn hợp ({areas}).")
    return text("Chế độ (Chỉ thị 15, 16, 19 hay cấp độ dịch): không rõ.")


def _folds(unconfirmed: list[Row], over: list[Row], unread: list[Row]) -> Iterator[Fold]:
    waiting = [row for row in unconfirmed if row.state is State.NOT_YET]
    unknown = [row for row in unconfirmed if row.state is not State.NOT_YET]
    if waiting:
        yield Fold(f"{len(waiting)} biện pháp chưa đến ngày áp dụng", (), by_topic(waiting))
    if unknown:
        yield Fold(
            f"{len(unknown)} biện pháp chưa xác nhận còn áp dụng",
            (text("Chưa rõ ngày kết thúc, và gần đây không có ai xác nhận. Hãy hỏi cơ quan ban hành."),),
            by_topic(unknown),
        )
    if over:
        yield Fold(
            f"{len(over)} biện pháp thời dịch; trong kho không có văn bản nào nói đã kết thúc",
            (text("Quyết định công bố dịch đã bị bãi bỏ; các biện pháp này được giữ lại để tra cứu."),),
            by_topic(over),
        )
    issued = [row for row in unread if row.state is not State.NOT_YET]
    if issued:
        yield Fold(
            f"{len(issued)} văn bản chưa có nội dung trong kho",
            (text("Kho chỉ biết các văn bản này qua tiêu đề hoặc trích dẫn, nên không biết chúng đặt ra điều gì."),),
            by_topic(issued),
        )


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
