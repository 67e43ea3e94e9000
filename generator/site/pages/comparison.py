"""The comparison: provinces side by side, by topic. Counts as a table; the script shows the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.basics.grouping import grouped
from generator.basics.text import sort_key
from generator.basics.timeseries import tally
from generator.exports import day_tables
from generator.law import territorial_changes, wording
from generator.law.applicability import Row
from generator.law.scenario import State
from generator.law.wording import NOTHING_HELD
from generator.records.addresses import province_address, topic_address
from generator.site.pieces.badges import NONE_HELD, OVERDUE, badge
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_link, unit_name, units_by_name
from generator.site.pieces.times import turning_days
from generator.site.views.comparison import Choosable, ComparisonView, Count, OverviewCell, OverviewRow
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era, Province

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
    public = [row for row in site.rows if not row.measure.is_task]
    units = units_by_name(held)
    territory = vocabulary().territory
    options = {place.slug: _option(place, held, site.era) for place in _alphabetical(territory.provinces.values())}
    with_records = {slug for slug in options if any(held[unit] for unit in territory.units(slug, site.era))}
    view = ComparisonView(
        units=tuple(map(unit_link, units)),
        overview=tuple(_overview(site, public, units)),
        held=tuple(option for slug, option in options.items() if slug in with_records),
        others=tuple(option for slug, option in options.items() if slug not in with_records),
        topics=tuple(Choosable(key, topic.name) for key, topic in vocabulary().topics.items()),
        most=MOST,
        example=tuple(options[unit] for unit, _ in held.most_common() if unit != CENTRAL)[:_EXAMPLE],
        words=_words(),
    )
    description = "Biện pháp của các tỉnh đặt cạnh nhau, theo chủ đề, vào một ngày tự chọn."
    assets = ("compare/compare.css", "compare/compare.js")
    turns = turning_days(site.state_of(row.validity) for row in public)
    return Page("so-sanh/", "So sánh các tỉnh", description, view, section=True, assets=assets, turns=turns)


def _alphabetical(places: Iterable[Province]) -> list[Province]:
    return sorted(places, key=lambda place: sort_key(place.name))


def _option(place: Province, held: Counter[str], now: Era) -> Choosable:
    count = f"{held[place.slug]} văn bản" if held[place.slug] else ""
    notes = (count, territorial_changes.in_short(place.slug, now))
    return Choosable(place.slug, place.name, "; ".join(filter(None, notes)))


def _overview(site: Site, public: list[Row], units: list[str]) -> Iterable[OverviewRow]:
    by_topic = grouped(public, lambda row: row.measure.topics)
    for key, topic in vocabulary().topics.items():
        if key in by_topic:
            by_unit = grouped(by_topic[key], lambda row: (row.directive.unit,))
            cells = (_cell(site, key, unit, by_unit.get(unit, [])) for unit in units)
            yield OverviewRow(Hyperlink(topic_address(key), topic.name), tuple(cells))


def _cell(site: Site, topic: str, unit: str, rows: list[Row]) -> OverviewCell:
    states = tally(site.state_of(row.validity) for row in rows)
    return OverviewCell(unit_name(unit), topic_address(topic, unit), states.map(_counts) if rows else None)


def _counts(states: Counter[State]) -> tuple[Count, ...]:
    return tuple(Count(badge(state), states[state]) for state in _ORDER if states[state])


def _words() -> dict[str, object]:
    return {
        "states": [
            *([state, badge(state).key, wording.STATES[state], key] for state, key in _ORDER.items()),
            [day_tables.OVERDUE, OVERDUE.key, OVERDUE.word, ""],
        ],
        "none_held": (NONE_HELD.key, NOTHING_HELD),
        "central": {"key": CENTRAL, "name": unit_name(CENTRAL), "address": province_address(CENTRAL)},
        "modes": vocabulary().modes,
        "stages": vocabulary().stages,
        "provinces": day_tables.PROVINCES,
        "regimes": day_tables.regime_path("*"),
        "unit": day_tables.unit_path("*"),
        "topic": day_tables.unit_path("*", "+"),
    }
