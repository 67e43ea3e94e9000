"""Search as readers use it: what they type, and what comes first."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
import yaml
from archives import ROOT
from playwright.sync_api import Page, expect
from reader import NewContext, jumps, settle, watch_jumps
from searching import ask, ask_on, found, in_turn, settled

QUERIES = yaml.load((ROOT / "tests" / "search" / "queries.yaml").read_text("utf-8"), yaml.CSafeLoader)
KIEN_GIANG = "van-ban/kien-giang/1377-ubnd-kgvx-2021/"


@pytest.mark.parametrize("cases", in_turn(QUERIES))
def test_what_readers_type_finds_what_they_want_first(page: Page, address: str, cases: list[dict]) -> None:
    for case in cases:
        query = case["query"]
        wanted = [case["first"]] if isinstance(case["first"], str) else case["first"] or []
        hits = ask_on(page, address, query)
        assert hits[0] in wanted if wanted else not hits, f"{query}: {hits[:3]} instead of {wanted}"
        if unit := case.get("only"):
            assert {hit.split("/")[1] for hit in hits} == {unit}, query


def test_what_stands_below_the_hits_does_not_jump_when_they_come(page: Page, address: str) -> None:
    watch_jumps(page)
    ask(page, address, "khẩu trang")
    expect(page.locator(".elsewhere")).to_be_visible()
    assert not [moved for moved in jumps(page) if "elsewhere" in str(moved)]


def test_there_are_many_queries_and_half_of_them_without_accents() -> None:
    assert len(QUERIES) >= 40
    assert sum(case["query"].isascii() for case in QUERIES) * 2 >= len(QUERIES)


def box(page: Page):
    return page.locator("#o-tim")


def suggestions(page: Page):
    return page.locator(".found a")


def test_nothing_of_search_is_asked_for_before_the_box_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address)
    settle(page)
    before = len(asked)
    assert not [path for path in asked if re.search(r"/tim-kiem/|/search/", path)]
    box(page).focus()
    page.keyboard.type("1377")
    expect(suggestions(page).first).to_contain_text("1377/UBND-KGVX")
    assert any(path.endswith("/tim-kiem/muc-luc.json") for path in asked[before:])
    assert not [path for path in asked if "toan-van" in path]


def test_a_slash_leads_to_the_box_and_escape_out_of_it(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("86/NQ")
    expect(box(page)).to_have_value("86/NQ")
    expect(suggestions(page).first).to_contain_text("86/NQ-CP")
    page.keyboard.press("Escape")
    expect(suggestions(page)).to_have_count(0)
    expect(box(page)).not_to_be_focused()


def test_a_slash_typed_elsewhere_stays_there(page: Page, address: str) -> None:
    page.goto(f"{address}tim-kiem/")
    page.locator("#q").focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_have_value("/")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("1377", "Công văn 1377/UBND-KGVX"),
        ("chi thi 16", "Chỉ thị 16/CT-TTg"),
        ("Nguyễn Thái", "Thông báo kết luận không số"),
        ("1108", "Công điện 1108/CĐ-TTg"),
        ("lai ch", "Thông báo kết luận không số của Văn phòng Ủy ban nhân dân tỉnh Lai Châu"),
    ],
)
def test_what_is_typed_is_suggested_from_headings(page: Page, address: str, typed: str, first: str) -> None:
    page.goto(f"{address}tinh/kien-giang/")
    box(page).press_sequentially(typed)
    expect(suggestions(page).first).to_contain_text(first)
    assert suggestions(page).count() <= 7
    expect(page.locator(".find [role=status]")).to_contain_text("văn bản")


def test_suggestions_are_reached_and_left_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("kien giang")
    expect(suggestions(page)).to_have_count(7)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    chosen = page.get_by_role("listbox", name="Tìm thấy").get_by_role("option", selected=True)
    for place in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(suggestions(page).nth(place)).to_have_attribute("aria-selected", "true")
        expect(chosen).to_have_count(1)
        expect(box(page)).to_have_attribute("aria-activedescendant", f"o-tim-goi-y-{place}")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_text("Tìm «kien giang» trong toàn văn")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=kien\+giang$"))
    settled(page)


def test_enter_without_a_choice_leads_to_the_results(page: Page, address: str) -> None:
    page.goto(address)
    box(page).press_sequentially("kien giang")
    expect(suggestions(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=kien\+giang$"))


def test_the_straight_answer_is_suggested_first(page: Page, address: str) -> None:
    page.goto(address)
    box(page).press_sequentially("kien giang 10/8/2021")
    expect(suggestions(page).first).to_contain_text("Kiên Giang, ngày 10/8/2021")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-10")


def test_a_straight_answer_keeps_its_own_day(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/?ngay=2021-02-05")
    box(page).press_sequentially("kien giang 10/8/2021")
    expect(suggestions(page).first).to_have_attribute("href", f"{address}tinh/kien-giang/?ngay=2021-08-10")
    box(page).fill("kien giang")
    expect(suggestions(page).first).to_have_attribute("href", f"{address}tinh/kien-giang/?ngay=2021-02-05")


def test_clauses_are_suggested_where_no_heading_answers(page: Page, address: str) -> None:
    page.goto(address)
    box(page).press_sequentially("giay phep di lai")
    expect(suggestions(page).first).to_contain_text("Đoạn thứ hai khoản 2, Công văn 1377/UBND-KGVX")
    expect(suggestions(page).first.locator("mark")).to_have_text("giấy phép đi lại")
    box(page).fill("giấy đi đường")
    expect(suggestions(page).first).to_contain_text("Cũng tìm: giấy phép đi lại")


def test_the_box_leads_to_the_results_without_suggestions_too(page: Page, address: str) -> None:
    page.route(re.compile("suggest.js|muc-luc.json"), lambda route: route.abort())
    page.goto(f"{address}van-ban/kien-giang/1377-ubnd-kgvx-2021/")
    box(page).fill("khau trang")
    expect(page.locator(".find [role=status]")).to_contain_text("Nhấn Enter")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=khau\+trang$"))


def test_without_scripts_the_page_says_so_and_offers_other_ways(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}tinh/")
    box(page).fill("khau trang")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=khau\+trang$"))
    expect(page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()
    page.locator(".elsewhere").get_by_role("link", name=re.compile("Chọn tỉnh")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tỉnh")


def test_summaries_follow_each_other_as_sentences(page: Page, address: str) -> None:
    ask(page, address, "địa phương chưa đạt mục tiêu phải phân tích nguyên nhân")
    summed = page.locator(".hit", has_text="Tóm tắt:").first
    expect(summed.locator("mark").first).to_be_visible()
    expect(summed).not_to_contain_text("‖")


def test_a_hit_shows_the_original_words_marked_and_leads_to_its_clause(page: Page, address: str) -> None:
    ask(page, address, "giay phep di lai")
    hit = page.locator(".hit").first
    expect(hit.locator("mark").first).to_have_text("giấy phép đi lại")
    expect(hit).to_contain_text("cấp giấy phép đi lại trên địa bàn quản lý")
    expect(hit.locator("a")).to_have_text("Đoạn thứ hai khoản 2, Công văn 1377/UBND-KGVX")
    hit.locator("a").click()
    expect(page.locator("#k2-p2")).to_be_in_viewport()


def test_the_day_that_is_looked_at_decides_the_badge_and_is_kept(page: Page, address: str) -> None:
    day = "&ngay=2021-09-05"
    hits = ask(page, address, "giay phep di lai", day)
    expect(page.locator(".hit .badge").first).to_have_text("Đang áp dụng")
    expect(page.locator(".summary")).to_contain_text("05/9/2021")
    assert hits[0] == f"{KIEN_GIANG}?ngay=2021-09-05#k2-p2"
    ask(page, address, "giay phep di lai")
    expect(page.locator(".hit .badge").first).to_have_text("Chưa xác nhận")


def test_a_state_is_that_of_the_chosen_day(page: Page, address: str) -> None:
    filters = "&trang-thai=applying"
    assert ask(page, address, "giay phep di lai", f"{filters}&ngay=2021-09-05")
    assert not ask(page, address, "giay phep di lai", f"{filters}&ngay=2021-08-31")
    expect(page.locator(".summary")).to_contain_text("với các bộ lọc đang chọn")


@pytest.mark.parametrize(
    ("filters", "units"),
    [
        ("&tinh=an-giang", {"kien-giang"}),
        ("&tinh=kien-giang", {"kien-giang"}),
        ("&tinh=an-giang-cu", set()),
        ("&tinh=vinh-long", {"ben-tre", "tra-vinh"}),
        ("&tinh=tra-vinh", {"tra-vinh"}),
        ("&loai=cong-van", {"kien-giang", "tra-vinh"}),
        ("&loai=cong-van&tu=2021-08-20", {"kien-giang"}),
        ("&den=7/2021", {"lai-chau", "trung-uong"}),
        ("&tu=2022", {"son-la"}),  # perhaps issued then: nobody knows the day
        ("&chu-de=tiem-chung&tinh=lai-chau", set()),
        ("&co-quan=so-gd-dt", {"ben-tre"}),
    ],
)
def test_filters_leave_what_they_name(page: Page, address: str, filters: str, units: set[str]) -> None:
    hits = ask(page, address, "người dân", filters)
    assert {hit.split("/")[1] for hit in hits} == units


def test_a_filter_goes_into_the_address_and_back_undoes_it(page: Page, address: str) -> None:
    ask(page, address, "xet nghiem")
    everywhere = found(page, address)
    page.locator(".filters > summary").click()
    page.get_by_label("Tỉnh, thành phố").select_option("tra-vinh")
    expect(page).to_have_url(re.compile(r"\?q=xet\+nghiem&tinh=tra-vinh$"))
    expect(page.locator(".filters > summary")).to_have_text("Đang lọc: Trà Vinh")
    settled(page)
    assert {hit.split("/")[1] for hit in found(page, address)} == {"tra-vinh"}
    page.go_back()
    expect(page.locator(".filters > summary")).to_contain_text("Lọc theo")
    settled(page)
    assert found(page, address) == everywhere
    page.go_forward()
    expect(page.get_by_label("Tỉnh, thành phố")).to_have_value("tra-vinh")


def test_further_hits_come_on_demand_and_the_focus_goes_on_with_them(page: Page, address: str) -> None:
    first = ask(page, address, "phòng, chống dịch")
    assert len(first) == 10
    page.get_by_role("button", name="Xem thêm").press("Enter")
    expect(page.locator(".hits .name a").nth(10)).to_be_focused()
    more = found(page, address)
    assert len(more) == 20
    assert len(set(more)) == 20
    assert more[:10] == first
    expect(page).to_have_url(re.compile("&trang=2$"))


def test_how_far_one_has_read_stands_in_the_address_and_back_undoes_it(page: Page, address: str) -> None:
    assert len(ask(page, address, "phòng, chống dịch", "&trang=2")) == 20
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hits .name a")).to_have_count(30)
    page.go_back()
    expect(page.locator(".hits .name a")).to_have_count(20)
    page.locator("#q").fill("khẩu trang")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=kh%E1%BA%A9u\+trang$"))


@pytest.mark.parametrize("pages", ["0", "-1", "hai", "1.5"])
def test_what_is_no_number_of_pages_is_one(page: Page, address: str, pages: str) -> None:
    assert len(ask(page, address, "phòng, chống dịch", f"&trang={pages}")) == 10


def test_nothing_found_says_what_to_try_and_that_helps(page: Page, address: str) -> None:
    ask(page, address, '"khẩu trang trang"', "&tinh=lai-chau")
    expect(page.locator(".summary")).to_contain_text("Không tìm thấy")
    expect(page.locator(".summary").get_by_role("link", name="bỏ các bộ lọc")).to_be_visible()
    page.locator(".summary").get_by_role("link", name="bỏ dấu ngoặc kép").click()
    expect(page.locator(".hit").first).to_contain_text("khẩu trang")


def test_a_province_among_the_words_is_offered_as_a_filter(page: Page, address: str) -> None:
    ask(page, address, "xet nghiem tra vinh")
    page.locator(".summary").get_by_role("link", name="tìm «xet nghiem» ở Trà Vinh").click()
    settled(page)
    assert {hit.split("/")[1] for hit in found(page, address)} == {"tra-vinh"}


def test_a_way_out_keeps_the_accents_and_the_day(page: Page, address: str) -> None:
    ask(page, address, "xét nghiệm ở Trà Vinh", "&ngay=2021-09-05")
    page.locator(".summary").get_by_role("link", name="tìm «xét nghiệm» ở Trà Vinh").click()
    settled(page)
    expect(page.locator(".summary")).to_contain_text("05/9/2021")
    assert {hit.split("/")[1] for hit in found(page, address)} == {"tra-vinh"}


def test_what_is_only_near_to_what_was_asked_is_said_to_be(page: Page, address: str) -> None:
    ask(page, address, "khẫu trang")
    expect(page.locator(".summary")).to_contain_text("gần giống «khẫu trang»")
    expect(page.locator(".hits > li").first).to_have_text("Giống nếu bỏ dấu")
    ask(page, address, "khẩu trang")
    expect(page.locator(".summary")).to_contain_text("có «khẩu trang»")
    expect(page.locator(".hits > li").first).to_contain_text("khẩu trang")


def test_filters_alone_list_the_documents_that_pass_them(page: Page, address: str) -> None:
    hits = ask(page, address, "", "&tinh=vinh-long&loai=cong-van")
    assert hits == ["van-ban/tra-vinh/3461-ubnd-thnv-2021/"]
    expect(page.locator(".summary")).to_contain_text("1 văn bản qua bộ lọc")
    assert page.locator(".hits mark").count() == 0


@pytest.mark.parametrize("until", ["1-8-2021", "01.08.2021", "2021-08-01", "8/2021"])
def test_a_filter_understands_dates_as_people_write_them(page: Page, address: str, until: str) -> None:
    hits = ask(page, address, "", f"&tinh=kien-giang&den={until}")
    expect(page.locator(".filters > summary")).to_have_text(f"Đang lọc: Kiên Giang; Ban hành đến {until}")
    assert "van-ban/kien-giang/1729-qd-ubnd-2021/" in hits
    assert KIEN_GIANG not in hits


def test_a_filter_that_is_no_date_is_said_to_be_left_out(page: Page, address: str) -> None:
    everything = ask(page, address, "khau trang")
    assert ask(page, address, "khau trang", "&tu=13/2021") == everything
    expect(page.locator(".filters > summary")).to_contain_text("Ban hành từ 13/2021 (bỏ qua")


def test_a_province_of_today_says_which_former_one_it_took_in(page: Page, address: str) -> None:
    ask(page, address, "an giang")
    expect(page.locator(".hit").first).to_contain_text("Kiên Giang nay thuộc An Giang")
    ask(page, address, "kien giang")
    expect(page.locator(".hit").first).not_to_contain_text("An Giang")


def test_the_focus_goes_on_where_another_kind_of_hits_begins(page: Page, address: str) -> None:
    ask(page, address, "kiem soat")
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hits .name a").nth(10)).to_be_focused()
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hits .name a").nth(20)).to_be_focused()
    expect(page.locator(".hits > .kind + .hit").first).to_contain_text(page.locator(".hit").nth(20).inner_text()[:40])


def test_further_hits_are_offered_only_where_there_are_any(page: Page, address: str) -> None:
    ask(page, address, "dieu tri")
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hit")).to_have_count(20)
    expect(page.get_by_role("button", name="Xem thêm")).to_be_hidden()


def test_the_day_can_be_chosen_among_the_filters(page: Page, address: str) -> None:
    ask(page, address, "giay phep di lai")
    page.locator(".filters > summary").click()
    page.get_by_label("Xem trạng thái ngày").fill("5/9/2021")
    page.get_by_label("Xem trạng thái ngày").press("Tab")
    expect(page.locator(".hit .badge").first).to_have_text("Đang áp dụng")
    expect(page).to_have_url(re.compile(r"\?q=giay\+phep\+di\+lai&ngay=2021-09-05$"))
