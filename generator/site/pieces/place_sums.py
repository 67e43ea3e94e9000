"""What a place has, in counts that lead to where the lines are: where they are too many for its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import add

from generator.basics.grouping import grouped
from generator.basics.prose import text
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always, combined, tally, together
from generator.law.answers import PlaceAnswer, PlacedMeasure
from generator.law.applicability import Row
from generator.records.addresses import DOCUMENTS, DUTIES, TIMELINES, agency_address, topic_address
from generator.records.corpus import Directive
from generator.site.pieces.box_kinds import KINDS, LIVE, Kind, told
from generator.site.pieces.change_days import changes_of
from generator.site.pieces.context import Site
from generator.site.pieces.deadlines import deadlines
from generator.site.pieces.districts import where
from generator.site.pieces.document_lists import document_item, newest_first, of_the_country
from generator.site.pieces.links import unit_name, units_by_name
from generator.site.pieces.parted_lists import address_in
from generator.site.pieces.public_counts import PublicCounts, TopicCount, each_kind
from generator.site.pieces.tasks import ever_overdue, task_shown
from generator.site.views.deadlines import DeadlineItem
from generator.site.views.parts import Hyperlink, MeasureLine
from generator.site.views.provinces import CountBox, CountRow, PlaceSums, UnitCount, UnitHeld
from generator.vocabulary.lists import vocabulary

_LINES = 40
"""So many of the measures that apply on the build's day are listed all the same."""
_DAYS = 30
"""So many days of change, the newest."""
_DOCUMENTS = 20
"""So many documents, the newest."""
_DEADLINES = 20
"""So many deadlines to come, the soonest."""
_Where = Callable[[str], str]
"""Where what a unit has stands, by the unit."""


def place_sums(site: Site, answer: PlaceAnswer, own: Sequence[Directive], public: PublicCounts) -> PlaceSums:
    """Return what there is in a place.

    ``own``: its documents, newest first; ``public``: their measures for the public.
    """
    tasks = [placed for placed in answer.own if placed.measure.is_task]
    rows = [placed.over_time.on(site.today) for placed in (*answer.own, *answer.named)]
    documents = [*own, *newest_first(answer.naming)]
    kinds = each_kind(combined(public.kinds, site.nationwide.kinds, add))
    lines = _lines(site, public)
    due = _to_come(site, rows)
    several, duties = len(answer.time.units) > 1, partial(address_in, DUTIES, site.by_duty)
    return PlaceSums(
        several=several,
        lines=lines,
        more=_more(kinds.get(LIVE.key, always(0)), lines),
        boxes=tuple(_boxes(site, (*public.topics, *site.nationwide.topics), kinds)),
        tasks=tuple(_by_agency(site, tasks, overdue=False)),
        overdue=tuple(_by_agency(site, filter(ever_overdue, tasks), overdue=True)),
        deadlines=due[:_DEADLINES],
        deadlines_left=len(due[_DEADLINES:]),
        duties=_held(duties, (row.directive.unit for row in rows if row.measure.disclosure)),
        contacts=_held(duties, (d.unit for d in own for _ in d.record.contacts)),
        timelines=_held(_on(TIMELINES), (d.unit for d in documents)),
        changes=changes_of(site, (directive.id for directive in own), answer.named, most=_DAYS),
        newest=tuple(document_item(site, d, with_unit=several) for d in own[:_DOCUMENTS]),
        documents=_held(_on(DOCUMENTS), (d.unit for d in documents)),
        nationwide=_held(_on(DOCUMENTS), (d.unit for d in of_the_country(site))),
    )


def _on(address: str) -> _Where:
    """Return where a page of all units tells of each, whether it is told there or only counted."""
    return lambda unit: f"{address}#{unit}"


def _held(where: _Where, units: Iterable[str]) -> tuple[UnitHeld, ...]:
    """Return how often each of ``units`` is named."""
    found = Counter(units)
    return tuple(UnitHeld(Hyperlink(where(unit), unit_name(unit)), found[unit]) for unit in units_by_name(found))


