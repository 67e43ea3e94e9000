"""Documents in lists: which comes first, and what is told of each."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from generator.law import wording
from generator.law.evidence import told_by
from generator.records.addresses import document_address
from generator.records.corpus import Directive
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_link
from generator.site.pieces.parted_lists import BY_YEAR
from generator.site.pieces.times import time
from generator.site.views.parts import DocumentItem
from generator.vocabulary.lists import CENTRAL


def document_item(site: Site, directive: Directive, *, with_unit: bool = False) -> DocumentItem:
    """Return one document for a list; ``with_unit``: the list holds several provinces."""
    record, certain = directive.record, directive.issued.certain
    return DocumentItem(
        address=document_address(directive.id),
        name=wording.name(record),
        subject=record.subject,
        issuer=record.issuer,
        issued=time(certain) if certain else None,
        issued_words=None if certain else wording.capitalised(wording.days(directive.issued)),
        year=BY_YEAR.name(directive),
        badge=site.state(directive),
        unit=unit_link(directive.unit) if with_unit else None,
        held=record.text is not None,
        reported_by=told_by(record),
    )


def newest_first(directives: Iterable[Directive]) -> list[Directive]:
    """Return directives by the earliest possible day of issue, newest first."""
    return sorted(directives, key=lambda d: (d.issued.first or date.min, d.id), reverse=True)


def of_the_country(site: Site) -> list[Directive]:
    """Return the directives of the centre that ask something of the whole country, newest first."""
    return [directive for directive in of_units(site, {CENTRAL}) if CENTRAL in directive.units]


def of_units(site: Site, units: Container[str]) -> list[Directive]:
    """Return the directives of ``units``, newest first."""
    return newest_first(d for d in site.corpus.directives.values() if d.unit in units)
