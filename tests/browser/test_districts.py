"""A district is chosen on its province's page: its own answer, and only the lines that are of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import built
import pytest
from playwright.sync_api import Page, expect
from reader import NewContext, choose_day, jumps, settle, watch_jumps

ARCHIVE = Path(__file__).parents[1] / "districted"
SHOWN = """() => {
  const measure = (line) => line.querySelector('.meta > a').href.split('#bp-')[1];
  const mark = (line) => line.querySelector('.locally')?.textContent ?? '';
  return [...document.querySelectorAll('.lines > li')].filter((line) => !line.closest('[hidden], .of-another-district'))
    .map((line) => `${measure(line)} ${mark(line)}`.trim()).sort();
}"""
OF_ALL = ["ca-tinh", "viec-chung"]
PERHAPS = "phuong Chưa rõ có nơi này"


@pytest.fixture(scope="module")
def districted(site_of: Callable[..., Path]) -> Iterator[str]:
    """The address of the province's page in the site of an archive with districts."""
    with built.served(site_of(ARCHIVE).parent) as url:
        yield f"{url}tinh/kien-giang/"


@pytest.mark.parametrize(
    ("query", "verdict", "lines"),
    [
        (
            "?ngay=2021-08-05",
            "Chỉ thị 15 ở thành phố Phú Quốc",
            [*OF_ALL, "con-lai", "dao", "phuong", "viec-hon-dat"],
        ),
        ("?ngay=2021-08-05&huyen=phu-quoc", "Chỉ thị 15, đến", [*OF_ALL, "dao Có nơi này", PERHAPS]),
        (
            "?ngay=2021-08-05&huyen=hon-dat",
            "Chỉ thị 16, đến",
            [*OF_ALL, "con-lai Có nơi này", PERHAPS, "viec-hon-dat Có nơi này"],
        ),
        ("?huyen=an-bien&ngay=2021-08-18", "Chỉ thị 16, đến", [*OF_ALL, "con-lai Có nơi này", PERHAPS]),
        ("?ngay=2021-08-18&huyen=phu-quoc", "không rõ", [*OF_ALL, "dao Có nơi này", PERHAPS]),
    ],
)
def test_what_is_shown_of_a_district(page: Page, districted: str, query: str, verdict: str, lines: list[str]) -> None:
    page.goto(districted + query)
    settle(page)
    expect(page.locator(".answer:visible .verdict")).to_contain_text(verdict)
    assert page.evaluate(SHOWN) == sorted(lines)


def test_the_address_keeps_district_and_day_and_leads_back(page: Page, districted: str) -> None:
    page.goto(f"{districted}?ngay=2021-08-05")
    page.get_by_label("Quận, huyện, thị xã, thành phố").select_option("Thành phố Phú Quốc")
    expect(page).to_have_url(f"{districted}?ngay=2021-08-05&huyen=phu-quoc")
    expect(page.get_by_text("Đang xem thành phố Phú Quốc")).to_be_visible()
    choose_day(page, date(2021, 8, 10))
    expect(page).to_have_url(f"{districted}?ngay=2021-08-10&huyen=phu-quoc")
    expect(page.locator(".answer:visible .verdict")).to_contain_text("Giãn cách theo Chỉ thị 15")
    page.go_back()
    expect(page).to_have_url(f"{districted}?ngay=2021-08-05")
    expect(page.locator(".answer:visible .verdict")).to_contain_text("Hỗn hợp")
    expect(page.locator(".locally")).to_have_count(0)


def test_what_is_folded_is_counted_for_the_district(page: Page, districted: str) -> None:
    page.goto(f"{districted}?ngay=2021-10-05")
    settle(page)
    folded = page.locator("details.big:visible > summary")
    expect(folded).to_have_text("4 biện pháp, văn bản đã kết thúc")
    page.get_by_label("Quận, huyện, thị xã, thành phố").select_option("Huyện Hòn Đất")
    expect(folded).to_have_text("3 biện pháp, văn bản đã kết thúc")


def test_an_unknown_district_is_told_and_all_is_shown(page: Page, districted: str) -> None:
    page.goto(f"{districted}?huyen=ha-long&ngay=2021-08-05")
    expect(page.get_by_text("Không có nơi nào là «ha-long» ở đây.")).to_be_visible()
    expect(page.locator(".answer:visible .verdict")).to_contain_text("Hỗn hợp")


def test_where_no_district_is_told_apart_who_asks_for_one_is_told(page: Page, districted: str) -> None:
    elsewhere = districted.replace("kien-giang", "son-la")
    told = page.get_by_text("kho không biết điều nào chỉ của một nơi ở đây")
    page.goto(elsewhere)
    expect(told).to_be_hidden()
    page.goto(f"{elsewhere}?huyen=ha-long")
    expect(told).to_be_visible()


def test_without_scripts_all_is_shown_with_its_places(new_context: NewContext, districted: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{districted}?huyen=phu-quoc")
    expect(page.locator(".answer:visible")).to_have_count(1)
    expect(page.locator("form.district select")).to_be_disabled()
    assert page.locator("li:not([hidden])", has_text="thành phố Phú Quốc").count() > 0


def test_nothing_jumps_before_who_asks_for_a_district(page: Page, districted: str) -> None:
    watch_jumps(page)
    page.goto(f"{districted}?huyen=phu-quoc")
    settle(page)
    assert jumps(page) == []


def test_a_province_without_areas_has_no_choice(page: Page, districted: str) -> None:
    page.goto(districted.replace("kien-giang", "son-la"))
    expect(page.locator("form.day")).to_be_visible()
    expect(page.locator("form.district")).to_have_count(0)
