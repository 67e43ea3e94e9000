"""How much is known of the days of a period, in words."""

from __future__ import annotations

from collections import Counter

from generator.basics.prose import Prose, Segment
from generator.law import wording
from generator.law.coverage import Knowledge, counted, place_coverage
from generator.law.place_times import PlaceTime
from generator.records.addresses import COVERAGE
from generator.site.pieces.context import Site
from generator.vocabulary.lists import vocabulary


def share(days: Counter[Knowledge]) -> float:
    """Return the share of the days of which something is known, from 0 to 1."""
    return 1 - days[Knowledge.UNKNOWN] / days.total() if days else 0


def shown_share(days: Counter[Knowledge]) -> str:
    """Return that share in words: ``37%``; what is not quite all or nothing never reads as if it were."""
    found = share(days)
    percent = round(found * 100)
    if 0 < found < 1:
        percent = min(max(percent, 1), 99)
    return f"{percent}%"


def place_figure(site: Site, time: PlaceTime) -> Prose:
    """Return how much is known of a province in one of its times; empty where the period told of lies outside."""
    period = vocabulary().site.coverage
    if not period:
        return ()
    first, last = max(period.first, time.since or period.first), min(period.last, time.until or period.last)
    days = place_coverage(time.slug, site.answers.regime(time.slug), first, last).days
    if not days:
        return ()
    told = f"Kho biết {vocabulary().site.regime.lower()} ở đây của {shown_share(days)} số ngày"
    which = wording.from_to(first, last)
    return (
        Segment(f"{told} {which}: {counted(days)}; "),
        Segment("xem còn thiếu gì", f"{COVERAGE}#{time.slug}"),
        Segment("."),
    )
