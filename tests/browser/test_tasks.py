"""What people come for, each from home on a phone: in three taps at most, never more than a screen down the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from reader import FIELD, NewContext, settle

PHONE = {"width": 360, "height": 640}
TAPS = 3
ALL_KEPT = """async () => {
  const home = new URL(document.documentElement.dataset.root, location.href);
  const answer = `${location.pathname}tra-loi.json?${document.documentElement.dataset.today}`;
  const found = await Promise.all([home.href, location.pathname, answer].map((each) => caches.match(each)));
  return found.every(Boolean);
}"""
KEPT = "localStorage.setItem('cong-khai-tinh', 'tinh/kien-giang/')"


class Citizen:
    """Somebody at home with a phone in hand, who counts taps and looks no further than one screen down.

    To choose a province, and to type a day or words, counts as a tap each.
    """

    def __init__(self, page: Page, address: str, *, scripts: bool = True) -> None:
        self.page, self.address, self.taps, self._scripts = page, address, 0, scripts
        page.goto(address)
        self._arrive()

    def sees(self, what: Locator, *words: str | re.Pattern[str]) -> None:
        """Find ``what`` on this screen or on the next, whole, with ``words`` in it."""
        expect(what).to_be_visible()
        for each in words:
            expect(what).to_contain_text(each)
        box = what.bounding_box()
        assert box
        assert box["y"] >= -PHONE["height"]
        assert box["y"] + box["height"] <= 2 * PHONE["height"]
        what.scroll_into_view_if_needed()

    def taps_on(self, what: Locator) -> None:
        self._begin(what)
        what.click()
        self._arrive()

    def chooses(self, province: str) -> None:
        choice = self.page.get_by_label("Tỉnh, thành phố của bạn")
        self._begin(choice)
        choice.select_option(province)
        self._arrive()

    def types(self, field: Locator, words: str, *, confirm: bool = True) -> None:
        self._begin(field)
        field.fill("")
        field.press_sequentially(words)
        if confirm:
            field.press("Enter")
        self._arrive()

    def asks_for(self, day: str) -> None:
        self.types(self.page.locator(FIELD), day)

    def searches(self, words: str, *, confirm: bool = False) -> None:
        """Open the search of the bar and type; hits stand below the box while one types."""
        self.taps_on(self.page.locator("header.top").get_by_role("button", name="Tìm", exact=True).first)
        self.types(self.page.locator("#o-tim"), words, confirm=confirm)

    def opens(self, section: str) -> None:
        """Choose a section in the menu of the bar."""
        self.taps_on(self.page.get_by_role("button", name="Menu"))
        self.taps_on(self.page.locator("#cac-muc").get_by_role("link", name=section, exact=True))

    def _begin(self, what: Locator) -> None:
        self.sees(what)
        self.taps += 1
        assert self.taps <= TAPS

    def _arrive(self) -> None:
        if self._scripts:
            settle(self.page)


@pytest.fixture(params=["chromium", "firefox"])
def new_context(request: pytest.FixtureRequest, new_context: NewContext) -> NewContext:
    """Open a browser of its own, one after another of both kinds; Firefox only where the machine has it."""
    return new_context if request.param == "chromium" else request.getfixturevalue("firefox_context")


in_chromium = pytest.mark.parametrize("new_context", ["chromium"], indirect=True)
"""For what Playwright can do in Chromium only: read what was copied, cut the network off."""


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context(viewport=PHONE).new_page()


def told(page: Page) -> Locator:
    """Return the answer of home for the reader's own province."""
    return page.locator(".of-place .answer")


def to_the_province(citizen: Citizen) -> None:
    citizen.taps_on(citizen.page.get_by_role("link", name=re.compile(": phải làm gì, theo điều khoản nào$")))


def card(page: Page, question: str) -> Locator:
    return (
        page.locator(".questions li")
        .filter(has_text=question)
        .locator("p, summary")
        .and_(page.locator(":visible"))
        .first
    )


