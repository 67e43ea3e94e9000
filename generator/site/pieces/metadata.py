"""What a directive's page says of itself to machines: meta tags that Zotero reads, and schema.org JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.law import wording
from generator.law.scenario import State
from generator.records.addresses import document_address
from generator.records.corpus import Directive
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name
from generator.vocabulary.lists import vocabulary

_FORCE: Mapping[str, str] = {
    State.APPLYING: "InForce",
    State.NOT_YET: "NotInForce",
    State.SUSPENDED: "NotInForce",
    State.EXPIRED: "NotInForce",
    State.REPLACED: "NotInForce",
    State.REPEALED: "NotInForce",
}
"""schema.org has no word for what is unconfirmed, known by name alone, or done: then nothing is said."""


def meta(site: Site, directive: Directive) -> Iterator[tuple[str, str]]:
    """Yield (name, content) pairs; an unknown day of issue is left out."""
    record, certain = directive.record, directive.issued.certain
    title = f"{wording.name(record)}: {record.subject}"
    yield "citation_title", title
    yield "DC.title", title
    yield "DC.type", vocabulary().types[record.type].name
    yield "DC.language", "vi"
    yield "z:itemType", "statute"
    if record.issuer:
        yield "citation_author", record.issuer
        yield "DC.creator", record.issuer
    if certain:
        yield "citation_publication_date", certain.isoformat()
        yield "DC.date", certain.isoformat()
    if site.base_url:
        yield "citation_public_url", f"{site.base_url}{document_address(directive.id)}"


def json_ld(site: Site, directive: Directive) -> dict[str, object]:
    """Return the document as schema.org ``Legislation``; what is unknown is left out."""
    record, certain = directive.record, directive.issued.certain
    state = site.state(directive).on(site.today).key
    address = f"{site.base_url}{document_address(directive.id)}" if site.base_url else None
    links = site.corpus.links_from.get(directive.id, ())
    changed = [link.target for link in links if link.held and vocabulary().acts[link.relation.act].ends]
    values: dict[str, object | None] = {
        "@context": "https://schema.org",
        "@type": "LegislationObject",
        "@id": address,
        "url": address,
        "name": wording.name(record),
        "description": record.subject,
        "inLanguage": "vi",
        "legislationIdentifier": record.number,
        "legislationType": vocabulary().types[record.type].name,
        "legislationDate": certain.isoformat() if certain else None,
        "legislationJurisdiction": unit_name(directive.unit),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": record.issuer} if record.issuer else None,
        "legislationLegalForce": _FORCE.get(state),
        "legislationLegalValue": "UnofficialLegalValue",
        "legislationRepeals" if site.base_url else "": [f"{site.base_url}{document_address(t)}" for t in changed]
        or None,
    }
    return {key: value for key, value in values.items() if key and value is not None}
