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
from pathlib import Path
from typing import Any

import yaml

from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.records.schema import Measure, Relation

VIETNAM = timezone(timedelta(hours=7))
LONG_AGO = datetime(1, 1, 2, tzinfo=VIETNAM)
GRACE_PUBLIC = timedelta(days=30)
GRACE_TASK = timedelta(days=365)
GRACE_LEVEL = timedelta(days=7)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
WITH_EFFECT = {"replaces", "repeals", "suspends", "resumes", "extends", "amends", "corrects"}
PRESUPPOSING = {"replaces", "repeals", "suspends", "resumes", "extends", "amends", "affirms", "continues"}
ENDED = ["expired", "replaced", "repealed"]
ORDER = ["applying", "suspended", "unconfirmed", "known-by-name", "not-yet", "done", *ENDED]
"""Which of several states speaks for all."""
CENTRE = "trung-uong"
OCCASIONS: dict[str, Any] = yaml.load(
    (Path(__file__).parent.parent / "generator/vocabulary/data/occasions.yaml").read_text("utf-8"), yaml.CSafeLoader
)


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
    proved: datetime
    """00:00 of the last day on which it is proved alive (rule 4)."""
    known_alive_until: datetime
    due: datetime | None
    """The end of a task's last day, after which nothing proves it alive (rule 9)."""
    suspended: list[tuple[datetime, datetime]] = field(default_factory=list)
    outdone: datetime | None = None
    """When a later regime made this one doubtful (rule 6)."""


class Oracle:
    """All worlds of a corpus. What is ordered for provinces by name is ``<measure>@<province>`` in each of them."""

    def __init__(self, corpus: Corpus) -> None:
        self.worlds = [World(corpus, days, acts) for days, acts in _worlds(corpus)]
        self.places: dict[str, list[str]] = {}
        for placed in self.worlds[0].facts:
            self.places.setdefault(placed.partition("@")[0], []).append(placed)
        self.ids = list(self.places)

    def state_at(self, measure_id: str, instant: datetime) -> str:
        """In one province if the id names one, else the state that speaks for all in which it holds."""
        found = (self._state_at(placed, instant) for placed in self.places.get(measure_id, [measure_id]))
        return min(found, key=ORDER.index)

    def _state_at(self, placed: str, instant: datetime) -> str:
        found = {world.state(placed, instant) for world in self.worlds}
        if len(found) == 1:
            return found.pop()
        if found <= set(ENDED):
            return next(ended for ended in ENDED if ended in found)
        return "unconfirmed"

    def period(self, measure_id: str) -> tuple[datetime | None, datetime | None]:
        """Start and stated end, each None where the worlds differ (or, for the end, where none is stated)."""
        facts = [world.facts[placed] for world in self.worlds for placed in self.places[measure_id]]
        starts, ends = {fact.start for fact in facts}, {fact.stated_end for fact in facts}
        return (starts.pop() if len(starts) == 1 else None, ends.pop() if len(ends) == 1 else None)

    def edges(self) -> set[datetime]:
        """Every date that any world holds: where states may change."""
        found: set[datetime | None] = set()
        for facts in (facts for world in self.worlds for facts in world.facts.values()):
            found |= {facts.start, facts.stated_end, facts.known_alive_until, facts.outdone, facts.due}
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


def _doubtful(corpus: Corpus, link: LinkedRelation) -> bool:
    inferred = link.relation.basis == "inferred" or corpus.directives[link.source].record.existence == "inferred"
    return link.held and inferred and link.relation.act in WITH_EFFECT


