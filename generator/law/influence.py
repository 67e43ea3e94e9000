"""(corpus, measure) → the scenarios that can differ for it: all assumptions about the few things its states rest on.

However long the chain in which a document stands, only what is near it decides (rules 1 to 7): its own day; what
extends, ends, suspends or resumes it; what ends a document that suspends it; for a regime without end, those that may
follow it; for what is tied to a regime, all that decides about that one. What was done to the acting documents in turn
is nothing to it: an act is done once its document takes effect, whatever becomes of that document later (rule 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from heapq import merge
from itertools import product
from math import prod
from operator import itemgetter

from generator.basics.periods import Days, Moment, midnight
from generator.law import acts
from generator.law.scenario import EXTENDS, RESUMES, SUSPENDS, Bearers, covers, followed_in, is_inferred
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm
from generator.vocabulary.lists import CENTRAL, vocabulary

_MOST_SCENARIOS = 2048
Value = date | bool
"""What an unknown may be: a day of issue, or whether a doubtful act is."""
Assumed = tuple[dict[str, date], frozenset[LinkedRelation]]
"""The day of issue of each uncertain document, and the doubtful acts that are taken not to be."""


@dataclass(slots=True)
class Decisive:
    """What something rests on: the documents of which the day of issue counts, and the acts."""

    directives: set[str] = field(default_factory=set)
    links: set[LinkedRelation] = field(default_factory=set)

    def take(self, other: Decisive) -> None:
        """Add what ``other`` rests on."""
        self.directives |= other.directives
        self.links |= other.links

    def take_acts(self, links: Iterable[LinkedRelation]) -> None:
        """Add acts, each with its document."""
        for link in links:
            self.links.add(link)
            self.directives.add(link.source)


class Dependence:
    """On what the states of a corpus's measures rest; what several share is found once."""

    def __init__(self, corpus: Corpus, bearers: Bearers) -> None:
        self.corpus = corpus
        self.bearers = bearers
        self._ends: dict[tuple[str, str], Decisive] = {}
        self._of_bearers: dict[tuple[str, str], Decisive] = {}
        self._unknown_of_bearers: dict[tuple[str, str], Decisive] = {}

    def of(self, norm: Norm) -> Decisive:
        """Return what the states of ``norm`` rest on."""
        found = self.itself(norm)
        for other in self.carriers(norm):
            found.take(self._of_bearer(other))
        return found

    def itself(self, norm: Norm) -> Decisive:
        """Return what they rest on whenever the regimes apply to which it is tied."""
        found = Decisive()
        found.take(self._end(norm))
        found.take_acts(self._acts(norm, SUSPENDS, RESUMES))
        for link in self._acts(norm, SUSPENDS):
            for other in self.corpus.norms.of(link.source):
                for seat in other.seats:
                    found.take(self._end(seat))
        if self._may_be_open(norm):
            for other in self._followers(norm):
                found.take(self._end(other))
        return found

    def _acts(self, norm: Norm, *kinds: str) -> Iterator[LinkedRelation]:
        found = self.corpus.acts_at(norm)
        return (link for kind in kinds for link in found.get(kind, ()))

    def _end(self, norm: Norm) -> Decisive:
        """Return what its beginning and its ending rest on."""
        key = norm.id, norm.unit
        if key not in self._ends:
            found = self._ends[key] = Decisive({norm.directive.id})
            found.take_acts(self._acts(norm, EXTENDS, *acts.ending()))
        return self._ends[key]

    def _of_bearer(self, norm: Norm) -> Decisive:
        key = norm.id, norm.unit
        if key not in self._of_bearers:
            self._of_bearers[key] = self.of(norm)
        return self._of_bearers[key]

    def unknown_of_bearer(self, norm: Norm) -> Decisive:
        """Return what is not known of that on which the states of ``norm`` rest, which carries a regime."""
        key = norm.id, norm.unit
        if key not in self._unknown_of_bearers:
            found = self._of_bearer(norm)
            self._unknown_of_bearers[key] = Decisive(
                {id_ for id_ in found.directives if self.corpus.directives[id_].issued.certain is None},
                set(filter(self.is_doubtful, found.links)),
            )
        return self._unknown_of_bearers[key]

    def _may_be_open(self, norm: Norm) -> bool:
        """Whether it may be without a stated end: its own, or that which an extension gives it."""
        return norm.measure.last is None or any(not link.relation.until for link in self._acts(norm, EXTENDS))

    def _followers(self, norm: Norm) -> Iterator[Norm]:
        """Yield the regimes that may be the first to follow ``norm`` (rule 6): none after one that surely does."""
        if not norm.measure.regime:
            return
        first, last = _beginnings(norm)
        surely, units = None, followed_in(norm)
        for start, other in merge(*(self.bearers.after(unit, first) for unit in units), key=itemgetter(0)):
            if not covers(other, norm):
                continue
            if start > last and not is_inferred(other.directive) and self._surely_lived(other, start):
                surely = start
                break
            yield other
        for other in (other for unit in units for other in self.bearers.undated(unit)):
            earliest, latest = _beginnings(other)
            if latest > first and (surely is None or earliest <= surely) and covers(other, norm):
                yield other

    def _surely_lived(self, norm: Norm, start: datetime) -> bool:
        """Whether nothing can have ended it when it begins, at ``start``."""
        ends = [norm.measure.last] + [link.relation.until for link in self._acts(norm, EXTENDS)]
        first = (acts.bounds(self.corpus, link).first for link in self._acts(norm, *acts.ending()))
        return all(end is None or end.end > start for end in ends) and all(instant > start for instant in first)

    def carriers(self, norm: Norm) -> list[Norm]:
        """Return the regimes to which ``norm`` is tied (rule 7), but those that are surely over by its first day."""
        carrying = self.bearers.carrying(norm)
        if not carrying or not self._may_be_open(norm):
            return []
        # Proofs of life are days, not hours: what ends in the course of the first one still counts.
        day = midnight(_beginnings(norm)[0].date())
        return [other for other in carrying if not self._surely_over(other, day)]

    def _surely_over(self, norm: Norm, by: datetime) -> bool:
        if norm.measure.last and norm.measure.last.end <= by and not any(self._acts(norm, EXTENDS)):
            return True
        sure = (link for link in self._acts(norm, *acts.ending()) if not self.is_doubtful(link))
        last = (acts.bounds(self.corpus, link).last for link in sure)
        return any(instant is not None and instant <= by for instant in last)

    def is_doubtful(self, link: LinkedRelation) -> bool:
        """Whether an act is only inferred, or its document is."""
        return link.relation.basis == "inferred" or is_inferred(self.corpus.directives[link.source])


