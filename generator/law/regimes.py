"""The regime of a place at a time (rule 6): which one, on whose order, until when; over all time; and in words.

Nothing else decides it or words it: pages, map, timelines, data and the command line ask here, and say the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.basics.periods import Span
from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, dated
from generator.law import wording
from generator.law.applicability import units
from generator.law.evidence import told_by
from generator.law.scenario import BEGINNING, State
from generator.law.validity import Validity
from generator.records.addresses import document_address
from generator.records.corpus import Corpus, Directive, Norm
from generator.vocabulary.entries import Regime
from generator.vocabulary.lists import CENTRAL, vocabulary

MIXED, UNKNOWN = "mixed", "unknown"
"""Stand for a regime's key where different ones apply in different areas, and where none is known to apply."""
MIXED_NAME = "Hỗn hợp"


@dataclass(frozen=True, slots=True)
class RegimeOrder:
    """A measure that puts a place, or a part of it, under a regime."""

    norm: Norm
    until: datetime | None
    """Its own end (UTC+7, exclusive), None where it is not known."""

    @property
    def regime(self) -> Regime:
        """The regime that it sets."""
        return vocabulary().regimes[self.norm.measure.regime or ""]

    @property
    def directive(self) -> Directive:
        """The directive that orders it."""
        return self.norm.directive

    @property
    def reported_by(self) -> str:
        """By whom alone it is told, in words; empty where it rests on more than a report."""
        return told_by(self.directive.record, self.norm.measure.id)

    @property
    def nationwide(self) -> bool:
        """Whether it is an order of the centre for the whole country."""
        return self.norm.unit == CENTRAL and not self.norm.measure.is_local


@dataclass(frozen=True, slots=True)
class PlaceRegime:
    """The regime that a place is under, by ``orders``, the earliest start first; none are known to apply if empty."""

    orders: tuple[RegimeOrder, ...] = ()
    mixed: bool = False
    """Different ones apply in different areas; else there is one order at most, and it holds in the whole place."""

    @property
    def reported(self) -> bool:
        """Whether an order by which it holds is known from a report alone."""
        return any(order.reported_by for order in self.orders)

    @property
    def regime(self) -> Regime | None:
        """The regime that holds in the whole place, None where different ones do or none is known."""
        return self.orders[0].regime if self.orders and not self.mixed else None

    @property
    def key(self) -> str:
        """The regime's key, else :data:`MIXED` or :data:`UNKNOWN`."""
        return self.regime.key if self.regime else MIXED if self.mixed else UNKNOWN


def regime(corpus: Corpus, validities: Mapping[str, Validity], place: str, span: Span) -> PlaceRegime:
    """Return the regime under which ``place`` (a province, or the centre) is during ``span`` (rule 6).

    It is the one that started last for the whole of it. Where others started for parts of it then, or later, they are
    as much in force as the whole: mixed. What a province ordered that was merged into it covers only a part of it. Two
    scales are never ranked against each other: only the order of starting counts.
    """
    return _regime(_bearers(corpus, validities, units(place, span)), place, span)


def regimes(
    corpus: Corpus, validities: Mapping[str, Validity], place: str, own: Container[str] | None = None
) -> Dated[PlaceRegime]:
    """Return :func:`regime` of ``place`` over all time.

    ``own``: the directives (ids) that count beside those for the whole country, if not all that ever concern the place.
    """
    territory = vocabulary().territory
    bearing = [
        validity
        for validity in _bearers(corpus, validities, dict.fromkeys((*territory.units_ever(place), CENTRAL)))
        if own is None or validity.norm.unit == CENTRAL or validity.directive.id in own
    ]

    def value(span: Span) -> PlaceRegime:
        concerned = units(place, span)
        return _regime([validity for validity in bearing if validity.norm.unit in concerned], place, span)

    return dated({*territory.turns, *(edge for validity in bearing for edge in validity.turns)}, value)


def _regime(bearers: Iterable[Validity], place: str, span: Span) -> PlaceRegime:
    bearing = [validity for validity in bearers if validity.during(span).state is State.APPLYING]
    if not bearing:
        return PlaceRegime()
    bearing.sort(key=lambda validity: (_started(validity), _place_of(validity)))
    latest = [validity for validity in bearing if _started(validity) == _started(bearing[-1])]
    if any(validity.measure.is_local or validity.norm.unit not in (place, CENTRAL) for validity in latest):
        return PlaceRegime(tuple(map(_order, bearing)), mixed=True)
    return PlaceRegime((_order(latest[-1]),))


def _bearers(corpus: Corpus, validities: Mapping[str, Validity], of: Iterable[str]) -> list[Validity]:
    return [validities[norm.id].seen_from((unit,)) for unit in of for norm in corpus.regime_bearers.get(unit, ())]


def _started(validity: Validity) -> datetime:
    return validity.period.start or BEGINNING


def _place_of(validity: Validity) -> tuple[bool, str, str, str, str]:
    """Return where a measure stands among others that started with it: what the centre ordered before the others."""
    directive = validity.directive
    return directive.unit != CENTRAL, directive.unit, directive.id, validity.measure.clause or "", validity.id


def _order(validity: Validity) -> RegimeOrder:
    return RegimeOrder(validity.norm, validity.period.end)


def name(key: str) -> str:
    """Return the name of a regime by its key, or what different ones together are called."""
    return MIXED_NAME if key == MIXED else vocabulary().regimes[key].name


def words(found: PlaceRegime) -> Prose:
    """Return the regime of a place in words, to follow a label or the place's name, without a full stop.

    ``Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 1903/QĐ-UBND``; ``hỗn hợp, gồm Chỉ thị 16 ở Phú Quốc, …; …``;
    ``không rõ``. Documents are links.
    """
    if not found.orders:
        return text("không rõ")
    if not found.mixed:
        (order,) = found.orders
        return _ordered(f"{order.regime.name}, ", order)
    return (Segment(f"{wording.inside(MIXED_NAME)}, gồm "), *_parts(found.orders))


def _parts(orders: Sequence[RegimeOrder]) -> Prose:
    """Return the regimes of the parts of a place; what several have in common is said once, at their end."""
    parts = [f"{order.regime.name} {_area(order)}" for order in orders]
    if len(parts) == 1:
        return (*_ordered(f"{parts[0]}, ", orders[0]), Segment("; nơi khác không rõ"))
    if len({(order.directive.id, _until(order), order.reported_by) for order in orders}) == 1:
        return _ordered(f"{'; '.join(parts)}; tất cả ", orders[0])
    told = [
        segment
        for part, order in zip(parts, orders, strict=True)
        for segment in (Segment("; "), *_ordered(f"{part}, ", order))
    ]
    return tuple(told[1:])


def _ordered(what: str, order: RegimeOrder) -> Prose:
    """Return until when, and on whose order, after ``what``; and who reports it, if nothing else confirms it."""
    directive, reported_by = order.directive, order.reported_by
    return (
        Segment(f"{what}{_until(order)}, theo "),
        Segment(wording.name(directive.record), document_address(directive.id)),
        *((Segment(f" ({reported_by})"),) if reported_by else ()),
    )


def _until(order: RegimeOrder) -> str:
    return wording.until(order.norm, order.until)


def _area(order: RegimeOrder) -> str:
    """Return where it applies: its areas, or else as the document writes it, or else all that its unit governs."""
    if order.nationwide:
        return "trên cả nước"
    measure = order.norm.measure
    return f"ở {', '.join(measure.areas) or measure.area_words or wording.whole(order.norm.unit)}"
