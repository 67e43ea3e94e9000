"""One page: where it stands, and the view that its template makes it of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_WORD = re.compile("[A-Z][a-z]*")


EXCERPT = "tra-loi.json"
"""The file beside a page that holds its excerpt."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of a page home shows on any day, once its script has asked for it; seen from there."""

    path: str
    """Of its file, from the site's root."""
    view: object

    @property
    def template(self) -> str:
        """The name of its template, told as :attr:`Page.template` is."""
        return _template(self.view)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, and the view that its template makes it of."""

    address: str
    title: str
    """Plain text, without the site's name: the ``<title>``; the view's own words make the ``<h1>``."""
    description: str
    """One sentence for search engines, at most about 160 characters."""
    view: object
    section: bool = False
    """True: the result is appended to the Markdown page that MkDocs has at this address."""
    meta: tuple[tuple[str, str], ...] = ()
    """Further ``<meta>`` tags as (name, content): ``citation_*``, ``DC.*``."""
    json_ld: Mapping[str, object] | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    """The same in other forms, as (media type, address): feeds, the record as JSON."""
    assets: tuple[str, ...] = ()
    """Names of the stylesheets and scripts that only such pages need: ``search.css``, ``search.js``."""
    turns: tuple[date, ...] | None = None
    """Days on which something begins or ends here; None: the page shows the build's day only."""
    listed: bool = True
    """False: search engines are told to leave it out, and the sitemap does not name it."""
    excerpts: tuple[Excerpt, ...] = ()

    @property
    def template(self) -> str:
        """The name of its template: that of the view's class, ``CitedIndexView`` → ``cited-index.html``."""
        return _template(self.view)


def _template(view: object) -> str:
    words = _WORD.findall(type(view).__name__.removesuffix("View"))
    return f"{'-'.join(words).lower()}.html"
