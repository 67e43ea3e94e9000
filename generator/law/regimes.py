"""The regime of a place at a time (rule 6): which one, on whose order, until when; over all time; and in words.

Nothing else decides it or words it: pages, map, timelines, data and the command line ask here, and say the same.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.periods import Span
from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, dated
from generator.law import wording
from generator.law.applicability import units
from generator.law.districts import Extent, Reach, districts, extent
from generator.law.evidence import told_by
from generator.law.scenario import BEGINNING, State
from generator.law.validity import Validity
from generator.records.addresses import document_address
from generator.records.corpus import Corpus, Directive, Norm
from generator.vocabulary.districts import KINDS, District
from generator.vocabulary.entries import Regime
from generator.vocabulary.lists import CENTRAL, vocabulary

MIXED, UNKNOWN = "mixed", "unknown"
"""Stand for a regime's key where different ones apply in different areas, and where none is known to apply."""
MIXED_NAME = "Hỗn hợp"
_LEFT = "nơi khác"
_REST = "phần còn lại"
_NONE = "không rõ"
_NOT_KNOWN = f"{_LEFT} {_NONE}"
_SHORT = 28
"""So many letters of a single place's name stand in a headline."""


@dataclass(frozen=True, slots=True)
class RegimeOrder:
    """A measure that puts a place, or a part of it, under a regime."""

    norm: Norm
    until: datetime | None
    """Its own end (UTC+7, exclusive), None where it is not known."""
    places: tuple[str, ...]
    """Where it speaks: the areas, in words, that no other order overlays, or all that its unit governs."""

    @property
    def regime(self) -> Regime:
        """The regime that it sets."""
        return vocabulary().regimes[self.norm.measure.regime or ""]

    @property
    def where(self) -> str:
        """Its places in a row."""
        return ", ".join(self.places)

    @property
    def directive(self) -> Directive:
        """The directive that orders it."""
        return self.norm.directive

    @property
    def reported_by(self) -> str:
        """By whom alone it is told, in words; empty where it rests on more than a report."""
        return told_by(self.directive.record, self.norm.measure.id)

    @property
    def named(self) -> bool:
        """Whether its places have names, or are described; else it speaks in what others leave."""
        return self.norm.measure.is_local or self.places == (wording.whole(self.norm.unit),)

    @property
    def nationwide(self) -> bool:
        """Whether it is an order of the centre for the whole country."""
        return self.norm.unit == CENTRAL and not self.norm.measure.is_local

    def holds_in_all_of(self, place: str) -> bool:
        """Whether it is for the whole of a province; what one ordered that was merged into it is for a part of it."""
        return self.directive.unit in (place, CENTRAL) and not self.norm.measure.is_local


@dataclass(frozen=True, slots=True)
class PlaceRegime:
    """The regime that a place is under, by ``orders``, the earliest start first; none are known to apply if empty."""

    orders: tuple[RegimeOrder, ...] = ()
    mixed: bool = False
    """Different ones apply in different areas; else there is one order at most, and it holds in the whole place."""
    unplaced: tuple[RegimeOrder, ...] = ()
    """Of a district: those for areas of which it is not known in which district they lie."""

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


def regime(
    corpus: Corpus, validities: Mapping[str, Validity], place: str, span: Span, district: str | None = None
) -> PlaceRegime:
    """Return the regime under which ``place`` (a province, or the centre) is during ``span`` (rule 6).

    It is the one that started last for the whole of it. Where others started for parts of it then, or later, they are
    as much in force as the whole: mixed. What a province ordered that was merged into it covers only a part of it. Two
    scales are never ranked against each other: only the order of starting counts.

    ``district``: of this one of its districts (its slug) only; what names it goes before what began with it for all.
    """
    return _regime(_bearers(corpus, validities, place, units(place, span)), place, span, district)


def regimes(
    corpus: Corpus, validities: Mapping[str, Validity], place: str, own: Container[str] | None = None
) -> Dated[PlaceRegime]:
    """Return :func:`regime` of ``place`` over all time.

    ``own``: the directives (ids) that count beside those for the whole country, if not all that ever concern the place.
    """
    return _over_time(_ever(corpus, validities, place, own), place)


