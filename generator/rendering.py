"""Views → HTML: our Jinja environment, the shell that every page shares, and the files that go with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

import jinja2
from jinja2.runtime import Context
from markupsafe import escape

from generator.pages.views import Page

_SLOT = re.compile(r"\[\[slot:(\w+)\]\]")


class Renderer:
    """Makes HTML out of pages. ``base_url`` is the address of the site (ending in ``/``), or empty if unknown."""

    def __init__(self, base_url: str, assets: Mapping[str, Asset]) -> None:
        self._base_url = base_url
        self._assets = assets
        self._env = jinja2.Environment(
            loader=jinja2.PackageLoader("generator"),
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._env.filters["at"] = _at
        self._env.filters["stroked"] = _stroked
        self._env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    def canonical(self, page: Page) -> str | None:
        """Return the full address of ``page``, None where the site's own is unknown."""
        return f"{self._base_url}{page.address}" if self._base_url else None

    def content(self, page: Page) -> str:
        """Return what stands in the shell."""
        return self._render(page.template, page)

    def head(self, page: Page) -> str:
        """Return what ``page`` adds to ``<head>``."""
        return self._render("_head.html", page)

    def indexed(self, entry: object) -> str:
        """Return the page that the full-text index reads of ``entry``."""
        return self._env.get_template("indexed.html").render(entry=entry)

    def _render(self, template: str, page: Page) -> str:
        return self._env.get_template(template).render(
            page=page, view=page.view, here=page.address, canonical=self.canonical(page), assets=self._assets
        )


@jinja2.pass_context
def _at(context: Context, address: str) -> str:
    """Return ``address`` (from the site's root) as seen from the page, so that links survive any base path."""
    if address.startswith(("https://", "http://")):
        return address
    here: str = context["here"]
    path, sign, fragment = address.partition("#")
    if sign and path == here:
        return f"#{fragment}"
    return ("../" * here.count("/") + address) or "./"


def _stroked(words: str) -> str:
    """Return ``words`` with ``đ`` as a letter and a mark: Unicode does not take it apart, and marks are what folds."""
    return words.replace("đ", "d\u0335").replace("Đ", "D\u0335")


def slot(name: str) -> str:
    """Return the mark that :class:`Shell` replaces by the value of ``name``."""
    return f"[[slot:{name}]]"


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme, cut at its slots: what stands between them, and the slots' names, in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a page that was rendered with slots for its values."""
        return cls(tuple(_SLOT.split(html)))

    def around(self, page: Page, renderer: Renderer) -> str:
        """Return the whole of ``page``."""
        canonical = renderer.canonical(page)
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": escape(canonical or ""),
            "address": escape(canonical or page.address),
            "head": renderer.head(page),
            "content": renderer.content(page),
        }
        return "".join(values[piece] if i % 2 else piece for i, piece in enumerate(self.pieces))


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site's look."""

    path: str
    content: str


def assets() -> dict[str, Asset]:
    """Return stylesheets, scripts and icon, by name.

    They stand in one folder named by a checksum of them all: no cache keeps an old one alive, and scripts import each
    other by plain names.
    """
    contents = {e.name: e.read_text("utf-8") for e in sorted((files("generator") / "assets").iterdir(), key=str)}
    checksum = sha256("".join(f"{name}\0{content}\0" for name, content in contents.items()).encode()).hexdigest()
    return {name: Asset(f"assets/{checksum[:8]}/{name}", content) for name, content in contents.items()}
