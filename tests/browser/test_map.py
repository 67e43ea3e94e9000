"""The map in a browser: on any day it says what the core says, in both divisions, and leads where it should."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import real
from playwright.sync_api import Locator, Page, expect
from reader import FIELD, NewContext, choose_day, widen_font
from tiles import TILES, expected_look

from generator.law import wording
from generator.vocabulary.lists import vocabulary

KIEN_GIANG = "Kiên Giang: Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 1903/QĐ-UBND"
LISTED = """groups => [...groups.querySelectorAll('section:not([hidden]) li')].map(item => [
  item.querySelector('a').getAttribute('href').match(/tinh\\/([^/]+)\\//)[1],
  item.closest('section').querySelector('h3').id.replace(/^(cu|moi)-/, ''),
])"""


def telling_days() -> list[date]:
    """Return the days on which a regime begins or ends somewhere, those before, and days between and around."""
    bearing = [validity for validity in real.validities().values() if validity.measure.regime]
    turns = {edge.date() for validity in bearing for edge in (*validity.turns, *vocabulary().territory.turns)}
    near = {turn + timedelta(days=step) for turn in turns for step in (-1, 0, 9)}
    return sorted(near | {date(1990, 1, 1), date(2021, 8, 10), date(2021, 8, 26), date(2031, 1, 1)})


def show(page: Page, on: date) -> None:
    """Choose a day in the open page."""
    choose_day(page, on)
    expect(page.locator(".day .note")).to_contain_text(f"ngày {wording.day(on)},")


def division(page: Page, key: str) -> Locator:
    return page.locator(f"#ban-do-{key}")


def tile(page: Page, name: str) -> Locator:
    return page.locator(".tiles").get_by_role("link", name=name, exact=True)


def switch(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Cách chia tỉnh").get_by_role("link", name=name)


def test_on_any_day_both_maps_and_lists_say_what_the_core_says(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/")
    days = telling_days()
    for on in days if os.environ.get("SOAK") else [*days[::4], date(2021, 8, 10), date(2021, 8, 26)]:
        show(page, on)
        for key, count in (("cu", 63), ("moi", 34)):
            tiles: list[dict[str, Any]] = division(page, key).locator("svg.tiles").evaluate(TILES)
            assert {each["slug"]: each["look"] for each in tiles} == {
                each["slug"]: expected_look(each["slug"], on) for each in tiles
            }
            assert len(tiles) == count + 2
            listed = page.locator(f".groups[data-division={key}]").evaluate(LISTED)
            assert sorted(map(tuple, listed)) == sorted({(each["slug"], each["look"]) for each in tiles})


def test_a_tile_says_all_and_leads_to_its_province_on_that_day(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(tile(page, KIEN_GIANG)).to_have_class("tile ct-16")
    tile(page, KIEN_GIANG).click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Kiên Giang")


def test_in_april_2020_one_regime_held_in_the_whole_country(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2020-04-10")
    old = division(page, "cu")
    expect(old.locator(".looks li:visible")).to_have_text("CT 16Chỉ thị 16 63")
    expect(old.locator("a.tile.ct-16")).to_have_count(65)
    expect(page.locator(".groups section:visible")).to_contain_text("Cả nước: Chỉ thị 16, đến hết ngày 15/4/2020")


def test_unknown_is_not_the_same_as_nothing_held(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-26")
    expect(tile(page, "Kiên Giang: không rõ")).to_have_class("tile unknown")
    expect(tile(page, "Hà Nội: chưa có văn bản")).to_have_class("tile none-held")
    borders = [
        page.locator(f"#ban-do-cu a.{look} rect").first.evaluate("rect => getComputedStyle(rect).strokeDasharray")
        for look in ("unknown", "none-held")
    ]
    assert len({*borders, "none"}) == 3


@pytest.mark.parametrize(
    ("islands", "province", "slug"),
    [("Quần đảo Hoàng Sa", "Đà Nẵng", "da-nang"), ("Quần đảo Trường Sa", "Khánh Hòa", "khanh-hoa")],
)
@pytest.mark.parametrize("query", ["?ban-do=cu&ngay=2020-04-10", "?ban-do=moi"])
def test_the_archipelagos_belong_to_their_provinces(
    page: Page, address: str, islands: str, province: str, slug: str, query: str
) -> None:
    page.goto(f"{address}ban-do/{query}")
    expect(page.locator(".day .note")).to_contain_text("Đang xem")
    found = page.locator("svg.tiles:visible").get_by_role("link", name=f"{islands} ({province}): ")
    own = page.locator("svg.tiles:visible").get_by_role("link", name=f"{province}: ")
    expect(found).to_be_visible()
    assert found.get_attribute("class") == own.get_attribute("class")
    assert urlsplit(found.evaluate("tile => String(new URL(tile.href.baseVal, location))")).path.endswith(
        f"/tinh/{slug}/"
    )


def test_the_division_follows_the_day_until_the_reader_chooses(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/")
    expect(division(page, "moi")).to_be_visible()
    expect(division(page, "cu")).to_be_hidden()
    show(page, date(2021, 8, 10))
    expect(division(page, "cu")).to_be_visible()
    expect(division(page, "moi")).to_be_hidden()
    expect(page.get_by_text("Khi ấy cả nước có 63 tỉnh, thành phố")).to_be_visible()
    switch(page, "34 tỉnh, thành phố").click()
    expect(division(page, "moi")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {"ngay": ["2021-08-10"], "ban-do": ["moi"]}
    show(page, date(2021, 8, 12))
    expect(division(page, "moi")).to_be_visible()
    expect(switch(page, "34 tỉnh, thành phố")).to_have_attribute("aria-current", "true")
    expect(page.get_by_text("không tính các tỉnh sau này mới sáp nhập vào")).to_be_visible()
    page.reload()
    expect(division(page, "moi")).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("12/8/2021")


def test_an_address_that_names_no_map_shows_the_one_in_force(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ban-do=la")
    expect(division(page, "moi")).to_be_visible()
    expect(division(page, "cu")).to_be_hidden()


def test_a_step_leads_to_the_next_day_on_which_the_map_changes(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(tile(page, KIEN_GIANG)).to_be_visible()
    page.get_by_role("button", name="Tới thay đổi sau").click()
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-08-16")
    expect(tile(page, KIEN_GIANG)).to_have_count(0)
    expect(page.locator("svg.tiles:visible").get_by_role("link", name="Kiên Giang: Chỉ thị 16, ")).to_be_visible()
    page.get_by_role("button", name="Về thay đổi trước").click()
    expect(tile(page, KIEN_GIANG)).to_be_visible()


def test_without_scripts_both_maps_are_there_for_the_day_of_the_build(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}ban-do/")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        [
            "34 tỉnh, thành phố (từ 01/7/2025)",
            "63 tỉnh, thành phố (đến 30/6/2025)",
            "Bao nhiêu tỉnh theo chế độ nào, 2020–2021",
            "34 tỉnh, thành phố: từng tỉnh",
            "63 tỉnh, thành phố: từng tỉnh",
        ]
    )
    expect(page.locator(".told")).to_contain_text("Mọi điều dưới đây là của ngày 23/11/2026", use_inner_text=True)
    for key in ("cu", "moi"):
        expect(division(page, key).locator("svg.tiles")).to_be_visible()
        expect(division(page, key).locator(".looks li:visible")).to_have_count(2)
    switch(page, "63 tỉnh, thành phố").click()
    expect(division(page, "cu")).to_be_in_viewport()
    division(page, "cu").get_by_role("link", name="Sơn La: không rõ").click()
    expect(page).to_have_url(f"{address}tinh/son-la/")


def test_when_scripts_fail_to_load_either_map_can_be_reached(page: Page, address: str) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}ban-do/")
    expect(division(page, "moi")).to_be_visible()
    switch(page, "63 tỉnh, thành phố").click()
    expect(division(page, "cu")).to_be_visible()


def test_the_keyboard_walks_the_tiles_from_north_to_south_and_is_seen(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(tile(page, KIEN_GIANG)).to_be_visible()
    switch(page, "34 tỉnh, thành phố").focus()
    walked = []
    for _ in range(4):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.textContent.split(':')[0]"))
    assert walked == ["Hà Giang", "Cao Bằng", "Lai Châu", "Lào Cai"]
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "7px"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}tinh/lao-cai/?ngay=2021-08-10")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("key", ["cu", "moi"])
def test_tiles_can_be_hit_and_names_fit_in_them(page: Page, address: str, width: int, key: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}ban-do/?ngay=2020-04-10&ban-do={key}")
    drawn = division(page, key)
    expect(drawn.locator("a.tile.ct-16").first).to_be_visible()
    sizes = drawn.locator("a.tile rect").evaluate_all("all => all.map(each => each.getBoundingClientRect().toJSON())")
    assert all(min(size["width"], size["height"]) >= 24 for size in sizes)
    assert all(size["left"] >= 0 and size["right"] <= width for size in sizes)
    expect_words_in_tiles(page)
    widen_font(page)
    expect_words_in_tiles(page)


def expect_words_in_tiles(page: Page) -> None:
    """No word of a tile, on the map or beside the meaning of its look, reaches over the tile's frame."""
    broad = """all => all.filter(each => each.checkVisibility()).map(each => [each.textContent, each.getBBox().width])
      .filter(([words, width]) => width > 94)"""
    assert page.locator(".tile text").evaluate_all(broad) == []
