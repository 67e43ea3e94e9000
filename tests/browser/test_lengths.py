"""How long pages are on a phone while their folds are closed, that addresses open folds, and what stands on paper."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import built
import pytest
import real
from archives import BOTH, generated
from playwright.sync_api import Page, expect
from reader import NewContext, settle

from generator.records.addresses import document_address
from generator.vocabulary.lists import vocabulary

PHONE = {"width": 360, "height": 640}
NATIONAL = 300
"""So many invented records make up a country."""
PROVINCE, LIST = 4_000, 6_000
"""So many pixels a province's page may be long, and any list."""
BAR = 96
"""So high the bar on top may be."""
VERDICT, HEAD = PHONE["height"] - BAR, 2_500 - BAR
"""So far below it a directive's verdict ends at the latest, and its text begins."""
ANY_DAY = ("", "?ngay=2021-08-10")
FULLEST = "?ngay=2021-09-05"
LONG = "document.documentElement.scrollHeight"
BELOW = """where => document.querySelector(where).getBoundingClientRect().bottom
  - document.querySelector("main").getBoundingClientRect().top"""
LISTS = ("co-quan/**", "chu-de/**", "van-ban", "van-ban/*", "nghia-vu-cong-khai/**", "dan-chieu/**", "thay-doi/**")


