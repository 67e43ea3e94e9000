"""What there is to say of measures and of places over all time, each answer worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.law import emergency
from generator.law.applicability import Row, rows, warnings
from generator.law.place_times import PlaceTime, times
from generator.law.reasons import Reason
from generator.law.regimes import PlaceRegime, regimes
from generator.law.situation import Situation, situations
from generator.law.validity import Course, Validity, directive_validities
from generator.records.corpus import Corpus, Directive
from generator.records.schema import Measure
from generator.vocabulary.lists import CENTRAL
from generator.vocabulary.territory import Era


@dataclass(frozen=True, slots=True)
class PlacedMeasure:
    """A measure, and how it stands in a place at any time."""

    validity: Validity
    over_time: Dated[Row]
    situation: Dated[Situation | None]
    """None as long as it does not concern the place."""

    @property
    def id(self) -> str:
        """The permanent id of the norm: ``<record>#<measure>``."""
        return self.validity.id

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.validity.measure

    @property
    def directive(self) -> Directive:
        """The directive that bears the measure."""
        return self.validity.directive

    @property
    def own(self) -> bool:
        """Whether a unit of the place set it, and not the centre."""
        return self.directive.unit != CENTRAL


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What there is to say of a place in a time in which it was one and the same."""

    time: PlaceTime
    directives: tuple[Directive, ...]
    """Its own that may have been issued before its end, in the order of the records."""

    regime: Dated[PlaceRegime]
    measures: tuple[PlacedMeasure, ...]
    """In the order of the records."""
    ended_emergencies: Mapping[str, Prose]
    """What ended each emergency for which one of them was made, in a sentence (rule 10)."""


@dataclass(frozen=True)
class Answers:
    """Answers from the states of every measure (``validities``, by id, in the order of the records)."""

    corpus: Corpus
    validities: Mapping[str, Validity]
    _over_time: dict[str, Dated[Row]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _regimes: dict[str, Dated[PlaceRegime]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _warnings: dict[str, Dated[tuple[Reason, ...]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _situations: dict[Course, Dated[Situation | None]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def over_time(self, validity: Validity) -> Dated[Row]:
        """Return how a measure stands at any time."""
        if validity.id not in self._over_time:
            self._over_time[validity.id] = rows(validity, self._warned(validity.directive))
        return self._over_time[validity.id]

    def _warned(self, directive: Directive) -> Dated[tuple[Reason, ...]]:
        if directive.id not in self._warnings:
            self._warnings[directive.id] = warnings(self.corpus, self.validities, directive)
        return self._warnings[directive.id]

    def regime(self, place: str) -> Dated[PlaceRegime]:
        """Return the regime of a province, or of the centre, at any time."""
        if place not in self._regimes:
            self._regimes[place] = regimes(self.corpus, self.validities, place)
        return self._regimes[place]

    def situation(self, validity: Validity) -> Dated[Situation | None]:
        """Return how a measure stands at any time in the unit that set it."""
        if validity.course not in self._situations:
            self._situations[validity.course] = situations(self.corpus, validity, validity.directive.unit)
        return self._situations[validity.course]

    def _seen_from(self, validity: Validity, place: str) -> Dated[Situation | None]:
        # What the centre sets concerns every place at all times.
        same = validity.directive.unit in (place, CENTRAL)
        return self.situation(validity) if same else situations(self.corpus, validity, place)

    def province(self, slug: str, now: Era) -> tuple[PlaceAnswer, ...]:
        """Return what there is to say of a province in each of its times, newest first.

        One that is yet to come by ``now`` is left out, unless there is no other.
        """
        return tuple(map(self._in, times(slug, now)))

    def _in(self, time: PlaceTime) -> PlaceAnswer:
        own = tuple(directive for directive in self.corpus.directives.values() if time.holds(directive))
        ids = {directive.id for directive in own}
        concerned = [
            validity
            for directive in self.corpus.directives.values()
            if directive.unit == CENTRAL or directive.id in ids
            for validity in directive_validities(directive, self.validities)
        ]
        emergencies = dict.fromkeys(validity.directive.record.emergency for validity in concerned)
        return PlaceAnswer(
            time=time,
            directives=own,
            regime=regimes(self.corpus, self.validities, time.slug, ids),
            measures=tuple(
                PlacedMeasure(validity, self.over_time(validity), self._seen_from(validity, time.slug))
                for validity in concerned
            ),
            ended_emergencies={key: emergency.ended(self.corpus, key) for key in emergencies if key},
        )
