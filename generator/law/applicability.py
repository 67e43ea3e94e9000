"""(validities, province, time) → what applied there then, and why; warnings.

The time of a question is a span: one minute, or a whole day (whatever applies at any moment of it is applying).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.basics.periods import Span
from generator.basics.timeseries import Dated, combined, dated
from generator.law import wording
from generator.law.reasons import Reason
from generator.law.scenario import State
from generator.law.validity import Interval, Validity, directive_state, directive_validities
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm
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


def concerns(norm: Norm, place: str, span: Span) -> bool:
    """Whether a measure is one for ``place`` during ``span``: it holds in one of the :func:`units` that concern it.

    The unit that set it is concerned, too, whatever places it names.
    """
    return place == norm.directive.unit or not set(norm.units).isdisjoint(units(place, span))


def answer(corpus: Corpus, validities: Mapping[str, Validity], province: str, span: Span) -> list[Row]:
    """Return every measure that concerns ``province``, in any state, by unit, record, clause and id."""
    wanted = units(province, span)
    setting = (directive for directive in corpus.directives.values() if directive.unit in wanted)
    return sorted((row for one in setting for row in _rows(corpus, validities, one, province, span)), key=_place)


def _rows(
    corpus: Corpus, validities: Mapping[str, Validity], directive: Directive, province: str, span: Span
) -> Iterator[Row]:
    own = directive_validities(directive, validities)
    concerning = (one.seen_from(units(province, span)) for one in own if concerns(one.norm, province, span))
    found = [(validity, validity.during(span)) for validity in concerning]
    lasting = any(not interval.state.settled for _, interval in found)
    warned = tuple(_warnings(corpus, validities, directive, span)) if lasting else ()
    return (_row(validity, interval, warned) for validity, interval in found)


def rows(validity: Validity, warned: Dated[tuple[Reason, ...]]) -> Dated[Row]:
    """Return how a measure stands over all time; ``warned``: the :func:`warnings` of its directive."""
    return combined(validity.course.over_time, warned, lambda interval, of: _row(validity, interval, of))


def warnings(corpus: Corpus, validities: Mapping[str, Validity], directive: Directive) -> Dated[tuple[Reason, ...]]:
    """Return at any time a warning for each ended document that ``directive`` leans on (rule 8)."""
    bases = [corpus.directives[link.target] for link in _bases(corpus, directive)]
    edges = {edge for base in bases for one in directive_validities(base, validities) for edge in one.turns}
    return dated(edges, lambda span: tuple(_warnings(corpus, validities, directive, span)))


def _row(validity: Validity, interval: Interval, warned: Iterable[Reason]) -> Row:
    """Return how a measure stands; what has ended, or was carried out, leans on nothing any more (rule 8)."""
    return Row(validity, interval, () if interval.state.settled else tuple(warned))


def _place(row: Row) -> tuple[str, str, str, str]:
    return row.directive.unit, row.directive.id, row.measure.clause or "", row.id


def _bases(corpus: Corpus, directive: Directive) -> list[LinkedRelation]:
    links = corpus.links_from.get(directive.id, ())
    return [link for link in links if vocabulary().acts[link.relation.act].rests and link.held]


def _warnings(corpus: Corpus, validities: Mapping[str, Validity], directive: Directive, span: Span) -> Iterator[Reason]:
    for link in _bases(corpus, directive):
        base = corpus.directives[link.target]
        state = directive_state(base, validities, span)
        if state and state.over:
            text = (
                f"{wording.name(base.record)}, mà văn bản này {vocabulary().acts[link.relation.act].name}, "
                f"không còn áp dụng ({wording.STATES[state].lower()})."
            )
            yield Reason(8, link.source, link.relation.clause, None, text)
