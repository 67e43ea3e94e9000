"""The list of changes in a real browser: narrowed by province and kind, and entered on any day."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import built
import pytest
from archives import ROOT
from playwright.sync_api import Page, expect
from reader import NewContext, choose_day

PROVINCE, KIND = "Tỉnh, thành phố", "Điều gì xảy ra"


def _days(page: Page) -> list[str]:
    return page.locator("[data-day]:visible").evaluate_all("all => all.map(each => each.dataset.day)")


def test_a_province_is_chosen_and_stands_in_the_address_beside_the_day(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?ngay=2021-09-05")
    page.get_by_label(PROVINCE).select_option("tra-vinh")
    expect(page).to_have_url(f"{address}thay-doi/?ngay=2021-09-05&tinh=tra-vinh")
    units = page.locator("[data-unit]:visible").evaluate_all("all => [...new Set(all.map(each => each.dataset.unit))]")
    assert sorted(units) == ["tra-vinh", "trung-uong"]
    page.reload()
    expect(page.get_by_label(PROVINCE)).to_have_value("tra-vinh")
    assert "2021-08-17" in _days(page)
    assert "2021-08-02" not in _days(page)


def test_a_new_province_stands_for_those_merged_into_it(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?tinh=an-giang&su-kien=het-han")
    expect(page.get_by_label(PROVINCE)).to_have_value("an-giang")
    ended = ["2021-08-26", "2021-08-16", "2020-04-16"]
    assert _days(page) == ended
    page.get_by_label(PROVINCE).select_option("kien-giang")
    assert _days(page) == ended


def test_where_nothing_is_known_that_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?tinh=ha-noi&su-kien=han-chot")
    expect(page.locator(".standing-now")).to_contain_text("kho không biết thay đổi nào như vậy")
    expect(page.locator(".standing-now")).to_contain_text("không có nghĩa là không có gì thay đổi")
    assert _days(page) == []
    page.get_by_label(KIND).select_option("Tất cả")
    expect(page.locator(".standing-now")).to_contain_text("Của riêng tỉnh này thì kho không có")


def test_a_passed_deadline_is_told_the_day_after_it(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?su-kien=han-chot")
    passed = page.locator("#n2021-09-04 [data-kind=han-chot]")
    expect(passed).to_have_count(2)
    expect(passed.first).to_contain_text("Hạn chót 03/9/2021 theo Công văn 1377")
    expect(passed.first.locator("a[href*='#bp-']")).to_be_visible()
    assert _days(page) == ["2021-09-08", "2021-09-04", "2021-02-08"]


def test_a_day_leads_to_the_nearest_change_before_it(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?tinh=kien-giang&ngay=2021-08-10")
    here = page.locator("[aria-current=date]")
    expect(here).to_have_attribute("data-day", "2021-08-06")
    expect(here).to_be_in_viewport()
    expect(here.locator(".standing")).to_have_text("gần nhất trước ngày đang xem")
    after = page.locator("[data-day]:visible").evaluate_all(
        "all => all.filter(each => each.dataset.day > '2021-08-10')"
        ".flatMap(each => [...each.querySelectorAll('[data-kind]')]).filter(each => !each.hidden).length"
    )
    assert after > 5
    expect(page.locator(".standing-now")).to_contain_text(f"sau ngày này có {after} thay đổi nữa")
    choose_day(page, date(2021, 8, 16))
    expect(page.locator("[aria-current=date] .standing")).to_have_text("ngày đang xem")
    expect(page.locator(".standing-now a")).to_have_attribute("href", "#n2021-08-16")


@pytest.mark.parametrize("narrowed", ["", "?tinh=kien-giang", "?ngay=2021-08-20&su-kien=bat-dau"])
def test_a_day_can_be_linked(page: Page, address: str, narrowed: str) -> None:
    page.goto(f"{address}thay-doi/{narrowed}#n2021-08-02")
    expect(page.locator(".standing-now")).to_contain_text("Ngày ")
    expect(page.locator("#n2021-08-02")).to_be_in_viewport()
    expect(page.locator("#n2021-08-02")).to_contain_text("Quyết định 1903/QĐ-UBND bắt đầu áp dụng")


def test_today_marks_no_day(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/")
    words = "Ngày 23/11/2026: thay đổi gần nhất trước đó ngày 29/10/2023 hoặc 30/10/2023"
    expect(page.locator(".standing-now")).to_contain_text(words)
    expect(page.locator("[aria-current=date]")).to_have_count(0)


def test_a_deed_of_an_unknown_day_is_told_with_its_bounds_and_can_be_linked(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?su-kien=thuc-hien&ngay=2024-01-01")
    here = page.locator("[aria-current=date]")
    expect(here.get_by_role("heading")).to_contain_text("Ngày 29/10/2023 hoặc 30/10/2023")
    expect(here).to_contain_text("Quyết định 1269/QĐ-TTg bãi bỏ 11 văn bản")
    expect(here.locator("time")).to_have_count(0)
    expect(page.locator(".standing-now a")).to_have_attribute("href", "#n2023-10-30-khoang")


def test_many_measures_are_named_on_request(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/?tinh=tra-vinh")
    change = page.locator("#n2021-08-17 [data-kind=bat-dau]")
    expect(change).to_contain_text("4 biện pháp và 65 việc giao cơ quan bắt đầu áp dụng")
    expect(change.locator(".changed li").first).to_be_hidden()
    change.get_by_text("Kể từng việc").click()
    expect(change.locator(".changed li:visible")).to_have_count(69)


def test_the_keyboard_alone_narrows_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}thay-doi/")
    expect(page.locator("form.filter")).to_be_visible()
    page.get_by_label(PROVINCE).focus()
    page.keyboard.type("Trà Vinh")
    expect(page).to_have_url(re.compile("tinh=tra-vinh"))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("su-kien=bat-dau"))


def test_without_scripts_the_whole_list_is_there(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}thay-doi/?tinh=tra-vinh")
    expect(page.locator("form.filter")).to_be_hidden()
    expect(page.locator(".standing-now")).to_have_text(
        "Tính đến 23/11/2026. Thay đổi gần nhất: ngày 29/10/2023 hoặc 30/10/2023."
    )
    for year in page.locator("summary", has_text="Năm").all()[1:]:
        year.click()
    days = _days(page)
    assert days == sorted(days, reverse=True)
    assert {"2021-08-02", "2021-08-17"} <= set(days)


@pytest.fixture(scope="module")
def crowded(site_of: Callable[[Path, str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with so many changes that they are told in parts."""
    into = tmp_path_factory.mktemp("crowded") / "kho"
    subprocess.run([sys.executable, "benchmarks/archive.py", "80", "--into", str(into)], cwd=ROOT, check=True)
    with built.served(site_of(into, "crowded").parent) as url:
        yield url


