"""The MkDocs plugin: hooks that hand over to plain functions.

The only importer of mkdocs; it and the command line alone read the clock.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from importlib.resources import files as resources
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.basics.collector import uncollected
from generator.basics.periods import UTC7
from generator.basics.problems import CongKhaiError, Level
from generator.basics.processes import cores, share_out
from generator.law import wording
from generator.law.scenario import Grace
from generator.progress import progress
from generator.records import repository
from generator.records.addresses import COVERAGE
from generator.records.cache import IN_PROJECT, RecordCache
from generator.records.field_types import out_of_range
from generator.records.label_lock import check_complete
from generator.records.loading import LOCK_NAME
from generator.site import assembly
from generator.site.faces import Faces
from generator.site.icons import IconSet
from generator.site.keeping import KeptShares
from generator.site.output import alone, check_public, check_unique, file_of, put_in_place, staging
from generator.site.pieces.context import Site, name_of
from generator.site.rendering import Asset, Renderer, Shell, assets, slot
from generator.site.reuse import Done, Maker, Standing, made_by
from generator.site.writing import Section, Writer, Written
from generator.vocabulary.folder import Folder
from generator.vocabulary.lists import load, program_vocabulary, use, vocabulary

_HERE = Path(__file__).parent
_SITE = _HERE / "site"
_THEME = _SITE / "theme"
_OWN_WORDS = _THEME / "words"
"""Taken where the theme has none: ``partials/language.html`` is Material's."""
_AT_THE_ROOT = {"404.html", "khong-co-mang.html", "ban-luu.js", "manifest.webmanifest"}
"""Templates of the theme for what is no page: for missing ones, and for readers without a connection."""
_log = get_plugin_logger(__name__)
_LOGGED_AS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.INFO, Level.NOTE: logging.DEBUG}


class CongKhaiConfig(base.Config):  # type: ignore[no-untyped-call]  # mkdocs leaves it untyped
    """What ``mkdocs.yml`` may set under ``plugins: - cong-khai:``."""

    directives = c.Dir(exists=True, default="directives")
    vocabulary = c.Optional(c.Dir(exists=True))
    """The folder of the vocabulary, where it is not the program's own."""
    grace_public = c.Type(int, default=Grace().public)
    """Days for which a measure without stated end counts as applying after its last proof of life."""
    grace_task = c.Type(int, default=Grace().task)
    """The same for what is laid on agencies only."""
    stale_after = c.Type(int, default=7)
    """Days after the build from which pages warn that newer documents may be missing."""
    joined = c.ListOfItems(c.URL(is_dir=True), default=[])
    """The addresses of the sites that are searched together with this one; its own counts for nothing."""
    publish = c.Type(bool, default=False)
    """Whether the site that is built goes out: then its address must be a real one."""


@contextmanager
def _told() -> Iterator[None]:
    """Let MkDocs print what is wrong in words, without a traceback."""
    try:
        yield
    except CongKhaiError as error:
        raise PluginError(str(error)) from error


