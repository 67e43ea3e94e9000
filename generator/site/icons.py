"""Icons by name: their shapes are read from a folder of SVG files when a page or a stylesheet first asks for one.

Icons are named where they are used: states in ``site.css``, topics in ``vocabulary.yaml``, questions in the templates.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from importlib.resources.abc import Traversable
from urllib.parse import quote

from generator.basics.problems import CongKhaiError
from generator.vocabulary.lists import nearest

_IN_STYLESHEET = re.compile(r"\bicon\(([a-z0-9-]+)\)")
_NO_PICTURE = "initial"
"""The value of a custom property that has none, so that ``var()`` takes its fallback (CSS Variables 1, 2.2)."""


class IconError(CongKhaiError):
    """A name that the set does not know; the message is Vietnamese."""


class IconSet:
    """The icons of ``folder``, one path to each file; without a folder, none."""

    def __init__(self, folder: Traversable | None) -> None:
        self._folder = folder
        self._read: dict[str, str] = {}

    def shape(self, name: str) -> str | None:
        """Return the path data of ``name`` (SVG 2, 9.3), None where there are no icons.

        Raises IconError if the set has no such icon, or draws it with more than one path.
        """
        svg = self._svg(name)
        if svg is None:
            return None
        match list(ET.fromstring(svg)):
            case [path] if shape := path.get("d"):
                return shape
        raise IconError(f"biểu tượng «{name}» không chỉ gồm một nét vẽ; hãy chọn biểu tượng khác")

    def fill(self, stylesheet: str) -> str:
        """Return ``stylesheet`` with each ``icon(name)`` as a picture; raise IconError as :meth:`shape` does."""
        return _IN_STYLESHEET.sub(lambda found: self._picture(found[1]), stylesheet)

    def _picture(self, name: str) -> str:
        svg = self._svg(name)
        if svg is None:
            return _NO_PICTURE
        data = quote(svg.strip().replace('"', "'"), safe=" '/:=,")
        return f'url("data:image/svg+xml,{data}")'

    def _svg(self, name: str) -> str | None:
        if self._folder is None:
            return None
        if name not in self._read:
            try:
                self._read[name] = (self._folder / f"{name}.svg").read_text("utf-8")
            except FileNotFoundError:
                raise IconError(self._unknown(self._folder, name)) from None
        return self._read[name]

    @staticmethod
    def _unknown(folder: Traversable, name: str) -> str:
        known = (file.name.removesuffix(".svg") for file in folder.iterdir())
        near = ", ".join(nearest(name, known)) or "không có tên nào gần giống"
        return (
            f"bộ biểu tượng của giao diện không có «{name}» (gần nhất: {near}); tên ấy nằm sau «icon:» của một chủ đề "
            "trong vocabulary.yaml, trong assets/*.css, hoặc trong templates/"
        )
