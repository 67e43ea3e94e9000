"""(lives, province, time) → what applied there then, and why; the headline regime; warnings.

The time of a question is a span: one minute, or a whole day (whatever applies at any moment of it is applying).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from generator import wording
from generator.corpus import Corpus, Directive, Link
from generator.dated import Dated, dated
from generator.in_force import Life, Piece, directive_lives, directive_state
from generator.periods import Span, day, midnight
from generator.reasons import Reason
from generator.vocabulary import CENTRAL, MERGER, Regime, vocabulary
from generator.worlds import BEGINNING, State

_LEANS_ON = {"implements", "based-on"}


@dataclass(frozen=True, slots=True)
class Row:
    """One measure during the span asked for."""

    life: Life
    piece: Piece
    warnings: tuple[Reason, ...]

    @property
    def directive(self) -> Directive:
        """The directive that bears the measure."""
        return self.life.provision.directive

    @property
    def state(self) -> State:
        """The state that speaks for the span."""
        return self.piece.state


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


def answer(corpus: Corpus, lives: Mapping[str, Life], province: str, span: Span) -> list[Row]:
    """Return every measure that concerns ``province``, in any state, by unit, record, clause and id."""
    wanted = units(province, span)
    found = [row(corpus, lives, life, span) for life in lives.values() if life.provision.directive.unit in wanted]
    return sorted(found, key=_place)


def row(corpus: Corpus, lives: Mapping[str, Life], life: Life, span: Span) -> Row:
    """Return how the measure of ``life`` stands during ``span``."""
    return Row(life, life.during(span), tuple(_warnings(corpus, lives, life, span)))


def turns(corpus: Corpus, lives: Mapping[str, Life], life: Life) -> set[datetime]:
    """Return the instants at which what :func:`row` says of the measure may change."""
    leaning = [link.target for link in _bases(corpus, life)]
    bases = [other for id_ in leaning for other in directive_lives(corpus.directives[id_], lives)]
    return {edge for one in (life, *bases) for edge in one.turns}


def headline(rows: list[Row], province: str) -> Headline:
    """Return the regime under which ``province`` is: the latest that started for the whole of it, or mixed.

    Where one for the whole and others for parts started together, the parts are as much in force as the whole: mixed.
    What a province ordered that was merged into it covers only a part of it.
    Two scales are never ranked against each other (rule 6): only the order of starting counts.
    """
    regimes = vocabulary().regimes
    bearing = [row for row in rows if row.life.provision.measure.regime and row.state is State.APPLYING]
    bearing.sort(key=_started)
    if not bearing:
        return Headline(None, ())
    latest = [row for row in bearing if _started(row) == _started(bearing[-1])]
    if any(row.life.provision.measure.is_local or row.directive.unit not in (province, CENTRAL) for row in latest):
        return Headline(None, tuple(bearing))
    return Headline(regimes[latest[-1].life.provision.measure.regime or ""], (latest[-1],))


def _started(row: Row) -> datetime:
    return row.life.period.start or BEGINNING


def headlines(corpus: Corpus, lives: Mapping[str, Life], province: str) -> Dated[Headline]:
    """Return the regime under which ``province`` is, at any time."""
    bearers = (bearer for unit in units(province, day(MERGER)) for bearer in corpus.regime_bearers.get(unit, ()))
    bearing = {bearer.id: lives[bearer.id] for bearer in bearers}
    edges = {edge for life in bearing.values() for edge in life.turns}
    return dated({*edges, midnight(MERGER)}, lambda span: headline(answer(corpus, bearing, province, span), province))


def _place(row: Row) -> tuple[str, str, str, str]:
    provision = row.life.provision
    return provision.directive.unit, provision.directive.id, provision.measure.clause or "", provision.id


def _bases(corpus: Corpus, life: Life) -> list[Link]:
    links = corpus.links_from.get(life.provision.directive.id, ())
    return [link for link in links if link.relation.act in _LEANS_ON and link.held]


def _warnings(corpus: Corpus, lives: Mapping[str, Life], life: Life, span: Span) -> Iterator[Reason]:
    """Yield a warning for each ended document that a measure still leans on (rule 8)."""
    if life.during(span).state.settled:
        return
    for link in _bases(corpus, life):
        base = corpus.directives[link.target]
        state = directive_state(base, lives, span)
        if state and state.over:
            text = (
                f"{wording.name(base.record)}, mà văn bản này {vocabulary().act_words[link.relation.act][0]}, "
                f"không còn áp dụng ({wording.STATES[state].lower()})."
            )
            yield Reason(8, link.source, link.relation.clause, None, text)