def test_may_i_leave_home_in_kien_giang_on_10_8_2021_and_until_when(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.asks_for("10/8/2021")
    citizen.chooses("Kiên Giang")
    citizen.sees(told(page), "Giãn cách theo Chỉ thị 16, đến hết 15/8/2021", "Quyết định 1903/QĐ-UBND")
    to_the_province(citizen)
    citizen.sees(page.locator(FIELD))
    expect(page.locator(FIELD)).to_have_value("10/8/2021")
    citizen.sees(card(page, "Ra khỏi nhà?"), "bị hạn chế", "đến hết 15/8/2021")


def test_is_a_mask_compulsory_in_lai_chau_on_5_2_2021(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.asks_for("5/2/2021")
    citizen.chooses("Lai Châu")
    to_the_province(citizen)
    expect(page.locator(FIELD)).to_have_value("05/02/2021")
    citizen.sees(card(page, "Khẩu trang, 5K?"), "phải, chưa xác nhận")


def test_what_is_asked_of_me_today(page: Page, address: str) -> None:
    page.add_init_script(KEPT)
    citizen = Citizen(page, address)
    citizen.sees(told(page), "Không có biện pháp nào được xác nhận đang áp dụng")
    expect(page.locator(FIELD)).to_have_value("23/11/2026")
    to_the_province(citizen)
    citizen.sees(page.locator("main .verdict:visible").first)
    citizen.sees(card(page, "Ra khỏi nhà?"), "kho không thấy quy định")
    assert citizen.taps == 1


def test_what_replaced_chi_thi_24_and_when(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.searches("chỉ thị 24")
    citizen.taps_on(page.locator(".found a").filter(has_text="Chỉ thị 24/CT-UBND"))
    citizen.sees(
        page.locator("main .answer").first,
        "Đã được thay thế",
        "Chỉ thị không số của Chủ tịch Ủy ban nhân dân tỉnh Sơn La",
        "từ 11/10/2021 đến 23/11/2026, chưa rõ ngày",
    )


def test_who_had_to_publish_a_hotline_and_did_they(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.opens("Công khai")
    who = page.get_by_role("main").locator("p", has_text="đường dây nóng, đầu mối liên hệ")
    citizen.sees(who, "Bến Tre (1), Kiên Giang (2), Trà Vinh (1)", "Đã tìm thấy nơi công bố của 0 trong 4 đầu mối.")
    citizen.taps_on(who.get_by_role("link", name="Trà Vinh"))
    citizen.sees(page.locator(".duty", has_text="Số đường dây nóng 24/24 giờ"), "Ai: ")


@in_chromium
@pytest.mark.parametrize(
    ("day", "province", "words", "where"),
    [
        (
            "10/8/2021",
            "Kiên Giang",
            "Ngày 10/8/2021, Kiên Giang: Giãn cách theo Chỉ thị 16, đến hết 15/8/2021. Theo Quyết định 1903/QĐ-UBND.",
            "tinh/kien-giang/tu-2021-08-02/",
        ),
        (
            "10/8/2019",
            "Kiên Giang",
            "Ngày 10/8/2019, Kiên Giang: Chưa có văn bản nào",
            "tinh/kien-giang/?ngay=2019-08-10",
        ),
        ("5/9/2021", "An Giang", "Ngày 05/9/2021, An Giang: ", "tinh/an-giang/?ngay=2021-09-05"),
    ],
)
def test_copy_a_citation_as_of_a_day(page: Page, address: str, day: str, province: str, words: str, where: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    citizen = Citizen(page, address)
    citizen.asks_for(day)
    citizen.chooses(province)
    citizen.taps_on(page.locator(".of-place").get_by_text("Trích dẫn trang này"))
    expect(page.locator(".citing .copy")).to_have_text("Đã sao chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(words)
    assert copied.endswith(f" https://example.org/cong-khai/{where} (theo kho Công Khai ngày 23/11/2026)")
    assert page.locator(".citing .address").evaluate("link => link.href") == f"{address}{where}"


def test_compare_three_provinces(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.searches("kiên giang, sơn la, hà nội 5/9/2021")
    citizen.taps_on(page.locator(".found a").filter(has_text="So sánh Kiên Giang, Sơn La, Hà Nội, ngày 05/9/2021"))
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh")
    expect(page.locator(FIELD)).to_have_value("05/9/2021")
    table = page.locator(".side-by-side thead")
    citizen.sees(table)
    for province in ("Kiên Giang", "Sơn La", "Hà Nội"):
        expect(table).to_contain_text(province)


def test_compare_the_provinces_that_the_page_offers(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.opens("So sánh")
    offered = page.locator(".example a")
    names = (offered.text_content() or "").split(", ")
    assert len(names) == 3
    citizen.taps_on(offered)
    for name in names:
        expect(page.locator(".side-by-side thead")).to_contain_text(name)
    citizen.sees(page.locator(".side-by-side thead"))


def test_a_misspelt_province(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.searches("kien gaing", confirm=True)
    citizen.sees(page.locator(".summary"), "Ý bạn là «kiên giang»?")
    citizen.taps_on(page.locator(".straight").get_by_role("link", name="Kiên Giang"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Kiên Giang")


def test_a_misspelt_word(page: Page, address: str) -> None:
    citizen = Citizen(page, address)
    citizen.searches("khau trag", confirm=True)
    citizen.sees(page.locator(".summary"), "Ý bạn là «khẩu trang»?")
    first = page.locator(".hits > li").first
    citizen.sees(first.locator(".name"))
    expect(first.locator("mark").first).to_have_text("khẩu trang", ignore_case=True)
    citizen.taps_on(first.locator(".name a"))
    expect(page.locator(".c:target")).to_be_in_viewport()


@in_chromium
def test_the_same_province_offline(new_context: NewContext, address: str) -> None:
    page = new_context(service_workers="allow", viewport=PHONE).new_page()
    citizen = Citizen(page, address)
    citizen.chooses("Kiên Giang")
    to_the_province(citizen)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(ALL_KEPT)
    page.context.set_offline(True)
    page.goto(address)
    citizen.sees(told(page), "Không có biện pháp nào được xác nhận đang áp dụng")
    to_the_province(citizen)
    citizen.sees(page.get_by_text("đang xem bản lưu ngày"))
    citizen.sees(card(page, "Ra khỏi nhà?"))


def test_a_dated_link_without_scripts(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    citizen = Citizen(page, f"{address}tinh/kien-giang/tu-2021-08-02/", scripts=False)
    citizen.sees(page.locator("main .verdict").first, "Giãn cách theo Chỉ thị 16, đến hết 15/8/2021")
    citizen.sees(page.get_by_role("heading", level=1), "từ 02/8 đến hết 15/8/2021")


def test_a_link_with_a_day_leads_on_without_scripts(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    citizen = Citizen(page, f"{address}tinh/kien-giang/?ngay=2021-08-10", scripts=False)
    citizen.sees(page.locator("form.day noscript p"), "Mọi điều dưới đây là của ngày 23/11/2026")
    citizen.taps_on(page.get_by_role("link", name="các giai đoạn đã qua"))
    citizen.taps_on(page.locator(".past a", has_text="Từ 02/8 đến hết 15/8/2021"))
    citizen.sees(page.locator("main .verdict").first, "Giãn cách theo Chỉ thị 16, đến hết 15/8/2021")
