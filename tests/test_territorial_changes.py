"""What is said of provinces that changed, through three eras; the cases are data."""

from collections.abc import Iterator
from datetime import date

import pytest
import yaml
from territories import FOLDER, THIRD, third_reorganisation

from generator.law.territorial_changes import begun, ended, in_short, period, so_far

CU, MOI, LAST = THIRD.eras
CASES = [case for case in yaml.load((FOLDER / "days.yaml").read_text("utf-8"), yaml.CBaseLoader) if "short" in case]


@pytest.fixture(autouse=True)
def third() -> Iterator[None]:
    with third_reorganisation():
        yield


@pytest.mark.parametrize("case", CASES, ids=[f"{case['of']} on {case['on']}" for case in CASES])
def test_notes_on_days_of_three_eras(case: dict[str, str]) -> None:
    era = THIRD.era(date.fromisoformat(case["on"]))
    assert in_short(case["of"], era) == case["short"]
    assert so_far(case["of"], era) == case["note"]


def test_times() -> None:
    assert [period([era]) for era in THIRD.eras] == [
        "đến 30/6/2025",
        "từ 01/7/2025 đến 31/12/2030",
        "từ 01/01/2031",
    ]
    assert (period([CU, MOI]), period(THIRD.eras)) == ("đến 31/12/2030", "")


SENTENCES = [
    (begun, "son-la", LAST, []),
    (begun, "can-tho", CU, []),
    (
        begun,
        "can-tho",
        LAST,
        [
            "Từ 01/01/2031, thành phố Cần Thơ gồm cả địa bàn của tỉnh Vĩnh Long (Nghị quyết mẫu). "
            "Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành."
        ],
    ),
    (
        begun,
        "kien-giang",
        LAST,
        [
            "Từ 01/01/2031, tỉnh Kiên Giang được tách ra từ tỉnh An Giang (Nghị quyết mẫu). "
            "Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành."
        ],
    ),
    (
        begun,
        "da-lat",
        LAST,
        [
            "Từ 01/01/2031, thành phố Đà Lạt được tách ra từ tỉnh Lâm Đồng (Nghị quyết mẫu). "
            "Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành."
        ],
    ),
    (
        begun,
        "dong-nai",
        LAST,
        [
            "Từ 01/01/2031, thành phố Đồng Nai gồm cả một phần địa bàn của tỉnh Đắk Nông (Nghị quyết mẫu). "
            "Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành.",
            "Từ 01/01/2031, tỉnh Đồng Nai là thành phố Đồng Nai (Nghị quyết mẫu).",
        ],
    ),
    (ended, "son-la", LAST, []),
    (
        ended,
        "vinh-long",
        CU,
        ["Trước 01/7/2025, các nơi sau là tỉnh, thành phố riêng, có trang riêng: tỉnh Bến Tre, tỉnh Trà Vinh."],
    ),
    (
        ended,
        "vinh-long",
        MOI,
        ["Từ 01/01/2031, tỉnh Vĩnh Long là một phần của thành phố Cần Thơ (Nghị quyết mẫu)."],
    ),
    (
        ended,
        "lam-dong",
        MOI,
        ["Từ 01/01/2031, tỉnh Lâm Đồng có địa bàn thuộc tỉnh Bảo Lộc, thành phố Đà Lạt (Nghị quyết mẫu)."],
    ),
    (
        ended,
        "an-giang",
        MOI,
        ["Từ 01/01/2031, một phần địa bàn của tỉnh An Giang thuộc tỉnh Kiên Giang (Nghị quyết mẫu)."],
    ),
]


@pytest.mark.parametrize(("what", "slug", "era", "said"), SENTENCES)
def test_sentences_of_pages(what, slug, era, said) -> None:  # type: ignore[no-untyped-def]
    assert ["".join(segment.text for segment in prose) for prose in what(slug, era)] == said
