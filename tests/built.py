"""The site as readers get it: built once a run by the command, with a base path as GitHub's project pages have it."""

from __future__ import annotations

import functools
import gzip
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urljoin, urlsplit

from archives import ROOT

BASE = "/cong-khai/"
SITE_URL = f"https://example.org{BASE}"
DAY = 1795392000
"""SOURCE_DATE_EPOCH of the test builds, in seconds: 2026-11-23 in Vietnam. Browsers of the tests read on that day."""
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path"}


def build(
    folder: Path,
    directives: Path,
    *,
    docs: Path = ROOT / "docs",
    vocabulary: Path | None = None,
    settings: str = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build ``folder/cong-khai`` from ``directives``, strictly; return what the command said.

    ``vocabulary``: the folder of another than the program's own; ``settings``: further lines of ``mkdocs.yml``.
    """
    configure(folder, directives, docs=docs, vocabulary=vocabulary, settings=settings)
    return subprocess.run(
        command(folder), env=variables(environment or {}), capture_output=True, text=True, check=False
    )


def configure(
    folder: Path,
    directives: Path,
    *,
    docs: Path = ROOT / "docs",
    vocabulary: Path | None = None,
    settings: str = "",
) -> None:
    """Write the ``mkdocs.yml`` of ``folder``; the arguments are those of ``build``."""
    (folder / "mkdocs.yml").write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\nsite_url: {SITE_URL}\ndocs_dir: {docs}\n"
        f"plugins:\n  - cong-khai:\n      directives: {directives}\n"
        + (f"      vocabulary: {vocabulary}\n" if vocabulary else "")
        + settings,
        "utf-8",
    )


def command(folder: Path, into: str = "cong-khai") -> list[str]:
    """Return the command that builds ``folder/into``, strictly, as configured there."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return [*mkdocs, "-f", str(folder / "mkdocs.yml"), "-d", str(folder / into)]


def variables(more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of that command: it builds the site of ``DAY``, unless ``more`` names another."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(DAY), "NO_MKDOCS_2_WARNING": "1", **more}


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of the built ``site`` by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@functools.lru_cache(1_000)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, 6)


class _Pages(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: texts compressed, the site's own page for what is missing. Says nothing."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # a reader may leave before all is sent
            super().handle()

    def log_message(self, *_: object) -> None:
        pass

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return self._answer(200, path) if path.is_file() else super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / BASE.strip("/") / "404.html"
        if code == 404 and page.exists():
            self.copyfile(self._answer(code, page), self.wfile)
        else:
            super().send_error(code, message, explain)

    def _answer(self, code: int, path: Path) -> BinaryIO:
        body, kind = path.read_bytes(), self.guess_type(path)
        self.send_response(code)
        if path.suffix in TEXTS:
            kind += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = _compressed(body)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on 127.0.0.1; give the address of the site in it."""
    handler = functools.partial(_Pages, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()


class Html(HTMLParser):
    """What the tests ask of a page: its elements with their attributes, ids, and the words inside an element."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Mapping[str, str]]] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self._open.append(f"{tag}.{attributes.get('class', '')}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for at in reversed(range(len(self._open))):
            if self._open[at].startswith(f"{tag}."):
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self._open), data))

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def text(self) -> str:
        """Return all words of the page's body."""
        return "".join(
            data for path, data in self.words if not any(step.startswith(("script.", "style.")) for step in path)
        )


def pages_of(site: Path) -> dict[str, Html]:
    """Return every page of the built ``site`` by the path of its file."""
    return {page.relative_to(site).as_posix(): Html(page.read_text("utf-8")) for page in sorted(site.rglob("*.html"))}


def leading_nowhere(site: Path, pages: Mapping[str, Html]) -> list[str]:
    """Return the links of ``pages`` into ``site`` whose page, file or fragment is not there, each with its page."""
    ids = {name: set(page.ids) for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        here = urljoin(SITE_URL, name.removesuffix("index.html"))
        for tag, attributes in page.elements:
            target = attributes.get("href") or attributes.get("src")
            if tag == "base" or not target or not (whole := urljoin(here, target)).startswith(SITE_URL):
                continue
            path, fragment = unquote(urlsplit(whole).path).removeprefix(BASE), unquote(urlsplit(whole).fragment)
            file = f"{path}index.html" if path.endswith("/") or not path else path
            if not (site / file).is_file() or (fragment and fragment not in ids.get(file, set())):
                broken.append(f"{name}: {target}")
    return broken
