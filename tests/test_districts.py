"""The districts that words name; the cases are data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.documents.districts import district_in, located
from generator.vocabulary.lists import vocabulary

PLACES = Path(__file__).parent / "places"
AREAS = yaml.load((PLACES / "districts.yaml").read_text("utf-8"), yaml.CSafeLoader)
SENTENCES = yaml.load((PLACES / "named.yaml").read_text("utf-8"), yaml.CSafeLoader)
NOWHERE = [[], [], False]
DISTRICTS = vocabulary().districts
PROVINCES = vocabulary().territory.existing(vocabulary().territory.eras[0])


@pytest.mark.parametrize("case", AREAS, ids=lambda case: f"{case[1]}: {case[0]}")
def test_where_an_area_lies(case: list[Any]) -> None:
    area, province, *wanted = case
    found = located(area, province)
    assert [sorted(found.whole), sorted(found.part), found.rest] == [*wanted, *NOWHERE[len(wanted) :]]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_what_a_sentence_names(case: list[str]) -> None:
    sentence, province, *named = case
    found = district_in(sentence, province)
    assert [found[0], found[1].full] == named if found else named == []


def test_every_district_is_found_by_its_full_name_and_has_an_address_of_its_own() -> None:
    everyone = [district for province in PROVINCES for district in DISTRICTS.of(province.slug)]
    assert len(everyone) == 705
    assert [d for d in everyone if located(d.full.title(), d.province).whole != {d.slug}] == []
    assert len({(d.province, d.slug) for d in everyone}) == len({d.code for d in everyone}) == len(everyone)
