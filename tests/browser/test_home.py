"""Home answers for the reader's own province, kept on the reader's device only, and shows the country on any day."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from reader import NewContext, jumps, settle, watch_jumps
from tiles import TILES, expected_look

PHONE = {"width": 360, "height": 640}
KEPT = "localStorage.getItem('cong-khai-tinh')"
ANSWER = ".of-place .answer"
LIGHT = 10_000
"""So many compressed bytes the answer of a province has at most."""
DAYS = ["2021-08-10", "2021-08-16T00:00", "2025-06-30", "2025-07-01", ""]
PLACES = ["kien-giang", "an-giang", "son-la", "ha-noi"]


def opened(page: Page, address: str, day: str = "") -> Page:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}{f'?ngay={day}' if day else ''}")
    settle(page)
    return page


def choose(page: Page, name: str) -> None:
    page.get_by_label("Tỉnh, thành phố của bạn").select_option(name)


def told(page: Page, where: str) -> str:
    """Return what the first answer that is shown there says."""
    return page.locator(f"{where} .answer:visible").first.inner_text()


def bottom(page: Page, where: str) -> float:
    box = page.locator(where).first.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_whoever_chooses_is_answered_on_the_first_screen(page: Page, address: str) -> None:
    opened(page, address, "2021-08-10")
    assert bottom(page, "form.own select") <= PHONE["height"]
    choose(page, "Kiên Giang")
    expect(page.locator(ANSWER)).to_contain_text("Chỉ thị 16")
    expect(page.locator(".kept")).to_have_text("Chỉ lưu trên máy này.")
    expect(page.locator(".of-country")).to_be_hidden()
    assert bottom(page, ANSWER) <= PHONE["height"]


@pytest.mark.parametrize("slug", PLACES)
def test_home_says_what_the_page_of_the_province_says_on_any_day(page: Page, address: str, slug: str) -> None:
    for day in DAYS:
        query = f"?ngay={day}" if day else ""
        page.goto(f"{address}tinh/{slug}/{query}")
        settle(page)
        wanted = told(page, "main")
        page.goto(f"{address}{query}")
        choose(page, f"tinh/{slug}/")
        expect(page.locator(ANSWER)).to_be_visible()
        assert told(page, ".of-place") == wanted, day


def test_it_is_kept_until_the_reader_forgets_it(page: Page, address: str) -> None:
    opened(page, address)
    choose(page, "Kiên Giang")
    expect(page.locator(ANSWER)).to_be_visible()
    page.goto(f"{address}?ngay=2021-08-10")
    expect(page.locator(ANSWER)).to_contain_text("Chỉ thị 16")
    expect(page.get_by_label("Tỉnh, thành phố của bạn")).to_have_value("tinh/kien-giang/")
    page.get_by_role("button", name="Quên tỉnh này").click()
    expect(page.locator(ANSWER)).to_have_count(0)
    expect(page.locator(".of-country")).to_be_visible()
    assert page.evaluate(KEPT) is None


def test_who_only_visits_a_province_is_not_followed_and_who_asks_is(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/son-la/")
    settle(page)
    assert page.evaluate(KEPT) is None
    keep = page.locator("[data-place]:visible")
    keep.click()
    expect(keep).to_have_text("Quên tỉnh này")
    opened(page, address)
    expect(page.locator(".of-place")).to_contain_text("Sơn La")
    page.goto(f"{address}tinh/son-la/")
    page.get_by_role("button", name="Quên tỉnh này").click()
    assert page.evaluate(KEPT) is None


def test_until_an_answer_has_come_no_other_is_seen(page: Page, address: str) -> None:
    held: list[Route] = []
    opened(page, address, "2021-08-10")
    choose(page, "Kiên Giang")
    expect(page.locator(ANSWER)).to_be_visible()
    page.route("**/tra-loi.json?*", lambda route: held.append(route))
    choose(page, "Sơn La")
    expect(page.locator(".of-place")).to_have_text("Đang tải câu trả lời…")
    choose(page, "Kiên Giang")
    expect(page.locator(ANSWER)).to_contain_text("Chỉ thị 16")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".of-place")).to_contain_text("Kiên Giang")


def test_an_answer_that_does_not_come_is_asked_for_again(page: Page, address: str) -> None:
    page.route("**/tra-loi.json?*", lambda route: route.abort())
    opened(page, address)
    choose(page, "Kiên Giang")
    expect(page.locator(".of-place")).to_contain_text("Không tải được câu trả lời.")
    page.unroute("**/tra-loi.json?*")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(ANSWER)).to_be_visible()


def test_a_map_that_does_not_come_says_so_and_is_asked_for_again(page: Page, address: str) -> None:
    page.route("**/ban-do/tra-loi.json?*", lambda route: route.abort())
    opened(page, address, "2021-08-10")
    page.locator(".country").scroll_into_view_if_needed()
    expect(page.get_by_text("Không tải được bản đồ của ngày này.")).to_be_visible()
    page.unroute("**/ban-do/tra-loi.json?*")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".country a.tile:visible").first).to_be_visible()


def test_a_device_that_keeps_nothing_answers_all_the_same(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    )
    opened(page, address)
    choose(page, "Kiên Giang")
    expect(page.locator(ANSWER)).to_be_visible()
    expect(page.locator(".kept")).to_contain_text("không cho lưu")


@pytest.mark.parametrize(("day", "count"), [("2021-08-10", 65), ("2025-07-01", 36)])
def test_the_map_is_that_of_the_day(page: Page, address: str, day: str, count: int) -> None:
    opened(page, address, day)
    page.locator(".country").scroll_into_view_if_needed()
    expect(page.locator(".country.of-another-day")).to_have_count(0)
    tiles = page.locator(".country svg.tiles:visible").evaluate(TILES)
    assert len(tiles) == count
    on = date.fromisoformat(day)
    assert [each["look"] for each in tiles] == [expected_look(each["slug"], on) for each in tiles]
    page.locator(".country a.tile:visible").first.click()
    expect(page).to_have_url(f"{address}tinh/{tiles[0]['slug']}/?ngay={day}")


def test_nothing_jumps_before_the_eyes_of_whoever_comes_back(page: Page, address: str) -> None:
    opened(page, address)
    choose(page, "Kiên Giang")
    expect(page.locator(ANSWER)).to_be_visible()
    watch_jumps(page)
    opened(page, address, "2021-08-10")
    expect(page.locator(ANSWER)).to_be_visible()
    assert jumps(page) == []


def test_without_scripts_every_province_is_a_link_and_the_country_is_shown(
    new_context: NewContext, address: str
) -> None:
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(address)
    expect(page.locator("form.own")).to_be_hidden()
    expect(page.locator(".of-country .answer")).to_be_visible()
    assert page.locator(".country a.tile").count() == 36
    page.get_by_role("main").get_by_role("link", name="An Giang", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh An Giang")


def test_the_index_of_provinces_narrows_to_what_is_typed(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}tinh/")
    settle(page)
    field = page.get_by_label("Tìm theo tên")
    assert bottom(page, "#noi-tim") <= PHONE["height"] / 2
    field.fill("kien gi")
    expect(page.locator(".choices > li:visible")).to_contain_text(["An Giang", "Kiên Giang"])
    field.fill("xyzzy")
    expect(page.get_by_text("Không có tên nào như vậy")).to_be_visible()
    field.fill("ca mau")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Cà Mau")


def test_an_answer_is_light(site: Path) -> None:
    sizes = {str(file): len(gzip.compress(file.read_bytes(), 6)) for file in site.glob("tinh/*/tra-loi.json")}
    assert len(sizes) == 64
    assert {file: size for file, size in sizes.items() if size > LIGHT} == {}
