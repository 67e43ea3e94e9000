"""The closed lists."""

from datetime import timedelta

import pytest

from generator.vocabulary import synonyms
from generator.vocabulary.folder import Folder, VocabularyError
from generator.vocabulary.lists import nearest, vocabulary

WORDS = vocabulary()
PROVINCES = WORDS.territory.provinces
SATURDAY = 5
WITH_A_LEAP_MONTH_BEFORE = {"2023"}
"""Years in which a leap month of the lunar calendar comes between Tết and the tenth of the third month."""


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


def test_many_words_have_synonyms_and_none_is_in_two_groups():
    assert len(WORDS.synonyms.same) + len(WORDS.synonyms.also) >= 25
    phrases = [words.lower() for group in WORDS.synonyms.same for words in group]
    assert len(phrases) == len({*phrases})
    assert WORDS.synonyms.of("Hồ Chí Minh") == ("Sài Gòn", "TP HCM", "TPHCM", "HCM")
    assert WORDS.synonyms.of("Kiên Giang") == ()


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("same:\n  - [một, hai]\n  - [ba]\n", "3: same.1: một nhóm cần ít nhất hai cách nói"),
        ("same:\n  - [một, hai]\n  - [ba, Một]\n", "3: same.1.1: «Một» đã có ở trên; mỗi từ chỉ ở một nhóm"),
        ("same:\n  - [hoà, hai]\n  - [ba, hòa]\n", "3: same.1.1: «hòa» đã có ở trên; mỗi từ chỉ ở một nhóm"),
        ("also:\n  một: [hai, Một]\n", "2: also.một: «một» tìm chính nó; bỏ từ ấy khỏi danh sách"),
        ("also:\n  một: hai\n", "2: also.một: phải là một danh sách: [một, hai]"),
        ("same:\n  - [một, 2]\n", "2: same.0.1: phải là chữ"),
        ("other: []\n", "1: other: không có mục nào tên như vậy; xem vocabulary.yaml của chương trình"),
    ],
)
def test_faults_of_synonyms_are_told_with_their_place(written, says, tmp_path):
    (tmp_path / "synonyms.yaml").write_text(written, "utf-8")
    with pytest.raises(VocabularyError) as raised:
        synonyms.load(Folder(tmp_path))
    assert str(raised.value) == f"{tmp_path}/synonyms.yaml:{says}"


def test_what_is_no_phrase_is_refused(tmp_path):
    (tmp_path / "synonyms.yaml").write_text("same:\n  - [một, 'hai/ba']\n", "utf-8")
    with pytest.raises(VocabularyError, match=r"synonyms\.yaml:2: same\.0\.1: «hai/ba» không đúng dạng"):
        synonyms.load(Folder(tmp_path))


def test_a_folder_without_synonyms_has_none(tmp_path):
    assert synonyms.load(Folder(tmp_path)) == synonyms.Synonyms()
