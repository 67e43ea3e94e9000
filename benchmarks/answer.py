"""The right answer for a linked day on a slow phone: our page, the same in Material's default, and as plain HTML.

python benchmarks/answer.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

import phone
from common import ROOT, build, built
from first_paint import make_material, make_plain
from playwright.sync_api import Browser

sys.path.insert(0, str(ROOT / "tests" / "browser"))

import reader

from generator.basics.text import slug

RUNS = 5
DAY = "?ngay=2021-08-10"
ASKED = {
    "tỉnh": (f"tinh/kien-giang/{DAY}", "Chỉ thị 16, đến hết 15/8/2021", 2_500),
    "giai đoạn": ("tinh/kien-giang/tu-2021-08-02/", "Chỉ thị 16, đến hết 15/8/2021", 2_000),
    "trang chủ": (DAY, "đang áp dụng với người dân ở", 2_000),
}
"""By page: its address, words that only its answer for that day has, the most milliseconds until they are seen."""
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def shown(browser: Browser, url: str) -> str:
    """Return what stands at ``url`` once all of it has come, without its scripts."""
    page = browser.new_page()
    page.goto(url)
    reader.settle(page)
    html: str = page.locator("main").inner_html()
    page.close()
    return SCRIPT.sub("", html)


def make_others(browser: Browser, folder: Path, address: str) -> dict[str, dict[str, str]]:
    """Make the other pages below ``folder``, which is served at ``address``; return the addresses of all, by kind."""
    pages: dict[str, dict[str, str]] = {}
    for kind, (where, *_) in ASKED.items():
        ours, name = urljoin(address, where), slug(kind)
        article = shown(browser, ours)
        make_plain(article, folder / "plain" / name)
        make_material(article, folder / "material" / name)
        others = {"HTML trần": f"/plain/{name}/", "Material": f"/material/{name}/article/"}
        pages[kind] = {"ta": ours, **{other: urljoin(address, path) for other, path in others.items()}}
    return pages


def main() -> int:
    """Print the medians and their ratios; return 1 if an answer comes too late."""
    folder, late = build(), False
    with built.served(folder) as address, phone.browser() as browser:
        pages = make_others(browser, folder, address)
        for kind, (_, words, most) in ASKED.items():
            runs = [
                {name: phone.answered(browser, url, words) for name, url in pages[kind].items()} for _ in range(RUNS)
            ]
            times = {name: median(run[name] for run in runs) for name in pages[kind]}
            told = "   ".join(f"{name} {taken:5.0f} ms ({times['ta'] / taken:.2f})" for name, taken in times.items())
            print(f"{kind:10} {told}   giới hạn {most} ms", flush=True)
            late |= times["ta"] > most
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
