"""Pages and data files → files of the new site, each written as soon as it is made, so that none is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.basics.export import Export
from generator.site.output import file_of, write
from generator.site.rendering import OTHER_DAYS, Renderer, Shell
from generator.site.search_index import Share
from generator.site.views.page import Page


@dataclass(frozen=True, slots=True)
class Section:
    """What is appended to a page that MkDocs makes."""

    address: str
    title: str
    description: str
    head: str
    looks: str
    html: str


class Made(NamedTuple):
    """What is remembered of a file."""

    size: int
    """In bytes."""
    digest: str

    @classmethod
    def of(cls, content: bytes) -> Made:
        """Return what is remembered of ``content``."""
        return cls(len(content), blake2b(content, digest_size=16).hexdigest())


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of some pages and files."""

    files: dict[str, Made] = field(default_factory=dict)
    """Each file by its path from the site's root, in order."""
    listed: list[str] = field(default_factory=list)
    """The full address of each page that search engines may list, where the site's own is known; without sections."""
    sections: list[Section] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    """What is kept to be joined into the index of search."""


class Writer:
    """Writes below ``root`` what is made; ``shell``: the shell of the page at an address."""

    def __init__(self, root: Path, renderer: Renderer, shell: Callable[[str], Shell]) -> None:
        self._root = root
        self._renderer = renderer
        self._shell = shell
        self._shells = dict[tuple[str, int], Shell]()

    def write(self, made: Iterable[Page | Export | Share]) -> Written:
        """Write each of ``made``; raise OutputError if it has no place in the site, or the disk does not take it."""
        written = Written()
        for one in made:
            if isinstance(one, Export):
                self._file(one.path, one.content, written)
            elif isinstance(one, Share):
                written.shares.append(one)
            else:
                self._page(one, written)
        return written

    def _page(self, page: Page, written: Written) -> None:
        content = self._renderer.content(page)
        if content.other_days:
            self._file(f"{page.address}{OTHER_DAYS}", content.other_days, written)
        for excerpt in page.excerpts:
            self._file(excerpt.path, self._renderer.excerpt(excerpt), written)
        if page.section:
            written.sections.append(self.section(page, content.html))
            return
        html = self._shell_of(page.address).around(page, content.html, self._renderer)
        self._file(file_of(page.address), html, written)
        if page.listed and (address := self._renderer.canonical(page)):
            written.listed.append(address)

    def _file(self, path: str, content: str, written: Written) -> None:
        data = content.encode()
        write(self._root, path, data)
        written.files[path] = Made.of(data)

    def section(self, page: Page, html: str) -> Section:
        """Return ``page`` as what is appended to one that MkDocs makes; ``html``: its content."""
        head, looks = self._renderer.head(page), self._renderer.looks(page)
        return Section(page.address, page.title, page.description, head, looks, html)

    def _shell_of(self, address: str) -> Shell:
        key = (address.partition("/")[0], address.count("/"))
        if key not in self._shells:
            self._shells[key] = self._shell(address)
        return self._shells[key]
