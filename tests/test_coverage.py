"""How much is known of each day of a period: by the core, the command line, the page, and the pages of provinces."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from small_corpus import small_corpus

from generator import cli
from generator.basics.prose import plain
from generator.law.answers import Answers
from generator.law.coverage import PlaceCoverage, coverage
from generator.law.validity import validities
from generator.records.corpus import Corpus
from generator.site.pages import coverage as coverage_page
from generator.site.pages import provinces
from generator.site.pieces.context import Site
from generator.site.views.coverage import CoverageView
from generator.site.views.provinces import ProvinceView
from generator.vocabulary.lists import using, vocabulary

HERE = Path(__file__).parent
CASES = yaml.load((HERE / "coverage" / "cases.yaml").read_text("utf-8"), yaml.CBaseLoader)
FIRST, LAST = date(2021, 8, 1), date(2021, 8, 31)
TODAY = date(2026, 11, 23)


def covered(corpus: Corpus, first: date = FIRST, last: date = LAST) -> dict[str, PlaceCoverage]:
    found = coverage(Answers(corpus, validities(corpus)).regime, first, last)
    return {place.province: place for place in found}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_day_is_known_if_its_regime_is(case: dict[str, Any]) -> None:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    found = covered(corpus)["kien-giang"].stretches
    assert [[str(one.first), str(one.last), one.knowledge] for one in found] == case["stretches"]


def test_days_and_months_count_what_the_stretches_are() -> None:
    places = covered(real.corpus(), date(2021, 6, 15), date(2021, 9, 3))
    for place in places.values():
        assert place.days.total() == sum(one.days for one in place.stretches) == 81
        assert sum(place.months.values(), Counter()) == place.days
        assert [days.total() for days in place.months.values()] == [16, 31, 31, 3]


def test_every_province_of_the_time_is_told_and_no_other() -> None:
    corpus, _ = small_corpus({})
    territory = vocabulary().territory
    for first, last in ((FIRST, LAST), (date(2026, 1, 1), date(2026, 1, 31))):
        assert set(covered(corpus, first, last)) == {one.slug for one in territory.existing(territory.era(first))}


def the_page(corpus: Corpus, repo_url: str = "") -> CoverageView:
    (page,) = coverage_page.pages(Site(corpus, validities(corpus), TODAY, "", repo_url=repo_url))
    assert isinstance(page.view, CoverageView)
    return page.view


def test_the_page_shows_days_by_month_and_the_longest_gaps_with_where_to_contribute_them() -> None:
    corpus, _ = small_corpus(CASES[0]["records"])
    view = the_page(corpus, "https://github.com/mau/mau")
    row = next(row for row in view.rows if row.anchor == "kien-giang")
    august = view.months.index("8/21")
    told = [(cell.days, cell.level, cell.words) for cell in row.months if cell]
    assert told[august] == (6, 1, "tháng 8/2021: biết 6 ngày, không rõ 25 ngày")
    assert row.total == "2%"
    assert "0%" in {row.total for row in view.rows}
    assert [gap.days for gap in view.gaps] == sorted((gap.days for gap in view.gaps), reverse=True)
    assert all("T%E1%BB%89nh" in gap.address and "issues/new" in gap.address for gap in view.gaps)
    assert {gap.address for gap in the_page(corpus).gaps} == {"dong-gop/"}


def test_a_provinces_page_tells_its_own_figure() -> None:
    corpus, _ = small_corpus(CASES[0]["records"])
    site = Site(corpus, validities(corpus), TODAY, "")
    told = {}
    for slug in ("kien-giang", "an-giang"):
        view = provinces.province(site, slug).view
        assert isinstance(view, ProvinceView)
        told[slug] = [[plain(words) for words in part.coverage if "số ngày" in plain(words)] for part in view.parts]
    assert told["kien-giang"] == [["Kho biết chế độ phòng dịch ở đây của 2% số ngày từ 01/5/2021 đến 31/12/2021: biết 6 ngày, không rõ 239 ngày; xem còn thiếu gì."]]  # fmt: skip  # noqa: E501
    assert [len(lines) for lines in told["an-giang"]] == [0, 1]


def test_a_vocabulary_that_names_no_days_has_no_such_page() -> None:
    words = vocabulary()
    corpus, _ = small_corpus({})
    with using(replace(words, site=replace(words.site, coverage=None))):
        site = Site(corpus, {}, TODAY, "")
        assert list(coverage_page.pages(site)) == []
        view = provinces.province(site, "ha-noi").view
    assert isinstance(view, ProvinceView)
    assert all("số ngày" not in plain(words) for part in view.parts for words in part.coverage)


def test_the_command_line_says_the_same_in_words_and_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["coverage", "--directives", str(HERE / "cli" / "mixed"), "--from", "2021-08-01", "--to", "2021-08-31"]
    assert cli.main([*call, "--format", "json"]) == 0
    table = {place["province"]: place for place in json.loads(capsys.readouterr().out)}
    assert len(table) == 63
    assert table["kien-giang"]["days"] == table["kien-giang"]["months"]["2021-08"]
    assert table["kien-giang"]["days"]["unknown"] < 31
    assert cli.main(call) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 64
    unknown = table["kien-giang"]["days"]["unknown"]
    assert any(
        line.startswith("kien-giang: biết") and (f"không rõ {unknown} ngày" in line) == bool(unknown) for line in lines
    )
