"""The MkDocs plugin: hooks that hand over to plain functions.

The only importer of mkdocs, and the only reader of the clock.
"""

from __future__ import annotations

import logging
import os
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from generator.basics.export import Export
from generator.basics.periods import UTC7
from generator.basics.problems import Level
from generator.law.scenario import Grace
from generator.records import repository
from generator.records.field_types import out_of_range
from generator.site import assembly, search_index
from generator.site.output import OutputError, check_public, check_unique, file_of, put_in_place, staging, write
from generator.site.pages import search
from generator.site.rendering import OTHER_DAYS, Asset, Renderer, Shell, assets, slot
from generator.site.views.page import Page
from generator.vocabulary.folder import Folder, VocabularyError
from generator.vocabulary.lists import load, program_vocabulary, use, vocabulary

_HERE = Path(__file__).parent
_log = get_plugin_logger(__name__)
_LOGGED_AS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.INFO, Level.NOTE: logging.DEBUG}


class CongKhaiConfig(base.Config):  # type: ignore[no-untyped-call]  # mkdocs leaves it untyped
    """What ``mkdocs.yml`` may set under ``plugins: - cong-khai:``."""

    directives = c.Dir(exists=True, default="directives")
    vocabulary = c.Optional(c.Dir(exists=True))
    """The folder of the vocabulary, where it is not the program's own."""
    grace_public = c.Type(int, default=30)
    """Days for which a measure without stated end counts as applying after its last proof of life."""
    grace_task = c.Type(int, default=365)
    """The same for what is laid on agencies only."""
    stale_after = c.Type(int, default=7)
    """Days after the build from which pages warn that newer documents may be missing."""
    publish = c.Type(bool, default=False)
    """Whether the site that is built goes out: then its address must be a real one."""


