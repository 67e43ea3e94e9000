"""Search as readers use it: what they type, what comes first, and what happens when search's files do not come."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import pytest
import yaml
from built import ROOT
from playwright.sync_api import Browser, Page, Route, expect

QUERIES = yaml.safe_load((ROOT / "tests" / "search" / "queries.yaml").read_text("utf-8"))
KIEN_GIANG = "van-ban/kien-giang/1377-ubnd-kgvx-2021/"


def ask(page: Page, address: str, query: str, rest: str = "") -> list[str]:
    """Open the results of ``query`` and return where the hits lead, from the site's root."""
    page.goto(f"{address}tim-kiem/?q={quote(query)}{rest}")
    settled(page)
    return found(page, address)


def settled(page: Page) -> None:
    expect(page.locator(".summary")).to_contain_text(re.compile("Trạng thái tính cho|Không tìm thấy|Thử lại"))


def found(page: Page, address: str) -> list[str]:
    links = page.locator(".hits .name a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]


@pytest.fixture(scope="module")
def results(browser: Browser, address: str):
    page = browser.new_page()
    yield lambda query: ask(page, address, query)
    page.close()


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"])
def test_what_readers_type_finds_what_they_want_first(results, case: dict) -> None:
    wanted = [case["first"]] if isinstance(case["first"], str) else case["first"] or []
    hits = results(case["query"])
    assert (hits[0] in wanted if wanted else not hits), f"{hits[:3]} instead of {wanted}"
    if unit := case.get("only"):
        assert {hit.split("/")[1] for hit in hits} == {unit}


def test_there_are_many_queries_and_half_of_them_without_accents() -> None:
    assert len(QUERIES) >= 40
    assert sum(case["query"].isascii() for case in QUERIES) * 2 >= len(QUERIES)
