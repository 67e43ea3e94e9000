"""The map: every province as a tile, by the regime that it is under at any time; and the same as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.basics.periods import midnight
from generator.basics.prose import Prose, Segment
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, combined, dated, tally
from generator.law import wording
from generator.law.applicability import Headline, Row, headlines, units
from generator.records.addresses import document_address, province_address
from generator.site.pages.badges import NONE_HELD
from generator.site.pages.context import Site
from generator.site.pages.links import unit_name
from generator.site.pages.times import turning_days
from generator.site.views.map import Division, InForce, Look, LookGroup, MapView, PlaceItem, TileItem, TileState
from generator.site.views.page import Page
from generator.vocabulary.entries import Regime
from generator.vocabulary.lists import CENTRAL, MERGER, Tile, vocabulary

_MIXED = Look("mixed", "H.hợp", "Hỗn hợp", "Mỗi nơi trong tỉnh một chế độ.")
_UNKNOWN = Look("unknown", "?", "Không rõ chế độ", "Kho có văn bản của tỉnh, nhưng không văn bản nào cho biết.")
_NONE_HELD = Look("none-held", "", NONE_HELD.word, "Điều đó không có nghĩa là tỉnh không ban hành biện pháp nào.")
_IN_FORCE: Dated[str] = Dated(((None, "cu"), (MERGER, "moi")))
"""Which division the country has."""
_NAMES = {"cu": "63 tỉnh, thành phố", "moi": "34 tỉnh, thành phố"}
_TIMES = {"cu": "đến 30/6/2025", "moi": "từ 01/7/2025"}
_OTHERWISE = {
    "cu": "Ô mang tên một tỉnh không còn nữa chỉ tính văn bản của tỉnh ấy.",
    "moi": "Mỗi ô chỉ tính văn bản của tỉnh cùng tên khi ấy, không tính các tỉnh sau này mới sáp nhập vào.",
}
"""What to know of a map on days on which the country was divided otherwise."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A province at one time: its look, and what that rests on."""

    look: Look
    detail: Prose = ()
    nationwide: bool = False
    """Whether it rests on a central order."""

    @property
    def words(self) -> str:
        """All of it in one phrase, to follow the province's name."""
        known = self.look.key in vocabulary().regimes
        name = self.look.name if known else wording.inside(self.look.name)
        detail = "".join(segment.text for segment in self.detail)
        return f"{name}{' ' if known else ': '}{detail}" if detail else name


def page(site: Site) -> Page:
    """Return the map of both divisions, the one in force on the build's day first."""
    held = {directive.unit for directive in site.corpus.directives.values()}
    standings = {slug: _standing(site, slug, held) for slug in (*vocabulary().provinces, CENTRAL)}
    tiles = vocabulary().maps
    divisions = (_division(site, standings, "cu", tiles["old"]), _division(site, standings, "moi", tiles["new"]))
    first = _IN_FORCE.on(site.today)
    ordered = tuple(sorted(divisions, key=lambda division: division.key != first))
    view = MapView(ordered, _IN_FORCE.map(lambda key: InForce(key, _NAMES[key])))
    description = f"{vocabulary().site.regime} ở từng tỉnh, thành phố trên bản đồ, vào ngày bất kỳ."
    assets, turns = ("map.css", "map.js"), turning_days(standings.values())
    return Page("ban-do/", "map.html", "Bản đồ", description, view, section=True, assets=assets, turns=turns)


def _standing(site: Site, province: str, held: set[str]) -> Dated[_Standing]:
    """Return how a province stands at any time; ``held``: the units of which there are records."""
    any_held = dated([midnight(MERGER)], lambda span: bool(held.intersection(units(province, span)) - {CENTRAL}))
    return combined(headlines(site.corpus, site.validities, province), any_held, _stands)