def _worlds(corpus: Corpus) -> Iterator[tuple[dict[str, date], list[LinkedRelation]]]:
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

    def __init__(self, corpus: Corpus, days: Mapping[str, date], acts: list[LinkedRelation]) -> None:
        self.corpus, self.days, self.acts = corpus, days, acts
        self.measures: dict[str, tuple[Directive, Measure]] = {}
        self.where: dict[str, str] = {}
        for id_ in days:
            directive = corpus.directives[id_]
            for measure in directive.measures:
                places = {f"{id_}#{measure.id}@{name}": name for name in measure.provinces}
                self.where |= places or {f"{id_}#{measure.id}": directive.unit}
                self.measures |= dict.fromkeys(places or [f"{id_}#{measure.id}"], (directive, measure))
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
        if _carried_out(directive, measure):
            return "done"
        if any(first <= instant < last for first, last in facts.suspended):
            return "suspended"
        if _only_named(directive):
            return "known-by-name"
        if facts.stated_end:
            return "applying"
        if self.outdone(id_, instant) or self.overdue(id_, instant):
            return "unconfirmed"
        if self.in_grace(id_, instant) or any(self.state(id_, instant) == "applying" for id_ in self._wanted(id_)):
            return "applying"
        return "unconfirmed"

    def outdone(self, id_: str, instant: datetime) -> bool:
        """Rule 6: whether a later regime has started."""
        since = self.facts[id_].outdone
        return since is not None and since <= instant

    def overdue(self, id_: str, instant: datetime) -> bool:
        """Rule 9: whether the last day of a task has passed."""
        since = self.facts[id_].due
        return since is not None and since <= instant

    def in_grace(self, id_: str, instant: datetime) -> bool:
        """Rules 4 and 7: whether grace lasts; a regime it is tied to takes it along when it ends."""
        facts = self.facts[id_]
        left = any(self._left(regime, facts.proved, instant) for regime in self._wanted(id_))
        return instant < facts.known_alive_until and not left

    def _wanted(self, id_: str) -> list[str]:
        """The measures that carry a regime to which this one is tied (R-i)."""
        measure = self.measures[id_][1]
        return [
            other
            for other, (_, rival) in self.measures.items()
            if rival.regime in measure.while_regimes
            and self.where[other] in (self.where[id_], CENTRE)
            and _covers(rival, measure)
        ]

    def _left(self, regime: str, since: datetime, until: datetime) -> bool:
        """Whether the regime measure stopped applying after ``since`` and by ``until``."""
        facts = self.facts[regime]
        stops = [facts.known_alive_until, facts.outdone, facts.due, facts.ending[0] if facts.ending else None]
        stops += [begin for begin, _ in facts.suspended]
        return any(
            stop is not None
            and since < stop <= until
            and self.state(regime, stop - MINUTE) == "applying"
            and self.state(regime, stop) != "applying"
            for stop in stops
        )

    # The dates of one measure

    def _facts(self, id_: str) -> Facts:
        start, stated_end, measure = self._start(id_), self._stated_end(id_), self.measures[id_][1]
        proved = midnight(self._proved(id_, start))
        patient = bool(measure.agencies and not measure.for_ and not measure.while_regimes)
        level = (measure.regime or "").startswith("cap-")
        known_alive_until = proved + (GRACE_LEVEL if level else GRACE_TASK if patient else GRACE_PUBLIC) + DAY
        ending = self._ending(id_, stated_end)
        return Facts(start, stated_end, ending, proved, known_alive_until, _due(measure, proved))

    def _own_start(self, directive: str, day: date) -> datetime:
        effective = self.corpus.directives[directive].record.effective
        return effective.start if effective else midnight(day)

    def _start(self, id_: str) -> datetime:
        """R-a."""
        directive, measure = self.measures[id_]
        return measure.from_.start if measure.from_ else self._own_start(directive.id, self.days[directive.id])

    def _instant(self, link: LinkedRelation, day: date | None = None) -> datetime:
        """When an act happens (R-b); ``day``: as if its document had been issued then."""
        own = self._own_start(link.source, day or self.days[link.source])
        return max(own, link.relation.from_.start) if link.relation.from_ else own

    def _on(self, id_: str, *kinds: str) -> list[LinkedRelation]:
        """The acts of these kinds on a measure, oldest first; of a province on what names it, where that is it."""
        directive, measure = self.measures[id_]
        found = [
            link
            for link in self.acts
            if link.target == directive.id and link.relation.act in kinds and _named(link.relation, measure)
            if not measure.provinces or link.source.split("/")[0] in (CENTRE, self.where[id_])
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

    def _extended(self, measure: Measure, extensions: list[LinkedRelation]) -> datetime | None:
        end = measure.until.end if measure.until else _end_of_occasion(measure)
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

    def _proved(self, id_: str, start: datetime) -> date:
        """Rule 4 (R-g): the last proof of life."""
        directive, _ = self.measures[id_]
        proofs = [self.days[directive.id], start.date()]
        if directive.record.checked:
            proofs.append(directive.record.checked)
        for link in self._on(id_, *PRESUPPOSING):
            actor = self.corpus.directives[link.source]
            if link.relation.basis != "inferred" and actor.record.existence != "inferred":
                proofs.append(self._instant(link, actor.issued.first).date())
        return max(proofs)

    def _suspension(self, id_: str, link: LinkedRelation) -> tuple[datetime, datetime]:
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
        """Rule 6 (R-h): what its own place orders counts, and what is ordered by whom it is ordered, for everywhere."""
        directive, measure = self.measures[id_]
        start = self.facts[id_].start
        later = [
            self.facts[other].start
            for other, (_, rival) in self.measures.items()
            if measure.regime and rival.regime and _covers(rival, measure)
            if self.where[other] in (self.where[id_], directive.unit)
            if self.facts[other].start > start and self._begins(other)
        ]
        return min(later, default=None)

    def _begins(self, id_: str) -> bool:
        facts = self.facts[id_]
        return facts.ending is None or facts.ending[0] > facts.start


def _end_of_occasion(measure: Measure) -> datetime | None:
    """Rule 7: «trong dịp …» lasts to the last day off, «trước …» to the eve of the day itself."""
    if not measure.occasion:
        return None
    days = OCCASIONS[measure.occasion.of]["years"][int(measure.occasion.year)]
    return midnight(days["last"]) + DAY if measure.occasion.when == "during" else midnight(days["day"])


def _due(measure: Measure, proved: datetime) -> datetime | None:
    """Rule 9."""
    if not measure.deadline or not measure.agencies or measure.for_:
        return None
    over = midnight(measure.deadline.last_day) + DAY
    return over if proved < over else None


def _only_named(directive: Directive) -> bool:
    """Rule 11: neither words nor measures are known."""
    return directive.record.text is None and not [m for m in directive.record.measures if not m.proposed]


def _carried_out(directive: Directive, measure: Measure) -> bool:
    """Rule 4: an editor says so; or all that is known of a document is that it repeals or corrects others."""
    if not _only_named(directive):
        return measure.at_once
    acts = {r.act for r in directive.record.relations if r.basis != "inferred" and r.act not in ("cites", "based-on")}
    return acts in ({"repeals"}, {"corrects"}, {"repeals", "corrects"})


def _covers(rival: Measure, measure: Measure) -> bool:
    everywhere = not (rival.areas or rival.area_words)
    return everywhere or (bool(measure.areas) and set(rival.areas) >= set(measure.areas))


def _named(relation: Relation, measure: Measure) -> bool:
    """Whether the act names the measure: the whole document, its id, its clause or one that holds its clause."""
    clause = measure.clause or ""
    return not relation.parts or any(
        part == measure.id or f"{clause}.".startswith(f"{part}.") for part in relation.parts
    )
