"""The generators that are compared, ours among them: how each comes here, what it is given, and what it does with it.

python benchmarks/generators.py ARCHIVE FOLDER

writes what the others are given: one Markdown page for each record of an archive.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import yaml
from common import ROOT, WORK, built
from measuring import cost

from generator.law import wording
from generator.records import repository
from generator.records.corpus import Directive
from generator.vocabulary.lists import vocabulary

SITE_NAME, SITE_URL = "Văn bản", "https://example.org/"
INSTALL_LIMIT = 600
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s)")


@dataclass(frozen=True)
class Generator:
    """One way to make a site."""

    key: str
    """Its name for folders."""
    name: str
    does: str
    """What it does and what it does not, for readers of the figures."""
    lay: Callable[[Path, Path, Path], None]
    """Lays its sources into an empty folder: given that, the archive, and the Markdown made of it."""
    command: Callable[[Path], list[str | Path]]
    """Builds what was laid into a folder."""
    site: str
    """The finished site, below that folder."""
    version: Callable[[], str]
    """It and what it stands on, with versions."""
    install: Callable[[], None] = lambda: None
    """Brings it here, unless it is here; raises FailedError if it cannot be had."""


# What the others are given


def markdown(directive: Directive) -> str:
    """Return the words of ``directive``: heading, every measure, every clause; nothing is worked out."""
    record = directive.record
    parts = [record.issuer and plain(record.issuer), plain(record.subject)]
    for measure in record.measures:
        parts += [f"## {plain(measure.summary)}", vocabulary().modes[measure.mode]]
        parts += [f"> {plain(words)}" for words in (measure.quote, measure.until_words) if words]
    parts += ["## Toàn văn", *(plain(clause.text) for clause in directive.clauses)] if directive.clauses else []
    name = wording.name(record)
    head = yaml.safe_dump({"title": name}, allow_unicode=True)
    return "\n\n".join([f"---\n{head}---", f"# {plain(name)}", *filter(None, parts)]) + "\n"


def plain(words: str) -> str:
    """Return ``words`` so that Markdown shows them as they are."""
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(words.split())))


def write_markdown(archive: Path, into: Path) -> None:
    """Write the page of every record of ``archive`` to the new folder ``into``."""
    for directive in repository.read(archive).corpus.directives.values():
        path = into / f"{directive.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(directive), "utf-8")


# How each lays and builds


def linked(source: Path, into: Path) -> None:
    """Bring all files below ``source`` to the new folder ``into``, without a copy of their bytes."""
    shutil.copytree(source, into, copy_function=os.link)


def lay_ours(folder: Path, archive: Path, _: Path | None = None) -> None:
    """Lay what ours is built from, a copy of ``archive``, into ``folder``."""
    linked(archive, folder / "directives")
    built.configure(folder, folder / "directives")


def _documents(folder: Path, pages: Path) -> None:
    linked(pages, folder / "docs" / "van-ban")
    (folder / "docs" / "index.md").write_text(f"# {SITE_NAME}\n", "utf-8")


def _material(plugins: list[str]) -> Callable[[Path, Path, Path], None]:
    def lay(folder: Path, _: Path, pages: Path) -> None:
        _documents(folder, pages)
        config = {
            "site_name": SITE_NAME,
            "site_url": SITE_URL,
            "theme": {"name": "material", "language": "vi", "font": False},
            "plugins": plugins,
            "nav": ["index.md"],
            "not_in_nav": "/van-ban/",
        }
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")

    return lay


def _zensical(folder: Path, _: Path, pages: Path) -> None:
    _documents(folder, pages)
    (folder / "zensical.toml").write_text(
        f'[project]\nsite_name = "{SITE_NAME}"\nsite_url = "{SITE_URL}"\nnav = ["index.md"]\nvalidation = false\n'
        '[project.theme]\nlanguage = "vi"\nfont = false\n',
        "utf-8",
    )


_HUGO_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav><a href="{{ "/" | relURL }}">{{ site.Title }}</a></nav><main>{{ .Content }}</main></body></html>
"""