def _stands(found: Headline, any_held: bool) -> _Standing:
    if found.regime:
        order = found.rows[0]
        return _Standing(_look(found.regime), _order(order), order.directive.unit == CENTRAL)
    if found.rows:
        return _Standing(_MIXED, _joined(map(_part, found.rows)))
    return _Standing(_UNKNOWN if any_held else _NONE_HELD)


def _look(regime: Regime) -> Look:
    return Look(regime.key, f"{vocabulary().scales[regime.scale].mark} {regime.level}", regime.name)


def _order(of: Row) -> Prose:
    """Return until when, and on whose order."""
    until = f"đến {wording.end(of.validity.period.end)}, " if of.validity.period.end else ""
    return (Segment(f"{until}theo "), Segment(wording.name(of.directive.record), document_address(of.directive.id)))


def _part(of: Row) -> Prose:
    measure = of.measure
    where = wording.where(measure, of.directive.unit)
    return (Segment(f"{vocabulary().regimes[measure.regime or ''].name} ({where}) "), *_order(of))


def _joined(parts: Iterable[Prose]) -> Prose:
    segments = [segment for part in parts for segment in (Segment("; "), *part)]
    return tuple(segments[1:])


def _division(site: Site, standings: Mapping[str, Dated[_Standing]], key: str, tiles: tuple[Tile, ...]) -> Division:
    provinces = sorted({tile.province for tile in tiles}, key=lambda slug: sort_key(unit_name(slug)))
    own = {slug: standings[slug] for slug in provinces}
    other = next(each for each in _NAMES if each != key)
    return Division(
        key=key,
        name=_NAMES[key],
        time=_TIMES[key],
        columns=max(tile.column for tile in tiles),
        rows=max(tile.row for tile in tiles),
        tiles=tuple(_tile(tile, standings[tile.province]) for tile in tiles),
        groups=tuple(_groups(site, key, own, standings[CENTRAL])),
        note=_IN_FORCE.map(lambda now: _OTHERWISE[key] if now == other else ""),
    )


def _tile(tile: Tile, standing: Dated[_Standing]) -> TileItem:
    name = unit_name(tile.province)
    full = f"{tile.islands} ({name})" if tile.islands else name
    address = province_address(tile.province)

    def state(now: _Standing) -> TileState:
        return TileState(address, tile.label, bool(tile.islands), now.look, f"{full}: {now.words}")

    return TileItem(tile.column, tile.row, standing.map(state))


def _groups(
    site: Site, division: str, standings: Mapping[str, Dated[_Standing]], country: Dated[_Standing]
) -> Iterator[LookGroup]:
    """Yield every look that some province ever has, with the provinces that have it on the build's day."""
    boxes = {slug: standing.map(lambda now: f"{division} {now.look.key}") for slug, standing in standings.items()}
    counts = tally(boxes.values())
    items = [_item(slug, n, standing, boxes[slug]) for n, (slug, standing) in enumerate(standings.items())]
    for look in (*map(_look, vocabulary().regimes.values()), _MIXED, _UNKNOWN, _NONE_HELD):
        if any(f"{division} {look.key}" in box.values for box in boxes.values()):
            yield _group(site, look, f"{division} {look.key}", items, counts, country)


def _group(
    site: Site, look: Look, box: str, items: list[PlaceItem], counts: Dated[Counter[str]], country: Dated[_Standing]
) -> LookGroup:
    return LookGroup(
        look=look,
        box=box,
        count=counts.map(lambda found: found[box]),
        shown=counts.map(lambda found: "." if found[box] else ""),
        nationwide=country.map(lambda now: now.detail if now.look == look else ()),
        places=tuple(item for item in items if item.box.on(site.today) == box),
    )


def _item(slug: str, order: int, standing: Dated[_Standing], box: Dated[str]) -> PlaceItem:
    detail = standing.map(lambda now: () if now.nationwide else now.detail)
    return PlaceItem(province_address(slug), unit_name(slug), order, box, detail)
