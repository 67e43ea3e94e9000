"""What the centre orders for provinces by name stands where these are told of, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from made import data_files, site_of
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.basics.prose import plain
from generator.exports import feeds
from generator.law.applicability import answer
from generator.site.pages import changes, directives, provinces
from generator.site.pages import map as map_page
from generator.site.pieces import search_tables
from generator.site.pieces.context import Site
from generator.site.search_index import Share
from generator.site.views.provinces import ProvincePart

TODAY = date(2021, 7, 25)
ORDER = "trung-uong/969-ttg-kgvx-2021"
REGIME = {"id": "a", "topics": ["che-do"], "for": ["nguoi-dan"], "regime": "ct-16", "from": "2021-07-19"}
RECORDS: dict[str, dict[str, Any]] = {
    ORDER: {
        "type": "cong-van",
        "number": "969/TTg-KGVX",
        "issued": "2021-07-17",
        "measures": [
            {**REGIME, "provinces": ["kien-giang", "an-giang", "can-tho"]},
            {**REGIME, "id": "b", "regime": "ct-15", "provinces": ["son-la"]},
        ],
    },
    "can-tho/7-qd-ubnd-2021": {"type": "quyet-dinh", "number": "7/QĐ-UBND", "issued": "2021-07-23"},
    "ca-mau/1-qd-ubnd-2021": {"type": "quyet-dinh", "number": "1/QĐ-UBND", "issued": "2021-07-01"},
}
LATER = {"id": "a", "topics": ["che-do"], "for": ["nguoi-dan"], "regime": "ct-15", "from": "2021-07-24"}
RECORDS["can-tho/7-qd-ubnd-2021"]["measures"] = [LATER]
HEADLINE, BY = "Giãn cách theo Chỉ thị 16, chưa rõ ngày kết thúc", "Theo Công văn 969/TTg-KGVX."


@pytest.fixture(scope="module")
def site() -> Site:
    corpus, errors = small_corpus(RECORDS)
    assert not errors
    return site_of(corpus, TODAY)


def part(site: Site, province: str) -> ProvincePart:
    """The part of a province's page that tells of the time before the reorganisation of 2025."""
    view: Any = provinces.province(site, province).view
    found: ProvincePart = view.parts[-1]
    return found


def listed(of: ProvincePart) -> Iterator[tuple[str, str]]:
    """State and source of every measure on a part, as on the day of the build."""
    for box in of.boxes:
        for group in box.groups:
            yield from ((item.badge.on(TODAY).key, item.source.address) for item in group.measures)


def documents(of: ProvincePart) -> list[str]:
    return [row.document.address for row in of.timeline.rows] if of.timeline else []


@pytest.mark.parametrize(
    ("province", "states"),
    [
        ("kien-giang", {f"{ORDER}#a": "applying"}),
        ("son-la", {f"{ORDER}#b": "applying"}),
        ("can-tho", {f"{ORDER}#a": "unconfirmed", "can-tho/7-qd-ubnd-2021#a": "applying"}),
        ("ha-noi", {}),
        ("trung-uong", {f"{ORDER}#a": "applying", f"{ORDER}#b": "applying"}),
    ],
)
def test_status_has_it_in_these_alone(site: Site, province: str, states: dict[str, str]) -> None:
    rows = answer(site.corpus, site.validities, province, day(TODAY))
    assert {row.id: row.state for row in rows} == states


def test_a_province_that_it_names_tells_of_it_though_nothing_else_is_held(site: Site) -> None:
    told = part(site, "kien-giang")
    verdict = told.verdict.on(TODAY)
    assert (verdict.headline, plain(verdict.regime)) == (HEADLINE, BY)
    assert documents(told) == [f"van-ban/{ORDER}/"]
    assert told.nationwide == ()
    assert [state for state, _ in listed(told)] == ["applying"]
    assert told.timeline
    assert [lane.spans[0].key for lane in told.timeline.lanes] == ["ct-16"]
    assert [change.unit.text for changed in told.changes for change in changed.changes] == ["Trung ương"]