def regimes_by_district(
    corpus: Corpus, validities: Mapping[str, Validity], place: str, own: Container[str] | None = None
) -> dict[str, Dated[PlaceRegime]]:
    """Return the same of each district of ``place``, by its slug; what holds alike in several is the same object."""
    bearing = _ever(corpus, validities, place, own)
    found: dict[tuple[object, ...], Dated[PlaceRegime]] = {}
    by_district = {}
    for district in districts(place):
        slug = district.slug
        seen = tuple(
            each.extent.within({slug}) if (reach := each.extent.reach(slug)) is Reach.PART else reach
            for each in bearing
        )
        if seen not in found:
            found[seen] = _over_time(bearing, place, slug)
        by_district[slug] = found[seen]
    return by_district


def _ever(corpus: Corpus, validities: Mapping[str, Validity], place: str, own: Container[str] | None) -> list[_Bearer]:
    units_ever = dict.fromkeys((*vocabulary().territory.units_ever(place), CENTRAL))
    found = _bearers(corpus, validities, place, units_ever)
    return [each for each in found if own is None or each.unit == CENTRAL or each.validity.directive.id in own]


def _over_time(bearing: Sequence[_Bearer], place: str, district: str | None = None) -> Dated[PlaceRegime]:
    def value(span: Span) -> PlaceRegime:
        concerned = units(place, span)
        return _regime((each for each in bearing if each.unit in concerned), place, span, district)

    return dated({*vocabulary().territory.turns, *(edge for each in bearing for edge in each.validity.turns)}, value)


@dataclass(frozen=True, eq=False)
class _Bearer:
    """A measure that carries a regime, as it is seen from a place."""

    validity: Validity
    place: str

    @cached_property
    def start(self) -> datetime:
        """When it started."""
        return self.validity.period.start or BEGINNING

    @cached_property
    def extent(self) -> Extent:
        """Where in the place it applies."""
        return extent(self.validity.norm, self.place)

    @cached_property
    def local(self) -> bool:
        """Whether it holds in a part of the place only."""
        return self.validity.measure.is_local or self.unit not in (self.place, CENTRAL)

    @property
    def unit(self) -> str:
        """The unit for which it was ordered."""
        return self.validity.norm.unit

    def order(self, *places: str) -> RegimeOrder:
        """Return it as an order that speaks in ``places``, if these are not all for which it was ordered."""
        measure = self.validity.measure
        ordered = measure.areas or (measure.area_words or wording.whole(self.unit),)
        return RegimeOrder(self.validity.norm, self.validity.period.end, places or ordered)


def _bearers(corpus: Corpus, validities: Mapping[str, Validity], place: str, of: Iterable[str]) -> list[_Bearer]:
    """Return the measures of the units ``of`` that carry a regime, the earliest start first."""
    bearing = (validities[norm.id].seen_from((unit,)) for unit in of for norm in corpus.regime_bearers.get(unit, ()))
    found = [_Bearer(validity, place) for validity in bearing]
    return sorted(found, key=lambda each: (each.start, _place_of(each.validity)))


def _regime(bearers: Iterable[_Bearer], place: str, span: Span, district: str | None) -> PlaceRegime:
    bearing = [each for each in bearers if each.validity.during(span).state is State.APPLYING]
    if district:
        return _in_district([each for each in bearing if each.unit in (place, CENTRAL)], district)
    speaking = _speaking([(each, Reach.PART if each.local else Reach.WHOLE) for each in bearing])
    if not any(each.local for each in speaking):
        return PlaceRegime(tuple(each.order() for each in speaking))
    merged = any(each.unit not in (place, CENTRAL) for each in speaking)
    return _shared(speaking, () if merged else districts(place, span))


def _speaking(reaching: Sequence[tuple[_Bearer, Reach]]) -> list[_Bearer]:
    """Return which of ``reaching``, the earliest start first, speak for what they reach.

    That is the last that is for the whole of it, and what began then or later for parts of it. Of those that began
    together, what names places goes before what is for all.
    """
    whole = [each for each, reach in reaching if reach is Reach.WHOLE]
    since = whole[-1].start if whole else BEGINNING
    together = [each for each in whole if each.start == since]
    closest = [each for each in together if each.local] or together
    parts = (each for each, reach in reaching if reach is Reach.PART and each.start >= since)
    return [*closest[-1:], *parts]


