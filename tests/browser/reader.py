"""What readers do on many pages, and what they notice there."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page

WATCH = """window.jumps = [];
new PerformanceObserver((list) => list.getEntries().forEach((each) =>
  window.jumps.push(each.sources.map((source) => source.node?.outerHTML ?? source.node?.data))
)).observe({ type: "layout-shift", buffered: true });"""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))"


def choose_day(page: Page, on: date) -> None:
    """Choose a day in the open page by its control."""
    page.locator("form.day [name=ngay]").fill(on.isoformat())
    page.locator("form.day [type=submit]").click()


def watch_jumps(page: Page) -> None:
    """Note from now on what jumps before the eyes of whoever reads in ``page``."""
    page.add_init_script(WATCH)


def jumps(page: Page) -> list[list[str]]:
    """Return what has jumped since the page was opened."""
    page.wait_for_function(PAINTED)
    found: list[list[str]] = page.evaluate("window.jumps")
    return found
