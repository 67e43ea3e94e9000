"""Provinces over time: those that there are, and a further reorganisation that is data only (``territory/``)."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.basics.text import slug
from generator.vocabulary import territory_tables
from generator.vocabulary.folder import Folder
from generator.vocabulary.lists import vocabulary

HERE = Path(__file__).parent
TERRITORY = vocabulary().territory
PROVINCES = TERRITORY.provinces
OLD, NEW = TERRITORY.eras
UNCHANGED = {"ha-noi", "lai-chau", "dien-bien", "son-la", "lang-son", "quang-ninh", "thanh-hoa", "nghe-an", "ha-tinh"}
UNCHANGED |= {"cao-bang"}
NAMES = set((HERE / "vietnamese-order.txt").read_text("utf-8").split("\n")[:-1])


def slugs(era):
    return {place.slug for place in TERRITORY.existing(era)}


def test_there_are_63_old_and_34_new_under_64_slugs():
    assert (len(slugs(OLD)), len(slugs(NEW)), len(PROVINCES)) == (63, 34, 64)
    assert slugs(NEW) - slugs(OLD) == {"hue"}
    assert {place.name for place in TERRITORY.existing(OLD)} == NAMES


def test_the_first_of_july_2025_is_the_day_between():
    assert (TERRITORY.era(date(2025, 6, 30)), TERRITORY.era(date(2025, 7, 1))) == (OLD, NEW)
    assert [era.key for era in TERRITORY.eras] == ["cu", "moi"]
    assert NEW.act == "Nghị quyết 202/2025/QH15"


@pytest.mark.parametrize("key", PROVINCES)
def test_slugs_are_the_folded_names(key):
    assert slug(PROVINCES[key].name) == key == PROVINCES[key].slug


@pytest.mark.parametrize("key", sorted(slugs(OLD)))
def test_every_old_province_is_part_of_one_new_one(key):
    holders = [new for new in slugs(NEW) if key in TERRITORY.origins(new, NEW)]
    assert holders == [*TERRITORY.successors(key, NEW)]


def test_52_were_merged_into_23_and_11_went_on():
    alone = {key for key in slugs(NEW) if len(TERRITORY.origins(key, NEW)) == 1}
    assert alone == UNCHANGED | {"hue"}
    assert sum(len(TERRITORY.origins(key, NEW)) for key in slugs(NEW) - alone) == 52


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tra-vinh", "vinh-long"),
        ("ben-tre", "vinh-long"),
        ("kien-giang", "an-giang"),
        ("son-la", "son-la"),
        ("lai-chau", "lai-chau"),
        ("thua-thien-hue", "hue"),
        ("an-giang", "an-giang"),
    ],
)
def test_known_mergers(old, new):
    assert TERRITORY.successors(old, NEW) == (new,)


def test_only_what_kept_its_land_and_name_is_unchanged():
    assert {key for key in PROVINCES if not TERRITORY.changed(key)} == UNCHANGED


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [("kien-giang", "91", None), ("an-giang", "89", "91"), ("hue", None, "46"), ("thua-thien-hue", "46", None)],
)
def test_codes_say_which_list_they_are_from(key, old, new):
    names = [PROVINCES[key].named(era) for era in (OLD, NEW)]
    assert [name and name.code for name in names] == [old, new]


def test_codes_are_unique_in_their_list():
    lists = [[name.code for place in PROVINCES.values() if (name := place.named(era))] for era in (OLD, NEW)]
    lists.append([place.iso for place in PROVINCES.values() if place.iso])
    assert [len(codes) for codes in lists] == [len(set(codes)) for codes in lists] == [63, 34, 63]


# A further reorganisation, entered as data.
THIRD = territory_tables.load(Folder(HERE / "territory"))
DAYS = yaml.load((HERE / "territory" / "days.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("case", DAYS, ids=[f"{case['of']} on {case['on']}" for case in DAYS])
def test_provinces_on_days_of_three_eras(case):
    era, key = THIRD.era(date.fromisoformat(case["on"])), case["of"]
    assert THIRD.exists(key, era) is (case["exists"] == "yes")
    assert [*THIRD.successors(key, era)] == case["part_of"]
    assert [*THIRD.units(key, era)] == case["units"]
    if "name" in case:
        assert THIRD.full_name(key, era) == case["name"]


@pytest.mark.parametrize(
    ("key", "stretches"),
    [
        ("son-la", ["cu moi 2031"]),
        ("dong-nai", ["cu", "moi", "2031"]),
        ("dak-nong", ["moi", "2031"]),
        ("can-tho", ["cu moi", "2031"]),
        ("an-giang", ["cu", "moi", "2031"]),
        ("kien-giang", ["cu", "2031"]),
        ("vinh-long", ["cu", "moi"]),
    ],
)
def test_what_a_province_went_through_as_it_was_is_one(key, stretches):
    assert [" ".join(era.key for era in stretch) for stretch in THIRD.stretches(key)] == stretches


def test_whose_orders_concern_a_province_at_some_time():
    assert {*THIRD.units_ever("an-giang")} == {"an-giang", "kien-giang"}
    assert {*THIRD.units_ever("can-tho")} == {"can-tho", "vinh-long", "tra-vinh", "ben-tre"}


def test_cities_are_those_of_their_time():
    assert [sorted(THIRD.cities(era)) for era in THIRD.eras] == [
        ["Cần Thơ"],
        ["Cần Thơ", "Huế"],
        ["Cần Thơ", "Phú Xuân", "Đà Lạt", "Đắk Nông", "Đồng Nai"],
    ]
