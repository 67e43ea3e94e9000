"""What is laid on agencies in a place, by agency: what is open, and what is past its last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.basics.grouping import grouped
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, combined
from generator.law.answers import PlacedMeasure
from generator.law.situation import Situation
from generator.records.addresses import agency_address
from generator.site.pieces.context import Site
from generator.site.pieces.districts import where
from generator.site.pieces.parted_lists import address_in
from generator.site.views.parts import MeasureGroup, MeasureLine
from generator.vocabulary.lists import vocabulary


def by_agency(site: Site, tasks: Iterable[PlacedMeasure], *, overdue: bool) -> tuple[MeasureGroup, ...]:
    """Return tasks under each agency that they are laid on, in alphabetical order.

    ``overdue``: as those whose last day has passed; else as the others.
    """
    agencies = vocabulary().agencies
    groups = grouped(tasks, lambda task: task.measure.agencies)
    ordered = sorted(groups, key=lambda key: sort_key(agencies[key]))
    return tuple(
        MeasureGroup(
            agencies[key], _place_of(site, key, groups[key]), tuple(_item(site, task, overdue) for task in groups[key])
        )
        for key in ordered
    )


def _item(site: Site, task: PlacedMeasure, overdue: bool) -> MeasureLine:
    return replace(site.line(task), place=task_shown(task, overdue=overdue), districts=where(task))


def task_shown(task: PlacedMeasure, *, overdue: bool) -> Dated[bool]:
    """Return when a task is shown: while it concerns the place and is not settled.

    ``overdue``: among those whose last day has passed; else among the others.
    """

    def shown(situation: Situation | None, late: bool) -> bool:
        return situation is not None and not situation.settled and late is overdue

    if not ever_overdue(task):
        return task.situation.map(lambda now: shown(now, False))
    return combined(task.situation, task.over_time.map(lambda then: then.interval.overdue), shown)


def ever_overdue(task: PlacedMeasure) -> bool:
    """Whether the last day of a task passes without proof of life after it (rule 9)."""
    return any(interval.overdue for interval in task.validity.intervals)


def _place_of(site: Site, agency: str, tasks: Sequence[PlacedMeasure]) -> str:
    """Return where ``tasks`` stand among those of the agency: in the part on their province, if it is one."""
    units, address = {task.directive.unit for task in tasks}, agency_address(agency)
    return address_in(address, site.by_agency[agency], units.pop()) if len(units) == 1 else address
