"""(validities, province, time) → what applied there then, and why; the headline regime; warnings.

The time of a question is a span: one minute, or a whole day (whatever applies at any moment of it is applying).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from generator.basics.periods import Span, day, midnight
from generator.basics.timeseries import Dated, dated
from generator.law import wording
from generator.law.reasons import Reason
from generator.law.scenario import BEGINNING, State
from generator.law.validity import Interval, Validity, directive_state, directive_validities
from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.records.schema import Measure
from generator.vocabulary.entries import Regime
from generator.vocabulary.lists import CENTRAL, MERGER, vocabulary


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


@dataclass(frozen=True, slots=True)
class Headline:
    """The regime that a unit is under: ``regime`` where one holds everywhere; ``rows`` are what it rests on.

    Neither: no regime is known to apply. Rows without regime: different ones in different areas.
    """

    regime: Regime | None
    rows: tuple[Row, ...]


def units(province: str, span: Span) -> tuple[str, ...]:
    """Return the units whose directives concern ``province`` during ``span``.

    Its own, those merged into it (from 01/7/2025 on; Nghị quyết 202/2025/QH15), and the whole country.
    """
    known = vocabulary().provinces.get(province)
    merged = known.merged_from if known and span.start and span.start >= midnight(MERGER) else ()
    return tuple(dict.fromkeys((province, *merged, CENTRAL)))


def answer(corpus: Corpus, validities: Mapping[str, Validity], province: str, span: Span) -> list[Row]:
    """Return every measure that concerns ``province``, in any state, by unit, record, clause and id."""
    wanted = units(province, span)
    found = [
        row(corpus, validities, validity, span) for validity in validities.values() if validity.directive.unit in wanted
    ]
    return sorted(found, key=_place)


def row(corpus: Corpus, validities: Mapping[str, Validity], validity: Validity, span: Span) -> Row:
    """Return how the measure of ``life`` stands during ``span``."""
    return Row(validity, validity.during(span), tuple(_warnings(corpus, validities, validity, span)))


def turns(corpus: Corpus, validities: Mapping[str, Validity], validity: Validity) -> set[datetime]:
    """Return the instants at which what :func:`row` says of the measure may change."""
    leaning = [link.target for link in _bases(corpus, validity)]
    bases = [other for id_ in leaning for other in directive_validities(corpus.directives[id_], validities)]
    return {edge for one in (validity, *bases) for edge in one.turns}


def headline(rows: list[Row], province: str) -> Headline:
    """Return the regime under which ``province`` is: the latest that started for the whole of it, or mixed.

    Where one for the whole and others for parts started together, the parts are as much in force as the whole: mixed.
    What a province ordered that was merged into it covers only a part of it.
    Two scales are never ranked against each other (rule 6): only the order of starting counts.
    """
    regimes = vocabulary().regimes
    bearing = [row for row in rows if row.measure.regime and row.state is State.APPLYING]
    bearing.sort(key=_started)
    if not bearing:
        return Headline(None, ())
    latest = [row for row in bearing if _started(row) == _started(bearing[-1])]
    if any(row.measure.is_local or row.directive.unit not in (province, CENTRAL) for row in latest):
        return Headline(None, tuple(bearing))
    return Headline(regimes[latest[-1].measure.regime or ""], (latest[-1],))


def _started(row: Row) -> datetime:
    return row.validity.period.start or BEGINNING


def headlines(corpus: Corpus, validities: Mapping[str, Validity], province: str) -> Dated[Headline]:
    """Return the regime under which ``province`` is, at any time."""
    bearers = (bearer for unit in units(province, day(MERGER)) for bearer in corpus.regime_bearers.get(unit, ()))
    bearing = {bearer.id: validities[bearer.id] for bearer in bearers}
    edges = {edge for validity in bearing.values() for edge in validity.turns}
    return dated({*edges, midnight(MERGER)}, lambda span: headline(answer(corpus, bearing, province, span), province))


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
