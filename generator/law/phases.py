"""Several measures as one: the stretches of time in which they share a state, and what regime they carry meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.basics.periods import Span
from generator.law.regimes import MIXED
from generator.law.scenario import BEGINNING, State
from generator.law.validity import Validity, rank

_UNCERTAIN_DAYS = 5
"""The rule by which nothing is certain since some day is not."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch in which the state that speaks for the measures, and their regime, do not change."""

    span: Span
    state: State
    regime: str | None
    """The key of the regime that those carry which have this state, ``MIXED`` if several, None if none."""
    doubtful: bool
    """It is not certain only because some day is not known (rule 5)."""


def phases(validities: Sequence[Validity]) -> list[Phase]:
    """Return the phases of ``validities`` together over all time, in order, without gap."""
    inside = sorted({edge for validity in validities for edge in validity.turns})
    spans = (Span(start, end) for start, end in zip([None, *inside], [*inside, None], strict=True))
    return list(_joined(_phase(validities, span) for span in spans))


def _phase(validities: Sequence[Validity], span: Span) -> Phase:
    """Return the phase of ``span``, inside which nothing changes."""
    found = [(validity.at(span.start or BEGINNING), validity.measure.regime) for validity in validities]
    state = min((interval.state for interval, _ in found), key=rank)
    deciding = [(interval, regime) for interval, regime in found if interval.state == state]
    regimes = {regime for _, regime in deciding if regime}
    doubtful = state is State.UNCONFIRMED and all(
        interval.reasons[0].rule == _UNCERTAIN_DAYS for interval, _ in deciding
    )
    return Phase(span, state, MIXED if len(regimes) > 1 else next(iter(regimes), None), doubtful)


def _joined(phases: Iterator[Phase]) -> Iterator[Phase]:
    waiting = next(phases)
    for phase in phases:
        if replace(phase, span=waiting.span) == waiting:
            waiting = replace(waiting, span=Span(waiting.span.start, phase.span.end))
        else:
            yield waiting
            waiting = phase
    yield waiting
