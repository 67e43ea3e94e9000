"""What every page is made from, and what several pages ask of it, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.periods import Span, day
from generator.basics.timeseries import Dated
from generator.law import wording
from generator.law.answers import Answers
from generator.law.applicability import Row
from generator.law.scenario import State
from generator.law.validity import Validity, directive_validities, summaries
from generator.records.corpus import Corpus, Directive
from generator.site.pages.badges import badge_of, summary_badge
from generator.site.views.parts import Badge


@dataclass(frozen=True)
class Site:
    """What every page is made from: the corpus, its states, the day of the build (UTC+7), the site's address."""

    corpus: Corpus
    validities: Mapping[str, Validity]
    today: date
    base_url: str
    _states: dict[str, Dated[Badge]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def span(self) -> Span:
        """The whole day of the build."""
        return day(self.today)

    @cached_property
    def answers(self) -> Answers:
        """What there is to say of measures and places over all time."""
        return Answers(self.corpus, self.validities)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every measure on the build's day, in the order of the records."""
        return tuple(self.answers.over_time(validity).on(self.today) for validity in self.validities.values())

    def state_of(self, validity: Validity) -> Dated[State]:
        """Return the state of a measure at any time."""
        return self.answers.over_time(validity).map(lambda then: then.state)

    def badge_of(self, validity: Validity) -> Dated[Badge]:
        """Return the badge of a measure at any time."""
        return self.answers.over_time(validity).map(lambda then: badge_of(then.interval))

    def state(self, directive: Directive) -> Dated[Badge]:
        """Return the headline state of a directive at any time, as a badge."""
        if directive.id not in self._states:
            self._states[directive.id] = summaries(directive_validities(directive, self.validities)).map(summary_badge)
        return self._states[directive.id]

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """The same rows by directive."""
        return grouped(self.rows, lambda row: (row.directive.id,))

    @cached_property
    def same_names(self) -> Counter[str]:
        """How many documents that are not held go by a name: numbers start again every year."""
        return Counter(wording.name(cited.reference) for cited in self.corpus.cited.values())