def _speaking_in(district: str, bearing: Iterable[_Bearer]) -> list[_Bearer]:
    reaches = ((each, each.extent.reach(district)) for each in bearing)
    return _speaking([(each, reach) for each, reach in reaches if reach])


def _in_district(bearing: Sequence[_Bearer], district: str) -> PlaceRegime:
    speaking = _speaking_in(district, bearing)
    parts = [each for each in speaking if each.extent.reach(district) is Reach.PART]
    since = next((each.start for each in speaking if each not in parts), BEGINNING)
    doubtful = (each for each in bearing if each.extent.unplaced and each.start >= since and each not in speaking)
    return PlaceRegime(
        tuple(
            each.order(*(each.extent.within({district}) if each in parts else (_LEFT,) * bool(parts)))
            for each in speaking
        ),
        mixed=bool(parts),
        unplaced=tuple(each.order(*each.extent.unplaced) for each in doubtful),
    )


def _shared(speaking: Sequence[_Bearer], known: Collection[District]) -> PlaceRegime:
    """Return what ``speaking``, of which some hold in parts of a place only, leave to each other in its districts."""
    found = {district.slug: _speaking_in(district.slug, speaking) for district in known}
    first, *others = speaking
    if known and not others and all(first.extent.reach(slug) is Reach.WHOLE for slug in found):
        return PlaceRegime((first.order(),))
    orders = []
    for each in speaking:
        left = [district for district in known if each in found[district.slug]]
        if not each.local:
            places = _rest(left, known)
        elif known:
            places = each.extent.within({district.slug for district in left}, or_unplaced=True)
        else:
            places = each.order().places
        if places:
            orders.append(each.order(*places))
    return PlaceRegime(tuple(orders), mixed=True)


def _rest(left: Collection[District], known: Collection[District]) -> tuple[str, ...]:
    """Return what an order for all keeps, in words: ``các huyện, thành phố còn lại``; empty for nothing."""
    if len(left) == len(known):
        return (_LEFT,)
    if len(left) == 1:
        return (next(iter(left)).full,)
    kinds = [kind for kind in KINDS if any(district.kind == kind for district in left)]
    return (f"các {', '.join(kinds)} còn lại",) if kinds else ()


def _place_of(validity: Validity) -> tuple[bool, str, str, str, str]:
    """Return where a measure stands among others that started with it: what the centre ordered before the others."""
    directive = validity.directive
    return directive.unit != CENTRAL, directive.unit, directive.id, validity.measure.clause or "", validity.id


def name(key: str) -> str:
    """Return the name of a regime by its key, or what different ones together are called."""
    return MIXED_NAME if key == MIXED else vocabulary().regimes[key].name


def headline(found: PlaceRegime) -> str:
    """Return the regime of a place as a headline, empty where none is known; :func:`ordered_by` tells the rest.

    ``Giãn cách theo Chỉ thị 16, đến hết 15/8/2021``; ``Hỗn hợp: Chỉ thị 16 ở 3 nơi, Chỉ thị 15 ở phần còn lại``. What
    the parts of a place are, however many, it only counts.
    """
    if not found.orders:
        return ""
    ends = {wording.until(order.norm, order.until, brief=True) for order in found.orders}
    until = f", {ends.pop()}" if len(ends) == 1 else ""
    if found.regime:
        under = vocabulary().scales[found.regime.scale].under
        return f"{f'{under} ' if under else ''}{found.regime.name}{until}"
    by_regime = grouped(_rest_last(found.orders), lambda order: (order.regime.key,))
    told = ", ".join(f"{name(key)} ở {_places(orders)}" for key, orders in by_regime.items())
    if len(found.orders) == 1:
        return f"{told}{until}; {_NOT_KNOWN}"
    return f"{f'{MIXED_NAME}: ' if len(by_regime) > 1 else ''}{told}{until}"


