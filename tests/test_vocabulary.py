"""Provinces old and new, and the closed lists."""

from datetime import timedelta
from pathlib import Path

import pytest

from generator.basics.text import slug
from generator.vocabulary.lists import nearest, vocabulary

WORDS = vocabulary()
PROVINCES = WORDS.provinces
OLD = {key: province for key, province in PROVINCES.items() if province.old_name}
NEW = {key: province for key, province in PROVINCES.items() if province.new_name}
UNCHANGED = {"ha-noi", "hue", "lai-chau", "dien-bien", "son-la", "lang-son", "quang-ninh", "thanh-hoa", "nghe-an"}
UNCHANGED |= {"ha-tinh", "cao-bang"}
SATURDAY = 5
WITH_A_LEAP_MONTH_BEFORE = {"2023"}
"""Years in which a leap month of the lunar calendar comes between Tết and the tenth of the third month."""
NAMES = set((Path(__file__).parent / "vietnamese-order.txt").read_text("utf-8").split("\n")[:-1])


def test_there_are_63_old_and_34_new_under_64_slugs():
    assert (len(OLD), len(NEW), len(PROVINCES)) == (63, 34, 64)
    assert set(NEW) - set(OLD) == {"hue"}
    assert {province.name for province in OLD.values()} == NAMES


@pytest.mark.parametrize("key", PROVINCES)
def test_slugs_are_the_folded_names(key):
    assert slug(PROVINCES[key].name) == key == PROVINCES[key].slug


@pytest.mark.parametrize("key", OLD)
def test_every_old_province_is_part_of_one_new_one(key):
    holders = [new.slug for new in NEW.values() if key in new.merged_from]
    assert holders == [PROVINCES[key].successor]


def test_52_were_merged_into_23_and_11_went_on():
    alone = {key for key, new in NEW.items() if len(new.merged_from) == 1}
    assert alone == UNCHANGED
    assert sum(len(new.merged_from) for key, new in NEW.items() if key not in alone) == 52


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
    assert PROVINCES[old].successor == new


@pytest.mark.parametrize(
    ("key", "changed"), [("son-la", False), ("an-giang", True), ("kien-giang", True), ("hue", True), ("ha-noi", False)]
)
def test_only_what_kept_its_land_and_name_is_unchanged(key, changed):
    assert PROVINCES[key].changed is changed


@pytest.mark.parametrize(
    ("key", "old_code", "new_code"),
    [("kien-giang", "91", None), ("an-giang", "89", "91"), ("hue", None, "46"), ("thua-thien-hue", "46", None)],
)
def test_codes_say_which_list_they_are_from(key, old_code, new_code):
    assert (PROVINCES[key].old_code, PROVINCES[key].new_code) == (old_code, new_code)


@pytest.mark.parametrize("kind", ["old_code", "new_code", "iso"])
def test_codes_are_unique_in_their_list(kind):
    codes = [getattr(province, kind) for province in PROVINCES.values() if getattr(province, kind)]
    assert len(set(codes)) == len(codes) >= 34


@pytest.mark.parametrize(
    ("word", "among", "first"),
    [
        ("kien-gang", PROVINCES, "kien-giang"),
        ("Kiên Giang", PROVINCES, "kien-giang"),
        ("travinh", PROVINCES, "tra-vinh"),
        ("khau-trag", WORDS.topics, "khau-trang"),
        ("Đi lại", ["Ở nhà", "Đi lại"], "Đi lại"),
    ],
)
def test_the_nearest_word_comes_first(word, among, first):
    found = nearest(word, among)
    assert found[0] == first
    assert len(found) <= 3


def test_what_looks_like_nothing_has_no_neighbours():
    assert nearest("xyzzy", PROVINCES) == []


def test_ranks_order_the_regimes_of_one_scale():
    ranked = sorted((regime.scale, regime.rank, key) for key, regime in WORDS.regimes.items())
    assert [key for *_, key in ranked] == ["cap-1", "cap-2", "cap-3", "cap-4", "ct-19", "ct-15", "ct-16"]


def test_groups_are_of_known_agencies_and_named_themselves():
    assert {*WORDS.groups} | {role for roles in WORDS.groups.values() for role in roles} <= {*WORDS.agencies}


def test_the_lists_have_the_size_that_the_contract_names():
    assert (len(WORDS.topics), len(WORDS.acts), len(WORDS.modes)) == (41, 12, 5)
    assert len(WORDS.agencies) >= 39


def test_an_act_that_ends_its_target_changes_it_and_proves_that_it_was_alive():
    ending = {key: act for key, act in WORDS.acts.items() if act.ends}
    assert {key: act.ends for key, act in ending.items()} == {"replaces": "replaced", "repeals": "repealed"}
    assert all(act.effect and act.presupposes and act.bounds and act.alters for act in ending.values())


def test_no_group_is_part_of_itself():
    assert [group for group in WORDS.groups if group in WORDS.groups_of(group)] == []


def test_an_agency_is_part_of_groups_through_groups():
    assert WORDS.groups_of("so-y-te") == ("so-nganh-tinh", "cac-cap")


@pytest.mark.parametrize("words", ["so-y-te", "Sở Y tế", "giám đốc  Sở Y tế", "ngành y tế", "nganh y te"])
def test_an_agency_is_known_by_every_spelling(words):
    assert WORDS.agency(words) == "so-y-te"


def test_no_agency_without_spellings_and_no_spelling_of_two():
    assert {*WORDS.spellings} == {*WORDS.agencies}
    spelt = [words.lower() for known in WORDS.spellings.values() for words in known]
    assert len(spelt) == len(set(spelt))
    assert WORDS.agency("xyzzy") is None


def test_days_off_hold_their_holiday_and_run_up_to_working_days_on_both_sides():
    for occasion in WORDS.occasions.values():
        assert {*occasion.years} >= {str(year) for year in range(2020, 2027)}, occasion.key
        for year, days in occasion.years.items():
            assert days.first <= days.day <= days.last, (occasion.key, year)
            assert str(days.day.year) == year, (occasion.key, year)
            beside = (days.first - timedelta(days=1), days.last + timedelta(days=1))
            assert all(day.weekday() < SATURDAY for day in beside), (occasion.key, year)
            assert days.source, (occasion.key, year)


@pytest.mark.parametrize(
    ("key", "day"), [("tet-duong-lich", "01-01"), ("30-4-va-01-5", "04-30"), ("quoc-khanh", "09-02")]
)
def test_holidays_of_the_solar_calendar_have_one_day_every_year(key, day):
    assert {f"{days.day:%m-%d}" for days in WORDS.occasions[key].years.values()} == {day}


def test_the_ancestors_day_is_the_tenth_of_the_third_month_after_tet():
    tet, ancestors = (WORDS.occasions[key].years for key in ("tet-nguyen-dan", "gio-to"))
    for year, days in ancestors.items():
        months = 3 if year in WITH_A_LEAP_MONTH_BEFORE else 2
        since = (days.day - tet[year].day).days - 9
        assert months * 29 <= since <= months * 30, year
