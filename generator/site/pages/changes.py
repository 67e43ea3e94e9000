"""What began and ended, day by day: the page of all of it; where that is much, in parts by month and day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.basics.checksums import checksum
from generator.basics.grouping import grouped
from generator.basics.splitting import ListPart
from generator.basics.text import sort_key
from generator.law import territorial_changes, wording
from generator.records.addresses import CHANGES
from generator.site.pieces.change_days import anchor, change_day, when
from generator.site.pieces.context import Site, happened_in
from generator.site.pieces.day_changes import KINDS, DayChanges, Happened, page_of
from generator.site.views.changes import (
    ChangeChoice,
    ChangeFilter,
    ChangeMonth,
    ChangeSums,
    ChangesView,
    DaySum,
    KindCount,
)
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era, Province

_Part = ListPart[DayChanges]
_Beside = tuple[_Part | None, _Part | None]
"""The parts before and after one in time."""
_Addresses = Mapping[DayChanges, str]
"""Where each day is told."""
_NAME = "Thay đổi"


def jobs(site: Site) -> Iterator[tuple[str, object, Callable[[], Iterator[Page]]]]:
    """Yield what makes the page of all changes, those to come included; and where it is told in parts, each month's.

    With each the month, empty for all, and what tells all that a month's pages are made from.
    """
    whole = site.changes
    leaves = [part for part in whole.all() if part.keys and not part.parts]
    beside = {**_neighbours(leaves), **_neighbours(whole.parts)}
    choices = _narrowed_by(site)
    yield "", None, partial(_pages, site, [whole], beside, choices)
    given = [site.share(happened_by_month, unit) for unit in site.directives_of] if whole.parts else []
    for part in whole.parts:
        found, month = list(part.all()), part.keys[0]
        around = [[one and one.keys for one in beside.get(each.keys, ())] for each in found]
        yield month, (around, [of.get(month) for of in given]), partial(_pages, site, found, beside, choices)


def happened_by_month(site: Site, unit: str) -> dict[str, str]:
    """Return for each month a checksum of what is known to happen in it to the measures of ``unit``."""
    found = grouped(happened_in(site, unit), lambda one: (_month_of(one),))
    return {month: checksum(told) for month, told in found.items()}


def _month_of(of: Happened | DayChanges) -> str:
    return f"{of.day:%Y-%m}"


def _neighbours(parts: Sequence[_Part]) -> Mapping[tuple[str, ...], _Beside]:
    """Return what is beside each of ``parts``, of which the newest comes first."""
    around = zip(parts, [*parts[1:], None], [None, *parts], strict=False)
    return {part.keys: (earlier, later) for part, earlier, later in around}


def _narrowed_by(site: Site) -> ChangeFilter:
    territory, now = vocabulary().territory, site.era
    return ChangeFilter(
        kinds=tuple((key, badge.word) for key, badge in KINDS.items()),
        current=tuple(_choices(territory.existing(now), now)),
        former=tuple(_choices(territory.gone(now), now)),
        former_until=wording.day(now.since) if now.since else "",
    )


def _pages(
    site: Site, parts: Iterable[_Part], beside: Mapping[tuple[str, ...], _Beside], narrowed_by: ChangeFilter
) -> Iterator[Page]:
    for part in parts:
        told = _told(part)
        yield Page(
            address=f"{CHANGES}{page_of(part)}",
            title=f"{_NAME}{told}",
            description="Biện pháp nào bắt đầu, hết hạn, được thay thế, bị bãi bỏ, hạn chót nào đã qua"
            f"{told or ', theo từng ngày'}.",
            view=_view(site, part, beside.get(part.keys, (None, None)), narrowed_by),
            section=not part.keys,
            assets=("changes/changes.css", "changes/changes.js"),
            turns=None if part.keys else tuple(sorted(found.day for found in part.items)),
        )


def _told(part: _Part) -> str:
    """Return which part of all changes it is, as that follows their name."""
    if len(part.keys) == 1:
        return f" trong {wording.inside(_month(part.keys[0]))}"
    return f" ngày {wording.day(part.items[0].day)}" if part.keys else ""


def _month(iso: str) -> str:
    year, month = iso.split("-")
    return f"Tháng {int(month)}/{year}"


def _view(site: Site, part: _Part, beside: _Beside, narrowed_by: ChangeFilter) -> ChangesView:
    months = grouped(part.items, lambda found: (_month_of(found),))
    told = _addresses(part)
    earlier, later = (_link(one) if one else None for one in beside)
    return ChangesView(
        heading=f"{_NAME}{_told(part)}" if part.keys else "",
        around=tuple(_above(part)),
        earlier=earlier,
        later=later,
        count=sum(len(found.changes) for found in part.items),
        latest=next((Hyperlink(told[found], when(found)) for found in part.items if found.day <= site.today), None),
        months=tuple(_told_month(part, month, found, told) for month, found in months.items()),
        sums=_sums(part.items) if part.parts else None,
        narrowed_by=narrowed_by,
    )


def _addresses(part: _Part) -> _Addresses:
    pages = ((page_of(one), found) for one in part.all() if not one.parts for found in one.items)
    return {found: f"{CHANGES}{page}#{anchor(found)}" for page, found in pages}


def _above(part: _Part) -> Iterator[Hyperlink]:
    """Yield the pages in which the page of ``part`` lies."""
    if part.keys:
        yield Hyperlink(CHANGES, _NAME)
    if len(part.keys) > 1:
        yield Hyperlink(f"{CHANGES}{part.keys[0]}/", f"{_NAME} trong {wording.inside(_month(part.keys[0]))}")


def _link(part: _Part) -> Hyperlink:
    words = _month(part.keys[0]) if len(part.keys) == 1 else wording.day(part.items[0].day)
    return Hyperlink(f"{CHANGES}{page_of(part)}", wording.inside(words))


def _told_month(part: _Part, month: str, found: Sequence[DayChanges], addresses: _Addresses) -> ChangeMonth:
    """Return a month as the page of ``part`` tells it: day by day, or summed up."""
    return ChangeMonth(
        anchor=f"t{month}",
        year=int(month[:4]),
        name=_month(month),
        address=None if part.keys or not part.parts else f"{CHANGES}{month}/",
        count=sum(len(day.changes) for day in found),
        days=() if part.parts else tuple(change_day(day) for day in found),
        sums=tuple(_sum(day, addresses[day]) for day in found) if part.parts else (),
    )


def _sum(of: DayChanges, address: str) -> DaySum:
    counts = Counter(change.kind for change in of.changes)
    words = when(of)
    return DaySum(
        anchor=anchor(of),
        address=address,
        label=words.rpartition("/")[0] if of.days.certain else wording.capitalised(words),
        count=len(of.changes),
        kinds=tuple(KindCount(kind, KINDS[kind], counts[kind]) for kind in KINDS if counts[kind]),
    )


def _sums(days: Iterable[DayChanges]) -> ChangeSums:
    """Return what each of ``days`` holds, for whoever narrows it."""
    found = list(days)
    units = list(dict.fromkeys(change.unit_key for day in found for change in day.changes))
    places, kinds = {unit: n for n, unit in enumerate(units)}, {str(kind): n for n, kind in enumerate(KINDS)}

    def code(unit: str, kind: str) -> int:
        return places[unit] * len(kinds) + kinds[kind]

    return ChangeSums(
        units=units,
        kinds=list(KINDS),
        days={anchor(day): [code(change.unit_key, change.kind) for change in day.changes] for day in found},
    )


def _choices(places: Iterable[Province], now: Era) -> Iterator[ChangeChoice]:
    for place in sorted(places, key=lambda place: sort_key(place.name)):
        slug = place.slug
        units = (*vocabulary().territory.units(slug, now), CENTRAL)
        yield ChangeChoice(slug, place.name, territorial_changes.in_short(slug, now), units)
