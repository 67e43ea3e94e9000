"""Provinces side by side: the states of the core, the choice in the address, CSV, and what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import real
from playwright.sync_api import Page, Route, expect
from reader import NewContext, choose_day

from generator.basics.grouping import grouped
from generator.basics.periods import day
from generator.exports import day_tables
from generator.exports.day_tables import unit_tables
from generator.law import wording
from generator.law.applicability import Row, answer, units
from generator.vocabulary.lists import CENTRAL, vocabulary

EVERYTHING = "viec=co&trang-thai=chua,het"
FIRST_DAY = "2021-09-05"
CHOICES = ["kien-giang,son-la,ha-noi", "an-giang,lai-chau,tra-vinh,ben-tre", "hue,vinh-long,kien-giang"]
UNREAD = "Văn bản chưa có nội dung trong kho"
O_NHA = vocabulary().topics["o-nha"].name
COUNTED = """() => [...document.querySelectorAll('.side-by-side tbody tr')].flatMap((row) =>
  [...row.querySelectorAll('td')].flatMap((cell, place) => [...cell.querySelectorAll('.counted')].map((item) =>
    [`${place}`, row.querySelector('th').textContent, item.querySelector(".badge").textContent,
    item.lastChild.textContent])))"""
_Cell = tuple[str, str, str, str]
READ = """() => [...document.querySelectorAll('.side-by-side tbody tr')].flatMap((row) =>
  [...row.querySelectorAll('td')].flatMap((cell, place) => [...cell.querySelectorAll('[data-measure]')].map((item) =>
    [`${place}`, row.querySelector('th').textContent, item.dataset.measure,
    item.querySelector(".badge").textContent])))"""


def turning_days() -> list[date]:
    turns = {turn for validity in real.validities().values() for turn in validity.turns}
    return sorted({(turn + timedelta(days=beside)).date() for turn in turns for beside in (-1, 0)})


def sampled_days() -> list[date]:
    """Days at and right before changes, also around the merger; all of them in the long run."""
    found = sorted({*turning_days(), date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 23)})
    return found if os.environ.get("SOAK") else found[:: max(1, len(found) // 6)]


def cells(rows: Iterable[Row], place: int) -> set[_Cell]:
    topics = vocabulary().topics
    return {
        (str(place), topic, row.id, wording.OVERDUE if row.interval.overdue else wording.STATES[row.state])
        for row in rows
        for topic in [topics[key].name for key in row.measure.topics] or [UNREAD]
    }


def expected(choice: str, on: date) -> set[_Cell]:
    """What the core says of the chosen provinces, each without the nationwide measures; those come last."""
    slugs = choice.split(",")
    found = set[_Cell]()
    for place, slug in enumerate(slugs):
        rows = answer(real.corpus(), real.validities(), slug, day(on))
        assert {row.directive.unit for row in rows} <= set(units(slug, day(on)))
        found |= cells((row for row in rows if row.directive.unit != CENTRAL), place)
        found |= cells((row for row in rows if row.directive.unit == CENTRAL), len(slugs))
    return found


def shown(page: Page) -> list[_Cell]:
    return [tuple(cell) for cell in page.evaluate(READ)]


def open_at(page: Page, address: str, query: str = f"?tinh=kien-giang,son-la&ngay={FIRST_DAY}") -> None:
    page.goto(f"{address}so-sanh/{query}")
    expect(page.locator(".side-by-side table")).to_be_visible()


def look_at(page: Page, on: date) -> None:
    choose_day(page, on)
    expect(page.locator(".side-by-side caption")).to_contain_text(f"ngày {wording.day(on)}")


@pytest.mark.parametrize("choice", CHOICES)
def test_cells_tell_what_the_core_says_on_any_day_of_one_open_page(page: Page, address: str, choice: str) -> None:
    open_at(page, address, f"?tinh={choice}&{EVERYTHING}&ngay={FIRST_DAY}")
    for on in sampled_days():
        look_at(page, on)
        found = shown(page)
        assert set(found) == expected(choice, on), on
        assert len(found) == len(set(found))


def test_only_what_is_alive_and_for_the_public_is_shown_unless_asked_for(page: Page, address: str) -> None:
    open_at(page, address, "?tinh=kien-giang&ngay=2021-10-15")
    wanted = {
        row.id
        for row in answer(real.corpus(), real.validities(), "kien-giang", day(date(2021, 10, 15)))
        if not row.measure.is_task and row.state in ("applying", "suspended", "unconfirmed", "known-by-name")
    }
    assert {id_ for _, _, id_, _ in shown(page)} == wanted
    page.get_by_text("Hiện thêm").first.click()
    page.get_by_label("Việc giao cho cơ quan nhà nước").check()
    expect(page.locator('[data-measure="kien-giang/1377-ubnd-kgvx-2021#tiep-tuc-chong-dich"]')).to_be_visible()
    expect(page).to_have_url(re.compile("viec=co"))


def test_the_regime_of_each_province_stands_on_top_with_its_end_and_its_order(page: Page, address: str) -> None:
    open_at(page, address, "?tinh=kien-giang,son-la&ngay=2021-08-10")
    row = page.locator(".side-by-side tbody tr").first
    expect(row.locator("td").nth(0)).to_contain_text("Chỉ thị 16, đến hết ngày 15/8/2021")
    expect(row.locator("td").nth(1)).to_contain_text("không rõ")
    row.get_by_role("link", name="Quyết định 1903/QĐ-UBND").click()
    expect(page).to_have_url(re.compile(r"/cong-khai/van-ban/kien-giang/1903-qd-ubnd-2021/\?ngay=2021-08-10$"))


def test_which_part_of_a_province_is_under_which_regime_is_told_on_demand(page: Page, address: str) -> None:
    def mix(route: Route) -> None:
        table = route.fetch().json()
        for each in table["regimes"]:
            each |= {"mixed": True, "prose": [["hỗn hợp: "], ["huyện Phú Quốc theo Chỉ thị 15"]]}
        route.fulfill(json=table)

    page.route("**/tinh-theo-ngay/kien-giang.json", mix)
    open_at(page, address, f"?tinh=kien-giang&ngay={FIRST_DAY}")
    cell = page.locator(".side-by-side tbody tr").first.locator("td").first
    expect(cell.get_by_text("theo Chỉ thị 15")).to_be_hidden()
    cell.get_by_text("hỗn hợp", exact=True).click()
    expect(cell.get_by_text("theo Chỉ thị 15")).to_be_visible()


def test_nothing_held_is_not_told_as_no_measures(page: Page, address: str) -> None:
    open_at(page, address, f"?tinh=ha-noi,lai-chau&chu-de=khau-trang,di-lai&ngay={FIRST_DAY}")
    for row in page.locator(".side-by-side tbody tr").all()[1:]:
        expect(row.locator("td").nth(0)).to_contain_text("Chưa có văn bản nào trong kho")
        expect(row.locator("td").nth(1)).not_to_contain_text("Chưa có văn bản nào")


def test_a_clause_is_one_click_away_with_the_day_kept(page: Page, address: str) -> None:
    open_at(page, address)
    page.get_by_role("link", name="đoạn thứ hai khoản 2, Công văn 1377/UBND-KGVX").click()
    expect(page).to_have_url(re.compile(rf"/cong-khai/van-ban/.*\?ngay={FIRST_DAY}#k2-p2$"))
    expect(page.locator("#k2-p2")).to_be_in_viewport()


def test_the_whole_choice_is_in_the_address(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_at(page, address)
    page.locator("[data-of=tinh] summary").click()
    page.get_by_label("Tìm theo tên").fill("lai chau")
    page.get_by_role("checkbox", name="Lai Châu").check()
    page.locator("[data-of=chu-de] summary").click()
    page.get_by_label("Tìm chủ đề").fill("di lai")
    page.get_by_role("checkbox", name="Đi lại, ra vào địa bàn").check()
    page.get_by_text("Hiện thêm").first.click()
    page.get_by_label("Biện pháp chưa đến ngày áp dụng").check()
    page.get_by_role("button", name="Chuyển tỉnh Lai Châu lên trước").click()
    expect(page).to_have_url(re.compile(r"tinh=kien-giang,lai-chau,son-la.*chu-de=di-lai.*trang-thai=chua"))
    before = page.locator(".side-by-side").inner_text()
    page.reload()
    expect(page.locator(".side-by-side table")).to_be_visible()
    assert page.locator(".side-by-side").inner_text() == before
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_text("Đã sao chép.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert f"ngay={FIRST_DAY}" in link
    page.goto(link)
    expect(page.locator(".side-by-side table")).to_be_visible()
    assert page.locator(".side-by-side").inner_text() == before


def test_what_cannot_be_shown_is_told(page: Page, address: str) -> None:
    open_at(page, address, "?tinh=kien-giang,khong-co,son-la,lai-chau,ben-tre,tra-vinh")
    expect(page.get_by_role("alert")).to_contain_text("khong-co")
    expect(page.get_by_role("alert")).to_contain_text("Chỉ đặt được 4 tỉnh cạnh nhau")
    page.locator("[data-of=tinh] summary").click()
    expect(page.get_by_role("checkbox", name=re.compile("^Trà Vinh"))).to_be_disabled()
    page.get_by_role("button", name="Bỏ tỉnh Sơn La").click()
    expect(page.get_by_role("checkbox", name=re.compile("^Trà Vinh"))).to_be_enabled()
    page.get_by_label("Tìm theo tên").fill("xyzzy")
    expect(page.get_by_text("Không có tên nào như vậy")).to_be_visible()


def downloaded(page: Page) -> tuple[str, list[dict[str, str]]]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải bảng này (CSV)").click()
    text = Path(waiting.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text[1:], newline="")))


TABLE = """() => {
  const columns = [...document.querySelectorAll('.side-by-side thead th a')].map((link) => link.textContent);
  return [...document.querySelectorAll('.side-by-side tbody tr')].slice(1).flatMap((row) =>
    [...row.querySelectorAll('td')].flatMap((cell, place) => {
      const start = [columns[place], row.querySelector('th').textContent];
      const items = [...cell.querySelectorAll('[data-measure]')];
      if (!items.length) return [[...start, '', cell.querySelector('.empty').textContent, '']];
      return items.map((item) => {
        const badge = item.querySelector('.badge').textContent;
        const says = item.querySelector('.says').textContent.slice(badge.length + 1);
        return [...start, says, badge, item.querySelector('a').href];
      });
    }));
}"""


def test_the_csv_tells_what_the_table_tells(page: Page, address: str) -> None:
    open_at(page, address, f"?tinh=kien-giang,ha-noi&viec=co&ngay={FIRST_DAY}")
    name, rows = downloaded(page)
    assert name == f"so-sanh_{FIRST_DAY}_kien-giang_ha-noi.csv"
    columns = ("tỉnh", "chủ đề", "biện pháp", "trạng thái", "địa chỉ đầy đủ")
    told = [[row[column] for column in columns] for row in rows if row["chủ đề"] != "Chế độ đang áp dụng"]
    assert told == page.evaluate(TABLE)
    assert len(told) > 100
    assert {row["ngày"] for row in rows} == {FIRST_DAY}
    regimes = [(row["tỉnh"], row["biện pháp"]) for row in rows if row["chủ đề"] == "Chế độ đang áp dụng"]
    assert regimes == [("Tỉnh Kiên Giang", "không rõ"), ("Thành phố Hà Nội", "không rõ"), ("Trung ương", "không rõ")]
    wanted = next(row for row in rows if row["điểm"] == "đoạn thứ hai khoản 2")
    assert (wanted["hình thức"], wanted["văn bản"]) == ("Bắt buộc", "Công văn 1377/UBND-KGVX")


def test_no_cell_of_the_csv_begins_like_a_formula(page: Page, address: str) -> None:
    def hostile(route: Route) -> None:
        table = route.fetch().json()
        for measure in table["measures"]:
            measure[table["columns"].index("summary")] = '=HYPERLINK("https://x.example")'
        route.fulfill(json=table)

    page.route("**/du-lieu/trang-thai/lai-chau.json", hostile)
    open_at(page, address, f"?tinh=lai-chau&{EVERYTHING}&ngay={FIRST_DAY}")
    _, rows = downloaded(page)
    assert '\'=HYPERLINK("https://x.example")' in {row["biện pháp"] for row in rows}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_file_that_fails_is_named_and_asked_for_again(page: Page, address: str) -> None:
    page.route("**/du-lieu/trang-thai/son-la.json", lambda route: route.abort())
    open_at(page, address)
    expect(page.get_by_role("alert")).to_contain_text("Không tải được dữ liệu của Sơn La")
    row = page.locator(".side-by-side tbody tr", has_text="Ở yên tại nhà")
    expect(row.locator("td").nth(0)).to_contain_text("Người dân không ra khỏi nhà")
    expect(row.locator("td").nth(1)).to_contain_text("Chưa tải được dữ liệu")
    page.unroute("**/du-lieu/trang-thai/son-la.json")
    page.get_by_role("button", name="Thử lại").click()
    expect(row.locator("td").nth(1)).not_to_contain_text("Chưa tải được dữ liệu")
    expect(page.get_by_role("alert")).to_be_empty()


def test_without_the_list_of_provinces_the_overview_stays(page: Page, address: str) -> None:
    page.route("**/du-lieu/tinh-theo-ngay.json", lambda route: route.fulfill(status=500))
    page.goto(f"{address}so-sanh/?tinh=kien-giang&ngay={FIRST_DAY}")
    expect(page.get_by_role("alert")).to_contain_text("Không tải được danh sách tỉnh theo ngày")
    expect(page.get_by_role("heading", name="Kho có gì, theo chủ đề và theo tỉnh")).to_be_visible()
    page.unroute("**/du-lieu/tinh-theo-ngay.json")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".side-by-side table")).to_be_visible()


def test_an_hour_of_a_day_is_asked_about_where_minutes_matter(page: Page, address: str) -> None:
    def changed_at_six(route: Route) -> None:
        table = route.fetch().json()
        by_minute = ["", "not-yet", "2021-09-05T06:00", "applying"]
        table["states"] = [{"d": ["", "not-yet", "2021-09-05", "applying"], "t": by_minute}] * len(table["states"])
        route.fulfill(json=table)

    page.route("**/du-lieu/trang-thai/tra-vinh.json", changed_at_six)
    item = page.locator('[data-measure^="tra-vinh/"]').first
    open_at(page, address, "?tinh=tra-vinh&ngay=2021-09-05T05:59")
    expect(page.locator(".sum")).to_contain_text("lúc 05:59 ngày 05/9/2021: 1 biện pháp")
    expect(item).to_have_count(0)
    open_at(page, address, "?tinh=tra-vinh&ngay=2021-09-05T06:00")
    expect(item).to_contain_text("Đang áp dụng")


def test_many_measures_are_counted_by_topic_and_told_one_by_one_where_a_topic_is_chosen(
    page: Page, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_at(page, address, f"?tinh=kien-giang,son-la&ngay={FIRST_DAY}")
    whole, before = page.locator(".sum").inner_text(), shown(page)
    monkeypatch.setattr(day_tables, "MOST", 0)
    by_unit = grouped(real.validities().values(), lambda validity: (validity.directive.unit,))
    made = {table.path: table.content for unit, own in by_unit.items() for table in unit_tables(unit, own)}

    def split(route: Route) -> None:
        path = route.request.url.partition("/cong-khai/")[2]
        route.fulfill(body=made[path], content_type="application/json")

    page.route("**/du-lieu/trang-thai/**", split)
    open_at(page, address, f"?tinh=kien-giang,son-la&ngay={FIRST_DAY}")
    assert page.locator(".sum").inner_text() == whole
    assert {topic for _, topic, _, _ in shown(page)} <= {UNREAD}
    told = page.evaluate(COUNTED)
    found = {(place, topic, state): int(count) for place, topic, state, count in told}
    assert found == Counter((place, topic, state) for place, topic, _, state in before if topic != UNREAD)
    page.locator('[data-do="topic"][data-key="o-nha"]').first.click()
    expect(page).to_have_url(re.compile("chu-de=o-nha"))
    expect(page.locator("[data-measure^='kien-giang/']").first).to_be_visible()
    assert {cell for cell in shown(page) if cell[1] != UNREAD} == {
        (place, topic, id_, state) for place, topic, id_, state in before if topic == O_NHA
    }


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"))


def test_the_keyboard_alone_chooses_swaps_and_removes(page: Page, address: str) -> None:
    open_at(page, address)
    page.locator("main").focus()
    while not focused(page).startswith("Tỉnh "):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("ben tre")
    expect(page.locator(".chooser input[value=an-giang]")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name=re.compile("Tỉnh Bến Tre"))).to_be_visible()
    while focused(page) != "Chuyển tỉnh Bến Tre lên trước":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("tinh=ben-tre,kien-giang,son-la"))
    expect(page.get_by_role("button", name="Bỏ tỉnh Bến Tre")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("tinh=kien-giang,son-la"))
    expect(page.get_by_role("region", name="Bảng so sánh")).to_be_focused()


def test_without_scripts_the_overview_of_the_build_s_day_leads_to_topics(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}so-sanh/?tinh=kien-giang")
    expect(page.locator(".told")).to_contain_text("Mọi điều dưới đây là của ngày 23/11/2026", use_inner_text=True)
    expect(page.locator(".choosers")).to_be_hidden()
    page.get_by_role("link", name=re.compile("^Ở yên tại nhà, Kiên Giang: 2 chưa xác nhận")).click()
    expect(page).to_have_url(re.compile("/cong-khai/chu-de/o-nha/#kien-giang$"))
    expect(page.locator("#kien-giang")).to_be_in_viewport()


def test_the_overview_counts_what_the_core_says(new_context: NewContext, address: str, site: Path) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}so-sanh/")
    told = page.locator(".overview tbody td").all_inner_texts()
    total = sum(int(number) for text in told for number in re.findall(r"\d+(?= \w)", text.partition(":")[2]))
    wanted = [
        topic for norm in real.corpus().norms.values() if not norm.measure.is_task for topic in norm.measure.topics
    ]
    assert total == len(wanted)


def test_on_a_phone_the_table_stands_on_the_first_screen_and_names_stay_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_at(page, address, f"?tinh=kien-giang,son-la,ha-noi&ngay={FIRST_DAY}")
    region = page.locator(".side-by-side")
    first = region.locator("tbody tr").first.bounding_box()
    assert first
    assert first["y"] <= 600
    region.evaluate("each => { each.scrollLeft = 400; each.scrollTop = 400; }")
    frame = region.bounding_box()
    head = page.get_by_role("columnheader", name="Tỉnh Sơn La").bounding_box()
    topics = region.locator("tbody th").evaluate_all("all => all.map(each => each.getBoundingClientRect().left)")
    assert frame
    assert head
    assert abs(head["y"] - frame["y"]) <= 2
    assert {abs(left - frame["x"]) <= 2 for left in topics} == {True}
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_lanes_and_their_legend_tell_of_the_chosen_provinces_only(page: Page, address: str) -> None:
    page.goto(f"{address}so-sanh/?tinh=son-la")
    lanes = page.locator(".lanes li[data-province]:visible")
    expect(lanes).to_have_count(1)
    drawn = lanes.locator("path").evaluate_all("all => all.map(each => each.getAttribute('fill'))")
    told = page.locator(".lanes .legend li:visible [fill]").evaluate_all(
        "all => all.map(each => each.getAttribute('fill'))"
    )
    assert sorted(drawn) == sorted(told)
    assert page.locator(".lanes .legend li").count() > len(told)


def test_whoever_has_not_chosen_is_shown_an_example(page: Page, address: str) -> None:
    page.goto(f"{address}so-sanh/?ngay={FIRST_DAY}")
    expect(page.locator(".side-by-side table")).to_have_count(0)
    page.locator(".example a").click()
    expect(page).to_have_url(f"{address}so-sanh/?tinh=kien-giang,son-la,ben-tre&ngay={FIRST_DAY}")
    expect(page.locator(".side-by-side table")).to_be_visible()


def test_the_tables_weigh_little(site: Path) -> None:
    """A choice of four provinces must not take a phone minutes: the tables stay near to what they tell."""
    for file in (site / "du-lieu" / "trang-thai").iterdir():
        table: dict[str, Any] = json.loads(file.read_text("utf-8"))
        assert file.stat().st_size < 500 + 400 * len(table["measures"])