@pytest.fixture(scope="module", params=[*BOTH, pytest.param(NATIONAL, id="national")])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of which pages are measured."""
    if request.param == NATIONAL:
        return generated(NATIONAL, tmp_path_factory.mktemp("national") / f"national-{NATIONAL}")
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def measured(site_of: Callable[[Path], Path], archive: Path) -> Path:
    """The folder of its site."""
    return site_of(archive)


@pytest.fixture(scope="module")
def there(measured: Path) -> Iterator[str]:
    """The address of its site."""
    with built.served(measured.parent) as url:
        yield url


@pytest.fixture
def phone(new_context: NewContext) -> Page:
    """A page on a phone."""
    return new_context(viewport=PHONE).new_page()


def lengths(page: Page, address: str, places: list[str]) -> dict[str, int]:
    """Return how long each page is."""
    found = {}
    for where in places:
        page.goto(f"{address}{where}")
        settle(page)
        found[where] = page.evaluate(LONG)
    return found


def beyond(found: dict[str, int], most: int) -> dict[str, int]:
    return {where: length for where, length in found.items() if length > most}


def test_a_province_is_short(phone: Page, there: str, archive: Path, measured: Path) -> None:
    territory = vocabulary().territory
    units = {directive.unit for directive in real.corpus(archive).directives.values()}
    told = [slug for slug in territory.provinces if units & {*territory.units(slug, territory.eras[-1])}]
    assert len(told) >= 5
    heaviest = sorted(told, key=lambda slug: (measured / "tinh" / slug / "index.html").stat().st_size)[-12:]
    some = told if os.environ.get("SOAK") else heaviest
    places = [f"tinh/{slug}/{on}" for slug in some for on in ANY_DAY] + [f"tinh/kien-giang/{FULLEST}"]
    assert beyond(lengths(phone, there, places), PROVINCE) == {}


def test_before_the_text_of_a_directive_stands_little(phone: Page, there: str, archive: Path) -> None:
    directives = sorted(real.corpus(archive).directives.values(), key=lambda d: len(d.record.text or ""))[-10:]
    faults = {}
    for where in (document_address(directive.id) for directive in directives):
        phone.goto(f"{there}{where}")
        settle(phone)
        verdict, text = phone.evaluate(BELOW, ".directive .verdict"), phone.evaluate(BELOW, "#toan-van")
        if verdict > VERDICT or text > HEAD:
            faults[where] = verdict, text
    assert faults == {}


def heaviest(site: Path, kind: str) -> list[str]:
    """Return where the four heaviest pages of a kind stand."""
    pages = sorted(site.glob(f"{kind}/index.html"), key=lambda page: page.stat().st_size)[-4:]
    return [f"{page.parent.relative_to(site).as_posix()}/" for page in pages]


def test_no_list_is_endless(phone: Page, there: str, measured: Path) -> None:
    places = [where for kind in LISTS for where in heaviest(measured, kind)]
    assert len(places) > 10
    assert beyond(lengths(phone, there, places), LIST) == {}


@pytest.mark.parametrize(
    ("where", "opened"),
    [
        ("van-ban/kien-giang/1377-ubnd-kgvx-2021/#bp-truc-24-24", ".measure:target .badge"),
        ("tinh/kien-giang/#den-30-6-2025-thoi-gian", "figure.timeline svg"),
        ("tinh/kien-giang/#den-30-6-2025-van-ban", "figure.timeline svg"),
        ("co-quan/so-y-te/#kien-giang", ".lines > li"),
        ("chu-de/xet-nghiem/#nhiem-vu", ".fold .fold > summary"),
        ("nghia-vu-cong-khai/#son-la", ".duty"),
    ],
)
def test_an_address_opens_the_fold_to_which_it_leads(page: Page, address: str, where: str, opened: str) -> None:
    path, _, anchor = where.partition("#")
    page.goto(f"{address}{path}")
    settle(page)
    expect(page.locator(opened).and_(page.locator(":visible"))).to_have_count(0)
    page.evaluate("anchor => { location.hash = anchor }", anchor)
    expect(page.locator(opened).and_(page.locator(":visible")).first).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{address}{where}")
    expect(page.locator(opened).and_(page.locator(":visible")).first).to_be_in_viewport()


def test_a_measure_is_found_without_scripts(new_context: NewContext, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}van-ban/kien-giang/1377-ubnd-kgvx-2021/#bp-truc-24-24")
    expect(page.locator("#bp-truc-24-24")).to_be_in_viewport()


def test_what_documents_leave_open_is_counted_for_the_day(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-31")
    settle(page)
    counted = page.locator("details:has(> .unsaid) > summary")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    expect(counted.and_(page.locator(":visible"))).to_have_count(0)
    page.get_by_role("button", name="Tới thay đổi sau").click()
    expect(counted.first).to_have_text(re.compile(r"^[1-9]\d* điều (văn bản không ghi|chưa ai kiểm tra)"))


BESIDE = """() => {
  const { left, top, bottom } = document.querySelector('.side').getBoundingClientRect();
  return [left, top, bottom];
}"""


@pytest.mark.parametrize("where", ["tinh/kien-giang/", "van-ban/kien-giang/1377-ubnd-kgvx-2021/"])
def test_on_a_wide_screen_parts_and_day_stay_in_view(page: Page, address: str, where: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}{where}?ngay=2021-09-05")
    settle(page)
    text = page.locator("main .verdict:visible").first.bounding_box()
    assert text
    for scrolled in (0, 1200):
        page.evaluate("y => scrollTo(0, y)", scrolled)
        left, top, bottom = page.evaluate(BESIDE)
        assert left >= text["x"] + text["width"]
        assert top >= 0
        assert bottom <= 900
    expect(page.locator(".side time[data-day]")).to_have_text("05/9/2021")
    for link in page.locator(".side .contents a:visible").all():
        expect(page.locator(link.get_attribute("href") or "")).to_be_visible()


def test_on_a_wide_screen_citing_is_one_tap_away_from_anywhere(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    page.evaluate("scrollTo(0, 1200)")
    page.get_by_role("link", name="Trích dẫn trang này").click()
    expect(page.locator(".cite").locator("visible=true")).to_contain_text("Ngày 10/8/2021, Kiên Giang: Giãn cách theo")


SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
NEEDED = ("?ngay=2021-08-10", "?ngay=2021-09-05", "")


@pytest.mark.parametrize("on", NEEDED)
def test_a_province_is_two_sheets_of_paper(page: Page, address: str, on: str) -> None:
    page.goto(f"{address}tinh/kien-giang/{on}")
    settle(page)
    assert 1 <= len(SHEET.findall(page.pdf(format="A4"))) <= 2


def test_on_paper_stands_what_is_asked_whom_to_call_and_where_it_is_from(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-09-05")
    settle(page)
    page.emulate_media(media="print")
    expect(page.locator(".printed .lines > li:not([hidden])").first).to_be_visible()
    expect(page.get_by_text("Văn bản nói đến những đầu mối sau")).to_be_visible()
    expect(page.locator(".posted")).to_contain_text("https://example.org/cong-khai/tinh/kien-giang/")
    expect(page.locator(".posted time")).to_have_text("05/9/2021")
    for chrome in (".top", "form.day fieldset", ".side", "figure.timeline", ".documents", ".feeds"):
        expect(page.locator(chrome).first).to_be_hidden()


def test_the_code_on_paper_is_of_its_day_or_there_is_none(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}tinh/kien-giang/")
    settle(page)
    expect(page.locator(".posted svg")).to_be_visible()
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-08-10")
    settle(page)
    expect(page.locator(".posted svg")).to_be_hidden()


def test_what_is_opened_for_paper_is_closed_again(page: Page, address: str) -> None:
    page.goto(f"{address}tinh/kien-giang/?ngay=2021-09-05")
    settle(page)
    assert page.locator(".printed[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed[open]").count() == 0


def test_a_directive_is_printed_without_its_chrome(page: Page, address: str) -> None:
    page.goto(f"{address}van-ban/kien-giang/1377-ubnd-kgvx-2021/")
    settle(page)
    page.emulate_media(media="print")
    for kept in ("h1", ".verdict", ".subject", ".paper"):
        expect(page.locator(kept)).to_be_visible()
    for chrome in (".top", "form.day fieldset", ".side", ".relations", ".own-measures"):
        expect(page.locator(chrome).first).to_be_hidden()
