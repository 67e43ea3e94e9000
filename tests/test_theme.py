"""The site with a theme other than Material, whose life ends on 2027-05-05, and without Material at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import FROZEN, ROOT
from built import Html, build

from generator.site.rendering import OTHER_DAYS

OWN = f"theme:\n  name: null\n  custom_dir: {ROOT / 'generator' / 'site' / 'theme'}\n"
OTHERS = {"our own folder": OWN, "another theme": "theme:\n  name: readthedocs\n"}


def files_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.soak
@pytest.mark.parametrize("settings", OTHERS.values(), ids=OTHERS)
def test_with_another_theme_the_site_is_the_same_to_the_byte(
    settings: str, tmp_path: Path, site_of: Callable[[Path], Path]
) -> None:
    done = build(tmp_path, FROZEN, settings=settings)
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "cong-khai") == files_of(site_of(FROZEN))


def test_only_written_pages_that_name_a_stylesheet_get_it(site: Path) -> None:
    named = {page.parent.name for page in (ROOT / "docs").glob("*/index.md") if "prose.css" in page.read_text("utf-8")}
    sent = {page.parent.name for page in site.glob("**/index.html") if "prose.css" in page.read_text("utf-8")}
    assert named
    assert sent == named


def test_a_stylesheet_that_there_is_not_is_told_with_those_there_are(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "docs" / "dong-gop" / "index.md").write_text("---\nstyles: [pros.css]\n---\n\n# Đóng góp\n", "utf-8")
    done = build(tmp_path, FROZEN, docs=tmp_path / "docs")
    assert done.returncode != 0
    assert re.search(r"docs/dong-gop/index.md: styles nêu «pros.css», nhưng chỉ có .*prose.css", done.stderr)


def test_written_pages_lead_to_where_they_are_edited(tmp_path: Path) -> None:
    assert build(tmp_path, FROZEN, settings="repo_url: https://github.com/ten/cong-khai/\n").returncode == 0
    found = {
        str(page.parent.relative_to(tmp_path / "cong-khai")): re.findall(r'href="(\S+)">Chỉnh sửa trang này<', text)
        for page in (tmp_path / "cong-khai").glob("**/index.html")
        if (text := page.read_text("utf-8"))
    }
    assert found["phuong-phap"] == ["https://github.com/ten/cong-khai/edit/main/docs/phuong-phap/index.md"]
    assert found["tinh/ha-noi"] == found["van-ban/kien-giang/1377-ubnd-kgvx-2021"] == []


# A name that is None in ``sys.modules`` cannot be imported, as if the package were not there.
WITHOUT_MATERIAL = "import sys\nsys.modules['material'] = None\n"
CHECKSUM = re.compile(r"assets/[0-9a-f]{8}/")
ICON = re.compile(r'<svg class="icon".*?</svg>')


def test_without_material_the_site_is_whole_and_has_no_icons(tmp_path: Path, site_of: Callable[[Path], Path]) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_MATERIAL, "utf-8")
    done = build(tmp_path, FROZEN, settings=OWN, environment={"PYTHONPATH": f"{tmp_path}:{ROOT}"})
    assert done.returncode == 0, done.stderr
    assert "không thấy bộ biểu tượng của mkdocs-material: trang được dựng không có biểu tượng" in done.stderr
    bare, whole = files_of(tmp_path / "cong-khai"), files_of(site_of(FROZEN))
    # Whether other days stand in a page or beside it depends on its length.
    named = [{CHECKSUM.sub("", name) for name in files if not name.endswith(OTHER_DAYS)} for files in (bare, whole)]
    assert named[0] == named[1]
    for name in ("chu-de/index.html", "chu-de/khau-trang/index.html", "tinh/ha-noi/index.html"):
        page, with_icons = (CHECKSUM.sub("", files[name].decode()) for files in (bare, whole))
        assert ICON.search(with_icons)
        assert not ICON.search(page)
        assert words(page) == words(with_icons)


def words(page: str) -> str:
    return " ".join(Html(page).text().split())
