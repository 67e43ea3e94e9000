"""Measures for the public, counted: what a page says of them where they are too many to be listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.timeseries import Dated, tally
from generator.law.answers import PlacedMeasure
from generator.law.modes import strictness
from generator.law.situation import Situation
from generator.site.pieces.box_kinds import KINDS, LIVE, kind_of, topic_of
from generator.site.pieces.verdict import Standings, standing


@dataclass(frozen=True, slots=True)
class TopicCount:
    """What one unit sets on one topic."""

    unit: str
    topic: str
    """Empty where none is known."""
    strictest: int
    kinds: Mapping[str, Dated[int]]
    """How much of it stands in each box at any time, by the box's key; where nothing ever does, the key is left out."""


@dataclass(frozen=True)
class PublicCounts:
    """What ``measures``, all for the public, come to; ``today``: the build's day."""

    measures: Sequence[PlacedMeasure]
    today: date

    @cached_property
    def standing(self) -> Dated[Standings]:
        """How their documents stand at any time."""
        return standing(self.measures)

    @cached_property
    def kinds(self) -> Dated[Counter[str]]:
        """How many stand in which box at any time, by its key; what stands in none has an empty one."""
        return _kinds(self.measures)

    @cached_property
    def live(self) -> list[PlacedMeasure]:
        """Those that apply on the build's day, or are suspended; what is forbidden first, then what is ordered."""
        found = [placed for placed in self.measures if placed.situation.on(self.today) in LIVE.situations]
        return sorted(found, key=lambda placed: strictness(placed.measure))

    @cached_property
    def topics(self) -> tuple[TopicCount, ...]:
        """How many there are on each topic, unit by unit."""
        return tuple(self._topics())

    def _topics(self) -> Iterator[TopicCount]:
        for unit, of_unit in grouped(self.measures, lambda placed: (placed.directive.unit,)).items():
            for topic, found in grouped(of_unit, lambda placed: (topic_of(placed),)).items():
                strictest = min(strictness(placed.measure) for placed in found)
                yield TopicCount(unit, topic, strictest, each_kind(_kinds(found)))


def _kinds(measures: Sequence[PlacedMeasure]) -> Dated[Counter[str]]:
    return tally(placed.situation.map(_kind) for placed in measures)


def _kind(situation: Situation | None) -> str:
    kind = kind_of(situation)
    return kind.key if kind else ""


def each_kind(found: Dated[Counter[str]]) -> dict[str, Dated[int]]:
    """Return how much stands in each box in which something ever does, by the box's key."""
    kinds = {kind.key: found.map(lambda now, key=kind.key: now[key]) for kind in KINDS}  # type: ignore[misc]
    return {key: counts for key, counts in kinds.items() if any(counts.values)}