def _hugo(folder: Path, _: Path, pages: Path) -> None:
    linked(pages, folder / "content" / "van-ban")
    (folder / "hugo.toml").write_text(
        f'baseURL = "{SITE_URL}"\ntitle = "{SITE_NAME}"\ndisableKinds = ["taxonomy", "term", "rss", "section"]\n',
        "utf-8",
    )
    (folder / "layouts").mkdir()
    for name in ("home", "page"):
        (folder / "layouts" / f"{name}.html").write_text(_HUGO_PAGE, "utf-8")


def _mkdocs(folder: Path) -> list[str | Path]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", folder / "mkdocs.yml"]


def _versions(*packages: str) -> Callable[[], str]:
    return lambda: ", ".join(f"{name}=={version(name)}" for name in packages)


# How each comes here


def _lock(name: str) -> Path:
    return ROOT / "benchmarks" / f"requirements-{name}.txt"


def _bin(name: str) -> Path:
    return WORK / "peers" / name / "bin"


def _locked(name: str) -> Callable[[], str]:
    return lambda: re.findall(rf"^{name}==\S+", _lock(name).read_text("utf-8"), re.MULTILINE)[0]


def _installed(name: str) -> Callable[[], None]:
    """Return what installs the packages of a lock file into an environment of their own, unless they are there."""

    def install() -> None:
        folder = WORK / "peers" / name
        stamp = folder / "installed.txt"
        if stamp.is_file() and stamp.read_bytes() == _lock(name).read_bytes():
            return
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        cost([sys.executable, "-m", "venv", folder], folder, INSTALL_LIMIT)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", _lock(name)]
        cost(pip, folder, INSTALL_LIMIT)
        shutil.copy(_lock(name), stamp)

    return install


SAME = (
    "một trang cho mỗi văn bản, với cùng lời; không kiểm bản ghi, không tính hiệu lực, không có trang tỉnh, chủ đề, "
    "cơ quan, không có ngày khác, dữ liệu, bảng tin"
)
OURS = Generator(
    key="ours",
    name="Công Khai",
    does="đọc và kiểm mọi bản ghi, tính hiệu lực của từng biện pháp theo thời gian kèm lý do; trang văn bản, tỉnh, "
    "chủ đề, cơ quan, thay đổi, bản đồ, so sánh; câu trả lời cho mọi ngày; dữ liệu, bảng tin, lịch; tìm kiếm toàn văn; "
    "dựng bên cạnh rồi mới thay trang cũ",
    lay=lay_ours,
    command=built.command,
    site=built.BASE.strip("/"),
    version=_versions("mkdocs", "mkdocs-material"),
)
ALL = (
    OURS,
    Generator(
        key="material",
        name="MkDocs + Material",
        does=f"{SAME}, không có tìm kiếm; trang văn bản đứng ngoài thanh mục",
        lay=_material([]),
        command=_mkdocs,
        site="site",
        version=_versions("mkdocs", "mkdocs-material"),
    ),
    Generator(
        key="material-search",
        name="MkDocs + Material, có tìm kiếm",
        does="như trên, thêm tìm kiếm của Material: một tệp chỉ mục mà trình duyệt của mọi người tìm phải tải trọn",
        lay=_material(["search"]),
        command=_mkdocs,
        site="site",
        version=_versions("mkdocs", "mkdocs-material"),
    ),
    Generator(
        key="zensical",
        name="Zensical",
        does=f"{SAME}; có tìm kiếm; không kiểm liên kết (validation = false); trang văn bản đứng ngoài thanh mục",
        lay=_zensical,
        command=lambda _: [_bin("zensical") / "zensical", "build"],
        site="site",
        version=_locked("zensical"),
        install=_installed("zensical"),
    ),
    Generator(
        key="hugo",
        name="Hugo",
        does=f"{SAME}; khuôn trang trần bốn dòng, không giao diện, không tìm kiếm",
        lay=_hugo,
        command=lambda _: [_bin("hugo") / "hugo", "build", "--quiet"],
        site="public",
        version=_locked("hugo"),
        install=_installed("hugo"),
    ),
)


if __name__ == "__main__":
    write_markdown(Path(sys.argv[1]), Path(sys.argv[2]))