class CongKhaiPlugin(BasePlugin[CongKhaiConfig]):  # type: ignore[no-untyped-call]  # the same
    """Records → pages beside those that MkDocs makes from ``docs/``."""

    _serving = False
    _deploying = False
    _site_dir: Path
    _today: date
    _pages: list[Page]
    _exports: list[Export]
    _full_text: search.FullText
    _other_days: list[Export]
    _assets: dict[str, Asset]
    _renderer: Renderer
    _nav: Navigation
    _files: Files
    _env: jinja2.Environment

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are only shown on this machine, or go out at once."""
        self._serving, self._deploying = command == "serve", command == "gh-deploy"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring in our templates, watch the records, and build beside the site that stands."""
        if not config.use_directory_urls:
            raise PluginError("cong-khai cần use_directory_urls: true (địa chỉ các trang là cố định)")
        if self.config.publish or self._deploying:
            try:
                check_public(config.site_url or "")
            except OutputError as error:
                raise PluginError(str(error)) from error
        self._take_vocabulary(config)
        config.theme.dirs.insert(0, str(_HERE / "theme"))
        config.watch += [self.config.directives, *(str(_HERE / name) for name in ("templates", "theme", "assets"))]
        self._site_dir = Path(config.site_dir)
        if not self._serving:
            config.site_dir = str(staging(self._site_dir))
        return config

    def _take_vocabulary(self, config: MkDocsConfig) -> None:
        folder = self.config.vocabulary
        try:
            use(load(Folder.of(Path(folder))) if folder else program_vocabulary())
        except VocabularyError as error:
            raise PluginError(str(error)) from error
        config.watch += [folder] if folder else []
        config.site_description = config.site_description or vocabulary().site.description

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the records; stop here, before anything is written, if one is wrong."""
        read = repository.read(Path(self.config.directives))
        _report(read)
        base_url, grace = config.site_url or "", Grace(self.config.grace_public, self.config.grace_task)
        self._assets, self._today, self._other_days = assets(), _today(), []
        self._renderer = Renderer(base_url, self._assets, self._today)
        self._pages, self._exports, self._full_text = assembly.build(read.corpus, self._today, base_url, grace)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the theme's own stylesheets and scripts out, put ours in, and see that no page hides another."""
        material = str(Path(config.theme.dirs[1]))
        for file in list(files):
            if (file.abs_src_path or "").startswith(material):
                files.remove(file)
        for asset in self._assets.values():
            files.append(File.generated(config, asset.path, content=asset.content))
        try:
            check_unique([*(file.dest_uri for file in files), *self._written_paths()])
        except OutputError as error:
            raise PluginError(str(error)) from error
        for page in self._pages:
            if page.section and not any(file.dest_uri == file_of(page.address) for file in files):
                raise PluginError(f"thiếu trang docs/{page.address}index.md, nơi phần do máy tạo được nối vào")
        self._files = files
        return files

    def _written_paths(self) -> list[str]:
        pages = [file_of(page.address) for page in self._pages if not page.section]
        pages += [f"{page.address}{OTHER_DAYS}" for page in self._pages if page.turns is not None]
        return pages + [file_of(export.path) for export in self._exports]

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the nav for the pages that MkDocs does not know."""
        self._nav = nav
        return nav

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Append the generated part of a section page."""
        ours = next((p for p in self._pages if p.section and p.address == page.url), None)
        if ours is None:
            return html
        head, looks = self._renderer.head(ours), self._renderer.looks(ours)
        page.meta.update(title=ours.title, description=ours.description, head=head, looks=looks)
        return html + self._content(ours)

    def _content(self, page: Page) -> str:
        """Return what stands in the shell; keep what stands there on other days."""
        content = self._renderer.content(page)
        if content.other_days:
            self._other_days.append(Export(f"{page.address}{OTHER_DAYS}", content.other_days))
        return content.html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the theme's templates what they need from here."""
        env.globals["cong_khai"] = {
            "assets": {name: asset.path for name, asset in self._assets.items()},
            "asked_hash": self._renderer.asked_hash(),
            "generated": [self._renderer.canonical(page) for page in self._pages if page.listed and not page.section],
            "serving": self._serving,
            "today": self._today.isoformat(),
            "stale_after": self.config.stale_after,
        }
        self._env = env
        return env

    def _write_pages(self, *, config: MkDocsConfig) -> None:
        root, shells = Path(config.site_dir), dict[tuple[str, int], Shell]()
        for page in self._pages:
            if page.section:
                continue
            key = (page.address.partition("/")[0], page.address.count("/"))
            if key not in shells:
                shells[key] = self._shell(page.address, config)
            html = shells[key].around(page, self._content(page), self._renderer)
            self._write(root, file_of(page.address), html)
        for export in (*self._exports, *self._other_days):
            self._write(root, export.path, export.content)
        self._write_index(root)

    def _write_index(self, root: Path) -> None:
        pages = ((text.indexed.name, self._renderer.indexed(text.indexed)) for text in self._full_text.texts)
        try:
            keys = search_index.index(pages, root / search.INDEX)
        except search_index.IndexingError as error:
            raise PluginError(str(error)) from error
        table = self._full_text.table(keys)
        self._write(root, table.path, table.content)

    @staticmethod
    def _write(root: Path, path: str, content: str) -> None:
        try:
            write(root, path, content)
        except OutputError as error:
            raise PluginError(str(error)) from error

    def _shell(self, address: str, config: MkDocsConfig) -> Shell:
        page = MkDocsPage(slot("title"), File.generated(config, f"{address}index.md", content=""), config)
        page.content = slot("content")
        page.canonical_url = slot("canonical") if config.site_url else None
        page.meta = {name: slot(name) for name in ("title", "description", "address", "head", "looks")}
        context = get_context(self._nav, self._files, config, page)
        return Shell.cut(self._env.get_template("main.html").render(context))

    @event_priority(-100)
    def _put_in_place(self, *, config: MkDocsConfig) -> None:
        if self._serving:
            return
        new, config.site_dir = Path(config.site_dir), str(self._site_dir)
        if _warned():
            shutil.rmtree(new)
            raise PluginError("có cảnh báo và --strict: trang cũ được giữ nguyên")
        try:
            put_in_place(new, self._site_dir)
        except OutputError as error:
            raise PluginError(str(error)) from error

    on_post_build = CombinedEvent(_write_pages, _put_in_place)


def _today() -> date:
    """Return the build's day in Vietnam: that of SOURCE_DATE_EPOCH if set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC7).date()
    try:
        day = datetime.fromtimestamp(int(epoch), UTC7).date()
    except (ValueError, OverflowError, OSError):
        raise PluginError(f"SOURCE_DATE_EPOCH «{epoch}» phải là số giây kể từ 01/01/1970") from None
    if message := out_of_range(day):
        raise PluginError(f"SOURCE_DATE_EPOCH «{epoch}»: {message}")
    return day


def _report(read: repository.Archive) -> None:
    """Log every problem; raise PluginError if one is an error. Only what must stop a build counts in strict mode."""
    for problem in read.problems:
        _log.log(_LOGGED_AS[problem.level], "%s", problem)
    if read.errors:
        raise PluginError(f"{len(read.errors)} lỗi trong các bản ghi; trang không được dựng")


def _warned() -> bool:
    """Whether strict mode has counted anything; MkDocs itself looks only after the site is in place."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)
