"""The numbers that Word shows before paragraphs ("Điều 1.", "a)", "-") from a document's list definitions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from generator.documents import markers
from generator.drafting.reading.marks import number

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    """Word's name of the kind of number: decimal, lowerLetter, bullet …"""
    pattern: str
    """What is shown, ``%1`` standing for the number of the first level."""
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document; they must be asked for in order, each once."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if any(part.reltype.endswith("/numbering") for part in document.part.rels.values()):
            self._read(document.part.numbering_part.element)

    def mark(self, paragraph: Element) -> str:
        """Return what Word shows before ``paragraph``, ``""`` if nothing."""
        list_id, depth = self._place(paragraph)
        level = self._levels.get(list_id or "", {}).get(depth)
        if not list_id or not level or level.style == "none":
            return ""
        if level.style == "bullet":
            return level.pattern if re.fullmatch(markers.BULLET, level.pattern) else "-"
        counts = self._count(list_id, depth)
        return re.sub(r"%(\d)", lambda found: self._shown(list_id, counts, int(found[1]) - 1), level.pattern)

    def _count(self, list_id: str, depth: int) -> dict[int, int]:
        """Count one more at ``depth``; lists of one definition count on together, deeper levels begin again."""
        counts = self._counts[self._list_of[list_id]]
        levels = self._levels[list_id]
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for higher in range(depth):
            counts.setdefault(higher, levels[higher].start if higher in levels else 1)
        return counts

    def _shown(self, list_id: str, counts: dict[int, int], depth: int) -> str:
        level = self._levels[list_id].get(depth)
        return number(level.style, counts.get(depth, level.start)) if level else ""

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """Return the list and the level of ``paragraph``: its own, else its style's."""
        source: Element | None = paragraph
        for _ in range(20):  # styles may be based on one another in a circle
            if source is None:
                break
            properties = source.find(qn("w:pPr"))
            found = properties.find(qn("w:numPr")) if properties is not None else None
            if found is not None:
                depth = _value(found, "w:ilvl") or "0"
                return _value(found, "w:numId"), int(depth) if depth.isdigit() else 0
            source = self._styles.get(self._style_above(source, properties))
        return None, 0

    @staticmethod
    def _style_above(source: Element, properties: Element | None) -> str | None:
        if source.tag == qn("w:style"):
            return _value(source, "w:basedOn")
        return _value(properties, "w:pStyle") if properties is not None else None

    def _read(self, definitions: Element) -> None:
        shared = {
            abstract.get(qn("w:abstractNumId")): _levels(abstract)
            for abstract in definitions.findall(qn("w:abstractNum"))
        }
        for one in definitions.findall(qn("w:num")):
            list_id, abstract_id = one.get(qn("w:numId")), _value(one, "w:abstractNumId")
            overrides = one.findall(qn("w:lvlOverride"))
            self._levels[list_id] = dict(shared.get(abstract_id, {}))
            self._list_of[list_id] = f"own {list_id}" if overrides else f"shared {abstract_id}"
            for override in overrides:
                self._override(list_id, override)

    def _override(self, list_id: str, override: Element) -> None:
        levels, depth = self._levels[list_id], int(override.get(qn("w:ilvl")) or 0)
        levels |= _levels(override)
        start = _value(override, "w:startOverride")
        if start and depth in levels:
            levels[depth] = _Level(levels[depth].style, levels[depth].pattern, int(start))


def _levels(parent: Element) -> dict[int, _Level]:
    return {
        int(level.get(qn("w:ilvl")) or 0): _Level(
            style=_value(level, "w:numFmt") or "decimal",
            pattern=_value(level, "w:lvlText") or "",
            start=int(_value(level, "w:start") or 1),
        )
        for level in parent.findall(qn("w:lvl"))
    }


def _value(parent: Element, tag: str) -> str | None:
    child = parent.find(qn(tag))
    return child.get(qn("w:val")) if child is not None else None
