"""Documents, measures and relations as flat rows, for spreadsheets: one cell a value, under fixed columns.

Each row can be read and cited by itself: it says of which document it is, and where that stands on the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.basics.periods import Span
from generator.exports.formats import csv_lines
from generator.exports.rows import days, measure_row, plain
from generator.law import wording
from generator.law.validity import Validity
from generator.records.addresses import document_address, measure_address

DOCUMENTS = (
    *("id", "unit", "name", "type", "number", "issuer", "issued_first", "issued_last", "effective", "subject"),
    *(
        "emergency",
        "existence",
        "held",
        "evidence",
        "checked",
        "state",
        "measures_state",
        "tasks_state",
        "measure_count",
    ),
    "address",
)
MEASURES = (
    *("measure", "unit", "name", "number", "issued_first", "issued_last", "clause", "summary", "topics", "mode"),
    *("for", "agencies", "with", "via", "stage"),
    *("provinces", "areas", "area_words", "from", "until", "stated_from", "stated_until", "until_basis", "until_words"),
    "while_words",
    *("while_regimes", "condition", "occasion", "at_once", "deadline", "deadline_written", "repeats"),
    *("disclosure", "disclosure_where", "disclosure_implied", "disclosure_published", "disclosure_looked"),
    *("reports_to", "regime", "evidence", "state", "overdue", "address"),
)
TASKS = (
    *("agency", "role", "measure", "unit", "name", "summary", "stage", "deadline", "repeats", "state", "overdue"),
    "address",
)
_ROLES = {"agencies": "duoc-giao", "with": "phoi-hop", "via": "dau-moi", "reports_to": "nhan-bao-cao"}
DUTIES = (
    *("measure", "record", "unit", "name", "clause", "agencies", "disclosure", "disclosure_where"),
    *("disclosure_implied", "repeats", "from", "until", "disclosure_published", "disclosure_looked"),
    *("state", "address"),
)
RELATIONS = (
    *("source", "act", "target", "held", "name", "clause", "basis"),
    *("from", "until", "until_words", "parts"),
)


def documents(rows: Iterable[Mapping[str, Any]], base_url: str) -> str:
    """Return documents, one a row; ``rows``: those of the same table as JSON; ``base_url``: where addresses begin."""
    return csv_lines(
        DOCUMENTS,
        ({**row, **_issued(row["issued"]), "address": f"{base_url}{document_address(row['id'])}"} for row in rows),
    )


def measures(validities: Iterable[Validity], today: Span, base_url: str) -> str:
    """Return measures, one a row; ``base_url``: where addresses begin."""
    return csv_lines(MEASURES, (_flat(validity, today, base_url) for validity in validities))


def tasks(validities: Iterable[Validity], today: Span, base_url: str) -> str:
    """Return each measure once for every agency that it names, with the part that the agency has in it."""
    return csv_lines(TASKS, _tasks(validities, today, base_url))


def duties(validities: Iterable[Validity], today: Span, base_url: str) -> str:
    """Return what must be made public, one duty a row; ``base_url``: where addresses begin."""
    bearing = (validity for validity in validities if validity.measure.disclosure)
    return csv_lines(DUTIES, (_duty(validity, today, base_url) for validity in bearing))


def relations(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return relations, one a row; ``rows``: those of :func:`generator.exports.rows.relation_row`."""
    return csv_lines(RELATIONS, rows)


def _issued(bounds: Mapping[str, Any]) -> dict[str, Any]:
    return {f"issued_{bound}": day for bound, day in bounds.items()}


def _flat(validity: Validity, today: Span, base_url: str) -> dict[str, Any]:
    """Return a measure without tables inside it, and of which document it is."""
    measure, directive = validity.measure, validity.directive
    row = {
        **measure_row(validity, today),
        "unit": directive.unit,
        "name": wording.name(directive.record),
        "number": directive.record.number,
        **_issued(days(directive.issued)),
        "address": f"{base_url}{measure_address(directive.id, measure.id)}",
    }
    if measure.occasion:
        row["occasion"] = wording.occasion(measure.occasion)
    if deadline := measure.deadline:
        row |= {"deadline": str(deadline.last_day), "deadline_written": deadline.written}
    if duty := measure.disclosure:
        row |= {
            "disclosure": duty.what,
            "disclosure_where": duty.where,
            "disclosure_implied": duty.implied,
            "disclosure_published": duty.address,
            "disclosure_looked": plain(duty.last_looked),
        }
    return row


def _duty(validity: Validity, today: Span, base_url: str) -> dict[str, Any]:
    return {**_flat(validity, today, base_url), "record": validity.directive.id}


def _tasks(validities: Iterable[Validity], today: Span, base_url: str) -> Iterator[dict[str, Any]]:
    for validity in validities:
        row = _flat(validity, today, base_url)
        for field, role in _ROLES.items():
            for agency in row.get(field, ()):
                yield {**row, "agency": agency, "role": role}
