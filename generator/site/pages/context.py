"""What every page is made from, and what several pages ask of it, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.periods import Span, day
from generator.basics.timeseries import Dated, dated
from generator.law import wording
from generator.law.applicability import Row, answer, row, turns
from generator.law.scenario import State
from generator.law.validity import Validity, directive_validities
from generator.records.corpus import Corpus, Directive
from generator.site.pages.badges import badge_of, headline_badge
from generator.site.views.parts import Badge
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era


@dataclass(frozen=True)
class Site:
    """What every page is made from: the corpus, its states, the day of the build (UTC+7), the site's address."""

    corpus: Corpus
    validities: Mapping[str, Validity]
    today: date
    base_url: str
    _over_time: dict[str, Dated[Row]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _states: dict[str, Dated[Badge]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def span(self) -> Span:
        """The whole day of the build."""
        return day(self.today)

    @cached_property
    def era(self) -> Era:
        """The time in which the country is divided into provinces as on the build's day."""
        return vocabulary().territory.era(self.today)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every measure on the build's day, in the order of the records."""
        units = dict.fromkeys(d.unit for d in self.corpus.directives.values())
        found = (row for unit in units for row in self.answer(unit) if row.directive.unit == unit)
        return tuple(sorted(found, key=self.place))

    def answer(self, province: str) -> list[Row]:
        """Return every measure that concerns ``province`` on the build's day, in the order of the records."""
        return sorted(answer(self.corpus, self.validities, province, self.span), key=self.place)

    def over_time(self, validity: Validity) -> Dated[Row]:
        """Return how a measure stands at any time."""
        if validity.id not in self._over_time:
            edges = turns(self.corpus, self.validities, validity)
            rows = dated(edges, lambda span: row(self.corpus, self.validities, validity, span))
            self._over_time[validity.id] = rows
        return self._over_time[validity.id]

    def state_of(self, validity: Validity) -> Dated[State]:
        """Return the state of a measure at any time."""
        return self.over_time(validity).map(lambda then: then.state)

    def badge_of(self, validity: Validity) -> Dated[Badge]:
        """Return the badge of a measure at any time."""
        return self.over_time(validity).map(lambda then: badge_of(then.interval))

    def state(self, directive: Directive) -> Dated[Badge]:
        """Return the headline state of a directive at any time, as a badge."""
        if directive.id not in self._states:
            self._states[directive.id] = headline_badge(directive_validities(directive, self.validities))
        return self._states[directive.id]

    def place(self, row: Row) -> int:
        """Return where the row's measure stands among all, as the records have them."""
        return self._places[row.id]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {id_: n for n, id_ in enumerate(self.corpus.norms)}

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """The same rows by directive."""
        return grouped(self.rows, lambda row: (row.directive.id,))

    @cached_property
    def same_names(self) -> Counter[str]:
        """How many documents that are not held go by a name: numbers start again every year."""
        return Counter(wording.name(cited.reference) for cited in self.corpus.cited.values())
