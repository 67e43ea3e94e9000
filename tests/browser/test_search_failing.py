"""Search when its files come late or not at all: the page says so, stays usable, and may be asked again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built import build, served
from playwright.sync_api import Page, Route, expect
from searching import ask, found, settled


def test_when_the_full_text_does_not_load_headings_answer_and_one_may_try_again(page: Page, address: str) -> None:
    page.route("**/toan-van/**", lambda route: route.abort())
    ask(page, address, "công văn")
    expect(page.locator(".summary")).to_contain_text("Không tải được phần tìm trong toàn văn")
    expect(page.locator(".hit").first).to_contain_text("Công văn")
    page.unroute("**/toan-van/**")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".summary")).to_contain_text("điều khoản có «công văn»")


@pytest.mark.parametrize("part", ["**/tim-kiem/muc-luc.json", "**/tim-kiem/tieu-de/**"])
def test_when_the_headings_do_not_load_the_page_says_so_and_stays_usable(page: Page, address: str, part: str) -> None:
    page.route(part, lambda route: route.fulfill(status=503))
    ask(page, address, "khau trang")
    expect(page.locator(".summary")).to_contain_text("Không tải được mục lục tìm kiếm")
    expect(page.locator(".elsewhere").get_by_role("link").first).to_be_visible()
    page.unroute(part)
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".hit").first).to_contain_text("khẩu trang")


@pytest.mark.parametrize("part", ["toan-van/", "ten/", "van-ban/lai-chau/"])
@pytest.mark.parametrize("status", [None, 404, 500])
def test_when_a_part_of_the_full_text_does_not_load_one_may_try_again(
    page: Page, address: str, part: str, status: int | None
) -> None:
    pattern = re.compile(f"/tim-kiem/{re.escape(part)}")
    page.route(pattern, lambda route: route.fulfill(status=status) if status else route.abort())
    ask(page, address, "khau trang")
    expect(page.locator(".summary")).to_contain_text("không tải được", ignore_case=True)
    page.unroute(pattern)
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".hit").first).to_contain_text("khẩu trang")


def test_when_the_script_itself_does_not_load_the_page_offers_the_lists(page: Page, address: str) -> None:
    page.route("**/search.js", lambda route: route.abort())
    page.goto(f"{address}tim-kiem/?q=khau+trang")
    expect(page.locator(".summary")).to_contain_text("các danh sách dưới đây")
    expect(page.locator(".elsewhere").get_by_role("link").first).to_be_visible()


def test_files_that_come_late_answer_late(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/tim-kiem/muc-luc.json", lambda route: held.append(route))
    page.goto(f"{address}tim-kiem/?q=3461")
    expect(page.locator(".summary")).to_have_text("Đang tìm…")
    page.locator("#q").fill("1377")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=1377$"))
    for route in held:
        route.continue_()
    settled(page)
    assert found(page, address)[0] == "van-ban/kien-giang/1377-ubnd-kgvx-2021/"


def test_an_empty_archive_has_nothing_to_find_and_nothing_to_load(page: Page, tmp_path: Path) -> None:
    (tmp_path / "directives").mkdir()
    assert build(tmp_path, tmp_path / "directives").returncode == 0
    with served(tmp_path) as address:
        page.goto(f"{address}tim-kiem/?q=khau+trang")
        expect(page.locator(".summary")).to_contain_text("Không tìm thấy «khau trang»")
        page.goto(f"{address}?ngay=2021-08-10")
        expect(page.locator(".verdict")).to_have_text("Chưa có văn bản nào trong kho")
