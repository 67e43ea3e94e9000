"""Two sites of one country: what is asked at one is asked of the other, too, and it harms nothing if that is away."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from archives import FROZEN
from built import SITE_URL, Html, build, served
from playwright.sync_api import Page, Route, expect
from searching import ask, found, settled

CENTRAL = "trung-uong"
AT_BOTH = "van-ban/trung-uong/16-ct-ttg-2020/"
AWAY = "Không hỏi được trang {}, nên ở đây thiếu phần của trang ấy."


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of a site of Kiên Giang and of one of Lai Châu, both with the central documents."""
    folders = {unit: tmp_path_factory.mktemp(unit) for unit in ("kien-giang", "lai-chau")}
    with served(folders["kien-giang"]) as one, served(folders["lai-chau"]) as other:
        for (unit, folder), away in zip(folders.items(), (other, one), strict=True):
            for held in (unit, CENTRAL):
                shutil.copytree(FROZEN / held, folder / "directives" / held)
            joined = f"      joined: [{SITE_URL}, {away.rstrip('/')}]\n"
            done = build(folder, folder / "directives", settings=joined)
            assert done.returncode == 0, done.stderr
        yield one, other


def name(address: str) -> str:
    return address.removeprefix("http://").rstrip("/")


def test_a_clause_of_the_other_site_is_found_and_led_to(page: Page, sites: tuple[str, str]) -> None:
    one, other = sites
    hits = ask(page, one, "khẩu trang", "&ngay=2021-02-10")
    clause = f"{other}van-ban/lai-chau/thong-bao-2021-ket-luan-giao-ban-03-2/?ngay=2021-02-10#k2"
    assert clause in hits
    hit = page.locator(".hit", has=page.locator(f'a[href="{clause}"]'))
    expect(hit).to_contain_text(f"ở trang {name(other)}")
    hit.get_by_role("link").click()
    expect(page).to_have_url(clause)
    expect(page.locator("#k2")).to_be_in_viewport()


def test_what_both_sites_hold_is_told_once_and_as_ones_own(page: Page, sites: tuple[str, str]) -> None:
    for address in sites:
        hits = ask(page, address, "16/CT-TTg")
        assert [hit for hit in hits if hit.endswith(AT_BOTH)] == [AT_BOTH]


def test_a_province_of_the_other_site_can_be_chosen(page: Page, sites: tuple[str, str]) -> None:
    one, other = sites
    hits = ask(page, one, "", "&tinh=lai-chau")
    assert hits
    assert all(hit.startswith(f"{other}van-ban/lai-chau/") for hit in hits)


def test_suggestions_come_from_both_sites(page: Page, sites: tuple[str, str]) -> None:
    one, other = sites
    page.goto(one)
    page.get_by_role("searchbox").first.fill("lai châu")
    expect(page.locator(f'.found a[href^="{other}van-ban/lai-chau/"]').first).to_be_visible()


def test_the_policy_of_a_page_lets_it_ask_these_sites_and_no_other(page: Page, sites: tuple[str, str]) -> None:
    one, other = sites
    written = Html(page.request.get(one).text())
    policy = next(a["content"] for _, a in written.elements if a.get("http-equiv") == "Content-Security-Policy")
    allowed = re.search(r"connect-src ([^;]*);", policy)
    assert allowed
    assert allowed[1] == f"'self' {other}tim-kiem/"


PARTS = ["muc-luc.json", "tieu-de/muc-luc.json", "toan-van/", "ten/", "van-ban/"]


def failing(route: Route, how: str) -> None:
    if how == "404":
        route.fulfill(status=404)
    elif how == "away":
        route.abort()
    # else it never answers


@pytest.mark.parametrize("how", ["404", "away", "silent"])
@pytest.mark.parametrize("part", PARTS)
def test_when_the_other_site_fails_this_one_answers_and_says_so(
    page: Page, sites: tuple[str, str], part: str, how: str
) -> None:
    one, other = sites
    page.add_init_script(
        "const { timeout } = AbortSignal; AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 50);"
    )
    page.route(re.compile(re.escape(f"{other}tim-kiem/{part}")), lambda route: failing(route, how))
    hits = ask(page, one, "công an")
    assert hits
    assert not [hit for hit in hits if hit.startswith("http")]
    assert len(hits) == len(set(hits))
    expect(page.locator(".summary")).to_contain_text(AWAY.format(name(other)))
    page.unroute_all()
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".summary")).not_to_contain_text("Không hỏi được")
    settled(page)
    assert [hit for hit in found(page, one) if hit.startswith(other)]


def test_suggestions_say_that_the_other_site_is_away(page: Page, sites: tuple[str, str]) -> None:
    one, other = sites
    page.route(f"{other}**", lambda route: route.abort())
    page.goto(one)
    page.get_by_role("searchbox").first.fill("kiên giang")
    expect(page.locator(".found a").nth(1)).to_contain_text("1377/UBND-KGVX")  # after the province itself
    expect(page.locator(".find .heard")).to_contain_text(AWAY.format(name(other)))
