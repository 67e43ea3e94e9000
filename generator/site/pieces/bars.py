"""What a timeline draws of the phases of some measures: bars with the edges that are not known, from the issue on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from generator.basics.periods import Days, Span, midnight
from generator.law.phases import Phase, phases
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.site.views.timelines import Fade


@dataclass(frozen=True, slots=True)
class DrawnPhase:
    """A phase as far as it is drawn; its span may be shorter, or that of two phases which look the same."""

    span: Span
    state: State
    regime: str | None
    fade: Fade


def drawn(validities: Sequence[Validity], issued: Days) -> list[DrawnPhase]:
    """Return what is drawn of ``validities`` together, in order: from the issue to the end of the last of them."""
    found = phases(validities)
    issue = midnight(issued.first) if issued.first else None
    around = zip([None, *found[:-1]], found, [*found[1:], None], strict=True)
    bars = (_bar(before, phase, after, issue) for before, phase, after in around)
    return list(_joined(filter(None, bars)))


def _bar(before: Phase | None, phase: Phase, after: Phase | None, issue: datetime | None) -> DrawnPhase | None:
    """Return what is drawn of ``phase``: nothing of what has ended; of what was done at once, its day if known."""
    span: Span | None = phase.span
    if phase.state is State.DONE and phase.span.start and (before is None or before.state is State.NOT_YET):
        span = Span(phase.span.start, phase.span.start + timedelta(days=1))
    elif phase.state.settled:
        span = None
    elif phase.state is State.NOT_YET and issue:
        span = _since(issue, phase.span)
    return DrawnPhase(span, phase.state, phase.regime, _fade(before, phase, after)) if span else None


def _since(issue: datetime, span: Span) -> Span | None:
    """Return ``span`` without the time before the directive existed."""
    if span.end and span.end <= issue:
        return None
    return Span(max(span.start or issue, issue), span.end)


def _fade(before: Phase | None, phase: Phase, after: Phase | None) -> Fade:
    starts = phase.doubtful and (before is None or before.state is State.NOT_YET)
    ends = phase.doubtful and after is not None and after.state.settled
    if starts and (ends or not after):
        return "both"
    return "in" if starts else "out" if ends else "" if after or phase.state.settled else "open"


def _joined(bars: Iterable[DrawnPhase]) -> Iterator[DrawnPhase]:
    waiting: DrawnPhase | None = None
    for bar in bars:
        if waiting and _looks_the_same(waiting, bar):
            waiting = replace(bar, span=Span(waiting.span.start, bar.span.end))
            continue
        if waiting:
            yield waiting
        waiting = bar
    if waiting:
        yield waiting


def _looks_the_same(before: DrawnPhase, bar: DrawnPhase) -> bool:
    return (before.state, before.regime, before.fade) == (bar.state, bar.regime, "") and bar.fade in ("", "open")
