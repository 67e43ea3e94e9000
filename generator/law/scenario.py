"""The verdicts on every measure in one scenario: one day of issue for each document, each doubtful act true or not.

Everything is exact here; :mod:`generator.law.validity` lays the scenarios over each other. All instants are at UTC+7,
spans half-open. Rule numbers are those of docs/phuong-phap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from heapq import merge
from operator import itemgetter

from generator.basics.periods import UTC7, Span, midnight, next_midnight
from generator.basics.sought import Sought
from generator.law import acts
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm
from generator.vocabulary.lists import CENTRAL, vocabulary

BEGINNING = datetime.min.replace(tzinfo=UTC7)
"""Stands for «always»: earlier than anything a record can say."""
EXTENDS, SUSPENDS, RESUMES = "extends", "suspends", "resumes"
"""Acts of which the law itself says what they do to a measure; what follows from any other, the vocabulary says."""


class State(StrEnum):
    """What a measure is at an instant."""

    NOT_YET = "not-yet"
    APPLYING = "applying"
    UNCONFIRMED = "unconfirmed"
    SUSPENDED = "suspended"
    KNOWN_BY_NAME = "known-by-name"
    DONE = "done"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REPEALED = "repealed"

    @property
    def over(self) -> bool:
        """Whether the measure has ended."""
        return self in ENDINGS

    @property
    def settled(self) -> bool:
        """Whether nothing of the measure is left to apply: it has ended, or was carried out at once."""
        return self.over or self is State.DONE


ENDINGS = (State.EXPIRED, State.REPLACED, State.REPEALED)
"""The endings, in the order in which one is named when several come at once."""


class Cause(StrEnum):
    """What decides a state; each has its sentence in :mod:`generator.law.reasons`."""

    BEFORE_START = "before-start"
    CARRIED_OUT = "carried-out"
    SUSPENDED = "suspended"
    BY_NAME = "by-name"
    STATED_END = "stated-end"
    OCCASION = "occasion"
    ENDED_BY = "ended-by"
    PROOF = "proof"
    GRACE_OVER = "grace-over"
    OVERDUE = "overdue"
    SUCCEEDED = "succeeded"
    REGIME_APPLIES = "regime-applies"
    REGIME_UNKNOWN = "regime-unknown"
    INFERRED = "inferred"
    UNCERTAIN_DAY = "uncertain-day"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state with the rule and the fact that decide it. ``at`` belongs to the fact, None where scenarios differ."""

    state: State
    rule: int
    cause: Cause
    at: datetime | None
    link: LinkedRelation | None = None
    other: str | None = None
    """Id of the other measure that decides (rules 6 and 7)."""
    proved: date | None = None
    """The last day on which it is proved alive (rule 4)."""


Verdicts = list[tuple[datetime, Verdict]]
"""Verdicts in order, each with the instant from which it holds."""
Carried = list[tuple[Span, Norm]]
"""When regimes apply, each span with the measure that bears the regime."""


@dataclass(frozen=True, slots=True)
class Grace:
    """Days for which a measure without a stated end counts as applying after its last proof of life."""

    public: int = 30
    task: int = 365


@dataclass(frozen=True, slots=True)
class _End:
    at: datetime
    verdict: Verdict


class Bearers:
    """The regime measures of each unit, so that those which follow or carry one are found without looking at all."""

    def __init__(self, corpus: Corpus) -> None:
        self._of_unit = corpus.regime_bearers
        self._carrying: dict[tuple[str, str], list[Norm]] = {}
        self._dated = Sought(self._of_unit, lambda unit: sorted(_dated(self._of_unit[unit])))
        self._undated = Sought(
            self._of_unit, lambda unit: [norm for norm in self._of_unit[unit] if not _certain_start(norm)]
        )

    def after(self, unit: str, instant: datetime) -> Iterator[tuple[datetime, Norm]]:
        """Yield those of ``unit`` that in every scenario begin at one instant, later than the given one; in order."""
        dated = self._dated.get(unit, [])
        for index in range(bisect_right(dated, instant, key=_first_of), len(dated)):
            start, _, norm = dated[index]
            yield start, norm

    def undated(self, unit: str) -> list[Norm]:
        """Return those of ``unit`` of which the beginning is not certain."""
        return self._undated.get(unit, [])

    def carrying(self, norm: Norm) -> Sequence[Norm]:
        """Return those that ``while_words`` of ``norm`` names, nationwide ones included (rule 7).

        One that holds in a part of the measure's area carries nothing: elsewhere it is not known to apply.
        """
        wanted, key = norm.measure.while_regimes, (norm.id, norm.unit)
        if wanted and key not in self._carrying:
            named = (
                other
                for unit in dict.fromkeys((norm.unit, CENTRAL))
                for other in self._of_unit.get(unit, ())
                if other.measure.regime in wanted
            )
            self._carrying[key] = [other for other in named if covers(other, norm)]
        return self._carrying.get(key, ())


