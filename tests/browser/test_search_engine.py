"""The engine of search by itself: a browser, the scripts of the package, and no site. The cases are data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import yaml
from archives import FROZEN, ROOT
from built import BASE, served
from playwright.sync_api import Page

from generator.basics.matching import flat
from generator.basics.periods import written
from generator.basics.text import nfc

CASES = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (ROOT / "tests/search/engine").glob("*.yaml")}
QUERIES = yaml.safe_load((ROOT / "tests/search/queries.yaml").read_text("utf-8"))
CALLS = (ROOT / "tests/search/engine/calls.js").read_text("utf-8")
ENGINE = {"dates", "fold", *(file.stem for file in (ROOT / "generator/site/assets/search/engine").iterdir())}


@pytest.fixture(scope="module")
def package() -> Iterator[str]:
    """The address at which the package's own files are served, as they lie in it."""
    with served(ROOT / "generator" / "site") as address:
        yield address.removesuffix(BASE.removeprefix("/"))


def call(page: Page, package: str, module: str, cases: list[dict]) -> list[object]:
    """Return what ``module`` gives for each of ``cases``."""
    page.goto(f"{package}assets/")
    given: list[object] = page.evaluate(CALLS, [f"{package}assets/", module, cases])
    return given


def test_every_module_of_the_engine_has_cases() -> None:
    assert set(CASES) == ENGINE


@pytest.mark.parametrize("module", CASES)
def test_the_engine_gives_what_its_cases_say(page: Page, package: str, module: str) -> None:
    cases = CASES[module]
    given = call(page, package, module, cases)
    whys = [case["why"] for case in cases]
    assert len(whys) == len(set(whys))
    assert dict(zip(whys, given, strict=True)) == {case["why"]: case["gives"] for case in cases}


def test_folding_in_the_browser_is_that_of_the_build(page: Page, package: str) -> None:
    words = [*(case["text"] for case in CASES["fold"]), *(case["query"] for case in QUERIES)]
    words += [path.read_text("utf-8") for path in sorted(FROZEN.glob("*/*.yaml"))]
    given = call(page, package, "fold", [{"call": "flat", "text": text} for text in words])
    assert given == [flat(nfc(text)) for text in words]


def test_days_are_written_in_the_browser_as_by_the_build(page: Page, package: str) -> None:
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(366)]
    given = call(page, package, "dates", [{"day": day.isoformat()} for day in days])
    assert given == [written(day) for day in days]
