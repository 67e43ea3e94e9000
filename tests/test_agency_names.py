"""Agencies found in text by their spellings."""

import pytest

from generator.documents.agencies import named


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Giao Giám đốc Sở Y tế chủ trì", ["so-y-te"]),
        ("phối hợp với ngành y tế", ["so-y-te"]),
        ("theo hướng dẫn của Bộ Y tế", ["bo-nganh-trung-uong"]),
        ("Đề xuất Chủ tịch UBND tỉnh", ["lanh-dao-ubnd-tinh"]),
        ("Đề xuất UBND tỉnh", ["ubnd-tinh"]),
        ("Giao các sở: Tài chính, Kế hoạch và Đầu tư", ["so-tai-chinh", "so-kh-dt"]),
        ("Giám đốc Sở: Giao thông vận tải, Công Thương, Nông nghiệp", ["so-gtvt", "so-cong-thuong"]),
        ("với Sở Y tế, Giao thông vận tải và các đơn vị", ["so-y-te", "so-gtvt"]),
        ("Bộ Y tế, Giao thông vận tải", ["bo-nganh-trung-uong"]),
        ("cấp huyện; ngành Y tếm", []),
        ("", []),
    ],
)
def test_the_longest_spelling_names_the_agency(text, agencies):
    assert [naming.agency for naming in named(text)] == agencies


def test_the_words_are_those_of_the_text_at_their_place():
    [naming] = named("giao NGÀNH Y TẾ làm")
    assert (naming.words, naming.start) == ("NGÀNH Y TẾ", 5)