def _lines(site: Site, public: PublicCounts) -> tuple[MeasureLine, ...]:
    """Return what applies on the build's day, of its own units first; on other days, what of it applies then."""
    found = (*public.live[:_LINES], *site.nationwide.live)[:_LINES]
    live = ((one, one.situation.map(lambda now: now in LIVE.situations)) for one in found)
    return tuple(replace(site.line(one), place=shown, districts=where(one)) for one, shown in live)


def _more(live: Dated[int], lines: Iterable[MeasureLine]) -> Dated[str]:
    """Return how many apply beside ``lines``, where some of these do."""

    def told(live: int, listed: int) -> str:
        return f"{live - listed} biện pháp nữa kể ở các chủ đề dưới đây." if listed and live > listed else ""

    listed = tally(line.shown for line in lines)
    return combined(live, listed, lambda found, here: told(found, here[True]))


def _boxes(site: Site, topics: Sequence[TopicCount], kinds: Mapping[str, Dated[int]]) -> Iterator[CountBox]:
    order = [*vocabulary().topics, ""]
    by_topic = grouped(topics, lambda one: (one.topic,))
    ordered = sorted(by_topic, key=lambda topic: (min(one.strictest for one in by_topic[topic]), order.index(topic)))
    for kind in KINDS:
        if kind.key in kinds:
            yield CountBox(
                count=kinds[kind.key],
                heading=told(kind.heading),
                explanation=(text(told(kind.explanation)),) if kind.explanation else (),
                rows=tuple(_rows(site, kind, ordered, by_topic)),
            )


def _rows(
    site: Site, kind: Kind, ordered: Iterable[str], by_topic: Mapping[str, Sequence[TopicCount]]
) -> Iterator[CountRow]:
    topics = vocabulary().topics
    for key in ordered:
        counts = dict[str, Dated[int]]()
        for one in by_topic[key]:
            if kind.key in one.kinds:  # of the centre there are two: for the place, and for the whole country
                found = one.kinds[kind.key]
                counts[one.unit] = combined(counts[one.unit], found, add) if one.unit in counts else found
        if counts and key:
            where = partial(address_in, topic_address(key), site.by_topic[key])
            yield _row(topics[key].name, where, counts, topics[key].icon)
        elif counts:
            yield _row("Văn bản chưa có nội dung trong kho", _on(DOCUMENTS), counts)


def _row(heading: str, where: _Where, counts: Mapping[str, Dated[int]], icon: str | None = None) -> CountRow:
    parts = tuple(UnitCount(Hyperlink(where(unit), unit_name(unit)), counts[unit]) for unit in units_by_name(counts))
    return CountRow(heading, parts, together(counts.values()).map(any), icon)


def _by_agency(site: Site, tasks: Iterable[PlacedMeasure], *, overdue: bool) -> Iterator[CountRow]:
    """Yield how many tasks each agency has at any time; ``overdue``: those whose last day has passed, or the others."""
    shown = ((task, task_shown(task, overdue=overdue)) for task in tasks)
    ever = [(task, then) for task, then in shown if any(then.values)]
    agencies = vocabulary().agencies
    found = grouped(ever, lambda pair: pair[0].measure.agencies)
    for key in sorted(found, key=lambda key: sort_key(agencies[key])):
        by_unit = grouped(found[key], lambda pair: (pair[0].directive.unit,))
        counts = {unit: tally(then for _, then in pairs).map(lambda now: now[True]) for unit, pairs in by_unit.items()}
        yield _row(agencies[key], partial(address_in, agency_address(key), site.by_agency[key]), counts)


def _to_come(site: Site, rows: Iterable[Row]) -> tuple[DeadlineItem, ...]:
    """Return the deadlines from the build's day on, soonest first."""
    return deadlines(row for row in rows if row.measure.deadline and row.measure.deadline.last_day >= site.today)