def _beginnings(norm: Norm) -> tuple[datetime, datetime]:
    """Return when it begins at the earliest and at the latest."""
    stated, issued = norm.measure.from_, norm.directive.issued
    if stated:
        return stated.start, stated.start
    first, last = issued.first or date.min, issued.last or date.max
    return acts.takes_effect(norm.directive, first), acts.takes_effect(norm.directive, last)


class Influence:
    """The unknown days and doubtful acts on which a measure's states depend, and the scenarios that these make."""

    def __init__(self, dependence: Dependence, norm: Norm) -> None:
        self.corpus = dependence.corpus
        self._decisive = dependence.of(norm)
        self.directives: dict[str, Directive] = {}
        self.links: dict[LinkedRelation, None] = {}
        if any(self.corpus.directives[id_].issued.certain is None for id_ in self._decisive.directives) or any(
            map(dependence.is_doubtful, self._decisive.links)
        ):
            self._reach(norm)
        self.uncertain = tuple(d for d in self.directives.values() if d.issued.certain is None)
        self.doubtful = tuple(link for link in self.links if dependence.is_doubtful(link))

    def _reach(self, norm: Norm) -> None:
        """Put what is decisive in order: the measure's own document, what acts on it, on those, and so on, depth first;

        then the regimes in the order of the records, each with what acts on it.
        """
        units = dict.fromkeys((norm.directive.unit, norm.unit, CENTRAL))
        bearers = (other.directive for unit in units for other in self.corpus.regime_bearers.get(unit, ()))
        for start in (norm.directive, *bearers):
            branches = [iter([start] if start.id in self._decisive.directives else [])]
            while branches:
                reached = next(branches[-1], None)
                if reached is None:
                    branches.pop()
                elif reached.id not in self.directives:
                    self.directives[reached.id] = reached
                    branches.append(self._acting_on(reached))

    def _acting_on(self, directive: Directive) -> Iterator[Directive]:
        for link in self.corpus.links_to.get(directive.id, ()):
            if link in self._decisive.links:
                self.links[link] = None
            if link.source in self._decisive.directives and vocabulary().acts[link.relation.act].effect:
                yield self.corpus.directives[link.source]

    @cached_property
    def choices(self) -> list[tuple[Value, ...]]:
        """The scenarios to look at, each as the values of the unknowns: all that differ in the order of events.

        A state changes with an uncertain day only where that day passes another one that matters, so its bounds, those
        others and the days after them stand for all. Beyond ``_MOST_SCENARIOS`` its bounds alone are looked at, and
        beyond that the scenarios in which at most one document is unlike all the others; see ``exact_until``.
        """
        coarse = self._options(set())
        for options in (self._detailed, coarse):
            if prod(map(len, options)) <= _MOST_SCENARIOS:
                return [*product(*options)]
        return [*_extremes(coarse)]

    @cached_property
    def unknowns(self) -> tuple[Directive | LinkedRelation, ...]:
        """The documents of uncertain days, then the doubtful acts."""
        return *self.uncertain, *self.doubtful

    def places(self, of: Decisive) -> list[int]:
        """Return where among the unknowns those stand that are ``of`` something."""
        days = [place for place, directive in enumerate(self.uncertain) if directive.id in of.directives]
        acts = [place for place, link in enumerate(self.doubtful, len(self.uncertain)) if link in of.links]
        return days + acts

    def assumed(self, choice: Sequence[Value], places: Iterable[int]) -> Assumed:
        """Return what ``choice`` says of the unknowns at ``places``, and nothing of the others."""
        days: dict[str, date] = {}
        untrue: list[LinkedRelation] = []
        for place in places:
            value = choice[place]
            if isinstance(value, date):
                days[self.uncertain[place].id] = value
            elif not value:
                untrue.append(self.doubtful[place - len(self.uncertain)])
        return days, frozenset(untrue)

    @cached_property
    def _detailed(self) -> list[list[Value]]:
        return self._options(self._turning_days())

    @property
    def exact_until(self) -> datetime | None:
        """None if no scenario was left out; else the instant from which scenarios may differ."""
        if prod(map(len, self._detailed)) <= _MOST_SCENARIOS:
            return None
        return midnight(min((d.issued.first or date.min for d in self.uncertain), default=date.min))

    def _options(self, turning: set[date]) -> list[list[Value]]:
        days: list[list[Value]] = [_within(d.issued, turning) for d in self.uncertain]
        truths: list[Value] = [True, False]
        return [*days, *([truths] * len(self.doubtful))]

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


def _within(days: Days, turning: set[date]) -> list[Value]:
    """Return the bounds of ``days``, and what lies between them of each turning day and the day after it."""
    first, last = days.first or date.min, days.last or date.max
    near = {turn + timedelta(days=step) for turn in turning for step in (0, 1)}
    return [*sorted({first, last} | {day for day in near if first < day < last})]


def _extremes(options: list[list[Value]]) -> Iterator[tuple[Value, ...]]:
    first, last = tuple(option[0] for option in options), tuple(option[-1] for option in options)
    for base, other in ((first, last), (last, first)):
        yield base
        for odd in range(len(base)):
            yield *base[:odd], other[odd], *base[odd + 1 :]
