"""The map as a view: what each look means, and that map and list say the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_corpus import small_corpus

from generator.basics.prose import plain
from generator.law.validity import validities
from generator.site.pages import map as map_page
from generator.site.pieces.context import Site
from generator.site.views.map import Division, MapView
from generator.vocabulary.lists import vocabulary

CASES = yaml.load((Path(__file__).parent / "map" / "looks.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)


def view(records: Any, today: date) -> MapView:
    corpus, errors = small_corpus(records)
    assert errors == []
    made = map_page.page(Site(corpus, validities(corpus), today, "")).view
    assert isinstance(made, MapView)
    return made


def shown(division: Division, on: date) -> dict[str, tuple[str, str]]:
    """Look and words of every province; its archipelago must look the same."""
    found: dict[str, tuple[str, str]] = {}
    for tile in (item.state.on(on) for item in division.tiles):
        slug = tile.address.split("/")[1]
        words = tile.name.partition(": ")[2]
        assert found.setdefault(slug, (tile.look.key, words)) == (tile.look.key, words)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
@pytest.mark.parametrize("built", [date(2020, 1, 1), date(2026, 11, 23)], ids=["built before", "built later"])
def test_looks(case: dict[str, Any], built: date) -> None:
    divisions = view(case["records"], built).divisions
    found: dict[str, tuple[str, str]] = {}
    for division in divisions:
        found |= shown(division, date.fromisoformat(case["on"]))
    assert {look for look, _ in found.values()} == {case["all"]} if "all" in case else True
    looks = {slug: tuple(told) for slug, told in case.get("looks", {}).items()}
    assert {slug: found[slug] for slug in looks} == looks


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_list_and_the_counts_say_what_the_tiles_say(case: dict[str, Any]) -> None:
    on = date.fromisoformat(case["on"])
    for division in view(case["records"], on).divisions:
        tiles = {slug: look for slug, (look, _) in shown(division, on).items()}
        listed = {place.address.split("/")[1]: g.look.key for g in division.groups for place in g.places}
        counts = {g.look.key: g.count.on(on) for g in division.groups if g.shown.on(on)}
        assert listed == tiles
        assert counts == {look: list(tiles.values()).count(look) for look in set(tiles.values())}


@pytest.mark.parametrize(("today", "first"), [(date(2025, 6, 30), "cu"), (date(2025, 7, 1), "moi")])
def test_the_division_in_force_comes_first(today: date, first: str) -> None:
    made = view({}, today)
    assert made.divisions[0].key == first
    assert made.in_force.on(today).key == first
    noted = {division.key: bool(division.note.on(today)) for division in made.divisions}
    assert noted == {"cu": first == "moi", "moi": first == "cu"}


def test_a_nationwide_order_is_told_once() -> None:
    case = next(case for case in CASES if "nationwide regime holds in every" in case["name"])
    on = date.fromisoformat(case["on"])
    (group,) = (g for g in view(case["records"], on).divisions[0].groups if g.shown.on(on))
    assert plain(group.nationwide.on(on)).endswith("theo Chỉ thị 16/CT-TTg")
    assert len(group.places) == 63
    assert not any(place.detail.on(on) for place in group.places)


def test_no_two_looks_differ_by_colour_alone() -> None:
    issued = {"number": "1/CT-UBND", "issued": "2021-08-01"}
    records = {
        f"{province}/1-ct-ubnd-2021": {**issued, "measures": [{"id": "a", "regime": regime}]}
        for province, regime in zip(vocabulary().territory.provinces, vocabulary().regimes, strict=False)
    }
    looks = [group.look for group in view(records, date(2021, 8, 10)).divisions[0].groups]
    assert {look.key for look in looks} >= {*vocabulary().regimes, "unknown", "none-held"}
    assert len({look.mark for look in looks}) == len(looks)
