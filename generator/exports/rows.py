"""Rows and records as plain data for JSON and CSV: times as ISO 8601 at UTC+7 to the minute, days as ISO dates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from generator.basics.periods import Days, Moment, Span, iso
from generator.law import wording
from generator.law.applicability import Row
from generator.law.evidence import evidence
from generator.law.reasons import Reason
from generator.law.validity import Validity
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm

Plain: TypeAlias = "str | int | list[Plain] | dict[str, Plain] | None"
"""What JSON can hold (``bool`` is an ``int``)."""


def stated(at: Moment | None) -> str | None:
    """Return what a text states: a bare day stays ``2021-08-15``, a time becomes ``2021-08-16T06:00+07:00``."""
    if at is None or at.hour is None:
        return str(at) if at else None
    return iso(at.start)


def days(of: Days) -> dict[str, Plain]:
    """Return the bounds of a day (both inclusive), and the day itself where only one is possible."""
    return {"first": plain(of.first), "last": plain(of.last), "certain": plain(of.certain)}


def plain(value: object) -> Plain:
    """Return ``value`` (a model, a day, a moment, or a collection of them) as JSON knows it."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    if isinstance(value, BaseModel):
        return filled(value)
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return str(value)


def filled(of: BaseModel) -> dict[str, Plain]:
    """Return a model as an editor would write it: under the keys that it has in YAML, without what is empty."""
    keys = _keys(type(of))
    return {keys[name]: told for name, value in vars(of).items() if value and (told := plain(value))}


@cache
def _keys(of: type[BaseModel]) -> Mapping[str, str]:
    return {name: field.alias or name for name, field in of.model_fields.items()}


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``row`` without what is not known, or empty."""
    return {key: value for key, value in row.items() if value is not None and value != []}


def reason(of: Reason) -> dict[str, Any]:
    """Return one reason as plain data."""
    return {"rule": of.rule, "record": of.record, "clause": of.clause, "date": iso(of.date), "text": of.text}


def relation_row(corpus: Corpus, link: LinkedRelation) -> dict[str, Any]:
    """Return one relation; ``target`` is the id of a directive if ``held``, else the key of a cited document."""
    relation = link.relation
    target = corpus.directives[link.target].record if link.held else corpus.cited[link.target].reference
    return known(
        {
            "source": link.source,
            "act": relation.act,
            "target": link.target,
            "held": link.held,
            "name": wording.name(target),
            "clause": relation.clause,
            "basis": relation.basis,
            "from": stated(relation.from_),
            "until": stated(relation.until),
            "until_words": relation.until_words,
            "parts": list(relation.parts),
        }
    )


def directive_row(directive: Directive) -> dict[str, Any]:
    """Return the heading of one directive and what the archive holds of it."""
    record = directive.record
    return {
        "id": directive.id,
        "unit": directive.unit,
        "name": wording.name(record),
        "type": record.type,
        "number": record.number,
        "issuer": record.issuer,
        "issued": days(directive.issued),
        "effective": stated(record.effective),
        "subject": record.subject,
        "emergency": record.emergency,
        "existence": record.existence,
        "held": record.text is not None,
        "evidence": evidence(record),
        "checked": plain(record.checked),
        "withdrawn": plain(record.withdrawn),
    }


def measure_row(validity: Validity, today: Span) -> dict[str, Any]:
    """Return one measure: its fields, its own period (``until`` exclusive) and its state today; what is empty, not.

    ``stated_from`` and ``stated_until`` are what its text says: a bare day ends with that day.
    """
    measure, period, now = validity.measure, validity.period, validity.during(today)
    row = {"measure": validity.id, **filled(measure)}
    times = {
        "id": None,
        "from": iso(period.start),
        "until": iso(period.end),
        "stated_from": stated(measure.from_),
        "stated_until": stated(measure.until),
        "state": str(now.state),
        "overdue": now.overdue or None,
        "evidence": evidence(validity.directive.record, measure.id),
    }
    return known({**row, **times})


def _place(norm: Norm) -> dict[str, Any]:
    directive = norm.directive
    number = directive.record.number
    return {"measure": norm.id, "record": directive.id, "unit": directive.unit, "number": number}


def status_row(row: Row) -> dict[str, Any]:
    """Return one answer of ``status``; ``from`` and ``until`` (exclusive) are the measure's own period."""
    norm, period = row.validity.norm, row.validity.period
    measure = norm.measure
    return {
        **_place(norm),
        "clause": measure.clause,
        "summary": measure.summary,
        "topics": list(measure.topics),
        "mode": measure.mode,
        "for": list(measure.for_),
        "agencies": list(measure.agencies),
        "areas": list(measure.areas),
        "regime": measure.regime,
        "state": str(row.state),
        "from": iso(period.start),
        "until": iso(period.end),
        "deadline": measure.deadline.last_day.isoformat() if measure.deadline else None,
        "warnings": [reason(warning) for warning in row.warnings],
        "why": [reason(found) for found in row.interval.reasons],
    }
