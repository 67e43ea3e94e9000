"""A second opinion on "in force": the rules of the design read literally, one instant in one possible world at a time.

It enumerates every world (each possible day of issue of each document of uncertain date, times each doubtful act that
happened or did not), so it is only good for small corpora. It knows nothing of how the generator computes the same.
A world first fixes its plain dates (when a measure starts, ends, is last known alive); a state is then read off them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import permutations, product

from generator.corpus import Corpus, Directive, Link
from generator.records import Measure, Relation

VIETNAM = timezone(timedelta(hours=7))
LONG_AGO = datetime(1, 1, 2, tzinfo=VIETNAM)
GRACE_PUBLIC = timedelta(days=30)
GRACE_TASK = timedelta(days=365)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
WITH_EFFECT = {"replaces", "repeals", "suspends", "resumes", "extends", "amends", "corrects"}
PRESUPPOSING = {"replaces", "repeals", "suspends", "resumes", "extends", "amends", "affirms", "continues"}
ENDED = ["expired", "replaced", "repealed"]


class Unruled(Exception):
    """The rules do not say which answer is right."""


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def state_at(corpus: Corpus, measure_id: str, instant: datetime) -> str:
    """The state of one measure at one instant."""
    return Oracle(corpus).state_at(measure_id, instant)


@dataclass
class Facts:
    """What a world says of one measure, as plain dates."""

    start: datetime
    stated_end: datetime | None
    ending: tuple[datetime, str] | None
    known_alive_until: datetime
    suspended: list[tuple[datetime, datetime]] = field(default_factory=list)
    outdone: datetime | None = None
    """When a later regime made this one doubtful (rule 6)."""


class Oracle:
    """All worlds of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.worlds = [World(corpus, days, acts) for days, acts in _worlds(corpus)]
        self.ids = list(self.worlds[0].facts)

    def state_at(self, measure_id: str, instant: datetime) -> str:
        found = {world.state(measure_id, instant) for world in self.worlds}
        if len(found) == 1:
            return found.pop()
        if found <= set(ENDED):
            return next(ended for ended in ENDED if ended in found)
        return "unconfirmed"

    def period(self, measure_id: str) -> tuple[datetime | None, datetime | None]:
        """Start and stated end, each None where the worlds differ (or, for the end, where none is stated)."""
        starts = {world.facts[measure_id].start for world in self.worlds}
        ends = {world.facts[measure_id].stated_end for world in self.worlds}
        return (starts.pop() if len(starts) == 1 else None, ends.pop() if len(ends) == 1 else None)

    def edges(self) -> set[datetime]:
        """Every date that any world holds: where states may change."""
        found: set[datetime | None] = set()
        for facts in (facts for world in self.worlds for facts in world.facts.values()):
            found |= {facts.start, facts.stated_end, facts.known_alive_until, facts.outdone}
            found |= {facts.ending[0] if facts.ending else None}
            found |= {edge for pair in facts.suspended for edge in pair}
        return {edge for edge in found if edge is not None}


def count_worlds(corpus: Corpus) -> int:
    """How many worlds there are, without building them."""
    count: int = 2 ** sum(_doubtful(corpus, link) for link in corpus.links)
    for directive in corpus.directives.values():
        count *= 1 if directive.record.withdrawn else len(possible_days(directive))
    return count


def possible_days(directive: Directive) -> list[date]:
    first, last = directive.issued.first, directive.issued.last
    assert first is not None
    assert last is not None
    return [first + n * DAY for n in range((last - first).days + 1)]


def _doubtful(corpus: Corpus, link: Link) -> bool:
    inferred = link.relation.basis == "inferred" or corpus.directives[link.source].record.existence == "inferred"
    return link.held and inferred and link.relation.act in WITH_EFFECT


def _worlds(corpus: Corpus) -> Iterator[tuple[dict[str, date], list[Link]]]:
    standing = [d for d in corpus.directives.values() if not d.record.withdrawn]
    here = {d.id for d in standing}
    acts = [link for link in corpus.links if link.source in here and link.target in here]
    choices = [(True, False) if _doubtful(corpus, link) else (True,) for link in acts]
    for days in product(*(possible_days(d) for d in standing)):
        for happened in product(*choices):
            chosen = [link for link, yes in zip(acts, happened, strict=True) if yes]
            yield {d.id: day for d, day in zip(standing, days, strict=True)}, chosen


