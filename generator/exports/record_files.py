"""Directive → its own data files: the record, its text, and what every measure of it was at any time, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.basics.export import Export
from generator.basics.periods import iso
from generator.exports.formats import compact, json_rows
from generator.exports.rows import filled, known, reason
from generator.exports.shared_values import Shared
from generator.law.reasons import Reason
from generator.law.validity import Validity
from generator.records.addresses import document_address
from generator.records.corpus import Directive


def record_files(directive: Directive, validities: Iterable[Validity]) -> Iterator[Export]:
    """Yield the record as an editor would write it and, in a file of its own, its text, if that is held.

    ``validities``: those of its measures. What follows from them stands in the record as ``validity``.
    """
    address, record = document_address(directive.id), filled(directive.record)
    record.pop("text", None)
    yield Export(f"{address}ban-ghi.json", json_rows({**record, "validity": _validity(validities)}))
    if directive.record.text is not None:
        yield Export(f"{address}toan-van.txt", directive.record.text)


def _validity(validities: Iterable[Validity]) -> dict[str, Any]:
    """Return which of ``states`` each measure has; these say since when (None: since ever) which state, for what.

    That is one or more of ``reasons``, by their numbers, the deciding one first; one without ``record`` stands in the
    measure's own clause.
    """
    reasons, states = Shared[dict[str, Any]](), Shared[list[Any]]()
    measures = {}
    for validity in validities:
        steps = [
            [
                iso(interval.span.start),
                str(interval.state),
                [_place(reasons, validity, one) for one in interval.reasons],
            ]
            for interval in validity.intervals
        ]
        measures[validity.measure.id] = states.place(compact(steps), partial(list, steps))
    return {"measures": measures, "states": states.values, "reasons": reasons.values}


def _place(reasons: Shared[dict[str, Any]], of: Validity, one: Reason) -> int:
    if (one.record, one.clause) == (of.directive.id, of.measure.clause):
        key = (one.rule, one.date, one.text)
        return reasons.place(key, lambda: known({**reason(one), "record": None, "clause": None}))
    return reasons.place(one, lambda: known(reason(one)))
