"""(corpus) → the validity of every measure: piecewise-constant states over all time, each with its reasons.

Uncertain days of issue and doubtful acts make many possible scenarios (rule 5); here they are laid over each other.
Where all agree, that state; where all have ended, the end; else unconfirmed. No question's date and no clock come in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from generator.basics.grouping import gathered
from generator.basics.periods import Span
from generator.basics.sought import Sought
from generator.basics.timeseries import Dated, dated
from generator.law.outcomes import Outcomes, Outlook
from generator.law.reasons import Doubts, Grounds, Reason, differing, explain
from generator.law.scenario import BEGINNING, Cause, Grace, Scenario, State, Verdict, Verdicts
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm
from generator.records.schema import Measure

_T = TypeVar("_T")
_HEADLINE = (
    State.APPLYING,
    State.SUSPENDED,
    State.UNCONFIRMED,
    State.KNOWN_BY_NAME,
    State.NOT_YET,
    State.DONE,
)
"""What speaks for several: what may touch a reader first, then what is to come, then what was carried out."""
_RANKS = {state: place for place, state in enumerate(_HEADLINE)}
_ORDER = {state: place for place, state in enumerate(State)}
_NO_DOUBTS = Doubts((), (), ())
_OF_NO_INFLUENCE = {
    *("id", "clause", "quote", "summary", "topics", "mode", "for_", "agencies", "with_", "via", "stage", "condition"),
    *("repeats", "reports_to", "disclosure", "proposed"),
}
"""What a measure may say without a difference to its states and the sentences on them: whom it binds ``is_task`` says,
and the place of the sentences is where it stands."""
_of_influence = attrgetter("is_task", *(name for name in Measure.model_fields if name not in _OF_NO_INFLUENCE))


@dataclass(frozen=True, slots=True)
class Interval:
    """A span in which a measure's state and the reasons for it do not change; ``reasons[0]`` decides."""

    span: Span
    state: State
    reasons: tuple[Reason, ...]
    overdue: bool = False
    """It is not confirmed because a task's last day has passed: whether it was done is not known (rule 9)."""

    def of(self, clause: str | None) -> Interval:
        """Return the same for a measure of ``clause`` that is like the one it was found for in all else."""
        return Interval(self.span, self.state, tuple(reason.of(clause) for reason in self.reasons), self.overdue)


@dataclass(frozen=True, eq=False)
class Course:
    """All time as it is for a measure, or several of one directive and clause that nothing of importance tells apart.

    ``intervals`` are in order, without gap; ``period`` is their own, None where unknown.
    """

    intervals: tuple[Interval, ...]
    period: Span

    def of(self, clause: str | None) -> Course:
        """Return the same for measures of ``clause`` that are like those of this one in all else."""
        return Course(tuple(interval.of(clause) for interval in self.intervals), self.period)

    @cached_property
    def turns(self) -> tuple[datetime, ...]:
        """The instants at which an interval begins."""
        return tuple(interval.span.start for interval in self.intervals if interval.span.start)

    @cached_property
    def over_time(self) -> Dated[Interval]:
        """The interval that speaks at any time."""
        return dated(self.turns, self.during)

    def during(self, span: Span) -> Interval:
        """Return the interval that speaks for ``span``: the first present of applying, suspended, unconfirmed, …"""
        met = (interval for interval in self.intervals if interval.span.meets(span))
        return min(met, key=lambda interval: rank(interval.state))


@dataclass(frozen=True, slots=True)
class Validity:
    """One measure over all time."""

    norm: Norm
    course: Course
    """Of one that names provinces: what speaks for all of them, as :func:`rank` orders it."""
    seats: Mapping[str, Course] = field(default_factory=dict, compare=False)
    """Of one that names provinces: how it is in each of them, by province."""

    @property
    def id(self) -> str:
        """The permanent id of the norm: ``<record>#<measure>``."""
        return self.norm.id

    @property
    def measure(self) -> Measure:
        """The measure that it is the validity of."""
        return self.norm.measure

    @property
    def directive(self) -> Directive:
        """The directive that bears the measure."""
        return self.norm.directive

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """Its states in order, without gap."""
        return self.course.intervals

    @property
    def period(self) -> Span:
        """Its own period, None where unknown."""
        return self.course.period

    @property
    def turns(self) -> tuple[datetime, ...]:
        """The instants at which an interval begins."""
        return self.course.turns

    def seen_from(self, units: Container[str]) -> Validity:
        """Return the same as it is where ``units`` are: of one that names provinces, in those among them."""
        here = {unit: course for unit, course in self.seats.items() if unit in units}
        if not here:
            return self
        norm = replace(self.norm, unit=next(iter(here)))
        return Validity(norm, _together(norm, here), here)

    def at(self, instant: datetime) -> Interval:
        """Return the interval that holds at ``instant``."""
        return next(interval for interval in self.intervals if instant in interval.span)

    def during(self, span: Span) -> Interval:
        """Return the interval that speaks for ``span``: the first present of applying, suspended, unconfirmed, …"""
        return self.course.during(span)


