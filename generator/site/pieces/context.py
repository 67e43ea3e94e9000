"""What every page is made from, and what several pages ask of it, each worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.splitting import ListPart
from generator.basics.timeseries import Dated
from generator.law import wording
from generator.law.answers import Answers, PlacedMeasure
from generator.law.applicability import Row
from generator.law.scenario import State
from generator.law.situation import Situation
from generator.law.validity import Course, Validity, directive_validities, summaries
from generator.records.corpus import Corpus, Directive
from generator.site.pieces.badges import summary_badge
from generator.site.pieces.events import DayEvents, Event, events, in_parts
from generator.site.pieces.measures import is_report, measure_line
from generator.site.pieces.parted_lists import parted
from generator.site.pieces.public_counts import PublicCounts
from generator.site.views.parts import Badge, MeasureLine
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era

MOST = 200
"""So many lines a page has room for."""
KEPT_LINES = 8_000
"""So many are kept for other pages: more than one unit has measures, few beside those of the whole country."""
_LINES_OF_A_DUTY = 4
"""So many of them a duty to make public takes."""


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

    @cached_property
    def answers(self) -> Answers:
        """What there is to say of measures and places over all time."""
        return Answers(self.corpus, self.validities)

    def work_out(self) -> None:
        """Work out now what many pages ask, so that processes which begin as copies of this one need not."""
        for found in (
            self.rows_of,
            self.by_topic,
            self.by_agency,
            self.laid_on,
            self.by_duty.items,
            self._states,
            self._badges,
            self.events_of,
            self._same_names,
        ):
            len(found)
        for validity in self.validities.values():
            self.answers.situation(validity)
        self.nationwide.work_out()

    @cached_property
    def era(self) -> Era:
        """The time in which the country is divided into provinces as on the build's day."""
        return vocabulary().territory.era(self.today)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every measure on the build's day, in the order of the records."""
        return tuple(self.answers.over_time(validity).on(self.today) for validity in self.validities.values())

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """The same rows by directive."""
        return grouped(self.rows, lambda row: (row.directive.id,))

    def state_of(self, validity: Validity) -> Dated[State]:
        """Return the state of a measure at any time."""
        return self._states[validity.course]

    def applying(self, validity: Validity) -> Dated[bool | None]:
        """Return when a measure is known to apply where it was set, as a task (True) or not; else None."""
        if validity.course not in self._applying:
            situation, task = self.answers.situation(validity), validity.measure.is_task
            self._applying[validity.course] = situation.map(lambda now: task if now is Situation.APPLYING else None)
        return self._applying[validity.course]

    @cached_property
    def by_topic(self) -> Mapping[str, ListPart[Row]]:
        """What there is on each topic of the vocabulary, in parts where it is much."""
        found = grouped(self.rows, lambda row: row.measure.topics)
        return {topic: parted(found.get(topic, ()), _directive, self.most) for topic in vocabulary().topics}

    @cached_property
    def by_agency(self) -> Mapping[str, ListPart[Row]]:
        """What is laid on each agency, alone or as a helper, and what is reported to it, in parts where it is much."""
        found = grouped(self.rows, _agencies)
        return {agency: parted(rows, _directive, self.most, _lines_of_agency) for agency, rows in found.items()}

    @cached_property
    def laid_on(self) -> Mapping[str, Counter[str]]:
        """How many tasks each unit lays on each agency, by the agency."""
        found = grouped(self.rows, lambda row: row.measure.agencies)
        return {agency: Counter(row.directive.unit for row in rows) for agency, rows in found.items()}

    @cached_property
    def by_duty(self) -> ListPart[Directive]:
        """Every document, in parts where their duties to make public and the numbers that they print are many."""
        return parted(self.corpus.directives.values(), lambda directive: directive, self.most, self.lines_of_duties)

    def lines_of_duties(self, directive: Directive) -> int:
        """Return how many lines the duties of a document to make something public take, and its numbers to call."""
        duties = sum(row.measure.disclosure is not None for row in self.rows_of.get(directive.id, ()))
        return duties * _LINES_OF_A_DUTY + len(directive.record.contacts)

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
        return self._badges[directive.id]

    @cached_property
    def nationwide(self) -> PublicCounts:
        """What the centre sets for the public: the same in every province."""
        return PublicCounts(self.answers.nationwide, self.today)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What is known to happen, measure by measure, to come or past."""
        return tuple(events(self.corpus, self.validities))

    @cached_property
    def events_of(self) -> Mapping[str, list[Event]]:
        """The same by directive."""
        return grouped(self.events, lambda event: (event.directive.id,))

    @cached_property
    def changes(self) -> ListPart[DayEvents]:
        """The same day by day, newest first; in parts by month and day where they are many."""
        return in_parts(self.events, self.most)

    def cited_name(self, key: str) -> str:
        """Return the name of a document that is not held, with its year where another one has the same name."""
        reference = self.corpus.cited[key].reference
        name = wording.name(reference)
        year = reference.year or (reference.issued and str(reference.issued.year))
        return f"{name} năm {year}" if year and self._same_names[name] > 1 else name

    @cached_property
    def _states(self) -> Mapping[Course, Dated[State]]:
        courses = {validity.course for validity in self.validities.values()}
        return {course: course.over_time.map(lambda then: then.state) for course in courses}

    @cached_property
    def _applying(self) -> dict[Course, Dated[bool | None]]:
        return {}

    @cached_property
    def _lines(self) -> dict[tuple[str, Course], MeasureLine]:
        return {}

    @cached_property
    def _badges(self) -> Mapping[str, Dated[Badge]]:
        directives = self.corpus.directives
        return {
            id_: summaries(directive_validities(d, self.validities)).map(summary_badge) for id_, d in directives.items()
        }

    @cached_property
    def _same_names(self) -> Counter[str]:
        """How many documents that are not held go by a name: numbers start again every year."""
        return Counter(wording.name(cited.reference) for cited in self.corpus.cited.values())


def _directive(row: Row) -> Directive:
    return row.directive


def _agencies(row: Row) -> Iterable[str]:
    measure = row.measure
    return dict.fromkeys((*measure.agencies, *measure.with_, *measure.via, *measure.reports_to))


def _lines_of_agency(row: Row) -> int:
    """Return how many lines a measure takes on an agency's page: its own, its deadline's, that of the report."""
    return 1 + (row.measure.deadline is not None) + is_report(row.measure)
