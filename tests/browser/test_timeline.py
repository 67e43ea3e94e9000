"""Timelines in a real browser: what is drawn is what the core says, on the chosen day and in the chosen period."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import real
from playwright.sync_api import Page, expect
from reader import NewContext, choose_day, jumps, watch_jumps

from generator.basics.periods import midnight
from generator.law import wording
from generator.law.scenario import State
from generator.law.validity import Validity, directive_validities, rank

KIEN_GIANG = "tinh/kien-giang/"
DRAWN = """figure => {
  const share = (node, name) => parseFloat(node.getAttribute(name)) / 100;
  const bar = node => ({
    from: share(node, 'x'), to: share(node, 'x') + share(node, 'width'), task: node.getAttribute('height') === '5',
    state: node.classList[1], open: !node.dataset.to,
  });
  return {
    words: figure.querySelector('.drawn').textContent,
    day: share(figure.querySelector('[data-day]'), 'x1'),
    told: figure.querySelector('.now').textContent,
    rows: [...figure.querySelectorAll('.row')].map(row => [...row.querySelectorAll('.phase')].map(bar)),
    marks: [...figure.querySelectorAll('.row .mark')].map(node => [share(node, 'x'), node.textContent]),
  };
}"""


class Drawing:
    """What stands in the first drawing of a page, with fractions read back to instants."""

    def __init__(self, page: Page) -> None:
        found = page.locator("figure.timeline").first.evaluate(DRAWN)
        first, last = (_written(words) for words in re.findall(r"\d+/\d+/\d{4}", found["words"])[:2])
        self.first, self.last = midnight(first), midnight(last) + timedelta(days=1)
        self.rows = [[self._bar(bar) for bar in row] for row in found["rows"]]
        self.day = self._at(found["day"])
        self.told = found["told"]
        self.marks = [(self._at(share), words) for share, words in found["marks"]]

    def _bar(self, bar: dict[str, Any]) -> dict[str, Any]:
        return {**bar, "from": self._at(bar["from"]), "to": self._at(bar["to"])}

    def _at(self, share: float) -> datetime:
        exact = self.first + (self.last - self.first) * share
        return midnight(exact.date()) + timedelta(hours=round(exact.hour + exact.minute / 60))


def _written(words: str) -> date:
    day, month, year = words.split("/")
    return date(int(year), int(month), int(day))


def _open(page: Page, where: str) -> None:
    page.goto(where)
    _unfold(page)
    expect(page.locator("form.day .note")).to_contain_text("Đang xem")


def _unfold(page: Page) -> None:
    if KIEN_GIANG in page.url:
        page.get_by_role("heading", name="Văn bản và dòng thời gian").click()
    expect(page.locator("form.period")).to_be_visible()


@pytest.mark.parametrize("period", ["", "?tu=2021-08-01&den=2021-09-30", "?tu=2021-10-01&den=2022-12-31"])
def test_the_bars_show_the_states_of_the_core(page: Page, address: str, period: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}{period}")
    corpus, found = real.corpus(), real.validities()
    own = [d for d in corpus.directives.values() if d.unit == "kien-giang"]
    ordered = sorted(own, key=lambda d: (d.issued.first or date.min, d.id))
    drawing = Drawing(page)
    for directive, bars in zip(ordered, drawing.rows, strict=True):
        for task in (False, True):
            strand = [
                validity for validity in directive_validities(directive, found) if validity.measure.is_task is task
            ]
            for noon in noons(strand, drawing):
                wanted = min((validity.at(noon).state for validity in strand), key=rank)
                shown = [bar["state"] for bar in bars if bar["task"] is task and bar["from"] <= noon < bar["to"]]
                unborn = wanted is State.NOT_YET and directive.issued.first and noon.date() < directive.issued.first
                assert shown == ([] if wanted.settled or unborn else [wanted.value]), (directive.id, noon)


def noons(strand: list[Validity], drawing: Drawing) -> set[datetime]:
    """Return the noons of the days around which something changes, as far as they are drawn."""
    near = {
        turn + timedelta(days=step, hours=12) for validity in strand for turn in validity.turns for step in (-2, 0, 2)
    }
    return {noon for noon in near if drawing.first < noon < drawing.last}


def test_the_line_stands_at_the_chosen_day_and_moves_with_it(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}?ngay=2021-08-10")
    assert Drawing(page).day == midnight(date(2021, 8, 10)) + timedelta(hours=12)
    choose_day(page, date(2021, 9, 20))
    expect(page.locator(".now").first).to_have_text("Đang xem 20/9/2021")
    assert Drawing(page).day == midnight(date(2021, 9, 20)) + timedelta(hours=12)
    entry = page.locator(".documents li").filter(
        has=page.get_by_role("link", name="Công văn 1377/UBND-KGVX", exact=True)
    )
    expect(entry.locator(".badge").first).to_have_text("Đang áp dụng")
    choose_day(page, date(2021, 10, 20))
    expect(entry.locator(".badge").first).to_have_text("Đang áp dụng (việc giao cơ quan)")
    page.get_by_role("button", name="Hôm nay").click()
    expect(page.locator(".now").first).to_have_text("Đang xem 23/11/2026, ngoài hình →")


def test_a_minute_is_a_place_too(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}?ngay=2021-08-16T06:00&tu=2021-08-15&den=2021-08-17")
    assert Drawing(page).day == midnight(date(2021, 8, 16)) + timedelta(hours=6)


def test_deadlines_are_marked_on_their_day(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}?tu=2021-09-01&den=2021-09-10")
    marks = Drawing(page).marks
    assert {at.date() for at, _ in marks} == {date(2021, 9, 3)}
    assert all("1377/UBND-KGVX, hạn chót 03/9/2021" in words for _, words in marks)


def test_a_period_is_drawn_and_stands_in_the_address_beside_the_day(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}?ngay=2021-08-10")
    page.get_by_label("Khoảng thời gian").select_option("Tháng 8/2021")
    expect(page).to_have_url(f"{address}{KIEN_GIANG}?ngay=2021-08-10&tu=2021-08-01&den=2021-08-31")
    words = "Hình vẽ từ 01/8/2021 đến 31/8/2021. Trong khoảng này có 5 trên 9 văn bản."
    expect(page.locator(".drawn")).to_have_text(words)
    expect(page.locator(".row.away .label").last).to_have_text("2875/QĐ-UBND →")
    page.get_by_role("button", name="Tiến").click()
    expect(page).to_have_url(f"{address}{KIEN_GIANG}?ngay=2021-08-10&tu=2021-09-01&den=2021-09-30")
    expect(page.locator(".now")).to_have_text("← Đang xem 10/8/2021, ngoài hình")
    page.reload()
    _unfold(page)
    expect(page.get_by_label("Khoảng thời gian")).to_have_value("2021-09-01/2021-09-30")
    page.get_by_label("Khoảng thời gian").select_option("Tất cả")
    expect(page).to_have_url(f"{address}{KIEN_GIANG}?ngay=2021-08-10")


def test_around_the_chosen_day_follows_the_day(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}?ngay=2021-08-10")
    page.get_by_label("Khoảng thời gian").select_option("Quanh ngày đang xem")
    expect(page).to_have_url(re.compile("tu=2021-06-26&den=2021-09-24"))
    choose_day(page, date(2022, 1, 1))
    expect(page).to_have_url(re.compile("tu=2021-11-17&den=2022-02-15"))
    expect(page.locator(".now")).to_have_text("Đang xem 01/01/2022")
    expect(page.get_by_label("Khoảng thời gian")).to_have_value("quanh")


@pytest.mark.parametrize("period", ["?tu=2021-09-01&den=2021-08-01", "?tu=hom-nay&den=2021-13-40", "?tu=2021-08-01"])
def test_what_is_no_period_draws_everything(page: Page, address: str, period: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}{period}")
    expect(page.locator(".drawn")).to_have_text("Hình vẽ từ 29/6/2021 đến 04/02/2022.")
    expect(page.get_by_label("Khoảng thời gian")).to_have_value("")


def test_any_other_period_is_named(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}?tu=2021-08-05&den=2021-08-14")
    expect(page.locator(".period option:checked")).to_have_text("05/8/2021 – 14/8/2021")
    page.get_by_role("button", name="Lùi").click()
    expect(page).to_have_url(re.compile("tu=2021-07-26&den=2021-08-04"))


def test_one_control_draws_all_provinces(page: Page, address: str) -> None:
    _open(page, f"{address}dong-thoi-gian/")
    expect(page.locator("form.period")).to_have_count(1)
    page.get_by_label("Khoảng thời gian").select_option("Tháng 4/2020")
    expect(page.locator(".drawn", has_text="Hình vẽ từ 01/4/2020 đến 30/4/2020.")).to_have_count(6)
    lane = page.locator("figure.timeline").nth(1).locator(".lane")
    expect(lane.locator(".ct-16 title")).to_contain_text(
        ["Từ ngày 01/4/2020 đến hết ngày 15/4/2020: Chỉ thị 16, đến hết ngày 15/4/2020, theo Chỉ thị 16/CT-TTg"]
    )


def test_the_keyboard_alone_chooses_and_moves_a_period(page: Page, address: str) -> None:
    _open(page, f"{address}{KIEN_GIANG}")
    page.locator("form.day button:visible").last.focus()
    while page.evaluate("document.activeElement.localName") != "select":
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("tu=2021-11-01&den=2021-11-30"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("tu=2021-10-01&den=2021-10-31"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Hình vẽ dòng thời gian")


def test_on_paper_the_whole_drawing_and_the_list_stand_without_controls(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 700, "height": 400})
    _open(page, f"{address}dong-thoi-gian/")
    page.emulate_media(media="print")
    expect(page.locator("form.period")).to_be_hidden()
    region = page.locator(".timeline .scroll").nth(1)
    assert region.evaluate("each => each.scrollHeight <= each.clientHeight + 1")
    assert region.evaluate("each => each.querySelector('svg').getBoundingClientRect().right <= innerWidth")
    expect(page.locator("figure.timeline ~ .documents").first).to_be_visible()


def test_without_scripts_the_whole_is_drawn_and_told(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{KIEN_GIANG}")
    expect(page.locator("form.period")).to_be_hidden()
    expect(page.locator(".now")).to_have_text("Đang xem 23/11/2026, ngoài hình →")
    expect(page.locator(".row .label").nth(2)).to_have_text("1903/QĐ-UBND")
    entry = page.locator(".documents li").filter(has=page.locator(".name", has_text="Quyết định 1903/QĐ-UBND"))
    expect(entry).to_contain_text("đang áp dụng, Chỉ thị 16, từ ngày 02/8/2021 đến hết ngày 15/8/2021")


def test_words_can_be_read_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    _open(page, f"{address}{KIEN_GIANG}?tu=2021-08-01&den=2021-08-31")
    words = page.locator(".timeline .scroll text")
    sizes = words.evaluate_all("all => all.map(each => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 12
    places = page.locator(".row .label, .axis text").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    assert [place for place in places if place[0] < 0 or place[1] > 360] == []


@pytest.mark.parametrize("where", ["dong-thoi-gian/", "thay-doi/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_when_the_day_changes(page: Page, address: str, where: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 760})
    watch_jumps(page)
    page.goto(f"{address}{where}")
    for on in (date(2021, 8, 10), date(2020, 4, 5), date(2021, 9, 1)):
        choose_day(page, on)
        expect(page.locator(".now, .standing-now").first).to_contain_text(wording.day(on))
    assert jumps(page) == []