def rank(state: State) -> int:
    """Return the place of ``state`` in the order in which several are summed up, endings last."""
    return _RANKS.get(state, len(_RANKS))


def validities(corpus: Corpus, grace: Grace | None = None) -> Mapping[str, Validity]:
    """Return the validity of every measure of ``corpus`` by its permanent id, each worked out when it is asked for."""
    overlay = _Overlay(corpus, grace or Grace())

    def validity(id_: str) -> Validity:
        norm = corpus.norms[id_]
        seats = {seat.unit: overlay.course(seat) for seat in (norm.seats if norm.measure.provinces else ())}
        return Validity(norm, _together(norm, seats) if seats else overlay.course(norm), seats)

    return Sought(corpus.norms, validity)


@dataclass(frozen=True, slots=True)
class Summary:
    """The state that speaks for several measures together, and for which of them."""

    state: State
    overdue: bool
    """Whether all that have this state have it because their last day has passed."""
    tasks: bool | None
    """True: only tasks have this state. False: no task has it, though there are tasks. None: it need not be said."""


def summary(validities: Iterable[Validity], span: Span) -> Summary | None:
    """Return the state during ``span`` that speaks for all of ``validities``, None if there are none."""
    intervals = [(validity.during(span), validity.measure.is_task) for validity in validities]
    state = min((interval.state for interval, _ in intervals), key=rank, default=None)
    if state is None:
        return None
    leading = [(interval, task) for interval, task in intervals if interval.state is state]
    having, all_kinds = {task for _, task in leading}, {task for _, task in intervals}
    said = having == {True} or having < all_kinds
    return Summary(state, all(interval.overdue for interval, _ in leading), having == {True} if said else None)


def summaries(validities: Collection[Validity]) -> Dated[Summary | None]:
    """Return :func:`summary` of ``validities`` over all time."""
    edges = {edge for validity in validities for edge in validity.turns}
    return dated(edges, lambda span: summary(validities, span))


def directive_state(directive: Directive, validities: Mapping[str, Validity], span: Span) -> State | None:
    """Return the headline state of ``directive`` during ``span``, None if it bears no published measure."""
    found = summary(directive_validities(directive, validities), span)
    return found.state if found else None


def directive_validities(directive: Directive, validities: Mapping[str, Validity]) -> list[Validity]:
    """Return the validities of the published measures of ``directive``."""
    return [validities[id_] for measure in directive.measures if (id_ := f"{directive.id}#{measure.id}") in validities]


def _together(norm: Norm, seats: Mapping[str, Course]) -> Course:
    """Return what speaks for a measure that is in several provinces: where they differ, the first present by rank.

    Of endings the one that is named first counts, and of several of one state that which began last.
    """
    first, *others = dict.fromkeys(seats.values())
    if not others:
        return first
    edges = {turn for course in seats.values() for turn in course.turns}

    def speaks(span: Span) -> Interval:
        found = [course.during(span) for course in seats.values()]
        told = min(found, key=lambda interval: (rank(interval.state), _ORDER[interval.state]))
        same = (interval for interval in found if interval.state is told.state)
        latest = max(same, key=lambda interval: interval.span.start or BEGINNING)
        elsewhere = gathered((one.state, unit) for unit, one in zip(seats, found, strict=True))
        del elsewhere[told.state]
        return replace(latest, span=span, reasons=(*latest.reasons, *differing(norm, elsewhere)))

    found = map(speaks, map(Span, (None, *sorted(edges)), (*sorted(edges), None)))
    periods = [course.period for course in seats.values()]
    return Course(tuple(_merged(found)), Span(_common(p.start for p in periods), _common(p.end for p in periods)))


