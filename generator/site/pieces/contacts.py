"""Whom to call: the numbers that documents print, and those that they promise to make known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.basics.periods import Span, midnight
from generator.basics.prose import Prose, Segment
from generator.basics.timeseries import Dated, dated
from generator.law import wording
from generator.law.applicability import Row
from generator.records.corpus import Directive
from generator.records.schema import Contact, Disclosure
from generator.site.pieces.context import Site
from generator.site.pieces.disclosures import found_public
from generator.site.pieces.links import clause_link
from generator.site.views.contacts import ContactItem, Contacts


def contacts(site: Site, directives: Sequence[Directive], rows: Iterable[Row]) -> Contacts | None:
    """Return the numbers that ``directives`` print and those that ``rows`` promise; None where no text is held."""
    return _contacts(site, directives, _promising(rows))


def contacts_by_day(site: Site, directives: Sequence[Directive], rows: Sequence[Row]) -> Dated[Contacts | None]:
    """Return what :func:`contacts` finds in the documents that may have been issued by a day, for any day."""
    promising = _promising(rows)

    def known(span: Span) -> Contacts | None:
        issued = [
            d for d in directives if not d.issued.first or (span.start and midnight(d.issued.first) <= span.start)
        ]
        ids = {directive.id for directive in issued}
        return _contacts(site, issued, [(row, duty) for row, duty in promising if row.directive.id in ids])

    return dated((midnight(d.issued.first) for d in directives if d.issued.first), known)


def _promising(rows: Iterable[Row]) -> list[tuple[Row, Disclosure]]:
    return [(row, duty) for row in rows if (duty := row.measure.disclosure) and duty.contact]


def _contacts(
    site: Site, directives: Sequence[Directive], promising: Iterable[tuple[Row, Disclosure]]
) -> Contacts | None:
    printed = tuple(_contact(site, d, contact) for d in directives for contact in d.record.contacts)
    promised = tuple(_promise(row, duty) for row, duty in promising)
    read = any(directive.record.text for directive in directives)
    return Contacts(printed, promised) if read or printed or promised else None


def _contact(site: Site, directive: Directive, contact: Contact) -> ContactItem:
    newest = directive.issued.last
    years = (site.today - newest).days // 365 if newest else 0
    since = f", ít nhất {years} năm trước" if years else ""
    age = f"in trong văn bản ban hành {wording.days(directive.issued)}{since}; có thể không còn dùng"
    return ContactItem(contact.what, contact.phone, age, clause_link(directive, contact.clause, named=True))


def _promise(row: Row, duty: Disclosure) -> Prose:
    clause = clause_link(row.directive, row.measure.clause, named=True)
    where = (Segment(" ("), Segment(clause.text, clause.address), Segment(")")) if clause else ()
    proposed = "mới được giao đề xuất; nếu được lập thì phải công khai: " if row.measure.stage else ""
    return (Segment(f"{proposed}{duty.what}"), *where, Segment(": "), *found_public(duty), Segment("."))
