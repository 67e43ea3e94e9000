"""Every kind of page, on phone and desktop, light and dark: barriers, width, requests, messages of the browser."""

from __future__ import annotations

import os
from itertools import product
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from reader import NewContext, settle, widen_font

SOAK = bool(os.environ.get("SOAK"))
KINDS = {
    "home": "",
    "provinces": "tinh/",
    "province": "tinh/kien-giang/",
    "province on another day": "tinh/kien-giang/?ngay=2021-08-10",
    "district": "tinh/ben-tre/?huyen=ben-tre&ngay=2021-09-05",
    "directive on another day": "van-ban/kien-giang/1377-ubnd-kgvx-2021/?ngay=2021-09-05",
    "province in two parts": "tinh/an-giang/",
    "stretch": "tinh/kien-giang/tu-2021-08-02/",
    "stretch without a regime": "tinh/kien-giang/tu-2021-08-26/",
    "province without records": "tinh/ha-noi/",
    "directives": "van-ban/",
    "directive": "van-ban/kien-giang/1377-ubnd-kgvx-2021/",
    "replaced directive without text": "van-ban/son-la/24-ct-ubnd-2021/",
    "inferred directive": "van-ban/kien-giang/quyet-dinh-2021-chi-thi-16-tu-giua-thang-7/",
    "cited": "dan-chieu/trung-uong/1108-cd-ttg-2021/",
    "cited index": "dan-chieu/",
    "topics": "chu-de/",
    "topic": "chu-de/xet-nghiem/",
    "agencies": "co-quan/",
    "agency": "co-quan/so-y-te/",
    "group of agencies": "co-quan/cac-cap/",
    "agency that only receives reports": "co-quan/tinh-uy/",
    "duties": "nghia-vu-cong-khai/",
    "map": "ban-do/",
    "map on another day": "ban-do/?ngay=2020-04-10&ban-do=cu",
    "comparison": "so-sanh/?tinh=kien-giang,son-la,ha-noi&ngay=2021-09-05",
    "timeline": "dong-thoi-gian/",
    "changes": "thay-doi/",
    "search": "tim-kiem/",
    "results": "tim-kiem/?q=khau+trang&trang-thai=unconfirmed",
    "no results": "tim-kiem/?q=xyzzy",
    "coverage": "do-phu/",
    "data": "du-lieu/",
    "method": "phuong-phap/",
    "contributing": "dong-gop/",
    "404": "khong-co/",
    "no connection": "khong-co-mang.html",
}
VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
LOOKS = [*product(VIEWPORTS, ("light", "dark"))] if SOAK else [("phone", "light"), ("desktop", "dark")]
"""Each width and each scheme once; what only both together show, the long run does."""
MAIN = {"home", "province on another day", "directive on another day", "agency", "topic", "comparison", "map", "search"}
LOOKED_AT = [
    pytest.param(*look, KINDS[kind], id=f"{'-'.join(look)}-{kind}")
    for look in LOOKS
    for kind in KINDS
    if SOAK or look == LOOKS[0] or kind in MAIN
]
"""The short run sees every kind on a phone, and the main ones on a dark desktop."""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("viewport", "scheme", "where"), LOOKED_AT)
def test_no_barrier_no_overflow_no_stranger(
    new_context: NewContext, address: str, viewport: str, scheme: str, where: str
) -> None:
    page = new_context(viewport=VIEWPORTS[viewport], color_scheme=scheme).new_page()  # type: ignore[arg-type]
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}{where}")
    settle(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    violations = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in Axe().run(page).response["violations"]]
    width = page.evaluate(OVERFLOW)
    widen_font(page)
    wider = page.evaluate(OVERFLOW)
    assert violations == []
    assert (width, wider) == (0, 0)
    assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}
    assert [text for text in said if "404" not in text] == []
