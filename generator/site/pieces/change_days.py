"""Days on which something changed, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.law import wording
from generator.law.answers import PlacedMeasure
from generator.records.addresses import CHANGES
from generator.site.pieces.context import Site
from generator.site.pieces.day_changes import DayChanges, by_day, happened
from generator.site.views.changes import ChangeDay
from generator.site.views.parts import Time

_FEW_OF_A_DAY = 10
"""So many changes of a day are told where only the latest are."""


def change_day(of: DayChanges, most: int | None = None) -> ChangeDay:
    """Return what changed on a day, in words; ``most``: so many changes are told, the others counted."""
    return ChangeDay(
        day=Time(of.day.isoformat(), when(of)),
        certain=of.days.certain is not None,
        anchor=anchor(of),
        address=f"{CHANGES}#{anchor(of)}",
        changes=of.changes[:most],
        more=len(of.changes[most:]) if most else 0,
    )


def when(of: DayChanges) -> str:
    """Return the day in words; where it is not known, its bounds."""
    return wording.day(of.days.certain) if of.days.certain else wording.days(of.days)


def anchor(of: DayChanges) -> str:
    """Return how addresses call a day; one that is not known stands where its last possible day does."""
    return f"n{of.day.isoformat()}{'' if of.days.certain else '-khoang'}"


def latest_changes(site: Site, most: int) -> tuple[ChangeDay, ...]:
    """Return the last days up to the build's on which something is known to have changed, newest first, in short."""
    past = (found for found in site.changes.items if found.day <= site.today)
    return tuple(change_day(found, _FEW_OF_A_DAY) for found in islice(past, most))


def changes_of(
    site: Site, directives: Iterable[str], named: Iterable[PlacedMeasure] = (), *, most: int | None = None
) -> tuple[ChangeDay, ...]:
    """Return the same of these directives (ids) and measures alone, with all of each day; ``most``: so many days."""
    found = [one for id_ in sorted(directives) for one in site.happened(site.corpus.directives[id_])]
    found += happened(site.corpus, [placed.validity for placed in named])
    return tuple(change_day(told) for told in by_day(one for one in found if one.day <= site.today)[:most])
