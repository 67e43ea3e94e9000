"""Days as people write them: what scripts take words for. The cases are data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from archives import ROOT
from built import BASE, served
from playwright.sync_api import Page

CASES = yaml.load((ROOT / "tests/days/written.yaml").read_text("utf-8"), yaml.CBaseLoader)
MEANS = """async (words) => {
  const { named } = await import("/assets/shared/dates.js");
  const found = named(words);
  return found && (found.time ? `${found.day}T${found.time}` : found.day);
}"""


@pytest.fixture(scope="module")
def package() -> Iterator[str]:
    """The address at which the package's own files are served, as they lie in it."""
    with served(ROOT / "generator" / "site") as address:
        yield address.removesuffix(BASE.removeprefix("/"))


@pytest.mark.parametrize("case", CASES, ids=[repr(case["words"]) for case in CASES])
def test_what_words_mean(page: Page, package: str, case: dict[str, str]) -> None:
    page.goto(f"{package}assets/shared/dates.js")
    assert page.evaluate(MEANS, case["words"]) == case.get("means")
