"""The map played day by day, its chart, and what may be taken from it; and the lanes of all provinces elsewhere."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import built
import pytest
from playwright.sync_api import Locator, Page, expect
from reader import NewContext, settle, widen_font

A_DAY = 143
"""Milliseconds for which each day is seen."""
SVG = "{http://www.w3.org/2000/svg}"
PLAY, STOP, NEXT = "Chạy từng ngày", "Dừng", "Sang thay đổi sau"


def open_map(page: Page, address: str, day: str) -> None:
    """Open the map of a day; from then on time stands still unless a test lets it pass."""
    page.clock.install(time=built.DAY)
    page.goto(f"{address}ban-do/?ngay={day}")
    settle(page)
    expect(button(page, f"{PLAY}|{NEXT}")).to_be_enabled()
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile(r"^\d\d/"))
    page.clock.pause_at(built.DAY + 3600)


def button(page: Page, name: str) -> Locator:
    return page.locator(".player").get_by_role("button", name=re.compile(f"^({name})$"))


def play(page: Page) -> None:
    """Press the button; what plays the map comes only then."""
    button(page, PLAY).click()
    expect(page.locator(".player")).to_have_class("player playing")


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Ngày trên thanh thời gian")


def day_of(page: Page) -> str:
    """Return the day that stands in the address."""
    return parse_qs(urlsplit(page.url).query)["ngay"][0]


def look_of(page: Page, slug: str) -> str:
    return str(page.locator(f"svg.tiles:visible a[href*='tinh/{slug}/']").first.get_attribute("class"))


def heard(page: Page) -> Locator:
    return page.locator(".story > [role=status]")


def test_it_plays_from_the_day_shown_until_it_is_stopped(page: Page, address: str) -> None:
    open_map(page, address, "2021-08-24")
    assert look_of(page, "kien-giang") == "tile ct-16"
    play(page)
    page.clock.run_for(A_DAY * 3)
    expect(page.locator(".at-day")).to_have_text("27/8/2021")
    expect(page.locator("#ngay")).to_have_value("27/8/2021")
    assert look_of(page, "kien-giang") == "tile unknown"
    assert day_of(page) == "2021-08-24"
    expect(heard(page)).to_be_empty()
    button(page, STOP).click()
    page.clock.run_for(A_DAY * 5)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-08-27")
    expect(heard(page)).to_contain_text("Bản đồ ngày 27/8/2021. ")
    expect(button(page, PLAY)).to_be_focused()


def test_it_never_starts_by_itself(page: Page, address: str) -> None:
    open_map(page, address, "2021-08-14")
    page.clock.run_for(10_000)
    expect(page.locator(".at-day")).to_have_text("14/8/2021")
    assert day_of(page) == "2021-08-14"


def test_it_ends_with_the_last_year_and_begins_again_with_the_first(page: Page, address: str) -> None:
    open_map(page, address, "2021-12-29")
    play(page)
    page.clock.run_for(A_DAY * 9)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-12-31")
    play(page)
    page.clock.run_for(A_DAY)
    expect(page.locator(".at-day")).to_have_text("02/01/2020")
    expect(page.locator("#ban-do-cu")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_map_and_chart_stay_in_place_while_it_plays(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_map(page, address, "2021-07-10")
    places = []
    play(page)
    for _ in range(12):
        page.clock.run_for(A_DAY)
        places.append(
            page.locator("svg.tiles:visible, .chart").evaluate_all(
                "all => all.map(one => one.offsetTop ?? one.getBoundingClientRect().top)"
            )
        )
    assert len({tuple(each) for each in places}) == 1


def test_a_link_leads_to_the_day_that_is_seen(page: Page, address: str) -> None:
    open_map(page, address, "2021-08-10")
    play(page)
    page.clock.run_for(A_DAY * 2)
    page.locator(".groups.chosen").get_by_role("link", name="Kiên Giang", exact=True).click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-12")


def test_another_day_chosen_by_hand_ends_it(page: Page, address: str) -> None:
    open_map(page, address, "2021-08-14")
    play(page)
    page.clock.run_for(A_DAY * 3)
    page.get_by_role("button", name="Về thay đổi trước").click()
    page.clock.run_for(A_DAY * 9)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-08-16")
    expect(button(page, PLAY)).to_be_visible()
    expect(page.locator(".at-day")).to_have_text("16/8/2021")


def test_where_other_days_do_not_come_it_stops_and_says_so(page: Page, address: str) -> None:
    page.route("**/trang-thai.json*", lambda route: route.abort())
    page.clock.install(time=built.DAY)
    page.goto(f"{address}ban-do/")
    button(page, PLAY).click()
    expect(page.get_by_text("Không tải được dữ liệu của ngày khác.")).to_be_visible()
    page.get_by_role("button", name="Xem ngày 23/11/2026").click()
    expect(button(page, PLAY)).to_be_visible()


def test_the_keyboard_moves_and_plays_it(page: Page, address: str) -> None:
    open_map(page, address, "2021-08-14")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.clock.run_for(100)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-08-16")
    expect(slider(page)).to_have_attribute("aria-valuetext", "16/8/2021")
    expect(slider(page)).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator(".player")).to_have_class("player playing")
    page.clock.run_for(A_DAY * 2)
    page.keyboard.press(" ")
    page.clock.run_for(100)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-08-18")


def test_who_asked_for_less_motion_goes_from_change_to_change(new_context: NewContext, address: str) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    open_map(page, address, "2021-08-10")
    button(page, NEXT).click()
    page.clock.run_for(A_DAY * 9)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2021-08-16")
    page.goto(f"{address}ban-do/")
    button(page, NEXT).click()
    page.clock.run_for(A_DAY * 9)
    expect(page).to_have_url(f"{address}ban-do/?ngay=2020-01-01")


def test_a_click_in_the_chart_leads_to_its_day(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    settle(page)
    drawing = page.locator(".chart .drawing")
    width = drawing.evaluate("chart => chart.getBoundingClientRect().width")
    drawing.click(position={"x": width / 2, "y": 40})
    expect(page).to_have_url(re.compile("ngay=(2020-12-3[01]|2021-01-0[12])$"))
    settle(page)
    at = float(page.locator(".chart .at").get_attribute("x1", timeout=1000).rstrip("%"))  # type: ignore[union-attr]
    assert at == pytest.approx(50, abs=0.2)


def test_a_listener_hears_the_provinces_under_each_regime(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    settle(page)
    expect(heard(page)).to_be_empty()
    page.get_by_role("button", name="Tới thay đổi sau").click()
    expect(heard(page)).to_have_text(
        re.compile(
            r"^Bản đồ ngày 16/8/2021\. Chỉ thị 16, 1 tỉnh: Kiên Giang\. "
            r".*Không rõ chế độ, \d+ tỉnh\. Chưa có văn bản, \d+ tỉnh\.$"
        )
    )


def taken(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button that gives a file; return the file's name and what is in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_for_an_article_stands_by_itself(new_context: NewContext, address: str, scheme: str) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    settle(page)
    name, drawn = taken(page, "Tải hình vẽ (SVG)")
    assert name == "ban-do_cu_2021-08-10.svg"
    root = ElementTree.fromstring(drawn)
    words = [element.text for element in root.iter(f"{SVG}text")]
    for told in (
        "Chế độ phòng dịch ở 63 tỉnh, thành phố",
        "Ngày 10/8/2021",
        "Chỉ thị 16: 1 tỉnh",
        "Nguồn: Công Khai, dữ liệu kho ngày 23/11/2026",
        f"{address}ban-do/?ngay=2021-08-10",
    ):
        assert told in words
    assert words.count("CT 16") == 2
    assert root.get("font-family") == "sans-serif"
    attributes = [pair for element in root.iter() for pair in element.attrib.items()]
    assert not [
        pair for pair in attributes if pair[0] in ("class", "style", "href") or "var(" in pair[1] or "url(" in pair[1]
    ]
    assert ("fill", "rgb(75, 46, 131)") in attributes
    assert ("fill", "rgb(21, 32, 42)") in attributes
    assert page.evaluate("document.documentElement.dataset.theme") is None


@pytest.mark.parametrize("key", ["cu", "moi"])
def test_no_word_of_a_drawing_runs_out_of_it(page: Page, address: str, key: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10&ban-do={key}")
    settle(page)
    _, drawn = taken(page, "Tải hình vẽ (SVG)")
    page.set_content(drawn.decode().partition("?>")[2])
    widen_font(page)
    right = """all => all.map(
      each => each.getBoundingClientRect().right - each.ownerSVGElement.getBoundingClientRect().left)"""
    width = int(str(page.locator("svg").get_attribute("width")))
    assert max(page.locator("text").evaluate_all(right)) < width


def test_a_picture_for_an_article_is_twice_as_large_as_the_drawing(page: Page, address: str) -> None:
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    settle(page)
    _, drawn = taken(page, "Tải hình vẽ (SVG)")
    root = ElementTree.fromstring(drawn)
    name, picture = taken(page, "Tải ảnh (PNG)")
    assert name == "ban-do_cu_2021-08-10.png"
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))


def test_the_link_names_the_day_that_is_shown(new_context: NewContext, address: str) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}ban-do/")
    settle(page)
    page.get_by_role("button", name="Sao chép liên kết tới ngày này").click()
    expect(page.get_by_text("Đã sao chép.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}ban-do/?ngay=2026-11-23"


@pytest.mark.parametrize("where", ["dong-thoi-gian/", "so-sanh/"])
def test_every_province_has_a_lane_whose_name_stays_in_sight(page: Page, address: str, where: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}{where}?ngay=2021-08-10")
    settle(page)
    lanes = page.locator(".lanes ol li")
    expect(lanes).to_have_count(63)
    name = lanes.get_by_role("link", name="Kiên Giang", exact=True)
    expect(lanes.filter(has_text="Kiên Giang")).to_contain_text("chỉ thị 16")
    region = page.locator(".lanes .scroll")
    shown = region.evaluate("one => one.scrollLeft")
    assert shown > 300, "the chosen day is in sight"
    before = name.bounding_box()
    region.evaluate("one => { one.scrollLeft = 0 }")
    assert name.bounding_box() == before


def test_the_comparison_draws_the_lanes_of_the_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}so-sanh/?tinh=kien-giang,son-la&ngay=2021-08-10")
    settle(page)
    expect(page.locator(".lanes ol li:visible")).to_have_count(2)
    page.get_by_role("button", name="Bỏ tỉnh Sơn La").click()
    expect(page.locator(".lanes ol li:visible")).to_have_count(1)
    page.get_by_role("button", name="Bỏ tỉnh Kiên Giang").click()
    expect(page.locator(".lanes ol li:visible")).to_have_count(63)
