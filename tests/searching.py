"""How tests search: ask, wait for the answer, and read where its hits lead."""

from __future__ import annotations

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect


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


def answers(page: Page, address: str) -> list[str]:
    """Return where the straight answers above the hits lead, from the site's root."""
    links = page.locator(".straight a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]
