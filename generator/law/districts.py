"""In which districts of its province a measure applies: what its areas say, and what its document leaves to others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from generator.basics.periods import Span
from generator.documents.districts import Located, located
from generator.records.corpus import Directive, Norm
from generator.records.schema import Measure
from generator.vocabulary.districts import District
from generator.vocabulary.lists import vocabulary


class Reach(Enum):
    """How much of a place a measure concerns."""

    WHOLE = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class Extent:
    """Where in a province a measure applies."""

    everywhere: bool
    """Its document names no places."""
    places: Mapping[str, Mapping[str, Reach]]
    """Its areas as written, each with the districts (slugs) in which it lies; with none where that is not known."""
    reaches: Mapping[str, Reach]
    """How much of each district (slug) it concerns, as far as that is known."""

    def reach(self, district: str) -> Reach | None:
        """Return how much of a district it concerns; None: nothing that is known."""
        return Reach.WHOLE if self.everywhere else self.reaches.get(district)

    def within(self, among: Collection[str], *, or_unplaced: bool = False) -> tuple[str, ...]:
        """Return the areas, as written, of which something lies in one of ``among``, or perhaps anywhere."""
        here = ((words, not there.keys().isdisjoint(among)) for words, there in self.places.items())
        return tuple(words for words, lies in here if lies or (or_unplaced and not self.places[words]))

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The areas of which it is not known in which district they lie."""
        return tuple(words for words, there in self.places.items() if not there)


def districts(province: str, span: Span | None = None) -> tuple[District, ...]:
    """Return the districts of a province; none for a ``span`` that begins when there were others, or none any more."""
    eras = vocabulary().territory
    later = span and span.start and eras.era(span.start.date()) is not eras.eras[0]
    return () if later else vocabulary().districts.of(province)


def extent(norm: Norm, province: str) -> Extent:
    """Return where in ``province``, which it concerns, a measure applies.

    «Các huyện còn lại» are the districts that no other measure of its kind and document names for a time that meets its
    own; unknown where these name nothing, or something of which the district is not known.
    """
    measure = norm.measure
    words = measure.areas or filter(None, (measure.area_words,))
    places = {each: _districts(norm, located(each, province), province) for each in words}
    reaches = dict[str, Reach]()
    for slug, reach in (pair for there in places.values() for pair in there.items()):
        reaches[slug] = Reach.WHOLE if reaches.get(slug) is Reach.WHOLE else reach
    return Extent(not measure.is_local, places, reaches)


def _districts(norm: Norm, place: Located, province: str) -> dict[str, Reach]:
    found = {**dict.fromkeys(place.part, Reach.PART), **dict.fromkeys(place.whole, Reach.WHOLE)}
    return {**_rest(norm, province), **found} if place.rest else found


def _rest(norm: Norm, province: str) -> dict[str, Reach]:
    others = list(_named_by_others(norm.directive, norm.measure, province))
    if not others or not all(place.known for place in others):
        return {}
    whole = frozenset[str]().union(*(place.whole for place in others))
    part = frozenset[str]().union(*(place.part for place in others))
    left = (each.slug for each in districts(province) if each.slug not in whole)
    return {slug: Reach.PART if slug in part else Reach.WHOLE for slug in left}


def _named_by_others(directive: Directive, measure: Measure, province: str) -> Iterator[Located]:
    for other in directive.measures:
        alike = bool(other.regime) == bool(measure.regime) and {*other.topics} & {*measure.topics}
        if other is not measure and alike and _meet(measure, other):
            yield from (place for words in other.areas if not (place := located(words, province)).rest)


def _meet(one: Measure, other: Measure) -> bool:
    """Whether what is stated of both periods leaves a time for both."""
    pairs = ((one, other), (other, one))
    return not any(first.last and then.from_ and first.last.end <= then.from_.start for first, then in pairs)
