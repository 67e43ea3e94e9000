"""What there is to say of measures and of places over all time, each answer worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.prose import Prose
from generator.basics.timeseries import Dated, combined, dated
from generator.law import emergency
from generator.law.applicability import Row, rows, units, warnings
from generator.law.districts import Extent, extent
from generator.law.place_times import PlaceTime, times
from generator.law.reasons import Reason
from generator.law.regimes import PlaceRegime, regimes, regimes_by_district
from generator.law.situation import Situation, situations
from generator.law.validity import Course, Validity, directive_validities
from generator.records.corpus import Corpus, Directive
from generator.records.schema import Measure
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era


@dataclass(frozen=True, slots=True)
class PlacedMeasure:
    """A measure, and how it stands in a place at any time."""

    validity: Validity
    over_time: Dated[Row]
    situation: Dated[Situation | None]
    """None as long as it does not concern the place."""
    extent: Extent | None = None
    """Where in the place it applies; None: everywhere, or nothing of the place names a district."""

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
        """Whether it is for the place in particular: set by a unit of it, or by the centre for provinces by name."""
        return CENTRAL not in self.validity.norm.units


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What there is to say of a place in a time in which it was one and the same."""

    time: PlaceTime
    directives: tuple[Directive, ...]
    """Its own that may have been issued before its end, in the order of the records."""

    naming: tuple[Directive, ...]
    """Those of the centre of which a measure names it, and that may have been issued before its end, in that order."""
    regime: Dated[PlaceRegime]
    districts: Mapping[str, Dated[PlaceRegime]]
    """The regime of each of its districts, by slug; none where nothing of its own is known to be for some of them."""
    own: tuple[PlacedMeasure, ...]
    """Set by units of the place, in the order of the records."""
    named: tuple[PlacedMeasure, ...]
    """Set by the centre for the public of some provinces, this one among them, in the order of the records."""
    nationwide: tuple[PlacedMeasure, ...]
    """Set by the centre for the public of all, in the order of the records; the same in every place."""
    ended_emergencies: Mapping[str, Prose]
    """What ended each emergency for which a measure was made, in a sentence (rule 10)."""

    @property
    def public(self) -> list[PlacedMeasure]:
        """What is for the public, in the order of the records."""
        own = (placed for placed in self.own if not placed.measure.is_task)
        return sorted((*own, *self.named, *self.nationwide), key=lambda placed: placed.directive.id)


@dataclass(frozen=True)
class Answers:
    """Answers from the states of every measure (``validities``, by id, in the order of the records)."""

    corpus: Corpus
    validities: Mapping[str, Validity]
    _over_time: dict[tuple[str, Course], Dated[Row]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _regimes: dict[str, Dated[PlaceRegime]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _warnings: dict[str, Dated[tuple[Reason, ...]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _situations: dict[Course, Dated[Situation | None]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _concerned: dict[tuple[str, str], Dated[bool]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def over_time(self, validity: Validity) -> Dated[Row]:
        """Return how a measure stands at any time."""
        key = validity.id, validity.course
        if key not in self._over_time:
            self._over_time[key] = rows(validity, self._warned(validity.directive))
        return self._over_time[key]

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

    def province(self, slug: str, now: Era) -> tuple[PlaceAnswer, ...]:
        """Return what there is to say of a province in each of its times, newest first.

        One that is yet to come by ``now`` is left out, unless there is no other.
        """
        return tuple(map(self._in, times(slug, now)))

    @cached_property
    def nationwide(self) -> tuple[PlacedMeasure, ...]:
        """What the centre sets for the public, in the order of the records: its tasks are laid on its own bodies."""
        found = (v for d in self._directives.get(CENTRAL, ()) for v in directive_validities(d, self.validities))
        public = (validity for validity in found if not validity.measure.is_task)
        return tuple(self._placed(validity, CENTRAL) for validity in public if not validity.measure.provinces)

    def _in(self, time: PlaceTime) -> PlaceAnswer:
        directives = [directive for unit in time.units for directive in self._directives.get(unit, ())]
        own = tuple(sorted((d for d in directives if time.holds(d)), key=lambda directive: directive.id))
        central = filter(time.holds, self._directives.get(CENTRAL, ()))
        naming = tuple(directive for directive in central if not set(time.units).isdisjoint(directive.units))
        ids = {directive.id for directive in (*own, *naming)}
        setting = [v for directive in own for v in directive_validities(directive, self.validities)]
        extents = _extents(setting, time)
        return PlaceAnswer(
            time=time,
            directives=own,
            naming=naming,
            regime=regimes(self.corpus, self.validities, time.slug, ids),
            districts=regimes_by_district(self.corpus, self.validities, time.slug, ids) if extents else {},
            own=tuple(self._placed(validity, time.slug, extents.get(validity.id)) for validity in setting),
            named=tuple(
                self._named(validity, time)
                for directive in naming
                for validity in directive_validities(directive, self.validities)
                if not set(time.units).isdisjoint(validity.measure.provinces) and not validity.measure.is_task
            ),
            nationwide=self.nationwide,
            ended_emergencies=self._ended_emergencies,
        )

    def _placed(self, validity: Validity, place: str, extent: Extent | None = None) -> PlacedMeasure:
        unit, found = validity.directive.unit, self.situation(validity)
        # What a unit sets concerns it at all times, and what the centre sets concerns every place.
        if unit not in (place, CENTRAL):
            found = combined(found, self._concerns(unit, place), lambda now, there: now if there else None)
        return PlacedMeasure(validity, self.over_time(validity), found, extent)

    def _named(self, validity: Validity, time: PlaceTime) -> PlacedMeasure:
        seen = validity.seen_from(time.units)
        return PlacedMeasure(seen, self.over_time(seen), situations(self.corpus, seen, time.slug))

    def _concerns(self, unit: str, place: str) -> Dated[bool]:
        """Return when the directives of ``unit`` concern ``place``."""
        if (unit, place) not in self._concerned:
            turns = vocabulary().territory.turns
            self._concerned[unit, place] = dated(turns, lambda span: unit in units(place, span))
        return self._concerned[unit, place]

    @cached_property
    def _ended_emergencies(self) -> Mapping[str, Prose]:
        named = dict.fromkeys(directive.record.emergency for directive in self.corpus.directives.values())
        return {key: emergency.ended(self.corpus, key) for key in named if key}

    @cached_property
    def _directives(self) -> Mapping[str, list[Directive]]:
        return grouped(self.corpus.directives.values(), lambda directive: (directive.unit,))


def _extents(validities: Iterable[Validity], time: PlaceTime) -> dict[str, Extent]:
    """Return where in the place each measure applies that is for a part of it; nothing if none names a district.

    Districts are known of the first time only.
    """
    local = [validity for validity in validities if validity.measure.is_local] if time.since is None else []
    found = {validity.id: extent(validity.norm, time.slug) for validity in local}
    return found if any(each.reaches for each in found.values()) else {}
