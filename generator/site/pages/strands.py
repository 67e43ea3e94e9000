"""Several measures as one: what a timeline draws of a directive, and the headline regime of a unit over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from generator.basics.periods import Days, Span, midnight
from generator.law.applicability import Headline, Row, headline
from generator.law.scenario import BEGINNING, State
from generator.law.validity import Interval, Validity, rank
from generator.site.pages.context import Site
from generator.site.views.timelines import MIXED, Fade
from generator.vocabulary.lists import CENTRAL

_UNCERTAIN_DAYS = 5
"""The rule by which nothing is certain since some day is not."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch in which a strand of measures is in one state, and carries one regime or none."""

    span: Span
    state: State
    regime: str | None
    doubtful: bool
    """It is not certain only because some day is not known."""
    fade: Fade = ""


def phases(validities: Sequence[Validity], issued: Days) -> list[Phase]:
    """Return what can be drawn of ``validities`` together, in order: from the issue to the end of the last of them."""
    edges = {edge for validity in validities for edge in validity.turns}
    told = [_phase([_at(validity, span) for validity in validities], validities, span) for span in _between(edges)]
    joined = list(_joined(told, _same))
    drawn = filter(None, map(_drawn, [None, *joined], map(_faded, [None, *joined], joined, [*joined[1:], None])))
    issue = midnight(issued.first) if issued.first else None
    return list(_joined(filter(None, (_since_issue(phase, issue) for phase in drawn)), _looks_the_same))


def regimes(site: Site, unit: str) -> Iterator[tuple[Span, Headline]]:
    """Yield when ``unit`` is known to be under a headline regime, or under different ones, and what that rests on."""
    bearers = dict.fromkeys(p.id for of in (unit, CENTRAL) for p in site.corpus.regime_bearers.get(of, ()))
    validities = [site.validities[id_] for id_ in bearers]
    edges = {edge for validity in validities for edge in validity.turns}
    for span in _between(edges):
        found = headline([Row(validity, _at(validity, span), ()) for validity in validities], unit)
        if found.rows:
            yield span, found


def regime_key(found: Headline) -> str:
    """Return the key of the regime, ``MIXED`` where different ones apply in different areas."""
    return found.regime.key if found.regime else MIXED


def _between(edges: Iterable[datetime]) -> list[Span]:
    inside = sorted(edges)
    return [Span(start, end) for start, end in zip([None, *inside], [*inside, None], strict=True)]


def _at(validity: Validity, span: Span) -> Interval:
    """Return the piece that holds all through ``span``, inside which nothing changes."""
    return validity.at(span.start or BEGINNING)


def _phase(intervals: Sequence[Interval], validities: Sequence[Validity], span: Span) -> Phase:
    state = min((interval.state for interval in intervals), key=rank)
    deciding = [
        (interval, validity)
        for interval, validity in zip(intervals, validities, strict=True)
        if interval.state == state
    ]
    found = {regime for _, validity in deciding if (regime := validity.measure.regime)}
    regime = MIXED if len(found) > 1 else next(iter(found), None)
    doubtful = state is State.UNCONFIRMED and all(
        interval.reasons[0].rule == _UNCERTAIN_DAYS for interval, _ in deciding
    )
    return Phase(span, state, regime, doubtful)


def _faded(before: Phase | None, phase: Phase, after: Phase | None) -> Phase:
    starts = phase.doubtful and (before is None or before.state is State.NOT_YET)
    ends = phase.doubtful and after is not None and after.state.settled
    fade: Fade = "both" if starts and (ends or not after) else "in" if starts else "out" if ends else ""
    return replace(phase, fade=fade or ("" if after or phase.state.settled else "open"))


def _drawn(before: Phase | None, phase: Phase) -> Phase | None:
    """Return what is drawn of ``phase``: nothing of what has ended; of what was done at once, its day if known."""
    if phase.state is State.DONE and phase.span.start and (before is None or before.state is State.NOT_YET):
        return replace(phase, span=Span(phase.span.start, phase.span.start + timedelta(days=1)))
    return None if phase.state.settled else phase


def _since_issue(phase: Phase, issue: datetime | None) -> Phase | None:
    """Return ``phase`` without the time before the directive existed."""
    if phase.state is not State.NOT_YET or not issue:
        return phase
    if phase.span.end and phase.span.end <= issue:
        return None
    return replace(phase, span=Span(max(phase.span.start or issue, issue), phase.span.end))


def _joined(phases: Iterable[Phase], alike: Callable[[Phase, Phase], bool]) -> Iterator[Phase]:
    waiting: Phase | None = None
    for phase in phases:
        if waiting and alike(waiting, phase):
            waiting = replace(phase, span=Span(waiting.span.start, phase.span.end))
            continue
        if waiting:
            yield waiting
        waiting = phase
    if waiting:
        yield waiting


def _same(before: Phase, phase: Phase) -> bool:
    return (before.state, before.regime, before.doubtful) == (phase.state, phase.regime, phase.doubtful)


def _looks_the_same(before: Phase, phase: Phase) -> bool:
    return (before.state, before.regime, before.fade) == (phase.state, phase.regime, "") and phase.fade in ("", "open")