class _Overlay:
    """Lays the possible scenarios of each measure over each other; for those that are alike once."""

    def __init__(self, corpus: Corpus, grace: Grace) -> None:
        self.corpus = corpus
        self._outlook = Outlook(corpus, grace)
        self._alike = defaultdict[Hashable, dict[str | None, Course]](dict)

    def course(self, norm: Norm) -> Course:
        """Return all time as it is for ``norm``."""
        alike, clause = self._alike[self._likeness(norm)], norm.measure.clause
        if clause not in alike:
            known = next(iter(alike.values()), None)
            alike[clause] = known.of(clause) if known else self._laid_over(norm)
        return alike[clause]

    def _likeness(self, norm: Norm) -> Hashable:
        """Return what measures have in common that differ, if at all, in the place of the reasons for their states."""
        acts = tuple(link for links in self.corpus.acts_at(norm).values() for link in links)
        # What was carried out at once is told in its own words, and sources may tell of one measure and not of another.
        sources = norm.directive.record.sources
        apart = norm.measure.at_once or any(source.measures or source.says for source in sources)
        told = norm.id if apart else None
        # Only of what carries a regime, or is tied to one, it matters in which province it is looked at.
        tied = norm.measure.regime or norm.measure.while_regimes
        return norm.directive.id, _of_influence(norm.measure), acts, told, norm.unit if tied else None

    def _laid_over(self, norm: Norm) -> Course:
        """Return the course of ``norm`` over all its possible scenarios."""
        outcomes = self._outlook.of(norm)
        grounds = Grounds(self.corpus, norm, _endings(outcomes.scenarios, norm))
        intervals = [
            Interval(
                span,
                verdict.state,
                explain(grounds, verdict, _doubts(verdict, outcomes, verdicts)),
                overdue=verdict.cause is Cause.OVERDUE,
            )
            for span, verdict, verdicts in _overlaid(outcomes.verdicts, outcomes.influence.exact_until)
        ]
        return Course(tuple(_merged(intervals)), _period(outcomes.scenarios, norm))


def _overlaid(
    validities: Sequence[Verdicts], exact_until: datetime | None
) -> Iterator[tuple[Span, Verdict, list[Verdict]]]:
    """Yield spans over all time, each with the verdict on it and what scenarios say of it, in their order.

    From ``exact_until`` on, scenarios were left out: nothing is then said to apply or to be suspended.
    """
    starts = [[at for at, _ in validity] for validity in validities]
    boundaries = sorted({at for validity in starts for at in validity} | ({exact_until} if exact_until else set()))
    for at, end in zip(boundaries, [*boundaries[1:], None], strict=True):
        verdicts = [validity[bisect_right(own, at) - 1][1] for validity, own in zip(validities, starts, strict=True)]
        verdict = _agreed(verdicts)
        if exact_until and at >= exact_until and verdict.state in (State.APPLYING, State.SUSPENDED):
            verdict = Verdict(State.UNCONFIRMED, 5, Cause.UNCERTAIN_DAY, None)
        yield Span(None if at == BEGINNING else at, end), verdict, verdicts


def _agreed(verdicts: list[Verdict]) -> Verdict:
    if verdicts.count(verdicts[0]) == len(verdicts):
        return verdicts[0]
    possible = {verdict.state for verdict in verdicts}
    if len(possible) > 1 and not all(state.over for state in possible):
        return Verdict(State.UNCONFIRMED, 5, Cause.UNCERTAIN_DAY, None)
    state = min(possible, key=_ORDER.__getitem__)
    first = next(verdict for verdict in verdicts if verdict.state == state)
    return replace(
        first,
        at=_common(verdict.at for verdict in verdicts),
        link=_common(verdict.link for verdict in verdicts),
        other=_common(verdict.other for verdict in verdicts),
        proved=_common(verdict.proved for verdict in verdicts),
    )


def _doubts(verdict: Verdict, outcomes: Outcomes, verdicts: Sequence[Verdict]) -> Doubts:
    """Return the possible states, and those of the unknowns that make the difference, where they leave it open."""
    if verdict.cause is not Cause.UNCERTAIN_DAY:
        return _NO_DOUBTS
    influence, states = outcomes.influence, [verdict.state for verdict in verdicts]
    deciding = outcomes.deciding(states)
    return Doubts(
        possible=tuple(sorted(set(states), key=_ORDER.__getitem__)),
        days=tuple(d for d in influence.uncertain if influence.exact_until or d in deciding),
        acts=tuple(link for link in influence.doubtful if link in deciding),
    )


def _common(values: Iterable[_T | None]) -> _T | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _endings(scenarios: Sequence[Scenario], norm: Norm) -> tuple[Verdict, ...]:
    """Return every ending that some scenario has, dated where all scenarios agree on the date."""
    found: dict[tuple[State, LinkedRelation | None], list[Verdict]] = {}
    for scenario in scenarios:
        for end in scenario.endings(norm):
            found.setdefault((end.verdict.state, end.verdict.link), []).append(end.verdict)
    return tuple(replace(group[0], at=_common(v.at for v in group)) for group in found.values())


def _period(scenarios: Sequence[Scenario], norm: Norm) -> Span:
    return Span(
        _common(scenario.begins(norm) for scenario in scenarios),
        _common(scenario.stated_end(norm)[0] for scenario in scenarios),
    )


def _merged(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """Join neighbours that say the same."""
    waiting: Interval | None = None
    for interval in intervals:
        if waiting and (waiting.state, waiting.reasons) == (interval.state, interval.reasons):
            waiting = replace(waiting, span=Span(waiting.span.start, interval.span.end))
            continue
        if waiting:
            yield waiting
        waiting = interval
    if waiting:
        yield waiting
