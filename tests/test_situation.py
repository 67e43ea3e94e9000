"""In which situation a measure is, seen from a place, on any day; and that pages count by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from small_corpus import small_corpus

from generator.law.modes import binds_public
from generator.law.situation import situations
from generator.law.validity import validities
from generator.site.pages import home, provinces, topics
from generator.site.pieces.context import Site
from generator.site.views.home import HomeView
from generator.site.views.provinces import ProvinceView
from generator.site.views.topics import TopicView

HERE = Path(__file__).parent
OVER = HERE / "cli" / "over"
"""A measure that is to outlast its emergency, and the end of that emergency."""
CASES = yaml.load((HERE / "situations" / "cases.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_situations(case: dict[str, Any]) -> None:
    corpus, errors = small_corpus(case["records"])
    assert errors == []
    validity = validities(corpus)[f"{case['of']}#{case.get('measure', 'a')}"]
    found = situations(corpus, validity, case["place"])
    named = {day: getattr(found.on(date.fromisoformat(day)), "name", "null") for day in case["says"]}
    assert named == case["says"]


SUSPENDED = {
    "kien-giang/1-ct-2021": {
        "number": "1/CT-UBND",
        "issued": "2021-08-01",
        "measures": [{"id": "a", "for": ["nguoi-dan"], "until": "2021-08-31"}],
    },
    "kien-giang/2-ct-2021": {
        "issued": "2021-08-10",
        "relations": [{"act": "suspends", "record": "kien-giang/1-ct-2021", "until": "2021-08-12", "basis": "text"}],
        "measures": [{"id": "b", "agencies": ["so-y-te"]}],
    },
}


@pytest.mark.parametrize(("on", "applying"), [(date(2021, 8, 9), True), (date(2021, 8, 11), False)])
def test_what_is_suspended_is_not_counted_as_applying(on: date, applying: bool) -> None:
    corpus, errors = small_corpus(SUSPENDED)
    assert errors == []
    site = Site(corpus, validities(corpus), on, "")
    pages = {page.address: page.view for page in [provinces.province(site, "kien-giang")]}
    view, start = pages["tinh/kien-giang/"], home.page(site).view
    assert isinstance(view, ProvinceView)
    assert isinstance(start, HomeView)
    told = view.parts[-1].verdict.on(on)
    assert (told.badge.key == "applying") == applying
    assert start.verdict.on(on).headline.startswith("1 biện pháp đang áp dụng") == applying
    assert start.verdict.on(on).look == ("answer info" if applying else "answer unconfirmed")
    shown = [item.source.address for box in view.parts[-1].boxes for group in box.groups for item in group.measures]
    assert "van-ban/kien-giang/1-ct-2021/#bp-a" in shown


@pytest.mark.parametrize(("on", "applying"), [(date(2023, 10, 29), True), (date(2023, 10, 30), False)])
def test_every_page_stops_counting_when_the_emergency_is_over(on: date, applying: bool) -> None:
    corpus, found = real.corpus(OVER), real.validities(OVER)
    for built in (date(2023, 1, 1), on):
        site = Site(corpus, found, built, "")
        start = home.page(site).view
        topic = {page.address: page.view for _, make in topics.jobs(site) for page in make()}
        view = {page.address: page.view for page in [provinces.province(site, "kien-giang")]}["tinh/kien-giang/"]
        mask = topic["chu-de/khau-trang/"]
        assert isinstance(start, HomeView)
        assert isinstance(view, ProvinceView)
        assert isinstance(mask, TopicView)
        assert start.verdict.on(on).headline.startswith("1 biện pháp đang áp dụng") == applying
        assert (view.parts[-1].verdict.on(on).badge.key == "applying") == applying
        assert (mask.live.on(on) == "đang áp dụng: 1 biện pháp") == applying


# What the record says of the measure, and whether it is known to tell the public something.
BINDING = [
    ({"for": ["nguoi-dan"], "mode": "khuyen-nghi"}, True),
    ({"for": ["nguoi-dan"], "agencies": ["so-y-te"]}, True),
    ({"mode": "cam"}, True),
    ({"agencies": ["so-y-te"]}, False),
    ({"for": ["nguoi-dan"], "mode": "xac-lap"}, False),
]


@pytest.mark.parametrize(("given", "binds"), BINDING)
def test_facts_and_tasks_bind_nobody(given: dict[str, Any], binds: bool) -> None:
    corpus, _ = small_corpus({"kien-giang/1-ct-2021": {"issued": "2021-08-01", "measures": [{"id": "a", **given}]}})
    assert binds_public(corpus.norms["kien-giang/1-ct-2021#a"].measure) == binds


def test_a_document_known_by_name_is_not_known_to_bind() -> None:
    corpus, _ = small_corpus({"kien-giang/1-ct-2021": {"issued": "2021-08-01"}})
    assert not binds_public(corpus.norms["kien-giang/1-ct-2021#van-ban"].measure)
