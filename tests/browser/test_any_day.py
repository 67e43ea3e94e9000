"""The day is switched inside an open page: what it then shows is what the core says of that day."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import real
from playwright.sync_api import Page, Route, expect
from reader import FIELD, PAINTED, NewContext, choose_day, jumps, settle, watch_jumps, write_day

from generator.basics.periods import day, written
from generator.law.applicability import answer, units
from generator.law.scenario import State
from generator.law.validity import directive_state
from generator.records.addresses import document_address
from generator.records.corpus import WHOLE
from generator.vocabulary.lists import vocabulary

SOAK = bool(os.environ.get("SOAK"))
SHOWN = """() => {
  const badge = element => element.querySelector('.badge').classList[1];
  const visible = element => !element.closest('[hidden]');
  const measures = [...document.querySelectorAll('li.measure, .lines > li')].filter(visible);
  const where = each => each.id ? `${location.pathname}#${each.id}` : each.querySelector('.meta > a').href;
  return {
    measures: measures.map(each => [where(each).split('van-ban/')[1], badge(each)]),
    documents: [...document.querySelectorAll('.documents > li')].filter(visible)
      .filter(each => each.querySelector('.badge') && each.querySelector('.name a'))
      .map(each => [new URL(each.querySelector('.name a').href).pathname, badge(each)]),
    headline: document.querySelector('.directive .answer')?.classList[1],
  };
}"""


def drawn_days(count: int) -> list[date]:
    """Days on which something changes, those around them, and days between; the same in every run."""
    edges = sorted(
        {edge.date() for validity in real.validities().values() for edge in validity.turns if edge.year < 9000}
    )
    near = {edge + timedelta(days=step) for edge in edges for step in (-1, 0, 1)}
    first, last = edges[0] - timedelta(days=30), edges[-1] + timedelta(days=400)
    dice = random.Random(50)
    between = {first + timedelta(days=dice.randrange((last - first).days)) for _ in range(count)}
    return sorted(dice.sample(sorted(near), count * 3 // 5) + dice.sample(sorted(between), count - count * 3 // 5))


def pages_with_records() -> Iterator[str]:
    words, found = vocabulary(), real.validities().values()
    territory = words.territory
    units = {validity.directive.unit for validity in found}
    for slug in territory.provinces:
        if units.intersection(territory.units(slug, territory.eras[-1])):
            yield f"tinh/{slug}/"
    topics = {topic for validity in found for topic in validity.measure.topics}
    yield from (f"chu-de/{topic}/" for topic in words.topics if topic in topics)
    yield from (document_address(id_) for id_ in real.corpus().directives)


PAGES = sorted(pages_with_records())
SAMPLE = PAGES if SOAK else random.Random(5).sample(PAGES, 12)


def switch(page: Page, to: date) -> None:
    choose_day(page, to)
    settle(page)
    expect(page.locator(FIELD)).to_have_value(written(to))


def named(where: str) -> str:
    """Return the permanent id of a measure from where it stands whole."""
    page, _, measure = where.partition("#bp-")
    return f"{page.partition('?')[0].rstrip('/')}#{measure or WHOLE}"


@pytest.mark.parametrize("where", SAMPLE)
def test_every_state_shown_is_the_one_of_the_core(page: Page, address: str, where: str) -> None:
    page.goto(f"{address}{where}")
    expect(page.locator("form.day fieldset")).to_be_enabled()
    corpus, found = real.corpus(), real.validities()
    for on in drawn_days(50 if SOAK else 8):
        switch(page, on)
        shown = page.evaluate(SHOWN)
        measures = {(named(whole), state) for whole, state in shown["measures"]}
        assert measures == {(id_, found[id_].during(day(on)).state.value) for id_, _ in measures}, on
        for path, state in shown["documents"]:
            _, _, id_ = path.partition("van-ban/")
            if id_.rstrip("/") in corpus.directives:
                headline = directive_state(corpus.directives[id_.rstrip("/")], found, day(on))
                assert state == (headline.value if headline else "no-measure"), (on, path)
        assert expected(where, on) <= {id_ for id_, _ in measures}, on
        if where.startswith("tinh/"):
            place = where.split("/")[1]
            assert {found[id_].norm.directive.unit for id_, _ in measures} <= {place, *units(place, day(on))}, on
        assert bool(shown["headline"]) == where.startswith("van-ban/"), on
        if shown["headline"]:
            headline = directive_state(corpus.directives[where.removeprefix("van-ban/").rstrip("/")], found, day(on))
            assert shown["headline"] == (headline.value if headline else "no-measure"), on


def expected(where: str, on: date) -> set[str]:
    """Return the measures that the page must show on that day, whatever else it shows."""
    corpus, found = real.corpus(), real.validities()
    kind, _, key = where.rstrip("/").partition("/")
    if kind == "van-ban":
        return {id_ for id_, validity in found.items() if validity.directive.id == key and validity.measure.id != WHOLE}
    if kind == "chu-de":
        return {id_ for id_, validity in found.items() if key in validity.measure.topics}
    return {
        row.id
        for row in answer(corpus, found, key, day(on))
        if row.state in (State.APPLYING, State.SUSPENDED) and row.directive.record.measures
    }


def test_a_question_about_a_minute_is_answered_for_that_minute(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-15T23:59")
    expect(page.locator(".regime").first).to_contain_text("Quyết định 1903/QĐ-UBND")
    expect(page.locator(FIELD)).to_have_value("15/8/2021 23:59")
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-16T00:00")
    expect(page.locator(".regime").first).to_contain_text("Quyết định 2005/QĐ-UBND")


@pytest.mark.parametrize("where", ["ha-noi", "hue", "thua-thien-hue", "an-giang", "kien-giang", "vinh-long"])
@pytest.mark.parametrize("on", ["2020-04-05", "2025-06-30", "2025-07-01", "2031-01-01"])
def test_every_province_has_a_verdict_on_any_day(page: Page, address: str, where: str, on: str) -> None:
    page.goto(f"{address}tinh/{where}/?ngay={on}")
    expect(page.locator(".note")).to_contain_text("Đang xem ngày")
    expect(page.locator(".verdict:visible").first).to_be_visible()
    if on == "2020-04-05":
        expect(page.locator(".verdict:visible").first).to_contain_text("Chỉ thị 16")
    for link in page.locator(".jump:visible a").all():
        expect(page.locator(link.get_attribute("href") or "")).to_be_visible()


@pytest.mark.parametrize(
    ("where", "on", "because"),
    [
        ("ben-tre", "2021-09-05", "Chưa xác nhận có áp dụng hay không: Thông báo kết luận"),
        ("son-la", "2021-09-05", "Biết tên, kho không có nội dung: Chỉ thị 24/CT-UBND"),
        ("kien-giang", "2021-08-26", "Biết tên, kho không có nội dung: Công văn 1319/UBND-KGVX"),
    ],
)
def test_where_nothing_is_confirmed_the_verdict_says_why(
    page: Page, address: str, where: str, on: str, because: str
) -> None:
    page.goto(f"{address}tinh/{where}/?ngay={on}")
    expect(page.locator(".answer:visible")).to_contain_text("Không có biện pháp nào được xác nhận đang áp dụng")
    expect(page.locator(".answer:visible")).to_contain_text(because)


def test_a_phone_shows_the_answer_whole_and_a_question_unfolds_its_grounds(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    answer = page.locator(".answer:visible")
    expect(answer).to_contain_text("Giãn cách theo Chỉ thị 16, đến hết 15/8/2021")
    box = answer.bounding_box()
    assert box
    assert box["height"] <= 330
    question = page.locator(".questions summary:visible", has_text="Ra khỏi nhà?")
    expect(question).to_contain_text("bị hạn chế")
    question.click()
    expect(page.get_by_text("Theo Chỉ thị 16: Ở nhà")).to_be_visible()
    page.get_by_text("Chỉ thị 16 nghĩa là gì").click()
    expect(page.get_by_text("Đây là mô hình Chỉ thị 16; nơi ban hành có thể quy định khác.")).to_be_visible()


def test_before_the_merger_a_province_leads_to_those_that_joined_it(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/vinh-long/?ngay=2021-09-05")
    expect(page.locator(".note")).to_contain_text("Đang xem ngày 05/9/2021")
    page.locator(".merger:visible").get_by_role("link", name="tỉnh Bến Tre").click()
    expect(page).to_have_url(f"{address}tinh/ben-tre/?ngay=2021-09-05")


def test_the_day_is_kept_from_page_to_page_and_left_by_today(page: Page, address: str) -> None:
    page.goto(f"{address}?ngay=2021-08-10")
    expect(page.locator(".note")).to_contain_text("Đang xem ngày 10/8/2021")
    page.get_by_label("Tỉnh, thành phố của bạn").select_option("Kiên Giang")
    page.get_by_role("link", name=re.compile("^Tỉnh Kiên Giang:")).click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator(".verdict").first).to_contain_text("Chỉ thị 16, đến hết 15/8/2021")
    page.get_by_role("link", name="Quyết định 1903/QĐ-UBND").first.click()
    expect(page.locator(".directive .verdict")).to_have_text("Đang áp dụng")
    for name in ("Phương pháp", "Chủ đề", "Chế độ chung"):
        if name != "Chế độ chung":
            page.get_by_role("button", name="Thêm").click()
        link = page.get_by_role("link", name=name)
        expect(link).to_have_attribute("href", re.compile(r"\?ngay=2021-08-10"))
        link.click()
    expect(page.locator(".note")).to_contain_text("Đang xem ngày 10/8/2021")
    page.get_by_role("button", name="Hôm nay").click()
    expect(page).to_have_url(f"{address}chu-de/che-do/")
    expect(page.locator(".note")).to_contain_text("Đang xem hôm nay")
    page.go_back()
    expect(page.locator(".note")).to_contain_text("Đang xem ngày 10/8/2021")


def test_steps_lead_to_the_days_on_which_something_begins_or_ends_here(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    page.get_by_role("button", name="Tới thay đổi sau").click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-16")
    expect(page.locator(".regime").first).to_contain_text("2005/QĐ-UBND")
    page.get_by_role("button", name="Về thay đổi trước").click()
    page.get_by_role("button", name="Về thay đổi trước").click()
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-02")
    page.goto(f"{address}van-ban/kien-giang/1903-qd-ubnd-2021/?ngay=2031-01-01")
    page.get_by_role("button", name="Tới thay đổi sau").click()
    expect(page.locator(".note")).to_contain_text("Không có thay đổi nào đã biết sau ngày 01/01/2031")


def test_before_the_first_document_home_says_that_nothing_is_held(page: Page, address: str) -> None:
    page.goto(f"{address}?ngay=2019-12-31")
    expect(page.locator(".verdict")).to_have_text("Chưa có văn bản nào trong kho")
    switch(page, date(2020, 4, 5))
    expect(page.locator(".verdict")).not_to_have_text("Chưa có văn bản nào trong kho")


@pytest.mark.parametrize("given", ["2021-13-40", "hôm qua", "2021-08-10T25:00", "0021-08-10"])
def test_what_is_no_day_is_told(page: Page, address: str, given: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay={given}")
    said = f"«{given}» không phải là một ngày. Viết ngày, tháng, năm như 10/8/2021. Đang xem hôm nay, 23/11/2026."
    expect(page.locator(".note:not(.hide)")).to_have_text(said)


def test_today_is_the_readers_today_in_vietnam(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-24T17:30:00Z")
    page.goto(f"{address}tinh/kien-giang/")
    expect(page.locator(FIELD)).to_have_value("25/11/2026")
    expect(page.locator(".stale")).to_be_hidden()


def test_long_words_that_are_no_day_stay_within_the_page(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}tinh/kien-giang/?ngay={'x' * 3000}")
    expect(page.locator(".note")).to_contain_text("…» không phải là một ngày")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("where", "late"),
    [
        ("chu-de/che-do/", "**/site.js"),
        ("ban-do/", "**/site.js"),
        ("ban-do/", "**/trang-thai.json*"),
    ],
)
def test_until_a_day_has_come_no_answer_of_another_is_seen(page: Page, address: str, where: str, late: str) -> None:
    held: list[Route] = []
    page.route(late, lambda route: held.append(route))
    with page.expect_request(late):
        page.goto(f"{address}{where}?ngay=2021-08-10", wait_until="commit")
    expect(page.locator("main .told")).to_contain_text("Đang tải", use_inner_text=True)
    page.wait_for_function(PAINTED)
    assert "23/11/2026" not in page.locator("main").inner_text()
    expect(page.locator("main :is(h2, .meta, .lead):visible")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.locator("main .meta:visible").first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("10/8/2021")
    expect(page.locator(".coming:visible")).to_have_count(0)


def test_while_a_day_is_on_its_way_links_keep_it_and_today_stays_at_hand(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/trang-thai.json*", lambda route: held.append(route))
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(page.locator(".under-way")).to_have_text("Đang tải ngày 10/8/2021.")
    expect(page.locator(FIELD)).to_have_value("10/8/2021")
    page.get_by_role("button", name="Hôm nay").click()
    expect(page.locator(".note")).to_contain_text("Đang xem hôm nay, 23/11/2026")
    expect(page.locator(FIELD)).to_have_value("23/11/2026")
    page.go_back()
    expect(page.locator(".under-way")).to_contain_text("Đang tải ngày 10/8/2021")
    page.get_by_role("link", name="Văn bản", exact=True).click()
    expect(page).to_have_url(f"{address}van-ban/?ngay=2021-08-10")


def test_a_failure_of_a_day_that_is_no_longer_asked_for_is_not_told(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/trang-thai.json*", lambda route: held.append(route))
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(page.locator(".under-way")).to_contain_text("Đang tải")
    page.get_by_role("button", name="Hôm nay").click()
    expect(page.locator(".note")).to_contain_text("Đang xem hôm nay")
    with page.expect_event("requestfailed"):
        held[0].abort()
    page.evaluate("() => new Promise(done => setTimeout(done))")
    expect(page.locator(".note")).to_contain_text("Đang xem hôm nay")


def test_asking_for_the_same_day_again_adds_no_step_back(page: Page, address: str) -> None:
    page.goto(f"{address}chu-de/")
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator(".note")).to_contain_text("Đang xem ngày 10/8/2021")
    for _ in range(2):
        page.locator(FIELD).press("Enter")
    page.go_back()
    expect(page).to_have_url(f"{address}chu-de/")


def test_a_page_left_open_overnight_shows_the_new_day(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-24T10:00:00Z")
    page.goto(f"{address}tinh/kien-giang/")
    expect(page.locator(".note")).to_contain_text("Đang xem hôm nay, 24/11/2026")
    page.clock.set_fixed_time("2026-12-02T10:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".note")).to_contain_text("Đang xem hôm nay, 02/12/2026")
    expect(page.locator(".stale")).to_contain_text("9 ngày trước")


def test_old_data_say_so(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-12-01T10:00:00Z")
    page.goto(f"{address}phuong-phap/")
    expect(page.locator(".stale")).to_contain_text("dựng ngày 23/11/2026, 8 ngày trước")


def test_a_clock_behind_the_build_is_not_believed(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2001-01-01T10:00:00Z")
    page.goto(f"{address}tinh/kien-giang/")
    expect(page.locator(FIELD)).to_have_value("23/11/2026")


def test_a_file_that_fails_is_told_and_can_be_asked_for_again(page: Page, address: str) -> None:
    page.route("**/trang-thai.json*", lambda route: route.abort())
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(page.locator(".note")).to_contain_text("Không tải được dữ liệu của ngày khác.")
    expect(page.locator(".tiles:visible")).to_have_count(0)
    page.get_by_role("button", name="Xem ngày 23/11/2026").click()
    expect(page.locator(".tiles:visible")).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("23/11/2026")
    page.go_back()
    expect(page.locator(".note")).to_contain_text("Không tải được dữ liệu của ngày khác.")
    page.unroute("**/trang-thai.json*")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".tiles:visible")).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("10/8/2021")


def test_pieces_of_another_edition_are_refused(page: Page, address: str) -> None:
    other = '{"version": "00000000", "turns": [], "times": [], "places": [], "values": []}'
    page.route("**/trang-thai.json*", lambda route: route.fulfill(body=other, content_type="application/json"))
    page.goto(f"{address}ban-do/?ngay=2021-08-10")
    expect(page.locator(".note")).to_contain_text("Trang này đã có bản mới hơn.")
    expect(page.get_by_role("button", name="Tải lại trang")).to_be_visible()


def test_without_its_script_the_page_says_that_the_day_has_not_come(page: Page, address: str) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}chu-de/che-do/?ngay=2021-08-10")
    expect(page.locator(".late:visible")).to_contain_text("Chưa tải được câu trả lời")
    expect(page.locator(".lead:visible")).to_have_count(0)
    page.get_by_role("link", name="Xem ngày 23/11/2026").click()
    expect(page).to_have_url(f"{address}chu-de/che-do/")
    expect(page.locator(".lead:visible")).to_be_visible()
    expect(page.locator(".late:visible")).to_contain_text("Trang đang cho thấy ngày 23/11/2026")
    expect(page.locator(FIELD)).to_be_disabled()


@pytest.mark.parametrize("given", ["2021-08-10", pytest.param("10/8/2021", marks=pytest.mark.soak)])
@pytest.mark.parametrize(
    ("where", "answer"),
    [
        ("tinh/kien-giang/", "Chỉ thị 16, đến hết 15/8/2021"),
        ("tinh/an-giang/", "Chưa có văn bản nào trong kho"),
        ("", "biện pháp đang áp dụng với người dân ở"),
        ("van-ban/kien-giang/1903-qd-ubnd-2021/", "Đang áp dụng"),
    ],
)
def test_the_answer_of_a_linked_day_needs_nothing_but_the_page(
    page: Page, address: str, where: str, answer: str, given: str
) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.route("**/trang-thai.json*", lambda route: route.abort())
    page.goto(f"{address}{where}?ngay={given}")
    expect(page.locator(".answer:visible")).to_have_count(1)
    expect(page.locator(".answer:visible")).to_contain_text(answer)
    expect(page.locator(FIELD)).to_have_value("10/8/2021")
    expect(page.locator("main h2:visible:not(.verdict, .part-heading)")).to_have_count(0)
    expect(page.locator(".late:visible")).to_contain_text("Chưa tải được phần còn lại của trang")


def test_an_answer_that_the_page_does_not_hold_is_told_to_come(page: Page, address: str) -> None:
    held: list[Route] = []
    where = f"{address}tinh/an-giang/?ngay=2021-08-10"

    def without_the_last(route: Route) -> None:
        before, _, after = route.fetch().text().rpartition('<script type="application/json" class="portion">')
        route.fulfill(body=before + after.partition("</script>")[2], content_type="text/html")

    page.route(where, without_the_last)
    page.route("**/site.js", lambda route: held.append(route))
    page.goto(where, wait_until="commit")
    expect(page.locator(".told .coming:not(.late)")).to_be_visible()
    page.wait_for_function(PAINTED)
    expect(page.locator(".answer:visible")).to_have_count(0)
    for route in held:
        route.continue_()


def test_the_answer_stays_where_it_is_while_the_rest_comes(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/site.js", lambda route: held.append(route))
    watch_jumps(page)
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10", wait_until="commit")
    expect(page.locator(".rest")).to_be_visible()
    expect(page.locator(".verdict:visible").first).to_contain_text("Chỉ thị 16")
    page.wait_for_function(PAINTED)
    for route in held:
        route.continue_()
    settle(page)
    expect(page.locator("main h2:visible").last).to_be_visible()
    assert jumps(page) == []


@pytest.mark.parametrize("locale", ["en-US", "vi-VN"])
def test_a_day_is_written_and_read_in_one_way_in_any_browser(
    new_context: NewContext, address: str, locale: str
) -> None:
    page = new_context(locale=locale).new_page()
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    expect(page.locator(FIELD)).to_have_value("10/8/2021")
    write_day(page, "9-10-2021")
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-10-09")
    expect(page.locator(FIELD)).to_have_value("09/10/2021")


def test_words_that_are_no_day_are_told_and_change_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    write_day(page, "31/9/2021")
    expect(page.locator(".note:not(.hide)")).to_contain_text(
        "«31/9/2021» không phải là một ngày. Viết ngày, tháng, năm"
    )
    expect(page.locator(FIELD)).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator(".verdict:visible").first).to_contain_text("Chỉ thị 16")
    write_day(page, "01.9.2021")
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-09-01")
    expect(page.locator(".note")).to_have_class("note hide")
    expect(page.locator(FIELD)).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("given", "permanent"),
    [
        ("10/8/2021", "2021-08-10"),
        ("10-8-2021", "2021-08-10"),
        ("2021-8-10", "2021-08-10"),
        ("10/8/2021T6:00", "2021-08-10T06:00"),
    ],
)
def test_an_address_gets_the_permanent_form_of_its_day(page: Page, address: str, given: str, permanent: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay={given}#tu-01-7-2025")
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay={permanent}#tu-01-7-2025")


def test_the_day_is_told_once(page: Page, address: str) -> None:
    for where in ("", "tinh/kien-giang/", "van-ban/kien-giang/1903-qd-ubnd-2021/", "chu-de/che-do/"):
        page.goto(f"{address}{where}?ngay=2021-08-11")
        settle(page)
        expect(page.locator(FIELD)).to_have_value("11/8/2021")
        expect(page.get_by_role("status").filter(has_text="Đang xem ngày 11/8/2021")).to_have_class("note hide")
        seen = page.locator(".day, .answer:visible, main > .meta, .lead").all_inner_texts()
        assert sum(words.count("11/8/2021") for words in seen) == 1  # the status, which only is heard
    page.goto(f"{address}tinh/kien-giang/?ngay=2031-01-01")
    expect(page.locator(".note:not(.hide)")).to_contain_text("theo những gì đã biết đến 23/11/2026")


def test_the_archives_own_day_is_told_at_the_end(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator("footer")).to_contain_text("Dữ liệu của trang là của ngày 23/11/2026")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_control_is_one_row_of_what_a_finger_hits(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-12-10")
    settle(page)
    boxes = [each.bounding_box() for each in page.locator(".day :is(button, [name]):visible").all()]
    names = ["10/12/2021", "Chọn trong lịch", "Về thay đổi trước", "Tới thay đổi sau", "Hôm nay"]
    assert len(boxes) == len(names)
    assert max(box["y"] for box in boxes if box) - min(box["y"] for box in boxes if box) <= 1
    assert all(box and box["height"] >= 40 and box["width"] >= 36 for box in boxes)
    for name in names[1:]:
        expect(page.get_by_role("button", name=name)).to_be_visible()
    fits = "field => field.scrollWidth <= field.clientWidth"
    assert page.locator(FIELD).evaluate(fits)


def test_the_browsers_calendar_is_at_hand_where_it_has_one(page: Page, address: str) -> None:
    page.add_init_script("HTMLInputElement.prototype.showPicker = function () { window.opened = this.value; };")
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    page.get_by_role("button", name="Chọn trong lịch").click()
    assert page.evaluate("window.opened") == "2021-08-10"
    page.locator(".day [type=date]").evaluate(
        "chosen => { chosen.value = '2021-09-05'; chosen.dispatchEvent(new Event('change', { bubbles: true })) }"
    )
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2021-09-05")
    page.add_init_script("delete HTMLInputElement.prototype.showPicker;")
    page.reload()
    settle(page)
    expect(page.locator(".day .date button")).to_be_hidden()


def test_without_scripts_the_page_says_at_once_of_which_day_it_is(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator(".told")).to_contain_text("Mọi điều dưới đây là của ngày 23/11/2026", use_inner_text=True)
    expect(page.locator(".verdict").first).to_be_visible()


def test_whom_to_call_comes_with_the_document_that_says_it(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator(".verdict").first).to_contain_text("Chỉ thị 16")
    expect(page.get_by_role("heading", name="Gọi cho ai")).to_have_count(0)
    switch(page, date(2021, 9, 1))
    expect(page.get_by_role("heading", name="Gọi cho ai")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_when_the_day_changes(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 760})
    watch_jumps(page)
    pages = (
        "",
        "tinh/kien-giang/",
        "tinh/an-giang/",
        "chu-de/xet-nghiem/",
        "van-ban/son-la/24-ct-ubnd-2021/",
        "ban-do/",
    )
    for where in pages:
        page.goto(f"{address}{where}?ngay=2021-09-05")
        for on in (date(2021, 8, 10), date(2020, 4, 5), date(2026, 11, 23)):
            switch(page, on)
        assert jumps(page) == [], where


def test_the_keyboard_alone_changes_the_day(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/")
    expect(page.locator("form.day fieldset")).to_be_enabled()
    page.locator("h1").click()
    while page.evaluate("document.activeElement.dataset.step") != "-1":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}tinh/kien-giang/?ngay=2023-10-30")
    assert page.evaluate("document.activeElement.dataset.step") == "-1"


def test_deadlines_and_duties_come_with_the_document_that_sets_them(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-31")
    expect(page.locator(".regime").first).to_be_visible()
    expect(page.get_by_role("heading", name="Thời hạn")).to_be_hidden()
    expect(page.get_by_role("heading", name="Điều phải công khai")).to_be_hidden()
    page.get_by_role("button", name="Tới thay đổi sau").click()
    page.get_by_role("heading", name="Thời hạn").click()
    expect(page.locator(".deadlines li:visible").first).not_to_contain_text("đã qua")
    switch(page, date(2021, 9, 4))
    expect(page.locator(".deadlines li:visible").first).to_contain_text("đã qua")


def test_tasks_come_with_the_document_that_lays_them(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    expect(page.locator(".verdict").first).to_contain_text("Chỉ thị 16")
    expect(page.locator("li.measure:visible", has_text="Công văn 1377/UBND-KGVX")).to_have_count(0)
    expect(page.get_by_role("heading", name="Việc giao cho cơ quan nhà nước")).to_be_hidden()
    switch(page, date(2021, 9, 5))
    expect(page.get_by_role("heading", name="Việc giao cho cơ quan nhà nước")).to_be_visible()
