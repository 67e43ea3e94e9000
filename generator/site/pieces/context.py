"""What every page is made from, and what several pages ask of it, each worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from generator.basics.grouping import grouped
from generator.basics.splitting import ListPart
from generator.basics.timeseries import Dated
from generator.law.answers import Answers, PlacedMeasure
from generator.law.applicability import Row
from generator.law.modes import binds_public
from generator.law.scenario import State
from generator.law.situation import Situation
from generator.law.validity import Course, Validity, directive_validities, summaries
from generator.records.corpus import Corpus, Directive
from generator.site.pieces.badges import summary_badge
from generator.site.pieces.cited_names import CitedNames
from generator.site.pieces.day_changes import DayChanges, Happened, happened, in_parts
from generator.site.pieces.gists import DocumentGist, DutyGist, Gist, MeasureGist
from generator.site.pieces.measures import is_report, measure_line
from generator.site.pieces.parted_lists import parted
from generator.site.pieces.public_counts import PublicCounts
from generator.site.pieces.times import turning_days
from generator.site.views.parts import Badge, MeasureLine
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era

MOST = 200
"""So many lines a page has room for."""
LARGE, STRETCHES = 8_000, 10
"""An archive of more documents than this nearly fills a site (without these, 10,000 take 59,183 of its 60,000 files):
there so many stretches of a province have pages."""
KEPT_LINES = 8_000
"""So many are kept for other pages: more than one unit has measures, few beside those of the whole country."""
_LINES_OF_A_DUTY = 4
"""So many of them a duty to make public takes."""
_T = TypeVar("_T")


class Keeper(Protocol):
    """Keeps what units give to pages of the whole country."""

    def __call__(self, name: str, unit: str, make: Callable[[], _T], /) -> _T:
        """Return what ``make`` makes of ``unit`` under ``name``, or what it made of the same before."""


def keeps_nothing(_name: str, _unit: str, make: Callable[[], _T]) -> _T:
    """Make it whenever somebody asks."""
    return make()


@dataclass(frozen=True)
class Site:
    """What every page is made from: the corpus, its states, the day of the build (UTC+7), the site's address."""

    corpus: Corpus
    validities: Mapping[str, Validity]
    today: date
    base_url: str
    most: int = MOST
    """So many lines stand on one page at most; a longer list is told in parts."""
    repo_url: str = ""
    """Where issues are told of, or empty if unknown."""
    keep: Keeper = keeps_nothing

    @cached_property
    def answers(self) -> Answers:
        """What there is to say of measures and places over all time."""
        return Answers(self.corpus, self.validities)

    def work_out(self, units: Iterable[str]) -> None:
        """Work out now what many pages ask of ``units``, so that copies of this process need not."""
        for unit in units:
            for directive in self.directives_of[unit]:
                self.rows_of(directive)
                self.state(directive)
                for validity in directive_validities(directive, self.validities):
                    self.applying(validity)

    def share(self, make: Callable[[Site, str], _T], unit: str) -> _T:
        """Return what ``make`` makes of a unit, and of nothing else: plain values, kept until they can be others."""
        return self.keep(name_of(make), unit, lambda: make(self, unit))

    @cached_property
    def directives_of(self) -> Mapping[str, Sequence[Directive]]:
        """The documents of each unit that has some; units and documents in the order of the records."""
        return grouped(self.corpus.directives.values(), lambda directive: (directive.unit,))

    @cached_property
    def documents(self) -> Mapping[str, DocumentGist]:
        """Every document in short, by id."""
        return {document.id: document for gist in self._gists for document in gist.documents}

    @cached_property
    def measures(self) -> tuple[MeasureGist, ...]:
        """Every published measure in short, in the order of the records."""
        return tuple(measure for gist in self._gists for measure in gist.measures)

    @cached_property
    def measures_of(self) -> Mapping[str, list[MeasureGist]]:
        """The same by document."""
        return grouped(self.measures, lambda measure: (measure.record,))

    @cached_property
    def _gists(self) -> list[Gist]:
        return [self.share(gist, unit) for unit in self.directives_of]

    @cached_property
    def era(self) -> Era:
        """The time in which the country is divided into provinces as on the build's day."""
        return vocabulary().territory.era(self.today)

    def row(self, of: MeasureGist) -> Row:
        """Return a measure on the build's day."""
        return self.answers.over_time(self.validities[of.id]).on(self.today)

    def rows_of(self, directive: Directive) -> list[Row]:
        """Return the measures of a document on the build's day."""
        if directive.id not in self._rows:
            own = directive_validities(directive, self.validities)
            self._rows[directive.id] = [self.answers.over_time(validity).on(self.today) for validity in own]
        return self._rows[directive.id]

    def state_of(self, validity: Validity) -> Dated[State]:
        """Return the state of a measure at any time."""
        if validity.course not in self._states:
            self._states[validity.course] = validity.course.over_time.map(lambda then: then.state)
        return self._states[validity.course]

    def applying(self, validity: Validity) -> Dated[bool | None]:
        """Return when a measure is known to apply where it was set, as a task (True) or not; else None."""
        if validity.course not in self._applying:
            situation, task = self.answers.situation(validity), validity.measure.is_task
            self._applying[validity.course] = situation.map(lambda now: task if now is Situation.APPLYING else None)
        return self._applying[validity.course]

    @cached_property
    def by_topic(self) -> Mapping[str, ListPart[MeasureGist]]:
        """What there is on each topic of the vocabulary, in parts where it is much."""
        found = grouped(self.measures, lambda measure: measure.topics)
        return {topic: parted(found.get(topic, ()), self.directive_of, self.most) for topic in vocabulary().topics}

    @cached_property
    def by_agency(self) -> Mapping[str, ListPart[MeasureGist]]:
        """What is laid on each agency, alone or as a helper, and what is reported to it, in parts where it is much."""
        found = grouped(self.measures, _agencies)
        return {agency: parted(own, self.directive_of, self.most, _lines_of_agency) for agency, own in found.items()}

    @cached_property
    def laid_on(self) -> Mapping[str, Counter[str]]:
        """How many tasks each unit lays on each agency, by the agency."""
        found = grouped(self.measures, lambda measure: measure.agencies)
        return {agency: Counter(measure.unit for measure in own) for agency, own in found.items()}

    @cached_property
    def by_duty(self) -> ListPart[Directive]:
        """Every document, in parts where their duties to make public and the numbers that they print are many."""
        return parted(self.corpus.directives.values(), lambda directive: directive, self.most, self.lines_of_duties)

    @cached_property
    def divided(self) -> tuple[tuple[str, ...], ...]:
        """Which lists of the whole country are told in parts: what stands in them then has pages of its own."""
        lists = (self.by_topic, self.by_agency, {"": self.by_duty})
        return tuple(tuple(sorted(key for key, whole in each.items() if whole.parts)) for each in lists)

    @property
    def stretches(self) -> int | None:
        """So many stretches of a province have pages of their own; None: all of which there is something to tell."""
        return STRETCHES if len(self.corpus.directives) > LARGE else None

    def lines_of_duties(self, directive: Directive) -> int:
        """Return how many lines the duties of a document to make something public take, and its numbers to call."""
        duties = sum(measure.duty is not None for measure in self.measures_of.get(directive.id, ()))
        return duties * _LINES_OF_A_DUTY + self.documents[directive.id].contacts

    def directive_of(self, measure: MeasureGist) -> Directive:
        """Return the document that bears a measure."""
        return self.corpus.directives[measure.record]

    def line(self, of: Row | PlacedMeasure) -> MeasureLine:
        """Return a measure as lists show it."""
        key = of.id, of.validity.course
        if key not in self._lines:
            if len(self._lines) == KEPT_LINES:
                self._lines.clear()
            self._lines[key] = measure_line(self.answers.over_time(of.validity))
        return self._lines[key]

    def state(self, directive: Directive) -> Dated[Badge]:
        """Return the headline state of a directive at any time, as a badge."""
        if directive.id not in self._badges:
            own = directive_validities(directive, self.validities)
            self._badges[directive.id] = summaries(own).map(summary_badge)
        return self._badges[directive.id]

    @cached_property
    def nationwide(self) -> PublicCounts:
        """What the centre sets for the public: the same in every province."""
        return PublicCounts(self.answers.nationwide, self.today)

    def happened(self, directive: Directive) -> list[Happened]:
        """Return what is known to happen to the measures of a document, to come or past."""
        if directive.id not in self._happened:
            own = directive_validities(directive, self.validities)
            self._happened[directive.id] = happened(self.corpus, own)
        return self._happened[directive.id]

    @cached_property
    def changes(self) -> ListPart[DayChanges]:
        """All that happens day by day, newest first; in parts by month and day where it is much."""
        found = (one for unit in self.directives_of for one in self.share(happened_in, unit))
        return in_parts(found, self.most)

    def cited_name(self, key: str) -> str:
        """Return the name of a document that is not held, with its year where another one has the same name."""
        return self._cited_names.of(key)

    @cached_property
    def _cited_names(self) -> CitedNames:
        return CitedNames(self.corpus)

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {}

    @cached_property
    def _states(self) -> dict[Course, Dated[State]]:
        return {}

    @cached_property
    def _applying(self) -> dict[Course, Dated[bool | None]]:
        return {}

    @cached_property
    def _lines(self) -> dict[tuple[str, Course], MeasureLine]:
        return {}

    @cached_property
    def _badges(self) -> dict[str, Dated[Badge]]:
        return {}

    @cached_property
    def _happened(self) -> dict[str, list[Happened]]:
        return {}


