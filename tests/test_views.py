"""Views and templates belong together: each has the other, by name, and no field is there for nobody."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import generator
from generator.site import views
from generator.site.views.cited import CitedIndexView
from generator.site.views.map import MapView
from generator.site.views.page import Excerpt, Page

MODULES = [importlib.import_module(f"{views.__name__}.{found.name}") for found in pkgutil.iter_modules(views.__path__)]
CLASSES = {
    name: found
    for module in MODULES
    for name, found in inspect.getmembers(module, is_dataclass)
    if found.__module__ == module.__name__ and found not in (Page, Excerpt)
}
TEMPLATES = {path.name: path.read_text("utf-8") for path in Path(generator.__file__).parent.rglob("templates/*.html")}
INDEXED = "indexed.html"
"""Made of a text of the full-text index, not of a page."""


@pytest.mark.parametrize(
    ("view", "template"),
    [(CitedIndexView("", (), (), ()), "cited-index.html"), (MapView((), None, "", "", None), "map.html")],
)
def test_a_template_is_called_like_its_view(view: object, template: str) -> None:
    assert Page("a/", "Tên", "Lời", view).template == template


def test_each_view_has_its_template_and_each_template_its_view() -> None:
    wanted = {Page("", "", "", object.__new__(CLASSES[name])).template for name in CLASSES if name.endswith("View")}
    assert len(wanted) > 15
    assert wanted == {name for name in TEMPLATES if not name.startswith("_")} - {INDEXED}


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_of_a_view_is_read_by_a_template(name: str) -> None:
    read = set(re.findall(r"""[.\["'](\w+)\b""", "\n".join(TEMPLATES.values())))
    assert [field.name for field in fields(CLASSES[name]) if field.name not in read] == []


@pytest.mark.parametrize("name", [name for name in CLASSES if name.endswith("View")])
def test_a_view_stands_in_the_module_of_its_page(name: str) -> None:
    page = importlib.import_module(CLASSES[name].__module__.replace(".views.", ".pages."))
    assert getattr(page, name) is CLASSES[name]
