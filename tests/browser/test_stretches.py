"""A dated answer at an address of its own: shared without scripts, reached from the strip, copied with its day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from reader import NewContext, settle

STRETCH = "tinh/kien-giang/tu-2021-08-02/"


def meta(page: Page, name: str) -> str:
    found = page.locator(f"meta[property='og:{name}']").get_attribute("content")
    assert found
    return found


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_shared_stretch_answers_without_scripts_and_previews_right(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{STRETCH}")
    expect(page).to_have_title(re.compile("^Kiên Giang từ 02/8 đến hết 15/8/2021: Chỉ thị 16 –"))
    assert meta(page, "title") == "Kiên Giang từ 02/8 đến hết 15/8/2021: Chỉ thị 16"
    assert "Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 1903/QĐ-UBND" in meta(page, "description")
    assert (page.locator("link[rel=canonical]").get_attribute("href") or "").endswith(STRETCH)
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".answer")).to_contain_text("Chỉ thị 16")
    page.get_by_role("link", name="Từ 16/8 đến hết 25/8/2021: Chỉ thị 16").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Kiên Giang, từ 16/8 đến hết 25/8/2021")


def test_a_link_with_a_day_leads_on_without_scripts(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    page.get_by_role("link", name="các giai đoạn đã qua").click()
    page.locator(".past a", has_text="Từ 02/8 đến hết 15/8/2021").click()
    expect(page).to_have_url(f"{address}{STRETCH}")


def test_the_strip_leads_to_a_period_in_place(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    strip = page.locator(".strip")
    expect(strip.locator("[aria-current=true]")).to_have_accessible_name("Chỉ thị 16, từ 02/8 đến hết 15/8/2021")
    whole, here = strip.bounding_box(), strip.locator("[aria-current=true]").bounding_box()
    assert whole
    assert here
    assert whole["height"] <= 56
    assert whole["x"] <= here["x"] <= here["x"] + here["width"] <= whole["x"] + whole["width"]
    strip.get_by_role("link", name="Chỉ thị 16, từ 16/8 đến hết 25/8/2021").click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-16")
    expect(strip.locator("[aria-current=true]")).to_have_accessible_name(re.compile("từ 16/8"))
    boxes = [each.bounding_box() for each in strip.locator("a").all()]
    assert all(box and min(box["width"], box["height"]) >= 23.9 for box in boxes)


def test_the_asked_day_has_an_address_for_good(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    page.get_by_role("link", name=re.compile("^Địa chỉ cố định")).click()
    expect(page).to_have_url(f"{address}{STRETCH}")
    page.get_by_role("link", name=re.compile("trang của tỉnh")).click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-02")


@pytest.mark.parametrize(
    ("on", "words", "where"),
    [
        ("2021-08-10", ("Ngày 10/8/2021, Kiên Giang: ", "Quyết định 1903/QĐ-UBND. Kho không giữ lời văn."), STRETCH),
        ("2019-08-10", ("Ngày 10/8/2019, Kiên Giang: Chưa có văn bản nào",), "tinh/kien-giang/?ngay=2019-08-10"),
    ],
)
def test_one_tap_copies_a_sentence_true_to_the_day(
    page: Page, address: str, on: str, words: tuple[str, ...], where: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}tinh/kien-giang/?ngay={on}")
    settle(page)
    page.locator("summary", has_text="Trích dẫn trang này").click()
    expect(page.locator(".citing .copy")).to_have_text("Đã sao chép")
    assert [each for each in words if each not in copied(page)] == []
    assert copied(page).endswith(f" https://example.org/cong-khai/{where} (theo kho Công Khai ngày 23/11/2026)")
    expect(page.locator(".cite")).to_contain_text(copied(page))


def test_the_address_of_a_stretch_that_began_otherwise_leads_to_its_day(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/tu-2021-08-03/")
    page.get_by_role("link", name="Xem tỉnh này vào ngày trong địa chỉ").click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-03")
    page.goto(f"{address}khong-co/")
    expect(page.locator("[data-stretch]")).to_be_hidden()


def test_what_is_copied_of_a_document_is_what_is_printed_and_keeps_the_day(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}van-ban/son-la/chi-thi-2021-tang-cuong-phong-chong-dich/?ngay=2021-10-20")
    settle(page)
    where = "https://example.org/cong-khai/van-ban/son-la/chi-thi-2021-tang-cuong-phong-chong-dich/?ngay=2021-10-20"
    page.locator("p.cite .copy").click()
    expect(page.locator("p.cite .copy")).to_have_text("Đã sao chép")
    assert copied(page).endswith(f", {where}")
    expect(page.locator("p.cite a")).to_have_text(where)
    clause = page.locator("#k3-c")
    clause.locator("summary").click()
    clause.get_by_role("button").first.click()
    expect(clause.get_by_role("button").first).to_have_text("Đã sao chép")
    assert copied(page).endswith(f", {where}#k3-c")
    expect(clause.locator("details a").first).to_have_text(f"{where}#k3-c")
