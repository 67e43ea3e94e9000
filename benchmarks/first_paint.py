"""First paint of a directive on a slow phone: our page, the same article in Material's default, and as plain HTML.

python benchmarks/first_paint.py
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

import phone
import yaml
from common import ROOT, WORK, build, built, packages
from mkdocs.config import load_config

DIRECTIVE = "van-ban/kien-giang/1377-ubnd-kgvx-2021/"
RUNS = 7
LEAST = 1.5  # times as fast as Material's default
HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>1377</title>'
# The faces for which Material asks Google.
FACES = {
    "roboto": ("300", "300-italic", "400", "400-italic", "700", "700-italic"),
    "roboto-mono": ("400", "400-italic", "700", "700-italic"),
}


def make_plain(article: str, folder: Path) -> None:
    """Write ``article`` into ``folder`` without any look."""
    folder.mkdir(parents=True, exist_ok=True)
    html = f'<!doctype html><html lang="vi"><head>{HEAD}</head><body>{article}</body></html>'
    (folder / "index.html").write_text(html, "utf-8")


def make_material(article: str, folder: Path) -> None:
    """Build ``article`` into ``folder`` with Material as it comes, beside sections named as ours."""
    ours = load_config(str(ROOT / "mkdocs.yml"))
    sources = WORK / "material"
    pages = {path: f"# {title}\n" for item in ours.nav for title, path in item.items()}
    for path, content in {**pages, "article.md": f"<div>\n{article}\n</div>\n"}.items():
        (sources / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (sources / "docs" / path).write_text(content, "utf-8")
    config = {
        "site_name": ours.site_name,
        "theme": {"name": "material", "language": "vi"},
        "nav": [*ours.nav, {"1377": "article.md"}],
    }
    (sources / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(sources / "mkdocs.yml"), "-d", str(folder)]
    subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    bring_fonts(folder)


def bring_fonts(folder: Path) -> None:
    """Put the fonts and their stylesheet beside the site in ``folder``, and let its article ask for these."""
    sheet = ""
    for family, faces in FACES.items():
        package = packages() / "@fontsource" / family
        shutil.copytree(package / "files", folder / "files", dirs_exist_ok=True)
        sheet += "".join((package / f"{face}.css").read_text("utf-8") for face in faces)
    sheet = re.sub(r", url\([^)]*\.woff\) format\('woff'\)", "", sheet)
    (folder / "fonts.css").write_text(sheet.replace("font-display: swap", "font-display: fallback"), "utf-8")
    page = folder / "article" / "index.html"
    html, found = re.subn(r'https://fonts\.googleapis\.com/css[^"]*', "../fonts.css", page.read_text("utf-8"))
    if found != 1:
        sys.exit("Material không còn gọi phông chữ như trước: phép so sánh này cần sửa lại.")
    page.write_text(re.sub(r'<link rel="preconnect"[^>]*>', "", html), "utf-8")


def main() -> int:
    """Print the medians and their ratios; return 1 if ours is not clearly faster than Material's."""
    folder = build()
    page = (folder / built.BASE.strip("/") / DIRECTIVE / "index.html").read_text("utf-8")
    article = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    make_plain(article, folder / "plain")
    make_material(article, folder / "material")
    with built.served(folder) as address, phone.browser() as browser:
        pages = {"ta": urljoin(address, DIRECTIVE)}
        pages |= {"Material": urljoin(address, "/material/article/"), "HTML trần": urljoin(address, "/plain/")}
        runs = [{name: phone.first_paint(browser, url) for name, url in pages.items()} for _ in range(RUNS)]
    times = {name: median(run[name] for run in runs) for name in pages}
    for name, taken in times.items():
        print(f"{name:10} {taken:6.0f} ms   {' '.join(f'{run[name]:.0f}' for run in runs)}")
    gain = times["Material"] / times["ta"]
    print(f"Material / ta: {gain:.2f} (ít nhất {LEAST})   ta / HTML trần: {times['ta'] / times['HTML trần']:.2f}")
    return int(gain < LEAST)


if __name__ == "__main__":
    sys.exit(main())
