"""The measures for the public in a place: each in the box that its situation puts it in, under its topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.basics.grouping import grouped
from generator.basics.prose import text
from generator.basics.timeseries import Dated, tally
from generator.law.answers import PlacedMeasure
from generator.law.modes import strictness
from generator.law.situation import Situation
from generator.records.addresses import topic_address
from generator.site.pieces.box_kinds import KINDS, Kind, kind_of, told, topic_of
from generator.site.pieces.context import Site
from generator.site.pieces.districts import where
from generator.site.views.parts import Boxed, MeasureGroup
from generator.site.views.provinces import Box
from generator.vocabulary.lists import vocabulary


def boxes(site: Site, part: str, measures: Sequence[PlacedMeasure]) -> tuple[Box, ...]:
    """Return the boxes of ``measures``, each with every topic that ever has something in it.

    ``part``: the part of the page.
    """
    ordered = sorted(measures, key=lambda placed: strictness(placed.measure))
    kinds = [placed.situation.map(kind_of) for placed in ordered]
    counts = tally(kinds)
    places = [
        Boxed(_box_names(part, placed, kind), n) for n, (placed, kind) in enumerate(zip(ordered, kinds, strict=True))
    ]
    return tuple(
        Box(
            count=counts.map(lambda found, kind=kind: found[kind]),  # type: ignore[misc]
            heading=told(kind.heading),
            explanation=(text(told(kind.explanation)),) if kind.explanation else (),
            groups=tuple(_groups(site, part, kind, ordered, places)),
        )
        for kind in KINDS
        if any(kind in each.values for each in kinds)
    )


def _box_names(part: str, placed: PlacedMeasure, kind: Dated[Kind | None]) -> Dated[str | None]:
    topic = topic_of(placed)
    return kind.map(lambda now: _box_name(part, now, topic) if now else None)


def _box_name(part: str, kind: Kind, topic: str) -> str:
    return f"{part} {kind.key} {topic}"


def group_anchor(part: str, placed: PlacedMeasure, situation: Situation) -> str:
    """Return the id of the topic's heading under which a measure stands in ``part`` of a page, by how it stands."""
    kind = kind_of(situation)
    return _anchor(_box_name(part, kind, topic_of(placed))) if kind else part


def _anchor(box: str) -> str:
    return box.replace(" ", "-")


def _groups(
    site: Site, part: str, kind: Kind, ordered: Sequence[PlacedMeasure], places: Sequence[Boxed]
) -> Iterator[MeasureGroup]:
    """Yield the topics of a box: those in which something is forbidden first, then what is ordered.

    What is shown nowhere on the build's day waits where it will first be seen.
    """
    topics, order = vocabulary().topics, [*vocabulary().topics, ""]
    found = grouped(zip(ordered, places, strict=True), lambda pair: (topic_of(pair[0]),))
    for topic in sorted(found, key=lambda topic: (strictness(found[topic][0][0].measure), order.index(topic))):
        name = _box_name(part, kind, topic)
        ever = [(placed, place) for placed, place in found[topic] if name in place.box.values]
        if ever:
            here = ((one, place) for one, place in ever if (place.box.on(site.today) or _first(place.box)) == name)
            now = tuple(replace(site.line(one), place=place, districts=where(one)) for one, place in here)
            if topic:
                heading, icon = topics[topic].name, topics[topic].icon
                yield MeasureGroup(heading, topic_address(topic), now, name, _anchor(name), icon)
            else:
                yield MeasureGroup("Văn bản chưa có nội dung trong kho", None, now, name)


def _first(box: Dated[str | None]) -> str | None:
    return next(filter(None, box.values))
