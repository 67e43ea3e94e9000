"""The life of every measure in one world: one possible day of issue for each document, each doubtful act true or not.

Everything is exact here; :mod:`generator.in_force` lays the worlds over each other. All instants are at UTC+7, spans
half-open. Rule numbers are those of docs/phuong-phap.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from generator.corpus import Corpus, Directive, Link, Provision, targets
from generator.periods import UTC7, Span, midnight, next_midnight
from generator.vocabulary import CENTRAL

BEGINNING = datetime.min.replace(tzinfo=UTC7)
"""Stands for «always»: earlier than anything a record can say."""
PRESUPPOSING = frozenset({"replaces", "repeals", "suspends", "resumes", "extends", "amends", "affirms", "continues"})
"""Acts that only make sense while their target is alive: each is a proof of life (rule 4)."""


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
_ENDING_ACTS = {"replaces": State.REPLACED, "repeals": State.REPEALED}


class Cause(StrEnum):
    """What decides a state; each has its sentence in :mod:`generator.reasons`."""

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
    """A state with the rule and the fact that decide it. ``at`` belongs to the fact, None where worlds differ."""

    state: State
    rule: int
    cause: Cause
    at: datetime | None
    link: Link | None = None
    other: str | None = None
    """Id of the other measure that decides (rules 6 and 7)."""
    proved: date | None = None
    """The last day on which it is proved alive (rule 4)."""


@dataclass(frozen=True, slots=True)
class Grace:
    """Days for which a measure without a stated end counts as applying after its last proof of life."""

    public: int = 30
    task: int = 365


@dataclass(frozen=True, slots=True)
class _End:
    at: datetime
    verdict: Verdict


@dataclass(frozen=True, eq=False)
class World:
    """``days``: the day of issue assumed for each uncertain document; ``untrue``: doubtful acts assumed not to be."""

    corpus: Corpus
    grace: Grace
    days: Mapping[str, date]
    untrue: frozenset[Link]
    _ends: dict[str, _End | None] = field(default_factory=dict)
    _lives: dict[str, list[tuple[datetime, Verdict]]] = field(default_factory=dict)

    def life(self, provision: Provision) -> list[tuple[datetime, Verdict]]:
        """Return the verdicts in order, each with the instant from which it holds; the first holds from BEGINNING."""
        if provision.id not in self._lives:
            self._lives[provision.id] = list(self._life(provision))
        return self._lives[provision.id]

    def start(self, directive: Directive) -> datetime:
        """When the directive takes effect: as it states, else 00:00 of its day of issue (rule 2)."""
        effective = directive.record.effective
        return effective.start if effective else midnight(self._issued(directive))

    def begins(self, provision: Provision) -> datetime:
        """When the measure begins: as its text states, else with its directive (rule 2)."""
        stated = provision.measure.from_
        return stated.start if stated else self.start(provision.directive)

    def stated_end(self, provision: Provision) -> tuple[datetime | None, Link | None]:
        """Return the stated end, extensions counted in, and the extension that set it (rule 1)."""
        own = provision.measure.last
        end, by = (own.end if own else None), None
        for at, link in self._acts(provision, "extends"):
            if end is not None and at > end:
                continue
            new = link.relation.until
            if new is None:
                end, by = None, link
            elif new.end > (end or at):
                end, by = new.end, link
        return end, by

    def end(self, provision: Provision) -> _End | None:
        """Return the first ending, or None (rule 1)."""
        if provision.id not in self._ends:
            self._ends[provision.id] = min(self.endings(provision), key=_by_instant, default=None)
        return self._ends[provision.id]

    def endings(self, provision: Provision) -> Iterator[_End]:
        """Yield every ending, the stated one first; all but the first are notes."""
        stated, extension = self.stated_end(provision)
        if stated:
            yield _End(stated, Verdict(State.EXPIRED, *_stated(provision, extension), stated, extension))
        for act, state in _ENDING_ACTS.items():
            for at, link in self._acts(provision, act):
                yield _End(at, Verdict(state, 1, Cause.ENDED_BY, at, link))

    def _issued(self, directive: Directive) -> date:
        return self.days.get(directive.id) or directive.issued.first or date.min

    def _acts(self, provision: Provision, *acts: str) -> list[tuple[datetime, Link]]:
        found = [
            (self._instant(link), link)
            for link in self.corpus.links_to.get(provision.directive.id, ())
            if link.relation.act in acts and link not in self.untrue and self._touches(link, provision)
        ]
        return sorted(found, key=lambda act: (act[0], act[1].source, act[1].index))

    def _touches(self, link: Link, provision: Provision) -> bool:
        withdrawn = self.corpus.directives[link.source].record.withdrawn
        return not withdrawn and any(True for _ in targets(link.relation, [provision]))

    def _instant(self, link: Link) -> datetime:
        own = link.relation.from_
        start = self.start(self.corpus.directives[link.source])
        return max(own.start, start) if own else start

    def _suspensions(self, provision: Provision) -> Iterator[tuple[Span, Link]]:
        resumed = self._acts(provision, "resumes")
        for at, link in self._acts(provision, "suspends"):
            ends = [
                link.relation.until.end if link.relation.until else None,
                next((instant for instant, _ in resumed if instant > at), None),
                self._directive_end(self.corpus.directives[link.source]),
            ]
            yield Span(at, min((end for end in ends if end), default=None)), link

    def _directive_end(self, directive: Directive) -> datetime | None:
        """Return the instant from which all its measures have ended, None if one has no end."""
        provisions = [self.corpus.provisions[f"{directive.id}#{measure.id}"] for measure in directive.measures]
        ends = [self.end(provision) for provision in provisions]
        return max((end.at for end in ends if end), default=None) if all(ends) else None

    def _life(self, provision: Provision) -> Iterator[tuple[datetime, Verdict]]:
        facts = _Facts(self, provision)
        last = None
        for instant in facts.boundaries():
            verdict = facts.verdict(instant)
            if verdict != last:
                yield instant, verdict
            last = verdict


class _Facts:
    """All that decides about one measure in one world, so that a state is read off for any instant."""

    def __init__(self, world: World, provision: Provision) -> None:
        self.world = world
        self.provision = provision
        self.begins = world.begins(provision)
        self.end = world.end(provision)
        self.stated_end, self.extension = world.stated_end(provision)
        self.suspensions = list(world._suspensions(provision))

    @cached_property
    def proof(self) -> tuple[date, Link | None]:
        """The last day on which it is proved alive, and the act that proves it, if one does (rule 4)."""
        directive = self.provision.directive
        own = max(
            self.world._issued(directive), self.begins.date(), directive.record.checked or self.world._issued(directive)
        )
        acts = [(self._earliest(link), link) for link in self._proving_acts()]
        latest = max(acts, key=lambda act: act[0], default=None)
        return latest if latest and latest[0] > own else (own, None)

    def _proving_acts(self) -> Iterator[Link]:
        for _, link in self.world._acts(self.provision, *PRESUPPOSING):
            if link.relation.basis != "inferred" and not _is_inferred(self.world.corpus.directives[link.source]):
                yield link

    def _earliest(self, link: Link) -> date:
        source = self.world.corpus.directives[link.source]
        start = source.record.effective.start if source.record.effective else midnight(source.issued.first or date.min)
        own = link.relation.from_
        return max(own.start, start).date() if own else start.date()

    @cached_property
    def lapses(self) -> datetime:
        """When its grace is over: with its days, with the task's last day, or when the regime ends that it is tied to.

        A regime is a matter of weeks, so a task tied to one has no more grace than what binds the public (rule 7).
        """
        grace, measure = self.world.grace, self.provision.measure
        days = grace.task if measure.is_task and not measure.while_regimes else grace.public
        ends = [next_midnight(self.proof[0] + timedelta(days=days))]
        ends += [self.due] if self.due else []
        ends += [span.end for span, _ in self.regime_spans if span.end and span.end > midnight(self.proof[0])]
        return min(ends)

    @cached_property
    def due(self) -> datetime | None:
        """The end of a task's last day, if nothing proves it alive after that (rule 9)."""
        measure = self.provision.measure
        if not measure.is_task or not measure.deadline or self.proof[0] > measure.deadline.last_day:
            return None
        return next_midnight(measure.deadline.last_day)

    @cached_property
    def successors(self) -> list[tuple[datetime, Provision]]:
        """The regime measures of the unit that start later for the same area, and when (rule 6); inferred ones last."""
        if not self.provision.measure.regime or self.stated_end:
            return []
        later = [
            (start, other)
            for other in self.world.corpus.regime_bearers.get(self.provision.directive.unit, ())
            if (start := self.world.begins(other)) > self.begins and self._covered_by(other) and self._lived(other)
        ]
        return sorted(later, key=lambda item: (_is_inferred(item[1].directive), item[0], item[1].id))

    def _covered_by(self, other: Provision) -> bool:
        mine, theirs = set(self.provision.measure.areas), set(other.measure.areas)
        return not other.measure.is_local or (bool(mine) and mine <= theirs)

    def _lived(self, other: Provision) -> bool:
        end = self.world.end(other)
        return end is None or end.at > self.world.begins(other)

    @cached_property
    def regime_spans(self) -> list[tuple[Span, Provision]]:
        """When a regime applies that ``while_words`` names, nationwide ones included (rule 7).

        One that holds in a part of the measure's area carries nothing: elsewhere it is not known to apply.
        """
        wanted = self.provision.measure.while_regimes
        return [
            (span, other)
            for unit in {self.provision.directive.unit, CENTRAL}
            for other in self.world.corpus.regime_bearers.get(unit, ())
            if other.measure.regime in wanted and self._covered_by(other)
            for span, verdict in spans(self.world.life(other))
            if verdict.state is State.APPLYING
        ]

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
        if _is_inferred(self.provision.directive):
            return replace(verdict, state=State.UNCONFIRMED, rule=11, cause=Cause.INFERRED, at=None)
        return verdict

    def _alive(self, at: datetime) -> Verdict:
        if self.provision.measure.at_once:
            return Verdict(State.DONE, 4, Cause.CARRIED_OUT, self.begins)
        for span, link in self.suspensions:
            if at in span:
                return Verdict(State.SUSPENDED, 3, Cause.SUSPENDED, span.end, link)
        if self.provision.directive.known_by_name:
            return Verdict(State.KNOWN_BY_NAME, 11, Cause.BY_NAME, None)
        if self.stated_end:
            rule, cause = _stated(self.provision, self.extension)
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
        if self.provision.measure.while_regimes:
            return self._tied(at)
        return Verdict(State.UNCONFIRMED, 4, Cause.GRACE_OVER, self.lapses, self.proof[1], proved=self.proof[0])

    def _tied(self, at: datetime) -> Verdict:
        for span, other in self.regime_spans:
            if at in span:
                return Verdict(State.APPLYING, 7, Cause.REGIME_APPLIES, span.end, other=other.id)
        return Verdict(State.UNCONFIRMED, 7, Cause.REGIME_UNKNOWN, self.lapses)


def spans(life: list[tuple[datetime, Verdict]]) -> Iterator[tuple[Span, Verdict]]:
    """Yield each verdict of a life with the span for which it holds."""
    ends = [*(instant for instant, _ in life[1:]), None]
    for (start, verdict), end in zip(life, ends, strict=True):
        yield Span(start, end), verdict


def _stated(provision: Provision, extension: Link | None) -> tuple[int, Cause]:
    """Return the rule and the cause of a stated end: a day, or an occasion that nothing extended."""
    return (7, Cause.OCCASION) if provision.measure.occasion and not extension else (1, Cause.STATED_END)


def _is_inferred(directive: Directive) -> bool:
    return directive.record.existence == "inferred"


def _by_instant(end: _End) -> tuple[datetime, int]:
    return end.at, ENDINGS.index(end.verdict.state)
