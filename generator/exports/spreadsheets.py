"""Documents, measures and relations as flat rows, for spreadsheets: one cell a value, under fixed columns.

What many rows would repeat is told once: a measure's row names its document by its own id, ``<record>#<measure>``,
the row of an agency its measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.basics.periods import Span
from generator.exports.formats import csv_of
from generator.exports.rows import measure_row, plain
from generator.law import wording
from generator.law.validity import Validity
from generator.records.addresses import measure_address

_DOCUMENTS = (
    *("id", "unit", "name", "type", "number", "issuer", "issued_first", "issued_last", "effective", "subject"),
    *("emergency", "existence", "held", "checked", "state", "measures_state", "tasks_state", "measure_count"),
)
_MEASURES = (
    *("measure", "unit", "clause", "summary", "topics", "mode", "for", "agencies", "with", "via", "stage"),
    *("areas", "area_words", "from", "until", "stated_from", "stated_until", "until_words", "while_words"),
    *("while_regimes", "condition", "occasion", "at_once", "deadline", "deadline_written", "repeats"),
    *("disclosure", "disclosure_where", "disclosure_implied", "disclosure_published", "disclosure_looked"),
    *("reports_to", "regime", "state", "overdue"),
)
_TASKS = ("agency", "role", "measure", "stage", "deadline", "repeats", "state", "overdue")
_ROLES = {"agencies": "duoc-giao", "with": "phoi-hop", "via": "dau-moi", "reports_to": "nhan-bao-cao"}
_DUTIES = (
    *("measure", "record", "unit", "name", "clause", "agencies", "disclosure", "disclosure_where"),
    *("disclosure_implied", "repeats", "from", "until", "disclosure_published", "disclosure_looked"),
    *("state", "address"),
)
_RELATIONS = (
    *("source", "act", "target", "held", "name", "clause", "basis"),
    *("from", "until", "until_words", "parts"),
)


def documents_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return documents, one a row; ``rows``: those of the same table as JSON."""
    return csv_of(_DOCUMENTS, ({**row, **_issued(row["issued"])} for row in rows))


def measures_csv(validities: Iterable[Validity], today: Span) -> str:
    """Return measures, one a row."""
    return csv_of(_MEASURES, (_flat(validity, today) for validity in validities))


def tasks_csv(validities: Iterable[Validity], today: Span) -> str:
    """Return each measure once for every agency that it names, with the part that the agency has in it."""
    return csv_of(_TASKS, _tasks(validities, today))


def duties_csv(validities: Iterable[Validity], today: Span, base_url: str) -> str:
    """Return what must be made public, one duty a row; ``base_url``: where addresses begin."""
    bearing = (validity for validity in validities if validity.measure.disclosure)
    return csv_of(_DUTIES, (_duty(validity, today, base_url) for validity in bearing))


def relations_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return relations, one a row; ``rows``: those of :func:`generator.exports.rows.relation_row`."""
    return csv_of(_RELATIONS, rows)


def _issued(days: Mapping[str, str]) -> dict[str, str]:
    return {f"issued_{bound}": day for bound, day in days.items()}


def _flat(validity: Validity, today: Span) -> dict[str, Any]:
    """Return a measure without tables inside it."""
    measure, row = validity.measure, {**measure_row(validity, today), "unit": validity.directive.unit}
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
    directive = validity.directive
    return {
        **_flat(validity, today),
        "record": directive.id,
        "name": wording.name(directive.record),
        "address": f"{base_url}{measure_address(directive.id, validity.measure.id)}",
    }


def _tasks(validities: Iterable[Validity], today: Span) -> Iterator[dict[str, Any]]:
    for validity in validities:
        row = _flat(validity, today)
        for field, role in _ROLES.items():
            for agency in row.get(field, ()):
                yield {**row, "agency": agency, "role": role}
