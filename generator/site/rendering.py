"""Views → HTML: our Jinja environment, the shell that every page shares, and the files that go with it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import attrgetter
from typing import Any

import jinja2
from markupsafe import Markup, escape

from generator.basics.periods import FIRST_DAY, LAST_DAY, written
from generator.basics.timeseries import Dated
from generator.site import scripts
from generator.site.icons import IconSet
from generator.site.other_days import OtherDays
from generator.site.pieces.context import KEPT_LINES
from generator.site.qr import code
from generator.site.views.page import Excerpt, Page
from generator.site.views.parts import Badge, Boxed, MeasureLine
from generator.vocabulary.lists import vocabulary

OTHER_DAYS = "trang-thai.json"
"""The file beside a page that holds what it shows on other days, where that is much."""
_INLINE, _ROOM = 48_000, 230_000
"""So many letters of it stand in the page itself, if that does not become longer than so many: then another day waits
for nothing."""
_PLACE = "ngay-khac"
"""The id of the element that holds it there."""
_STATES = "data-states"
_TO_COME = f'{_STATES}=""'
"""Stands for where what is finished after its page is found. No record can say this: its quotes are escaped."""
_ROOT = "\0"
"""Stands for the way to the root of the site in what several pages share. No record has it: YAML knows no NUL."""
_HOME = ""
"""The address of the page that shows excerpts of others."""
_SLOT = re.compile(r"\[\[slot:(\w+)\]\]")


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in the shell: the HTML of the build's day, and the file of all other days, if they differ."""

    html: str
    other_days: str | None