def test_many_changes_are_counted_as_they_are_narrowed_and_led_to(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}thay-doi/?tinh=trung-uong")
    expect(page.locator("form.filter")).to_be_visible()
    everything = page.locator(".sums > li").count()
    page.get_by_label(KIND).select_option("bat-dau")
    day = page.locator(".sums > li:visible").first
    assert 0 < page.locator(".sums > li:visible").count() < everything
    counts = page.locator(".sums > li:visible b").all_inner_texts()
    totals = page.locator(".month:visible h2 .count").all_inner_texts()
    years = page.locator(".fold:visible > summary .count").all_inner_texts()
    for each in (totals, years):
        assert sum(map(int, counts)) == sum(int(words.split()[0]) for words in each)
    told = day.get_attribute("id") or ""
    day.get_by_role("link").click()
    expect(page).to_have_url(re.compile(rf"/thay-doi/{told[1:8]}[-0-9]*/\?tinh=trung-uong&su-kien=bat-dau#{told}$"))
    expect(page.locator(f"#{told} [data-kind]:visible")).to_have_count(int(counts[0]))


def test_a_day_that_is_looked_at_opens_its_year(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}thay-doi/")
    expect(page.locator(".fold[open]")).to_have_count(1)
    last = page.locator(".sums > li").last
    expect(last).to_be_hidden()
    page.goto(f"{crowded}thay-doi/?ngay={(last.get_attribute('id') or '')[1:11]}")
    expect(page.locator(".sums > [aria-current=date]")).to_be_in_viewport()


def test_an_address_of_a_day_leads_to_where_it_is_told_in_parts(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}thay-doi/")
    told = page.locator(".sums > li").nth(3).get_attribute("id") or ""
    page.goto("about:blank")
    page.goto(f"{crowded}thay-doi/#{told}")
    expect(page).to_have_url(re.compile(rf"/thay-doi/{told[1:8]}[-0-9]*/#{told}$"))
    expect(page.locator(f"#{told} [data-kind]").first).to_be_in_viewport()
    expect(page.locator(".standing-now")).to_contain_text("thay đổi.")


def test_a_part_says_nothing_of_what_is_told_elsewhere(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}thay-doi/")
    page.locator("summary", has_text="Năm").last.click()
    page.locator(".sums > li a").last.click()
    expect(page.locator(".standing-now")).to_have_text(re.compile(r"^\d+ thay đổi\.$"))
    page.goto(f"{page.url.split('#')[0]}?ngay=2026-01-01")
    expect(page.locator(".standing-now")).to_have_text(re.compile(r"^\d+ thay đổi\.$"))
    expect(page.locator("[aria-current=date]")).to_have_count(0)
