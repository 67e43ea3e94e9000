"""Measures and relations as flat rows, for spreadsheets: one cell a value, under fixed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.exports.formats import csv_of
from generator.exports.rows import plain
from generator.law import wording
from generator.law.validity import Validity
from generator.vocabulary.lists import vocabulary

_RELATION_COLUMNS = (
    "source",
    "act",
    "target",
    "held",
    "name",
    "clause",
    "basis",
    "from",
    "until",
    "until_words",
    "parts",
)
_MEASURE_COLUMNS = (
    *("measure", "record", "unit", "name", "number", "issued_first", "issued_last", "clause", "summary", "quote"),
    *("topics", "mode", "for", "agencies", "with", "via", "stage", "areas", "area_words", "from", "until"),
    *("stated_from", "stated_until", "until_words", "while_words", "while_regimes", "condition"),
    *("occasion", "at_once", "deadline", "deadline_written", "repeats"),
    *("disclosure", "disclosure_where", "disclosure_implied"),
    *("disclosure_published", "disclosure_looked", "reports_to", "regime", "state", "overdue", "address"),
)
_TASK_COLUMNS = (
    *("agency", "agency_name", "role", "measure", "record", "unit", "name", "clause", "summary", "stage"),
    *("deadline", "deadline_written", "repeats", "reports_to", "state", "overdue", "address"),
)
_ROLES = {"agencies": "duoc-giao", "with": "phoi-hop", "via": "dau-moi", "reports_to": "nhan-bao-cao"}
_DUTY_COLUMNS = (
    *("measure", "record", "unit", "name", "clause", "agencies", "disclosure", "disclosure_where"),
    *("disclosure_implied", "repeats", "from", "until", "disclosure_published", "disclosure_looked"),
    *("state", "address"),
)


def measures_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return measures, one a row; ``rows``: those of :func:`flat`, as for the others below."""
    return csv_of(_MEASURE_COLUMNS, rows)


def tasks_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return each measure once for every agency that it names, with the part that the agency has in it."""
    return csv_of(_TASK_COLUMNS, _tasks(rows))


def duties_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return what must be made public, one duty a row."""
    return csv_of(_DUTY_COLUMNS, (row for row in rows if row["disclosure"]))


def relations_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return relations, one a row; ``rows``: those of :func:`generator.exports.rows.relation_row`."""
    return csv_of(_RELATION_COLUMNS, rows)


def flat(validity: Validity, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a measure without tables inside it; ``row``: that of :func:`generator.exports.rows.measure_row`."""
    directive = validity.directive
    deadline, disclosure = row["deadline"] or {}, row["disclosure"] or {}
    measure = validity.measure
    duty = measure.disclosure
    return {
        **row,
        "name": wording.name(directive.record),
        "issued_first": plain(directive.issued.first),
        "issued_last": plain(directive.issued.last),
        "occasion": wording.occasion(measure.occasion) if measure.occasion else None,
        "deadline": deadline.get("last_day"),
        "deadline_written": deadline.get("written"),
        "disclosure": disclosure.get("what"),
        "disclosure_where": disclosure.get("where"),
        "disclosure_implied": disclosure.get("implied"),
        "disclosure_published": duty.address if duty else None,
        "disclosure_looked": plain(duty.last_looked) if duty else None,
    }


def _tasks(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for field, role in _ROLES.items():
            for agency in row[field]:
                yield {**row, "agency": agency, "agency_name": vocabulary().agencies[agency], "role": role}