def _places(orders: Iterable[RegimeOrder]) -> str:
    """Return where orders of one regime speak, in few words: ``3 nơi``, ``huyện Hòn Đất``, ``phần còn lại``."""
    found = list(orders)
    named = [place for order in found if order.named for place in order.places]
    alone = named[0] if len(named) == 1 and len(named[0]) <= _SHORT else f"{len(named)} nơi"
    rest = _REST if not all(order.named for order in found) else ""
    return " và ".join(filter(None, (alone if named else "", rest)))


def ordered_by(found: PlaceRegime) -> Prose:
    """Return on whose order a place is under the regime of :func:`headline`, a sentence; for parts of it, which where.

    That none is known is said of the regimes that there may be.
    """
    if not found.orders:
        told = text(f"Chế độ ({vocabulary().site.regimes}): {_NONE}")
    elif found.mixed:
        first, *rest = _known(found)
        told = (Segment(wording.capitalised(first.text), first.address), *rest)
    else:
        told = (Segment("Theo "), *_by(found.orders[0]))
    return (*told, *_doubts(found.unplaced), Segment("."))


def words(found: PlaceRegime) -> Prose:
    """Return the regime of a place in words, to follow a label or the place's name, without a full stop.

    ``Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 1903/QĐ-UBND``; ``hỗn hợp: thành phố Phú Quốc theo Chỉ thị 15,
    các huyện còn lại theo Chỉ thị 16; tất cả đến hết ngày …``; ``không rõ``. Documents are links.
    """
    return (*_known(found), *_doubts(found.unplaced))


def _known(found: PlaceRegime) -> Prose:
    if not found.orders:
        return text(_NONE)
    if not found.mixed:
        (order,) = found.orders
        return _ordered(f"{order.regime.name}, ", order)
    return (Segment(f"{wording.inside(MIXED_NAME)}: "), *_parts(found.orders))


def _doubts(unplaced: Iterable[RegimeOrder]) -> Prose:
    """Return the orders of which it is not known whether they hold in a district."""
    told = [_ordered(f"; chưa rõ có gồm nơi này không: {_part(order)}, ", order) for order in unplaced]
    return tuple(segment for each in told for segment in each)


def _parts(orders: Iterable[RegimeOrder]) -> Prose:
    """Return the regimes of the parts of a place, the rest last; what they have in common is said once, at the end."""
    ordered = _rest_last(orders)
    parts = list(map(_part, ordered))
    if len(parts) == 1:
        return (*_ordered(f"{parts[0]}, ", ordered[0]), Segment(f"; {_NOT_KNOWN}"))
    if len({(order.directive.id, _until(order), order.reported_by) for order in ordered}) == 1:
        joint = "; " if any("," in order.where for order in ordered) else ", "
        return _ordered(f"{joint.join(parts)}; tất cả ", ordered[0])
    told = [
        segment
        for part, order in zip(parts, ordered, strict=True)
        for segment in (Segment("; "), *_ordered(f"{part}, ", order))
    ]
    return tuple(told[1:])


def _rest_last(orders: Iterable[RegimeOrder]) -> list[RegimeOrder]:
    return sorted(orders, key=lambda order: (not order.norm.measure.is_local, not order.norm.measure.areas))


def _part(order: RegimeOrder) -> str:
    """Return which regime is where: ``thành phố Phú Quốc theo Chỉ thị 15``, ``huyện Hòn Đất ở cấp độ 3 (cam)``."""
    regime = order.regime
    found = vocabulary().scales[regime.scale].assessed
    return f"{order.where} {f'ở {wording.inside(regime.name)}' if found else f'theo {regime.name}'}"


def _ordered(what: str, order: RegimeOrder) -> Prose:
    """Return until when, and on whose order, after ``what``."""
    return (Segment(f"{what}{_until(order)}, theo "), *_by(order))


def _by(order: RegimeOrder) -> Prose:
    """Return on whose order; and who reports it, if nothing else confirms it."""
    directive, reported_by = order.directive, order.reported_by
    return (
        Segment(wording.name(directive.record), document_address(directive.id)),
        *((Segment(f" ({reported_by})"),) if reported_by else ()),
    )


def _until(order: RegimeOrder) -> str:
    return wording.until(order.norm, order.until)
