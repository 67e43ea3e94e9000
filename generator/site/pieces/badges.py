"""States as badges."""

from __future__ import annotations

from generator.law import wording
from generator.law.scenario import State
from generator.law.validity import Interval, Summary
from generator.site.views.parts import Badge

NONE_HELD = Badge("none-held", "Chưa có văn bản")


NO_MEASURE = Badge("no-measure", "Chưa ghi biện pháp nào")


OVERDUE = Badge("unconfirmed overdue", wording.OVERDUE)


def badge(state: State) -> Badge:
    """Return the badge of a state."""
    return Badge(state.value, wording.STATES[state])


def badge_of(interval: Interval) -> Badge:
    """Return the badge of a measure while ``interval`` holds."""
    return OVERDUE if interval.overdue else badge(interval.state)


def summary_badge(of: Summary | None) -> Badge:
    """Return the badge of what speaks for several measures; None is a directive that bears none, or was withdrawn."""
    if of is None:
        return NO_MEASURE
    found = OVERDUE if of.overdue else badge(of.state)
    return found if of.tasks is None else spoken_for(found)[of.tasks]


def spoken_for(of: Badge) -> tuple[Badge, Badge]:
    """Return the badge of a document where its state is not that of all it asks: of measures alone, of tasks alone."""
    measures, tasks = (f"{of.word} ({wording.KINDS[kind]})" for kind in (False, True))
    return Badge(of.key, measures, "measures"), Badge(of.key, tasks, "tasks")
