"""Rows and records as plain data for JSON and CSV: times as ISO 8601 at UTC+7 to the minute."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from generator.answers import Row
from generator.reasons import Reason


def moment(at: datetime | None) -> str | None:
    """Return ``2021-08-16T00:00+07:00``, or None."""
    return at.isoformat(timespec="minutes") if at else None


def reason(of: Reason) -> dict[str, Any]:
    """Return one reason as plain data."""
    return {"rule": of.rule, "record": of.record, "clause": of.clause, "date": moment(of.date), "text": of.text}


def status_row(row: Row) -> dict[str, Any]:
    """Return one answer of ``status`` as plain data; ``from`` and ``until`` (exclusive) are the measure's own period."""
    provision, period = row.life.provision, row.life.period
    measure, directive = provision.measure, provision.directive
    return {
        "measure": provision.id,
        "record": directive.id,
        "unit": directive.unit,
        "number": directive.record.number,
        "clause": measure.clause,
        "summary": measure.summary,
        "topics": list(measure.topics),
        "mode": measure.mode,
        "for": list(measure.for_),
        "agencies": list(measure.agencies),
        "areas": list(measure.areas),
        "regime": measure.regime,
        "state": str(row.state),
        "from": moment(period.start),
        "until": moment(period.end),
        "deadline": measure.deadline.last_day.isoformat() if measure.deadline else None,
        "warnings": [reason(warning) for warning in row.warnings],
        "why": [reason(found) for found in row.piece.reasons],
    }
