"""Every province as a tile, by the regime that it is under at any time; and the same as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.basics.prose import Prose, plain, text
from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, combined, tally
from generator.law import regimes, territorial_changes, wording
from generator.law.regimes import PlaceRegime
from generator.records.addresses import province_address
from generator.site.pieces.badges import NONE_HELD
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name
from generator.site.pieces.regime_looks import MIXED, look
from generator.site.views.map import Division, LookGroup, PlaceItem, TileItem, TileState
from generator.site.views.parts import Boxed
from generator.site.views.regimes import Look
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era, Tile

_DOT = "M6 6h.1"
_UNKNOWN = Look(
    regimes.UNKNOWN, "?", "Không rõ chế độ", "Kho có văn bản của tỉnh, nhưng không văn bản nào cho biết.", _DOT
)
_NONE_HELD = Look("none-held", "", NONE_HELD.word, "Điều đó không có nghĩa là tỉnh không ban hành biện pháp nào.")
_LATER = "Ô mang tên một tỉnh không còn nữa chỉ tính văn bản của tỉnh ấy."
"""What to know of a map on days of a later era."""
_EARLIER = "Mỗi ô chỉ tính văn bản của tỉnh cùng tên khi ấy, không tính các tỉnh sau này mới sáp nhập vào."
"""What to know of a map on days of an earlier era."""


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """A province at one time: its look, and what it is under; ``told``: in words, to follow the province's name."""

    look: Look
    told: Prose
    detail: Prose = ()
    """The same for a list of provinces that look alike: empty where the look says it all."""
    nationwide: bool = False
    """Whether it rests on an order for the whole country."""
    reported: bool = False
    """Whether it is known from a report alone."""


def standings(site: Site) -> dict[str, Dated[PlaceStanding]]:
    """Return how every province that ever was stands at any time, and the centre."""
    held = {unit for directive in site.corpus.directives.values() for unit in directive.units}
    return {slug: _standing(site, slug, held) for slug in (*vocabulary().territory.provinces, CENTRAL)}


def _standing(site: Site, province: str, held: set[str]) -> Dated[PlaceStanding]:
    """Return how a province stands at any time; ``held``: the units for which there are records."""
    territory = vocabulary().territory
    own = held - {CENTRAL}
    any_held = territory.in_force.map(lambda era: not own.isdisjoint(territory.units(province, era)))
    return combined(site.answers.regime(province), any_held, _stands)


def _stands(found: PlaceRegime, any_held: bool) -> PlaceStanding:
    told = regimes.words(found)
    if found.orders:
        return PlaceStanding(look(found.key), told, told, _is_nationwide(found), found.reported)
    return (
        PlaceStanding(_UNKNOWN, told) if any_held else PlaceStanding(_NONE_HELD, text(wording.inside(_NONE_HELD.name)))
    )


def _is_nationwide(found: PlaceRegime) -> bool:
    return not found.mixed and all(order.nationwide for order in found.orders)


def looks() -> tuple[Look, ...]:
    """Return every look that a province may have, in the order of lists and, from the lowest up, of the chart."""
    return (*map(look, vocabulary().regimes), MIXED, _UNKNOWN, _NONE_HELD)


def divisions(site: Site, found: Mapping[str, Dated[PlaceStanding]]) -> tuple[Division, ...]:
    """Return the map of every division, the one in force on the build's day first; ``found``: see :func:`standings`."""
    made = [_division(site, found, era) for era in vocabulary().territory.eras]
    return tuple(sorted(made, key=lambda division: division.key != site.era.key))


def name(era: Era) -> str:
    """Return how a division is called: by how many provinces there are."""
    return f"{len(vocabulary().territory.existing(era))} tỉnh, thành phố"


def _note(era: Era, now: Era) -> str:
    return "" if now is era else _LATER if now.number > era.number else _EARLIER


def _division(site: Site, standings: Mapping[str, Dated[PlaceStanding]], era: Era) -> Division:
    territory = vocabulary().territory
    tiles = territory.tiles[era.key]
    provinces = sorted({tile.province for tile in tiles}, key=lambda slug: sort_key(unit_name(slug)))
    own = {slug: standings[slug] for slug in provinces}
    reported = tally(standing.map(lambda now: now.reported) for standing in own.values()).map(lambda found: found[True])
    return Division(
        key=era.key,
        order=era.number,
        name=name(era),
        time=territorial_changes.period([era]),
        columns=max(tile.column for tile in tiles),
        rows=max(tile.row for tile in tiles),
        tiles=tuple(_tile(tile, standings[tile.province]) for tile in tiles),
        reported=reported,
        any_reported=reported.map(bool),
        groups=tuple(_groups(site, era.key, own, standings[CENTRAL])),
        note=territory.in_force.map(lambda now: _note(era, now)),
        in_force=territory.in_force.map(lambda now: now is era),
    )


def _tile(tile: Tile, standing: Dated[PlaceStanding]) -> TileItem:
    name = unit_name(tile.province)
    full = f"{tile.islands} ({name})" if tile.islands else name
    address = province_address(tile.province)

    def state(now: PlaceStanding) -> TileState:
        name = f"{full}: {plain(now.told)}"
        return TileState(address, tile.label, bool(tile.islands), now.look, now.reported, name)

    return TileItem(tile.column, tile.row, standing.map(state))


def _groups(
    site: Site, division: str, standings: Mapping[str, Dated[PlaceStanding]], country: Dated[PlaceStanding]
) -> Iterator[LookGroup]:
    """Yield every look that some province ever has, with the provinces that have it on the build's day."""
    boxes = {slug: standing.map(lambda now: f"{division} {now.look.key}") for slug, standing in standings.items()}
    counts = tally(boxes.values())
    items = [_item(slug, n, standing, boxes[slug]) for n, (slug, standing) in enumerate(standings.items())]
    for each in looks():
        if any(f"{division} {each.key}" in box.values for box in boxes.values()):
            yield _group(site, each, f"{division} {each.key}", items, counts, country)


def _group(
    site: Site, own: Look, box: str, items: list[PlaceItem], counts: Dated[Counter[str]], country: Dated[PlaceStanding]
) -> LookGroup:
    return LookGroup(
        look=own,
        box=box,
        count=counts.map(lambda found: found[box]),
        shown=counts.map(lambda found: found[box] > 0),
        nationwide=country.map(lambda now: now.detail if now.look == own else ()),
        places=tuple(item for item in items if item.place.box.on(site.today) == box),
    )


def _item(slug: str, order: int, standing: Dated[PlaceStanding], box: Dated[str]) -> PlaceItem:
    detail = standing.map(lambda now: () if now.nationwide else now.detail)
    return PlaceItem(province_address(slug), unit_name(slug), Boxed(box, order), detail)
