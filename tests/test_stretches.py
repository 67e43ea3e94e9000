"""The pages of stretches: a province under one regime, at an address that needs no script; the cases are data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from archives import FROZEN
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.basics.prose import plain
from generator.law.regimes import regime, words
from generator.law.stretches import longest, stretches
from generator.law.validity import validities
from generator.records.addresses import province_address
from generator.site.pages import provinces
from generator.site.pieces.context import LARGE, STRETCHES, Site
from generator.site.views.page import Page
from generator.site.views.provinces import ProvinceView, StretchView
from generator.vocabulary.lists import vocabulary

CASES = yaml.load((Path(__file__).parent / "stretches" / "cases.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
TODAY, SLUG = date(2026, 11, 23), "kien-giang"
BASE = "https://example.org/"
FIRST = re.compile(r"/tu-(\d{4}-\d\d-\d\d)/$")


def site(case: Mapping[str, Any]) -> Site:
    corpus, errors = small_corpus(case["records"])
    assert errors == []
    return Site(corpus, validities(corpus), TODAY, BASE)


def shown(of: Site, slug: str = SLUG) -> tuple[ProvinceView, list[Page]]:
    page, *stretches = provinces.pages(of, slug)
    assert isinstance(page.view, ProvinceView)
    return page.view, stretches


def first_day(page: Page) -> str:
    found = FIRST.search(page.address)
    assert found
    return found[1]


def of(key: str) -> list[Any]:
    return [pytest.param(case, id=case["case"]) for case in CASES if key in case]


@pytest.mark.parametrize("case", of("stretches"))
def test_each_stretch_has_a_page_that_its_title_sums_up(case: Mapping[str, Any]) -> None:
    view, pages = shown(site(case))
    assert {first_day(page): page.title.removeprefix("Kiên Giang ") for page in pages} == case["stretches"]
    segments = [segment for part in view.parts for segment in part.strip]
    assert [segment.address for segment in segments if segment.told] == [page.address for page in pages]
    assert len(segments) - len(pages) == int(case["gaps"])


@pytest.mark.parametrize("case", of("unheld"))
def test_a_citation_says_whose_words_are_not_held(case: Mapping[str, Any]) -> None:
    view, _ = shown(site(case))
    [part] = view.parts
    assert {on: part.unheld.on(date.fromisoformat(on)) for on in case["unheld"]} == case["unheld"]


@pytest.mark.parametrize("case", of("at"))
def test_a_day_of_a_stretch_is_told_for_good_on_its_page(case: Mapping[str, Any]) -> None:
    view, _ = shown(site(case))
    [part] = view.parts
    found = {on: part.fixed.on(date.fromisoformat(on)) for on in case["at"]}
    told = {on: link.address.removeprefix(province_address(SLUG)) if link else "" for on, link in found.items()}
    assert told == case["at"]
    assert {link.text for link in found.values() if link} == {
        f"{BASE}{link.address}" for link in found.values() if link
    }


@cache
def every() -> Mapping[str, tuple[ProvinceView, list[Page]]]:
    """All provinces of the frozen archive."""
    whole = Site(real.corpus(FROZEN), real.validities(FROZEN), TODAY, BASE)
    return {slug: shown(whole, slug) for slug in vocabulary().territory.provinces}


def told_stretches() -> Iterator[tuple[str, Page, StretchView]]:
    for slug, (_, pages) in every().items():
        for page in pages:
            assert isinstance(page.view, StretchView)
            yield slug, page, page.view


def test_the_page_of_a_stretch_says_what_the_core_says_of_its_first_day() -> None:
    told = 0
    for slug, page, view in told_stretches():
        of_day = regime(real.corpus(), real.validities(), slug, day(date.fromisoformat(first_day(page))))
        assert view.regime == (plain(words(of_day)) if of_day.orders else "không rõ chế độ"), page.address
        assert (view.regime if of_day.regime else view.verdicts[0].answer.headline) in page.description, page.address
        told += bool(of_day.orders)
    assert told > 64


def test_every_day_of_a_known_regime_has_an_address_for_good() -> None:
    territory = vocabulary().territory
    asked = 0
    for slug, (view, pages) in every().items():
        made = {page.address for page in pages}
        days = {since for part in view.parts for since, _ in part.fixed.days if since}
        for on in sorted(each for each in days if territory.exists(slug, territory.era(each))):
            part = next(part for part in view.parts if part.shown.on(on))
            known = regime(real.corpus(), real.validities(), slug, day(on)).orders
            link = part.fixed.on(on)
            assert not known or (link and link.address in made), (slug, on)
            asked += bool(known)
    assert asked > 64


def test_stretches_lead_to_each_other_in_turn() -> None:
    for view, pages in every().values():
        parts = [[s.address for s in part.strip if s.told] for part in view.parts]
        views = {page.address: page.view for page in pages}
        for told in parts:
            for before, after in pairwise(told):
                assert views[before].after.address == after  # type: ignore[union-attr]
                assert views[after].before.address == before  # type: ignore[union-attr]


def test_what_applies_in_a_part_of_a_stretch_says_when() -> None:
    case = {
        "records": {
            "kien-giang/1-qd-2021": {
                "issued": "2021-08-01",
                "measures": [
                    {"id": "a", "regime": "ct-16", "until": "2021-08-31"},
                    {
                        "id": "b",
                        "summary": "Ở nhà",
                        "mode": "cam",
                        "from": "2021-08-10",
                        "until": "2021-08-20",
                    },
                    {"id": "c", "summary": "Sau đó", "from": "2021-09-10", "until": "2021-09-20"},
                    {"id": "d", "summary": "Việc", "agencies": ["so-y-te"], "topics": ["xet-nghiem"]},
                ],
            }
        }
    }
    _, pages = shown(site(case))
    view = pages[0].view
    assert isinstance(view, StretchView)
    found = [(one.line.summary, one.when) for one in view.lines]
    assert found == [("Ở nhà", "từ 10/8 đến hết 20/8/2021"), ("Biện pháp mẫu", "")]


@pytest.mark.parametrize(("most", "kept"), [(None, 4), (4, 4), (3, 3), (1, 1)])
def test_where_there_is_little_room_the_longest_of_a_known_regime_have_pages(most: int | None, kept: int) -> None:
    case = next(case for case in CASES if case["case"].startswith("where no regime is known"))
    [answer] = site(case).answers.province(SLUG, site(case).era)
    found = [str(stretch.first) for stretch in longest(stretches(answer), most)]
    by_worth = ["2021-08-01", "2021-09-01", "2021-09-11", "2021-08-16"]
    assert found == sorted(by_worth[:kept])


def test_an_archive_that_nearly_fills_a_site_has_few_pages_of_stretches() -> None:
    small = real.corpus(FROZEN)
    [one, *_] = small.directives.values()
    large = replace(small, directives={str(n): one for n in range(LARGE + 1)})
    assert [Site(corpus, {}, TODAY, BASE).stretches for corpus in (small, large)] == [None, STRETCHES]


def test_a_page_of_a_stretch_lists_a_few_measures_and_counts_the_rest() -> None:
    measures = [{"id": f"m{n}", "until": "2021-08-31"} for n in range(30)]
    measures.append({"id": "a", "regime": "ct-16", "until": "2021-08-31"})
    _, pages = shown(site({"records": {"kien-giang/1-qd-2021": {"issued": "2021-08-01", "measures": measures}}}))
    view = pages[0].view
    assert isinstance(view, StretchView)
    assert (len(view.lines), view.lines_left) == (20, 11)
    assert view.first_day.address == "tinh/kien-giang/?ngay=2021-08-01"
