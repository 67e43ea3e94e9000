"""A cheap phone on a slow line, as Chromium imitates it: 400 kbit/s, 400 ms, a processor six times slower."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from common import chromium
from playwright.sync_api import Browser, Page, sync_playwright

RATE = 400_000 / 8
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": RATE, "uploadThroughput": RATE}
SLOWER = {"rate": 6}
SCREEN = {"width": 360, "height": 740}
FIRST_PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  const [entry] = list.getEntriesByName("first-contentful-paint");
  if (entry) resolve(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""

SEEN = """(words) => new Promise((resolve) => {
  const there = (each) => each.checkVisibility({ visibilityProperty: true }) && each.innerText.includes(words);
  requestAnimationFrame(function look(now) {
    if ([...document.querySelectorAll(".answer")].some(there)) resolve(now); else requestAnimationFrame(look);
  });
})"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Give the browser of the tests."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**chromium.launch_options())  # type: ignore[arg-type]
        yield opened
        opened.close()


@contextmanager
def in_hand(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a phone that has visited nothing yet."""
    context = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", NETWORK)
    wire.send("Emulation.setCPUThrottlingRate", SLOWER)
    yield page
    context.close()


def answered(browser: Browser, url: str, words: str) -> float:
    """Return the milliseconds until such a phone shows ``words`` in an answer at ``url``."""
    with in_hand(browser) as page:
        page.goto(url, wait_until="commit")
        taken: float = page.evaluate(SEEN, words)
    return taken


def first_paint(browser: Browser, url: str, picture: Path | None = None) -> float:
    """Return the milliseconds until such a phone shows the first words of ``url``; take a ``picture`` of it then."""
    with in_hand(browser) as page:
        page.goto(url, wait_until="commit")
        taken: float = page.evaluate(FIRST_PAINT)
        if picture:
            page.wait_for_load_state()
            page.screenshot(path=picture)
    return taken
