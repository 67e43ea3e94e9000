"""What readers do, in a real browser, with the site served under a base path as GitHub Pages serves it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from reader import NewContext, settle

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


def test_from_home_to_a_clause_and_to_the_document_it_implements_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Tỉnh, thành phố của bạn").select_option("Kiên Giang")
    page.get_by_role("link", name=re.compile("^Tỉnh Kiên Giang:")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Kiên Giang")
    page.get_by_role("heading", name="Văn bản và dòng thời gian").click()
    page.get_by_role("link", name="Công văn 1377/UBND-KGVX", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công văn 1377/UBND-KGVX")
    page.goto(f"{page.url}#k5-p2-n4")
    expect(page.locator("#k5-p2-n4")).to_be_in_viewport()
    expect(page.locator("#k5-p2-n4")).to_contain_text("(4) Bảo đảm người dân tiếp cận các dịch vụ y tế")
    page.get_by_role("heading", name="Triển khai thực hiện").click()
    page.get_by_role("link", name="Công điện 1108/CĐ-TTg", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công điện 1108/CĐ-TTg")
    expect(page.get_by_text("chưa lưu giữ văn bản này")).to_be_visible()
    page.get_by_role("link", name="Công văn 1377/UBND-KGVX", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công văn 1377/UBND-KGVX")


def test_from_a_replaced_directive_to_what_replaced_it_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/son-la/")
    page.get_by_role("heading", name="Văn bản và dòng thời gian").click()
    page.get_by_role("link", name="Chỉ thị 24/CT-UBND", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỉ thị 24/CT-UBND")
    expect(page.get_by_text("Đã được thay thế").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Chỉ thị không số")).first.click()
    expect(page).to_have_url(re.compile("/van-ban/son-la/chi-thi-2021-tang-cuong-phong-chong-dich/$"))
    page.get_by_role("heading", name="Thay thế").click()
    page.get_by_role("link", name="Chỉ thị 24/CT-UBND", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỉ thị 24/CT-UBND")


def test_a_merged_province_leads_to_its_successor_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/")
    page.get_by_role("link", name="Tỉnh An Giang").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh An Giang")
    page.get_by_role("link", name="Tỉnh Kiên Giang").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Kiên Giang")


def test_a_citation_of_a_clause_can_be_read_and_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}van-ban/son-la/chi-thi-2021-tang-cuong-phong-chong-dich/#k3-c")
    clause = page.locator("#k3-c")
    clause.locator("summary").click()
    expect(clause).to_contain_text("Điểm c khoản 3 Chỉ thị (không rõ số, ban hành")
    clause.get_by_role("button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Điểm c khoản 3 Chỉ thị")
    assert copied.endswith("/cong-khai/van-ban/son-la/chi-thi-2021-tang-cuong-phong-chong-dich/#k3-c")


def test_a_lost_reader_finds_a_way_from_the_404_page(page: Page, address: str) -> None:
    page.goto(f"{address}van-ban/khong/co/o-day/")
    page.get_by_role("link", name="Văn bản", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản")


def test_the_chosen_theme_stays_on_the_next_page(page: Page, address: str) -> None:
    page.goto(address)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Thêm").click()
    button = page.locator("button.theme")
    while page.evaluate("getComputedStyle(document.body).backgroundColor") == before:
        button.click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(f"{address}tinh/")
    expect(page.locator("body")).to_have_css("background-color", dark)


@pytest.mark.parametrize("where", ["", "tinh/kien-giang/", "van-ban/kien-giang/1377-ubnd-kgvx-2021/"])
def test_every_page_reads_without_scripts(new_context: NewContext, address: str, where: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{where}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".answer").first).to_be_visible()


def test_what_must_so_y_te_of_kien_giang_do_and_by_when_in_three_taps(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    page.get_by_role("link", name="cơ quan nào được giao việc gì").click()
    page.get_by_role("link", name="Sở Y tế", exact=True).first.click()
    page.get_by_role("heading", name="Kiên Giang", exact=True).click()
    part = page.locator("details", has=page.locator("#kien-giang"))
    expect(part.locator("#kien-giang")).to_be_in_viewport()
    expect(part.locator(".deadlines").first).to_be_in_viewport()
    expect(part.locator(".deadlines li").first).to_contain_text("03/9/2021")
    assert part.locator(".lines > li").count() == 12
    expect(part.locator(".lines a[href*='1377-ubnd-kgvx-2021/#bp-']").first).to_be_attached()


def test_where_must_my_province_publish_epidemic_levels_in_three_taps(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    page.get_by_role("link", name="điều gì phải được công khai").click()
    page.get_by_role("heading", name="Sơn La", exact=True).click()
    duty = page.locator(".duty", has_text="Cấp độ dịch tại các địa bàn")
    expect(duty).to_be_in_viewport()
    expect(duty).to_contain_text("Cổng thông tin điện tử của tỉnh")
    expect(duty.get_by_role("link", name=re.compile("điểm c khoản 3"))).to_have_attribute("href", re.compile("#k3-c$"))


def test_the_province_page_tells_whom_to_call_or_that_nobody_said(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/")
    page.get_by_role("heading", name="Gọi cho ai", exact=True).click()
    part = page.locator("details", has=page.get_by_role("heading", name="Gọi cho ai", exact=True))
    expect(part).to_contain_text("Không văn bản nào trong kho in một số điện thoại nào của nơi này.")
    expect(part.get_by_role("link", name=re.compile("đoạn thứ ba khoản 5"))).to_have_attribute(
        "href", re.compile("1377-ubnd-kgvx-2021/#k5-p3$")
    )


def test_a_reader_who_comes_for_a_clause_stays_there(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}van-ban/kien-giang/1377-ubnd-kgvx-2021/#k5-p3")
    settle(page)
    expect(page.locator("#k5-p3")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 1000
