"""Normal form, folding, slugs, hidden characters and the Vietnamese alphabetical order."""

import random
import unicodedata
from pathlib import Path

import pytest

from generator.basics.text import fold, hidden_character, nfc, of_two_scripts, slug, sort_key

# As ICU's collator for `vi` sorts them.
ORDER = (Path(__file__).parent / "vietnamese-order.txt").read_text("utf-8").split("\n")[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Biện pháp đang áp dụng", "bien phap dang ap dung"),
        ("ĐÀ NẴNG", "da nang"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("thuỷ", "thuy"),
        ("thủy", "thuy"),
        ("Trường ưỡn Ơ ơ Ă ă Â â Ê ê Ô ô", "truong uon o o a a a a e e o o"),
        ("Covid-19", "covid-19"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folding_drops_marks_and_case_in_either_form(text, expected, form):
    assert fold(unicodedata.normalize(form, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1377/UBND-KGVX", "1377-ubnd-kgvx"),
        ("23/2021/QĐ-TTg", "23-2021-qd-ttg"),
        ("683/ VGNN – KHCS", "683-vgnn-khcs"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("--Đường dây nóng!--", "duong-day-nong"),
        ("…", ""),
    ],
)
def test_slugs_are_ascii_words_joined_by_hyphens(text, expected):
    assert slug(text) == expected


def test_the_normal_form_is_composed():
    assert nfc("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt"


HIDDEN = [
    *"\u200b\u200d\u200e\u202e\u2066\u2060\u00ad\ufeff\u061c",
    # Tags, joiners, fillers, vowels that do nothing, old format characters, annotations, variation selectors.
    *"\U000e0020\U000e0041\U000e007f\u034f\u115f\u1160\u3164\uffa0\u180e\u17b4\u17b5\u206a\u206f\ufff9\ufffb",
    *"\ufe00\ufe0f\u180b\U000e0100\U000e01ef",
]


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_hidden_characters_are_found_where_they_are(hidden):
    assert hidden_character(f"Đeo khẩu{hidden} trang{hidden}") == 8


@pytest.mark.parametrize("text", ["", "Đeo khẩu trang.", "một\ttab\nhai\u00a0dòng – “ngoặc” …", "nặ\u0323ng"])
def test_what_a_reader_sees_or_needs_is_not_hidden(text):
    assert hidden_character(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("99/UBND-КGVX", ("КGVX", "К")),  # a Cyrillic К
        ("Chủ tịch Nguyễn Văn Аn", ("Аn", "А")),  # a Cyrillic А
        ("Về việc giãn cáϲh", ("cáϲh", "ϲ")),  # a Greek lunate sigma
        ("ᏟT-UBND", ("ᏟT", "Ꮯ")),  # a Cherokee letter
    ],
)
def test_letters_that_only_look_right_are_found(text, found):
    assert of_two_scripts(text) == found


@pytest.mark.parametrize(
    "text", ["", "Đường Hồ Chí Minh, 10°C, 5 m²", "biến thể β, α-1", "Москва – Hà Nội", "Ea Hʼleo", "Ⅻ 1ª"]
)
def test_words_of_one_script_are_left_alone(text):
    assert of_two_scripts(text) is None


def test_provinces_sort_as_in_a_vietnamese_dictionary():
    shuffled = random.Random(1).sample(ORDER, len(ORDER))
    assert sorted(shuffled, key=sort_key) == ORDER


@pytest.mark.parametrize(
    "in_order",
    [
        "ma mà mả mã má mạ mac mác mă mâ na",
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
        "hoa hoá hoac hoan hồ hơ",
        "1 2 9 a đ",
    ],
)
def test_letters_come_before_tones(in_order):
    words = in_order.split()
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words


def test_case_and_normal_form_do_not_count_in_sorting():
    assert sort_key("Đắk Lắk") == sort_key("ĐẮK LẮK") == sort_key(unicodedata.normalize("NFD", "đắk lắk"))
