"""Measures and relations as flat rows, for spreadsheets: one cell a value, under fixed columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from generator.exports.formats import csv_head, csv_lines
from generator.exports.rows import plain
from generator.law import wording
from generator.law.validity import Validity
from generator.vocabulary.lists import vocabulary

Row: TypeAlias = Mapping[str, Any]


class Sheet(NamedTuple):
    """A spreadsheet: its columns, and which of the rows that it is given it tells, or what it makes of them."""

    columns: tuple[str, ...]
    tells: Callable[[Iterable[Row]], Iterable[Row]] = lambda rows: rows

    @property
    def head(self) -> str:
        """Its first line."""
        return csv_head(self.columns)

    def lines(self, rows: Iterable[Row]) -> str:
        """Return what it tells of ``rows``."""
        return csv_lines(self.columns, self.tells(rows))


def _tasks(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield each measure once for every agency that it names, with the part that the agency has in it."""
    for row in rows:
        for field, role in _ROLES.items():
            for agency in row.get(field, ()):
                yield {**row, "agency": agency, "agency_name": vocabulary().agencies[agency], "role": role}


def _duties(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row["disclosure"])


_ROLES = {"agencies": "duoc-giao", "with": "phoi-hop", "via": "dau-moi", "reports_to": "nhan-bao-cao"}
MEASURES = Sheet(
    (
        *("measure", "record", "unit", "name", "number", "issued_first", "issued_last", "clause", "summary", "quote"),
        *("topics", "mode", "for", "agencies", "with", "via", "stage", "areas", "area_words", "from", "until"),
        *("stated_from", "stated_until", "until_words", "while_words", "while_regimes", "condition"),
        *("occasion", "at_once", "deadline", "deadline_written", "repeats"),
        *("disclosure", "disclosure_where", "disclosure_implied"),
        *("disclosure_published", "disclosure_looked", "reports_to", "regime", "state", "overdue", "address"),
    )
)
"""Measures, one a row: those of :func:`flat`, as for tasks and duties."""
TASKS = Sheet(
    (
        *("agency", "agency_name", "role", "measure", "name", "clause", "summary", "stage"),
        *("deadline", "deadline_written", "repeats", "reports_to", "state", "overdue"),
    ),
    _tasks,
)
DUTIES = Sheet(
    (
        *("measure", "record", "unit", "name", "clause", "agencies", "disclosure", "disclosure_where"),
        *("disclosure_implied", "repeats", "from", "until", "disclosure_published", "disclosure_looked"),
        *("state", "address"),
    ),
    _duties,
)
RELATIONS = Sheet(
    ("source", "act", "target", "held", "name", "clause", "basis", "from", "until", "until_words", "parts")
)
"""Relations, one a row: those of :func:`generator.exports.rows.relation_row`."""


def flat(validity: Validity, row: Row, address: str) -> Row:
    """Return a measure without tables inside it; ``row``: that of :func:`generator.exports.rows.measure_row`."""
    directive, measure = validity.directive, validity.measure
    deadline, duty = measure.deadline, measure.disclosure
    return {
        **row,
        "unit": directive.unit,
        "name": wording.name(directive.record),
        "number": directive.record.number,
        "issued_first": plain(directive.issued.first),
        "issued_last": plain(directive.issued.last),
        "at_once": measure.at_once,
        "overdue": "overdue" in row,
        "occasion": wording.occasion(measure.occasion) if measure.occasion else None,
        "deadline": deadline and str(deadline.last_day),
        "deadline_written": deadline and deadline.written,
        "disclosure": duty and duty.what,
        "disclosure_where": duty and duty.where,
        "disclosure_implied": duty and duty.implied,
        "disclosure_published": duty and duty.address,
        "disclosure_looked": duty and plain(duty.last_looked),
        "address": address,
    }
