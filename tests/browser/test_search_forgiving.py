"""Search that answers straight and forgives: what readers want, whatever words they have for it."""

from __future__ import annotations

import pytest
import yaml
from archives import ROOT
from playwright.sync_api import Page, expect
from searching import answers, ask

CASES = yaml.safe_load((ROOT / "tests" / "search" / "forgiven.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_whoever_types_something_else_still_gets_there(page: Page, address: str, case: dict) -> None:
    hits = ask(page, address, case["query"])
    if "straight" in case:
        assert answers(page, address) == case["straight"]
    if "first" in case:
        assert hits[0] in ([case["first"]] if isinstance(case["first"], str) else case["first"])
    if "like" in case:
        expect(page.locator(".hits > li").first).to_have_text(f"Cũng tìm: {case['like']}")
    if "instead" in case:
        expect(page.locator(".summary")).to_contain_text(f"Ý bạn là «{case['instead']}»?")
    if "marked" in case:
        expect(page.locator(".hits mark").first).to_have_text(case["marked"], ignore_case=True)


def test_there_are_sixty_such_questions() -> None:
    assert len(CASES) >= 60


def test_what_a_word_holds_a_part_of_comes_after_the_word_itself(page: Page, address: str) -> None:
    ask(page, address, "khẩu trang")
    marked = page.locator(".hits > li").evaluate_all(
        "items => items.map(item => item.matches('.kind') ? item.textContent : item.querySelector('mark').textContent)"
    )
    place, end = marked.index("Cũng tìm: 5K"), marked.index("Giống nếu bỏ dấu")
    assert {each.lower() for each in marked[:place]} == {"khẩu trang"}
    assert {each.lower() for each in marked[place + 1 : end]} == {"5k"}
    expect(page.locator(".summary")).to_contain_text("từ cùng nghĩa")


def test_what_was_meant_can_be_chosen(page: Page, address: str) -> None:
    ask(page, address, "khau trag", "&tinh=lai-chau&ngay=2021-02-05")
    page.locator(".summary").get_by_role("link", name="«khẩu trang»").click()
    expect(page).to_have_url(f"{address}tim-kiem/?q=kh%E1%BA%A9u+trang&tinh=lai-chau&ngay=2021-02-05")
    expect(page.locator(".summary")).to_contain_text("có «khẩu trang»")


def test_spellings_are_asked_for_only_where_nothing_is_found(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, address, "hotline")
    ask(page, address, "lai chau")
    assert not [url for url in asked if "chinh-ta" in url]
    ask(page, address, "khau trag")
    assert [url for url in asked if "chinh-ta" in url]


def test_a_straight_answer_of_today_stays_one_of_today(page: Page, address: str) -> None:
    ask(page, address, "kiên giang hôm nay", "&ngay=2021-08-10")
    assert answers(page, address) == ["tinh/kien-giang/"]
    ask(page, address, "kiên giang", "&ngay=2021-08-10")
    assert answers(page, address) == ["tinh/kien-giang/?ngay=2021-08-10"]


def test_a_clause_that_there_is_not_is_said_not_to_be(page: Page, address: str) -> None:
    ask(page, address, "1377 khoản 99")
    expect(page.locator(".straight")).to_contain_text("Không có khoản 99")
