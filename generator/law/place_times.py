"""The times in which a province was one and the same: between the reorganisations that changed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.basics.prose import Prose
from generator.law import territorial_changes
from generator.records.corpus import Directive
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era


@dataclass(frozen=True, slots=True)
class PlaceTime:
    """A province in one of its times."""

    slug: str
    name: str
    """In full, as in the end of the time."""
    words: str
    """``từ 01/7/2025``, ``đến 30/6/2025``; empty for all time."""
    since: date | None
    """Its first day; None: there is none before."""
    until: date | None
    """Its last day; None: there is none after."""
    turn: date | None
    """The first reorganisation of the country with or after which it began, None if it ended with the first of all."""
    units: tuple[str, ...]
    """Whose directives concern it: its own, and those of what became part of it."""
    told: tuple[Prose, ...]
    """What its beginning and its end made of it, in sentences with links."""

    def holds(self, directive: Directive) -> bool:
        """Whether a directive is for it, and may have been issued before its end: later ones are of a later time."""
        first, here = directive.issued.first, not set(self.units).isdisjoint(directive.units)
        return here and (self.until is None or first is None or first <= self.until)


def times(slug: str, now: Era) -> list[PlaceTime]:
    """Return the times of a province that have begun by ``now``, newest first; else the first that is to come."""
    stretches = vocabulary().territory.stretches(slug)
    begun = [stretch for stretch in stretches if stretch[0].number <= now.number] or stretches[:1]
    return [_time(slug, stretch) for stretch in reversed(begun)]


def _time(slug: str, stretch: tuple[Era, ...]) -> PlaceTime:
    territory, first, last = vocabulary().territory, stretch[0], stretch[-1]
    return PlaceTime(
        slug=slug,
        name=territory.full_name(slug, last),
        words=territorial_changes.period(stretch),
        since=first.since,
        until=last.until,
        turn=next((era.since for era in stretch if era.since), None),
        units=territory.units(slug, last),
        told=(*territorial_changes.begun(slug, first), *territorial_changes.ended(slug, last)),
    )
