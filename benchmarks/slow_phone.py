"""Whether readers on slow phones notice how large an archive is: the site of many records beside that of few.

python benchmarks/slow_phone.py [N]

First paint of each kind of page, then a walk through the large site: a word is searched for, a hit is opened, another
day is asked. Pictures: ``.build/benchmarks/phone/``.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

import phone
from common import ROOT, WORK, archive, build, built
from playwright.sync_api import Browser, Page, expect

sys.path.insert(0, str(ROOT / "tests" / "browser"))

import reader

from generator.basics.text import slug

RUNS = 3
MOST = 1.3  # times as long as the page of the small site
PATIENCE = 180_000
ALIKE = {"tỉnh": "tinh/*/", "cơ quan": "co-quan/*/", "chủ đề": "chu-de/*/"}
"""Of these the page is taken that both sites have, and that is the heaviest of the large one."""
QUERY, DAY = "khẩu trang", date(2021, 8, 10)
PICTURES = WORK / "phone"

Pages = dict[str, tuple[str, str]]
"""The address of a page of each kind, in the small site and in the large one."""


def chosen(few: Path, many: Path) -> Pages:
    """Return the pages that are compared; of directives, one of middling weight in each site."""
    pages = {"trang chủ": ("", ""), "thay đổi": ("thay-doi/", "thay-doi/")}
    for kind, pattern in ALIKE.items():
        weighed = weights(many, pattern)
        same = max(weights(few, pattern).keys() & weighed.keys(), key=lambda where: weighed[where])
        pages[kind] = (same, same)
    pages["văn bản"] = (middling(few), middling(many))
    return pages


def weights(site: Path, pattern: str) -> dict[str, int]:
    """Return the bytes of each page whose address is like ``pattern``."""
    found = site.glob(f"{pattern}index.html")
    return {f"{path.parent.relative_to(site).as_posix()}/": path.stat().st_size for path in found}


def middling(site: Path) -> str:
    """Return the address of a directive's page than which as many are lighter as are heavier."""
    weighed = weights(site, "van-ban/*/*/")
    return sorted(weighed, key=lambda where: weighed[where])[len(weighed) // 2]


def compare(browser: Browser, pages: Pages, few: str, many: str) -> bool:
    """Print the first paint of each of ``pages`` in both sites, in turn; return whether one takes too long."""
    late = False
    for kind, (small, large) in pages.items():
        taken: dict[str, list[float]] = {"ít": [], "nhiều": []}
        for _ in range(RUNS):
            for name, url in (("ít", urljoin(few, small)), ("nhiều", urljoin(many, large))):
                taken[name].append(phone.first_paint(browser, url, PICTURES / f"{slug(kind)}-{slug(name)}.png"))
        less, more = map(median, taken.values())
        late |= more > MOST * less
        print(f"{kind:10} ít: {less:6.0f} ms   nhiều: {more:6.0f} ms   {more / less:.2f} lần   /{large}", flush=True)
    return late


def walk(page: Page, home: str) -> Iterator[str]:
    """Go through the site at ``home``; yield what has just been shown."""
    page.goto(home)
    reader.settle(page)
    yield "trang chủ đã dùng được"
    page.locator("header.top").get_by_role("button", name="Tìm", exact=True).first.click()
    page.locator("#o-tim").fill(QUERY)
    page.locator("#o-tim").press("Enter")
    page.wait_for_url(re.compile(re.escape("tim-kiem/?q=")))
    hits = page.locator(".hits .name a")
    expect(hits.first).to_be_visible()
    yield f"kết quả đầu tiên cho «{QUERY}»"
    hits.first.click()
    page.wait_for_url(re.compile("/van-ban/"))
    reader.settle(page)
    yield "văn bản tìm thấy đã dùng được"
    reader.choose_day(page, DAY)
    page.wait_for_url(re.compile(f"ngay={DAY}"))
    reader.settle(page)
    yield f"văn bản ấy vào ngày {DAY:%d/%m/%Y}"


def main() -> int:
    """Build both sites, compare and walk; return 1 if a page of the large one takes too long."""
    parser = argparse.ArgumentParser(description="Trang của kho lớn trên điện thoại chậm, bên cạnh trang của kho thật.")
    parser.add_argument("count", type=int, nargs="?", default=10_000, metavar="N", help="số văn bản của kho lớn")
    count = parser.parse_args().count
    PICTURES.mkdir(parents=True, exist_ok=True)
    now = str(int(time.time()))  # a site that is read on the day of its build
    few = build(SOURCE_DATE_EPOCH=now)
    many = build(archive(count), f"site-{count}", SOURCE_DATE_EPOCH=now)
    pages = chosen(*(folder / built.BASE.strip("/") for folder in (few, many)))
    with built.served(few) as small, built.served(many) as large, phone.browser() as browser:
        late = compare(browser, pages, small, large)
        print(f"Giới hạn: {MOST} lần")
        with phone.in_hand(browser) as page:
            page.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            start = time.perf_counter()
            for number, shown in enumerate(walk(page, large), 1):
                print(f"{time.perf_counter() - start:6.1f} s   {shown}", flush=True)
                page.screenshot(path=PICTURES / f"di-{number}.png")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
