"""Pages and data files → files of the new site, each written as soon as it is made, so that none is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.basics.export import Export
from generator.site.output import file_of, write
from generator.site.rendering import OTHER_DAYS, Renderer, Shell
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


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of some pages and files."""

    sizes: dict[str, int] = field(default_factory=dict)
    """The size of each file in bytes, by its path from the site's root, in order."""
    listed: list[str] = field(default_factory=list)
    """The full address of each page that search engines may list, where the site's own is known; without sections."""
    sections: list[Section] = field(default_factory=list)


class Writer:
    """Writes below ``root`` what is made; ``shell``: the shell of the page at an address."""

    def __init__(self, root: Path, renderer: Renderer, shell: Callable[[str], Shell]) -> None:
        self._root = root
        self._renderer = renderer
        self._shell = shell
        self._shells = dict[tuple[str, int], Shell]()

    def write(self, made: Iterable[Page | Export]) -> Written:
        """Write each of ``made``; raise OutputError if it has no place in the site, or the disk does not take it."""
        written = Written()
        for one in made:
            if isinstance(one, Export):
                written.sizes[one.path] = write(self._root, one.path, one.content)
            else:
                self._page(one, written)
        return written

    def _page(self, page: Page, written: Written) -> None:
        content = self._renderer.content(page)
        if content.other_days:
            path = f"{page.address}{OTHER_DAYS}"
            written.sizes[path] = write(self._root, path, content.other_days)
        if page.section:
            written.sections.append(self.section(page, content.html))
            return
        html = self._shell_of(page.address).around(page, content.html, self._renderer)
        written.sizes[file_of(page.address)] = write(self._root, page.address, html)
        if page.listed and (address := self._renderer.canonical(page)):
            written.listed.append(address)

    def section(self, page: Page, html: str) -> Section:
        """Return ``page`` as what is appended to one that MkDocs makes; ``html``: its content."""
        head, looks = self._renderer.head(page), self._renderer.looks(page)
        return Section(page.address, page.title, page.description, head, looks, html)

    def _shell_of(self, address: str) -> Shell:
        key = (address.partition("/")[0], address.count("/"))
        if key not in self._shells:
            self._shells[key] = self._shell(address)
        return self._shells[key]
