"""Corpus → deadlines, duties to make public, reports and contacts: pieces of the pages of agencies and provinces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.basics.periods import Span, midnight
from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, dated
from generator.law import wording
from generator.law.applicability import Row
from generator.records.corpus import Directive
from generator.records.schema import Contact, Disclosure, Measure
from generator.site.pages.context import Site
from generator.site.pages.links import agency_links, clause_link, unit_link, unit_name
from generator.site.pages.measures import found_public
from generator.site.pages.times import once_issued, time
from generator.site.views.parts import (
    ContactItem,
    Contacts,
    DeadlineCalendar,
    DeadlineItem,
    Due,
    DutyItem,
    Fact,
    Hyperlink,
    ReportItem,
)
from generator.vocabulary.lists import vocabulary

_REPORT = "bao-cao"
_STAGED = "; mới được giao đề xuất"


def deadlines(rows: Iterable[Row]) -> tuple[DeadlineItem, ...]:
    """Return the deadlines of ``rows``, earliest first."""
    due = [(deadline, row) for row in rows if (deadline := row.measure.deadline)]
    return tuple(
        DeadlineItem(
            day=time(deadline.last_day),
            when=_when_due(deadline.last_day),
            text=row.measure.summary,
            who=_who(row),
            clause=_clause(row),
            written=deadline.written,
            shown=once_issued(row.directive),
        )
        for deadline, row in sorted(due, key=lambda pair: pair[0].last_day)
    )


def _when_due(last_day: date) -> Dated[Due]:
    after = last_day + timedelta(days=1)
    return Dated(((None, "coming"), (last_day, "due"), (after, "passed")))


def calendar(site: Site, rows: Iterable[Row]) -> DeadlineCalendar:
    """Return the deadlines of ``rows``: to come (soonest first), today's, and passed (latest first)."""
    items, today = deadlines(rows), site.today.isoformat()
    return DeadlineCalendar(
        coming=tuple(item for item in items if item.day.machine > today),
        due=tuple(item for item in items if item.day.machine == today),
        passed=tuple(item for item in reversed(items) if item.day.machine < today),
    )


def nearest_deadline(site: Site, rows: Iterable[Row]) -> DeadlineItem | None:
    """Return the next deadline from the build's day on, or else the latest that has passed."""
    found = calendar(site, rows)
    return next(iter((*found.due, *found.coming, *found.passed)), None)


def _who(row: Row) -> Prose:
    measure = row.measure
    parts: list[Segment] = [*agency_links(measure.agencies)]
    for words, agencies in (("phối hợp", measure.with_), ("qua", measure.via)):
        if agencies:
            parts += [Segment(f" ({words} "), *agency_links(agencies), Segment(")")]
    return (Segment(f"{unit_name(row.directive.unit)}: "), *parts)


def _clause(row: Row) -> Hyperlink | None:
    return clause_link(row.directive, row.measure.clause, named=True)


def duties(site: Site, rows: Iterable[Row]) -> tuple[DutyItem, ...]:
    """Return what must be made public, in the order of the records."""
    found = ((row, duty) for row in rows if (duty := row.measure.disclosure))
    return tuple(_duty(site, row, duty) for row, duty in found)


def _duty(site: Site, row: Row, duty: Disclosure) -> DutyItem:
    measure, clause, validity = row.measure, _clause(row), row.validity
    implied = "văn bản hàm ý, không ghi thẳng là phải công khai" if duty.implied else None
    facts = (
        Fact("Ai", agency_links(measure.agencies)) if measure.agencies else None,
        Fact("Phối hợp", agency_links(measure.with_)) if measure.with_ else None,
        Fact("Ở đâu", text(duty.where or "văn bản không ghi nơi công khai")),
        Fact(
            "Bao lâu một lần", text(vocabulary().repeats[measure.repeats] if measure.repeats else "văn bản không ghi")
        ),
        Fact("Từ khi nào", text(wording.period(validity.norm, validity.period))),
        Fact("Hạn chót", text(measure.deadline.written), time(measure.deadline.last_day)) if measure.deadline else None,
        Fact("Đã tìm thấy chưa", found_public(duty)),
        Fact("Theo", (Segment(clause.text, clause.address),), why=implied) if clause else None,
    )
    known = tuple(fact for fact in facts if fact)
    stage = vocabulary().stages[measure.stage] if measure.stage else None
    return DutyItem(site.badge_of(validity), duty.what, known, once_issued(row.directive), stage, measure.quote)