class Renderer:
    """Makes HTML out of pages.

    ``base_url`` is the address of the site (ending in ``/``), or empty if unknown; ``today`` the day that pages show.
    Its methods raise IconError where a template or a view names an icon that ``icons`` does not know.
    """

    def __init__(self, base_url: str, assets: Mapping[str, Asset], icons: IconSet, today: date) -> None:
        self._base_url = base_url
        self._assets = assets
        self._today = today
        self._env = jinja2.Environment(
            loader=jinja2.PackageLoader("generator.site"),
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._env.filters |= {"at": self._at, "now": lambda value: value.on(today), "day": written}
        self._env.filters["each"] = lambda value, name: value.map(attrgetter(name))
        self._env.tests |= {"true_now": lambda value: value.on(today)}
        self._env.tests["drawn"] = lambda name: bool(name and icons.shape(name))
        self._env.globals |= {"dated": self._dated, "standing": self._standing, "look": self._look}
        self._env.globals |= {"line": self._line, "badge_of": self._badge, "number": str, "words": escape}
        self._asked = scripts.asked(_sources())
        self._env.globals |= {"asked_script": Markup(self._asked), "days_so_far": self._days_so_far}
        self._env.globals |= {"shape_of": icons.shape, "assets": assets, "states": Markup(_TO_COME)}
        self._env.globals |= {"today": today, "first_day": FIRST_DAY, "last_day": LAST_DAY}
        self._env.globals |= {"qr": code, "still": self._still}
        self._lines, self._badges = dict[str, Markup](), dict[Badge, Markup]()
        self._here: str | None = None
        self._moving: OtherDays | None = None
        self._told = dict[tuple[Callable[[Any], str], Any], str]()
        self._pieces = dict[tuple[Callable[[Any], str], str, int], tuple[Dated[Any], Markup]]()
        """By the number of the object: what it belongs to is held, so that no other gets it."""
        self._env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    def canonical(self, page: Page) -> str | None:
        """Return the full address of ``page``, None where the site's own is unknown."""
        return f"{self._base_url}{page.address}" if self._base_url else None

    def content(self, page: Page) -> Content:
        """Return what stands in the shell, and what stands there on other days."""
        if page.turns is None:
            return Content(self._render(page.template, page), None)
        moving = OtherDays()
        html = self._render(page.template, page, moving)
        data = moving.data(page.turns)
        if moving.letters + len(data.text) > _INLINE or len(html) + len(data.text) > _ROOM:
            return Content(html.replace(_TO_COME, f'{_STATES}="{OTHER_DAYS}?{data.version}"', 1), data.text)
        return Content(html.replace(_TO_COME, f'{_STATES}="#{_PLACE}"', 1) + self._days(data.text, _PLACE), None)

    def excerpt(self, excerpt: Excerpt) -> str:
        """Return an excerpt as JSON: ``html`` is that of the build's day, ``days`` the others (see ``other_days``)."""
        moving = OtherDays()
        html = self._render_at(_HOME, excerpt.template, moving, view=excerpt.view)
        return f'{{"html": {json.dumps(html, ensure_ascii=False)},\n"days": {moving.data(()).text}}}\n'

    def head(self, page: Page) -> str:
        """Return what ``page`` adds to ``<head>``."""
        return self._render("_head.html", page)

    def asked_hash(self) -> str:
        """Return by which checksum the policy of a page names its one inline script (CSP 3, hash-source)."""
        return f"sha256-{b64encode(sha256(self._asked.encode()).digest()).decode()}"

    def looks(self, page: Page) -> str:
        """Return the stylesheets that ``page`` has for itself; they follow the common one."""
        return self._render("_looks.html", page)

    def _days(self, data: str, id_: str | None = None) -> str:
        return self._env.get_template("_other_days.html").render(id=id_, data=Markup(_in_script(data)))

    def _days_so_far(self) -> Markup:
        """Return what that of a page which stands before this shows on other days, as far as nothing returned it.

        Nothing where it is too much: then it waits for the rest.
        """
        portion = self._moving.portion(_INLINE) if self._moving else None
        return Markup(self._days(portion)) if portion else Markup()

    def _line(self, line: MeasureLine) -> Markup:
        """Return what of a measure's line is the same on every page and day."""
        address = line.source.address
        if address not in self._lines:
            if len(self._lines) == KEPT_LINES:
                self._lines.clear()
            self._lines[address] = self._shared("_line.html", line=line)
        return self._lines[address]

    def _badge(self, badge: Badge) -> Markup:
        if badge not in self._badges:
            self._badges[badge] = self._shared("_badge.html", badge=badge)
        return self._badges[badge]

    def _render(self, template: str, page: Page, moving: OtherDays | None = None) -> str:
        return self._render_at(
            page.address, template, moving, page=page, view=page.view, canonical=self.canonical(page)
        )

    def _render_at(self, here: str, template: str, moving: OtherDays | None, **given: object) -> str:
        self._here, self._moving = here, moving
        self._told.clear()
        self._pieces.clear()
        html = self._env.get_template(template).render(here=here, **given)
        return html.replace(_ROOT, _to_root(here))

    def _shared(self, template: str, **given: object) -> Markup:
        """Return what several pages show."""
        here, self._here = self._here, None
        html = Markup(self._env.get_template(template).render(given))
        self._here = here
        return html

    def _dated(self, value: Dated[Any], show: Callable[[Any], str], tag: str = "span") -> Markup:
        """Return ``show`` of ``value`` on the build's day, in an element in which other days' can be put."""
        if self._moving is None or not value.changes:
            return Markup(self._shown(show, value.on(self._today)))
        key = show, tag, id(value)
        if key not in self._pieces:
            told = value.map(partial(self._shown, show))
            html = f'<{tag} data-at="{self._moving.place(told)}">{told.on(self._today)}</{tag}>'
            self._pieces[key] = value, Markup(html)
        return self._pieces[key][1]

    def _still(self, show: Callable[..., str], *values: object) -> Markup:
        """Return ``show`` of ``values`` on the build's day alone: their other days come by an excerpt."""
        moving, self._moving = self._moving, None
        html = Markup(show(*values))
        self._moving = moving
        return html

    def _shown(self, show: Callable[[Any], str], value: Any) -> str:  # noqa: ANN401  (whatever the page shows)
        """Return ``show`` of ``value``, which a page often shows again: measures of a document have much in common."""
        key = show, value
        if key not in self._told:
            self._told[key] = str(show(value))
        return self._told[key]

    def _look(self, classes: Dated[str]) -> Markup:
        """Return the attributes by which an element has the look of the build's day, and the browser finds others'."""
        found = f' data-look="{self._moving.place(classes)}"' if self._moving and classes.changes else ""
        return Markup(f' class="{classes.on(self._today)}"{found}')

    def _standing(self, place: Dated[bool] | Boxed) -> Markup:
        """Return the attributes by which the browser finds if something is shown, or in which box, on other days."""
        where: Dated[bool] | Dated[str | None] = place.box if isinstance(place, Boxed) else place
        order = f' data-n="{place.order}"' if isinstance(place, Boxed) else ""
        found = f' data-in="{self._moving.standing(where)}"{order}' if self._moving and where.changes else ""
        return Markup(f"{found}{'' if where.on(self._today) else ' hidden'}")

    @jinja2.pass_context  # or else Jinja asks it once for all pages where an address is written in a template
    def _at(self, _: object, address: str) -> str:
        """Return ``address`` (from the site's root) as seen from the page, so that links survive any base path."""
        if address.startswith(("https://", "http://")):
            return address
        if self._here is None:
            return f"{_ROOT}{address}"
        path, sign, fragment = address.partition("#")
        if sign and path == self._here:
            return f"#{fragment}"
        return (_to_root(self._here) + address) or "./"


def _to_root(here: str) -> str:
    return "../" * here.count("/")


def _in_script(data: str) -> str:
    """Return JSON such that nothing in it can end the element that holds it, or open another (HTML 4.12.1.3)."""
    return data.replace("</", "<\\/").replace("<!--", "\\u003c!--")


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

    def around(self, page: Page, content: str, renderer: Renderer) -> str:
        """Return the whole of ``page``."""
        canonical = renderer.canonical(page)
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": escape(canonical or ""),
            "address": escape(canonical or page.address),
            "head": renderer.head(page),
            "looks": renderer.looks(page),
            "content": content,
        }
        return "".join(values[piece] if i % 2 else piece for i, piece in enumerate(self.pieces))


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site's look."""

    path: str
    content: str


