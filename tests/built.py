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
    config = folder / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\nsite_url: {SITE_URL}\ndocs_dir: {docs}\n"
        f"plugins:\n  - cong-khai:\n      directives: {directives}\n"
        + (f"      vocabulary: {vocabulary}\n" if vocabulary else "")
        + settings,
        "utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(folder / "cong-khai")]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(DAY), "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


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
                body = gzip.compress(body, 6)
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
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self._open.append((tag, attributes.get("class", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(f"{tag}.{names}" for tag, names in self._open), data))

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def text(self) -> str:
        """Return all words of the page's body."""
        return "".join(
            data for path, data in self.words if not any(step.startswith(("script.", "style.")) for step in path)
        )