def is_report(row: Row) -> bool:
    """Whether the measure makes an agency report something."""
    measure = row.measure
    return bool(measure.agencies) and (_REPORT in measure.topics or bool(measure.reports_to))


def reports(site: Site, rows: Iterable[Row]) -> tuple[ReportItem, ...]:
    """Return who must report to whom by when: those with a last day first, by day."""
    due = sorted((row for row in rows if is_report(row)), key=_last_day)
    return tuple(_report(site, row) for row in due)


def _last_day(row: Row) -> str:
    deadline = row.measure.deadline
    return deadline.last_day.isoformat() if deadline else "9"


def _report(site: Site, row: Row) -> ReportItem:
    measure = row.measure
    repeats = vocabulary().repeats[measure.repeats].lower() if measure.repeats else None
    via = (Segment(", qua "), *agency_links(measure.via)) if measure.via else ()
    return ReportItem(
        badge=site.badge_of(row.validity),
        text=measure.summary,
        who=agency_links(measure.agencies),
        to=(*agency_links(measure.reports_to), *via) if measure.reports_to else via[1:],
        when=f"{_when(measure, repeats)}{_STAGED if measure.stage else ''}",
        day=time(measure.deadline.last_day) if measure.deadline else None,
        clause=_clause(row),
        unit=unit_link(row.directive.unit),
    )


def _when(measure: Measure, repeats: str | None) -> str:
    return measure.deadline.written if measure.deadline else repeats or measure.condition or "không ghi hạn"


def contacts(site: Site, directives: Sequence[Directive], rows: Iterable[Row]) -> Contacts | None:
    """Return the numbers that ``directives`` print and those that ``rows`` promise; None where no text is held."""
    printed = tuple(_contact(site, d, contact) for d in directives for contact in d.record.contacts)
    promising = ((row, duty) for row in rows if (duty := row.measure.disclosure) and duty.contact)
    promised = tuple(_promise(row, duty) for row, duty in promising)
    read = any(directive.record.text for directive in directives)
    return Contacts(printed, promised) if read or printed or promised else None


def contacts_by_day(site: Site, directives: Sequence[Directive], rows: Sequence[Row]) -> Dated[Contacts | None]:
    """Return what :func:`contacts` finds in the documents that may have been issued by a day, for any day."""

    def known(span: Span) -> Contacts | None:
        issued = [
            d for d in directives if not d.issued.first or (span.start and midnight(d.issued.first) <= span.start)
        ]
        ids = {directive.id for directive in issued}
        return contacts(site, issued, [row for row in rows if row.directive.id in ids])

    return dated((midnight(d.issued.first) for d in directives if d.issued.first), known)


def _contact(site: Site, directive: Directive, contact: Contact) -> ContactItem:
    newest = directive.issued.last
    years = (site.today - newest).days // 365 if newest else 0
    since = f", ít nhất {years} năm trước" if years else ""
    age = f"in trong văn bản ban hành {wording.days(directive.issued)}{since}; có thể không còn dùng"
    return ContactItem(contact.what, contact.phone, age, clause_link(directive, contact.clause, named=True))


def _promise(row: Row, duty: Disclosure) -> Prose:
    clause = _clause(row)
    where = (Segment(" ("), Segment(clause.text, clause.address), Segment(")")) if clause else ()
    proposed = "mới được giao đề xuất; nếu được lập thì phải công khai: " if row.measure.stage else ""
    return (Segment(f"{proposed}{duty.what}"), *where, Segment(": "), *found_public(duty), Segment("."))
