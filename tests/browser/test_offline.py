"""Without a connection: what was read before is there, says that it is a kept copy, and is never told as today's."""

from __future__ import annotations

import json
import mimetypes
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import built
import pytest
from archives import FROZEN, ROOT
from playwright.sync_api import Page, Route, expect
from reader import PAINTED, NewContext, settle

PROVINCE = "tinh/kien-giang/"
PLACES = 30
"""So many provinces are kept at most (``MOST`` in worker.js)."""
LATER = built.DAY + 6 * 86_400
"""Another build's day, 29/11/2026."""
NOTICE = ".offline"
KEPT = """async () => {
  const { scope } = await navigator.serviceWorker.ready;
  return (await (await caches.open(scope)).keys()).map(({ url }) => url.slice(scope.length));
}"""
FRAMES = 1_800
"""So long a worker may go on after a page has come."""
NO_NETWORK = "lúc này không có mạng"


@pytest.fixture
def here(tmp_path: Path, site: Path) -> Iterator[str]:
    """The address of a site of which another build can take the place: see ``replace_site``."""
    (tmp_path / "www").mkdir()
    replace_site(tmp_path, site)
    with built.served(tmp_path / "www") as address:
        yield address


def replace_site(tmp_path: Path, site: Path) -> None:
    new = tmp_path / "new"
    new.symlink_to(site)
    new.replace(tmp_path / "www" / built.BASE.strip("/"))


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context(service_workers="allow").new_page()


def visit(page: Page, here: str, *where: str) -> None:
    """Read pages with a connection, until they are kept."""
    for path in where:
        page.goto(f"{here}{path}")
        settle(page)
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        if path.startswith("tinh/"):
            states = page.locator("form.day").get_attribute("data-states") or ""
            until(
                page,
                holds(path, f"{path}tra-loi.json?{today(page)}", *([f"{path}{states}"] if states[0] != "#" else [])),
            )


def today(page: Page) -> str:
    return str(page.evaluate("document.documentElement.dataset.today"))


def kept(page: Page) -> list[str]:
    """Return what is kept, the oldest first."""
    found: list[str] = page.evaluate(KEPT)
    return found


def until(page: Page, settled: Callable[[list[str]], bool]) -> None:
    """Wait until what is kept is as ``settled`` says."""
    for _ in range(FRAMES):
        if settled(kept(page)):
            return
        page.wait_for_function(PAINTED)
    pytest.fail(f"kept: {kept(page)}")


def holds(*paths: str) -> Callable[[list[str]], bool]:
    return lambda urls: {*paths} <= {*urls}


def lose_network(page: Page) -> None:
    page.context.set_offline(True)


def open_kept(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)
    expect(page.locator(NOTICE)).to_be_visible()
    expect(page.locator(NOTICE)).to_contain_text("Không có mạng: đang xem bản lưu ngày 23/11/2026")


def verdict(page: Page) -> str:
    return page.locator(".answer:visible").first.inner_text()


@pytest.mark.parametrize("query", ["", "?ngay=2021-08-10", "?ngay=2021-08-16T06:00"])
@pytest.mark.parametrize("where", [PROVINCE, "tinh/vinh-long/"], ids=["its days inside", "its days beside it"])
def test_a_province_that_was_read_answers_for_any_day_and_says_that_it_is_a_kept_copy(
    page: Page, here: str, where: str, query: str
) -> None:
    page.goto(f"{here}{where}{query}")
    settle(page)
    expect(page.locator(NOTICE)).to_be_hidden()
    wanted = verdict(page)
    visit(page, here, where)
    lose_network(page)
    open_kept(page, f"{here}{where}{query}")
    assert verdict(page) == wanted
    assert page.evaluate("getComputedStyle(document.querySelector('.answer')).borderInlineStartStyle") != "none"


def test_home_answers_for_the_province_that_is_remembered(page: Page, here: str) -> None:
    visit(page, here, PROVINCE)
    page.locator("[data-place]:visible").click()
    lose_network(page)
    open_kept(page, f"{here}?ngay=2021-08-10")
    expect(page.locator(".of-place")).to_contain_text("Chỉ thị 16")
    expect(page.locator(".country [href*='tinh/kien-giang/']:visible").first).to_contain_text("16")
    open_kept(page, f"{here}phuong-phap/")


def test_home_says_what_of_another_province_needs_a_connection(page: Page, here: str) -> None:
    visit(page, here, PROVINCE)
    lose_network(page)
    open_kept(page, here)
    page.get_by_label("Tỉnh, thành phố của bạn").select_option("Sơn La")
    expect(page.locator(".of-place")).to_contain_text(NO_NETWORK)


@pytest.mark.parametrize("where", ["tinh/son-la/?ngay=2021-08-10", "van-ban/kien-giang/1377-ubnd-kgvx-2021/"])
def test_a_page_that_was_never_read_says_so_and_leads_to_what_is_kept(page: Page, here: str, where: str) -> None:
    visit(page, here, PROVINCE)
    lose_network(page)
    page.goto(f"{here}{where}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không có mạng, và máy này chưa lưu trang này")
    assert page.locator(NOTICE).is_hidden()
    assert page.url.startswith(f"{here}{where}")
    page.get_by_role("main").get_by_role("link", name="Trang chủ").click()
    settle(page)
    expect(page.locator(NOTICE)).to_be_visible()


