"""The engine of search by itself: a browser, the scripts of the package, and no site. The cases are data."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import yaml
from archives import FROZEN, ROOT
from built import BASE, served
from playwright.sync_api import Page

from generator.basics.matching import flat, toned
from generator.basics.periods import written
from generator.basics.text import nfc
from generator.law.legal_citation import as_cited
from generator.site.search_index import BAR, Indexed, pieces, shelf

CASES = {
    file.stem: yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    for file in (ROOT / "tests/search/engine").glob("*.yaml")
}
QUERIES = yaml.load((ROOT / "tests/search/queries.yaml").read_text("utf-8"), yaml.CSafeLoader)
CALLS = (ROOT / "tests/search/engine/calls.js").read_text("utf-8")
ENGINE = {"dates", "fold", *(file.stem for file in (ROOT / "generator/site/assets/search/engine").iterdir())}


@pytest.fixture(scope="module")
def package() -> Iterator[str]:
    """The address at which the package's own files are served, as they lie in it."""
    with served(ROOT / "generator" / "site") as address:
        yield address.removesuffix(BASE.removeprefix("/"))


def shelved(entries: list[Indexed]) -> dict[str, object]:
    """Return the shelf that the build makes of the texts of one unit, as a case hands it to the engine."""
    *files, directory = shelf("", ((key, 0, piece) for key, piece in pieces(entries).items()))
    held = {file.path.removeprefix("/").removesuffix(".json"): json.loads(file.content) for file in files}
    return {"directory": json.loads(directory.content), "files": held}


def documented(documents: list[dict]) -> dict[str, object]:
    """Add to ``documents`` the words by which others cite them; return their shelves."""
    for document in documents:
        days = [date.fromisoformat(day) for day in document.get("d", [])]
        cited = as_cited(document["t"], document.get("x"), days and (days[0], days[-1])) if "t" in document else ()
        document["w"] = [*document.get("w", []), *filter(None, [document.get("p")]), *cited]
    headings = [Indexed((BAR.join([d["n"], *d["w"]]), d.get("s", ""), d.get("x", "")), ()) for d in documents]
    rows = (row for document in documents for row in (*document.get("texts", ()), document.get("k")) if row)
    clauses = [Indexed((row[4], BAR.join(row[5:])), ()) for row in rows]
    return {"headings": shelved(headings), "clauses": shelved(clauses)}


def indexed(case: dict) -> dict:
    """Return ``case`` with the index that the build makes of its documents or texts."""
    case = copy.deepcopy(case)  # cases share what they repeat
    if "documents" in case and "portions" not in case:
        return {**case, "index": documented(case["documents"])}
    if isinstance(texts := case.get("texts"), dict):
        fields = [
            (each, "", "") if isinstance(each, str) else (*each, *[""] * (3 - len(each))) for each in texts.values()
        ]
        marks = [tuple(map(tuple, case.get("marks", {}).get(name, ()))) for name in texts]
        entries = list(map(Indexed, fields, marks))
        return {**case, "index": {"clauses": shelved(entries)}}
    return case


def call(page: Page, package: str, module: str, cases: list[dict]) -> list[object]:
    """Return what ``module`` gives for each of ``cases``."""
    page.goto(f"{package}assets/")
    given: list[object] = page.evaluate(CALLS, [f"{package}assets/", module, cases])
    return given


def test_every_module_of_the_engine_has_cases() -> None:
    assert set(CASES) == ENGINE


@pytest.mark.parametrize("module", CASES)
def test_the_engine_gives_what_its_cases_say(page: Page, package: str, module: str) -> None:
    cases = [indexed(case) for case in CASES[module]]
    given = call(page, package, module, cases)
    whys = [case["why"] for case in cases]
    assert len(whys) == len(set(whys))
    assert dict(zip(whys, given, strict=True)) == {case["why"]: case["gives"] for case in cases}


def test_folding_in_the_browser_is_that_of_the_build(page: Page, package: str) -> None:
    words = [*(case["text"] for case in CASES["fold"]), *(case["query"] for case in QUERIES)]
    words += [path.read_text("utf-8") for path in sorted(FROZEN.glob("*/*.yaml"))]
    for fold in (flat, toned):
        given = call(page, package, "fold", [{"call": fold.__name__, "text": text} for text in words])
        assert given == [fold(nfc(text)) for text in words]


def test_days_are_written_in_the_browser_as_by_the_build(page: Page, package: str) -> None:
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(366)]
    given = call(page, package, "dates", [{"day": day.isoformat()} for day in days])
    assert given == [written(day) for day in days]