class CongKhaiPlugin(BasePlugin[CongKhaiConfig]):  # type: ignore[no-untyped-call]  # the same
    """Records → pages beside those that MkDocs makes from ``docs/``."""

    _serving = False
    _deploying = False
    _warnings: _Warnings
    _site_dir: Path
    _grace: Grace
    _site: Site
    _vocabulary: str | None
    """A checksum of its files, where it is not the program's own."""
    _standing: Standing
    _shares: Path
    """Where it is kept what units give to pages of the whole country."""
    _faces: Faces
    _done: list[Done]
    _sections: dict[str, Section]
    _assets: dict[str, Asset]
    _renderer: Renderer
    _nav: Navigation

    def __init__(self) -> None:
        super().__init__()
        self._alone = ExitStack()
        """Held while the site is made, so that no other build makes it."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are only shown on this machine, or go out at once."""
        self._serving, self._deploying = command == "serve", command == "gh-deploy"

    @event_priority(100)  # what any other plugin warns of is counted
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the records, and build beside the site that stands."""
        if not config.use_directory_urls:
            raise PluginError("cong-khai cần use_directory_urls: true (địa chỉ các trang là cố định)")
        if self._publishing:
            with _told():
                check_public(config.site_url or "")
        self._take_vocabulary(config)
        config.theme.static_templates |= _AT_THE_ROOT
        config.watch += [self.config.directives, *(str(_SITE / name) for name in ("templates", "theme", "assets"))]
        self._site_dir, self._warnings = Path(config.site_dir), _Warnings()
        if not self._serving:  # a server has a folder of its own
            with _told():
                self._alone.enter_context(alone(self._site_dir, _log.info))
            config.site_dir = str(staging(self._site_dir))
            logging.getLogger("mkdocs").addHandler(self._warnings)
        cache = Path(config.config_file_path or ".").parent / ".build" / "cache"
        name = sha256(str(self._site_dir.resolve()).encode()).hexdigest()[:12]
        self._standing = Standing(self._site_dir, cache / f"pages-{name}.json")
        self._shares = cache / f"shares-{name}"
        return config

    def _take_vocabulary(self, config: MkDocsConfig) -> None:
        folder = self.config.vocabulary
        with _told():
            own = Folder.of(Path(folder)) if folder else None
            use(load(own) if own else program_vocabulary())
        self._vocabulary = own.checksum() if own else None
        config.watch += [folder] if folder else []
        config.site_description = config.site_description or vocabulary().site.description

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the records; stop here, before anything is written, if one is wrong."""
        cache = RecordCache(Path(config.config_file_path or ".").parent / IN_PROJECT)
        read = repository.read(Path(self.config.directives), cache, self._processes)
        _report(read)
        if self._publishing:
            published = (directive.loaded for directive in read.corpus.directives.values())
            with _told():
                check_complete(Path(self.config.directives) / LOCK_NAME, published)
        base_url, today, icons = config.site_url or "", _today(), _icon_set()
        self._faces = Faces(read.corpus)
        with _told():
            self._assets = assets(icons)
        self._renderer = Renderer(base_url, self._assets, icons, today)
        self._grace = Grace(self.config.grace_public, self.config.grace_task)
        kept = KeptShares(self._shares, self._faces, made_by(self._vocabulary, base_url, today, self._grace))
        self._site = assembly.site_of(read.corpus, today, base_url, self._grace, config.repo_url or "", kept)
        with uncollected():
            self._prepare(kept)

    def _prepare(self, kept: KeptShares) -> None:
        """Let units that are not what they were give anew what pages of the whole country ask of them."""
        units, names = self._site.directives_of, list(map(name_of, assembly.SHARES))
        kept.keep_only(units, names)
        changed = [unit for unit in units if kept.lacks(unit, names)]
        self._site.work_out(changed)
        share_out(assembly.shares(self._site, changed), self._processes)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the theme's own stylesheets and scripts out, and put ours in."""
        for file in list(files):
            if file.src_dir not in (config.docs_dir, None):
                files.remove(file)
        for asset in self._assets.values():
            files.append(File.generated(config, asset.path, content=asset.content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the nav for the pages that MkDocs does not know."""
        self._nav = nav
        return nav

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """See that stylesheets named by a written page exist."""
        for name in page.meta.get("styles", ()):
            if name not in self._assets:
                known = ", ".join(sorted(each for each in self._assets if each.endswith(".css")))
                raise PluginError(f"docs/{page.file.src_uri}: styles nêu «{name}», nhưng chỉ có {known}")
        return html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Let our templates stand before the theme's, and write every page that MkDocs does not know."""
        loaders = (jinja2.FileSystemLoader(_THEME), env.loader, jinja2.FileSystemLoader(_OWN_WORDS))
        env.loader = jinja2.ChoiceLoader([loader for loader in loaders if loader])
        given: dict[str, object] = {
            "assets": {name: asset.path for name, asset in self._assets.items()},
            "asked_hash": self._renderer.asked_hash(),
            "serving": self._serving,
            "today": self._site.today.isoformat(),
            "today_written": wording.day(self._site.today),
            "stale_after": self.config.stale_after,
            "coverage": COVERAGE if vocabulary().site.coverage else None,
            "joined": [site for site in self.config.joined if site != config.site_url],
        }
        env.globals["cong_khai"] = given
        with _told():
            written = self._write(Path(config.site_dir), partial(self._shell, env, config))
            own = (path for one in written for path in one.files)
            check_unique([*(file.dest_uri for file in files), *own, *config.theme.static_templates])
        given["generated"] = sorted(address for one in written for address in one.listed)
        self._sections = {section.address: section for one in written for section in one.sections}
        for address in self._sections:
            if not any(file.dest_uri == file_of(address) for file in files):
                raise PluginError(f"thiếu trang docs/{address}index.md, nơi phần do máy tạo được nối vào")
        return env

    def _write(self, root: Path, shell: Callable[[str], Shell]) -> list[Written]:
        """Write everything but what MkDocs itself does, in as many processes as this machine has cores."""
        writer = Writer(root, self._renderer, shell)
        site = self._site
        given = (self._vocabulary, site.base_url, site.today, self._grace, site.divided, site.stretches)
        by = made_by(shell("").pieces, *given)
        maker = Maker(root, writer, self._standing, self._faces, by)
        self._done = self._share_out("Dựng trang", maker, assembly.jobs(site, self._grace))
        written = [one.written for one in self._done]
        sizes = {path: made.size for one in written for path, made in one.files.items()}
        shares = [share for one in written for share in one.shares]
        last = self._share_out("Lập chỉ mục tìm kiếm", maker, assembly.last_jobs(site, sizes, shares))
        return [*written, *(one.written for one in last)]

    def _share_out(self, what: str, maker: Maker, jobs: Sequence[assembly.Job]) -> list[Done]:
        with progress(what, len(jobs), _log.info) as told:
            return share_out([partial(maker.do, job) for job in jobs], self._processes, told)

    @property
    def _publishing(self) -> bool:
        return self.config.publish or self._deploying

    @property
    def _processes(self) -> int:
        # A server has threads, which do not live on in a copy.
        return 1 if self._serving else cores()

    def on_page_context(
        self, context: Mapping[str, object], *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Append the generated part of a section page."""
        if ours := self._sections.get(page.url):
            told = {"title": ours.title, "description": ours.description, "head": ours.head, "looks": ours.looks}
            page.meta.update(told)
            page.content = (page.content or "") + ours.html

    def _shell(self, env: jinja2.Environment, config: MkDocsConfig, address: str) -> Shell:
        page = MkDocsPage(slot("title"), File.generated(config, f"{address}index.md", content=""), config)
        page.content = slot("content")
        page.canonical_url = slot("canonical") if config.site_url else None
        page.meta = {name: slot(name) for name in ("title", "description", "address", "head", "looks")}
        # Of the variables that MkDocs promises to templates («Developing themes»), those that ours use.
        base_url = "/".join([".."] * address.count("/")) or "."
        return Shell.cut(
            env.get_template("main.html").render(config=config, nav=self._nav, page=page, base_url=base_url)
        )

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the old one."""
        if self._serving:
            return
        new, config.site_dir = Path(config.site_dir), str(self._site_dir)
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if config.strict and self._warnings.any:
            shutil.rmtree(new)
            raise PluginError("có cảnh báo và --strict: trang cũ được giữ nguyên")
        with _told():
            put_in_place(new, self._site_dir)
        self._standing.remember(self._done)
        if not self._deploying:  # what is sent is read after this
            self._alone.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Let another build make the site."""
        self._alone.close()


def _today() -> date:
    """Return the build's day in Vietnam: that of SOURCE_DATE_EPOCH if set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC7).date()
    try:
        if (seconds := int(epoch)) < 0:
            raise ValueError(epoch)
        day = datetime.fromtimestamp(seconds, UTC7).date()
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


class _Warnings(logging.Handler):
    """Sees what strict mode counts: MkDocs itself looks only after the site is in place."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.any = False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember that there was one."""
        self.any = True


def _icon_set() -> IconSet:
    """Return Material's set of icons (Material Design Icons), read from the package, whichever theme the site has."""
    try:
        folder = resources("material") / "templates" / ".icons" / "material"
    except ModuleNotFoundError:
        folder = None
    if folder and folder.is_dir():
        return IconSet(folder)
    _log.info("không thấy bộ biểu tượng của mkdocs-material: trang được dựng không có biểu tượng, lời văn vẫn đủ")
    return IconSet(None)