def test_a_page_without_a_kept_copy_is_tried_again(page: Page, here: str) -> None:
    visit(page, here, PROVINCE)
    lose_network(page)
    page.goto(f"{here}tinh/son-la/")
    page.context.set_offline(False)
    page.get_by_role("link", name="Thử lại").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh Sơn La")
    assert page.locator(NOTICE).is_hidden()


def test_search_says_that_it_needs_a_connection(page: Page, here: str) -> None:
    visit(page, here, PROVINCE)
    lose_network(page)
    open_kept(page, f"{here}tim-kiem/?q=khau+trang")
    expect(page.locator(".summary")).to_contain_text(NO_NETWORK)
    open_kept(page, f"{here}{PROVINCE}")
    page.keyboard.press("/")
    page.keyboard.type("khau trang")
    expect(page.locator(".find [role=status]")).to_contain_text(NO_NETWORK)


def test_with_a_connection_the_network_answers_and_a_new_build_takes_the_place_of_the_old(
    page: Page, here: str, tmp_path: Path
) -> None:
    visit(page, here, "tinh/son-la/", PROVINCE)
    [old] = assets(kept(page))
    replace_site(tmp_path, another_build(tmp_path))
    page.goto(f"{here}{PROVINCE}")
    settle(page)
    assert today(page) == "2026-11-29"
    expect(page.locator(NOTICE)).to_be_hidden()
    until(page, lambda urls: old not in assets(urls))
    assert len(assets(kept(page))) == 1
    lose_network(page)
    for where in ("tinh/son-la/", PROVINCE, ""):  # what was kept of the old build is renewed with its looks
        page.goto(f"{here}{where}")
        settle(page)
        expect(page.locator(NOTICE)).to_contain_text("bản lưu ngày 29/11/2026")


def assets(urls: list[str]) -> set[str]:
    """Return the folders of looks and scripts, one a build."""
    return {url.split("/")[1] for url in urls if url.startswith("assets/")}


def another_build(tmp_path: Path) -> Path:
    """Build the site of another day, with other looks."""
    vocabulary = tmp_path / "vocabulary"
    shutil.copytree(ROOT / "generator" / "vocabulary" / "data", vocabulary)
    lists = vocabulary / "vocabulary.yaml"
    lists.write_text(re.sub('fill: "#.*?"', 'fill: "#123"', lists.read_text("utf-8"), count=1), "utf-8")
    done = built.build(tmp_path, FROZEN, vocabulary=vocabulary, environment={"SOURCE_DATE_EPOCH": str(LATER)})
    assert done.returncode == 0, done.stderr
    return tmp_path / built.BASE.strip("/")


def test_an_answer_of_an_older_build_is_never_told_on_home_of_a_newer_one(page: Page, here: str) -> None:
    visit(page, here, PROVINCE)
    wanted = f"tra-loi.json?{today(page)}"
    lose_network(page)
    open_kept(page, here)
    answers = page.evaluate(
        "(urls) => Promise.all(urls.map((url) => fetch(url).then(({ok}) => ok, () => false)))",
        [f"{here}{PROVINCE}{wanted}", f"{here}{PROVINCE}tra-loi.json?2026-11-29"],
    )
    assert answers == [True, False]


def test_where_the_network_is_silent_the_kept_copy_answers(
    page: Page, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(page, here, PROVINCE)
    ended = threading.Event()
    monkeypatch.setattr(built._Pages, "send_head", lambda _: ended.wait() and None)
    open_kept(page, f"{here}{PROVINCE}?ngay=2021-08-10")
    ended.set()


def test_no_more_is_kept_than_the_provinces_read_last(page: Page, here: str, site: Path) -> None:
    every = sorted(f"tinh/{path.parent.name}/" for path in site.glob("tinh/*/tra-loi.json"))[: PLACES + 3]
    visit(page, here, *every)
    until(
        page, lambda urls: {url[: url.rindex("/") + 1] for url in urls if url.startswith("tinh/")} == {*every[-PLACES:]}
    )


def test_the_site_can_be_installed(page: Page, here: str, site: Path) -> None:
    page.goto(here)
    assert page.evaluate("document.querySelector('link[rel=manifest]').href") == f"{here}manifest.webmanifest"
    told = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert told["lang"] == "vi"
    assert (site / told["icons"][0]["src"]).is_file()
    wire = page.context.new_cdp_session(page)
    found = wire.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{here}manifest.webmanifest"


def test_the_worker_is_small(site: Path) -> None:
    sent = [site / "ban-luu.js", *site.glob("assets/*/offline/worker.js")]
    assert len(sent) == 2
    assert sum(len(built.gzip.compress(file.read_bytes(), 6)) for file in sent) <= 4_000


def test_without_a_trusted_connection_nothing_is_kept_and_nothing_is_said(page: Page, site: Path) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))

    def answer(route: Route) -> None:
        path = site / route.request.url.partition(built.BASE)[2].partition("?")[0]
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])

    page.route("http://cong-khai.test/**", answer)
    page.goto(f"http://cong-khai.test{built.BASE}{PROVINCE}")
    settle(page)
    assert not page.evaluate("isSecureContext")
    expect(page.locator(".answer:visible").first).to_be_visible()
    assert said == []
