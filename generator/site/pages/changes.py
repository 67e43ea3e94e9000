"""What began and ended, day by day: the page of all of it, and what of it other pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.basics.grouping import grouped
from generator.basics.text import sort_key
from generator.law import territorial_changes, wording
from generator.site.pieces.change_days import KINDS, change_days
from generator.site.pieces.context import Site
from generator.site.views.changes import ChangeChoice, ChangeMonth, ChangesView
from generator.site.views.page import Page
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era, Province


def page(site: Site) -> Page:
    """Return the page of all changes, newest day first, those to come included."""
    days = tuple(change_days(site.corpus, site.events))
    months = grouped(days, lambda day: (day.day.machine[:7],))
    territory, now = vocabulary().territory, site.era
    view = ChangesView(
        months=tuple(ChangeMonth(f"t{month}", _month(month), tuple(months[month])) for month in months),
        kinds=tuple((key, badge.word) for key, badge in KINDS.items()),
        current=tuple(_choices(territory.existing(now), now)),
        former=tuple(_choices(territory.gone(now), now)),
        former_until=wording.day(now.since) if now.since else "",
    )
    description = "Biện pháp nào bắt đầu, hết hạn, được thay thế, bị bãi bỏ, hạn chót nào đã qua, theo từng ngày."
    return Page(
        "thay-doi/",
        "Thay đổi",
        description,
        view,
        section=True,
        assets=("changes/changes.css", "changes/changes.js"),
        turns=tuple(sorted(date.fromisoformat(day.day.machine) for day in days)),
    )


def _month(iso: str) -> str:
    year, month = iso.split("-")
    return f"Tháng {int(month)}/{year}"


def _choices(places: Iterable[Province], now: Era) -> Iterator[ChangeChoice]:
    for place in sorted(places, key=lambda place: sort_key(place.name)):
        slug = place.slug
        units = (*vocabulary().territory.units(slug, now), CENTRAL)
        yield ChangeChoice(slug, place.name, territorial_changes.in_short(slug, now), units)
