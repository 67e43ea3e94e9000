"""The comparison: provinces side by side, by topic. Counts as a table; the script shows the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.basics.grouping import grouped
from generator.basics.prose import Segment
from generator.basics.text import sort_key
from generator.basics.timeseries import always, tally
from generator.exports import day_tables
from generator.law import territorial_changes, wording
from generator.law.scenario import State
from generator.law.wording import NOTHING_HELD
from generator.records.addresses import province_address, topic_address
from generator.site.pieces import regime_lanes
from generator.site.pieces.badges import NONE_HELD, OVERDUE, badge
from generator.site.pieces.context import Site
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.links import unit_link, unit_name, units_by_name
from generator.site.pieces.parted_lists import address_in
from generator.site.views.comparison import Choosable, ComparisonView, Count, Overview, OverviewCell, OverviewRow
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era, Province

MOST = 4
_EXAMPLE = 3
_IN_A_LINE = 3
"""So many cells of the overview take the room of a line."""
_IN_ALL = "Tất cả"
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
    held = Counter({unit: len(own) for unit, own in site.directives_of.items()})
    public = [measure for measure in site.measures if not measure.is_task]
    units = units_by_name(held)
    territory = vocabulary().territory
    options = {place.slug: _option(place, held, site.era) for place in _alphabetical(territory.provinces.values())}
    with_records = {slug for slug in options if any(held[unit] for unit in territory.units(slug, site.era))}
    view = ComparisonView(
        overviews=tuple(_overviews(site, public, units)),
        held=tuple(option for slug, option in options.items() if slug in with_records),
        others=tuple(option for slug, option in options.items() if slug not in with_records),
        topics=tuple(Choosable(key, topic.name) for key, topic in vocabulary().topics.items()),
        most=MOST,
        example=tuple(options[unit] for unit, _ in held.most_common() if unit != CENTRAL)[:_EXAMPLE],
        words=_words(),
        lanes=regime_lanes.lanes(site),
    )
    description = "Biện pháp của các tỉnh đặt cạnh nhau, theo chủ đề, vào một ngày tự chọn."
    assets = ("compare/compare.css", "compare/compare.js", *regime_lanes.ASSETS)
    turns = tuple(sorted({day for measure in public for day in measure.turns}))
    return Page("so-sanh/", "So sánh các tỉnh", description, view, section=True, assets=assets, turns=turns)


def _alphabetical(places: Iterable[Province]) -> list[Province]:
    return sorted(places, key=lambda place: sort_key(place.name))


def _option(place: Province, held: Counter[str], now: Era) -> Choosable:
    count = f"{held[place.slug]} văn bản" if held[place.slug] else ""
    notes = (count, territorial_changes.in_short(place.slug, now))
    return Choosable(place.slug, place.name, "; ".join(filter(None, notes)))


def _overviews(site: Site, public: list[MeasureGist], units: list[str]) -> Iterator[Overview]:
    """Yield what each unit has on each topic; where that is much, what there is on each topic, and what each has.

    The second is told for the build's day only: what it is on all others would be more than the rest of the page.
    """
    by_topic = grouped(public, lambda measure: measure.topics)
    topics = {key: by_topic[key] for key in vocabulary().topics if key in by_topic}
    if len(topics) * len(units) <= site.most * _IN_A_LINE:
        links = (unit_link(unit) for unit in units)
        columns = tuple(Segment(link.text, link.address) for link in links)
        yield Overview("Chủ đề", columns, tuple(_topic(site, key, own, units) for key, own in topics.items()))
        return
    by_unit = grouped(public, lambda measure: (measure.unit,))
    of_topics = (_in_all(_topic_link(key), own) for key, own in topics.items())
    of_units = (_in_all(unit_link(unit), by_unit.get(unit, [])) for unit in units)
    yield Overview("Chủ đề", (Segment(_IN_ALL),), tuple(of_topics))
    yield Overview("Nơi ban hành", (Segment(_IN_ALL),), tuple(of_units))


def _topic_link(topic: str) -> Hyperlink:
    return Hyperlink(topic_address(topic), vocabulary().topics[topic].name)


def _topic(site: Site, topic: str, public: list[MeasureGist], units: list[str]) -> OverviewRow:
    by_unit, whole = grouped(public, lambda measure: (measure.unit,)), site.by_topic[topic]
    states = {
        unit: tally(site.state_of(site.validities[measure.id]) for measure in found) for unit, found in by_unit.items()
    }
    cells = (
        OverviewCell(
            unit_name(unit),
            address_in(topic_address(topic), whole, unit),
            states[unit].map(_counts) if unit in states else None,
        )
        for unit in units
    )
    return OverviewRow(_topic_link(topic), tuple(cells))


def _in_all(of: Hyperlink, public: list[MeasureGist]) -> OverviewRow:
    counts = always(_counts(Counter(measure.state for measure in public))) if public else None
    return OverviewRow(of, (OverviewCell(_IN_ALL, of.address, counts),))


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
