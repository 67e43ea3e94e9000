"""Pictures of the pages most read, for somebody to look at: narrow, middle and wide, light and dark.

python tests/screenshots.py FOLDER
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

import built
import chromium
from playwright.sync_api import Browser, sync_playwright

PAGES = {
    "trang-chu": "",
    "tinh": "tinh/kien-giang/?ngay=2021-08-10",
    "chu-de": "chu-de/",
    "phuong-phap": "phuong-phap/",
    "van-ban": "van-ban/kien-giang/1377-ubnd-kgvx-2021/",
    "dong-thoi-gian": "dong-thoi-gian/?ngay=2021-08-10",
    "so-sanh": "so-sanh/?tinh=kien-giang,son-la,tra-vinh&ngay=2021-09-05",
    "ban-do": "ban-do/?ngay=2021-08-10",
    "tim-kiem": "tim-kiem/?q=khau+trang",
}
WIDTHS = {360: 740, 768: 1024, 1280: 900}


def take(browser: Browser, address: str, folder: Path) -> None:
    """Write a picture of each page, as wide and in the scheme that its name says, into ``folder``."""
    for (width, height), scheme in product(WIDTHS.items(), ("light", "dark")):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        context.clock.set_fixed_time(built.DAY)
        page = context.new_page()
        for name, where in PAGES.items():
            page.goto(f"{address}{where}", wait_until="networkidle")
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
        context.close()


def main() -> int:
    """Build the site for the day of the tests and take its pictures; return 1 where that cannot be done."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        done = built.build(work, built.ROOT / "directives")
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return 1
        with built.served(work) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(**chromium.launch_options())  # type: ignore[arg-type]
            take(browser, address, folder)
            browser.close()
    print(f"{len(PAGES) * len(WIDTHS) * 2} ảnh trong {folder}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
