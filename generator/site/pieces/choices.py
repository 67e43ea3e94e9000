"""Provinces to choose from: those of today, with what became part of them, and former ones."""

from __future__ import annotations

from generator.basics.text import sort_key
from generator.law import territorial_changes
from generator.records.addresses import province_address
from generator.site.pieces.context import Site
from generator.site.views.provinces import Choice
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Province


def choices(site: Site) -> tuple[Choice, ...]:
    """Return today's provinces, those with documents (own or former) first, each part in alphabetical order."""
    found = [_choice(site, place) for place in vocabulary().territory.existing(site.era)]
    return tuple(sorted(found, key=lambda choice: (not _documents(choice), sort_key(choice.name))))


def _documents(choice: Choice) -> int:
    return choice.held + sum(former.held for former in choice.former)


def _choice(site: Site, place: Province) -> Choice:
    territory = vocabulary().territory
    joined = territory.joined(place.slug, site.era)
    former = [territory.provinces[slug] for slug in joined]
    return Choice(
        address=province_address(place.slug),
        name=place.name,
        held=len(site.directives_of.get(place.slug, ())),
        former=tuple(_former(site, old) for old in sorted(former, key=lambda old: sort_key(old.name))),
    )


def former_choices(site: Site) -> tuple[Choice, ...]:
    """Return the provinces that are none today, in alphabetical order, each with what it is part of now."""
    gone = sorted(vocabulary().territory.gone(site.era), key=lambda place: sort_key(place.name))
    return tuple(_former(site, place) for place in gone)


def _former(site: Site, place: Province) -> Choice:
    return Choice(
        address=province_address(place.slug),
        name=place.name,
        held=len(site.directives_of.get(place.slug, ())),
        note=territorial_changes.in_short(place.slug, site.era),
    )
