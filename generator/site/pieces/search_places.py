"""Provinces as search offers them: those of today, and those of each earlier era."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """A province as one can choose it: as it is now, or as it was until a reorganisation changed or ended it."""

    slug: str
    value: str
    """How the address calls it: by its slug, and by its era too where a province has come to that slug since."""
    units: tuple[str, ...]
    """Whose documents are its own."""


def current_places(now: Era) -> list[SearchPlace]:
    """Return the provinces of ``now``, each with what became part of it."""
    territory = vocabulary().territory
    return [SearchPlace(place.slug, place.slug, territory.units(place.slug, now)) for place in territory.existing(now)]


def former_places(now: Era) -> Iterator[tuple[Era, list[SearchPlace]]]:
    """Yield for each era before ``now`` the provinces that its end changed or ended, newest first."""
    territory = vocabulary().territory
    for era in reversed(territory.eras[: now.number]):
        later = territory.eras[era.number + 1 : now.number + 1]
        ended = [place.slug for place in territory.existing(era) if territory.differs(place.slug, later[0])]
        again = {slug for slug in ended if any(territory.exists(slug, each) for each in later)}
        values = ((slug, f"{slug}-{era.key}" if slug in again else slug) for slug in ended)
        yield era, [SearchPlace(slug, value, territory.units(slug, era)) for slug, value in values]
