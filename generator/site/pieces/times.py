"""Days and instants as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from generator.basics.periods import iso, midnight
from generator.basics.timeseries import Dated, always
from generator.law import wording
from generator.records.corpus import Directive
from generator.site.views.parts import Time


def once_issued(directive: Directive) -> Dated[bool]:
    """Return when something of ``directive`` is shown: from the first day on which it may have been issued."""
    first = directive.issued.first
    return Dated(((None, False), (first, True))) if first else always(True)


def turning_days(values: Iterable[Dated[Any]]) -> tuple[date, ...]:
    """Return the days on which one of ``values`` changes, earliest first."""
    return tuple(sorted({since for value in values for since, _ in value.days if since}))


def time(of: date) -> Time:
    """Return a day for machines and in words."""
    return Time(of.isoformat(), wording.day(of))


def instant(of: datetime) -> Time:
    """Return an instant for machines and in words; 00:00 needs no hour."""
    return time(of.date()) if of == midnight(of.date()) else Time(iso(of) or "", wording.start(of))
