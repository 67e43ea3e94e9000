"""What every page of a built site costs its reader, told from its files: no browser opens tens of thousands of them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from built import BASE, SITE_URL

LIMITS = {"html": 300_000, "compressed": 80_000, "requests": 10, "another_day": 60_000}
"""What a page may weigh, by the name of what is measured; see ``Weight``."""
_TAG = re.compile(r"<(?:link|script|form)\b[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_IMPORT = re.compile(r"""^\s*(?:import|export)\b\s*(?:[^"'();=]*\bfrom\s*)?["'](\.[^"']+)["']""", re.MULTILINE)
"""A module that another cannot start without; what it asks for later, ``import(…)``, is no part of a first answer."""
_LOADED = {"stylesheet", "preload", "modulepreload"}


@dataclass(frozen=True)
class Weight:
    """A page, and what it costs."""

    page: str
    """The path of its file in the site."""
    html: int
    """Its own bytes."""
    compressed: int
    """Bytes on the way for its first answer: its own, and those of every stylesheet, script and module for it."""
    requests: int
    """The files that these are."""
    another_day: int
    """Bytes on the way, once more, for the answer of another day."""

    def over(self) -> Iterator[tuple[str, int]]:
        """Yield what is beyond its limit, with its measure."""
        for name, limit in LIMITS.items():
            if (measured := getattr(self, name)) > limit:
                yield name, measured


@dataclass
class Scales:
    """Weighs the pages of a site; what several of them load is weighed once."""

    site: Path
    _sizes: dict[str, int] = field(default_factory=dict)
    _modules: dict[str, frozenset[str]] = field(default_factory=dict)

    def all(self) -> Iterator[Weight]:
        """Yield every page, by path."""
        for path in sorted(self.site.rglob("*.html")):
            yield self._weigh(path.relative_to(self.site).as_posix(), path.read_text("utf-8"))

    def _weigh(self, page: str, html: str) -> Weight:
        tags = [dict(_ATTRIBUTE.findall(tag)) for tag in _TAG.findall(html)]
        sheets = {_at(page, tag["href"]) for tag in tags if _LOADED & {*tag.get("rel", "").split()}}
        scripts = {_at(page, tag["src"]) for tag in tags if "src" in tag}
        needed = sheets.union(scripts, *map(self._imported, scripts))
        days = {_at(page, tag["data-states"]) for tag in tags if "data-states" in tag}
        body = html.encode()
        return Weight(
            page,
            len(body),
            _on_the_way(body) + sum(map(self._size, needed)),
            1 + len(needed),
            sum(map(self._size, days)),
        )

    def _size(self, file: str) -> int:
        if file not in self._sizes:
            self._sizes[file] = _on_the_way((self.site / file).read_bytes())
        return self._sizes[file]

    def _imported(self, module: str) -> frozenset[str]:
        """Return the modules without which ``module`` does not start."""
        if module not in self._modules:
            self._modules[module] = frozenset()  # for one that leads back to itself
            direct = {_at(module, found) for found in _IMPORT.findall((self.site / module).read_text("utf-8"))}
            self._modules[module] = frozenset(direct.union(*map(self._imported, direct)))
        return self._modules[module]


@cache
def _at(base: str, link: str) -> str:
    """Return the path in the site to which ``link`` leads from the file ``base``."""
    return urlsplit(urljoin(SITE_URL + base, link)).path.removeprefix(BASE)


def _on_the_way(body: bytes) -> int:
    return len(gzip.compress(body, 6))
