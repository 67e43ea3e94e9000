"""How tests search: ask, wait for the answer, and read where its hits lead."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page

SETTLED = """() => /Trạng thái tính cho|Không tìm thấy|Thử lại/.test(document.querySelector(".summary")?.textContent)"""
UNSETTLED = "() => { document.querySelector('.summary').textContent = '' }"
TURNS = 4


def in_turn(cases: list[dict]) -> list[list[dict]]:
    """Return ``cases`` in a few lists, to be asked one after another in one page."""
    return [cases[turn::TURNS] for turn in range(TURNS)]


def ask_on(page: Page, address: str, query: str) -> list[str]:
    """Ask for ``query`` in the open page of results, or open it; return where the hits lead, from the site's root."""
    if not page.url.startswith(f"{address}tim-kiem/"):
        return ask(page, address, query)
    page.evaluate(UNSETTLED)
    box = page.locator("main [name=q]")
    box.fill(query)
    box.press("Enter")
    settled(page)
    return found(page, address)


def ask(page: Page, address: str, query: str, rest: str = "") -> list[str]:
    """Open the results of ``query`` and return where the hits lead, from the site's root."""
    page.goto(f"{address}tim-kiem/?q={quote(query)}{rest}")
    settled(page)
    return found(page, address)


def settled(page: Page) -> None:
    page.wait_for_function(SETTLED)


def found(page: Page, address: str) -> list[str]:
    links = page.locator(".hits .name a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]


def answers(page: Page, address: str) -> list[str]:
    """Return where the straight answers above the hits lead, from the site's root."""
    links = page.locator(".straight a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]