def _dated(norms: Iterable[Norm]) -> Iterator[tuple[datetime, str, Norm]]:
    for norm in norms:
        if start := _certain_start(norm):
            yield start, norm.id, norm


def _certain_start(norm: Norm) -> datetime | None:
    stated = norm.measure.from_ or norm.directive.record.effective
    certain = norm.directive.issued.certain
    return stated.start if stated else midnight(certain) if certain else None


def _first_of(item: tuple[datetime, str, Norm]) -> datetime:
    return item[0]


@dataclass(frozen=True, eq=False)
class Scenario:
    """``days``: the day of issue assumed for each uncertain document; ``untrue``: doubtful acts assumed not to be."""

    corpus: Corpus
    grace: Grace
    bearers: Bearers
    days: Mapping[str, date]
    untrue: frozenset[LinkedRelation]
    _ends: dict[tuple[str, str], _End | None] = field(default_factory=dict)
    _applying: dict[tuple[str, str], list[Span]] = field(default_factory=dict)

    def validity(self, norm: Norm, carried: Carried | None = None) -> Verdicts:
        """Return the verdicts in order, each with the instant from which it holds; the first holds from BEGINNING.

        ``carried``: when each regime applies to which the measure is tied, if somebody knows better than to ask here.
        """
        facts = _Facts(self, norm, self._carried(norm) if carried is None else carried)
        found: Verdicts = []
        for instant in facts.boundaries():
            verdict = facts.verdict(instant)
            if not found or verdict != found[-1][1]:
                found.append((instant, verdict))
        return found

    def _carried(self, norm: Norm) -> Carried:
        return [(span, other) for other in self.bearers.carrying(norm) for span in self.applying(other)]

    def applying(self, norm: Norm) -> list[Span]:
        """Return when the measure applies, in order."""
        key = norm.id, norm.unit
        if key not in self._applying:
            self._applying[key] = [
                span for span, verdict in spans(self.validity(norm)) if verdict.state is State.APPLYING
            ]
        return self._applying[key]

    def start(self, directive: Directive) -> datetime:
        """When the directive takes effect: as it states, else 00:00 of its day of issue (rule 2)."""
        return acts.takes_effect(directive, self._issued(directive))

    def begins(self, norm: Norm) -> datetime:
        """When the measure begins: as its text states, else with its directive (rule 2)."""
        stated = norm.measure.from_
        return stated.start if stated else self.start(norm.directive)

    def stated_end(self, norm: Norm) -> tuple[datetime | None, LinkedRelation | None]:
        """Return the stated end, extensions counted in, and the extension that set it (rule 1)."""
        own = norm.measure.last
        end, by = (own.end if own else None), None
        for at, link in self._acts(norm, EXTENDS):
            if end is not None and at > end:
                continue
            new = link.relation.until
            if new is None:
                end, by = None, link
            elif new.end > (end or at):
                end, by = new.end, link
        return end, by

    def end(self, norm: Norm) -> _End | None:
        """Return the first ending, or None (rule 1)."""
        key = norm.id, norm.unit
        if key not in self._ends:
            self._ends[key] = min(self.endings(norm), key=_by_instant, default=None)
        return self._ends[key]

    def endings(self, norm: Norm) -> Iterator[_End]:
        """Yield every ending, the stated one first; all but the first are notes."""
        stated, extension = self.stated_end(norm)
        if stated:
            yield _End(stated, Verdict(State.EXPIRED, *_stated(norm, extension), stated, extension))
        ending = {key: State(act.ends) for key, act in vocabulary().acts.items() if act.ends}
        for at, link in self._acts(norm, *ending):
            yield _End(at, Verdict(ending[link.relation.act], 1, Cause.ENDED_BY, at, link))

    def _issued(self, directive: Directive) -> date:
        return self.days.get(directive.id) or directive.issued.first or date.min

    def _acts(self, norm: Norm, *kinds: str) -> list[tuple[datetime, LinkedRelation]]:
        named = self.corpus.acts_at(norm)
        if not named:
            return []
        found = [
            (self._instant(link), link) for kind in kinds for link in named.get(kind, ()) if link not in self.untrue
        ]
        return sorted(found, key=lambda act: (act[0], act[1].source, act[1].index))

    def _instant(self, link: LinkedRelation) -> datetime:
        return acts.works(link, self.start(self.corpus.directives[link.source]))

    def _suspensions(self, norm: Norm) -> Iterator[tuple[Span, LinkedRelation]]:
        resumed = self._acts(norm, RESUMES)
        for at, link in self._acts(norm, SUSPENDS):
            ends = [
                link.relation.until.end if link.relation.until else None,
                next((instant for instant, _ in resumed if instant > at), None),
                self._directive_end(self.corpus.directives[link.source]),
            ]
            yield Span(at, min((end for end in ends if end), default=None)), link

    def _directive_end(self, directive: Directive) -> datetime | None:
        """Return the instant from which all its measures have ended wherever they hold, None if one has no end."""
        ends = [self.end(seat) for norm in self.corpus.norms.of(directive.id) for seat in norm.seats]
        return max((end.at for end in ends if end), default=None) if all(ends) else None