def test_where_the_province_ordered_something_later_it_stands_as_it_is_there(site: Site) -> None:
    told = part(site, "can-tho")
    assert sorted(listed(told)) == [
        ("applying", "van-ban/can-tho/7-qd-ubnd-2021/#bp-a"),
        ("unconfirmed", f"van-ban/{ORDER}/#bp-a"),
    ]
    assert told.verdict.on(TODAY).headline.startswith("Giãn cách theo Chỉ thị 15")


def test_one_that_it_does_not_name_knows_nothing_of_it(site: Site) -> None:
    told = part(site, "ha-noi")
    assert told.verdict.on(TODAY).badge.key == "none-held"
    assert (told.nationwide, told.boxes, told.timeline, told.changes) == ((), (), None, ())


def test_what_the_provinces_became_shows_it_in_a_part(site: Site) -> None:
    view: Any = provinces.province(site_of(site.corpus, date(2026, 11, 23)), "an-giang").view
    now, before = view.parts
    verdict = before.verdict.on(TODAY)
    assert (verdict.headline, plain(verdict.regime)) == (HEADLINE, BY)
    assert documents(now) == [f"van-ban/{ORDER}/"]
    assert [source for _, source in listed(now)] == [f"van-ban/{ORDER}/#bp-a"]


def test_the_map_has_it_in_these_alone(site: Site) -> None:
    view: Any = map_page.page(site).view
    before = next(division for division in view.divisions if division.key == "cu")
    looks = {tile.state.on(TODAY).address.split("/")[1]: tile.state.on(TODAY).look.key for tile in before.tiles}
    named = {"kien-giang": "ct-16", "an-giang": "ct-16", "can-tho": "ct-15", "son-la": "ct-15"}
    assert {slug: look for slug, look in looks.items() if look != "none-held"} == {**named, "ca-mau": "unknown"}


def test_its_own_page_names_the_provinces_and_where_it_stands_otherwise(site: Site) -> None:
    [page] = directives.pages(site, [site.corpus.directives[ORDER]])
    view: Any = page.view
    first, second = (measure for group in view.measures for measure in group.measures)
    assert (first.where, second.where) == ("Kiên Giang, An Giang, Cần Thơ", "Sơn La")
    told = [*view.state.on(TODAY).why, *first.why.on(TODAY)]
    assert "Không như nhau ở mọi tỉnh: chưa xác nhận ở Cần Thơ." in told


def test_changes_can_be_narrowed_to_them(site: Site) -> None:
    [(_, _, make)] = changes.jobs(site)
    [page] = make()
    view: Any = page.view
    told = {
        change.unit_key
        for month in view.months
        for found in month.days
        for change in found.changes
        if change.unit.text == "Trung ương"
    }
    assert told == {"kien-giang an-giang can-tho son-la"}


def test_search_finds_it_by_their_names(site: Site) -> None:
    shares = [one for one in search_tables.of_unit(site, "trung-uong") if isinstance(one, Share)]
    [card] = [json.loads(card) for share in shares for card in share.cards]
    assert {"Kiên Giang", "An Giang", "Cần Thơ", "Sơn La"} <= {*card["w"]}


def test_only_their_feeds_carry_it(site: Site) -> None:
    news = feeds.newest(site.corpus, site.corpus.directives.values(), "https://mau.example/")
    found = {one.path: one.content for one in feeds.feeds(news, "https://mau.example/")}
    carrying = {path for path, content in found.items() if path.endswith("feed.json") and "969" in content}
    assert carrying == {f"tinh/{slug}/feed.json" for slug in ("kien-giang", "an-giang", "can-tho", "son-la")} | {
        "feed.json"
    }
    assert len(json.loads(found["tinh/kien-giang/feed.json"])["items"]) == 1


def test_a_feed_has_the_newest_for_its_province_however_many_newer_there_are_for_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feeds, "MOST", 1)
    older = {"issued": "2021-06-01", "measures": [{**REGIME, "provinces": ["ha-noi"]}]}
    corpus, errors = small_corpus({ORDER: RECORDS[ORDER], "trung-uong/1-ct-ttg-2021": older})
    assert not errors
    found = {one.path: one.content for one in data_files(corpus, TODAY, "https://mau.example/")}
    carrying = {path for path, content in found.items() if path.endswith("feed.json") and "1-ct-ttg-2021" in content}
    assert carrying == {"tinh/ha-noi/feed.json"}
