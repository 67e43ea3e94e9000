"""What there is to say of one place over all time: its regime, and every measure that concerns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.law.applicability import Row
from generator.law.regimes import PlaceRegime
from generator.law.situation import Situation
from generator.records.corpus import Directive
from generator.records.schema import Measure


@dataclass(frozen=True, slots=True)
class PlacedMeasure:
    """A measure, and how it stands in a place at any time."""

    row: Row
    """On the day of the question."""
    own: bool
    """Whether a unit of the place set it, and not the centre."""
    over_time: Dated[Row]
    situation: Dated[Situation | None]
    """None as long as it does not concern the place."""

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.row.measure

    @property
    def directive(self) -> Directive:
        """The directive that bears the measure."""
        return self.row.directive


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """A place over all time."""

    regime: Dated[PlaceRegime]
    measures: tuple[PlacedMeasure, ...]
    """In the order of the records."""
    ended_emergencies: Mapping[str, Prose]
    """What ended each emergency for which one of them was made, in a sentence."""
