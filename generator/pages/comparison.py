"""The comparison: provinces side by side, by topic. Counts as a table; the script shows the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator import by_day, wording
from generator.answers import Row
from generator.dated import tally
from generator.pages.comparison_views import Comparison, Count, Option, OverviewCell, OverviewRow
from generator.pages.parts import Link
from generator.pages.pieces import (
    NONE_HELD,
    OVERDUE,
    Site,
    badge,
    grouped,
    province_address,
    turning_days,
    unit_link,
    unit_name,
    units_by_name,
)
from generator.pages.standing import NOTHING_HELD
from generator.pages.views import Page
from generator.text import sort_key
from generator.vocabulary import CENTRAL, Province, vocabulary
from generator.worlds import State

MOST = 4
_EXAMPLE = 3
_ORDER = {
    State.APPLYING: "",
    State.SUSPENDED: "",
    State.UNCONFIRMED: "",
    State.KNOWN_BY_NAME: "",
    State.NOT_YET: "chua",
    State.DONE: "het",
    State.EXPIRED: "het",
    State.REPLACED: "het",
    State.REPEALED: "het",
}
"""States in the order of display, each with the key that the reader adds to see it."""


def page(site: Site) -> Page:
    """Return the page that sets provinces side by side."""
    held = Counter(directive.unit for directive in site.corpus.directives.values())
    public = [row for row in site.rows if not row.life.provision.measure.is_task]
    units = units_by_name(held)
    options = {place.slug: _option(place, held) for place in _alphabetical(vocabulary().provinces.values())}
    with_records = {slug for slug in options if any(held[unit] for unit in (slug, *_merged(slug)))}
    view = Comparison(
        units=tuple(map(unit_link, units)),
        overview=tuple(_overview(site, public, units)),
        held=tuple(option for slug, option in options.items() if slug in with_records),
        others=tuple(option for slug, option in options.items() if slug not in with_records),
        topics=tuple(Option(key, topic.name) for key, topic in vocabulary().topics.items()),
        most=MOST,
        example=tuple(options[unit] for unit, _ in held.most_common() if unit != CENTRAL)[:_EXAMPLE],
        words=_words(),
    )
    description = "Biện pháp của các tỉnh đặt cạnh nhau, theo chủ đề, vào một ngày tự chọn."
    assets = ("compare/compare.css", "compare/compare.js")
    turns = turning_days(site.state_of(row.life) for row in public)
    return Page(
        "so-sanh/", "comparison.html", "So sánh các tỉnh", description, view, section=True, assets=assets, turns=turns
    )


def _alphabetical(places: Iterable[Province]) -> list[Province]:
    return sorted(places, key=lambda place: sort_key(place.name))


def _merged(slug: str) -> tuple[str, ...]:
    return vocabulary().provinces[slug].merged_from


def _option(place: Province, held: Counter[str]) -> Option:
    successor = vocabulary().provinces[place.successor or place.slug]
    notes = (
        f"{held[place.slug]} văn bản" if held[place.slug] else "",
        f"nay thuộc {successor.name}" if successor.slug != place.slug else "",
        f"gồm cả {', '.join(_former(place))}" if _former(place) else "",
    )
    return Option(place.slug, place.name, "; ".join(filter(None, notes)))


def _former(place: Province) -> list[str]:
    return sorted((unit_name(slug) for slug in place.joined), key=sort_key)


def _overview(site: Site, public: list[Row], units: list[str]) -> Iterable[OverviewRow]:
    by_topic = grouped(public, lambda row: row.life.provision.measure.topics)
    for key, topic in vocabulary().topics.items():
        if key in by_topic:
            by_unit = grouped(by_topic[key], lambda row: (row.directive.unit,))
            cells = (_cell(site, key, unit, by_unit.get(unit, [])) for unit in units)
            yield OverviewRow(Link(f"chu-de/{key}/", topic.name), tuple(cells))


def _cell(site: Site, topic: str, unit: str, rows: list[Row]) -> OverviewCell:
    states = tally(site.state_of(row.life) for row in rows)
    return OverviewCell(unit_name(unit), f"chu-de/{topic}/#{unit}", states.map(_counts) if rows else None)


def _counts(states: Counter[State]) -> tuple[Count, ...]:
    return tuple(Count(badge(state), states[state]) for state in _ORDER if states[state])


def _words() -> dict[str, object]:
    return {
        "states": [
            *([state, wording.STATES[state], key] for state, key in _ORDER.items()),
            [OVERDUE.key, OVERDUE.word, ""],
        ],
        "overdue": OVERDUE.key,
        "none_held": (NONE_HELD.key, NOTHING_HELD),
        "central": {"key": CENTRAL, "name": unit_name(CENTRAL), "address": province_address(CENTRAL)},
        "modes": vocabulary().modes,
        "stages": vocabulary().stages,
        "provinces": by_day.PROVINCES,
        "unit": by_day.path("*"),
    }
