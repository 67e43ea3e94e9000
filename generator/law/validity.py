"""(corpus) → the validity of every measure: piecewise-constant states over all time, each with its reasons.

Uncertain days of issue and doubtful acts make many possible scenarios (rule 5); here they are laid over each other.
Where all agree, that state; where all have ended, the end; else unconfirmed. No question's date and no clock come in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import product
from math import prod
from typing import TypeVar

from generator.basics.periods import Days, Moment, Span, midnight
from generator.basics.timeseries import Dated, dated
from generator.law.reasons import Doubts, Grounds, Reason, explain
from generator.law.scenario import BEGINNING, Cause, Grace, Scenario, State, Verdict
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm
from generator.records.schema import Measure
from generator.vocabulary.lists import CENTRAL, vocabulary

_T = TypeVar("_T")
_MOST_SCENARIOS = 2048
_Choice = date | bool
_Assumed = tuple[dict[str, date], frozenset[LinkedRelation]]
_HEADLINE = (
    State.APPLYING,
    State.SUSPENDED,
    State.UNCONFIRMED,
    State.KNOWN_BY_NAME,
    State.NOT_YET,
    State.DONE,
)
"""What speaks for several: what may touch a reader first, then what is to come, then what was carried out."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A span in which a measure's state and the reasons for it do not change; ``reasons[0]`` decides."""

    span: Span
    state: State
    reasons: tuple[Reason, ...]
    overdue: bool = False
    """It is not confirmed because a task's last day has passed: whether it was done is not known (rule 9)."""


@dataclass(frozen=True, slots=True)
class Validity:
    """One measure over all time. ``intervals`` are in order, without gap; ``period`` is its own, None where unknown."""

    norm: Norm
    intervals: tuple[Interval, ...]
    period: Span

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
    def turns(self) -> list[datetime]:
        """The instants at which an interval begins."""
        return [interval.span.start for interval in self.intervals if interval.span.start]

    def at(self, instant: datetime) -> Interval:
        """Return the interval that holds at ``instant``."""
        return next(interval for interval in self.intervals if instant in interval.span)

    def during(self, span: Span) -> Interval:
        """Return the interval that speaks for ``span``: the first present of applying, suspended, unconfirmed, …"""
        return min(
            (interval for interval in self.intervals if interval.span.meets(span)),
            key=lambda interval: rank(interval.state),
        )


def rank(state: State) -> int:
    """Return the place of ``state`` in the order in which several are summed up, endings last."""
    return _HEADLINE.index(state) if state in _HEADLINE else len(_HEADLINE)


def validities(corpus: Corpus, grace: Grace | None = None) -> dict[str, Validity]:
    """Return the validity of every measure of ``corpus`` by its permanent id."""
    overlay = _Overlay(corpus, grace or Grace())
    return {id_: overlay.validity(norm) for id_, norm in corpus.norms.items()}


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


class _Overlay:
    """Lays the possible scenarios of each measure over each other."""

    def __init__(self, corpus: Corpus, grace: Grace) -> None:
        self.corpus = corpus
        self.grace = grace
        self._scenarios: dict[tuple[frozenset[tuple[str, date]], frozenset[LinkedRelation]], Scenario] = {}

    def validity(self, norm: Norm) -> Validity:
        """Return the validity of ``norm`` over all its possible scenarios."""
        influence = _Influence(self.corpus, norm)
        scenarios = [self._scenario(*assumed) for assumed in influence.scenarios()]
        grounds = Grounds(self.corpus, norm, _endings(scenarios, norm))
        intervals = [
            Interval(
                span,
                verdict.state,
                explain(grounds, verdict, _doubts(influence, scenarios, verdicts)),
                overdue=verdict.cause is Cause.OVERDUE,
            )
            for span, verdict, verdicts in _overlaid(
                [scenario.validity(norm) for scenario in scenarios], influence.exact_until
            )
        ]
        return Validity(norm, tuple(_merged(intervals)), _period(scenarios, norm))

    def _scenario(self, days: Mapping[str, date], untrue: frozenset[LinkedRelation]) -> Scenario:
        key = (frozenset(days.items()), untrue)
        if key not in self._scenarios:
            self._scenarios[key] = Scenario(self.corpus, self.grace, days, untrue)
        return self._scenarios[key]


