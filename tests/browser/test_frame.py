"""The bar on top of every page: low on a phone, its menu and its search open on demand, few stops before the day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from reader import NewContext, settle

PHONE = {"width": 360, "height": 640}
TABLET = {"width": 768, "height": 1024}
DESKTOP = {"width": 1280, "height": 900}
PAGES = ["", "tinh/kien-giang/", "van-ban/kien-giang/1377-ubnd-kgvx-2021/", "so-sanh/", "phuong-phap/", "khong/co/"]
STOPS = 8
"""So many stops of Tab stand before the day at most."""


def opened(page: Page, address: str, viewport: dict[str, int], where: str = "tinh/kien-giang/") -> Page:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    page.goto(f"{address}{where}")
    settle(page)
    return page


def menu(page: Page) -> Locator:
    return page.locator("#cac-muc")


def opener(page: Page, name: str) -> Locator:
    return page.locator("header.top").get_by_role("button", name=name, exact=True).first


@pytest.mark.parametrize("where", PAGES)
def test_on_a_phone_it_is_low(page: Page, address: str, where: str) -> None:
    opened(page, address, PHONE, where)
    assert page.locator("header.top").evaluate("each => each.offsetHeight") <= 64
    for button in (opener(page, "Menu"), opener(page, "Tìm")):
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("viewport", [TABLET, DESKTOP], ids=["tablet", "desktop"])
def test_where_there_is_room_four_sections_stand_in_a_row_and_the_others_in_a_menu(
    page: Page, address: str, viewport: dict[str, int]
) -> None:
    opened(page, address, viewport)
    row = page.get_by_role("navigation", name="Các phần của trang")
    expect(row.get_by_role("link")).to_have_text(["Tỉnh", "Văn bản", "So sánh", "Bản đồ"])
    expect(row.locator("[aria-current]:visible")).to_have_text("Tỉnh")
    assert page.locator("header.top").evaluate("each => each.offsetHeight") <= 70
    opener(page, "Thêm").click()
    expect(menu(page).get_by_role("link")).to_have_text(
        ["Trang chủ", "Chủ đề", "Cơ quan", "Công khai", "Dòng thời gian", "Thay đổi", "Dữ liệu", "Phương pháp"]
    )
    menu(page).get_by_role("link", name="Chủ đề").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chủ đề")


def test_on_a_phone_the_menu_has_every_section(page: Page, address: str) -> None:
    opened(page, address, PHONE)
    opener(page, "Menu").click()
    assert menu(page).get_by_role("link").count() == 12
    expect(menu(page).get_by_role("link", name="Tỉnh")).to_have_attribute("aria-current", "true")
    expect(menu(page)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("viewport", "name", "inside"),
    [
        (PHONE, "Menu", "#cac-muc a"),
        (PHONE, "Tìm", "#o-tim"),
        (DESKTOP, "Thêm", "#cac-muc li:not(.narrow) a"),
    ],
)
def test_the_keyboard_goes_into_what_opens_and_escape_back_out_of_it(
    page: Page, address: str, viewport: dict[str, int], name: str, inside: str
) -> None:
    opened(page, address, viewport)
    opener(page, name).focus()
    page.keyboard.press("Enter")
    expect(page.locator(inside).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(inside).first).to_be_hidden()
    expect(opener(page, name)).to_be_focused()


def test_a_slash_opens_the_search_of_a_phone_and_escape_closes_it(page: Page, address: str) -> None:
    opened(page, address, PHONE)
    page.keyboard.press("/")
    expect(page.locator("#o-tim")).to_be_focused()
    page.keyboard.type("1377")
    expect(page.locator(".found a").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#o-tim")).to_be_hidden()
    expect(page.locator(".found")).to_be_hidden()


def test_without_scripts_menu_and_search_open_and_lead_on(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{address}tinh/kien-giang/")
    expect(menu(page)).to_be_hidden()
    opener(page, "Menu").click()
    expect(menu(page).locator(".theme")).to_be_hidden()
    menu(page).get_by_role("link", name="Văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản")
    opener(page, "Tìm").click()
    page.locator("#o-tim").fill("khau trang")
    page.locator("#o-tim").press("Enter")
    expect(page).to_have_url(f"{address}tim-kiem/?q=khau+trang")


@pytest.mark.parametrize("viewport", [PHONE, TABLET, DESKTOP], ids=["phone", "tablet", "desktop"])
def test_few_stops_stand_before_the_day(page: Page, address: str, viewport: dict[str, int]) -> None:
    opened(page, address, viewport)
    expect(page.locator("form.day fieldset")).to_be_enabled()
    stops = 0
    while page.evaluate("document.activeElement.id") != "ngay":
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= STOPS + 1
        if stops == 1:
            expect(page.get_by_role("link", name="Đi thẳng tới nội dung")).to_be_focused()


OPEN: dict[str, Callable[[Page], None]] = {
    "menu": lambda page: opener(page, "Menu").click(),
    "search": lambda page: opener(page, "Tìm").click(),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", OPEN)
def test_what_opens_has_no_barrier(new_context: NewContext, address: str, what: str, scheme: str) -> None:
    page = new_context(viewport=PHONE, color_scheme=scheme).new_page()
    page.goto(f"{address}tinh/kien-giang/")
    settle(page)
    OPEN[what](page)
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