class _Facts:
    """All that decides about one measure in one scenario, so that a state is read off for any instant."""

    def __init__(self, scenario: Scenario, norm: Norm, carried: Carried) -> None:
        self.scenario = scenario
        self.norm = norm
        self.carried = carried
        self.begins = scenario.begins(norm)
        self.end = scenario.end(norm)
        self.stated_end, self.extension = scenario.stated_end(norm)
        self.suspensions = list(scenario._suspensions(norm))

    @cached_property
    def proof(self) -> tuple[date, LinkedRelation | None]:
        """The last day on which it is proved alive, and the act that proves it, if one does (rule 4)."""
        directive = self.norm.directive
        own = max(
            self.scenario._issued(directive),
            self.begins.date(),
            directive.record.checked or self.scenario._issued(directive),
        )
        # Of acts that prove the same day the first is named: by the earliest instants, which no assumption moves.
        proofs = sorted(
            ((acts.bounds(self.scenario.corpus, link).first, link) for link in self._proving_acts()),
            key=lambda proof: (proof[0], proof[1].source, proof[1].index),
        )
        latest = max(((first.date(), link) for first, link in proofs), key=itemgetter(0), default=None)
        return latest if latest and latest[0] > own else (own, None)

    def _proving_acts(self) -> Iterator[LinkedRelation]:
        """Yield the acts that presuppose it. One that is doubtful proves nothing, so none hangs on an assumption."""
        corpus, acts_of = self.scenario.corpus, vocabulary().acts
        for key, links in corpus.acts_at(self.norm).items():
            if acts_of[key].presupposes:
                for link in links:
                    if link.relation.basis != "inferred" and not is_inferred(corpus.directives[link.source]):
                        yield link

    @cached_property
    def lapses(self) -> datetime:
        """When its grace is over: with its days, with the task's last day, or when the regime ends that it is tied to.

        A regime is a matter of weeks, so a task tied to one has no more grace than what binds the public (rule 7).
        """
        ends = [next_midnight(self.proof[0] + timedelta(days=self._grace_days))]
        ends += [self.due] if self.due else []
        ends += [span.end for span, _ in self.regime_spans if span.end]
        return min(ends)

    @property
    def _grace_days(self) -> int:
        """For how many days it counts as applying after it is proved alive; a level, until the next is to be found."""
        measure, words = self.norm.measure, vocabulary()
        level = words.scales[words.regimes[measure.regime].scale].grace if measure.regime else None
        if level is not None:
            return level
        patient = measure.is_task and not measure.while_regimes
        return self.scenario.grace.task if patient else self.scenario.grace.public

    @cached_property
    def due(self) -> datetime | None:
        """The end of a task's last day, if nothing proves it alive after that (rule 9)."""
        measure = self.norm.measure
        if not measure.is_task or not measure.deadline or self.proof[0] > measure.deadline.last_day:
            return None
        return next_midnight(measure.deadline.last_day)

    @cached_property
    def successors(self) -> list[tuple[datetime, Norm]]:
        """The regime measure that is the next to start for the same area, and when (rule 6).

        Before it, if there is one, the first that is only inferred, which counts until the other starts.
        """
        if not self.norm.measure.regime or self.stated_end:
            return []
        inferred: list[tuple[datetime, Norm]] = []
        for start, other in self._later_regimes():
            if covers(other, self.norm) and self._lived(other):
                if not is_inferred(other.directive):
                    return [(start, other), *inferred]
                inferred = inferred or [(start, other)]
        return inferred

    def _later_regimes(self) -> Iterator[tuple[datetime, Norm]]:
        """Yield the regime measures that may follow it and start later, in the order of their starts and ids."""
        bearers, units = self.scenario.bearers, followed_in(self.norm)
        undated = ((self.scenario.begins(other), other) for unit in units for other in bearers.undated(unit))
        found = sorted((one for one in undated if one[0] > self.begins), key=_start_and_id)
        return merge(*(bearers.after(unit, self.begins) for unit in units), found, key=_start_and_id)

    def _lived(self, other: Norm) -> bool:
        end = self.scenario.end(other)
        return end is None or end.at > self.scenario.begins(other)

    @cached_property
    def regime_spans(self) -> list[tuple[Span, Norm]]:
        """When a regime applies that carries it, as far as that is after it is proved alive (rule 7)."""
        alive = midnight(self.proof[0])
        return [(span, other) for span, other in self.carried if span.end is None or span.end > alive]

    def boundaries(self) -> list[datetime]:
        """Every instant at which the verdict may change, in order."""
        found = {BEGINNING, self.begins}
        found |= {self.end.at} if self.end else set()
        for span, _ in self.suspensions:
            found |= {edge for edge in (span.start, span.end) if edge}
        if not self.stated_end:
            found |= {self.lapses, *(start for start, _ in self.successors), *([self.due] if self.due else [])}
            found |= {edge for span, _ in self.regime_spans for edge in (span.start, span.end) if edge}
        return sorted(found)

    def verdict(self, at: datetime) -> Verdict:
        """Return the verdict at ``at``, inferred documents never better than unconfirmed (rule 11)."""
        if self.end and at >= self.end.at:
            return self.end.verdict
        if at < self.begins:
            return Verdict(State.NOT_YET, 2, Cause.BEFORE_START, self.begins)
        verdict = self._alive(at)
        if is_inferred(self.norm.directive):
            return replace(verdict, state=State.UNCONFIRMED, rule=11, cause=Cause.INFERRED, at=None)
        return verdict

    def _alive(self, at: datetime) -> Verdict:
        if self.norm.measure.at_once:
            return Verdict(State.DONE, 4, Cause.CARRIED_OUT, self.begins)
        for span, link in self.suspensions:
            if at in span:
                return Verdict(State.SUSPENDED, 3, Cause.SUSPENDED, span.end, link)
        if self.norm.directive.known_by_name:
            return Verdict(State.KNOWN_BY_NAME, 11, Cause.BY_NAME, None)
        if self.stated_end:
            rule, cause = _stated(self.norm, self.extension)
            return Verdict(State.APPLYING, rule, cause, self.stated_end, self.extension)
        return self._open_ended(at)

    def _open_ended(self, at: datetime) -> Verdict:
        for start, other in self.successors:
            if at >= start:
                return Verdict(State.UNCONFIRMED, 6, Cause.SUCCEEDED, start, other=other.id)
        if at < self.lapses:
            return Verdict(State.APPLYING, 4, Cause.PROOF, self.lapses, self.proof[1], proved=self.proof[0])
        if self.due and at >= self.due:
            return Verdict(State.UNCONFIRMED, 9, Cause.OVERDUE, self.due)
        if self.norm.measure.while_regimes:
            return self._tied(at)
        return Verdict(State.UNCONFIRMED, 4, Cause.GRACE_OVER, self.lapses, self.proof[1], proved=self.proof[0])

    def _tied(self, at: datetime) -> Verdict:
        for span, other in self.regime_spans:
            if at in span:
                return Verdict(State.APPLYING, 7, Cause.REGIME_APPLIES, span.end, other=other.id)
        return Verdict(State.UNCONFIRMED, 7, Cause.REGIME_UNKNOWN, self.lapses)


