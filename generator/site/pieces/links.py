"""Clauses, units and agencies as links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.basics.prose import Prose, Segment
from generator.basics.text import sort_key
from generator.law import legal_citation, wording
from generator.records.addresses import agency_address, cited_address, document_address, province_address
from generator.records.corpus import Corpus, Directive
from generator.site.views.parts import Hyperlink
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


def target_address(corpus: Corpus, target: str) -> str:
    """Return where the document stands that a relation or a mention leads to, held or only cited."""
    return document_address(target) if target in corpus.directives else cited_address(target)


def clause_link(directive: Directive, label: str | None, *, named: bool) -> Hyperlink | None:
    """Return the link to a clause; ``named``: say of which document. Without a label, the document itself."""
    name = wording.name(directive.record)
    if label is None:
        return Hyperlink(document_address(directive.id), name) if named else None
    words = legal_citation.clause(label)
    return Hyperlink(document_address(directive.id, label), f"{words}, {name}" if named else words)
