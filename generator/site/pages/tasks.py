"""What is laid on agencies in a place, by agency: what is open, and what is past its last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.basics.grouping import grouped
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, always, combined
from generator.law.answers import PlacedMeasure
from generator.law.situation import Situation
from generator.records.addresses import agency_address
from generator.site.pages.measures import measure_item
from generator.site.views.parts import MeasureGroup, MeasureItem
from generator.vocabulary.lists import vocabulary


def by_agency(tasks: Iterable[PlacedMeasure], *, overdue: bool) -> tuple[MeasureGroup, ...]:
    """Return tasks under each agency that they are laid on, in alphabetical order.

    ``overdue``: as those whose last day has passed; else as the others.
    """
    agencies = vocabulary().agencies
    groups = grouped(tasks, lambda task: task.measure.agencies)
    ordered = sorted(groups, key=lambda key: sort_key(agencies[key]))
    return tuple(
        MeasureGroup(agencies[key], _place_of(key, groups[key]), tuple(_item(task, overdue) for task in groups[key]))
        for key in ordered
    )


def _item(task: PlacedMeasure, overdue: bool) -> MeasureItem:
    """Return a task without quote and reasons: the agency's own page and the clause tell them."""
    item = measure_item(task.validity, task.over_time, named=True)
    return replace(item, quote=None, why=always(()), box=task_box(task, overdue=overdue))


def task_box(task: PlacedMeasure, *, overdue: bool) -> Dated[str]:
    """Return when a task is shown: while it concerns the place and is not settled.

    ``overdue``: among those whose last day has passed; else among the others.
    """

    def box(situation: Situation | None, late: bool) -> str:
        return "." if situation and not situation.settled and late is overdue else ""

    return combined(task.situation, task.over_time.map(lambda then: then.interval.overdue), box)


def _place_of(agency: str, tasks: Sequence[PlacedMeasure]) -> str:
    """Return where the agency's page tells of ``tasks``: its part on their province, if it is one."""
    units = {task.directive.unit for task in tasks}
    return agency_address(agency) + (f"#{units.pop()}" if len(units) == 1 else "")
