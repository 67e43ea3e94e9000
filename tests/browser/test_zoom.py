"""Every kind of page enlarged twice and four times, and with its letters further apart.

Nothing is cut, and only what has a region of its own is scrolled sideways (WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12).
"""

from __future__ import annotations

import pytest
from reader import NewContext, settle
from test_every_page_kind import KINDS, OVERFLOW

ENLARGED = {"twice": {"width": 640, "height": 512}, "four times": {"width": 320, "height": 256}}
"""What is left of a window of 1280 × 1024."""
MAIN = {"home", "provinces", "province on another day", "district", "directive on another day"}
SPACED_KINDS = [(kind, [] if kind in MAIN else [pytest.mark.soak]) for kind in KINDS]
PHONE = {"width": 360, "height": 640}
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
"""The spacing of WCAG 1.4.12."""
CUT = """() => {
  const cut = new Set();
  const own = '.skip, .scroll, .strip, svg, select, script, noscript';
  const heard = (each) => each && (getComputedStyle(each).clipPath !== 'none' || heard(each.parentElement));
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(own) && !heard(each);
  const clips = (each) => getComputedStyle(each).overflow !== 'visible';
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const text = words.currentNode;
    if (!text.data.trim() || !seen(text.parentElement)) continue;
    range.selectNodeContents(text);
    const [line] = range.getClientRects();
    const { left, right, top, bottom } = range.getBoundingClientRect();
    if (line && (left < -1 || right > innerWidth + 1)) cut.add(`beyond the page: ${text.data}`);
    for (let box = text.parentElement; line && box !== document.body; box = box.parentElement) {
      const edge = box.getBoundingClientRect();
      const over = Math.max(edge.left - left, right - edge.right, edge.top - top, bottom - edge.bottom) > 1;
      if (over && clips(box)) cut.add(`in ${box.tagName}.${box.className}: ${text.data}`);
    }
  }
  for (const each of document.querySelectorAll('.strip a, .date > input:first-child, select')) {
    const wide = each.checkVisibility() && each.scrollWidth > each.clientWidth + 1;
    if (wide) cut.add(`${each.tagName}: ${each.value ?? each.textContent}`);
  }
  return [...cut];
}"""


def faults(new_context: NewContext, where: str, viewport: dict[str, int], *, spaced: bool = False) -> list[str]:
    page = new_context(viewport=viewport).new_page()
    page.goto(where)
    settle(page)
    if spaced:
        page.evaluate(SPACED)
    found: list[str] = page.evaluate(CUT)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found += page.evaluate(CUT)
    wider = page.evaluate(OVERFLOW)
    return [*found, *([f"{wider} px wider than the window"] if wider else [])]


@pytest.mark.parametrize("where", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("enlarged", [pytest.param("twice", marks=pytest.mark.soak), "four times"])
def test_enlarged_nothing_is_cut_or_scrolled_sideways(
    new_context: NewContext, address: str, enlarged: str, where: str
) -> None:
    assert faults(new_context, f"{address}{where}", ENLARGED[enlarged]) == []


@pytest.mark.parametrize("where", [pytest.param(KINDS[kind], marks=marks, id=kind) for kind, marks in SPACED_KINDS])
def test_with_wider_spacing_no_word_is_lost(new_context: NewContext, address: str, where: str) -> None:
    assert faults(new_context, f"{address}{where}", PHONE, spaced=True) == []
