"""(validities, province, time) → what applied there then, and why; warnings.

The time of a question is a span: one minute, or a whole day (whatever applies at any moment of it is applying).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from generator.basics.periods import Span
from generator.law import wording
from generator.law.reasons import Reason
from generator.law.scenario import State
from generator.law.validity import Interval, Validity, directive_state, directive_validities
from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.records.schema import Measure
from generator.vocabulary.lists import CENTRAL, vocabulary


@dataclass(frozen=True, slots=True)
class Row:
    """One measure during the span asked for."""

    validity: Validity
    interval: Interval
    warnings: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """The permanent id of the norm: ``<record>#<measure>``."""
        return self.validity.id

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.validity.measure

    @property
    def directive(self) -> Directive:
        """The directive that bears the measure."""
        return self.validity.directive

    @property
    def state(self) -> State:
        """The state that speaks for the span."""
        return self.interval.state


def units(province: str, span: Span) -> tuple[str, ...]:
    """Return the units whose directives concern ``province`` during ``span``.

    Its own, those that have become part of it, and the whole country.
    """
    territory = vocabulary().territory
    era = territory.era(span.start.date() if span.start else date.min)
    return tuple(dict.fromkeys((*territory.units(province, era), CENTRAL)))


def answer(corpus: Corpus, validities: Mapping[str, Validity], province: str, span: Span) -> list[Row]:
    """Return every measure that concerns ``province``, in any state, by unit, record, clause and id."""
    wanted = units(province, span)
    found = [
        row(corpus, validities, validity, span) for validity in validities.values() if validity.directive.unit in wanted
    ]
    return sorted(found, key=_place)


def row(corpus: Corpus, validities: Mapping[str, Validity], validity: Validity, span: Span) -> Row:
    """Return how the measure of ``validity`` stands during ``span``."""
    return Row(validity, validity.during(span), tuple(_warnings(corpus, validities, validity, span)))


def turns(corpus: Corpus, validities: Mapping[str, Validity], validity: Validity) -> set[datetime]:
    """Return the instants at which what :func:`row` says of the measure may change."""
    leaning = [link.target for link in _bases(corpus, validity)]
    bases = [other for id_ in leaning for other in directive_validities(corpus.directives[id_], validities)]
    return {edge for one in (validity, *bases) for edge in one.turns}


def _place(row: Row) -> tuple[str, str, str, str]:
    return row.directive.unit, row.directive.id, row.measure.clause or "", row.id


def _bases(corpus: Corpus, validity: Validity) -> list[LinkedRelation]:
    links = corpus.links_from.get(validity.directive.id, ())
    return [link for link in links if vocabulary().acts[link.relation.act].rests and link.held]


def _warnings(corpus: Corpus, validities: Mapping[str, Validity], validity: Validity, span: Span) -> Iterator[Reason]:
    """Yield a warning for each ended document that a measure still leans on (rule 8)."""
    if validity.during(span).state.settled:
        return
    for link in _bases(corpus, validity):
        base = corpus.directives[link.target]
        state = directive_state(base, validities, span)
        if state and state.over:
            text = (
                f"{wording.name(base.record)}, mà văn bản này {vocabulary().acts[link.relation.act].name}, "
                f"không còn áp dụng ({wording.STATES[state].lower()})."
            )
            yield Reason(8, link.source, link.relation.clause, None, text)
