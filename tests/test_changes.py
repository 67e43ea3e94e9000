"""Cases as data (changes/*.yaml): invented records, and what the page of changes tells of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from small_corpus import small_corpus

from generator.law.validity import validities
from generator.site.pages import changes
from generator.site.pieces.change_days import changes_of, latest_changes
from generator.site.pieces.context import Site
from generator.site.views.changes import ChangesView

HERE = Path(__file__).parent / "changes"
CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {case['case']}": case
    for path in sorted(HERE.glob("*.yaml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
}
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_day_tells_what_began_and_ended(case: dict[str, Any]) -> None:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    today = date.fromisoformat(case["today"]) if "today" in case else TODAY
    ((_, _, job),) = changes.jobs(Site(corpus, validities(corpus), today, ""))
    (page,) = job()
    view = page.view
    assert isinstance(view, ChangesView)
    told = {
        day.day.machine if day.certain else day.day.words: [
            f"{change.kind}: {''.join(s.text for s in change.text)}" for change in day.changes
        ]
        for month in view.months
        for day in month.days
    }
    assert list(told.items()) == list(case["days"].items())


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(real.corpus(), real.validities(), TODAY, "")


def of_units(site: Site, *units: str) -> set[str]:
    return {directive.id for directive in site.corpus.directives.values() if directive.unit in units}


def test_the_changes_of_a_province_are_those_of_its_own_directives(site: Site) -> None:
    found = changes_of(site, of_units(site, "kien-giang"))
    assert [day.day.machine for day in found if day.day.machine < "2021-08-17"] == [
        "2021-08-16",
        "2021-08-02",
        "2021-07-14",
    ]
    assert {change.unit_key for day in found for change in day.changes} == {"kien-giang"}


def test_few_measures_are_named_at_once_and_many_on_request(site: Site) -> None:
    found = [change for day in changes_of(site, of_units(site, "kien-giang", "tra-vinh")) for change in day.changes]
    many = next(change for change in found if "3461" in change.text[0].text)
    assert many.folded
    assert len(many.measures) == len(site.corpus.directives["tra-vinh/3461-ubnd-thnv-2021"].measures)
    assert all(measure.clause for measure in many.measures)
    one = next(change for change in found if change.kind == "han-chot")
    assert not one.folded
    assert any(segment.address and "#" in segment.address for segment in one.text)


def test_the_latest_days_end_with_the_build(site: Site) -> None:
    early = Site(site.corpus, site.validities, date(2021, 8, 15), "")
    assert [day.day.machine for day in latest_changes(early, 2)] == ["2021-08-06", "2021-08-02"]