class _Influence:
    """The documents and doubtful acts on which a measure's validity depends."""

    def __init__(self, corpus: Corpus, norm: Norm) -> None:
        self.corpus = corpus
        self.directives: dict[str, Directive] = {}
        self.links: dict[LinkedRelation, None] = {}
        self._reach(norm.directive)
        for other in self._regimes(norm):
            self._reach(other.directive)
        self.uncertain = tuple(d for d in self.directives.values() if d.issued.certain is None)
        self.doubtful = tuple(link for link in self.links if self._is_doubtful(link))

    def _reach(self, directive: Directive) -> None:
        """Note ``directive`` and all that acts on it, on those, and so on; depth first."""
        # A stack of its own: a chain of replacements may be longer than Python lets functions call one another.
        branches = [iter([directive])]
        while branches:
            reached = next(branches[-1], None)
            if reached is None:
                branches.pop()
            elif reached.id not in self.directives:
                self.directives[reached.id] = reached
                branches.append(self._acting_on(reached))

    def _acting_on(self, directive: Directive) -> Iterator[Directive]:
        for link in self.corpus.links_to.get(directive.id, ()):
            source = self.corpus.directives[link.source]
            if vocabulary().acts[link.relation.act].effect and not source.record.withdrawn:
                self.links[link] = None
                yield source

    def _regimes(self, norm: Norm) -> Iterator[Norm]:
        """Yield the regime measures that decide about ``norm``: by succession, or by its ``while_words``."""
        measure = norm.measure
        open_ended = measure.last is None or any(link.relation.until_words for link in self.links)
        units = {norm.directive.unit} if measure.regime and open_ended else set()
        units |= {norm.directive.unit, CENTRAL} if measure.while_regimes else set()
        return (other for unit in units for other in self.corpus.regime_bearers.get(unit, ()))

    def _is_doubtful(self, link: LinkedRelation) -> bool:
        source = self.corpus.directives[link.source]
        return link.relation.basis == "inferred" or source.record.existence == "inferred"

    def scenarios(self) -> Iterator[_Assumed]:
        """Yield the scenarios to look at: all that differ in the order of events, as far as they can be counted.

        A state changes with an uncertain day only where that day passes another one that matters, so its bounds, those
        others and the days after them stand for all. Beyond ``_MOST_SCENARIOS`` its bounds alone are looked at, and
        beyond that the scenarios in which at most one document is unlike all the others; see ``exact_until``.
        """
        coarse = self._options(set())
        for options in (self._detailed, coarse):
            if prod(map(len, options)) <= _MOST_SCENARIOS:
                yield from map(self._assumed, product(*options))
                return
        yield from map(self._assumed, _extremes(coarse))

    @cached_property
    def _detailed(self) -> list[list[_Choice]]:
        return self._options(self._turning_days())

    @property
    def exact_until(self) -> datetime | None:
        """None if no scenario was left out; else the instant from which scenarios may differ."""
        if prod(map(len, self._detailed)) <= _MOST_SCENARIOS:
            return None
        return midnight(min((d.issued.first or date.min for d in self.uncertain), default=date.min))

    def _options(self, turning: set[date]) -> list[list[_Choice]]:
        days: list[list[_Choice]] = [_within(d.issued, turning) for d in self.uncertain]
        truths: list[_Choice] = [True, False]
        return [*days, *([truths] * len(self.doubtful))]

    def _assumed(self, choice: Sequence[_Choice]) -> _Assumed:
        days = {d.id: day for d, day in zip(self.uncertain, choice, strict=False) if isinstance(day, date)}
        truths = choice[len(self.uncertain) :]
        return days, frozenset(link for link, true in zip(self.doubtful, truths, strict=True) if not true)

    def _turning_days(self) -> set[date]:
        found = {bound for d in self.directives.values() for bound in (d.issued.first, d.issued.last) if bound}
        moments = [moment for d in self.directives.values() for moment in _moments(d)]
        moments += [m for link in self.links for m in (link.relation.from_, link.relation.until) if m]
        return found | {moment.day for moment in moments}


def _moments(directive: Directive) -> Iterator[Moment]:
    if directive.record.effective:
        yield directive.record.effective
    for measure in directive.measures:
        yield from (moment for moment in (measure.from_, measure.last) if moment)
        if measure.deadline:
            yield Moment(measure.deadline.last_day)


def _within(days: Days, turning: set[date]) -> list[_Choice]:
    """Return the bounds of ``days``, and what lies between them of each turning day and the day after it."""
    first, last = days.first or date.min, days.last or date.max
    near = {turn + timedelta(days=step) for turn in turning for step in (0, 1)}
    return [*sorted({first, last} | {day for day in near if first < day < last})]


def _extremes(options: list[list[_Choice]]) -> Iterator[list[_Choice]]:
    first, last = [option[0] for option in options], [option[-1] for option in options]
    for base, other in ((first, last), (last, first)):
        yield base
        for odd in range(len(base)):
            yield [*base[:odd], other[odd], *base[odd + 1 :]]


def _overlaid(
    validities: Sequence[list[tuple[datetime, Verdict]]], exact_until: datetime | None
) -> Iterator[tuple[Span, Verdict, list[Verdict]]]:
    """Yield spans over all time, each with the verdict on it and the verdicts of all scenarios, in their order.

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
    possible = {verdict.state for verdict in verdicts}
    if len(possible) > 1 and not all(state.over for state in possible):
        return Verdict(State.UNCONFIRMED, 5, Cause.UNCERTAIN_DAY, None)
    state = min(possible, key=list(State).index)
    first = next(verdict for verdict in verdicts if verdict.state == state)
    return replace(
        first,
        at=_common(verdict.at for verdict in verdicts),
        link=_common(verdict.link for verdict in verdicts),
        other=_common(verdict.other for verdict in verdicts),
        proved=_common(verdict.proved for verdict in verdicts),
    )


def _doubts(influence: _Influence, scenarios: Sequence[Scenario], verdicts: Sequence[Verdict]) -> Doubts:
    """Return the states that are possible, and those of the unknowns that make the difference."""
    states = [verdict.state for verdict in verdicts]

    def matters(values: Iterable[object]) -> bool:
        by_value: defaultdict[object, set[State]] = defaultdict(set)
        for value, state in zip(values, states, strict=True):
            by_value[value].add(state)
        return len({frozenset(found) for found in by_value.values()}) > 1

    return Doubts(
        possible=tuple(sorted(set(states), key=list(State).index)),
        days=tuple(
            d
            for d in influence.uncertain
            if influence.exact_until or matters(scenario.days[d.id] for scenario in scenarios)
        ),
        acts=tuple(link for link in influence.doubtful if matters(link in scenario.untrue for scenario in scenarios)),
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
