"""Documents, clauses, units and agencies as links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator.basics.prose import Prose, Segment
from generator.basics.text import sort_key
from generator.law import legal_citation, wording
from generator.records.addresses import agency_address, document_address, province_address
from generator.records.corpus import Directive
from generator.site.pages.context import Site
from generator.site.pages.times import time
from generator.site.views.parts import DocumentItem, Hyperlink
from generator.vocabulary.lists import CENTRAL, vocabulary


def unit_name(slug: str) -> str:
    """Return the name of the unit to which records belong, as it was then."""
    return "Trung ương" if slug == CENTRAL else vocabulary().territory.provinces[slug].name


def units_by_name(units: Iterable[str]) -> list[str]:
    """Return ``units`` in alphabetical order, the central one last."""
    return sorted(units, key=lambda unit: (unit == CENTRAL, sort_key(unit_name(unit))))


def unit_link(slug: str) -> Hyperlink:
    """Return the link to a unit's page."""
    return Hyperlink(province_address(slug), unit_name(slug))


def agency_links(agencies: Sequence[str]) -> Prose:
    """Return the names of ``agencies`` as links to their pages, joined by commas."""
    names = vocabulary().agencies
    joined = [part for key in agencies for part in (Segment(", "), Segment(names[key], agency_address(key)))]
    return tuple(joined[1:])


def cited_name(site: Site, key: str) -> str:
    """Return the name of a document that is not held, with its year where another one has the same name."""
    reference = site.corpus.cited[key].reference
    name = wording.name(reference)
    year = reference.year or (reference.issued and str(reference.issued.year))
    return f"{name} năm {year}" if year and site.same_names[name] > 1 else name


def clause_link(directive: Directive, label: str | None, *, named: bool) -> Hyperlink | None:
    """Return the link to a clause; ``named``: say of which document. Without a label, the document itself."""
    name = wording.name(directive.record)
    if label is None:
        return Hyperlink(document_address(directive.id), name) if named else None
    words = legal_citation.clause(label)
    return Hyperlink(document_address(directive.id, label), f"{words}, {name}" if named else words)


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
        badge=site.state(directive),
        unit=unit_link(directive.unit) if with_unit else None,
        held=record.text is not None,
    )


def newest_first(directives: Iterable[Directive]) -> list[Directive]:
    """Return directives by the earliest possible day of issue, newest first."""
    return sorted(directives, key=lambda d: (d.issued.first or date.min, d.id), reverse=True)