def spans(validity: Verdicts) -> Iterator[tuple[Span, Verdict]]:
    """Yield each verdict of ``validity`` with the span for which it holds."""
    ends = [*(instant for instant, _ in validity[1:]), None]
    for (start, verdict), end in zip(validity, ends, strict=True):
        yield Span(start, end), verdict


def _stated(norm: Norm, extension: LinkedRelation | None) -> tuple[int, Cause]:
    """Return the rule and the cause of a stated end: a day, or an occasion that nothing extended."""
    return (7, Cause.OCCASION) if norm.measure.occasion and not extension else (1, Cause.STATED_END)


def followed_in(norm: Norm) -> tuple[str, ...]:
    """Return the units whose regimes may follow ``norm`` where it is looked at (rule 6): its own, and who ordered it.

    So what the centre orders for a province is followed by the province's own orders, by those of the centre that name
    it, and by those of the centre for the whole country.
    """
    return tuple(dict.fromkeys((norm.unit, norm.directive.unit)))


def covers(other: Norm, norm: Norm) -> bool:
    """Whether ``other`` holds in all of the area of ``norm``, which is of its unit or below it."""
    mine, theirs = set(norm.measure.areas), set(other.measure.areas)
    return not other.measure.is_local or (bool(mine) and mine <= theirs)


def is_inferred(directive: Directive) -> bool:
    """Whether the document is only inferred to exist (rule 11)."""
    return directive.record.existence == "inferred"


def _start_and_id(item: tuple[datetime, Norm]) -> tuple[datetime, str]:
    return item[0], item[1].id


def _by_instant(end: _End) -> tuple[datetime, int]:
    return end.at, ENDINGS.index(end.verdict.state)