class World:
    """One assignment of days to documents, and the acts that happened in it."""

    def __init__(self, corpus: Corpus, days: Mapping[str, date], acts: list[Link]) -> None:
        self.corpus, self.days, self.acts = corpus, days, acts
        self.measures: dict[str, tuple[Directive, Measure]] = {}
        for id_ in days:
            directive = corpus.directives[id_]
            self.measures |= {f"{id_}#{measure.id}": (directive, measure) for measure in directive.measures}
        self.facts = {id_: self._facts(id_) for id_ in self.measures}
        for id_ in self.measures:
            self.facts[id_].suspended = [self._suspension(id_, link) for link in self._on(id_, "suspends")]
            self.facts[id_].outdone = self._outdone(id_)

    # The state, read off the dates

    def state(self, id_: str, instant: datetime) -> str:
        facts = self.facts[id_]
        directive, measure = self.measures[id_]
        if facts.ending and facts.ending[0] <= instant:
            return facts.ending[1]
        if instant < facts.start:
            return "not-yet"
        if directive.record.existence == "inferred":
            return "unconfirmed"
        if any(first <= instant < last for first, last in facts.suspended):
            return "suspended"
        if facts.stated_end:
            return "applying"
        if facts.outdone and facts.outdone <= instant:
            return "unconfirmed"
        if instant < facts.known_alive_until or self._regime_lives(directive, measure, instant):
            return "applying"
        return "unconfirmed"

    def _regime_lives(self, directive: Directive, measure: Measure, instant: datetime) -> bool:
        """Rule 7 (R-i)."""
        return any(
            other.regime in measure.while_regimes
            and where.unit in (directive.unit, "trung-uong")
            and _covers(other, measure)
            and self.state(id_, instant) == "applying"
            for id_, (where, other) in self.measures.items()
            if other.regime
        )

    # The dates of one measure

    def _facts(self, id_: str) -> Facts:
        start, stated_end = self._start(id_), self._stated_end(id_)
        return Facts(start, stated_end, self._ending(id_, stated_end), self._known_alive_until(id_, start))

    def _own_start(self, directive: str, day: date) -> datetime:
        effective = self.corpus.directives[directive].record.effective
        return effective.start if effective else midnight(day)

    def _start(self, id_: str) -> datetime:
        """R-a."""
        directive, measure = self.measures[id_]
        return measure.from_.start if measure.from_ else self._own_start(directive.id, self.days[directive.id])

    def _instant(self, link: Link, day: date | None = None) -> datetime:
        """When an act happens (R-b); ``day``: as if its document had been issued then."""
        own = self._own_start(link.source, day or self.days[link.source])
        return max(own, link.relation.from_.start) if link.relation.from_ else own

    def _on(self, id_: str, *kinds: str) -> list[Link]:
        """The acts of these kinds on a measure, oldest first."""
        directive, measure = self.measures[id_]
        found = [
            link
            for link in self.acts
            if link.target == directive.id and link.relation.act in kinds and _named(link.relation, measure)
        ]
        return sorted(found, key=self._instant)

    def _stated_end(self, id_: str) -> datetime | None:
        """R-c. Two extensions at one instant have no order: where it matters, the rules do not say."""
        extensions = self._on(id_, "extends")
        instants = [self._instant(link) for link in extensions]
        orders = [order for order in permutations(extensions) if [self._instant(link) for link in order] == instants]
        ends = {self._extended(self.measures[id_][1], list(order)) for order in orders}
        if len(ends) > 1:
            raise Unruled(id_)
        return ends.pop()

    def _extended(self, measure: Measure, extensions: list[Link]) -> datetime | None:
        end = measure.until.end if measure.until else None
        for link in extensions:
            instant, until = self._instant(link), link.relation.until
            if end is not None and end < instant:
                continue
            if until is None:
                end = None
            elif end is not None:
                end = max(end, until.end)
            elif until.end > instant:
                end = until.end
        return end

    def _ending(self, id_: str, stated_end: datetime | None) -> tuple[datetime, str] | None:
        """Rule 1 (R-d): the first ending; at one instant expired before replaced before repealed."""
        endings = [(stated_end, "expired")] if stated_end else []
        endings += [(self._instant(link), "replaced") for link in self._on(id_, "replaces")]
        endings += [(self._instant(link), "repealed") for link in self._on(id_, "repeals")]
        return min(endings, key=lambda ending: (ending[0], ENDED.index(ending[1])), default=None)

    def _known_alive_until(self, id_: str, start: datetime) -> datetime:
        """Rule 4 (R-g): the end of the last day of grace."""
        directive, measure = self.measures[id_]
        proofs = [self.days[directive.id], start.date()]
        if directive.record.checked:
            proofs.append(directive.record.checked)
        for link in self._on(id_, *PRESUPPOSING):
            actor = self.corpus.directives[link.source]
            if link.relation.basis != "inferred" and actor.record.existence != "inferred":
                proofs.append(self._instant(link, actor.issued.first).date())
        grace = GRACE_TASK if measure.agencies and not measure.for_ else GRACE_PUBLIC
        return midnight(max(proofs)) + grace + DAY

    def _suspension(self, id_: str, link: Link) -> tuple[datetime, datetime]:
        """R-f; an empty one when it is over before it begins."""
        begin = self._instant(link)
        ends = [end for act in self._on(id_, "resumes") if (end := self._instant(act)) > begin]
        if link.relation.until:
            ends.append(link.relation.until.end)
        fates = [self.facts[other].ending for other, (where, _) in self.measures.items() if where.id == link.source]
        if fates and all(fates):
            ends.append(max(fate[0] for fate in fates if fate))
        return begin, min(ends, default=datetime.max.replace(tzinfo=VIETNAM))

    def _outdone(self, id_: str) -> datetime | None:
        """Rule 6 (R-h)."""
        directive, measure = self.measures[id_]
        start = self.facts[id_].start
        later = [
            self.facts[other].start
            for other, (where, rival) in self.measures.items()
            if measure.regime and rival.regime and where.unit == directive.unit and _covers(rival, measure)
            if self.facts[other].start > start and self._begins(other)
        ]
        return min(later, default=None)

    def _begins(self, id_: str) -> bool:
        facts = self.facts[id_]
        return facts.ending is None or facts.ending[0] > facts.start


def _covers(rival: Measure, measure: Measure) -> bool:
    everywhere = not (rival.areas or rival.area_words)
    return everywhere or (bool(measure.areas) and set(rival.areas) >= set(measure.areas))


def _named(relation: Relation, measure: Measure) -> bool:
    """Whether the act names the measure: the whole document, its id, its clause or one that holds its clause."""
    clause = measure.clause or ""
    return not relation.parts or any(
        part == measure.id or f"{clause}.".startswith(f"{part}.") for part in relation.parts
    )
