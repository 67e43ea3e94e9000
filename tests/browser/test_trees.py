"""What a screen reader is told of the main pages: roles, names and states, in order.

A case is a file of ``trees``: the page and, by part, what must be there, in Playwright's form; more may stand between.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect
from reader import NewContext, settle

PHONE = {"width": 360, "height": 640}
CASES = sorted(Path(__file__).with_name("trees").glob("*.yaml"))


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context(viewport=PHONE).new_page()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_tree_has_what_is_needed(page: Page, address: str, case: Path) -> None:
    wanted = yaml.load(case.read_text("utf-8"), yaml.CSafeLoader)
    page.goto(f"{address}{wanted['where']}")
    settle(page)
    for part, tree in wanted["parts"].items():
        expect(page.locator(part).locator("visible=true").first).to_match_aria_snapshot(tree)
