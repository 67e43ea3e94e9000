"""What readers do on many pages, and what they notice there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from playwright.sync_api import BrowserContext, Page

from generator.basics.periods import written

FIELD = "form.day [name=ngay]"
"""Where a page tells of which day it is, and takes another."""
NewContext = Callable[..., BrowserContext]
"""The fixture `new_context`: takes the options of Playwright's own."""
WATCH = """window.jumps = [];
new PerformanceObserver((list) => list.getEntries().forEach((each) =>
  window.jumps.push(each.sources.map((source) => source.node?.outerHTML ?? source.node?.data))
)).observe({ type: "layout-shift", buffered: true });"""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))"

SETTLED = """() => document.documentElement.matches('.ready:not(.switching, .awaiting)')
  && !/đang (được )?(tải|tìm)/i.test(document.body.innerText)
  && (!/[?&]tinh=/.test(location.search) || !document.querySelector('.side-by-side:empty'))"""
WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @font-face { font-family: wider; src: local("DejaVu Sans"); size-adjust: 115% }
    @font-face { font-family: wider; src: local("DejaVu Sans Bold"); font-weight: bold; size-adjust: 115% }
    * { font-family: wider !important }`);
  document.adoptedStyleSheets.push(sheet);
  return Promise.all([document.fonts.load("1em wider"), document.fonts.load("bold 1em wider")])
    .then(() => document.fonts.check("1em wider"));
}"""


def widen_font(page: Page) -> None:
    """Show the open page in a font that is 15 % wider than that of the tests."""
    assert page.evaluate(WIDER)


def settle(page: Page) -> None:
    """Wait until the open page shows what its address asks for."""
    page.wait_for_function(SETTLED)


def choose_day(page: Page, on: date) -> None:
    """Choose a day in the open page by its control."""
    write_day(page, written(on))


def write_day(page: Page, words: str) -> None:
    """Write ``words`` into the control of the open page, and confirm them."""
    page.locator(FIELD).fill(words)
    page.locator(FIELD).press("Enter")


def watch_jumps(page: Page) -> None:
    """Note from now on what jumps before the eyes of whoever reads in ``page``."""
    page.add_init_script(WATCH)


def jumps(page: Page) -> list[list[str]]:
    """Return what has jumped since the page was opened."""
    page.wait_for_function(PAINTED)
    found: list[list[str]] = page.evaluate("window.jumps")
    return found