def name_of(share: Callable[[Site, str], object]) -> str:
    """Return under which name a share is kept."""
    return share.__name__


def gist(site: Site, unit: str) -> Gist:
    """Return what ``unit`` has, in short."""
    directives = site.directives_of[unit]
    rows = (row for directive in directives for row in site.rows_of(directive))
    return Gist(
        tuple(_document(site, directive) for directive in directives), tuple(_measure(site, row) for row in rows)
    )


def happened_in(site: Site, unit: str) -> list[Happened]:
    """Return what is known to happen to the measures of ``unit``, to come or past."""
    return [one for directive in site.directives_of[unit] for one in site.happened(directive)]


def _document(site: Site, directive: Directive) -> DocumentGist:
    record = directive.record
    return DocumentGist(
        id=directive.id,
        held=record.text is not None,
        measures=len(record.measures),
        contacts=len(record.contacts),
        applying=site.state(directive).map(lambda now: now.key == "applying"),
    )


def _measure(site: Site, row: Row) -> MeasureGist:
    measure, duty = row.measure, row.measure.disclosure
    return MeasureGist(
        id=row.id,
        record=row.directive.id,
        topics=measure.topics,
        agencies=measure.agencies,
        helping=(*measure.with_, *measure.via),
        reports_to=measure.reports_to,
        is_task=measure.is_task,
        binds_public=binds_public(measure),
        is_report=is_report(measure),
        deadline=measure.deadline.last_day if measure.deadline else None,
        duty=DutyGist(duty.implied, duty.address is not None, duty.contact) if duty else None,
        state=row.state,
        overdue=row.interval.overdue,
        applying=site.applying(row.validity),
        turns=turning_days([site.state_of(row.validity)]),
    )


def _agencies(measure: MeasureGist) -> Iterable[str]:
    return dict.fromkeys((*measure.agencies, *measure.helping, *measure.reports_to))


def _lines_of_agency(measure: MeasureGist) -> int:
    """Return how many lines a measure takes on an agency's page: its own, its deadline's, that of the report."""
    return 1 + (measure.deadline is not None) + measure.is_report
