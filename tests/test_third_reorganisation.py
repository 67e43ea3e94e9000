"""A third reorganisation is data: with other tables and the same code, every page knows three eras."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from built import Html
from made import everything
from small_corpus import small_corpus
from territories import third_reorganisation

from generator.basics.export import Export
from generator.law.scenario import Grace
from generator.site import assembly
from generator.site.icons import IconSet
from generator.site.rendering import Renderer, assets
from generator.site.views.page import Page

TODAY = date(2031, 6, 1)
SITE = "https://example.org/"


def directive(number: int, issued: str, *regimes: str) -> dict[str, Any]:
    measures = [{"id": "m", "from": issued}, *({"id": regime, "regime": regime, "from": issued} for regime in regimes)]
    return {"number": f"{number}/CT-UBND", "issued": issued, "measures": measures}


RECORDS = {
    "kien-giang/1-ct-ubnd-2021": directive(1, "2021-08-01", "ct-16"),
    "tra-vinh/2-ct-ubnd-2021": directive(2, "2021-08-01"),
    "an-giang/3-ct-ubnd-2026": directive(3, "2026-01-10", "ct-15"),
    "vinh-long/4-ct-ubnd-2026": directive(4, "2026-01-10"),
    "can-tho/5-ct-ubnd-2031": directive(5, "2031-05-20", "ct-19"),
    "kien-giang/6-ct-ubnd-2031": directive(6, "2031-05-20"),
}


class Built:
    """The pages of the small archive, as views and rendered, and its data files."""

    def __init__(self, today: date) -> None:
        corpus, errors = small_corpus(RECORDS)
        assert errors == []
        made = list(everything(assembly.site_of(corpus, today, SITE, Grace())))
        self.pages = {page.address: page for page in made if isinstance(page, Page)}
        self.data = {export.path: export.content for export in made if isinstance(export, Export)}
        icons = IconSet(None)
        self._renderer = Renderer(SITE, assets(icons), icons, today)

    def view(self, address: str) -> Any:
        return self.pages[address].view

    def html(self, address: str) -> Html:
        page: Page = self.pages[address]
        return Html(self._renderer.content(page).html)


@pytest.fixture(scope="module")
def built() -> Iterator[Built]:
    with third_reorganisation():
        yield Built(TODAY)


def test_every_page_is_made(built: Built) -> None:
    assert all(built.html(address).elements for address in built.pages)
    assert len([address for address in built.pages if re.fullmatch("tinh/([^/]+/)?", address)]) == 1 + 16


@pytest.mark.parametrize(
    ("slug", "parts"),
    [
        (
            "an-giang",
            {
                "tu-01-01-2031": "Tỉnh An Giang, từ 01/01/2031",
                "tu-01-7-2025": "Tỉnh An Giang, từ 01/7/2025 đến 31/12/2030",
                "den-30-6-2025": "Tỉnh An Giang, đến 30/6/2025",
            },
        ),
        (
            "can-tho",
            {
                "tu-01-01-2031": "Thành phố Cần Thơ, từ 01/01/2031",
                "tu-01-7-2025": "Thành phố Cần Thơ, đến 31/12/2030",
            },
        ),
        (
            "kien-giang",
            {
                "tu-01-01-2031": "Tỉnh Kiên Giang, từ 01/01/2031",
                "den-30-6-2025": "Tỉnh Kiên Giang, đến 30/6/2025",
            },
        ),
        ("son-la", {"tu-01-7-2025": "Tỉnh Sơn La"}),
    ],
)
def test_a_province_has_a_part_for_each_time_in_which_it_was_another(
    built: Built, slug: str, parts: dict[str, str]
) -> None:
    assert {part.anchor: part.heading for part in built.view(f"tinh/{slug}/").parts} == parts
    if len(parts) > 1:
        assert [anchor for anchor in built.html(f"tinh/{slug}/").ids if anchor in parts] == [*parts]


def test_anchors_do_not_move_when_a_reorganisation_is_entered(built: Built) -> None:
    with third_reorganisation():
        before = Built(date(2030, 12, 31))
    for address in (f"tinh/{slug}/" for slug in ("an-giang", "can-tho", "kien-giang", "son-la", "vinh-long", "hue")):
        earlier = [part.anchor for part in before.view(address).parts]
        assert [part.anchor for part in built.view(address).parts][-len(earlier) :] == earlier


def test_documents_stand_with_the_province_that_issued_them_and_what_took_it_in(built: Built) -> None:
    def documents(slug: str) -> list[set[str]]:
        found = built.view(f"tinh/{slug}/").parts
        rows = [part.timeline.rows if part.timeline else () for part in found]
        return [{row.document.name.partition(" ")[2].rpartition(" ")[2] for row in each} for each in rows]

    assert documents("an-giang") == [{"3/CT-UBND"}, {"1/CT-UBND", "3/CT-UBND"}, set()]
    assert documents("kien-giang") == [{"1/CT-UBND", "6/CT-UBND"}, {"1/CT-UBND"}]
    assert documents("can-tho")[0] == {"2/CT-UBND", "4/CT-UBND", "5/CT-UBND"}


def test_a_part_is_not_shown_before_its_time(built: Built) -> None:
    shown = [part.shown for part in built.view("tinh/an-giang/").parts]
    days = [date(2021, 8, 10), date(2025, 7, 1), date(2030, 12, 31), date(2031, 1, 1)]
    assert [[bool(each.on(day)) for each in shown] for day in days] == [
        [False, False, True],
        [False, True, True],
        [False, True, True],
        [True, True, True],
    ]


def test_the_earliest_part_is_shown_on_every_day(built: Built) -> None:
    shown = [part.shown for part in built.view("tinh/dak-nong/").parts]
    days = [date(2021, 8, 10), date(2025, 7, 1), date(2031, 1, 1)]
    assert [[bool(each.on(day)) for each in shown] for day in days] == [[False, True], [False, True], [True, True]]


def test_a_map_says_what_it_is_on_days_of_another_era(built: Built) -> None:
    notes = {division.key: division.note for division in built.view("ban-do/").divisions}
    days = [date(2025, 6, 30), date(2025, 7, 1), TODAY]
    assert [notes["moi"].on(day)[:20] for day in days] == ["Mỗi ô chỉ tính văn b", "", "Ô mang tên một tỉnh "]


def test_the_map_has_a_division_for_each_era(built: Built) -> None:
    view = built.view("ban-do/")
    assert [(d.key, d.name, d.time) for d in view.divisions] == [
        ("2031", "9 tỉnh, thành phố", "từ 01/01/2031"),
        ("cu", "11 tỉnh, thành phố", "đến 30/6/2025"),
        ("moi", "8 tỉnh, thành phố", "từ 01/7/2025 đến 31/12/2030"),
    ]
    assert [view.in_force.on(day).key for day in (date(2025, 6, 30), date(2030, 12, 31), TODAY)] == [
        "cu",
        "moi",
        "2031",
    ]
    links = [a["data-division"] for tag, a in built.html("ban-do/").elements if tag == "a" and "data-division" in a]
    assert links == ["cu", "moi", "2031"]


def test_search_offers_today_and_each_earlier_era(built: Built) -> None:
    groups = built.view("tim-kiem/").filters[0].groups[1:]
    assert {group.heading: " ".join(sorted(option.value for option in group.options)) for group in groups} == {
        "Từ 01/01/2031, gồm cả tỉnh đã nhập vào": (
            "an-giang bao-loc can-tho da-lat dak-nong dong-nai kien-giang phu-xuan son-la"
        ),
        "Tỉnh cũ, từ 01/7/2025 đến 31/12/2030": (
            "an-giang-moi can-tho-moi dak-nong-moi dong-nai-moi hue lam-dong vinh-long"
        ),
        "Tỉnh cũ, đến 30/6/2025": (
            "an-giang-cu ben-tre binh-phuoc dong-nai-cu kien-giang-cu lam-dong-cu thua-thien-hue tra-vinh vinh-long-cu"
        ),
    }
    places = json.loads(built.data["tim-kiem/muc-luc.json"])["places"]
    assert places["an-giang-moi"] == ["an-giang", "kien-giang"]
    assert places["can-tho"] == ["can-tho", "vinh-long", "tra-vinh"]
    assert places["vinh-long-cu"] == ["vinh-long"]


def test_changes_offer_today_and_former_names(built: Built) -> None:
    view = built.view("thay-doi/").narrowed_by
    assert view.former_until == "01/01/2031"
    assert {choice.slug: choice.note for choice in view.former} == {
        "ben-tre": "nay thuộc Cần Thơ",
        "binh-phuoc": "nay thuộc Đồng Nai",
        "hue": "nay thuộc Phú Xuân",
        "lam-dong": "nay thuộc Bảo Lộc và Đà Lạt",
        "thua-thien-hue": "nay thuộc Phú Xuân",
        "tra-vinh": "nay thuộc Cần Thơ",
        "vinh-long": "nay thuộc Cần Thơ",
    }
    assert {choice.slug: choice.units for choice in view.current}["an-giang"] == ("an-giang", "trung-uong")


def test_the_index_and_the_home_page_choose_among_those_of_today(built: Built) -> None:
    index = built.view("tinh/")
    assert index.current_heading == "9 tỉnh, thành phố từ 01/01/2031"
    assert index.reorganisations == (
        "Từ 01/7/2025, 11 tỉnh, thành phố được sắp xếp lại thành 8.",
        "Từ 01/01/2031, 8 tỉnh, thành phố được sắp xếp lại thành 9.",
    )
    assert index.former_heading == "Tỉnh, thành phố đến 31/12/2030, nay thuộc nơi khác"
    assert {choice.name for choice in built.view("").current} == {choice.name for choice in index.current}
    assert {choice.name for choice in index.current} >= {"Kiên Giang", "Phú Xuân"}


def test_data_files_tell_of_every_era(built: Built) -> None:
    rows = {row["slug"]: row for row in json.loads(built.data["du-lieu/tinh.json"])["provinces"]}
    names = [rows["dong-nai"][f"{era}_name"] for era in ("old", "new", "third")]
    assert names == ["Tỉnh Đồng Nai", "Tỉnh Đồng Nai", "Thành phố Đồng Nai"]
    assert (rows["tra-vinh"]["successor"], rows["can-tho"]["merged_from"]) == (
        "can-tho",
        ["can-tho", "vinh-long", "tra-vinh", "ben-tre"],
    )
    assert (rows["lam-dong"]["successor"], rows["lam-dong"]["successors"]) == (None, ["da-lat", "bao-loc"])
    daily = {row["province"]: row for row in json.loads(built.data["du-lieu/tinh-theo-ngay.json"])["provinces"]}
    assert daily["an-giang"]["units"] == [
        *("", ["an-giang", "trung-uong"]),
        *("2025-07-01", ["an-giang", "kien-giang", "trung-uong"]),
        *("2031-01-01", ["an-giang", "trung-uong"]),
    ]
    assert f"{SITE}tinh/can-tho/" in built.data["tinh/can-tho/feed.json"]


def test_what_is_entered_early_is_not_there_before_its_day() -> None:
    with third_reorganisation():
        early = Built(date(2030, 12, 31))
    current = {choice.name for choice in early.view("").current}
    assert {"Vĩnh Long", "Huế"} <= current
    assert current.isdisjoint({"Phú Xuân", "Kiên Giang"})
    assert early.view("tinh/").current_heading == "8 tỉnh, thành phố từ 01/7/2025 đến 31/12/2030"