def _regime_colours() -> str:
    """Return a rule for each regime, which is a class by its key: the colours of answers, the map and timelines."""
    regimes = vocabulary().regimes.values()
    rules = (f".{one.key} {{ --fill: {one.fill}; --on: {one.ink}{_icon(one.icon)} }}" for one in regimes)
    return "\n/* Regimes, as the vocabulary colours them. */\n" + "".join(f"{rule}\n" for rule in rules)


def _icon(name: str | None) -> str:
    return f"; --icon: icon({name})" if name else ""


def assets(icons: IconSet) -> dict[str, Asset]:
    """Return stylesheets, scripts and the site's own icon, by their path in the folder of assets.

    They keep their places in one folder named by a checksum of them all: no cache keeps an old one alive, and scripts
    import each other by plain paths. Stylesheets get their pictures from ``icons``: raises IconError if one names an
    icon that the set does not have.
    """
    contents = {name: text for name, text in _read(files("generator.site") / "assets") if not name.endswith(".js")}
    contents |= scripts.sent(_sources())
    contents["frame/site.css"] += _regime_colours()
    contents |= {name: icons.fill(text) for name, text in contents.items() if name.endswith(".css")}
    checksum = sha256("".join(f"{name}\0{content}\0" for name, content in contents.items()).encode()).hexdigest()
    return {name: Asset(f"assets/{checksum[:8]}/{name}", content) for name, content in contents.items()}


def _sources() -> dict[str, str]:
    """Return all scripts as they are written, by path."""
    return {name: text for name, text in _read(files("generator.site") / "assets") if name.endswith(".js")}


def _read(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _read(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry.read_text("utf-8")
