"""Why each measure of a unit is in its states: every reason once, as data and as a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.basics.export import Export
from generator.basics.periods import iso
from generator.exports.formats import json_rows
from generator.exports.rows import known, reason
from generator.exports.shared_values import Shared
from generator.law.reasons import Reason
from generator.law.validity import Validity


def path(unit: str) -> str:
    """Return the path of the table of ``unit``."""
    return f"du-lieu/ly-do/{unit}.json"


def table(unit: str, validities: Iterable[Validity]) -> Export:
    """Return for each measure since when (None: since ever) it is in which state, and for which ``reasons``.

    These are named by their numbers, the deciding one first. One without ``record`` stands in the measure's own clause.
    """
    reasons = Shared[dict[str, Any]]()
    rows = [{"measure": validity.id, "states": _states(validity, reasons)} for validity in validities]
    return Export(path(unit), json_rows({"unit": unit, "reasons": reasons.values, "measures": rows}))


def _states(of: Validity, reasons: Shared[dict[str, Any]]) -> list[list[Any]]:
    return [
        [iso(interval.span.start), str(interval.state), [_place(reasons, of, one) for one in interval.reasons]]
        for interval in of.intervals
    ]


def _place(reasons: Shared[dict[str, Any]], of: Validity, one: Reason) -> int:
    if (one.record, one.clause) == (of.directive.id, of.measure.clause):
        return reasons.place((one.rule, one.date, one.text), known({**reason(one), "record": None, "clause": None}))
    return reasons.place(one, known(reason(one)))
