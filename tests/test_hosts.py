"""What the program takes from MkDocs and Material that their documentation does not promise, each with what it is for.

MkDocs documents its plugin events, template variables and ``url`` filter, ``Files``, ``File`` and ``Config``
(«Developing themes», «Developing plugins», «API reference»); these need no test of their own. If a test fails here,
an upgrade took something away: its message says where it was used.
"""

from __future__ import annotations

import ast
import re
import shutil
from importlib.resources import files
from pathlib import Path

import jinja2
import pytest
from archives import ROOT
from built import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.site.icons import IconSet

PLUGIN = ROOT / "generator" / "plugin.py"
THEME = ROOT / "generator" / "site" / "theme"
DOCUMENTED = {
    "mkdocs.config.base",
    "mkdocs.config.config_options",
    "mkdocs.config.defaults.MkDocsConfig",
    "mkdocs.exceptions.PluginError",
    "mkdocs.plugins.BasePlugin",
    "mkdocs.plugins.event_priority",
    "mkdocs.plugins.get_plugin_logger",
    "mkdocs.structure.files.File",
    "mkdocs.structure.files.Files",
    "mkdocs.structure.nav.Navigation",
}
TESTED_HERE = {"mkdocs.structure.pages.Page"}


def test_the_plugin_imports_nothing_else_of_mkdocs() -> None:
    tree = ast.parse(PLUGIN.read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    found = {f"{node.module}.{alias.name}" for node in imports for alias in node.names}
    assert {name for name in found if name.startswith("mkdocs")} == DOCUMENTED | TESTED_HERE


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


def test_a_page_can_be_made_that_no_file_stands_for(config: MkDocsConfig) -> None:
    # In the plugin by File.generated, which is documented, and works inside of an event only.
    page = Page("Tên", File("tinh/a/index.md", None, config.site_dir, use_directory_urls=True), config)
    used = ("title", "url", "content", "meta", "canonical_url", "file", "is_homepage")
    missing = [name for name in used if not hasattr(page, name)]
    assert missing == [], "plugin._shell đưa cho theme/main.html một trang tự tạo có các thuộc tính này"
    assert page.url == "tinh/a/", "theme/main.html tính liên kết từ địa chỉ này"


def test_a_theme_lists_the_templates_that_become_pages(config: MkDocsConfig) -> None:
    assert isinstance(config.theme.static_templates, set), "plugin.on_config thêm 404.html và các tệp ở gốc vào tập này"


def test_templates_are_found_by_a_loader_that_another_can_stand_before(config: MkDocsConfig) -> None:
    env = config.theme.get_env()
    assert isinstance(env.loader, jinja2.BaseLoader), "plugin.on_env đặt theme/ trước bộ nạp khuôn của giao diện"
    assert "url" in env.filters, "theme/main.html dùng bộ lọc url"


def test_what_strict_mode_counts_is_seen_before_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "docs" / "dong-gop" / "index.md").write_text("# Đóng góp\n\n[hỏng](khong-co.md)\n", "utf-8")
    done = build(tmp_path, ROOT / "tests" / "site" / "directives", docs=tmp_path / "docs")
    assert done.returncode != 0
    assert "có cảnh báo và --strict: trang cũ được giữ nguyên" in done.stderr, "plugin._Warnings: logger «mkdocs»"
    assert not (tmp_path / "cong-khai").exists()


WORDS = sorted({*re.findall(r"lang\.t\('([a-z.]+)'\)", (THEME / "main.html").read_text("utf-8"))})


@pytest.mark.parametrize("key", WORDS)
def test_material_has_the_words_that_the_shell_takes(config: MkDocsConfig, key: str) -> None:
    call = jinja2.Environment(loader=config.theme.get_env().loader).from_string(
        '{% import "partials/language.html" as lang with context %}{{ lang.t(key) }}'
    )
    own = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME / "words"))
    ours = own.get_template("partials/language.html").module.t(key)  # type: ignore[attr-defined]
    assert call.render(config=config, key=key) == ours, (
        f"theme/main.html lấy lời «{key}» từ partials/language.html của Material; nếu nó mất hay đổi, "
        "theme/words/partials/language.html là lời của ta"
    )


def test_material_brings_its_icons_as_files_of_one_path() -> None:
    folder = files("material") / "templates" / ".icons" / "material"
    assert folder.is_dir(), "plugin._icon_set đọc biểu tượng ở đây"
    assert IconSet(folder).shape("check-circle"), "icons.IconSet cần mỗi tệp một <path d>"
