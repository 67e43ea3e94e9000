"""The regime of a place is told the same by its page, the map, the timeline, the data and ``status``, on any day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from archives import FROZEN
from small_corpus import small_corpus

from generator import cli
from generator.basics.periods import Span, day, instant, minute
from generator.basics.prose import plain
from generator.exports.day_tables import province_tables, regime_path
from generator.law.applicability import units
from generator.law.regimes import regime, regimes, regimes_by_district, words
from generator.law.validity import validities
from generator.law.wording import capitalised
from generator.site.pages import map as map_page
from generator.site.pages import provinces, timelines
from generator.site.pieces.context import Site
from generator.site.views.map import MapView
from generator.site.views.provinces import ProvinceView
from generator.site.views.timelines import Lane, TimelineIndexView
from generator.vocabulary.lists import CENTRAL, vocabulary

HERE = Path(__file__).parent
CASES = yaml.load((HERE / "regimes" / "cases.yaml").read_text("utf-8"), yaml.CBaseLoader)
DISTRICTS = yaml.load((HERE / "regimes" / "districts.yaml").read_text("utf-8"), yaml.CBaseLoader)
INVENTED = HERE / "cli" / "mixed"
"""Regimes of parts, of the whole country, of a merged province, from noon on, and without a known end."""
ARCHIVES = (pytest.param(FROZEN, id="frozen"), pytest.param(INVENTED, id="invented"))
TODAY = date(2026, 11, 23)
ORDERED = re.compile(r"(?:, |; tất cả )đến hết ngày [^,;]*, theo [^,;]*")
"""Until when, and on whose order."""


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_regime_is_claimed_only_while_it_is_known_to_apply(case: dict[str, Any]) -> None:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    found = [
        (span, regime) for span, regime in regimes(corpus, validities(corpus), "kien-giang").spans if regime.orders
    ]
    days = [[f"{edge.date()}" if edge else "" for edge in (span.start, span.end)] for span, _ in found]
    assert [[*edges, regime.key] for edges, (_, regime) in zip(days, found, strict=True)] == case["regimes"]


ASKED = [(case, *one) for case in DISTRICTS for one in case["says"]]


@pytest.mark.parametrize(("case", "on", "district", "wanted"), ASKED)
def test_each_district_has_the_regime_that_speaks_for_it(case: Any, on: str, district: str, wanted: str) -> None:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    known, asked = validities(corpus), None if district == "null" else district
    found = regime(corpus, known, case["place"], day(date.fromisoformat(on)), asked)
    assert ORDERED.sub("", plain(words(found))) == wanted
    by_district = regimes_by_district(corpus, known, case["place"])
    over_time = by_district[asked] if asked else regimes(corpus, known, case["place"])
    assert over_time.on(date.fromisoformat(on)) == found


@dataclass(frozen=True)
class Told:
    """All that tells of regimes, made once from an archive."""

    pages: Mapping[str, ProvinceView]
    tiles: Mapping[tuple[str, str], Any]
    lanes: Mapping[str, Lane]
    table: Mapping[str, Any]
    held: frozenset[str]


@cache
def told(archive: Path) -> Told:
    corpus, known = real.corpus(archive), real.validities(archive)
    site = Site(corpus, known, TODAY, "")
    pages = {slug: provinces.province(site, slug).view for slug in vocabulary().territory.provinces}
    [(_, make)] = timelines.jobs(site)
    [index_page] = make()
    maps, index = map_page.page(site).view, index_page.view
    assert isinstance(maps, MapView)
    assert isinstance(index, TimelineIndexView)
    names = {**{place.name: place.slug for place in vocabulary().territory.provinces.values()}, "Trung ương": CENTRAL}
    files = {file.path: json.loads(file.content) for file in province_tables(corpus, known)}
    return Told(
        pages={slug: view for slug, view in pages.items() if isinstance(view, ProvinceView)},
        tiles={
            (division.key, item.state.on(TODAY).address.split("/")[1]): item.state
            for division in maps.divisions
            for item in division.tiles
        },
        lanes={names[timeline.name]: timeline.lanes[0] for timeline in index.timelines},
        table={place: in_words(files[regime_path(place)]) for place in (CENTRAL, *vocabulary().territory.provinces)},
        held=frozenset(directive.unit for directive in corpus.directives.values()),
    )


def in_words(file: dict[str, Any]) -> Any:
    """Return the regimes of a place over time, each in the place of its number."""

    def told(flat: list[Any]) -> list[Any]:
        return [file["regimes"][each] if place % 2 else each for place, each in enumerate(flat)]

    found = file["regime"]
    return told(found) if isinstance(found, list) else {key: told(flat) for key, flat in found.items()}


def turns(archive: Path) -> list[datetime]:
    bearing = [validity for validity in real.validities(archive).values() if validity.measure.regime]
    return sorted({*vocabulary().territory.turns, *(turn for validity in bearing for turn in validity.turns)})


def days(archive: Path) -> Iterator[date]:
    """Yield the days on which a regime begins or ends somewhere, and those beside them."""
    yield from sorted({turn.date() + timedelta(days=step) for turn in turns(archive) for step in (-1, 0, 1)})


def expected(archive: Path, place: str, span: Span) -> str:
    return plain(words(regime(real.corpus(archive), real.validities(archive), place, span)))


def is_held(archive: Path, place: str, on: date) -> bool:
    return bool((told(archive).held - {CENTRAL}) & {*units(place, day(on))})


def picked(value: Any, key: str) -> Any:
    flat = value if isinstance(value, list) else value["t" if "T" in key else "d"]
    return [held for since, held in zip(flat[::2], flat[1::2], strict=True) if since <= key][-1]


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("place", [CENTRAL, *vocabulary().territory.provinces])
def test_the_data_say_what_the_law_says_and_with_links_the_same(archive: Path, place: str) -> None:
    for on in days(archive):
        found = picked(told(archive).table[place], on.isoformat())
        assert found["words"] == expected(archive, place, day(on)), on
        assert "".join(text for text, *_ in found["prose"]) == found["words"]
    for turn in turns(archive):
        found = told(archive).table[place]
        if isinstance(found, dict):
            assert picked(found, minute(turn))["words"] == expected(archive, place, instant(turn)), turn


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("place", vocabulary().territory.provinces)
def test_the_page_of_a_province_says_it(archive: Path, place: str) -> None:
    for on in days(archive):
        parts = {part.anchor: part for part in told(archive).pages[place].parts}
        part = parts.get("tu-01-7-2025" if on >= date(2025, 7, 1) else "den-30-6-2025", next(iter(parts.values())))
        if part.shown.on(on):
            verdict, wanted = part.verdict.on(on), expected(archive, place, day(on))
            found = regime(real.corpus(archive), real.validities(archive), place, day(on))
            if not found.orders:
                said = (verdict.headline, plain(verdict.regime))
                assert verdict.badge.key == "none-held" or any("không rõ" in words for words in said), on
            elif found.mixed:
                assert plain(verdict.regime) == f"{capitalised(wanted)}.", on
                assert all(order.regime.name in verdict.headline for order in found.orders), on
            else:
                name, _, by = wanted.partition(", theo ")
                assert verdict.headline.endswith(name.replace("hết ngày ", "hết ")), on
                assert plain(verdict.regime) == f"Theo {by}.", on


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("division", ["cu", "moi"])
def test_every_tile_says_it(archive: Path, division: str) -> None:
    tiles = {slug: state for (key, slug), state in told(archive).tiles.items() if key == division}
    assert len(tiles) == (63 if division == "cu" else 34)
    for slug, state in tiles.items():
        for on in days(archive):
            wanted = expected(archive, slug, day(on))
            if wanted == "không rõ" and not is_held(archive, slug, on):
                wanted = "chưa có văn bản"
            assert state.on(on).name.partition(": ")[2] == wanted, (slug, on)


@pytest.mark.parametrize("archive", ARCHIVES)
def test_every_lane_says_it_while_it_is_known_and_else_nothing(archive: Path) -> None:
    assert len(told(archive).lanes) >= 2
    for unit, lane in told(archive).lanes.items():
        for turn in turns(archive):
            for at in (turn - timedelta(minutes=1), turn, turn + timedelta(days=1)):
                found = [span for span in lane.spans if span.stretch.since <= minute(at) < (span.stretch.until or "9")]
                wanted = expected(archive, unit, instant(at))
                assert [plain(span.regime) for span in found] == ([] if wanted == "không rõ" else [wanted]), (unit, at)


@pytest.mark.parametrize("archive", ARCHIVES)
def test_status_says_it(archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # So that the archive is read once, not at every call.
    monkeypatch.setattr(cli.repository, "read", cache(cli.repository.read))
    monkeypatch.setattr(cli, "validities", lambda corpus, grace: real.validities(archive))
    for place in (CENTRAL, *vocabulary().territory.provinces):
        for on in sorted({turn.date() for turn in turns(archive)}):
            assert cli.main(["status", "--directives", str(archive), "--province", place, "--on", str(on)]) == 0
            said = capsys.readouterr().out.splitlines()[1]
            assert said == f"Chế độ: {expected(archive, place, day(on))}", (place, on)


@pytest.mark.parametrize(
    ("place", "on", "wanted"),
    [
        ("ha-noi", "2021-08-01", "Chỉ thị 15, đến hết ngày 31/8/2021, theo Chỉ thị 3/CT-TTg"),
        (
            "kien-giang",
            "2021-08-12",
            "hỗn hợp: thành phố Phú Quốc theo Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 2/QĐ-UBND; "
            "các huyện còn lại theo Chỉ thị 19, đến hết ngày 20/8/2021, theo Quyết định 2/QĐ-UBND",
        ),
        (
            "kien-giang",
            "2021-09-10",
            "hỗn hợp: thành phố Phú Quốc theo Chỉ thị 16; các huyện, thành phố còn lại theo Chỉ thị 15; "
            "tất cả chưa rõ ngày kết thúc, theo Quyết định 4/QĐ-UBND",
        ),
        ("an-giang", "2025-06-30", "không rõ"),
        (
            "an-giang",
            "2025-07-01",
            "hỗn hợp: Kiên Giang ở cấp độ 1 (xanh), đến hết ngày 20/7/2025, theo Quyết định 5/QĐ-UBND; "
            "nơi khác không rõ",
        ),
        ("kien-giang", "2025-07-01", "Cấp độ 1 (xanh), đến hết ngày 20/7/2025, theo Quyết định 5/QĐ-UBND"),
        ("an-giang", "2025-07-06", "Cấp độ 2 (vàng), không ghi ngày kết thúc, theo Quyết định 6/QĐ-UBND"),
    ],
)
def test_in_words(place: str, on: str, wanted: str) -> None:
    assert expected(INVENTED, place, day(date.fromisoformat(on))) == wanted
