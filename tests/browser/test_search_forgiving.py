"""Search that answers straight and forgives: what readers want, whatever words they have for it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from archives import ROOT, generated
from axe_playwright_python.sync_playwright import Axe
from built import served
from playwright.sync_api import Page, expect
from searching import answers, ask, ask_on, in_turn

CASES = yaml.load((ROOT / "tests" / "search" / "forgiven.yaml").read_text("utf-8"), yaml.CSafeLoader)
NATIONAL = 300


@pytest.fixture(scope="module")
def national(site_of: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a site of some hundreds of invented records, and the folder that is served there."""
    site = site_of(generated(NATIONAL, tmp_path_factory.mktemp("national") / "records"), f"national-{NATIONAL}")
    with served(site.parent) as address:
        yield address, site.parent


@pytest.mark.parametrize("cases", in_turn(CASES))
def test_whoever_types_something_else_still_gets_there(page: Page, address: str, cases: list[dict]) -> None:
    for case in cases:
        query = case["query"]
        hits = ask_on(page, address, query)
        if "straight" in case:
            assert answers(page, address) == case["straight"], query
        if "first" in case:
            assert hits[0] in ([case["first"]] if isinstance(case["first"], str) else case["first"]), query
        if "like" in case:
            expect(page.locator(".hits > li").first, query).to_have_text(f"Cũng tìm: {case['like']}")
        if "instead" in case:
            expect(page.locator(".summary"), query).to_contain_text(f"Ý bạn là «{case['instead']}»?")
        if "marked" in case:
            expect(page.locator(".hits mark").first, query).to_have_text(case["marked"], ignore_case=True)


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


def test_a_straight_answer_tells_the_regime_of_that_day(page: Page, address: str) -> None:
    ask(page, address, "kiên giang 10/8/2021")
    expect(page.locator(".straight")).to_contain_text(
        "Chế độ: Chỉ thị 16, đến hết ngày 15/8/2021, theo Quyết định 1903/QĐ-UBND"
    )
    ask(page, address, "kiên giang", "&ngay=2021-08-10")
    expect(page.locator(".straight")).to_contain_text("Chế độ: Chỉ thị 16")
    page.route("**/tinh-theo-ngay/kien-giang.json", lambda route: route.abort())
    ask(page, address, "kiên giang 10/8/2021")
    expect(page.locator(".straight")).to_contain_text("Nơi ấy áp dụng những gì")


def test_nothing_in_the_list_or_in_the_answers_hinders_anybody(page: Page, address: str) -> None:
    ask(page, address, "chỉ thị 16")
    page.locator("#o-tim").press_sequentially("chỉ thị 16")
    expect(page.locator(".found a").first).to_be_visible()
    page.locator("#o-tim").press("ArrowDown")
    expect(page.locator(".found [aria-selected=true]")).to_be_visible()
    led = page.locator(".found a").evaluate_all("links => links.map(link => link.href)")
    assert len(led) == len({*led})
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


PROVINCE, COUNTRY = 300_000, 2_000_000
"""Bytes on the way, at most, for all that a question asks for in one province, and in the whole country."""


@pytest.mark.parametrize(
    ("query", "rest", "most"),
    [
        ("khẩu trang", "&tinh=kien-giang", PROVINCE),
        ("giấy đi đường", "&tinh=kien-giang", PROVINCE),
        ("khau trag", "&tinh=kien-giang", PROVINCE),
        ("kiên giang 10/8/2021", "", PROVINCE),
        ("giấy đi đường", "", COUNTRY),
        ("khau trag", "", COUNTRY),
        ("không ra khỏi nhà", "", COUNTRY),
    ],
)
def test_a_question_asks_for_little(page: Page, national: tuple[str, Path], query: str, rest: str, most: int) -> None:
    address, folder = national
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    ask(page, address, query, rest)
    data = [folder / path.lstrip("/") for path in asked if path.endswith(".json")]
    assert len(data) > 5
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in data) < most


def test_a_clause_that_there_is_not_is_said_not_to_be(page: Page, address: str) -> None:
    ask(page, address, "1377 khoản 99")
    expect(page.locator(".straight")).to_contain_text("Không có khoản 99")
